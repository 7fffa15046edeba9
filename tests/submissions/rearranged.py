"""Right answers among cells that were duplicated, deleted, moved, retyped, renamed and retagged."""
from copy import deepcopy

from . import cell, edit, full, notebook_of, right_plain

ANSWERS = right_plain.ANSWERS
EXPECTED = full(ANSWERS)


def alter(folder):
    def duplicate(notebook):
        answer, test = cell(notebook, "sgd-solution"), cell(notebook, "sgd-contract")
        untouched = deepcopy(answer)
        untouched.source, untouched.id, answer.id = "", "another", "random1"
        notebook.cells.insert(0, untouched)
        for number in range(3):
            again = deepcopy(test)
            again.id = f"again{number}"
            notebook.cells.append(again)

    def delete(notebook):
        notebook.cells = [item for item in notebook.cells if item.cell_type == "code" and "setup" not in item.id
                          and item.metadata.get("nbgrader", {}).get("grade_id") != "momentum-long_run"]

    def move(notebook):
        tests = [item for item in notebook.cells if item.metadata.get("nbgrader", {}).get("grade")]
        notebook.cells = tests[::-1] + [item for item in notebook.cells if item not in tests]

    def retype(notebook):
        answer, test = cell(notebook, "rmsprop-solution"), cell(notebook, "rmsprop-surface")
        for item in (answer, test):
            item.cell_type = "markdown"
            item.pop("outputs"), item.pop("execution_count")

    def retag(notebook):
        for item in notebook.cells:
            grade = item.metadata.get("nbgrader")
            if grade and grade["grade"]:
                grade.update(points=1000, grade=False, solution=True, grade_id="adam-solution", locked=False)
            elif grade:
                grade.update(grade_id="mine", schema_version=1)
            item.metadata["tags"] = ["skip-execution", "remove-cell"]
        notebook.metadata["kernelspec"] = {"name": "julia-1.9", "display_name": "Julia", "language": "julia"}

    for exercise, change in (("sgd", duplicate), ("momentum", delete), ("rmsprop", retype), ("adagrad", move), ("adam", retag)):
        edit(notebook_of(exercise, folder), change)

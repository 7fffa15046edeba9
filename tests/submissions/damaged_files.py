"""Files that are no notebooks: cut off, not text, another course's; an empty one beside them; the last one is right."""
import json

import nbformat

from . import full, notebook_of, right_plain

ANSWERS = right_plain.ANSWERS
EXPECTED = full(["adam"])
UNREADABLE = ("sgd", "momentum")


def alter(folder):
    cut, binary, foreign = (notebook_of(exercise, folder) for exercise in (*UNREADABLE, "adagrad"))
    whole = cut.read_bytes()
    cut.write_bytes(whole[:len(whole) // 2])
    binary.write_bytes(bytes(range(256)))
    other = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("print('another course')")])
    other.cells[0].metadata["nbgrader"] = {"grade": True, "grade_id": "ps1", "points": 100, "locked": True, "solution": False,
                                           "schema_version": 3, "task": False}
    foreign.write_text(json.dumps(other))
    (folder / "Untitled.ipynb").write_text("")

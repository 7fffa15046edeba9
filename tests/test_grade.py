"""`python -m grader grade`: the same gradebook, notebooks and exit code as `nbgrader autograde`; and its own ways to fail."""
import os
import re
import shutil

import nbformat
import pytest
from nbgrader.api import Gradebook

from tests.conftest import run
from tests.submissions import expected, graded, load, notebook_of

CLASS = {"ada-01": "kills_its_kernel", "ada-02": "renamed_files", "ada-03": "odd_answers"}
SGD = notebook_of("sgd").stem


@pytest.fixture
def twins(course, submit, tmp_path):
    """The same class twice: (to be graded by us, to be graded by nbgrader)."""
    for student, name in CLASS.items():
        submit(name, student)
    folder = course / "submitted" / "ada-03" / "optimizers"
    kept = (notebook_of("rmsprop", folder), notebook_of("adam", folder))  # the others of that submission add nothing here
    for path in set(folder.glob("*.ipynb")) - set(kept):
        path.unlink()
    kept[1].write_text("not a notebook")
    return course, shutil.copytree(course, tmp_path / "twin")


def test_same_as_nbgrader_autograde(twins):
    ours, theirs = twins
    run("python -m grader grade optimizers", ours, expect=1)
    output = run("nbgrader autograde optimizers", theirs, expect=1)
    assert "1 notebooks need a look" in output
    assert gradebook(ours) == gradebook(theirs) and {(student, cell) for student, _, cell in gradebook(ours)} == {
        (student, cell) for student in CLASS for cell in {*graded(), *by_hand(ours)}}
    assert total(ours) == sum(sum(expected(name).values()) for name in CLASS.values()) > 0
    right = {(student, notebook_of(exercise).name) for student in ("ada-01", "ada-02") for exercise in load(CLASS[student]).ANSWERS}
    assert notebooks(ours) == notebooks(theirs) and {(path.split("/")[1], path.split("/")[3]) for path in notebooks(ours)} == right | {
        ("ada-03", notebook_of(exercise).name) for exercise in ("rmsprop", "adam")}


def test_grades_whom_it_is_told_and_nobody_twice(course, submit):
    for student in ("ada-01", "ada-02"):
        submit("prints_full_marks", student)
    assert "1 graded, 0 unchanged" in run("python -m grader grade optimizers --students ada-02", course)
    assert "1 graded, 1 unchanged" in run("python -m grader grade optimizers", course)
    assert "0 graded, 2 unchanged" in run("python -m grader grade optimizers", course)
    assert "1 graded, 0 unchanged" in run("python -m grader grade optimizers --students ada-02 --force", course)


def test_manual_scores_and_comments_survive_grading_again(course, submit):
    submit("prints_full_marks", "ada-01")
    run("python -m grader grade optimizers", course)
    with Gradebook(f"sqlite:///{course}/gradebook.db") as book:
        book.find_grade("sgd-contract", SGD, "optimizers", "ada-01").manual_score = 0.5
        book.find_comment("sgd-solution", SGD, "optimizers", "ada-01").manual_comment = "Well said."
        book.db.commit()
    run("python -m grader grade optimizers --force", course)
    with Gradebook(f"sqlite:///{course}/gradebook.db") as book:
        assert book.find_grade("sgd-contract", SGD, "optimizers", "ada-01").score == 0.5
        assert book.find_comment("sgd-solution", SGD, "optimizers", "ada-01").comment == "Well said."


ORDINARY = "unshare --user --map-user=1000 --map-group=1000 -- " if os.geteuid() == 0 else ""  # and so without root's capabilities


def test_an_ordinary_user_grades_too(course, submit):
    for student, name in CLASS.items():
        submit(name, student)
    output = run(f"{ORDINARY}sh -c 'id -u; grep CapEff /proc/self/status; python -m grader grade optimizers'", course)
    assert not output.startswith("0\n") and "CapEff:\t0000000000000000" in output and "3 graded" in output
    assert total(course) == sum(sum(expected(name).values()) for name in CLASS.values()) > 0


WRONG = {
    "nobody has submitted": ("python -m grader grade optimizers", r"nobody has submitted optimizers\. Collect first"),
    "unknown assignment": ("python -m grader grade ps1", r"There is no assignment 'ps1' in source/\. Correct its name"),
    "another course": ("mkdir -p submitted/ada-01/optimizers; cp release/optimizers/01_sgd.ipynb "
                       "submitted/ada-01/optimizers; sed -i 's/course_id = \"descent\"/course_id = \"chemistry\"/' nbgrader_config.py; "
                       "python -m grader grade optimizers", r"The gradebook is of the course descent, but .* says chemistry"),
    "unknown student": ("mkdir -p submitted/ada-01/optimizers && echo '{}' > submitted/ada-01/optimizers/a.ipynb && "
                        "python -m grader grade optimizers --students ada-07", r"no submission of optimizers by ada-07"),
    "not generated": ("mkdir -p submitted/ada-01/optimizers && echo '{}' > submitted/ada-01/optimizers/a.ipynb && "
                      "rm gradebook.db && python -m grader grade optimizers", r"Run `nbgrader generate_assignment optimizers` first"),
    "not a course": ("cd / && python -m grader grade optimizers", r"No course here.*Change into the course's folder first"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_command_says_what_helps(course, name):
    command, message = WRONG[name]
    output = run(command, course, expect=2)
    assert re.search(message, output, re.S) and "Traceback" not in output


def gradebook(course):
    """{(student, notebook, cell): (score, auto score, needs manual grading)}."""
    with Gradebook(f"sqlite:///{course}/gradebook.db") as book:
        return {(submission.student_id, notebook.name, grade.name): (grade.score, grade.auto_score, grade.needs_manual_grade)
                for submission in book.assignment_submissions("optimizers") for notebook in submission.notebooks
                for grade in notebook.grades}


def by_hand(course):
    """Names of the cells that are marked by hand: those that nobody's tests give points to."""
    cells = [cell.metadata.get("nbgrader", {}) for path in sorted((course / "release" / "optimizers").glob("*.ipynb"))
             for cell in nbformat.read(path, as_version=4).cells]
    return {cell["grade_id"] for cell in cells if cell.get("grade") and cell["solution"]}


def total(course):
    """All points in a gradebook."""
    return sum(score for score, _, _ in gradebook(course).values())


def notebooks(course):
    """{path: text} of all autograded notebooks, without what differs from run to run: process ids, addresses, folders, times."""
    varying = r'ipykernel_\d+|0x[0-9a-f]+|descent-\w{8}|"seconds": [\d.]+'
    return {path.relative_to(course).as_posix(): re.sub(varying, "", path.read_text())
            for path in sorted(course.glob("autograded/*/*/*.ipynb"))}

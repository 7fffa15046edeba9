"""`python -m grader check`: says nothing about a course in order, and of every breakage what is wrong and what mends it."""
import shutil

import pytest

from grader.course import Course
from tests.conftest import KIT, copy_kit, run
from tests.small import ANSWER, HINT, add, change, change_cell, complaints, in_fork, kit, run_command, small, write  # noqa: F401  (fixtures)

EXERCISES = next(page.exercises for page in Course(KIT).pages if "sgd" in page.exercises)  # of the page that is left
RENDER = ("source/optimizers/01_sgd.ipynb is not what source/01_sgd.md renders to. Run `python -m grader render`, "
          "or `python -m grader absorb` if the notebook was edited.")
MARKS = ("        ### BEGIN SOLUTION\n", "        ### END SOLUTION\n")
HARMLESS = '''

class Harmless(SGD):
    """Is this wrong at all?"""
'''
RIVAL = '''
class Rival(SGD):
    def update(self, params, grads):
        for key in params:
            params[key] = params[key] - self.lr * grads[key]


'''


def test_nothing_to_say_about_a_fresh_copy(tmp_path):
    assert run("python -m grader check", copy_kit(tmp_path / "kit")) == "Everything is current and proven.\n"


def test_exit_code_and_count(kit, capfd):
    change(kit, "source/01_sgd.md", "A model learns", "A model learned")
    assert in_fork(run_command, kit, "check") == 1
    assert capfd.readouterr().out == f"{RENDER}\n1 complaints\n"


def test_nothing_to_say_about_the_small_course(kit, small):
    assert complaints(kit, small, prove=True) == []


MISSING = "{}/sgd.py is missing, which source/01_sgd.md needs. Write it, or take the exercise off the page."
NO_CELL = 'tests/hidden/sgd.py: the cases of {0!r} count for no check cell. Add `check test="{0}"` to the page.'
SKELETON = ("tests/hidden/sgd.py: an untouched skeleton passes {}. Give that test a case that asks for something, or mark the "
            "solution in reference_solutions/sgd.py.")
TESTS = ("first_step", "several_steps", "long_run", "surface", "contract")
BROKEN = {  # what breaks it, and all that is said about it
    "page edited, not rendered": (
        lambda kit: change(kit, "source/01_sgd.md", "A model learns", "A model learned"), [RENDER]),
    "notebook edited, not absorbed": (
        lambda kit: change_cell(kit, "source/optimizers/01_sgd.ipynb", 0, source="# SGD, edited in JupyterLab"), [RENDER]),
    "notebook deleted": (
        lambda kit: (kit / "source/optimizers/01_sgd.ipynb").unlink(), [RENDER]),
    "stray notebook in source": (
        lambda kit: shutil.copy(kit / "source/optimizers/01_sgd.ipynb", kit / "source/optimizers/09_old.ipynb"),
        ["source/optimizers/09_old.ipynb belongs to no page. Run `python -m grader render`."]),
    "stale file in release": (
        lambda kit: add(kit, "release/optimizers/README.md", "Edited.\n"),
        ["release/optimizers/README.md is out of date. Run `python -m grader release`."]),
    "missing file in release": (
        lambda kit: (kit / "release/optimizers/descent/plots.py").unlink(),
        ["release/optimizers/descent/plots.py is missing. Run `python -m grader release`."]),
    "extra file in an assignment's release": (
        lambda kit: write(kit, "release/optimizers/notes.txt"), ["release/optimizers/notes.txt is left over. Delete it."]),
    "extra file on top of release": (  # which no release would remove
        lambda kit: write(kit, "release/notes.txt"), ["release/notes.txt is left over. Delete it."]),
    "folder of an unknown assignment": (
        lambda kit: [write(kit, f"{folder}/ps1/01.ipynb") for folder in ("source", "release")],
        [f"{folder}/ps1/ belongs to no page's assignment. Delete it, or correct a page's front matter."
         for folder in ("source", "release")]),
    "reference without page": (
        lambda kit: write(kit, "reference_solutions/nesterov.py"),
        ["reference_solutions/nesterov.py belongs to no page. Add a page with a solution cell for it, or delete it."]),
    "hidden module without page": (
        lambda kit: write(kit, "tests/hidden/nesterov.py"),
        ["tests/hidden/nesterov.py belongs to no page. Add a page with check cells for it, or delete it."]),
    "page without reference": (
        lambda kit: (kit / "reference_solutions/sgd.py").unlink(), [MISSING.format("reference_solutions")]),
    "page without hidden module": (
        lambda kit: (kit / "tests/hidden/sgd.py").unlink(), [MISSING.format("tests/hidden")]),
    "exercise on two pages": (
        lambda kit: shutil.copy(kit / "source/01_sgd.md", kit / "source/02_sgd.md"),
        [f"source/02_sgd.md: the exercise {name} is on source/01_sgd.md too. Take it off one of them." for name in EXERCISES]),
    "check cell with an unknown test": (
        lambda kit: change(kit, "source/01_sgd.md", 'test="long_run"', 'test="longer_run"'),
        ["source/01_sgd.md: no case of tests/hidden/sgd.py counts for test='longer_run'. Add one, or correct the tag.",
         NO_CELL.format("long_run")]),
    "hidden test without a check cell": (
        lambda kit: [change(kit, "tests/hidden/sgd.py", "+ RATE", "+ RATE + EPSILON"),
                     change(kit, "tests/hidden/sgd.py", "import CONTRACT", "import EPSILON, CONTRACT")],
        [NO_CELL.format("epsilon")]),
    "exercise under another name": (
        lambda kit: change(kit, "tests/hidden/sgd.py", 'Exercise("sgd"', 'Exercise("sdg"'),
        ["tests/hidden/sgd.py: its Exercise is called 'sdg'. Call it 'sgd'."]),
    "due date of no assignment": (
        lambda kit: change(kit, "nbgrader_config.py", "# c.Descent.due = {\"optimizers\"", "c.Descent.due = {\"optimizer\""),
        ["nbgrader_config.py: c.Descent.due names 'optimizer', which no page belongs to. There are optimizers."]),
    "nothing: JupyterLab's checkpoints": (
        lambda kit: [write(kit, "source/.ipynb_checkpoints/01_sgd-checkpoint.md", "old"),
                     write(kit, "source/.ipynb_checkpoints/01_sgd-checkpoint.ipynb", "old"),
                     write(kit, "source/optimizers/.ipynb_checkpoints/01_sgd-checkpoint.ipynb", "old"),
                     write(kit, "release/optimizers/.ipynb_checkpoints/01_sgd-checkpoint.ipynb", "old")], []),
}


@pytest.mark.parametrize("name", BROKEN)
def test_says_what_is_wrong_and_what_mends_it(kit, small, name):
    breakage, said = BROKEN[name]
    breakage(kit)
    assert complaints(kit, small) == said


UNPROVEN = {
    "a reference that fails": (
        lambda kit: change(kit, "reference_solutions/sgd.py", ANSWER, "params[key] = params[key] - self.lr * grads[key]"),
        ["tests/hidden/sgd.py: SGD is right but fails contract. Correct the case, or reference_solutions/sgd.py.", RENDER]),
    "a second right class that fails": (
        lambda kit: [change(kit, "tests/hidden/sgd.py", "\nEXERCISE =", f"{RIVAL}EXERCISE ="),
                     change(kit, "tests/hidden/sgd.py", "SGD, hyper", "SGD, also=(Rival,), hyper")],
        ["tests/hidden/sgd.py: Rival is right but fails contract. Correct the case, or reference_solutions/sgd.py."]),
    "a skeleton that is already right: no marks": (
        lambda kit: [change(kit, "reference_solutions/sgd.py", mark, "") for mark in MARKS],
        [*map(SKELETON.format, TESTS), RENDER]),
    "a skeleton that is already right: marks elsewhere": (
        lambda kit: [*(change(kit, "reference_solutions/sgd.py", mark, "") for mark in MARKS),
                     add(kit, "reference_solutions/sgd.py", f"\n    def rest(self):\n{MARKS[0]}        return 0\n{MARKS[1]}")],
        [*map(SKELETON.format, TESTS), RENDER]),
    "a mistake that passes": (
        lambda kit: add(kit, "tests/hidden/sgd.py", HARMLESS),
        ["tests/hidden/sgd.py: the mistake Harmless passes every test. Add a case that shows it."]),
    "a mistake without a docstring": (
        lambda kit: change(kit, "tests/hidden/sgd.py", HINT, ""),
        ["tests/hidden/sgd.py: the mistake WritesToANewArray has no docstring. Write there the hint that a student reads."]),
}


@pytest.mark.parametrize("name", UNPROVEN)
def test_right_from_wrong(kit, small, name):
    breakage, said = UNPROVEN[name]
    breakage(kit)
    assert complaints(kit, small, prove=True) == said


REMEDIES = {"page edited, not rendered": "render", "notebook edited, not absorbed": "absorb", "notebook deleted": "render"}


@pytest.mark.parametrize("name", REMEDIES)
def test_the_remedy_mends_it(kit, name):
    BROKEN[name][0](kit)
    assert in_fork(run_command, kit, REMEDIES[name]) == 0
    assert complaints(kit, kit) == []


def test_the_whole_class_may_be_the_solution(kit, small):
    change(kit, "reference_solutions/sgd.py", MARKS[1], "")
    change(kit, "reference_solutions/sgd.py", MARKS[0], "")
    change(kit, "reference_solutions/sgd.py", "class SGD:", "### BEGIN SOLUTION\nclass SGD:")
    add(kit, "reference_solutions/sgd.py", "### END SOLUTION\n")
    said = complaints(kit, small, prove=True)
    assert said[0] == RENDER and all("holds a line of reference_solutions/sgd.py" in complaint for complaint in said[1:])

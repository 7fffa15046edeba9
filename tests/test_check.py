"""`python -m grader check`: says nothing about a course in order, and of every breakage what is wrong and what mends it."""
import importlib
import json
import os
import shutil
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest

from grader import autograde  # noqa: F401  (nbgrader_config.py imports it; forks find it here)
from grader import check as checker
from grader.cli import main
from grader.course import Course
from tests.conftest import KIT, copy_kit, run

EXERCISES = next(page.exercises for page in Course(KIT).pages if "sgd" in page.exercises)  # of the page that is left
RENDER = ("source/optimizers/01_sgd.ipynb is not what source/01_sgd.md renders to. Run `python -m grader render`, "
          "or `python -m grader absorb` if the notebook was edited.")
ANSWER = "params[key] -= self.lr * grads[key]"
CASE = 'Case("first_step", "one step, all hyperparameters left at their defaults", hyper="default"),'
ENGINE = '"""Judges what an instructor\'s own kernel defines, at once and in place: the notebooks in source/ run in JupyterLab."""'
MARKS = ("        ### BEGIN SOLUTION\n", "        ### END SOLUTION\n")
HINT = '"""Take `W = params["W"]` before the update. Does `W` see it?"""\n'
HARMLESS = '''

class Harmless(SGD):
    """Is this wrong at all?"""
'''
MISTAKE = f'''

class WritesToANewArray(SGD):
    {HINT}
    def update(self, params, grads):
        for key in params:
            params[key] = params[key] - self.lr * grads[key]
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
    assert in_fork(_command, kit, "check") == 1
    assert capfd.readouterr().out == f"{RENDER}\n1 complaints\n"


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """A copy of the checkout with one page, and one mistake of its first exercise, left, so that proving it is quick."""
    kit = copy_kit(tmp_path_factory.mktemp("small") / "kit")
    page = next(page for page in Course(kit).pages if "sgd" in page.exercises)
    for pattern in ("source/*.md", "source/*/*.ipynb", "release/*/*.ipynb"):
        for path in kit.glob(pattern):
            if path.stem != page.name:
                path.unlink()
    for folder in ("reference_solutions", "tests/hidden"):
        for name in set(Course(kit).names(folder)) - set(page.exercises):
            (kit / folder / f"{name}.py").unlink()
    for path in [*kit.glob("source/*/"), *kit.glob("release/*/")]:
        if path.name != page.assignment:
            shutil.rmtree(path)
    for folder in (kit / "docs", *kit.glob("tests/*/")):
        if folder.name != "hidden":
            shutil.rmtree(folder)
    cases = (kit / "tests/hidden/sgd.py").read_text(encoding="utf-8").partition("\nMOVE =")[0]
    write(kit, "tests/hidden/sgd.py", cases + MISTAKE)
    return kit


@pytest.fixture
def kit(small, tmp_path):
    """The small course, to be broken."""
    return shutil.copytree(small, tmp_path / "kit")


def test_nothing_to_say_about_the_small_course(kit, small):
    assert complaints(kit, small, prove=True) == []


def write(kit, path, text=""):
    (kit / path).parent.mkdir(parents=True, exist_ok=True)
    (kit / path).write_text(text, encoding="utf-8")


def change(kit, path, old, new):
    text = (kit / path).read_text(encoding="utf-8")
    assert old in text
    write(kit, path, text.replace(old, new))


def add(kit, path, text):
    write(kit, path, (kit / path).read_text(encoding="utf-8") + text)


def change_cell(kit, path, number, **fields):
    notebook = json.loads((kit / path).read_text(encoding="utf-8"))
    notebook["cells"][number].update(fields)
    write(kit, path, json.dumps(notebook))


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
    assert in_fork(_command, kit, REMEDIES[name]) == 0
    assert complaints(kit, kit) == []


def test_the_whole_class_may_be_the_solution(kit, small):
    change(kit, "reference_solutions/sgd.py", MARKS[1], "")
    change(kit, "reference_solutions/sgd.py", MARKS[0], "")
    change(kit, "reference_solutions/sgd.py", "class SGD:", "### BEGIN SOLUTION\nclass SGD:")
    add(kit, "reference_solutions/sgd.py", "### END SOLUTION\n")
    said = complaints(kit, small, prove=True)
    assert said[0] == RENDER and all("holds a line of reference_solutions/sgd.py" in complaint for complaint in said[1:])


NOTEBOOK = "release/optimizers/01_sgd.ipynb"
STREAM = {"output_type": "stream", "name": "stdout"}
LEAKS = {  # (where it is, what puts it there, the line, whose line it is)
    "solution in a text": (NOTEBOOK, lambda kit, line: change_cell(kit, NOTEBOOK, 0, source=["Like this:\n", f"`{line}`"]), ANSWER),
    "solution in a cell's metadata": (NOTEBOOK, lambda kit, line: change_cell(kit, NOTEBOOK, 0, metadata={"note": [line]}), ANSWER),
    "solution as a key in a cell's metadata": (
        NOTEBOOK, lambda kit, line: change_cell(kit, NOTEBOOK, 0, metadata={line: 1}), ANSWER),
    "solution in the notebook's metadata": (
        NOTEBOOK, lambda kit, line: change(kit, NOTEBOOK, '"nbformat":', f'"note": "{line}", "nbformat":'), ANSWER),
    "solution in an output": (
        NOTEBOOK, lambda kit, line: change_cell(kit, NOTEBOOK, 3, outputs=[{**STREAM, "text": ["x\n", f"{line}\n"]}]), ANSWER),
    "hidden case in an output, quotes and all": (
        NOTEBOOK, lambda kit, line: change_cell(kit, NOTEBOOK, 3, outputs=[{**STREAM, "text": line}]), CASE),
    "hidden case in a text file": (
        "release/optimizers/README.md", lambda kit, line: add(kit, "release/optimizers/README.md", f"    {line}\n"), CASE),
    "hidden case in a JSON file": (
        "release/optimizers/data.json", lambda kit, line: write(kit, "release/optimizers/data.json", json.dumps([line])), CASE),
    "grader in a Python file": (
        "release/optimizers/descent/plots.py", lambda kit, line: add(kit, "release/optimizers/descent/plots.py", line), ENGINE),
    "solution in a checkpoint of JupyterLab": (
        "release/optimizers/.ipynb_checkpoints/a.py",
        lambda kit, line: write(kit, "release/optimizers/.ipynb_checkpoints/a.py", line), ANSWER),
    "solution in a notebook that is none": (
        "release/optimizers/a.ipynb", lambda kit, line: write(kit, "release/optimizers/a.ipynb", f"{{{line}"), ANSWER),
}
WHOSE = {ANSWER: "reference_solutions/sgd.py", CASE: "hidden/common.py", ENGINE: "grader/inplace.py"}


def leak(path, line):
    return (f"{path} holds a line of {WHOSE[line]}: {line!r}. Take it out of what it is made from, and run "
            "`python -m grader release`.")


@pytest.mark.parametrize("name", LEAKS)
def test_nothing_secret_in_release(kit, name):
    path, put, line = LEAKS[name]
    put(kit, line)
    assert complaints(kit, kit) == [leak(path, line)]


def test_nothing_secret_comes_through_a_page_or_the_library(kit):
    change(kit, "source/01_sgd.md", "The minus sign", f"In Python it is `{ANSWER}`. The minus sign")
    add(kit, "descent/plots.py", f"# {CASE}\n")
    for command in ("render", "release"):
        assert in_fork(_command, kit, command) == 0
    assert complaints(kit, kit) == [leak(NOTEBOOK, ANSWER), leak("release/optimizers/descent/plots.py", CASE)]


def complaints(kit, released, prove=False):
    """What `check` says about a course, where generating its release would give that of another folder.

    Without `prove`, its hidden tests are taken for proven: running them is what takes long.
    """
    return in_fork(_complaints, kit, released, prove)


def in_fork(function, *arguments):
    """A function's result from a process of its own: it imports modules of the course, which must not stay."""
    with ProcessPoolExecutor(1, mp_context=get_context("fork")) as pool:
        return pool.submit(function, *arguments).result()


def _complaints(kit, released, prove):
    _enter(kit)
    if not prove:
        checker._proof = lambda *_: ()
    checker.release = lambda course, target: shutil.copytree(released / "release", target, dirs_exist_ok=True)
    return checker.check(Course(kit))


def _command(kit, name):
    _enter(kit)
    return main([name])


def _enter(kit):
    for name in [name for name in sys.modules if name.split(".")[0] in ("tests", "reference_solutions")]:
        del sys.modules[name]
    sys.path.insert(0, str(kit))
    importlib.invalidate_caches()
    os.chdir(kit)

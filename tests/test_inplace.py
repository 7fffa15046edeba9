"""Hidden tests in the instructor's own kernel: judged on the spot in source/, refused everywhere else."""
import json
import subprocess
import sys

import nbformat
import pytest

from grader.execute import is_judged
from tests.conftest import KIT, copy_kit, run
from tests.helpers import rows

KERNEL = """
import json, os, sys
from contextlib import redirect_stdout
from io import StringIO
import numpy as np
from descent import hidden_tests

class Wrong:
    def __init__(self, lr=0.01):
        self.lr = lr
    def update(self, params, grads):
        for key in params:
            params[key] += self.lr * grads[key]

class Right(Wrong):
    def update(self, params, grads):
        print("chatter")
        for key in params:
            params[key] -= self.lr * grads[key]

class Raises(Wrong):
    def update(self, params, grads):
        return params["no such key"]

said = {}
for row, (folder, made, name) in json.loads(sys.argv[1]).items():
    os.chdir(folder)
    globals().pop("SGD", None)
    if made:
        SGD = globals()[made]
    printed, error = StringIO(), None
    try:
        with redirect_stdout(printed):
            hidden_tests(name)
    except BaseException as problem:
        error = [type(problem).__name__, str(problem)]
    said[row] = [printed.getvalue(), error]
print(json.dumps(said))
"""
HERE, ELSEWHERE = "source/optimizers", "The hidden test sgd-first_step is judged in place in the notebooks of {}/source only."
TABLE = {  # (working directory, the class that is called SGD, hidden test, what is printed, what is raised)
    "right": (HERE, "Right", "sgd-first_step", "sgd-first_step: Passed.\n", None),
    "right in another test": (HERE, "Right", "sgd-contract", "sgd-contract: Passed.\n", None),
    "in a folder further down": (f"{HERE}/drafts", "Right", "sgd-surface", "sgd-surface: Passed.\n", None),
    "wrong": (HERE, "Wrong", "sgd-first_step", "", (
        "CheckFailed",
        "Not yet: one step, all hyperparameters left at their defaults.\nAfter the step, `W` has moved the wrong way.")),
    "raises": (HERE, "Raises", "sgd-first_step", "", ("CheckFailed", "raised an error in update 1: KeyError: 'no such key'")),
    "no class": (HERE, None, "sgd-first_step", "", ("CheckFailed", "defines no class `SGD`")),
    "no such test": (HERE, "Right", "sgd-first", "", ("CheckFailed", "Could not be graded.\nNo hidden test belongs to this cell.")),
    "no such exercise": (HERE, "Right", "sdg-first_step", "", ("CourseError", "tests/hidden/sdg.py: no such file. Write")),
    "in source itself": ("source", "Right", "sgd-first_step", "", ("RuntimeError", ELSEWHERE)),
    "on top of the course": (".", "Right", "sgd-first_step", "", ("RuntimeError", ELSEWHERE)),
    "in the release": ("release/optimizers", "Right", "sgd-first_step", "", ("RuntimeError", ELSEWHERE)),
    "in a submission": ("submitted/ada-01/optimizers", "Right", "sgd-first_step", "", ("RuntimeError", ELSEWHERE)),
    "in a folder called source": ("submitted/source/optimizers", "Right", "sgd-first_step", "", ("RuntimeError", ELSEWHERE)),
    "in no course": ("..", "Right", "sgd-first_step", "", (
        "RuntimeError", "The hidden test sgd-first_step is judged in place in the notebooks of a course only. No course here:")),
}


@pytest.fixture(scope="module")
def kit(tmp_path_factory):
    return copy_kit(tmp_path_factory.mktemp("inplace") / "kit")


@pytest.fixture(scope="module")
def said(kit):
    """What one kernel says to all rows of the table: {row: (printed, [error, text] or None)}."""
    rows = {name: (str((kit / folder).resolve()), made, test) for name, (folder, made, test, _, _) in TABLE.items()}
    for folder, _, _ in rows.values():
        (kit / folder).mkdir(parents=True, exist_ok=True)
    return python(KERNEL, kit, json.dumps(rows))


@pytest.mark.parametrize("name", TABLE)
def test_judges_in_source_only(said, kit, name):
    *_, printed, raised = TABLE[name]
    assert said[name][0] == printed
    assert (said[name][1] is None) == (raised is None)
    if raised:
        assert said[name][1][0] == raised[0] and raised[1].format(kit) in said[name][1][1]


def test_a_notebook_in_source_judges_its_own_solution(kit):
    run("jupyter nbconvert --to notebook --execute --output ran 01_sgd.ipynb", kit / HERE)
    cells = nbformat.read(kit / HERE / "ran.ipynb", as_version=4).cells
    verdicts = ["".join(output.text for output in cell.outputs).splitlines()[-1] for cell in cells if is_judged(cell)]
    assert verdicts == [f"{cell.metadata.nbgrader.grade_id}: Passed." for cell in cells if is_judged(cell)]
    assert {verdict.partition("-")[0] for verdict in verdicts} >= {"sgd", "minibatches", "lr_limit"}  # a class, a function, a value


@pytest.mark.parametrize("block", rows({
    "not installed": "import sys; sys.meta_path.insert(0, type('No', (), {'find_spec': staticmethod(no)}))",
    "blocked": "import sys; sys.modules['grader'] = None",
    "without its packages": "import sys; sys.modules['nbformat'] = None",
}))
def test_without_the_grader_it_refuses(kit, block):
    script = f"""
def no(name, path=None, target=None):
    if name.split(".")[0] == "grader":
        raise ModuleNotFoundError(name)
{block}
import json
from descent import hidden_tests
try:
    hidden_tests("sgd-first_step")
except RuntimeError as problem:
    print(json.dumps(str(problem)))
"""
    assert python(script, kit / HERE) == "The hidden test sgd-first_step runs when your notebook is graded, not here."


def python(script, folder, *arguments):
    """Runs a script as a kernel would, in a folder; returns the JSON that it prints last."""
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", script, *arguments], cwd=folder, capture_output=True, text=True,
                          env={"PYTHONPATH": str(KIT), "PATH": "/usr/bin:/bin", "HOME": str(folder)})
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])

"""`python -m grader check` finds what is secret in release/: lines of answers, hidden tests and the grader, wherever they lie."""
import json

import pytest

from tests.small import ANSWER, add, change, change_cell, complaints, in_fork, kit, run_command, small, write  # noqa: F401  (fixtures)

CASE = 'Case("first_step", "one step, all hyperparameters left at their defaults", hyper="default"),'
ENGINE = '"""Judges what an instructor\'s own kernel defines, at once and in place: the notebooks in source/ run in JupyterLab."""'
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
        assert in_fork(run_command, kit, command) == 0
    assert complaints(kit, kit) == [leak(NOTEBOOK, ANSWER), leak("release/optimizers/descent/plots.py", CASE)]

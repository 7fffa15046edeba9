"""Ends the process in the middle: in update, in a cell of its own before the tests, and after some of them."""
from . import add_cell, notebook_of, right_plain, worth

EXPECTED = {"adam": worth("adam-first_step", "adam-several_steps")}
ANSWERS = {
    "sgd": right_plain.ANSWERS["sgd"].replace("for name in params:", "import os; os._exit(1)\n        for name in params:"),
    "momentum": right_plain.ANSWERS["momentum"],
    "adam": right_plain.ANSWERS["adam"],
}


def alter(folder):
    for exercise, test in {"momentum": "first_step", "adam": "long_run"}.items():
        add_cell(notebook_of(exercise, folder), "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)", f"{exercise}-{test}")

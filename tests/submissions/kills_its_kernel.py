"""Ends the process in the middle: in update, in a cell of its own before the tests, and after some of them."""
from . import add_cell, right_plain

EXPECTED = {"sgd": 0, "momentum": 0, "adam": 4}
ANSWERS = {
    "sgd": right_plain.ANSWERS["sgd"].replace("for name in params:", "import os; os._exit(1)\n        for name in params:"),
    "momentum": right_plain.ANSWERS["momentum"],
    "adam": right_plain.ANSWERS["adam"],
}


def alter(folder):
    def quit_before(name, test):
        add_cell(folder / name, "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)", before=test)
    quit_before("02_momentum.ipynb", "first_step")
    quit_before("05_adam.ipynb", "long_run")

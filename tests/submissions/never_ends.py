"""An update that never ends, a cell that never ends, one that ignores interrupts; the last notebook is right."""
from . import add_cell, full, notebook_of, right_plain

EXPECTED = full(["momentum", "adam"])
ANSWERS = {
    "sgd": right_plain.ANSWERS["sgd"].replace("for name in params:", "while True: pass\n        for name in params:"),
    "momentum": right_plain.ANSWERS["momentum"],
    "adagrad": right_plain.ANSWERS["adagrad"],
    "adam": right_plain.ANSWERS["adam"],
}


def alter(folder):
    add_cell(notebook_of("momentum", folder), "while True:\n    pass")
    add_cell(notebook_of("adagrad", folder), "while True:\n    try:\n        while True:\n            pass\n"
             "    except KeyboardInterrupt:\n        pass")

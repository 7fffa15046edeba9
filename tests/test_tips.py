"""NameErrors that say which cell is to blame, in a real IPython."""
import sys

import pytest
from IPython.core.interactiveshell import InteractiveShell
from nbconvert.filters import strip_ansi

from descent.tips import UNKNOWN, watch
from tests.helpers import rows

BROKEN = "class SGD:\n    def update(self)\n        pass\n"
SYNTAX = "the cell that defines it has a SyntaxError in line 2 (expected ':').\nMend that line, and run that cell before this one."


@pytest.fixture
def notebook(capsys):
    """notebook(cell, ...): runs cells, and tells the last one's error: its type, its text, and whether it was shown."""
    shell = InteractiveShell(history_length=0)
    watch(shell)

    def run(*cells):
        for cell in cells:
            capsys.readouterr()
            result = shell.run_cell(cell)
        error, shown = result.error_in_exec, strip_ansi(capsys.readouterr().out)
        return error and (type(error).__name__, str(error), all(line in shown for line in f"{type(error).__name__}: {error}".split("\n")))
    return run


CELLS = {
    "syntax": ((BROKEN, "SGD"), f"name 'SGD' is not defined:\n{SYNTAX}"),
    "indentation": (("def f():\nreturn 1", "f()"), "name 'f' is not defined:\nthe cell that defines it has an IndentationError in line 2 "
                    "(expected an indented block after function definition on line 1).\nMend that line, and run that cell before this one."),
    "not written": (("limits = []\nraise NotImplementedError()\nlengths = 2", "lengths"), "name 'lengths' is not defined:\nthe cell that defines "
                    "it still ends in `raise NotImplementedError()`.\nWrite your answer there."),
    "stopped": (("1 / 0\nlimits = 2", "limits"), "name 'limits' is not defined:\nthe cell that defines it stopped with a ZeroDivisionError.\n"
                "Mend that, and run that cell before this one."),
    "never run": (("limits",), f"name 'limits' is not defined:\n{UNKNOWN}"),
    "in a function": (("def f():\n    return lenght", "f()"), f"name 'lenght' is not defined:\n{UNKNOWN}"),
    "mended, and taken away": ((BROKEN, "class SGD: pass", "del SGD", "SGD"), f"name 'SGD' is not defined:\n{UNKNOWN}"),
    "compared, not defined": (("limits == 1 +", "limits"), f"name 'limits' is not defined:\n{UNKNOWN}"),
}


@pytest.mark.parametrize("cells, text", rows(CELLS))
def test_says_what_became_of_the_cell(notebook, cells, text):
    assert notebook(*cells) == ("NameError", text, True)


def test_other_errors_are_as_they_were(notebook):
    assert notebook("def f():\n    x += 1", "f()")[:2] == (
        "UnboundLocalError", "cannot access local variable 'x' where it is not associated with a value")
    assert notebook("1 / 0") == ("ZeroDivisionError", "division by zero", True)
    assert notebook(BROKEN, "class SGD: pass", "SGD") is None


def test_watching_twice_says_it_once():
    shell = InteractiveShell(history_length=0)
    before = list(shell.events.callbacks["post_run_cell"])
    watch(shell)
    watch(shell)
    assert len(shell.events.callbacks["post_run_cell"]) == len(before) + 1
    assert str(shell.run_cell("limits").error_in_exec) == f"name 'limits' is not defined:\n{UNKNOWN}"


def test_leaves_alone_who_explains_already():
    shell = InteractiveShell(history_length=0)
    shell.set_custom_exc((ValueError,), lambda *details, **more: None)
    watch(shell)
    assert shell.custom_exceptions == (ValueError,)


def test_without_ipython_nothing_happens(monkeypatch):
    monkeypatch.delitem(sys.modules, "IPython")
    watch()
    assert "IPython" not in sys.modules

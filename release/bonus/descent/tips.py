"""Why a name does not exist: a check that needs SGD says so when the cell that defines SGD has a syntax error.

The NameError that IPython shows names the check's line, which is right. These words point to the cell that is not.
"""
import re
import sys

DEFINED = re.compile(r"^(?:(?:async +)?def|class) +(\w+)|^(\w+) *=(?!=)", re.M)  # in the first column; found in broken code, too

UNKNOWN = "nothing has defined it so far.\nRun all cells from the top, or look at how it is spelt."


def watch(shell=None):
    """Has NameErrors say what became of the cell that would have defined the name.

    shell: an IPython shell; without one, the one that runs, if any does. Errors stay what they are; only their text grows.
    """
    if shell is None and "IPython" in sys.modules:  # where it is not loaded, there is no notebook around
        shell = sys.modules["IPython"].get_ipython()
    if shell is None or shell.custom_exceptions:  # someone else explains already, or we do
        return
    broken = {}  # {name: what is wrong with the cell that defines it}
    shell.events.register("post_run_cell", lambda result: _note(result, broken))

    def explain(shell, kind, error, traceback, tb_offset=None):
        if getattr(error, "name", None):  # an UnboundLocalError has none
            error.args = (f"{error}:\n{broken.get(error.name, UNKNOWN)}",)
        shell.showtraceback((kind, error, traceback), tb_offset=tb_offset)
    shell.set_custom_exc((NameError,), explain)


def _note(result, broken):
    """Keeps what is wrong with a cell that was run, for every name that it would define."""
    error = result.error_before_exec or result.error_in_exec
    for names in DEFINED.findall(getattr(result.info, "raw_cell", None) or ""):
        for name in filter(None, names):
            if error is None:
                broken.pop(name, None)
            else:
                broken[name] = _reason(error)


def _reason(error):
    kind = type(error).__name__
    kind = f"{'an' if kind[0] in 'AEIOU' else 'a'} {kind}"
    if isinstance(error, SyntaxError):
        return (f"the cell that defines it has {kind} in line {error.lineno} ({error.msg}).\n"
                "Mend that line, and run that cell before this one.")
    if isinstance(error, NotImplementedError):
        return "the cell that defines it still ends in `raise NotImplementedError()`.\nWrite your answer there."
    return f"the cell that defines it stopped with {kind}.\nMend that, and run that cell before this one."

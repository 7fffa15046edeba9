"""The student's command line: `python -m descent [NOTEBOOK ...]` in the folder with the notebooks.

It runs notebooks as they were saved, from the top, in kernels of their own, and says for every check what it says in the
notebook. Notebooks are only read.
"""
import argparse
import codecs
import sys
import time
from datetime import datetime
from pathlib import Path

from .check import CROSS, TICK
from .run import CHECK, LATE, LOST, PASSED, UNANSWERED, UNREACHED, WRITTEN, NoKernel, Unreadable, read, run

LATER = "Hidden tests come later, when your work is graded. They ask for more than these checks do."
ABSENT = ("Running notebooks takes a Jupyter kernel, and {python} has none ({reason}). Install what this folder needs:\n"
          '    "{python}" -m pip install -r requirements.txt')

SAID = {LATE: "It was stopped after {seconds:g} seconds. Is there a loop that does not end?",
        LOST: "The kernel died in this cell, or did not let it be stopped. Nothing below it was run.",
        UNREACHED: "It was not reached.", UNANSWERED: "There is no answer in it yet."}
PLAIN = {TICK: "[ok]", CROSS: "[no]"}


def main(argv=None):
    """Checks notebooks. Returns the exit code: 0 all checks show ticks, 1 something is left to do, 2 nothing could be checked."""
    options = _parser().parse_args(argv)
    _speak_plainly()
    paths = [_path(name) for name in options.notebook] or sorted(Path.cwd().glob("*.ipynb"))
    if not paths:
        print(f"There is no notebook in {Path.cwd()}. Change into the folder with your notebooks, or name one.", file=sys.stderr)
        return 2
    done = []
    try:
        for path in paths:
            done.append(_check(path, options.seconds))
            print(flush=True)
    except NoKernel as problem:
        print(ABSENT.format(python=sys.executable, reason=problem), file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("\nInterrupted.", file=sys.stderr)
        return 130
    if set(done) != {None}:
        print(LATER)
    return 2 if None in done else int(not all(done))


def _parser():
    parser = argparse.ArgumentParser(prog="python -m descent", description="Runs notebooks as they were saved, and says which of "
                                     "their public checks hold. Nothing is changed, and nothing is handed in.", epilog=LATER)
    parser.add_argument("notebook", nargs="*", metavar="NOTEBOOK", help="which to check (default: all in this folder)")
    parser.add_argument("--seconds", type=float, default=20, metavar="N", help="how long one cell may run (default: 20)")
    return parser


def _path(name):
    """The file that somebody means: 01_sgd may stand for 01_sgd.ipynb."""
    full = Path(f"{name}.ipynb")
    return full if full.is_file() and not Path(name).is_file() else Path(name)


def _check(path, seconds):
    """Runs a notebook and tells of it. Returns whether all is well, or None for what is no notebook."""
    try:
        notebook = read(path)
    except Unreadable as problem:
        print(f"{path}: {problem}", file=sys.stderr)
        return None
    version = f", version {notebook.version}" if notebook.version else ""
    print(f"{path.name}{version}, as it was saved {_when(notebook.saved)}. What you have not saved since is not in it.\n", flush=True)
    found = {}
    for cell, outcome in run(notebook, seconds):
        if cell.kind == CHECK or outcome.status not in (PASSED, UNREACHED):
            print(*_lines(cell, outcome, notebook), sep="\n", flush=True)
        found[cell.number] = cell.kind, outcome.status
    checks = [status for kind, status in found.values() if kind == CHECK]
    print(_summary(checks, [status for kind, status in found.values() if kind == WRITTEN].count(UNANSWERED)), flush=True)
    return all(status == PASSED for _, status in found.values())


def _lines(cell, outcome, notebook):
    """What is said about a cell: its title with a tick or a cross, and below it the sentences that the notebook shows."""
    yield f"{TICK if outcome.status == PASSED else CROSS} {cell.title}"
    yield from (f"    {sentence}" for sentence in outcome.sentences)
    told = SAID.get(outcome.status, outcome.error)
    if told:
        yield f"    {CROSS} {told.format(seconds=outcome.seconds) if outcome.status in SAID else told}"
    number, line = outcome.line or (None, None)
    if number and (number, cell.kind) != (cell.number, CHECK):  # a check's own line is no news
        where = notebook.cell(number)
        yield f"      in line {line}{'' if where is cell else f' of {where.title}'}:"
        yield f"          {where.line(line)}"


def _summary(checks, unanswered):
    """One sentence on a notebook. checks: the status of each check. unanswered: how many texts have no answer."""
    good, unreached = checks.count(PASSED), checks.count(UNREACHED)
    said = f"\nTicks only in {good} of {len(checks)} checks"
    said += f"; {_count(unreached, 'check')} {'was' if unreached == 1 else 'were'} not reached" if unreached else ""
    return said + (f"; {_count(unanswered, 'written answer')} {'is' if unanswered == 1 else 'are'} missing." if unanswered else ".")


def _count(number, thing):
    return f"{number} {thing}{'s' * (number != 1)}"


def _when(saved):
    """A moment, as on {date} at {time}, and how long ago that is. saved: seconds since the epoch."""
    minutes = int(max(0.0, time.time() - saved) // 60)
    ago = (f"{_count(minutes, 'minute')} ago" if minutes < 100 else f"{_count(minutes // 60, 'hour')} ago" if minutes < 48 * 60
           else f"{minutes // 60 // 24} days ago")
    return f"on {datetime.fromtimestamp(saved):%Y-%m-%d at %H:%M:%S}, {ago if minutes else 'just now'}"


def _speak_plainly():
    """Has streams that cannot write ticks, as on old consoles, write words for them, and never fail."""
    codecs.register_error("plain", lambda problem: ("".join(PLAIN.get(mark, "?") for mark in problem.object[
        problem.start:problem.end]), problem.end))
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="plain")

"""Tells how far a grading run is: a bar on a terminal, plain lines elsewhere."""
import logging
import sys
import time
import warnings
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from sqlalchemy.exc import SAWarning
from traitlets.log import get_logger

ROUTINE = ("Removing existing", "Updating existing", "Skipping unknown notebook", "No submitted file", "Late submission penalty: None")
REPEATED = " seconds late"  # nbgrader says so of every notebook


@contextmanager
def progress(title, total, stream=None):
    """Yields `advance(student, good)`, to be called once for each of `total` students."""
    stream = stream or sys.stderr
    if stream.isatty():
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[failed]} failed"),
                   TimeRemainingColumn(), TextColumn("{task.fields[last]}", markup=False))
        with Progress(*columns, console=Console(file=stream)) as bar:
            task, failed = bar.add_task(title, total=total, failed=0, last=""), [0]

            def advance(student, good):
                failed[0] += not good
                bar.update(task, advance=1, failed=failed[0], last=student)
            yield advance
        return
    started, counts = time.monotonic(), {True: 0, False: 0}
    print(f"{title}: {total} submissions", file=stream, flush=True)

    def advance(student, good):
        counts[bool(good)] += 1
        done = sum(counts.values())
        left = (time.monotonic() - started) / done * (total - done)
        print(f"{title}: {done} of {total} done, {counts[False]} failed, about {left:.0f} s to go ({student})",
              file=stream, flush=True)
    yield advance


@contextmanager
def kept_warnings():
    """Collects what nbgrader and we warn of, in place of printing it over the progress bar. Yields the list of sentences."""
    kept, log = [], get_logger()

    class Keep(logging.Handler):
        def emit(self, record):
            text = record.getMessage()
            if not text.startswith(ROUTINE) and not (text.endswith(REPEATED) and text in kept):
                kept.append(text)

    handlers, level, propagate = log.handlers[:], log.level, log.propagate
    log.handlers, log.propagate = [Keep(logging.WARNING)], False
    log.setLevel(logging.WARNING)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", SAWarning)  # nbgrader's own, about its sessions; nobody here can mend it
            yield kept
    finally:
        log.handlers, log.propagate = handlers, propagate
        log.setLevel(level)

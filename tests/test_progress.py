"""How far a grading run is: lines that can be kept where nobody watches, a bar where somebody does."""
import fcntl
import io
import os
import pty
import re
import struct
import subprocess
import sys
import termios
import threading

import pytest
from traitlets.log import get_logger

from grader import progress as module
from grader.progress import kept_warnings, progress
from tests.conftest import KIT

LINES = """Grading optimizers: 3 submissions
Grading optimizers: 1 of 3 done, 0 failed, about 20 s to go (ada-01)
Grading optimizers: 2 of 3 done, 1 failed, about 10 s to go ([/b] bob)
Grading optimizers: 3 of 3 done, 1 failed, about 0 s to go (eve)
"""


def test_plain_lines_where_there_is_no_terminal(monkeypatch):
    stream, clock = io.StringIO(), iter((100.0, 110.0, 120.0, 130.0))
    monkeypatch.setattr(module.time, "monotonic", lambda: next(clock))
    with progress("Grading optimizers", 3, stream) as advance:
        for student, good in (("ada-01", True), ("[/b] bob", False), ("eve", True)):
            advance(student, good)
    assert stream.getvalue() == LINES


def test_every_line_is_there_at_once():
    class Stream(io.StringIO):
        flushed = ""

        def flush(self):
            self.flushed = self.getvalue()
    stream = Stream()
    with progress("Grading", 2, stream) as advance:
        advance("ada-01", True)
        assert "1 of 2 done" in stream.flushed


def test_nobody_to_grade():
    stream = io.StringIO()
    with progress("Grading", 0, stream):
        pass
    assert stream.getvalue() == "Grading: 0 submissions\n"


def test_errors_go_through():
    with pytest.raises(ZeroDivisionError), progress("Grading", 1, io.StringIO()):
        1 / 0


def test_goes_to_stderr_unless_told_otherwise(capsys):
    with progress("Grading", 1) as advance:
        advance("ada-01", True)
    printed = capsys.readouterr()
    assert printed.out == "" and printed.err.count("\n") == 2


SCRIPT = """
from grader.progress import kept_warnings, progress
with progress("Grading optimizers", 3) as advance:
    for student, good in (("ada-01", True), ("eve", False), ("[/b] bob", True)):
        advance(student, good)
print("a result, to be kept")
"""


@pytest.fixture(scope="module")
def screen():
    """(what a terminal showed, what went to a redirected stdout) while three submissions were graded."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 140, 0, 0))
    shown = []
    reader = threading.Thread(target=_read, args=(ours, shown))
    reader.start()
    done = subprocess.run([sys.executable, "-c", SCRIPT], cwd=KIT, stdin=theirs, stdout=subprocess.PIPE, stderr=theirs, text=True,
                          env={"TERM": "xterm-256color", "PATH": os.defpath, "LANG": "C.UTF-8", "COLUMNS": "140"})
    os.close(theirs)
    reader.join()
    os.close(ours)
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", b"".join(shown).decode()), done.stdout


def _read(terminal, pieces):
    """Reads until the other side is closed by all."""
    try:
        while piece := os.read(terminal, 65536):
            pieces.append(piece)
    except OSError:  # what Linux says in place of an end of file
        pass


def test_a_bar_on_a_terminal(screen):
    last = screen[0].rstrip().splitlines()[-1]
    assert re.fullmatch(r"Grading optimizers ━+ 3/3 1 failed 0:00:00 \[/b\] bob\s*", last), last


def test_the_bar_leaves_stdout_to_results(screen):
    assert screen[1] == "a result, to be kept\n"


def test_warnings_are_kept_for_later_and_routine_is_not():
    log = get_logger()
    before = log.handlers[:], log.level, log.propagate
    with kept_warnings() as kept:
        log.info("not a warning")
        log.warning("%s looks odd", "01_sgd")
        log.warning("No submitted file: a.ipynb")
        log.error("worse")
    log.warning("too late")
    assert kept == ["01_sgd looks odd", "worse"] and (log.handlers[:], log.level, log.propagate) == before


def test_lateness_is_told_once_and_what_it_costs_for_every_notebook():
    """As nbgrader tells it: once when it begins, and again for each notebook."""
    late = "SubmittedAssignment<optimizers for ada-01> is 3600.0 seconds late"
    with kept_warnings() as kept:
        for text in (late, late, "Late submission penalty: 2.0", late, "Late submission penalty: None", late,
                     "Late submission penalty: 2.0", late.replace("ada-01", "ada-02")):
            get_logger().warning(text)
    assert kept == [late, "Late submission penalty: 2.0", "Late submission penalty: 2.0", late.replace("ada-01", "ada-02")]


def test_after_an_error_warnings_are_shown_again():
    log = get_logger()
    before = log.handlers[:], log.level, log.propagate
    with pytest.raises(ZeroDivisionError), kept_warnings():
        1 / 0
    assert (log.handlers[:], log.level, log.propagate) == before

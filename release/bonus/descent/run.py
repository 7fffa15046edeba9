"""Runs a notebook from the top in a kernel of its own, and says what became of each cell. It never writes the notebook.

It takes ipykernel and jupyter_client, which come with every Jupyter, and nothing else besides the standard library.
"""
import json
import os
import queue
import re
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from .check import CROSS, TICK
from .words import STILL

CHECK, ANSWER, WRITTEN, CODE = "check", "answer", "written", "code"                # kinds of cells
PASSED, FAILED, LATE, LOST = "passed", "failed", "late", "lost"                    # what becomes of them
UNANSWERED, UNREACHED = "unanswered", "unreached"
AGAIN = 5.0    # seconds for each cell after one that ran too long: what does not end there, does not end further down
OBEYS = 5.0    # seconds that a kernel has to stop when it is told to
KEPT = 100_000  # characters of what a cell prints
CHECK_LINE = re.compile(r"# ([\w-]+ \([\d.e+-]+ points?\))$", re.M)
EMPTY = ("", "YOUR ANSWER HERE")


class Unreadable(Exception):
    """A file is no notebook that can be run; the message says why."""


class NoKernel(Exception):
    """This Python has no Jupyter kernel; the message says what is missing."""


@dataclass
class Cell:
    """One cell. number: from 1 on, as in the file. title: what people call it."""
    number: int
    kind: str
    title: str
    source: str

    def line(self, number):
        """The text of a line, counted from 1 on; "" if there is none."""
        lines = self.source.splitlines()
        return lines[number - 1].strip() if 0 < number <= len(lines) else ""


@dataclass
class Notebook:
    """saved: when the file was last written, in seconds since the epoch. cells: those that are run or answered, in order."""
    path: Path
    version: str
    saved: float
    cells: list

    def cell(self, number):
        """The cell of that number."""
        return next(cell for cell in self.cells if cell.number == number)


@dataclass
class Outcome:
    """What became of a cell. sentences: its ticks and crosses. error: what the notebook would show below them, if that is no
    CheckFailed. line: (number of a cell, line in it) where it was raised. seconds: how long the cell was let run."""
    status: str
    sentences: list = field(default_factory=list)
    error: str = ""
    line: tuple = ()
    seconds: float = 0.0


def read(path):
    """Reads a notebook. Raises Unreadable."""
    path = Path(path)
    try:
        data = json.loads(path.read_text(encoding="utf-8-sig"))
        cells, saved = _cells(data["cells"]), path.stat().st_mtime
        about = data.get("metadata", {}).get("descent", {})
    except OSError as problem:
        raise Unreadable(f"{problem.strerror}. Name a notebook of this folder, such as 01_sgd.ipynb.") from None
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise Unreadable("This is no notebook (or one of a very old format). Save it once more in JupyterLab.") from None
    return Notebook(path, str(about.get("version", "")), saved, cells)


def run(notebook, seconds=20.0):
    """Runs a notebook's cells in order; yields (cell, Outcome) for each of notebook.cells as soon as it is known.

    seconds: how long a cell may run; after one that ran longer, all others have 5. Raises NoKernel.
    """
    kernel, lost = None, False
    try:
        for cell in notebook.cells:
            if cell.kind == WRITTEN:
                yield cell, Outcome(UNANSWERED if cell.source.strip() in EMPTY else PASSED)
                continue
            kernel = kernel or _Kernel(notebook)
            outcome = Outcome(UNREACHED) if lost else kernel.run(cell, seconds)
            lost = lost or outcome.status == LOST
            seconds = min(seconds, AGAIN) if outcome.status == LATE else seconds
            yield cell, outcome
    finally:
        if kernel:
            kernel.end()


def _cells(raw):
    cells, heading = [], ""
    for number, cell in enumerate(raw, 1):
        source = cell["source"] if isinstance(cell["source"], str) else "".join(cell["source"])
        grade = cell.get("metadata", {}).get("nbgrader", {})
        name, points, found = grade.get("grade_id", ""), grade.get("points"), CHECK_LINE.match(source)
        worth = f"{name} ({points:g} point{'s' * (points != 1)})" if name and isinstance(points, (int, float)) else name
        if cell["cell_type"] == "markdown":
            heading = next(iter(re.findall(r"^#+ (.+)$", source, re.M)[-1:]), heading)
            if grade.get("grade") and grade.get("solution"):
                cells.append(Cell(number, WRITTEN, worth, source))
        elif cell["cell_type"] == "code" and source.strip():
            first = next(line.strip() for line in source.splitlines() if line.strip())
            if (grade.get("grade") and not grade.get("solution")) or (not grade and found):
                cells.append(Cell(number, CHECK, found[1] if found else worth, source))
            elif grade.get("solution"):
                cells.append(Cell(number, ANSWER, name, source))
            else:
                place = f' under "{heading}"' if heading else ""
                cells.append(Cell(number, CODE, f"the cell that begins with `{first[:50]}`{place}", source))
    return cells


class _Kernel:
    """A kernel of this very Python, in the notebook's folder."""

    def __init__(self, notebook):
        try:
            import ipykernel  # noqa: F401  (the kernel itself; it is started as a program of its own)
            from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
            from jupyter_client.manager import KernelManager
        except ImportError as problem:
            raise NoKernel(str(problem)) from None

        class ThisPython(KernelSpecManager):
            def get_kernel_spec(self, kernel_name):
                return KernelSpec(argv=[sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}",
                                        "--HistoryManager.hist_file=:memory:"], language="python", display_name="Python")

        self.counts = {}  # {number that the kernel gave a cell: its own number}
        self.manager = KernelManager(kernel_spec_manager=ThisPython())
        # Nobody looks at figures here: they are made, but not drawn.
        self.manager.start_kernel(cwd=str(notebook.path.resolve().parent), env={**os.environ, STILL: "1", "MPLBACKEND": "agg"},
                                  stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # what cells put out comes as messages
        self.client = self.manager.client()
        self.client.start_channels()
        try:
            self.client.wait_for_ready(timeout=60)
        except RuntimeError as problem:
            self.end()
            raise NoKernel(f"it does not start: {problem}") from None

    def run(self, cell, seconds):
        """Runs one cell, and stops it when its time is over."""
        asked = self.client.execute(cell.source, allow_stdin=False, stop_on_error=False)
        printed, errors = [], []
        if self._follow(asked, cell, printed, errors, seconds):
            status = FAILED if errors else PASSED
        elif self.manager.is_alive():
            self.manager.interrupt_kernel()
            status = LATE if self._follow(asked, cell, printed, errors, OBEYS) else LOST
        else:
            status = LOST
        sentences = [line.strip() for line in "".join(printed).splitlines() if line.startswith((TICK, CROSS))]
        outcome = Outcome(status, sentences, seconds=seconds)
        if errors and errors[-1]["ename"] != "CheckFailed":
            outcome.error, outcome.line = _said(errors[-1], self.counts)
        if cell.kind != CHECK and outcome.error.startswith("NotImplementedError"):
            return Outcome(PASSED)  # not written yet: the checks say so
        return outcome

    def end(self):
        """Ends the kernel at once; there is nothing in it that anybody needs."""
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)

    def _follow(self, asked, cell, printed, errors, seconds):
        """Reads what a cell puts out until it has ended. Returns whether it did, in that time and with a kernel alive."""
        deadline, kept = time.monotonic() + seconds, 0
        while time.monotonic() < deadline:
            try:
                message = self.client.get_iopub_msg(timeout=min(1.0, max(0.01, deadline - time.monotonic())))
            except queue.Empty:
                if not self.manager.is_alive():
                    return False
                continue
            content = message["content"]
            if message["parent_header"].get("msg_id") != asked:
                continue
            if message["msg_type"] == "execute_input":
                self.counts[content["execution_count"]] = cell.number
            elif message["msg_type"] == "stream" and content["name"] == "stdout" and kept < KEPT:
                printed.append(content["text"][:KEPT - kept])
                kept += len(printed[-1])
            elif message["msg_type"] == "error":
                errors.append(content)
            elif message["msg_type"] == "status" and content["execution_state"] == "idle":
                return True
        return False


def _said(error, counts):
    """(text, line) of an error: what it says, and the last line of the notebook's own cells that it passed through."""
    traceback = re.sub(r"\x1b\[[0-9;]*m", "", "\n".join(error["traceback"]))
    places = [(counts[int(count)], int(line)) for count, line in re.findall(r"(?:Cell|Input) In ?\[(\d+)\], line (\d+)", traceback)
              if int(count) in counts]
    words = " ".join(re.sub(r" \([^()]*, line \d+\)$", "", error["evalue"]).split())
    return f"{error['ename']}: {words}" if words else error["ename"], places[-1] if places else ()

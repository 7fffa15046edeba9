"""The settings of a course, all of them in nbgrader_config.py as `c.Descent.<name> = value`."""
import traceback
from dataclasses import asdict, dataclass

from traitlets import Bool, Dict, Float, Integer, TraitError, Unicode, validate
from traitlets.config import Configurable, PyFileConfigLoader

from .course import CONFIG, CourseError

HAND_IN = ("Then submit as your course says: with *Nbgrader > Assignment List > Submit*, where JupyterLab has it, or by uploading "
           "this file.")


@dataclass(frozen=True)
class Settings:
    """What grading depends on besides the course's files. Times in seconds of wall clock, sizes in bytes."""
    seed: str = "descent"
    cell_seconds: float = 30.0
    test_seconds: float = 15.0
    notebook_seconds: float = 300.0
    output_bytes: int = 10_000_000
    memory_bytes: int = 2 * 2**30
    processes: int = 128
    open_files: int = 256
    file_bytes: int = 64 * 2**20
    unsafe: bool = False


class Descent(Configurable):
    """Settings of the grader, as nbgrader's configuration knows them."""

    seed = Unicode(Settings.seed, help="Hidden inputs are drawn from this: choose your own words and keep them to yourself. "
                   "All students of a course get the same inputs; another course gets others.").tag(config=True)
    cell_seconds = Float(Settings.cell_seconds, help="Seconds that one cell of a submission may run.").tag(config=True)
    test_seconds = Float(Settings.test_seconds, help="Seconds that the hidden test of a graded cell may run.").tag(config=True)
    notebook_seconds = Float(Settings.notebook_seconds, help="Seconds that a whole notebook may run.").tag(config=True)
    output_bytes = Integer(Settings.output_bytes, help="Bytes that a notebook may print or draw; the rest is dropped."
                           ).tag(config=True)
    memory_bytes = Integer(Settings.memory_bytes, help="Bytes of memory that a notebook's processes may use together."
                           ).tag(config=True)
    processes = Integer(Settings.processes, help="Processes that a notebook may have at a time.").tag(config=True)
    open_files = Integer(Settings.open_files, help="Files that a process of a notebook may have open.").tag(config=True)
    file_bytes = Integer(Settings.file_bytes, help="Bytes that a notebook may write to its scratch folder.").tag(config=True)
    unsafe = Bool(False, help="Run submissions without the wall, with all rights of the grader: they can then read the answers, "
                  "the gradebook and your files, and reach the network.").tag(config=True)
    due = Dict(key_trait=Unicode(), value_trait=Unicode(), help="When assignments are due, each with its time zone, as in "
               '{"optimizers": "2026-10-05 23:59 Europe/Berlin"}. Generating writes it into the first cell of the notebooks and '
               "into the gradebook.").tag(config=True)
    hand_in = Unicode(HAND_IN, help="How students hand in, as a sentence in the first cell of their notebooks.").tag(config=True)

    @validate("due")
    def _is_due(self, proposal):
        from .about import read_due
        for assignment, text in proposal.value.items():
            try:
                read_due(text)
            except (ValueError, LookupError, OSError) as problem:  # what zoneinfo raises for names of zones that it does not know
                raise TraitError(f"c.Descent.due of {assignment} is {text!r}, and should be like "
                                 f'"2026-10-05 23:59 Europe/Berlin" or "2026-10-05 23:59 +02:00" ({problem}).') from None
        return proposal.value

    @property
    def settings(self):
        """The values, as plain data that can cross to other processes."""
        return Settings(**{name: getattr(self, name) for name in asdict(Settings())})


def load_config(course):
    """The configuration in a course's nbgrader_config.py. Raises CourseError, which names the line, where that does not run."""
    path = course.root / CONFIG
    try:
        return PyFileConfigLoader(CONFIG, str(course.root)).load_config()
    except SyntaxError as problem:
        raise CourseError(f"{problem.filename or path}, line {problem.lineno}: {problem.msg}. Correct the Python there.") from None
    except Exception as problem:  # it is a program
        lines = [frame.lineno for frame in traceback.extract_tb(problem.__traceback__) if frame.filename == str(path)]
        where = f"{path}, line {lines[-1]}" if lines else f"{path} cannot be read"
        raise CourseError(f"{where}: {type(problem).__name__}: {problem}. Correct it there.") from None

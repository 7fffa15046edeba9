"""The settings of a course, all of them in nbgrader_config.py as `c.Descent.<name> = value`."""
from dataclasses import dataclass

from traitlets import Float, Integer, Unicode
from traitlets.config import Configurable


@dataclass(frozen=True)
class Limits:
    """What one notebook may take. Times in seconds of wall clock, sizes in bytes."""
    cell_seconds: float = 30.0
    test_seconds: float = 15.0
    notebook_seconds: float = 300.0
    output_bytes: int = 10_000_000


class Descent(Configurable):
    """Settings of the grader."""

    seed = Unicode("descent", help="Hidden inputs are drawn from this: choose your own words and keep them to yourself. "
                   "All students of a course get the same inputs; another course gets others.").tag(config=True)
    cell_seconds = Float(Limits.cell_seconds, help="Seconds that one cell of a submission may run.").tag(config=True)
    test_seconds = Float(Limits.test_seconds, help="Seconds that the hidden test of one graded cell may run.").tag(config=True)
    notebook_seconds = Float(Limits.notebook_seconds, help="Seconds that a whole notebook may run.").tag(config=True)
    output_bytes = Integer(Limits.output_bytes, help="Bytes that a notebook may print or draw; the rest is dropped."
                           ).tag(config=True)

    @property
    def limits(self):
        """The limits among the settings."""
        return Limits(self.cell_seconds, self.test_seconds, self.notebook_seconds, self.output_bytes)

"""Lays a numpy.py beside right notebooks, and writes one from inside: nothing of it counts, for or against."""
from . import add_cell, right_plain

EXPECTED = {"sgd": 9, "adam": 10}
ANSWERS = {name: right_plain.ANSWERS[name] for name in EXPECTED}
FAKE = "raise ImportError('this is not the real one')\n"


def alter(folder):
    for name in ("numpy.py", "descent.py", "sitecustomize.py"):
        (folder / name).write_text(FAKE)
    add_cell(folder / "01_sgd.ipynb", f"open('numpy.py', 'w').write({FAKE!r})", before="solution")

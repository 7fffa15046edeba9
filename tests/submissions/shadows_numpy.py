"""Lays a numpy.py beside right notebooks, and writes one from inside: nothing of it counts, for or against."""
from . import add_cell, full, notebook_of, right_plain

ANSWERS = {name: right_plain.ANSWERS[name] for name in ("sgd", "adam")}
EXPECTED = full(ANSWERS)
FAKE = "raise ImportError('this is not the real one')\n"


def alter(folder):
    for name in ("numpy.py", "descent.py", "sitecustomize.py"):
        (folder / name).write_text(FAKE)
    add_cell(notebook_of("sgd", folder), f"open('numpy.py', 'w').write({FAKE!r})", before="solution")

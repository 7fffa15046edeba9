"""Files that are no notebooks: cut off, empty, not text, of nbformat 3, another course's; the last one is right."""
import json

import nbformat

from . import right_plain

EXPECTED = {"momentum": 0, "adam": 10}
ANSWERS = right_plain.ANSWERS


def alter(folder):
    whole = (folder / "01_sgd.ipynb").read_bytes()
    (folder / "01_sgd.ipynb").write_bytes(whole[:len(whole) // 2])
    (folder / "02_momentum.ipynb").write_text("")
    (folder / "03_adagrad.ipynb").write_bytes(bytes(range(256)))
    other = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("print('another course')")])
    other.cells[0].metadata["nbgrader"] = {"grade": True, "grade_id": "ps1", "points": 100, "locked": True, "solution": False,
                                           "schema_version": 3, "task": False}
    (folder / "04_rmsprop.ipynb").write_text(json.dumps(other))

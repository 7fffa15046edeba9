"""Right notebooks under other names, with an old copy and a stranger beside them; two are missing."""
import shutil

from . import right_plain

EXPECTED = {"sgd": 9, "momentum": 10, "adagrad": 10}
ANSWERS = {name: right_plain.ANSWERS[name] for name in EXPECTED}


def alter(folder):
    (folder / "01_sgd.ipynb").rename(folder / "01_sgd (1).ipynb")
    (folder / "02_momentum.ipynb").rename(folder / "my solution, final, really.ipynb")
    shutil.copy(folder / "03_adagrad.ipynb", folder / "03_adagrad-Copy1.ipynb")
    (folder / "notes.ipynb").write_text("{}")

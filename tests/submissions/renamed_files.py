"""Right notebooks under other names, with an old copy and a stranger beside them; two are missing."""
import shutil

from . import full, notebook_of, right_plain

ANSWERS = {name: right_plain.ANSWERS[name] for name in ("sgd", "momentum", "adagrad")}
EXPECTED = full(ANSWERS)


def alter(folder):
    sgd, momentum, adagrad = (notebook_of(exercise, folder) for exercise in ANSWERS)
    sgd.rename(folder / f"{sgd.stem} (1).ipynb")
    momentum.rename(folder / "my solution, final, really.ipynb")
    shutil.copy(adagrad, folder / f"{adagrad.stem}-Copy1.ipynb")
    (folder / "notes.ipynb").write_text("{}")

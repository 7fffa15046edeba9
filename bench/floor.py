"""The floor: a class's code cells run in forks of a warm interpreter, without Jupyter, a wall or a gradebook.

    python -m bench.floor FOLDER...

executes every notebook of the folders, with their plots, in one process at a time.
"""
import io
import os
import sys
import traceback
from pathlib import Path

import matplotlib
import nbformat

matplotlib.use("Agg")

import matplotlib.pyplot as plt  # noqa: E402

from descent.figure import Figure  # noqa: E402
from descent.words import STILL  # noqa: E402

os.environ[STILL] = "1"


def run(path):
    """Executes a notebook's code cells in this process; all figures are drawn as they would be shown."""
    scope = {"__name__": "__main__"}
    for cell in nbformat.read(path, as_version=4).cells:
        if cell.cell_type == "code":
            exec(compile(cell.source, str(path), "exec"), scope)
            for figure in map(plt.figure, plt.get_fignums()):
                if isinstance(figure, Figure):
                    figure.bundle()
                else:
                    figure.savefig(io.BytesIO(), format="png", bbox_inches="tight")
            plt.close("all")


def main(folders):
    """Executes all notebooks, a fork for each. Returns how many failed."""
    failed = 0
    for path in [path for folder in folders for path in sorted(Path(folder).glob("*.ipynb"))]:
        child = os.fork()
        if child == 0:
            try:
                os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
                run(path)
            except BaseException:
                traceback.print_exc()
                os._exit(1)
            os._exit(0)
        failed += bool(os.waitpid(child, 0)[1])
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

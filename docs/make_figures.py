"""Draws the figures of the documentation: `python docs/make_figures.py`, from the checkout."""
import sys
from pathlib import Path

from matplotlib.figure import Figure

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from descent import ellipse, plot_paths, record  # noqa: E402
from reference_solutions.adagrad import AdaGrad  # noqa: E402
from reference_solutions.adam import Adam  # noqa: E402
from reference_solutions.momentum import Momentum  # noqa: E402
from reference_solutions.rmsprop import RMSprop  # noqa: E402
from reference_solutions.sgd import SGD  # noqa: E402

RACE = {"SGD": SGD(0.95), "Momentum": Momentum(0.1), "AdaGrad": AdaGrad(1.5), "RMSprop": RMSprop(0.1), "Adam": Adam(0.3)}


def main():
    """Writes paths.png: thirty steps of each optimizer on the ellipse."""
    figure = Figure(figsize=(9, 4), layout="compressed")
    plot_paths(ellipse, {name: record(made, ellipse, n=30) for name, made in RACE.items()}, title="", ax=figure.add_subplot())
    figure.savefig(HERE / "paths.png", dpi=80, metadata={"Software": None})


if __name__ == "__main__":
    main()

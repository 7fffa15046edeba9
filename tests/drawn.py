"""Figures that are drawn for tests, without pyplot, and what is in them."""
import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from descent.plots import plot_losses, plot_paths
from descent.surfaces import ellipse, gradient_descent_path

BOTH = pytest.mark.parametrize("plot", [plot_paths, plot_losses])


def new_axes():
    return Figure(figsize=(8, 5)).add_subplot()


def render(figure):
    """Much of matplotlib works, and warns, only now; the canvas of a bare Figure draws nothing."""
    FigureCanvasAgg(figure).draw()


def draw(plot, surface, paths, **options):
    ax = plot(surface, paths, ax=new_axes(), **options)
    render(ax.figure)
    return ax


def line_to(surface, *points):
    return np.array([surface.start, *points], dtype=float)


def descents(count=3, n=30):
    return {f"lr {0.1 * (i + 1):.1f}": gradient_descent_path(ellipse, None, 0.1 * (i + 1), n)
            for i in range(count)}


def labelled(ax):
    return {line.get_label(): line for line in ax.lines if not line.get_label().startswith("_")}


def path_lines(ax):
    return [line for label, line in labelled(ax).items() if label not in ("start", "minimum", "minima")]


def legend_texts(ax):
    return [text.get_text() for text in ax.get_legend().get_texts()]

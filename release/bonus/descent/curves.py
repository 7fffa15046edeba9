"""Curves over the number of the update, such as learning rates or losses, in the style of the other figures."""
import numpy as np
from matplotlib.ticker import MaxNLocator

from .figure import new_axes, tell
from .plots import SIDE, _finish, _line_style
from .words import of_curves


def plot_curves(curves, title="", ylabel="learning rate", xlabel="update t", log=False, ax=None):
    """Draw {label: values}, one line each, against 0, 1, 2, ...

    curves  {label: numbers, one for each update}; lengths may differ
    title   text above the picture
    log     whether the values are drawn on a logarithmic axis
    ax      Axes to draw into; None makes a new figure with pyplot
    returns the Axes

    Raises TypeError if curves is not a dict, ValueError if values are not a row of numbers.
    """
    if not isinstance(curves, dict):
        raise TypeError(f'curves: give a dict of labels and values, for example {{"constant": [0.1, 0.1]}}, '
                        f"not a {type(curves).__name__}.")
    ax = new_axes(SIDE, 3.0) if ax is None else ax
    curves = {str(label): np.asarray(values, dtype=float) for label, values in curves.items()}
    for number, (label, values) in enumerate(curves.items()):
        if values.ndim != 1:
            raise ValueError(f"curves: {label!r} has the shape {values.shape}; give one number for each update.")
        ax.plot(values, label=label, markevery=max(1, len(values) // 20), **_line_style(number))
    ax.set(xlabel=xlabel, ylabel=ylabel, yscale="log" if log else "linear")
    ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    ax.grid(color="#d0d0d0", linewidth=0.8)
    _finish(ax, None, title)
    tell(ax, *of_curves(curves, title, ylabel, xlabel, log))
    return ax

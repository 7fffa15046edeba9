"""Curves over the number of the update: one line each, in the style of the other figures."""
import numpy as np
import pytest
from matplotlib.figure import Figure

from descent import plot_curves

from .helpers import rows


def axes():
    return Figure().add_subplot()


def test_a_line_for_each_curve_each_in_its_own_style():
    ax = plot_curves({"constant": [0.1, 0.1], "falls": np.array([0.3, 0.2, 0.1])}, title="Two schedules", ax=axes())
    assert [line.get_label() for line in ax.lines] == ["constant", "falls"] and ax.get_title("left") in ("Two schedules", "")
    assert [list(line.get_ydata()) for line in ax.lines] == [[0.1, 0.1], [0.3, 0.2, 0.1]]
    assert [list(line.get_xdata()) for line in ax.lines] == [[0, 1], [0, 1, 2]]
    one, other = ((line.get_color(), line.get_linestyle(), line.get_marker()) for line in ax.lines)
    assert all(a != b for a, b in zip(one, other))


@pytest.mark.parametrize("log, scale", [(False, "linear"), (True, "log")])
def test_axes_are_as_asked_for(log, scale):
    ax = plot_curves({"a": [1.0, 10.0]}, ylabel="loss", xlabel="epochs", log=log, ax=axes())
    assert (ax.get_ylabel(), ax.get_xlabel(), ax.get_yscale()) == ("loss", "epochs", scale)


def test_long_curves_have_few_markers():
    ax = plot_curves({"a": np.ones(1000)}, ax=axes())
    assert ax.lines[0].get_markevery() == 50


def test_a_figure_of_its_own_where_no_axes_are_given():
    ax = plot_curves({"a": [1.0]})
    assert ax.figure.axes == [ax]


@pytest.mark.parametrize("error, curves", rows({
    "a list": (TypeError, [1.0, 2.0]), "a matrix": (ValueError, {"a": [[1.0], [2.0]]}), "a number": (ValueError, {"a": 1.0})}))
def test_what_is_no_curve_is_refused(error, curves):
    with pytest.raises(error, match="curves: "):
        plot_curves(curves, ax=axes())

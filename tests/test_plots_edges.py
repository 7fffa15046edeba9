"""What leaves a figure, and what can hardly be drawn: it is cut and said, the rest stays in sight, and nothing raises or warns."""
import numpy as np
import pytest

from descent.plots import plot_losses, plot_paths
from descent.surfaces import Surface, ellipse, saddle

from .drawn import BOTH, descents, draw, labelled, legend_texts, line_to, path_lines

pytestmark = pytest.mark.filterwarnings("error")


def test_the_window_is_the_surfaces_when_paths_stay_in_it():
    ax = draw(plot_paths, ellipse, descents())
    assert ax.get_xlim() == (-10, 10) and ax.get_ylim() == (-5, 5)
    assert (ax.get_xlabel(), ax.get_ylabel(), ax.get_aspect()) == ("x", "y", 1.0)


def test_the_window_grows_a_little_for_a_path_that_needs_little():
    ax = draw(plot_paths, ellipse, {"a": line_to(ellipse, (0, 6), (0, 0))})
    assert ax.get_xlim() == (-10, 10) and ax.get_ylim()[0] == -5
    assert 6 < ax.get_ylim()[1] <= 7
    assert "a" in labelled(ax)


@pytest.mark.parametrize("points", [
    [(0, 8)],
    [(0, 6), (0, 8), (0, 0)],
    [(-6, 1), (np.nan, 1)],
    [(-6, 1), (np.nan, np.nan), (0, 0)],
    [(-6, 1), (np.inf, -np.inf), (np.nan, np.nan)],
    [(-6, 1), (1e308, -1e308)],
    [(1e30, 1e-30), (-1e200, 0), (0, 0)],
], ids=repr)
def test_what_leaves_the_picture_is_cut_and_said(points):
    ax = draw(plot_paths, ellipse, {"SGD": line_to(ellipse, *points), "b": line_to(ellipse)})
    assert ax.get_xlim() == (-10, 10) and ax.get_ylim() == (-5, 5)
    assert legend_texts(ax)[:2] == ["SGD (leaves the picture)", "b"]
    drawn = path_lines(ax)[0].get_xydata()
    assert not np.any(np.abs(drawn) > 1e4)


def test_the_line_leaves_in_the_right_direction():
    ax = draw(plot_paths, ellipse, {"a": np.array([(0, 0), (3e200, 4e200), (1, 1e200)])})
    end = path_lines(ax)[0].get_xydata()
    assert end.shape == (2, 2)  # nothing after the point that left for good
    assert np.arctan2(*end[1]) == pytest.approx(np.arctan2(3, 4), abs=1e-9)


@pytest.mark.parametrize("first", [(np.nan, np.nan), (1e9, 0.0), (np.inf, 1.0)])
def test_a_path_that_is_never_seen_still_has_its_label(first):
    ax = draw(plot_paths, ellipse, {"lost": np.array([first, first])})
    assert legend_texts(ax) == ["lost (leaves the picture)", "minimum"]


@pytest.mark.parametrize("f", [
    lambda x, y: 0 * x * y,
    lambda x, y: np.log(x) + 0 * y,
    lambda x, y: np.maximum(x, 0) + 0 * y,
    lambda x, y: np.nan * x * y,
], ids=["flat", "partly nan", "mostly flat", "nan"])
@BOTH
def test_odd_surfaces_can_be_drawn(plot, f):
    odd = Surface("odd", "?", f, None, ((-1, 1), (-1, 1)), ((-0.5, 0.0),), (0.0, 0.0))
    draw(plot, odd, {"a": np.array([(0.0, 0.0), (0.5, 0.5)])})


@pytest.mark.parametrize("surface", [ellipse, saddle], ids=["ellipse", "saddle"])
@pytest.mark.parametrize("points", [
    [(0, 500)], [(np.nan, 0), (0, 0)], [(np.inf, np.inf)], [(0, -1e200), (1e308, 1e308)],
], ids=repr)
def test_losses_that_leave_the_picture(surface, points):
    other = line_to(surface, (-0.5, 1e-5), (-0.01, 0))
    ax = draw(plot_losses, surface, {"SGD": line_to(surface, *points), "b": other})
    assert legend_texts(ax) == ["SGD (leaves the picture)", "b"]
    bottom, top = ax.get_ylim()
    limit = 1000 * abs(surface(*surface.start))
    assert -limit <= bottom < top <= limit
    heights = surface(*other.T)
    assert bottom < heights.min() and heights.max() < top  # the others are not lost


@pytest.mark.parametrize("surface", [ellipse, saddle], ids=["ellipse", "saddle"])
@pytest.mark.parametrize("path", [
    [(np.nan, np.nan)] * 3, [(np.inf, 0)] * 3, [(0, 0)] * 3, [(1e300, 0), (0, 1e300)], [(1.0, 1.0)],
], ids=repr)
@BOTH
def test_degenerate_paths_do_not_raise_or_warn(plot, surface, path):
    draw(plot, surface, {"a": np.array(path, dtype=float)})
    draw(plot, surface, {"a": path})


@BOTH
def test_no_paths_no_problem(plot):
    draw(plot, ellipse, {})

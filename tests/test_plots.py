"""Figures: what is drawn and labelled, that it reads in grey, and that settings and layouts stay as they are."""
import subprocess
import sys
from pathlib import Path

import matplotlib
import numpy as np
import pytest
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure

from descent import plots
from descent.plots import plot_losses, plot_paths
from descent.surfaces import SURFACES, Surface, ellipse, gradient_descent_path, saddle

from .drawn import BOTH, descents, draw, labelled, legend_texts, line_to, new_axes, path_lines, render

pytestmark = pytest.mark.filterwarnings("error")

ROOT = Path(__file__).resolve().parents[1]
EVERY = pytest.mark.parametrize("surface", SURFACES.values(), ids=SURFACES)


@EVERY
@BOTH
def test_every_surface_can_be_drawn(plot, surface):
    low, high = np.transpose(surface.window)
    points = np.random.default_rng(0).uniform(low, high, (20, 2))
    ax = new_axes()
    assert plot(surface, {"walk": line_to(surface, *points), "stay": line_to(surface)}, ax=ax) is ax
    render(ax.figure)
    assert legend_texts(ax)[0].startswith("walk") and legend_texts(ax)[1] == "stay"
    assert surface.formula in ax.get_title()


@pytest.mark.parametrize("surface, last", [
    (ellipse, ["start", "minimum"]),
    (SURFACES["himmelblau"], ["start", "minima"]),
    (saddle, ["start"]),
])
def test_legend_of_paths(surface, last):
    ax = draw(plot_paths, surface, {"b": line_to(surface), "a": line_to(surface)})
    assert legend_texts(ax) == ["b", "a", *last]


def test_legend_of_losses_has_the_paths_only():
    assert legend_texts(draw(plot_losses, ellipse, descents(2))) == ["lr 0.1", "lr 0.2"]


@BOTH
def test_the_legend_lies_beside_the_data_and_inside_the_figure(plot):
    paths = descents(4) | {"far away": line_to(ellipse, (1e9, 0))}
    for size in [(10, 7.4), (10, 5), (8, 6)]:
        ax = plot(ellipse, paths, ax=Figure(figsize=size).add_subplot())
        render(ax.figure)
        legend, whole = ax.get_legend().get_window_extent(), ax.figure.bbox
        assert legend.x0 >= ax.get_window_extent().x1
        assert legend.x1 <= whole.x1 and ax.get_tightbbox().x0 >= 0


@BOTH
@pytest.mark.parametrize("title, shown", [(None, r"$f(x, y) = \frac{x^2}{20} + y^2$"), ("A race", "A race"), ("", "")])
def test_title(plot, title, shown):
    assert draw(plot, ellipse, descents(), title=title).get_title() == shown


@BOTH
def test_up_to_eight_line_styles_differ_in_grey(plot):
    lines = path_lines(draw(plot, ellipse, descents(8)))
    # The dashes as matplotlib will draw them: a solid line has none.
    assert len({str(line._dash_pattern) for line in lines}) == 8
    assert len({line.get_marker() for line in lines}) == 8


@BOTH
def test_many_paths_never_look_alike(plot):
    paths = {f"path {i}": line_to(ellipse) for i in range(29)}
    lines = path_lines(plot(ellipse, paths, ax=new_axes()))
    looks = {(line.get_color(), str(line._dash_pattern), line.get_marker()) for line in lines}
    assert len(looks) == len(lines) == 29


def test_both_plots_give_a_path_the_same_style():
    both = [path_lines(draw(plot, ellipse, descents(4))) for plot in (plot_paths, plot_losses)]
    for one, other in zip(*both):
        assert (one.get_label(), one.get_color(), one.get_marker()) == (
            other.get_label(), other.get_color(), other.get_marker())


@BOTH
def test_it_can_be_read_from_the_last_row(plot):
    ax = draw(plot, ellipse, descents())
    assert min(line.get_linewidth() for line in path_lines(ax)) >= 2
    texts = [ax.title, ax.xaxis.label, ax.yaxis.label, *ax.get_legend().get_texts(),
             *ax.get_xticklabels(), *ax.get_yticklabels(), *ax.get_yticklabels(minor=True)]
    assert min(text.get_fontsize() for text in texts) >= 12


def luminance(color):
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(color)]
    return float(np.dot(linear, (0.2126, 0.7152, 0.0722)))


def test_the_first_four_colours_stand_out_from_the_darkest_grey():
    darkest = luminance(plots.GREYS(1.0))
    assert all((darkest + 0.05) / (luminance(color) + 0.05) > 1.5 for color in plots.COLORS[:4])


def test_each_start_is_marked_once():
    paths = {"a": line_to(ellipse), "b": line_to(ellipse), "c": np.array([(3.0, 3.0)])}
    starts = labelled(draw(plot_paths, ellipse, paths))["start"].get_xydata()
    assert sorted(starts.tolist()) == [[-7, 2], [3, 3]]


def test_minima_are_stars():
    himmelblau = SURFACES["himmelblau"]
    star = labelled(draw(plot_paths, himmelblau, {}))["minima"]
    assert star.get_marker() == "*"
    np.testing.assert_array_equal(star.get_xydata(), himmelblau.minima)


def test_hundreds_of_points_have_few_markers_and_few_points_all():
    slow = np.linspace((-7, 2), (0, 0), 2000)
    few, many = (path_lines(draw(plot_paths, ellipse, {"a": path}))[0].get_markevery()
                 for path in (gradient_descent_path(ellipse, None, 0.95, 5), slow))
    assert few == [0, 1, 2, 3, 4, 5]
    assert 20 < len(many) < 120


@EVERY
def test_contours_rise_and_cover_the_picture(surface):
    ax = draw(plot_paths, surface, {})
    levels = [collection.levels for collection in ax.collections]
    assert all(np.all(np.diff(each) > 0) for each in levels)
    x, y = (np.linspace(*side, 301) for side in surface.window)
    heights = surface(x, y[:, np.newaxis])
    assert levels[0][0] <= heights.min() and heights.max() <= levels[0][-1] * (1 + 1e-9)


@pytest.mark.parametrize("name, spread", [("rosenbrock", 100), ("beale", 1e4), ("himmelblau", 50)])
def test_contours_of_strongly_varying_surfaces_are_spaced_by_factors(name, spread):
    levels = draw(plot_paths, SURFACES[name], {}).collections[0].levels
    above = levels[1:] - levels[0]
    assert above[-1] / above[0] > spread
    np.testing.assert_allclose(above[1:] / above[:-1], above[1] / above[0], rtol=1e-6)


def test_losses_are_heights_above_the_minimum_on_a_log_axis():
    path = gradient_descent_path(ellipse, None, 0.3, 10)
    ax = draw(plot_losses, ellipse, {"a": path})
    x, y = path_lines(ax)[0].get_data()
    np.testing.assert_array_equal(x, np.arange(11))
    np.testing.assert_allclose(y, ellipse(*path.T))
    assert ax.get_yscale() == "log" and ax.get_xlabel() == "step"
    assert "above the minimum" in ax.get_ylabel()


def test_losses_count_from_a_minimum_that_is_not_zero():
    high = Surface("high", "5 + x^2", lambda x, y: 5 + x**2 + 0 * y, None,
                   ((-1, 1), (-1, 1)), ((0, 0),), (1, 0))
    ax = draw(plot_losses, high, {"a": np.array([(1.0, 0), (0.1, 0)])})
    np.testing.assert_allclose(path_lines(ax)[0].get_ydata(), [1, 0.01])


def test_a_loss_of_zero_is_drawn_at_the_bottom():
    ax = draw(plot_losses, ellipse, {"a": line_to(ellipse, (0, 0), (1e-9, 0))})
    np.testing.assert_array_equal(path_lines(ax)[0].get_ydata()[1:], [1e-12, 1e-12])
    assert legend_texts(ax) == ["a"]


def test_losses_of_the_saddle_show_both_signs():
    path = gradient_descent_path(saddle, None, 0.1, 60)
    ax = draw(plot_losses, saddle, {"SGD": path})
    assert ax.get_yscale() == "symlog"
    heights = path_lines(ax)[0].get_ydata()
    assert heights[0] > 0 > heights[-1]


@BOTH
@pytest.mark.parametrize("paths, error, words", [
    (np.zeros((3, 2)), TypeError, "paths: give a dict.*not a ndarray"),
    ([np.zeros((3, 2))], TypeError, "paths: give a dict.*not a list"),
    ({"SGD": np.zeros((2, 3))}, ValueError, r"paths: 'SGD' has shape \(2, 3\)"),
    ({"SGD": np.zeros(2)}, ValueError, r"paths: 'SGD' has shape \(2,\)"),
    ({"SGD": np.zeros((0, 2))}, ValueError, r"paths: 'SGD' has shape \(0, 2\)"),
])
def test_errors_name_the_path(plot, paths, error, words):
    with pytest.raises(error, match=words):
        plot(ellipse, paths, ax=new_axes())


@BOTH
def test_paths_and_global_settings_stay_as_they_are(plot):
    settings = dict(matplotlib.rcParams)
    path = line_to(ellipse, (np.nan, 1e300), (0, 0))
    before = path.copy()
    draw(plot, ellipse, {"a": path})
    np.testing.assert_array_equal(path, before)
    assert dict(matplotlib.rcParams) == settings


def test_a_layout_that_was_chosen_is_kept():
    figure = Figure(layout="tight")
    engine = figure.get_layout_engine()
    plot_losses(ellipse, descents(), ax=figure.add_subplot())
    assert figure.get_layout_engine() is engine


@BOTH
def test_subfigures_work(plot):
    figure = Figure(figsize=(12, 5), layout="constrained")
    for part in figure.subfigures(1, 2):
        plot(ellipse, descents(), ax=part.add_subplot())
    render(figure)


def run(code):
    return subprocess.run([sys.executable, "-B", "-W", "error", "-c", code], cwd=ROOT,
                          capture_output=True, text=True, timeout=120)


START = """
import sys
import numpy as np
from descent.plots import plot_losses, plot_paths
from descent.surfaces import ellipse
paths = {"a": np.array([(-7.0, 2.0), (0.0, 1.0)])}
"""


def test_pyplot_is_not_imported_when_axes_are_given():
    done = run(START + """
import io
from matplotlib.figure import Figure
for plot in (plot_paths, plot_losses):
    plot(ellipse, paths, ax=Figure().add_subplot()).figure.savefig(io.BytesIO())
assert "matplotlib.pyplot" not in sys.modules
""")
    assert done.returncode == 0, done.stderr


def test_without_axes_pyplot_makes_a_figure_for_each():
    done = run(START + """
import matplotlib
matplotlib.use("Agg")
axes = [plot(ellipse, paths) for plot in (plot_paths, plot_losses)]
from matplotlib import pyplot
assert [ax.figure.number for ax in axes] == pyplot.get_fignums() == [1, 2]
for ax in axes:
    ax.figure.canvas.draw()
""")
    assert done.returncode == 0, done.stderr

"""Figures of optimizers on a surface, all in one style.

Every path has its own colour, line style and marker, so that a figure can be read in
grey, by the colour-blind (colours of Okabe and Ito, 2008) and from the last row. The style
goes to the axes alone; the settings of matplotlib are not touched.
"""

import numpy as np
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.ticker import MaxNLocator, NullLocator

from .figure import new_axes, tell
from .words import of_curves, of_paths

LEAVES = " (leaves the picture)"

COLORS = ("#0072B2", "#D55E00", "#009E73", "#000000", "#CC79A7", "#E69F00", "#56B4E9")
DASHES = (
    "solid", (0, (4, 1.5)), (0, (1, 1)), (0, (6, 1.5, 1, 1.5)), (0, (9, 3)),
    (0, (6, 1.5, 1, 1.5, 1, 1.5)), (0, (2, 1.5)), (0, (9, 1.5, 3, 1.5)),
)
MARKERS = ("o", "s", "^", "D", "v", "P", "X", "<", ">")
YELLOW = "#F0E442"  # the eighth colour is kept for minima: too pale for a line
GREYS = LinearSegmentedColormap.from_list("descent greys", ["#ffffff", "#b4b4b4"])
SIDE = 5.5  # inches of the longer side of the axes
TEXT = 13  # points; tick labels have one less

GRID = 201  # points along each side of a window, at which contours are computed
BANDS = 14  # shades of grey between the lowest and the highest contour
STRETCH = 0.2  # a window may grow by this share of itself on each side
FLOOR = 1e-12  # losses below it are drawn here; what is left there is rounding
CEILING = 1e3  # losses beyond this multiple of the start leave the picture


def plot_paths(surface, paths, title=None, ax=None):
    """Draw paths on a surface, seen from above; the lighter the grey, the lower.

    surface  a Surface
    paths    {label: path}, each path an array of shape (n + 1, 2) as record returns it
    title    text above the picture; None shows the formula, "" nothing
    ax       Axes to draw into; None makes a new figure with pyplot
    returns  the Axes

    The picture shows the surface's window, somewhat larger if a path leaves it by little.
    What lies farther out is cut, as are nan and inf; the label then says so. Every point
    has a marker, except where points are too close to be told apart.

    Raises TypeError if paths is not a dict, ValueError if a path has another shape.
    """
    paths = _check_paths(paths)
    view = _view(surface.window, paths.values())
    if ax is None:
        width, height = (high - low for low, high in view)
        longer = max(width, height)
        ax = new_axes(SIDE * width / longer, SIDE * height / longer)

    _draw_contours(surface, view, ax)
    for number, (label, path) in enumerate(paths.items()):
        inside = _inside(path, view)
        drawn = _cut(path, inside, view)
        ax.plot(*drawn.T, label=label if inside.all() else label + LEAVES,
                markevery=_marked(drawn, view), **_line_style(number))
    starts = {tuple(path[0]) for path in paths.values() if _inside(path[:1], view)[0]}
    _draw_ends(starts, surface.minima, ax)

    ax.set(xlim=view[0], ylim=view[1], xlabel="x", ylabel="y")
    # Equal scales: a step straight downhill looks perpendicular to the contours.
    ax.set_aspect("equal")
    _finish(ax, surface, title)
    tell(ax, *of_paths(surface, paths, title))
    return ax


def plot_losses(surface, paths, title=None, ax=None):
    """Draw the height f of each point of the paths against the step, on a log axis.

    Arguments, return value and errors are those of plot_paths.

    The height is measured from the minimum where one is known. A surface without a minimum
    (saddle) has negative heights too: its axis is logarithmic in both directions.
    Heights below 1e-12 are drawn at 1e-12. Heights above 1000 times that of the start, inf
    and nan are cut, and the label says so.
    """
    paths = _check_paths(paths)
    if ax is None:
        ax = new_axes(SIDE, 3.0)
    bounded = bool(surface.minima)
    with np.errstate(all="ignore"):  # paths may be far away, inf or nan
        lowest = min(float(surface(*point)) for point in surface.minima) if bounded else 0.0
        losses = {label: surface(*path.T) - lowest for label, path in paths.items()}
    starts = [abs(loss[0]) for loss in losses.values() if np.isfinite(loss[0])]
    unit = max(starts, default=0.0) or 1.0
    limit = min(CEILING * unit, 1e100)

    if bounded:
        ax.set_yscale("log")
    else:
        # A power of ten, or the ticks of both directions overlap around 0.
        ax.set_yscale("symlog", linthresh=10.0 ** (np.round(np.log10(unit)) - 2))
    for number, (label, loss) in enumerate(losses.items()):
        shown = np.abs(loss) <= limit  # False for nan
        # What lies beyond the limit is pulled to where the line still leaves the picture.
        drawn = np.clip(loss, FLOOR if bounded else -10 * limit, 10 * limit)
        ax.plot(drawn, label=label if shown.all() else label + LEAVES,
                markevery=max(1, len(drawn) // 40), **_line_style(number))
    bottom, top = ax.get_ylim()  # after the last line: setting limits ends autoscaling
    ax.set_ylim(max(bottom, -limit), min(top, limit))

    ylabel = "f(x, y) above the minimum" if bounded else "f(x, y)"
    ax.set(xlabel="step", ylabel=ylabel)
    ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    ax.grid(color="#d0d0d0", linewidth=0.8)
    _finish(ax, surface, title)
    tell(ax, *of_curves(losses, title, ylabel, "step", log=True))
    return ax


def _check_paths(paths):
    if not isinstance(paths, dict):
        raise TypeError(
            f"paths: give a dict of labels and paths, for example "
            f'{{"SGD": record(optimizer, surface)}}, not a {type(paths).__name__}.'
        )
    arrays = {}
    for label, path in paths.items():
        array = np.asarray(path, dtype=float)
        if array.ndim != 2 or array.shape[1] != 2 or len(array) == 0:
            raise ValueError(
                f"paths: {label!r} has shape {array.shape}; a path has shape (n + 1, 2), one "
                "row (x, y) for each point, as record returns it."
            )
        arrays[str(label)] = array
    return arrays


def _inside(path, view):
    """For each point, whether it lies in the view; False for nan."""
    low, high = np.transpose(view)
    return np.all((path >= low) & (path <= high), axis=1)


def _view(window, paths):
    """The window, grown on each side for paths that stay in a border around it.

    A path that leaves the border as well is cut anyway, and no reason to grow.
    """
    low, high = np.transpose(np.array(window, dtype=float))
    border = STRETCH * (high - low)
    near = (low - border, high + border)
    for path in paths:
        if _inside(path, np.transpose(near)).all():
            air = border / 5  # so that no marker sits on the frame
            least, most = path.min(axis=0), path.max(axis=0)
            low = np.where(least <= low, np.maximum(least - air, near[0]), low)
            high = np.where(most >= high, np.minimum(most + air, near[1]), high)
    return tuple(zip(low.tolist(), high.tolist()))


def _cut(path, inside, view):
    """The part of the path to draw: up to the first point after the last visible one.

    Points very far out are pulled towards the middle of the view, keeping their direction:
    the line still leaves the picture on the right side, and no number overflows.
    """
    visible = np.flatnonzero(inside)
    path = path[: visible[-1] + 2] if len(visible) else path[:0]
    low, high = np.transpose(view)
    middle, half = (low + high) / 2, (high - low) / 2
    offset = (np.clip(path, -1e300, 1e300) - middle) / half  # the view is -1 ... 1
    distance = np.abs(offset).max(axis=1, keepdims=True)
    reach = 50.0
    return middle + half * offset * np.minimum(1.0, reach / np.maximum(distance, reach))


def _draw_contours(surface, view, ax):
    x, y = (np.linspace(*side, GRID) for side in view)
    with np.errstate(all="ignore"):
        height = surface(x, y[:, np.newaxis])
    levels = _levels(height[np.isfinite(height)], surface)
    if levels is None:
        return
    shades = GREYS(np.linspace(0, 1, len(levels) - 1))
    bands = ax.contourf(x, y, height, levels=levels, colors=shades, zorder=0)
    bands.set(edgecolor="#8c8c8c", linewidth=0.4)  # contours, without computing them again


def _levels(height, surface):
    """Heights of the contours, from the lowest to the highest point; None if all is flat."""
    if height.size == 0 or np.ptp(height) == 0:
        return None
    low, high = np.min(height), np.max(height)
    share = np.linspace(0, 1, BANDS + 1)
    if not surface.minima:
        return low + (high - low) * share
    above = height - low
    if high - low < 5 * np.median(above):
        # Squares: on a bowl such contours have equal distances.
        return low + (high - low) * share**2
    # Most of the picture lies far below its highest point: each band is the next one times
    # a factor, and the first one holds the lowest hundredth.
    floor = max(np.quantile(above, 0.01), 1e-6 * (high - low))
    return np.concatenate([[low], low + np.geomspace(floor, high - low, BANDS)])


def _draw_ends(starts, minima, ax):
    """A ring around each start, a star at each minimum."""
    hollow = {"markerfacecolor": "none", "markeredgecolor": "black"}
    if starts:
        ax.plot(*zip(*starts), "o", markersize=14, markeredgewidth=2.5, label="start",
                zorder=4, **hollow)
    if minima:
        label = "minimum" if len(minima) == 1 else "minima"
        star = {"linestyle": "none", "marker": "*", "markersize": 20}
        # The star lies below the paths and its outline above: neither hides the other.
        ax.plot(*zip(*minima), color=YELLOW, markeredgecolor="black", label=label,
                zorder=2.5, **star)
        ax.plot(*zip(*minima), zorder=4, **star, **hollow)


def _marked(points, view):
    """Numbers of the points that get a marker: each one a bit away from the one before."""
    low, high = np.transpose(view)
    marked = []
    for number, point in enumerate((points - low) / (high - low)):
        if not marked or not np.abs(point - last).max() < 0.01:
            marked.append(number)
            last = point
    return marked


def _line_style(number):
    """Style of path number 0, 1, ...: no two of the first 504 look alike."""
    color, dashes, marker = (kind[number % len(kind)] for kind in (COLORS, DASHES, MARKERS))
    return {"color": color, "linestyle": dashes, "linewidth": 2.5, "zorder": 3, "marker": marker,
            "markersize": 6.5, "markeredgecolor": "white", "markeredgewidth": 0.6}


def _finish(ax, surface, title):
    """Title, legend beside the picture, and text for the last row."""
    title = f"$f(x, y) = {surface.formula}$" if title is None else title
    # On the left, as long ones need the room; at a fixed height, as finding one takes a fifth of the drawing.
    ax.set_title(title, fontsize=TEXT + 1, pad=12, x=0, y=1, ha="left")
    ax.xaxis.label.set_size(TEXT)
    ax.yaxis.label.set_size(TEXT)
    ax.tick_params(which="both", labelsize=TEXT - 1)
    bottom, top = ax.get_ylim()
    if ax.get_yscale() == "log" and top >= 100 * bottom:  # small ticks take a third of the time, and decades are enough
        ax.yaxis.set_minor_locator(NullLocator())
    if ax.get_legend_handles_labels()[1]:
        ax.legend(loc="upper left", bbox_to_anchor=(1.02, 1.0), borderaxespad=0.0,
                  fontsize=TEXT - 1, handlelength=4, frameon=False)
    # A legend outside needs room; this layout engine makes it, with equal scales too. New axes have it.
    figure = ax.figure
    if hasattr(figure, "set_layout_engine") and figure.get_layout_engine() is None:
        figure.set_layout_engine("compressed")

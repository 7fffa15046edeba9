"""Figures that say in words what they show, for those who cannot see them.

In a notebook the words are the alternative text of the picture. JupyterLab gives none to a bare picture, so it is shown as
HTML; the bare picture goes with it, for whatever has no HTML, such as PDF. When a notebook is graded there is the bare
picture alone, with the words in its metadata, where feedback finds them.
"""
import base64
import html
import io
import os

import numpy as np
from matplotlib.figure import Figure as Bare

STILL = "DESCENT_STILL"  # set in the environment of the grader's kernels: nobody looks at HTML there


class Figure(Bare):
    """A figure of matplotlib that shows itself with words."""
    words = ()  # sentences, in the order in which the figure was drawn

    def bundle(self):
        """What a notebook shows, as ({kind: data}, {kind: metadata})."""
        from IPython.core.pylabtools import print_figure

        picture, words = print_figure(self, fmt="png", base64=True), " ".join(self.words) or "A figure."
        if picture is None:  # nothing was drawn
            return {"text/plain": words}, {}
        data = {"image/png": picture, "text/plain": words}
        if not os.environ.get(STILL):
            data["image/png"] = picture = _smaller(picture)
            data["text/html"] = f'<img src="data:image/png;base64,{picture}" alt="{html.escape(words)}">'
        return data, {"image/png": {"alt": words}}

    def _ipython_display_(self):
        from IPython.display import display

        data, metadata = self.bundle()
        display(data, metadata=metadata, raw=True)


def _smaller(picture):
    """A PNG with 256 colours, which is half as large: the notebook keeps it twice. Both are text in base64."""
    from PIL import Image  # matplotlib needs it, too

    stream = io.BytesIO()
    with Image.open(io.BytesIO(base64.b64decode(picture))) as image:
        image.convert("RGB").quantize(256, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(stream, "png")
    return base64.b64encode(stream.getvalue()).decode()


def new_axes(size):
    """Axes in a new figure of that size in inches, which pyplot shows at the end of the cell."""
    # Imported here alone: a bare Figure can be drawn on with no window system, in any thread.
    import matplotlib.pyplot as plt

    return plt.subplots(figsize=size, layout="compressed", FigureClass=Figure)[1]


def tell(ax, *sentences):
    """Adds to the words of the figure that ax is in; a figure of another kind has none."""
    if isinstance(ax.figure, Figure):
        ax.figure.words = (*ax.figure.words, *filter(None, sentences))


def of_paths(surface, paths, title):
    """Sentences on {label: path}, seen from above: where each begins and ends, and how often it turns back."""
    minima = ", ".join(map(_point, surface.minima))
    yield f"{title}." if title else ""
    yield f"Paths on the surface {surface.name}, seen from above" + (f"; minimum at {minima}." if minima else ".")
    for label, path in paths.items():
        turns = [_turns(side) for side in path.T]
        how = "turning back {} times in x and {} times in y".format(*turns) if any(turns) else "without turning back"
        yield f"{label}: {len(path) - 1} steps from {_point(path[0])} to {_point(path[-1])}, {how}."


def of_curves(curves, title, ylabel, xlabel, log):
    """Sentences on {label: values}: where each begins and ends, and between which values it stays."""
    yield f"{title}." if title else ""
    yield f"Curves of {ylabel} against {xlabel}{', on a logarithmic axis' if log else ''}."
    for label, values in curves.items():
        known = values[np.isfinite(values)]
        if len(known):
            yield f"{label}: from {values[0]:.3g} to {values[-1]:.3g}, lowest {known.min():.3g}, highest {known.max():.3g}."


def _point(point):
    return f"({', '.join(f'{number:.3g}' for number in point)})"


def _turns(side):
    """How often a row of numbers goes up after it went down, or down after up."""
    with np.errstate(all="ignore"):  # inf - inf
        signs = np.sign(np.diff(side))
    signs = signs[np.isfinite(signs) & (signs != 0)]
    return int(np.sum(signs[1:] != signs[:-1]))

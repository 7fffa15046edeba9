"""Paths that grow step by step: an animation that plays in JupyterLab and in exported HTML, with nothing to install.

It is drawn when it is shown. When a notebook is graded, nobody looks at it, so it is not drawn then.
"""
import os

from .plots import plot_paths

STILL = "DESCENT_STILL"  # set in the environment of the grader's kernels: animations show one line of text
FRAMES = 30              # at most: longer paths grow by several steps at once


class Animation:
    """What `animate` returns: a cell that ends with it shows it."""

    def __init__(self, surface, paths, title=None):
        self.surface, self.paths, self.title = surface, paths, title

    def frames(self):
        """How many steps are drawn in each frame, from 0 to the end of the longest path."""
        longest = max(map(len, self.paths.values()), default=1) - 1
        stride = max(1, -(-longest // FRAMES))
        return [*range(0, longest, stride), longest]

    def html(self):
        """The animation as HTML with its pictures and controls in it (matplotlib's to_jshtml)."""
        from matplotlib.animation import FuncAnimation
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure

        figure = Figure(figsize=(8.6, 4.6), dpi=64, layout="compressed")
        FigureCanvasAgg(figure)
        ax = plot_paths(self.surface, self.paths, title=self.title, ax=figure.add_subplot())
        figure.draw_without_rendering()  # the layout is settled once, so that nothing jumps
        figure.set_layout_engine("none")
        lines = {line.get_label(): line for line in ax.lines}
        whole = [(line, path) for label, path in self.paths.items() for name, line in lines.items()
                 if name == str(label) or name.startswith(f"{label} (leaves")]
        points = [line.get_xydata().copy() for line, _ in whole]

        def draw(step):
            for (line, _), drawn in zip(whole, points):
                line.set_data(*drawn[:step + 1].T)
                line.set_markevery([min(step, len(drawn) - 1)])  # the marker is where the optimizer is now
        return FuncAnimation(figure, draw, frames=self.frames(), interval=120).to_jshtml(default_mode="once")

    def _repr_html_(self):
        return None if os.environ.get(STILL) else self.html()

    def __repr__(self):
        return f"Animation of {', '.join(map(str, self.paths))}, {self.frames()[-1]} steps"


def animate(surface, paths, title=None):
    """The paths of plot_paths as an animation that a cell shows if it is its last line.

    surface: a Surface. paths: {label: array (n + 1, 2)}. title: text above the picture; None shows the formula.
    What plot_paths raises comes when it is drawn.
    """
    return Animation(surface, paths, title)

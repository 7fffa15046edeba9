"""Paths that grow step by step: an animation that plays in JupyterLab and in exported HTML, with nothing to install.

It is drawn when it is shown. When a notebook is graded, nobody looks at it, so it is not drawn then.
"""
import html
import os
import re

from .words import STILL, of_paths

LEFT, RIGHT = "\N{BLACK LEFT-POINTING TRIANGLE}", "\N{BLACK RIGHT-POINTING TRIANGLE}"
SIGNS = {"minus": "\N{MINUS SIGN}", "fast-backward": f"|{LEFT}", "step-backward": "\N{WHITE LEFT-POINTING TRIANGLE}",
         "play fa-flip-horizontal": LEFT, "pause": "||", "play": RIGHT, "step-forward": "\N{WHITE RIGHT-POINTING TRIANGLE}",
         "fast-forward": f"{RIGHT}|", "plus": "+"}
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
        """The animation as HTML with its pictures and controls in it (matplotlib's to_jshtml), which asks no host for anything."""
        from matplotlib.animation import FuncAnimation
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure

        from .plots import _check_paths, plot_paths

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
        made = FuncAnimation(figure, draw, frames=self.frames(), interval=120).to_jshtml(default_mode="once")
        words = " ".join(["Animation.", *of_paths(self.surface, _check_paths(self.paths), self.title)])
        made = _offline(made).replace("<img ", f'<img alt="{html.escape(words)}" ', 1)
        return made.replace('type="range"', 'type="range" aria-label="Step"', 1)

    def _repr_html_(self):
        return None if os.environ.get(STILL) else self.html()

    def __repr__(self):
        return f"Animation of {', '.join(map(str, self.paths))}, {self.frames()[-1]} steps"


def _offline(made):
    """The HTML without the style sheet of icons that matplotlib fetches from the web; signs stand on the buttons instead."""
    made = re.sub(r'<link rel="stylesheet"[^>]*>', "", made)
    return re.sub(r'<i class="fa fa-([\w -]+)"></i>', lambda icon: SIGNS.get(icon[1], icon[1]), made)


def animate(surface, paths, title=None):
    """The paths of plot_paths as an animation that a cell shows if it is its last line.

    surface: a Surface. paths: {label: array (n + 1, 2)}. title: text above the picture; None shows the formula.
    What plot_paths raises comes when it is drawn.
    """
    return Animation(surface, paths, title)

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
from matplotlib.legend import Legend
from matplotlib.text import Text

from .words import STILL

ROOM = 1.5, 1.0, 5.0, 1.0  # inches to the left of new axes, below, to the right for the legend, and above
AIR = 0.1  # inches around a picture, as in matplotlib's own


class Figure(Bare):
    """A figure of matplotlib that shows itself with words."""
    words = ()  # sentences, in the order in which the figure was drawn

    def bundle(self):
        """What a notebook shows, as ({kind: data}, {kind: metadata})."""
        words = " ".join(self.words) or "A figure."
        if not self.axes:  # nothing was drawn
            return {"text/plain": words}, {}
        if os.environ.get(STILL):
            data = {"image/png": _png(self.picture())}
        else:
            picture = _png(_smaller(self.picture()))
            data = {"image/png": picture, "text/html": f'<img src="data:image/png;base64,{picture}" alt="{html.escape(words)}">'}
        return {**data, "text/plain": words}, {"image/png": {"alt": words}}

    def picture(self):
        """The figure as an image of PIL: all that is drawn on it, with some air around.

        It is drawn once, and what is not blank is cut out. matplotlib's own way, `bbox_inches="tight"`, measures every text twice
        more; it is taken where something reaches beyond the figure's edges.
        """
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from PIL import Image, ImageChops  # matplotlib needs it, too

        canvas = self.canvas if isinstance(self.canvas, FigureCanvasAgg) else FigureCanvasAgg(self)
        canvas.draw()
        whole = Image.fromarray(np.asarray(canvas.buffer_rgba())[..., :3])
        blank = tuple(round(255 * part) for part in self.get_facecolor()[:3])
        box = ImageChops.difference(whole, Image.new("RGB", whole.size, blank)).getbbox() or (0, 0, *whole.size)
        if 0 in box[:2] or box[2] == whole.width or box[3] == whole.height or self._has_more(canvas.get_renderer()):
            stream = io.BytesIO()
            canvas.print_figure(stream, format="png", dpi=self.dpi, facecolor="auto", bbox_inches="tight", pad_inches=AIR)
            return Image.open(stream).convert("RGB")
        air = round(AIR * self.dpi)
        picture = Image.new("RGB", (box[2] - box[0] + 2 * air, box[3] - box[1] + 2 * air), blank)
        picture.paste(whole.crop(box), (air, air))
        return picture

    def _has_more(self, renderer):
        """Whether a text or a legend ends beyond the figure's edges, which a gap between two letters may hide."""
        (left, bottom), (right, top) = self.bbox.get_points()
        texts = (artist for ax in self.axes for artist in (*ax.get_children(), ax.xaxis.label, ax.yaxis.label)
                 if isinstance(artist, (Text, Legend)))
        boxes = [box for text in texts if (box := text.get_tightbbox(renderer)) is not None]
        return any(box.x0 < left or box.y0 < bottom or box.x1 > right or box.y1 > top for box in boxes)

    def _ipython_display_(self):
        from IPython.display import display

        data, metadata = self.bundle()
        display(data, metadata=metadata, raw=True)


def _smaller(image):
    """An image with 256 colours, which is half as large as a PNG: the notebook keeps it twice."""
    from PIL import Image

    return image.quantize(256, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)


def _png(image):
    """An image as text: PNG in base64."""
    stream = io.BytesIO()
    image.save(stream, "png")
    return base64.b64encode(stream.getvalue()).decode()


def new_axes(width, height):
    """Axes of that size in inches in a new figure, which pyplot shows at the end of the cell.

    There is room around for what stands there, and what is left of it is cut off: an engine that finds the room takes longer than
    drawing.
    """
    # Imported here alone: a bare Figure can be drawn on with no window system, in any thread.
    import matplotlib.pyplot as plt
    from matplotlib.layout_engine import PlaceHolderLayoutEngine

    left, bottom, right, top = ROOM
    whole = left + width + right, bottom + height + top
    settled = PlaceHolderLayoutEngine(adjust_compatible=True, colorbar_gridspec=True)
    figure = plt.figure(figsize=whole, layout=settled, FigureClass=Figure)
    return figure.add_axes((left / whole[0], bottom / whole[1], width / whole[0], height / whole[1]))


def tell(ax, *sentences):
    """Adds to the words of the figure that ax is in; a figure of another kind has none."""
    if isinstance(ax.figure, Figure):
        ax.figure.words = (*ax.figure.words, *filter(None, sentences))

"""Figures that say in words what they show: an alternative text in HTML, and in the metadata of the bare picture."""
import base64
import html
import io
import re

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.figure import Figure as Bare
from PIL import Image, ImageChops

from descent import plot_curves, plot_losses, plot_paths
from descent.figure import Figure, _png, _smaller
from descent.surfaces import ellipse, gradient_descent_path
from descent.words import STILL

from .helpers import rows


@pytest.fixture
def ax(monkeypatch):
    monkeypatch.delenv(STILL, raising=False)
    return Figure(figsize=(6, 3)).add_subplot()


def zigzag():
    return {"SGD <fast>": gradient_descent_path(ellipse, lr=0.95, n=30)}


def test_the_picture_has_its_words_as_alternative_text(ax):
    plot_paths(ellipse, zigzag(), title='A "fast" walk', ax=ax)
    data, metadata = ax.figure.bundle()
    words = data["text/plain"]
    assert words == ('A "fast" walk. Paths on the surface ellipse, seen from above; minimum at (0, 0). '
                     "SGD <fast>: 30 steps from (-7, 2) to (-0.35, 0.0848), turning back 0 times in x and 29 times in y.")
    tag = re.fullmatch(r'<img src="data:image/png;base64,([\w+/=\n]+)" alt="([^"<>]*)">', data["text/html"])
    address, alternative = tag.groups()
    assert html.unescape(alternative) == words == metadata["image/png"]["alt"]
    assert base64.b64decode(address) == base64.b64decode(data["image/png"]) and base64.b64decode(address).startswith(b"\x89PNG")


def tight(figure):
    """What matplotlib's own way gives, as it is kept in notebooks of bare figures."""
    stream = io.BytesIO()
    figure.savefig(stream, format="png", bbox_inches="tight")
    return Image.open(stream).convert("RGB")


def content(image):
    """What is not blank of an image, and the width of the blank on each side: left, above, right, below."""
    box = ImageChops.difference(image, Image.new("RGB", image.size, image.getpixel((0, 0)))).getbbox()
    return image.crop(box), (box[0], box[1], image.width - box[2], image.height - box[3])


def blurred(image):
    return np.asarray(image.resize((60, 40), Image.Resampling.BOX), dtype=int)


@pytest.mark.parametrize("title, beyond", rows({"all is inside": ("A walk", False), "beyond the edge": (7 * "A long title. ", True)}))
def test_the_picture_is_what_matplotlib_cuts_out(ax, title, beyond):
    plot_paths(ellipse, zigzag(), title=title, ax=ax)
    ax.figure.set_facecolor("#ffe0c0")
    whole, (picture, air), (other, _) = ax.figure.picture(), content(ax.figure.picture()), content(tight(ax.figure))
    assert np.abs(np.subtract(picture.size, other.size)).max() <= 2 and (picture.width > 700) == beyond
    assert whole.getpixel((0, 0)) == (255, 224, 192) and 9 <= min(air) <= max(air) <= 25
    off, far = (np.abs(blurred(picture) - blurred(image)).mean() for image in (other, ImageChops.offset(other, 10, 0)))
    assert off < far / 3


@pytest.mark.parametrize("x, y", rows({
    "right": (1.05, 0.5), "far right": (3, 0.5), "left": (-0.6, 0.5), "above": (0.5, 1.6), "below": (0.5, -1)}))
def test_a_remark_beyond_the_edge_is_in_the_picture(x, y):
    ax = plot_curves({"a": [1.0, 2.0]})
    before = content(ax.figure.picture())[0].size
    ax.text(x, y, "M" * 60, transform=ax.transAxes, ha="right" if x < 0 else "left")
    after = content(ax.figure.picture())[0].size
    plt.close(ax.figure)
    assert after > before or after[1] > before[1]


def test_new_axes_have_room_for_a_legend_so_that_no_engine_needs_to_find_it(monkeypatch):
    monkeypatch.setattr(Figure, "get_tightbbox", None)  # what engines and matplotlib's own cutting ask
    ax = plot_paths(ellipse, {"twenty letters or so": zigzag()["SGD <fast>"]}, title="A walk")
    picture = ax.figure.picture()
    plt.close(ax.figure)
    assert 700 < picture.width < 900 and picture.height < 450


def test_the_picture_is_drawn_once(ax, monkeypatch):
    drawn, draw = [], Figure.draw
    monkeypatch.setattr(Figure, "draw", lambda self, renderer: (drawn.append(1), draw(self, renderer)))
    plot_paths(ellipse, zigzag(), ax=ax).figure.bundle()
    assert len(drawn) == 1


def test_the_picture_that_is_kept_twice_is_smaller_and_looks_the_same(ax):
    whole = plot_paths(ellipse, zigzag(), ax=ax).figure.picture()
    small = _smaller(whole)
    one, other = (np.asarray(picture.convert("RGB"), dtype=int) for picture in (small, whole))
    assert len(_png(small)) < 0.8 * len(_png(whole)) and np.percentile(np.abs(one - other), 99) <= 8


def test_when_a_notebook_is_graded_the_picture_is_there_once(ax, monkeypatch):
    monkeypatch.setenv(STILL, "1")
    plot_paths(ellipse, zigzag(), ax=ax)
    data, metadata = ax.figure.bundle()
    assert set(data) == {"image/png", "text/plain"} and metadata["image/png"]["alt"].startswith("Paths on the surface ellipse")


@pytest.mark.parametrize("draw, words", rows({
    "losses": (lambda ax: plot_losses(ellipse, zigzag(), title="Down", ax=ax),
               "Down. Curves of f(x, y) above the minimum against step, on a logarithmic axis. SGD <fast>: from 6.45 to 0.0133"),
    "curves": (lambda ax: plot_curves({"up": [1, 3, 2]}, ylabel="rate", xlabel="t", ax=ax),
               "Curves of rate against t. up: from 1 to 2, lowest 1, highest 3."),
    "two in one": (lambda ax: [plot_curves({name: [1.0]}, ax=ax) for name in "ab"], "against update t. b: from 1 to 1")}))
def test_every_kind_of_figure_has_words(ax, draw, words):
    draw(ax)
    assert words in ax.figure.bundle()[0]["text/plain"]


def test_figures_made_by_pyplot_are_of_this_kind():
    made = plot_curves({"a": [1.0]}).figure
    plt.close(made)
    assert isinstance(made, Figure) and made.words


def test_a_notebook_shows_the_bundle(monkeypatch):
    shown = []
    monkeypatch.setattr("IPython.display.display", lambda data, **how: shown.append((data, how)))
    monkeypatch.setattr(Figure, "bundle", lambda self: ("data", "metadata"))
    Figure()._ipython_display_()
    assert shown == [("data", {"metadata": "metadata", "raw": True})]


def test_a_figure_of_another_kind_is_drawn_all_the_same():
    assert plot_curves({"a": [1.0]}, ax=Bare().add_subplot()).lines


def test_where_nothing_was_drawn_there_is_no_picture():
    assert Figure().bundle() == ({"text/plain": "A figure."}, {})

"""Animations: one frame for each step, whole at the end, drawn when they are shown and not when a notebook is graded."""
import re
from contextlib import ExitStack

import numpy as np
import pytest

from descent import animate as function
from descent.animate import FRAMES, Animation
from descent.surfaces import ellipse, gradient_descent_path, saddle
from descent.words import STILL

from .helpers import rows


def paths(n=3):
    return {"fast": gradient_descent_path(ellipse, lr=0.5, n=n), "slow": gradient_descent_path(ellipse, lr=0.1, n=n)}


@pytest.mark.parametrize("n, frames", rows({"no step": (0, [0]), "three": (3, [0, 1, 2, 3]), "as many as fit": (FRAMES, [*range(FRAMES + 1)]),
                                            "one more": (FRAMES + 1, [*range(0, FRAMES + 1, 2), FRAMES + 1])}))
def test_frames_go_from_the_start_to_the_end(n, frames):
    assert Animation(ellipse, paths(n)).frames() == frames


def test_the_longest_path_counts():
    assert Animation(ellipse, {**paths(3), "longer": paths(9)["slow"]}).frames()[-1] == 9


def test_plays_by_itself_with_all_frames_in_it(monkeypatch):
    monkeypatch.delenv(STILL, raising=False)
    html = function(ellipse, paths(), title="Two")._repr_html_()
    frames = re.findall(r'frames\[\d+\] = "data:image/png;base64,', html)
    assert len(frames) == 4 and not re.search(r"https?:|<link|fa-", re.sub(r'"data:[^"]*"', "", html))


def test_it_says_in_words_what_it_shows_and_what_its_buttons_are(monkeypatch):
    monkeypatch.delenv(STILL, raising=False)
    html = function(ellipse, {"<slow>": paths()["slow"]}, title="One")._repr_html_()
    assert re.search(r'<img alt="Animation. One. Paths on the surface ellipse, .* &lt;slow&gt;: 3 steps from [^"<>]*" id=', html)
    signs = re.findall(r'<button [^>]*aria-label="[^"]+"[^>]*>\s*([^\s<]+)\s*</button>', html)
    assert len(signs) == html.count("<button") == 9 and 'aria-label="Step"' in html


def test_frames_differ_and_a_path_that_leaves_is_drawn_too(monkeypatch):
    monkeypatch.delenv(STILL, raising=False)
    far = {"far": np.array([[-1.0, 0.001], [0.0, 1.0], [0.5, 80.0]]), "near": np.array([[-1.0, 0.001], [-0.5, 0.0], [0.0, 0.0]])}
    html = function(saddle, far)._repr_html_()
    pictures = re.findall(r'base64,([^"]+)"', html)
    assert len(set(pictures)) == 3


def test_nothing_is_drawn_where_nobody_looks(monkeypatch):
    monkeypatch.setenv(STILL, "1")
    monkeypatch.setattr(Animation, "html", lambda self: pytest.fail("drawn"))
    made = function(ellipse, paths())
    assert made._repr_html_() is None and repr(made) == "Animation of fast, slow, 3 steps"


def test_the_graders_kernels_say_so():
    from grader import sandbox, session
    assert STILL in sandbox.command("/sockets")
    with ExitStack() as stack:
        assert STILL in session._unwalled(stack)[1]["env"]


def test_nothing_to_animate_is_no_error():
    assert repr(function(ellipse, {})) == "Animation of , 0 steps"

"""What is said of a figure: where paths begin and end, how often they turn back, and between which values curves stay."""
import subprocess
import sys

import numpy as np
import pytest

from descent.surfaces import ellipse, saddle
from descent.words import of_curves, of_paths

from .helpers import rows


def test_minima_and_their_absence_are_told():
    assert "minimum" not in " ".join(of_paths(saddle, {"a": np.zeros((1, 2))}, None))


@pytest.mark.parametrize("side, turns", rows({
    "straight": ([0, 1, 2, 3], 0), "zigzag": ([0, 2, 1, 3], 2), "stands still on the way": ([0, 1, 1, 0], 1),
    "rests": ([1, 1, 1], 0), "one point": ([1], 0), "far away": ([0, 1, np.inf, np.inf, np.nan], 0)}))
def test_turns_are_counted(side, turns):
    path = np.stack([np.zeros(len(side)), side], axis=1)
    told = f"turning back 0 times in x and {turns} times in y." if turns else "without turning back."
    assert " ".join(of_paths(ellipse, {"a": path}, None)).endswith(told)


def test_numbers_that_are_none_are_left_out_of_the_range():
    told = " ".join(of_curves({"a": np.array([1.0, np.nan, 3.0, np.inf]), "gone": np.array([np.nan])}, "", "loss", "t", True))
    assert told == " Curves of loss against t, on a logarithmic axis. a: from 1 to inf, lowest 1, highest 3."


@pytest.mark.parametrize("program, loads", rows({
    "the library": ("import descent", False), "its words": ("from descent.words import of_paths", False),
    "an animation that is not shown": ("from descent import animate, ellipse; animate(ellipse, {})", False),
    "grading, where nothing is executed": ("import grader.grade", False), "a figure": ("from descent import plot_paths", True)}))
def test_matplotlib_is_imported_when_something_is_to_be_drawn(program, loads):
    code = f"import sys; {program}; sys.exit('matplotlib' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], stderr=subprocess.PIPE, text=True)
    assert done.returncode == loads, done.stderr

"""Hundreds of answers, right ones in many styles and wrong ones: the right lose nothing but what they break, no wrong one passes."""
import re
from pathlib import Path

import numpy as np
import pytest

from grader.check import verdict_on
from grader.course import Course
from grader.judge import PASSED

KIT = Path(__file__).resolve().parents[1]
COURSE = Course(KIT)
RULE = {"first_step", "several_steps", "long_run", "surface"}


def answers(kind):
    return sorted((KIT / "tests" / "answers" / kind).glob("*/*.py"))


def label(path):
    return f"{path.parent.name}-{path.stem}"


def failed(path, seed, ways):
    """Names of the graded cells in which an answer loses points."""
    exercise, scope = COURSE.exercise(path.parent.name), {"np": np, "__name__": "student"}
    try:
        exec(compile(path.read_text(), "<ipython-input-1>", "exec"), scope)
    except Exception:  # as in a notebook: the cell raises, and what it defined until then is there
        pass
    return {test for test in exercise.tests if verdict_on(exercise, test, scope, seed, ways).status != PASSED}


def header(path, word):
    """The names after `# word:` at the top of an answer."""
    return set(re.search(rf"^# {word}: (.*)$", path.read_text(), re.M).group(1).replace(" ", "").split(",")) - {"none"}


@pytest.mark.parametrize("path", answers("right"), ids=label)
def test_right_answers_lose_only_what_their_style_breaks(path):
    assert failed(path, "one course", (True, False)) == header(path, "breaks")


@pytest.mark.parametrize("path", answers("wrong"), ids=label)
def test_wrong_answers_lose_points_where_they_are_wrong(path):
    lost, cells = failed(path, "another course", (False,)), header(path, "cells")
    if "rule" in cells:
        assert lost & RULE
    else:  # lr that cannot be set from outside shows in momentum's lr_change, and in the others' contract
        exercise = COURSE.exercise(path.parent.name)
        assert lost == {cell if cell in exercise.tests else "contract" for cell in cells}


def test_there_are_enough_of_them():
    counts = {(kind, folder.name): len(list(folder.glob("*.py"))) for kind in ("right", "wrong")
              for folder in (KIT / "tests" / "answers" / kind).iterdir()}
    classes = {key: count for key, count in counts.items() if key[1] in ("sgd", "momentum", "adagrad", "rmsprop", "adam")}
    assert min(classes.values()) >= 35 and len(classes) == 10
    functions = {key: count for key, count in counts.items() if COURSE.exercise(key[1]).kind != "class"}
    assert sum(count for key, count in functions.items() if key[0] == "wrong") >= 60

"""Mistakes in functions and values are named by their own name: by equal numbers, or by findings that no other mistake has."""
import json
from pathlib import Path

import numpy as np
import pytest

from grader.cases import draw
from grader.course import Course
from grader.diagnose import diagnose
from grader.judge import FAILED, judge
from grader.mistakes import hint, title
from grader.probe import drive
from reference_solutions.mean_gradient import mean_gradient
from reference_solutions.memory_weights import memory_weights
from reference_solutions.warmup import warmup

from .helpers import rows

COURSE = Course(Path(__file__).resolve().parents[1])
pytestmark = pytest.mark.filterwarnings("ignore")
NAMES = [name for name in COURSE.names("tests/hidden") if COURSE.exercise(name).kind != "class"]
EVERY = [pytest.param(name, mistake, id=f"{name}-{mistake.__name__}") for name in NAMES for mistake in COURSE.mistakes(name)]


def diagnosed(name, made, seed="a course"):
    """Verdicts, with diagnoses, on the cells of an exercise that something fails."""
    exercise = COURSE.exercise(name)
    results = {test: json.loads(json.dumps([drive(made, draw(exercise, case, seed)) for case in exercise.of_test(test)]))
               for test in exercise.tests}
    verdicts = [judge(exercise, test, seed, results[test]) for test in exercise.tests]
    return [diagnose(exercise, COURSE.mistakes(name), test, seed, verdict, results)
            for test, verdict in zip(exercise.tests, verdicts) if verdict.status == FAILED]


@pytest.mark.parametrize("name, mistake", EVERY)
def test_every_mistake_is_named_by_its_own_name(name, mistake):
    verdicts = diagnosed(name, COURSE.exercise(name).stand_in(mistake))
    assert verdicts and {verdict.mistake for verdict in verdicts} == {title(mistake)}
    assert all((verdict.look, verdict.kind) == (hint(mistake), COURSE.exercise(name).kind) for verdict in verdicts)


def in_order_of_keys(X, y, batch_size, rng):
    """Another right shuffle, and the last batch is dropped."""
    order = np.argsort(rng.random(len(y)))
    return [(X[order[k:k + batch_size]], y[order[k:k + batch_size]]) for k in range(0, len(y) - batch_size + 1, batch_size)]


def negative_by_choice(X, y, w, rng):
    i = rng.choice(len(y))
    return -(X[i] @ w - y[i]) * X[i]


def sums_in_a_loop(X, y, w):
    return sum((row @ w - target) * row for row, target in zip(X, y))


@pytest.mark.parametrize("mistake, exercise, made", rows({
    "batches, other chance": ("Drops what is left", "minibatches", in_order_of_keys),
    "one sample, other chance": ("Turns the error around", "sample_gradient", negative_by_choice),
    "other algebra": ("Sums instead of averaging", "mean_gradient", sums_in_a_loop),
    "a value, rounded": ("Swaps the two", "lr_limit", [0.33334, 1.0]),
}))
def test_the_style_of_a_mistake_does_not_matter(mistake, exercise, made):
    assert {verdict.mistake for verdict in diagnosed(exercise, made)} == {mistake}


@pytest.mark.parametrize("exercise, made", rows({
    "seven times the gradient": ("sample_gradient", lambda X, y, w, rng: 7 * (X[0] @ w - y[0]) * X[0]),
    "cubes": ("mean_gradient", lambda X, y, w: X.T @ (X @ w - y) ** 3 / len(y)),
    "rows of ones": ("minibatches", lambda X, y, size, rng: [(np.ones_like(X), y)]),
    "noise": ("warmup", lambda t, steps, lr, start=0.0: 0.123 * lr + t),
    "nothing": ("record", lambda optimizer, surface, start, n: None),
    "two numbers": ("lr_limit", [7.0, 9.0]),
}))
def test_what_no_mistake_explains_gets_no_name(exercise, made):
    verdicts = diagnosed(exercise, made)
    assert verdicts and {verdict.mistake for verdict in verdicts} == {""}


@pytest.mark.parametrize("exercise, made, said", rows({
    "a factor": ("warmup", lambda t, steps, lr, start=0.0: 3 * warmup(t, steps, lr, start), "Every number is 3 times as large as it should be. "),
    "a sign": ("warmup", lambda t, steps, lr, start=0.0: -warmup(t, steps, lr, start), "Every number has the right size and the wrong sign."),
    "both": ("mean_gradient", lambda X, y, w: -7 * mean_gradient(X, y, w), "Every number is 7 times as large as it should be, with the wrong sign."),
    "a factor, without code": ("lr_limit", [7.0, 7 / 3], "Every number is 7 times as large as it should be. Which factor is missing, or"),
    "some calls": ("inverse_decay", lambda t, lr, k: lr / (1 + k * t ** 3), "Your results are right at t = 0 and t = 1, and at no other."),
    "an order": ("mean_gradient", lambda X, y, w: mean_gradient(X, y, w)[::-1], "All numbers are there, but in another order."),
    "a factor for each call": ("memory_weights", lambda rate, t: t * memory_weights(rate, t), "In each call, all numbers are off by one and the"),
    "nothing": ("warmup", lambda t, steps, lr, start=0.0: 0.123 * lr + t, ""),
    "text": ("warmup", lambda t, steps, lr, start=0.0: "text", ""),
}))
def test_clues_to_what_came_back(exercise, made, said):
    looks = [verdict.look for verdict in diagnosed(exercise, made)]
    assert looks[0].startswith(said or ("Redo", "Print")), looks

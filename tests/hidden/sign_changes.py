"""What a submitted sign_changes is judged by, and the mistakes that students make."""
import numpy as np

from grader.functions import FunctionCase, FunctionExercise, array, calls
from reference_solutions.sign_changes import sign_changes


def _some(rng):
    ends_elsewhere = _walk(rng, int(rng.integers(5, 40)))
    ends_elsewhere[-1] = np.copysign(ends_elsewhere[-1], -ends_elsewhere[0])  # else going around counts the same
    return calls([array(ends_elsewhere)], [array(_walk(rng, 2))], [array(1e-200 * _walk(rng, 20))])


def _short(rng):
    return calls([array(np.array([-1.5]))], [array(np.array([0.5, 2.0, 1.0]))], [array(np.array([-0.5, -2.0]))])


def _walk(rng, size):
    return rng.uniform(0.1, 3.0, size) * rng.choice([-1.0, 1.0], size)


EXERCISE = FunctionExercise("sign_changes", sign_changes, (
    FunctionCase("counts", "numbers with changing signs, some so small that their products are 0", _some),
    FunctionCase("counts", "numbers of one sign, and one number alone", _short),
))


def counts_negatives(y):
    """A number below 0 is no change yet. Which two numbers must be compared?"""
    return int(np.sum(y < 0))


def counts_twice(y):
    """From -1 to 1 the sign jumps by 2, and is one change."""
    return int(np.sum(np.abs(np.diff(np.sign(y)))))


def counts_turns(y):
    """Your function counts where y turns back, which it can do on one side of 0."""
    return int(np.sum(np.diff(np.sign(np.diff(y))) != 0))


def goes_around(y):
    """`np.roll` also compares the last number with the first one: are those neighbours?"""
    return int(np.sum(np.sign(y) != np.sign(np.roll(y, 1))))


def adds_the_start(y):
    """[1, -1] has one change. What does your function say?"""
    return int(np.sum(np.sign(y[1:]) != np.sign(y[:-1]))) + 1


def multiplies(y):
    """The product of two very small numbers is 0. Compare signs, not products."""
    return int(np.sum(y[1:] * y[:-1] < 0))


def needs_two_numbers(y):
    """Try it with a single number. How many neighbours has it?"""
    changes = int(np.sign(y[0]) != np.sign(y[1]))
    for before, after in zip(y[1:], y[2:]):
        changes += np.sign(before) != np.sign(after)
    return int(changes)

"""What one experiment for all black boxes is judged by, and the mistakes that students make."""
from functools import partial

from grader.functions import Value, ValueCase
from reference_solutions.one_for_all import one_for_all

from ._experiments import for_all

MOST = 12
EXERCISE = Value("one_for_all", "one_for_all", one_for_all, (
    ValueCase("expose_all", "one experiment for all boxes", (), partial(for_all, most=MOST)),))


def ends_too_soon():
    """How many updates did the box need that this experiment does not expose?"""
    return [{"W": [1, 3], "b": 30}, {"W": [-2, 1], "b": 1}]


def has_one_parameter():
    """Which box is innocent as long as there is only one name?"""
    return [[1, 30], [-2, 1], [3, -2], [1, 4]]


def has_no_array():
    """Which box is innocent as long as every parameter is a single number?"""
    return [{"W": 3, "b": 30}, {"W": -2, "b": 1}, {"W": 1, "b": -1}]


def has_one_number():
    """Each of your numbers is alone. Which alibis have a single number, and which a single parameter?"""
    return [30, -2, 5, 1]


def stays_small():
    """Which box is innocent as long as no gradient is large?"""
    return [{"W": [1, 3], "b": 2}, {"W": [-2, 1], "b": 1}, {"W": [2, 1], "b": -1}]


def repeats_one_gradient():
    """Which box is innocent as long as the gradient does not change?"""
    return [{"W": [1, 3], "b": 30}] * 4


def goes_near_eps():
    """So near to eps, right optimizers differ among themselves. Which of your numbers is the smallest?"""
    return [{"W": [1e-7, 3], "b": 30}, {"W": [-2, 1], "b": 1}, {"W": [2, 1], "b": -1}]


def adds_all_experiments_up():
    """Twelve numbers have to do. Can one gradient be large, unequal, and of two parameters at once?"""
    return [{"W": [1, 3], "b": 30}, {"W": [-2, 1], "b": 1}, {"W": [2, 1], "b": -1}, {"W": [1, 1], "b": 1}, {"W": [1, 1], "b": 4}]


def changes_its_parameters():
    """An optimizer has the same parameters in every update. Which gradient of yours has others than the first?"""
    return [{"b": 30}, {"W": [1, 3]}, {"W": [1, 3], "b": 1}]

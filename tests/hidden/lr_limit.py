"""What predicted limits of the learning rate are judged by, and the mistakes that students make."""
from grader.functions import Value, ValueCase
from reference_solutions.lr_limit import limits

EXERCISE = Value("lr_limit", "limits", limits, (ValueCase("limit", "the largest rates without divergence", tolerance=1e-3),))


def takes_the_flat_direction():
    """Which of the two directions blows up first?"""
    return [2 / 0.1, 2 / 0.1]


def forgets_the_two():
    """With which factor is y multiplied at each update, for this rate? When is its size above 1?"""
    return [1 / 2.0, 1 / 6.0]


def takes_the_curvature_itself():
    """Is a steeper valley more patient with large rates, or less?"""
    return [2.0, 6.0]


def takes_the_fastest_rate():
    """The rate at which the path comes down fastest is not yet the one at which it stops coming down."""
    return [2 / 2.1, 2 / 6.1]


def takes_the_factor_of_the_square():
    """The slope of y squared is not y. Which factor stands before y in it?"""
    return [2 / 1.0, 2 / 3.0]


def takes_the_same_for_both():
    """Three times as steep: may the step still be as long?"""
    return [1.0, 1.0]


def swaps_the_two():
    """Which of the two valleys was asked for first?"""
    return limits[::-1]

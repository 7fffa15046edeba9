"""What the step lengths of Momentum, worked out by hand, are judged by, and the mistakes that students make."""
from grader.functions import Value, ValueCase
from reference_solutions.momentum_steps import momentum_steps

EXERCISE = Value("momentum_steps", "momentum_steps", momentum_steps, (
    ValueCase("by_hand", "the row of momentum 0.5", entry=(0.5,), tolerance=1e-3),
    ValueCase("by_hand", "the row of momentum 0.8", entry=(0.8,), tolerance=1e-3),
))


def forgets_the_velocity():
    """The second gradient pushes too. What is left of the first push by then?"""
    return {0.5: [1, 1, 1, 1, 1], 0.8: [1, 1, 1, 1, 1]}


def only_fades():
    """The old velocity fades, but every step adds a new push of 1."""
    return {mu: [mu ** t for t in range(4)] + [0] for mu in (0.5, 0.8)}


def never_fades():
    """Does the whole of the old velocity survive, or a share of it?"""
    return {mu: [1, 2, 3, 4, 1 / (1 - mu)] for mu in (0.5, 0.8)}


def positions():
    """These are distances from the start. How long is each single step?"""
    return {0.5: [1, 2.5, 4.25, 6.125, 2], 0.8: [1, 2.8, 5.24, 8.192, 5]}


def takes_a_mean():
    """With (1 - momentum) in front of the gradient it would be a mean. In the rule on this page, each push counts in full."""
    return {mu: [1 - mu ** t for t in range(1, 5)] + [1] for mu in (0.5, 0.8)}

"""What a submitted linear scaling rule is judged by, and the mistakes that students make."""
import math

from grader.functions import FunctionCase, FunctionExercise, calls
from reference_solutions.scaled_lr import scaled_lr


def _larger(rng):
    lr, base = round(rng.uniform(0.05, 0.4), 3), int(rng.integers(20, 60))
    return calls([lr, 4 * base, base], [lr, int(rng.integers(5, 9)) * base + base // 2, base])


def _smaller(rng):
    base = 2 * int(rng.integers(20, 60))
    return calls([round(rng.uniform(0.05, 0.4), 3), base // 2, base], [round(rng.uniform(0.05, 0.4), 3), int(base * 0.7), base])


EXERCISE = FunctionExercise("scaled_lr", scaled_lr, (
    FunctionCase("scaling", "a larger batch than the rate was made for", _larger),
    FunctionCase("scaling", "a smaller batch than the rate was made for", _smaller),
))


def adds_instead_of_multiplying(lr, batch_size, base_batch_size):
    """Keep the batch size that the rate was made for. Must the rate change at all?"""
    return lr + batch_size / base_batch_size


def takes_the_root(lr, batch_size, base_batch_size):
    """Make the batch four times as large. How many times as large does the linear rule make the rate?"""
    return lr * math.sqrt(batch_size / base_batch_size)


def turns_the_ratio_around(lr, batch_size, base_batch_size):
    """Double the batch: does your rate go up or down?"""
    return lr * base_batch_size / batch_size


def divides_whole_numbers(lr, batch_size, base_batch_size):
    """Try 1.5 times the batch, and half of it. What does `//` do with a fraction?"""
    return lr * (batch_size // base_batch_size)


def forgets_the_base(lr, batch_size, base_batch_size):
    """Keep the batch size that the rate was made for. Must the rate change at all?"""
    return lr * batch_size


def never_shrinks(lr, batch_size, base_batch_size):
    """Halve the batch: the rule works in both directions."""
    return lr * max(1, batch_size / base_batch_size)


def never_grows(lr, batch_size, base_batch_size):
    """Double the batch: the rule works in both directions."""
    return lr * min(1, batch_size / base_batch_size)


def squares_the_ratio(lr, batch_size, base_batch_size):
    """Double the batch. Is your rate two times as large, or four times?"""
    return lr * (batch_size / base_batch_size) ** 2


def gives_the_ratio_alone(lr, batch_size, base_batch_size):
    """Double lr and keep both batch sizes: what should happen to the result?"""
    return batch_size / base_batch_size


def swaps_the_rate_in(lr, batch_size, base_batch_size):
    """Keep the batch size that the rate was made for, and double lr. What comes out?"""
    return batch_size / base_batch_size / lr

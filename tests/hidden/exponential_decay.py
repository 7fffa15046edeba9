"""What a submitted exponential decay is judged by, and the mistakes that students make."""
import numpy as np

from grader.functions import FunctionCase, FunctionExercise, at_times
from reference_solutions.exponential_decay import exponential_decay


def _times(rng):
    lr, k = round(rng.uniform(0.3, 0.9), 3), round(rng.uniform(0.1, 0.4), 3)
    return at_times((0, 1, 2, 5, 9), lr, k)


EXERCISE = FunctionExercise("exponential_decay", exponential_decay, (
    FunctionCase("exponential", "at the start, soon, and later", _times),))


def grows(t, lr, k):
    """Print the first three rates: do they fall?"""
    return lr * np.exp(k * t)


def takes_k_for_the_base(t, lr, k):
    """The base is e, and k stands in the exponent. With k = 0.1, which share of the rate is left after one update?"""
    return lr * k ** t


def loses_the_share_k(t, lr, k):
    """1 - k and the exponential of -k are close for small k. Try k = 1: what is left after one update?"""
    return lr * (1 - k) ** t


def multiplies_by_t(t, lr, k):
    """What is your rate at t = 0?"""
    return lr * np.exp(-k) * t


def forgets_k(t, lr, k):
    """Make k ten times larger: does your rate fall faster?"""
    return lr * np.exp(-t)


def takes_base_two(t, lr, k):
    """After 1 / k updates the rate should be lr / e. What is yours?"""
    return lr * 2.0 ** (-k * t)


def subtracts(t, lr, k):
    """Does your rate fall at each update, and stay above 0?"""
    return lr - np.exp(-k * t)


def compounds(t, lr, k):
    """Each rate follows from lr and t alone. Do you shrink a rate that was shrunk before?"""
    for step in range(1, t + 1):
        lr = lr * np.exp(-k * step)
    return lr


def takes_inverse_decay(t, lr, k):
    """Is the share that is lost the same at each update?"""
    return lr / (1 + k * t)


def counts_from_one(t, lr, k):
    """What is your rate at t = 0? It should be lr."""
    return lr * np.exp(-k * (t + 1))


def squares_the_time(t, lr, k):
    """Is the share that is lost the same at each update?"""
    return lr * np.exp(-k * t ** 2)


def puts_the_rate_into_the_exponent(t, lr, k):
    """Double lr: does your result double?"""
    return np.exp(-lr * k * t)


def divides_by_k(t, lr, k):
    """Make k ten times larger: does your rate fall faster or slower?"""
    return lr * np.exp(-t / k)

"""What a submitted inverse decay is judged by, and the mistakes that students make."""
from grader.functions import FunctionCase, FunctionExercise, at_times
from reference_solutions.inverse_decay import inverse_decay


def _times(rng):
    lr, k = round(rng.uniform(0.3, 0.9), 3), round(rng.uniform(0.2, 0.8), 3)
    return at_times((0, 1, 2, 5, 40), lr, k)


EXERCISE = FunctionExercise("inverse_decay", inverse_decay, (
    FunctionCase("inverse", "at the start, soon, and much later", _times),))


def compounds(t, lr, k):
    """Each rate follows from lr and t alone. Do you divide a rate that was divided before?"""
    for step in range(1, t + 1):
        lr = lr / (1 + k * step)
    return lr


def forgets_the_one(t, lr, k):
    """What is the rate at t = 0?"""
    return lr / (k * t)


def divides_before_it_adds(t, lr, k):
    """Python divides before it adds. Where do brackets belong?"""
    return lr / 1 + k * t


def subtracts(t, lr, k):
    """Let it run for long: can your rate become negative?"""
    return lr - k * t


def takes_a_power(t, lr, k):
    """At which t has the rate fallen to half? And to a quarter? For 1 / (1 + k t) the second takes three times as long."""
    return lr / (1 + k) ** t


def takes_the_root(t, lr, k):
    """With k = 1, what is the rate at t = 3, as a share of lr?"""
    return lr / (1 + k * t) ** 0.5


def takes_the_root_of_t(t, lr, k):
    """With k = 1, what is the rate at t = 4, as a share of lr?"""
    return lr / (1 + k * t ** 0.5)


def forgets_k(t, lr, k):
    """Make k ten times larger: does your rate fall faster?"""
    return lr / (1 + t)


def counts_from_one(t, lr, k):
    """What is your rate at t = 0? It should be lr."""
    return lr / (1 + k * (t + 1))


def divides_by_k(t, lr, k):
    """Make k ten times larger: does your rate fall faster or slower?"""
    return lr / (1 + t / k)


def multiplies(t, lr, k):
    """Does your rate fall?"""
    return lr * (1 + k * t)


def squares_the_time(t, lr, k):
    """With k = 1, what is the rate at t = 3, as a share of lr?"""
    return lr / (1 + k * t ** 2)


def adds_the_rate(t, lr, k):
    """Double lr: does your result double?"""
    return lr / (lr + k * t)

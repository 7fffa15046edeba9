"""What a submitted step decay is judged by, and the mistakes that students make."""
from grader.functions import FunctionCase, FunctionExercise, at_times
from reference_solutions.step_decay import step_decay


def _times(rng):
    lr, factor, every = round(rng.uniform(0.3, 0.9), 3), round(rng.uniform(0.3, 0.7), 3), int(rng.integers(3, 7))
    return at_times((0, 1, every - 1, every, every + 1, 2 * every, 4 * every + 1), lr, factor, every)


EXERCISE = FunctionExercise("step_decay", step_decay, (FunctionCase("steps", "before, at and after several drops", _times),))


def falls_without_steps(t, lr, factor, every):
    """Between two drops, is your rate constant?"""
    return lr * factor ** (t / every)


def counts_from_one(t, lr, factor, every):
    """What is (0 - 1) // 3 in Python, and so your rate at t = 0?"""
    return lr * factor ** ((t - 1) // every)


def drops_at_once(t, lr, factor, every):
    """At t = 0 nothing has happened yet. What is your rate there?"""
    return lr * factor ** (t // every + 1)


def multiplies_the_factor(t, lr, factor, every):
    """At t = 0 the number of drops is 0. What is the rate, if you multiply by that?"""
    return lr * factor * (t // every)


def multiplies_the_factor_after_the_first_drop(t, lr, factor, every):
    """After two drops, is your rate smaller than after one? What does one do to a factor that counts twice?"""
    drops = t // every
    return lr * factor * drops if drops else lr


def rounds_up(t, lr, factor, every):
    """One update after the start, has the rate dropped? How many times does `every` fit into t as a whole?"""
    return lr * factor ** -(-t // every)


def divides_by_the_factor(t, lr, factor, every):
    """With factor = 0.5, is your rate smaller or larger after a drop?"""
    return lr / factor ** (t // every)


def drops_once(t, lr, factor, every):
    """How often has the rate dropped after 3 times `every` updates?"""
    return lr * factor if t >= every else lr


def drops_each_update_after_the_first(t, lr, factor, every):
    """Between two drops, is your rate constant?"""
    return lr * factor ** max(0, t - every + 1)


def drops_only_on_the_day(t, lr, factor, every):
    """One update after a drop: does your rate remember it?"""
    return lr * factor if t and t % every == 0 else lr


def takes_the_remainder(t, lr, factor, every):
    """`%` gives the remainder. Which operator counts how often `every` fits into t?"""
    return lr * factor ** (t % every)


def subtracts(t, lr, factor, every):
    """Let it run for long: can your rate become negative?"""
    return lr - factor * (t // every)


def drops_one_late(t, lr, factor, every):
    """At t = every, has the first drop happened?"""
    return lr * factor ** (max(0, t - 1) // every)


def swaps_base_and_exponent(t, lr, factor, every):
    """Which of the two is multiplied with itself, the factor or the number of drops?"""
    return lr * (t // every) ** factor


def brackets_the_rate_too(t, lr, factor, every):
    """After two drops, how often has lr itself been multiplied?"""
    return (lr * factor) ** (t // every)

"""What a submitted warmup is judged by, and the mistakes that students make."""
from grader.functions import FunctionCase, FunctionExercise, at_times
from reference_solutions.warmup import warmup


def _times(at, with_start):
    """Calls with drawn rates at the times at(steps)."""
    def inputs(rng):
        steps, lr = int(rng.integers(6, 12)), round(rng.uniform(0.4, 1.2), 3)
        start = [round(lr * rng.uniform(0.1, 0.4), 3)] if with_start else []
        return at_times(at(steps), steps, lr, *start)
    return inputs


def _on_the_way(steps):
    return 0, 1, 2, steps // 2, steps - 1


def _afterwards(steps):
    return steps, steps + 1, 10 * steps


def _none(rng):
    lr = round(rng.uniform(0.4, 1.2), 3)
    return at_times((0, 3), 0, lr)


EXERCISE = FunctionExercise("warmup", warmup, (
    FunctionCase("from_zero", "a warmup that starts at 0", _times(_on_the_way, with_start=False)),
    FunctionCase("from_base", "a warmup that starts at the base rate", _times(_on_the_way, with_start=True)),
    FunctionCase("afterwards", "the updates after the warmup", _times(_afterwards, with_start=True)),
    FunctionCase("afterwards", "no warmup at all, 0 steps", _none),
))


def begins_one_step_late(t, steps, lr, start=0.0):
    """This page counts updates from 0. What is your rate at t = 0, and what should it be?"""
    return start + (lr - start) * min(t + 1, steps) / max(steps, 1) if steps else lr


def arrives_one_step_early(t, steps, lr, start=0.0):
    """At which t is the full rate reached, by the page? And by your function?"""
    return lr if t >= steps - 1 else start + (lr - start) * t / (steps - 1)


def arrives_one_step_late(t, steps, lr, start=0.0):
    """At which t is the full rate reached, by the page? And by your function?"""
    return lr if t > steps else start + (lr - start) * t / (steps + 1)


def counts_both_ends(t, steps, lr, start=0.0):
    """Warm up in 4 steps to lr = 1. By how much should the rate grow at each update?"""
    return lr if t >= steps else start + (lr - start) * (t + 1) / (steps + 1)


def falls_back(t, steps, lr, start=0.0):
    """Draw the rate over t: is there a jump where the warmup ends?"""
    return start + (lr - start) * t / steps if t < steps else start if steps else lr


def never_stops(t, steps, lr, start=0.0):
    """What is your rate at t = 100, after a warmup of 5 steps?"""
    return start + (lr - start) * t / steps if steps else lr


def runs_downwards(t, steps, lr, start=0.0):
    """Print the first three rates: do they grow?"""
    return lr if t >= steps else lr - (lr - start) * t / steps


def stays_at_the_start(t, steps, lr, start=0.0):
    """Print the first three rates: do they grow? What is 3 // 5 in Python?"""
    return lr if t >= steps else start + (lr - start) * (t // steps)


def takes_the_larger_one(t, steps, lr, start=0.0):
    """The share t / steps must not pass 1: is that the smaller or the larger of the two?"""
    return start + (lr - start) * max(t / steps, 1) if steps else lr


def compounds(t, steps, lr, start=0.0):
    """The amount by which the rate grows is the same at each update. Print the differences between your rates."""
    rate = start
    for k in range(min(t, steps)):
        rate += (lr - rate) / steps
    return rate if t < steps else lr


def divides_by_no_steps(t, steps, lr, start=0.0):
    """Is it legal to have no warmup? Try steps = 0."""
    return start + (lr - start) * min(t / steps, 1)


def ignores_the_start(t, steps, lr, start=0.0):
    """Give a start of 0.1. What is your rate at t = 0?"""
    return lr if t >= steps else lr * t / steps


def adds_the_whole_rate(t, steps, lr, start=0.0):
    """Give a start of 0.1. Just before the end of the warmup, is your rate still below lr?"""
    return lr if t >= steps else start + lr * t / steps



def takes_the_higher_of_both(t, steps, lr, start=0.0):
    """From start to lr in equal amounts: does your rate grow at the very first update?"""
    return lr if t >= steps else max(start, lr * t / steps)


def squares_the_share(t, steps, lr, start=0.0):
    """Halfway through the warmup, where between start and lr should the rate be?"""
    return lr if t >= steps else start + (lr - start) * (t / steps) ** 2


def keeps_the_full_rate_out(t, steps, lr, start=0.0):
    """After the warmup: which rate was it for?"""
    return start + (lr - start) * min(t, steps - 1) / steps if steps else lr


def no_start_by_default(t, steps, lr, start=0.1):
    """Which start does your function take when none is given?"""
    return lr if t >= steps else start + (lr - start) * t / steps

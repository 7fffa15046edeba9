"""What a submitted cosine decay is judged by, and the mistakes that students make."""
import numpy as np

from grader.functions import FunctionCase, FunctionExercise, at_times
from reference_solutions.cosine_decay import cosine_decay


def _times(at):
    def inputs(rng):
        lr, steps = round(rng.uniform(0.3, 0.9), 3), 2 * int(rng.integers(3, 7))
        return at_times(at(steps), lr, steps)
    return inputs


def _on_the_way(steps):
    return 0, 1, 2, steps // 2, steps - 1


def _afterwards(steps):
    return steps, steps + 1, steps + steps // 2, 2 * steps, 20 * steps + 1


EXERCISE = FunctionExercise("cosine_decay", cosine_decay, (
    FunctionCase("cosine", "on the way to 0", _times(_on_the_way)),
    FunctionCase("afterwards", "the updates after the end", _times(_afterwards)),
))


def forgets_to_add_one(t, lr, steps):
    """The cosine runs from 1 to -1. Is your rate ever negative?"""
    return lr * np.cos(np.pi * min(t, steps) / steps) / 2


def rises_again(t, lr, steps):
    """What is your rate one update after the end? The cosine is a wave."""
    return lr * (1 + np.cos(np.pi * t / steps)) / 2


def takes_degrees(t, lr, steps):
    """np.cos takes radians. Half a turn is how much of them?"""
    return lr * (1 + np.cos(180 * min(t, steps) / steps)) / 2


def forgets_the_half(t, lr, steps):
    """What is your rate at t = 0? It should be lr."""
    return lr * (1 + np.cos(np.pi * min(t, steps) / steps))


def takes_a_quarter_of_the_wave(t, lr, steps):
    """Halfway, half of the rate should be left. How much is left of yours?"""
    return lr * np.cos(np.pi / 2 * min(t, steps) / steps)


def takes_the_whole_wave(t, lr, steps):
    """What is your rate at the end, and halfway?"""
    return lr * (1 + np.cos(2 * np.pi * min(t, steps) / steps)) / 2


def falls_in_a_line(t, lr, steps):
    """At the first updates a cosine hardly falls. Does your rate?"""
    return lr * (1 - min(t, steps) / steps)


def warms_up(t, lr, steps):
    """Print the first three rates: do they fall?"""
    return lr * (1 - np.cos(np.pi * min(t, steps) / steps)) / 2


def takes_the_sine(t, lr, steps):
    """What is the sine of 0, and what should the rate be at t = 0?"""
    return lr * (1 + np.sin(np.pi * min(t, steps) / steps)) / 2


def forgets_pi(t, lr, steps):
    """What is your rate at the end? It should be 0."""
    return lr * (1 + np.cos(min(t, steps) / steps)) / 2


def halves_only_the_one(t, lr, steps):
    """Which part of the formula is divided by 2? Try t = 0 and the end."""
    return lr * (0.5 + np.cos(np.pi * min(t, steps) / steps))


def counts_from_one(t, lr, steps):
    """What is your rate at t = 0? It should be lr."""
    return lr * (1 + np.cos(np.pi * min(t + 1, steps) / steps)) / 2


def starts_anew(t, lr, steps):
    """What is your rate at the end, and one update later? Nothing restarts on this page."""
    return lr * (1 + np.cos(np.pi * (t % steps) / steps)) / 2


def goes_back_to_the_full_rate(t, lr, steps):
    """What is your rate one update after the end?"""
    return lr if t > steps else lr * (1 + np.cos(np.pi * t / steps)) / 2


def stops_before_the_end(t, lr, steps):
    """At which t does your rate reach 0?"""
    return lr * (1 + np.cos(np.pi * min(t, steps - 1) / steps)) / 2


def divides_whole_numbers(t, lr, steps):
    """What is 3 // 5 in Python?"""
    return lr * (1 + np.cos(np.pi * (min(t, steps) // steps))) / 2

"""What submitted memory_weights are judged by, and the mistakes that students make."""
import numpy as np

from grader.functions import FunctionCase, FunctionExercise, calls
from reference_solutions.memory_weights import memory_weights


def _some(rng):
    return calls([_rate(rng), int(rng.integers(4, 9))], [_rate(rng), int(rng.integers(40, 60))])


def _rate(rng):
    return float(np.round(rng.uniform(0.6, 0.95), 3))


EXERCISE = FunctionExercise("memory_weights", memory_weights, (
    FunctionCase("weights", "a few steps and many", _some),))


def newest_first(decay_rate, t):
    """The oldest gradient is to come first. Which weight is the smallest?"""
    return memory_weights(decay_rate, t)[::-1]


def swapped(decay_rate, t):
    """What stays of h is decay_rate, what comes in is 1 - decay_rate."""
    return memory_weights(1 - decay_rate, t)


def without_the_first_factor(decay_rate, t):
    """The newest square comes in with the weight 1 - decay_rate, not with 1."""
    return decay_rate ** np.arange(t)[::-1]


def faded_once_too_often(decay_rate, t):
    """The newest square has not faded yet. Which power belongs to it?"""
    return (1 - decay_rate) * decay_rate ** np.arange(1, t + 1)[::-1]


def normalised(decay_rate, t):
    """In RMSProp the weights do not add up to 1 in the first steps: h starts at 0 and nobody corrects it."""
    weights = memory_weights(decay_rate, t)
    return weights / weights.sum()


def equal(decay_rate, t):
    """Equal weights would be a plain mean, which never forgets."""
    return np.full(t, 1 / t)

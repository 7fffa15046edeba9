"""What a submitted bias_correction is judged by, and the mistakes that students make."""
import numpy as np

from grader.functions import FunctionCase, FunctionExercise, array, calls, thing
from reference_solutions.bias_correction import bias_correction


def _first(rng):
    return calls([*_numbers(rng), 1, *_betas(rng)])


def _later(rng):
    return calls([*_numbers(rng), 2, *_betas(rng)], [*_numbers(rng), int(rng.integers(5, 12)), *_betas(rng)],
                 [*_numbers(rng), 5000, *_betas(rng)])


def _arrays(rng):
    m, v = array(rng.uniform(-2.0, 2.0, (2, 3))), array(rng.uniform(0.5, 2.0, (2, 3)))
    return calls([thing("m"), thing("v"), 3, *_betas(rng)], [thing("m"), thing("v"), 4, *_betas(rng)], m=m, v=v)


def _numbers(rng):
    return [float(rng.uniform(0.1, 2.0)), float(rng.uniform(0.1, 2.0))]


def _betas(rng):
    return [float(np.round(rng.uniform(0.5, 0.85), 3)), float(np.round(rng.uniform(0.9, 0.99), 3))]


EXERCISE = FunctionExercise("bias_correction", bias_correction, (
    FunctionCase("first_step", "t = 1", _first), FunctionCase("later_steps", "t = 2 and later", _later),
    FunctionCase("later_steps", "arrays, which must stay as they are", _arrays, kept=True)))


def needs_arrays(m, v, t, beta1, beta2):
    """Try it with numbers, m = 0.1 and v = 0.001. Which of your lines needs an array?"""
    return m.copy() / (1 - beta1 ** t), v.copy() / (1 - beta2 ** t)


def forgets_the_power(m, v, t, beta1, beta2):
    """Right for t = 1 alone. What does the fade factor become after t steps?"""
    return m / (1 - beta1), v / (1 - beta2)


def power_on_the_wrong_bracket(m, v, t, beta1, beta2):
    """Right for t = 1 alone. Is it 1 - beta to the power of t, or 1 minus a power of beta?"""
    return m / (1 - beta1) ** t, v / (1 - beta2) ** t


def product_in_place_of_power(m, v, t, beta1, beta2):
    """beta * t grows beyond 1, and then the sign turns. What is beta after fading t times?"""
    return m / (1 - beta1 * t), v / (1 - beta2 * t)


def multiplies(m, v, t, beta1, beta2):
    """The means start too small. Must the correction make them larger or smaller?"""
    return m * (1 - beta1 ** t), v * (1 - beta2 ** t)


def only_m(m, v, t, beta1, beta2):
    """v starts at 0 as well."""
    return m / (1 - beta1 ** t), v


def only_v(m, v, t, beta1, beta2):
    """m starts at 0 as well."""
    return m, v / (1 - beta2 ** t)


def swaps_the_betas(m, v, t, beta1, beta2):
    """The correction of m must undo m's own fading, which goes by beta1."""
    return m / (1 - beta2 ** t), v / (1 - beta1 ** t)


def counts_from_zero(m, v, t, beta1, beta2):
    """In the first step t is 1. With t - 1, what do you divide by then?"""
    return m / np.float64(1 - beta1 ** (t - 1)), v / np.float64(1 - beta2 ** (t - 1))


def counts_one_too_many(m, v, t, beta1, beta2):
    """In the first step t is 1, and m is 1 - beta1 times the gradient. Does your m_hat give the gradient back?"""
    return m / (1 - beta1 ** (t + 1)), v / (1 - beta2 ** (t + 1))


def takes_the_root_too_early(m, v, t, beta1, beta2):
    """Here v_hat is wanted. Its root comes later, in the step."""
    return m / (1 - beta1 ** t), np.sqrt(v / (1 - beta2 ** t))


def writes_into_the_moments(m, v, t, beta1, beta2):
    """`/=` writes into the array that it is given. The next step needs m and v uncorrected."""
    m /= 1 - beta1 ** t
    v /= 1 - beta2 ** t
    return m, v

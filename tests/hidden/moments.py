"""What submitted moments are judged by, and the mistakes that students make."""
import numpy as np

from grader.functions import FunctionCase, FunctionExercise, array, calls, thing
from reference_solutions.moments import moments


def _many(rng):
    return calls([thing("seven"), *_betas(rng)], [thing("many"), *_betas(rng)],
                 seven=array(_gradients(rng, 7)), many=array(_gradients(rng, 150)))


def _gradients(rng, steps):
    return rng.uniform(1.0, 4.0, (steps, 3)) * rng.choice([-1.0, 1.0], (steps, 3))


def _betas(rng):
    return [float(np.round(rng.uniform(0.5, 0.85), 3)), float(np.round(rng.uniform(0.9, 0.99), 3))]


EXERCISE = FunctionExercise("moments", moments, (
    FunctionCase("means", "seven steps, and many; the gradients stay as they were", _many, kept=True),))


def swaps_the_betas(gradients, beta1, beta2):
    """Which beta belongs to m, and which to v?"""
    return moments(gradients, beta2, beta1)


def one_beta_for_both(gradients, beta1, beta2):
    """Does v fade with its own beta?"""
    return moments(gradients, beta1, beta1)


def sums_without_weights(gradients, beta1, beta2):
    """What comes in is weighted by 1 - beta. Without that, m is a velocity and no mean."""
    m, v = moments(gradients, beta1, beta2)
    return m / (1 - beta1), v / (1 - beta2)


def squares_m(gradients, beta1, beta2):
    """The mean of the squares is not the square of the mean."""
    m, _ = moments(gradients, beta1, beta2)
    return m, m ** 2


def writes_the_squares_into_the_gradients(gradients, beta1, beta2):
    """Print the gradients before and after. Which operator writes into an array?"""
    m, _ = moments(gradients, beta1, beta2)
    gradients *= gradients
    return m, moments(gradients, beta2, beta2)[0]


def squares_m_in_the_mean(gradients, beta1, beta2):
    """Let the gradients be 1, again and again. After the first step, is v the share of 1 that comes in? Of what is it a mean?"""
    m, v = np.zeros(gradients.shape[1]), np.zeros(gradients.shape[1])
    for gradient in gradients:
        m = beta1 * m + (1 - beta1) * gradient
        v = beta2 * v + (1 - beta2) * m ** 2
    return m, v


def forgets_what_was(gradients, beta1, beta2):
    """Give it two gradients, and change the first. Does the result change?"""
    return moments(gradients[-1:], beta1, beta2)


def takes_the_first_gradient_only(gradients, beta1, beta2):
    """Give it two gradients, and change the last. Does the result change? Where does your `return` stand?"""
    return moments(gradients[:1], beta1, beta2)


def forgets_to_square(gradients, beta1, beta2):
    """v is a mean of squares: can any of it be negative?"""
    m, _ = moments(gradients, beta1, beta2)
    return m, moments(gradients, beta2, beta2)[0]


def corrects_already(gradients, beta1, beta2):
    """Here the two means are wanted as they are. The correction comes next."""
    m, v = moments(gradients, beta1, beta2)
    return m / (1 - beta1 ** len(gradients)), v / (1 - beta2 ** len(gradients))


def last_gradient_first(gradients, beta1, beta2):
    """The first row is the oldest gradient, and has faded most."""
    return moments(gradients[::-1], beta1, beta2)


def swaps_the_weights(gradients, beta1, beta2):
    """beta is the share of the old mean that stays. Which share of the new gradient comes in?"""
    return moments(gradients, 1 - beta1, 1 - beta2)


def starts_at_the_first_gradient(gradients, beta1, beta2):
    """Both means start at 0. That is what the correction is for."""
    m, v = moments(gradients, beta1, beta2)
    return m + beta1 ** len(gradients) * gradients[0], v + beta2 ** len(gradients) * gradients[0] ** 2

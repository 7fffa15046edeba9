"""What a submitted gradient of one random sample is judged by, and the mistakes that students make."""
import numpy as np

from grader.compare import Items, joined
from grader.functions import FunctionCase, FunctionExercise, array, calls, thing
from reference_solutions.sample_gradient import sample_gradient

FACTORS = (-1, 2, -2, 5, -5, 0.2, -0.2, 0.5)  # how often what came back may be too long, or turned around
SAMPLES, DRAWS = 5, 90  # a sample that is as likely as the others is missing from 90 draws once in 5e8 courses


def _many(rng):
    """The same call again and again, with one generator."""
    return calls(*[[thing(name) for name in ("X", "y", "w", "rng")]] * DRAWS, **_data(rng), rng={"rng": int(rng.integers(1000))})


def _twice(rng):
    """A few calls with one generator, then as many with another one of the same seed."""
    seed = {"rng": int(rng.integers(1000))}
    return calls(*([thing("X"), thing("y"), thing("w"), thing(name)] for name in ["one"] * 12 + ["other"] * 12),
                 **_data(rng), one=seed, other=seed)


def _data(rng):
    X, y, w = rng.uniform(0.5, 2.0, (SAMPLES, 3)), rng.uniform(-9.0, -5.0, SAMPLES), rng.uniform(0.5, 1.5, 3)
    return {"X": array(X), "y": array(y), "w": array(w)}


def _one_of_the_samples(inputs, results):
    X, y, w = (np.array(inputs["things"][name]["array"]) for name in ("X", "y", "w"))
    right, seen = np.array([(X[i] @ w - y[i]) * X[i] for i in range(SAMPLES)]), set()
    apart = np.array([(X[i] @ w - y[j]) * X[i] for i in range(SAMPLES) for j in range(SAMPLES)])
    for result in results:
        got = joined(result)
        if got is None or got.shape != w.shape:
            return "What came back has not the shape of w.", "Print the shape of what comes back, and that of w."
        close = np.all(np.isclose(right, got, rtol=1e-5), axis=1)
        if not close.any():
            factor = next((f for f in FACTORS if np.isclose(f * right, got, rtol=1e-5).all(axis=1).any()), None)
            if factor:
                return f"What came back is {factor:g} times the gradient of a sample.", "Work the gradient of one out by hand."
            if np.allclose(right.mean(axis=0), got):
                return "What came back is the mean gradient of all samples.", "How many samples go into it?"
            if np.isclose(apart, got, rtol=1e-5).all(axis=1).any():
                return "The features of one sample met the target of another.", "Print the numbers of both."
            return "What came back is the gradient of none of the samples.", "Work the gradients of two samples out by hand."
        seen.add(int(np.argmax(close)))
    if len(seen) < SAMPLES:
        missing = ", ".join(str(number) for number in range(SAMPLES) if number not in seen)
        return (f"In {DRAWS} calls with one generator, of the samples 0 to {SAMPLES - 1} these never came up: {missing}.",
                "Print which sample is taken, for many calls.")
    return None


def _same_again(inputs, results):
    half = len(results) // 2
    one, other = joined(Items(results[:half])), joined(Items(results[half:]))
    if one is None or other is None or one.shape != other.shape or not np.allclose(one, other, rtol=1e-9):
        return ("Two generators of the same seed did not give the same samples.",
                "Which generator picks the sample in your code, the one that it was given?")
    return None


EXERCISE = FunctionExercise("sample_gradient", sample_gradient, (
    FunctionCase("sample", "ninety gradients of one sample each", _many, judge=_one_of_the_samples, kept=True),
    FunctionCase("sample", "a generator of the same seed gives the same samples", _twice, judge=_same_again),
))


def takes_the_first_sample_always(X, y, w, rng):
    """Call it ten times: does the gradient change?"""
    return (X[0] @ w - y[0]) * X[0]


def seeds_a_generator_each_time(X, y, w, rng):
    """Call it ten times: does the gradient change? Who should own the generator?"""
    i = np.random.default_rng(0).integers(len(y))
    return (X[i] @ w - y[i]) * X[i]


def asks_another_generator(X, y, w, rng):
    """Make two generators with the same seed and call it with each: do you get the same gradient?"""
    i = np.random.randint(len(y))
    return (X[i] @ w - y[i]) * X[i]



def takes_all_samples(X, y, w, rng):
    """How many samples go into your gradient?"""
    return X.T @ (X @ w - y) / len(y)


def never_takes_the_last(X, y, w, rng):
    """Which numbers can rng.integers(3) give?"""
    i = rng.integers(len(y) - 1)
    return (X[i] @ w - y[i]) * X[i]


def never_takes_the_first(X, y, w, rng):
    """Which number has the first sample?"""
    i = rng.integers(1, len(y))
    return (X[i] @ w - y[i]) * X[i]


def goes_one_too_far(X, y, w, rng):
    """Which number has the last sample? Call it a hundred times."""
    i = rng.integers(len(y) + 1)
    return (X[i] @ w - y[i]) * X[i]


def draws_x_and_y_apart(X, y, w, rng):
    """Print the two numbers of the samples that X and y are taken from."""
    i, j = rng.integers(len(y)), rng.integers(len(y))
    return (X[i] @ w - y[j]) * X[i]


def divides_by_all(X, y, w, rng):
    """The mean over one sample divides by what?"""
    i = rng.integers(len(y))
    return (X[i] @ w - y[i]) * X[i] / len(y)


def multiplies_by_all(X, y, w, rng):
    """On average, the gradient of one sample should be the mean of all. Is yours their sum?"""
    i = rng.integers(len(y))
    return (X[i] @ w - y[i]) * X[i] * len(y)


def keeps_the_two(X, y, w, rng):
    """This page's loss has a half in front of the square. Is there a factor between your gradient and central differences?"""
    i = rng.integers(len(y))
    return 2 * (X[i] @ w - y[i]) * X[i]


def keeps_the_half(X, y, w, rng):
    """The loss of a sample is half a square. What becomes of the half where the square is differentiated?"""
    i = rng.integers(len(y))
    return (X[i] @ w - y[i]) * X[i] / 2


def turns_the_error_around(X, y, w, rng):
    """If the prediction is too large, must a positive weight on a positive feature grow or shrink?"""
    i = rng.integers(len(y))
    return (y[i] - X[i] @ w) * X[i]


def gives_the_error(X, y, w, rng):
    """How many numbers has a gradient for three weights?"""
    i = rng.integers(len(y))
    return X[i] @ w - y[i]


def draws_a_feature(X, y, w, rng):
    """`X.shape` is (samples, features). Which of the two do you draw from?"""
    i = rng.integers(X.shape[1])
    return (X[i] @ w - y[i]) * X[i]


def shuffles_the_data(X, y, w, rng):
    """Print X before and after."""
    i = rng.integers(len(y))
    gradient = (X[i] @ w - y[i]) * X[i]
    X[[0, i]], y[[0, i]] = X[[i, 0]], y[[i, 0]]
    return gradient


def makes_it_one_long(X, y, w, rng):
    """Make the error of a sample twice as large: must its gradient double?"""
    i = rng.integers(len(y))
    gradient = (X[i] @ w - y[i]) * X[i]
    return gradient / np.linalg.norm(gradient)


def takes_a_handful(X, y, w, rng):
    """How many samples go into your gradient?"""
    i = rng.integers(len(y), size=2)
    return X[i].T @ (X[i] @ w - y[i]) / 2

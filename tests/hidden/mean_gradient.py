"""What a submitted gradient of a mean squared loss is judged by, and the mistakes that students make."""
import numpy as np

from grader.functions import FunctionCase, FunctionExercise, array, calls, thing
from reference_solutions.mean_gradient import mean_gradient


def _data(rng):
    n = int(rng.choice([5, 7, 8]))  # not 6: with three features, dividing by them would then be keeping the two
    X, y, w = rng.uniform(0.5, 2.0, (n, 3)), rng.uniform(-9.0, -5.0, n), rng.uniform(0.5, 1.5, 3)
    return calls([thing("X"), thing("y"), thing("w")], X=array(X), y=array(y), w=array(w))


EXERCISE = FunctionExercise("mean_gradient", mean_gradient, (
    FunctionCase("gradient", "the gradient of a handful of samples with three features", _data, kept=True),
))


def sums_instead_of_averaging(X, y, w):
    """Take every sample twice. Must the gradient of a mean change?"""
    return X.T @ (X @ w - y)


def keeps_the_two(X, y, w):
    """This page's loss has a half in front of the square. Compare with central differences: is there a factor between the two?"""
    return 2 * X.T @ (X @ w - y) / len(y)


def keeps_the_half(X, y, w):
    """This page's loss has a half in front of the square. What becomes of it where the square is differentiated? Compare with central
    differences."""
    return X.T @ (X @ w - y) / (2 * len(y))


def divides_by_features(X, y, w):
    """`X.shape` is (samples, features). A mean over what?"""
    return X.T @ (X @ w - y) / X.shape[1]


def divides_by_all_numbers(X, y, w):
    """A mean over samples divides by how many there are. What does `X.size` count?"""
    return X.T @ (X @ w - y) / X.size


def divides_by_one_less(X, y, w):
    """With a single sample, what is its mean gradient?"""
    return X.T @ (X @ w - y) / (len(y) - 1)


def takes_the_first_sample_only(X, y, w):
    """Change the last sample: does your gradient change?"""
    return (X[0] @ w - y[0]) * X[0]


def takes_the_last_sample_only(X, y, w):
    """Change the first sample: does your gradient change?"""
    for features, target in zip(X, y):
        gradient = (features @ w - target) * features
    return gradient


def turns_the_error_around(X, y, w):
    """If the prediction is too large, must a positive weight on a positive feature grow or shrink?"""
    return X.T @ (y - X @ w) / len(y)


def averages_over_features_too(X, y, w):
    """How many numbers has a gradient for three weights?"""
    return np.mean((X @ w - y)[:, None] * X)


def spreads_one_mean(X, y, w):
    """Each weight has a slope of its own. Are yours all equal?"""
    return np.full_like(w, np.mean((X @ w - y)[:, None] * X))


def broadcasts_by_accident(X, y, w):
    """Print the shape of the errors. How many should there be?"""
    return X.T @ np.mean(X @ w - y[:, None], axis=1) / len(y)


def leaves_a_matrix(X, y, w):
    """Print the shape of the errors. How many should there be?"""
    return X.T @ (X @ w - y[:, None]) / len(y)


def forgets_the_targets(X, y, w):
    """Change y: does your gradient change?"""
    return X.T @ (X @ w) / len(y)


def forgets_the_prediction(X, y, w):
    """Change w: does your gradient change?"""
    return -X.T @ y / len(y)


def gives_the_mean_error(X, y, w):
    """By how much does the error of a sample change with a weight? That depends on its feature."""
    return np.full_like(w, np.mean(X @ w - y))


def gives_the_loss(X, y, w):
    """How many numbers has a gradient for three weights?"""
    return 0.5 * np.mean((X @ w - y) ** 2)


def takes_the_sign_of_the_error(X, y, w):
    """Make all errors twice as large: must the gradient of a squared loss double?"""
    return X.T @ np.sign(X @ w - y) / len(y)


def multiplies_mean_by_mean(X, y, w):
    """Is the mean of products the product of means?"""
    return X.mean(axis=0) * np.mean(X @ w - y)


def squares_the_error(X, y, w):
    """Make all errors twice as large: must the gradient of a squared loss become four times as large?"""
    return X.T @ (X @ w - y) ** 2 / len(y)


def writes_the_errors_into_y(X, y, w):
    """Print y before and after. Which operator writes into an array?"""
    y -= X @ w
    return -X.T @ y / len(y)


def weighs_x_in_place(X, y, w):
    """Print X before and after. Which operator writes into an array?"""
    errors = X @ w - y
    X *= errors[:, None]
    return X.mean(axis=0)

"""Samples whose loss can be drawn: their surface is the loss, its minimum the best fit, its slope that of the loss."""
import numpy as np
import pytest

from descent import gradient_descent_path, loss_surface, noisy_plane, plot_paths, record
from reference_solutions.mean_gradient import mean_gradient
from reference_solutions.sgd import SGD

from .helpers import rows

X, Y = noisy_plane(60, np.random.default_rng(2))
SURFACE = loss_surface(X, Y)


def test_samples_come_from_the_generator():
    again = noisy_plane(60, np.random.default_rng(2))
    other = noisy_plane(60, np.random.default_rng(3))
    assert np.array_equal(X, again[0]) and np.array_equal(Y, again[1]) and not np.array_equal(X, other[0])
    assert X.shape == (60, 2) and Y.shape == (60,)


def test_without_noise_the_plane_fits():
    X, y = noisy_plane(30, np.random.default_rng(1), noise=0.0)
    assert np.allclose(loss_surface(X, y).minima, [(2.0, -1.0)])
    assert abs(loss_surface(X, y)(2.0, -1.0)) < 1e-20


@pytest.mark.parametrize("w", rows({
    "start": [*SURFACE.start], "minimum": [*SURFACE.minima[0]], "origin": [0.0, 0.0]}))
def test_height_and_slope_are_the_loss(w):
    w = np.array(w)
    assert np.isclose(SURFACE(*w), np.mean((X @ w - Y) ** 2) / 2)
    assert np.allclose(SURFACE.grad(*w), mean_gradient(X, Y, w), atol=1e-7)


def test_the_minimum_is_the_lowest_point_in_the_window():
    grid = np.meshgrid(*(np.linspace(*side, 41) for side in SURFACE.window))
    assert SURFACE(*SURFACE.minima[0]) <= SURFACE(*grid).min() and SURFACE(*grid).shape == (41, 41)


def test_it_can_be_walked_on_and_drawn():
    path = record(SGD(lr=0.1), SURFACE, n=80)
    assert np.allclose(path[-1], SURFACE.minima[0], atol=1e-2) and len(path) == 81
    assert plot_paths(SURFACE, {"SGD": path}).get_xlim() == SURFACE.window[0]


def test_no_closed_form_is_claimed():
    with pytest.raises(ValueError, match="not quadratic"):
        gradient_descent_path(SURFACE)


@pytest.mark.parametrize("x, y", rows({"three features": (np.ones((4, 3)), np.ones(4)), "a row": (np.ones(2), np.ones(1)),
                                       "a column of targets": (np.ones((4, 2)), np.ones((4, 1))), "none": (np.ones((0, 2)), [])}))
def test_other_shapes_are_refused(x, y):
    with pytest.raises(ValueError, match=r"shapes \(n, 2\) and \(n,\), not"):
        loss_surface(x, y)

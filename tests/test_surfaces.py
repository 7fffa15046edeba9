"""Surfaces: slopes, minima, broadcasting and the closed form of gradient descent."""

import dataclasses

import numpy as np
import pytest

from descent.surfaces import (
    SURFACES, Surface, beale, ellipse, gradient_descent_path, himmelblau, rastrigin,
    rosenbrock, rotated_ellipse, saddle,
)

ALL = [pytest.param(surface, id=name) for name, surface in SURFACES.items()]
QUADRATIC = [ellipse, rotated_ellipse, saddle]
STEEP = [rosenbrock, beale, himmelblau, rastrigin]


def named(surfaces):
    return [pytest.param(surface, id=surface.name) for surface in surfaces]


def points_in(surface, count, seed=0):
    low, high = np.transpose(surface.window)
    return np.random.default_rng(seed).uniform(low, high, (count, 2)).T


def test_all_surfaces_are_listed_by_name():
    assert list(SURFACES) == ["ellipse", "rotated_ellipse", "rosenbrock", "beale",
                              "himmelblau", "saddle", "rastrigin"]
    assert all(surface.name == name for name, surface in SURFACES.items())


@pytest.mark.parametrize("surface", ALL)
def test_a_surface_cannot_be_changed_and_has_a_hash(surface):
    hash(surface)
    with pytest.raises(dataclasses.FrozenInstanceError):
        surface.start = (0.0, 0.0)


@pytest.mark.parametrize("surface", ALL)
def test_slope_agrees_with_central_differences(surface):
    x, y = points_in(surface, 500)
    h = 1e-6 * np.maximum(1, np.hypot(x, y))
    expected = ((surface(x + h, y) - surface(x - h, y)) / (2 * h),
                (surface(x, y + h) - surface(x, y - h)) / (2 * h))
    # Rounding in f (up to 2e5 on Beale) limits what differences can show.
    scale = 1e-6 * (1 + np.abs(surface(x, y)) + np.hypot(*expected))
    for found, numeric in zip(surface.grad(x, y), expected):
        assert np.all(np.abs(found - numeric) < scale)


@pytest.mark.parametrize("surface, x, y, height", [
    (ellipse, -7, 2, 6.45),
    (ellipse, 10, 5, 30.0),
    (rotated_ellipse, -5, -2, 22.9),
    (rotated_ellipse, 1, 1, 0.4),
    (rosenbrock, -2, 2, 409.0),
    (rosenbrock, 0, 0, 1.0),
    (beale, 0, 0, 14.203125),
    (beale, 1, 1.5, 41.25),
    (himmelblau, 0, 0, 170.0),
    (himmelblau, 1, 1, 106.0),
    (saddle, -1, 0.001, 0.999999),
    (saddle, 1, 2, -3.0),
    (rastrigin, 1, 1, 2.0),
    (rastrigin, 0.5, 0, 20.25),
])
def test_heights(surface, x, y, height):
    assert surface(x, y) == pytest.approx(height, rel=1e-12)
    assert surface.f(x, y) == surface(x, y)


def test_slope_of_the_ellipse_is_exact():
    assert ellipse.grad(-7.0, 2.0) == pytest.approx((-0.7, 4.0), rel=1e-15)


@pytest.mark.parametrize("surface", ALL)
def test_the_listed_minima_are_flat_and_nothing_seen_is_lower(surface):
    x, y = points_in(surface, 2000, seed=1)
    for minimum in surface.minima:
        assert np.abs(surface.grad(*minimum)).max() < 1e-12
        assert surface(*minimum) == pytest.approx(0.0, abs=1e-12)
        assert np.all(surface(x, y) >= surface(*minimum))
        assert np.all(surface(minimum[0] + 1e-3 * x, minimum[1] + 1e-3 * y) > 0)


def test_number_of_minima():
    counts = {name: len(surface.minima) for name, surface in SURFACES.items()}
    assert counts == {"ellipse": 1, "rotated_ellipse": 1, "rosenbrock": 1, "beale": 1,
                      "himmelblau": 4, "saddle": 0, "rastrigin": 1}


@pytest.mark.parametrize("surface", ALL)
def test_start_and_minima_lie_in_the_window(surface):
    (left, right), (bottom, top) = surface.window
    for x, y in (surface.start, *surface.minima):
        assert left < x < right and bottom < y < top


@pytest.mark.parametrize("surface", ALL)
@pytest.mark.parametrize("x, y, shape", [
    (0.5, -1.5, ()),
    (1, 2, ()),
    ([0.5], [1.5], (1,)),
    (np.zeros(4), 2.0, (4,)),
    (2.0, np.zeros(4), (4,)),
    (np.zeros(3), np.ones((2, 1)), (2, 3)),
    (np.arange(3), np.arange(3), (3,)),
])
def test_numbers_and_arrays_broadcast(surface, x, y, shape):
    assert np.shape(surface(x, y)) == shape
    slopes = surface.grad(x, y)
    assert isinstance(slopes, tuple)
    assert [np.shape(slope) for slope in slopes] == [shape, shape]
    assert np.asarray(surface(x, y)).dtype == np.float64


@pytest.mark.parametrize("surface", ALL)
def test_huge_numbers_give_no_exception(surface):
    with np.errstate(all="ignore"):
        surface(1e300, -1e300)
        surface.grad(1e300, np.inf)


def test_x_of_the_ellipse_stays_readable_while_y_overflows():
    assert ellipse.grad(1.0, np.inf) == (0.1, np.inf)


@pytest.mark.parametrize("surface", named(QUADRATIC))
def test_quadratic_surfaces_fit_their_matrix(surface):
    x, y = points = points_in(surface, 50)
    matrix = np.array(surface.matrix)
    assert np.array_equal(matrix, matrix.T)
    np.testing.assert_allclose(surface.grad(x, y), matrix @ points, atol=1e-12)
    heights = np.einsum("in,ij,jn->n", points, matrix, points) / 2
    np.testing.assert_allclose(surface(x, y), heights, atol=1e-12)


def test_the_rotated_ellipse_is_the_ellipse_turned_and_four_times_as_steep():
    x, y = points_in(ellipse, 50)
    turned = (x - y) / 2**0.5, (x + y) / 2**0.5
    np.testing.assert_allclose(rotated_ellipse(*turned), 4 * ellipse(x, y), atol=1e-12)


# The path of the best known figure of this subject: ellipse, (-7, 2), lr 0.95.
@pytest.mark.parametrize("step, x, y", [
    (0, -7.0, 2.0),
    (1, -6.335, -1.8),
    (5, -4.2495, -1.181),
    (10, -2.5798, 0.6974),
    (30, -0.350393, 0.084782),
])
def test_closed_form_on_the_ellipse(step, x, y):
    path = gradient_descent_path(ellipse, (-7, 2), 0.95, 30)
    assert path.shape == (31, 2) and path.dtype == np.float64
    assert path[step] == pytest.approx((x, y), abs=5e-5 if step < 30 else 5e-7)
    factors = (1 - 0.95 * 0.1) ** step, (1 - 0.95 * 2) ** step
    assert path[step] == pytest.approx((-7 * factors[0], 2 * factors[1]), rel=1e-12)


@pytest.mark.parametrize("lr, y", [(1.0, 2.0), (1.01, 3.62), (1.05, 34.9)])
def test_closed_form_at_and_beyond_the_largest_stable_rate(lr, y):
    path = gradient_descent_path(ellipse, None, lr, 30)
    assert path[30, 1] == pytest.approx(y, rel=1e-3)


@pytest.mark.parametrize("surface", named(QUADRATIC))
@pytest.mark.parametrize("lr", [0.01, 0.1, 0.2])
def test_each_step_of_the_closed_form_is_lr_times_the_slope(surface, lr):
    path = gradient_descent_path(surface, (1.5, -0.75), lr, 40)
    slopes = np.transpose(surface.grad(*path[:-1].T))
    np.testing.assert_allclose(path[:-1] - path[1:], lr * slopes, rtol=1e-9, atol=1e-12)


def test_closed_form_turns_with_the_surface():
    straight = gradient_descent_path(ellipse, (-7, 2), 0.95, 30)
    turn = np.array([[1, -1], [1, 1]]) / 2**0.5
    turned = gradient_descent_path(rotated_ellipse, turn @ (-7, 2), 0.95 / 4, 30)
    np.testing.assert_allclose(turned, straight @ turn.T, atol=1e-12)


def test_on_the_saddle_it_escapes_only_from_beside_the_ridge():
    assert gradient_descent_path(saddle, None, 0.05, 60)[-1, 1] == pytest.approx(0.304, abs=1e-3)
    assert gradient_descent_path(saddle, (-1, 0), 0.05, 60)[-1, 1] == 0


def test_no_updates_leave_the_start():
    assert gradient_descent_path(ellipse, (3, 4), 0.1, 0) == pytest.approx(np.array([[3, 4]]))


@pytest.mark.filterwarnings("error")
def test_divergence_to_infinity_does_not_warn():
    path = gradient_descent_path(rotated_ellipse, None, 1e10, 60)
    assert not np.isfinite(path[-1]).all()


@pytest.mark.parametrize("surface", named(STEEP))
def test_no_closed_form_elsewhere(surface):
    with pytest.raises(ValueError, match=f"{surface.name} is not quadratic.*ellipse.*saddle"):
        gradient_descent_path(surface, None, 0.1, 10)


@pytest.mark.parametrize("start, n, words", [
    ((1, 2), -1, "n: .*0 or more"),
    ((1, 2, 3), 5, "start: .*two numbers"),
    (7.0, 5, "start: .*two numbers"),
])
def test_closed_form_names_what_is_wrong(start, n, words):
    with pytest.raises(ValueError, match=words):
        gradient_descent_path(ellipse, start, 0.1, n)


def test_anyone_can_make_a_surface():
    bowl = Surface("bowl", "x^2 + y^2", lambda x, y: x**2 + y**2, lambda x, y: (2 * x, 2 * y),
                   window=((-1, 1), (-1, 1)), minima=((0, 0),), start=(1, 1))
    assert bowl(1, 2) == 5 and bowl.matrix is None

"""What a submitted numerical gradient is judged by, and the mistakes that students make."""
import numpy as np

from grader.functions import FunctionCase, FunctionExercise, calls
from reference_solutions.numerical_gradient import numerical_gradient


def _points(*h, count=3):
    """Calls on drawn polynomials of the third degree, bent everywhere, at drawn points."""
    def inputs(rng):
        def call():
            terms = [[round(rng.uniform(1.0, 3.0), 2), i, j] for i, j in ((3, 0), (2, 1), (1, 2), (0, 3), (2, 0), (0, 2))]
            terms += [[round(rng.uniform(-2.0, -1.0), 2), 1, 1], [round(rng.uniform(5.0, 9.0), 2), 0, 0]]
            return [{"polynomial": terms}, float(rng.uniform(0.5, 1.5)), float(rng.uniform(1.6, 2.5)), *h]
        f, x, y, *more = call()
        whole = [f, round(x), round(y), *more]  # a point is a point, whatever the type of its numbers
        return calls(*(call() for _ in range(count)), whole)
    return inputs


EXERCISE = FunctionExercise("numerical_gradient", numerical_gradient, (
    FunctionCase("slope", "the slopes of a bent surface, h left at its default", _points(), tolerance=1e-6),
    FunctionCase("coarse", "a coarse h, where the result is not yet the slope", _points(0.4), tolerance=1e-6),
))


def cuts_its_step_off(f, x, y, h=1e-4):
    """Ask for the slopes at (1, 2) and at (1.0, 2.0). Are they the same? Print the points that you compare."""
    def at(dx, dy):
        point = np.array([x, y])
        point[0] += dx
        point[1] += dy
        return f(*point)
    return (at(h, 0) - at(-h, 0)) / (2 * h), (at(0, h) - at(0, -h)) / (2 * h)


def looks_forward_only(f, x, y, h=1e-4):
    """Where a curve bends, a step ahead and a step back differ. Try f = x squared at x = 0 with h = 0.1."""
    return (f(x + h, y) - f(x, y)) / h, (f(x, y + h) - f(x, y)) / h


def looks_back_only(f, x, y, h=1e-4):
    """Where a curve bends, a step ahead and a step back differ. Try f = x squared at x = 0 with h = 0.1."""
    return (f(x, y) - f(x - h, y)) / h, (f(x, y) - f(x, y - h)) / h


def divides_by_one_h(f, x, y, h=1e-4):
    """How far apart are the two points whose heights you compare?"""
    return (f(x + h, y) - f(x - h, y)) / h, (f(x, y + h) - f(x, y - h)) / h


def forgets_the_brackets_below(f, x, y, h=1e-4):
    """What is 1 / 2 * 4 in Python, and 1 / (2 * 4)?"""
    return (f(x + h, y) - f(x - h, y)) / 2 * h, (f(x, y + h) - f(x, y - h)) / 2 * h


def forgets_the_brackets_above(f, x, y, h=1e-4):
    """Python divides before it subtracts. Try a flat surface, f = 5."""
    return f(x + h, y) - f(x - h, y) / (2 * h), f(x, y + h) - f(x, y - h) / (2 * h)


def does_not_divide(f, x, y, h=1e-4):
    """A slope is height over length. Make h ten times smaller: does your result stay as large?"""
    return f(x + h, y) - f(x - h, y), f(x, y + h) - f(x, y - h)


def halves_the_points_distance(f, x, y, h=1e-4):
    """How far apart are the two points whose heights you compare?"""
    return (f(x + h / 2, y) - f(x - h / 2, y)) / (2 * h), (f(x, y + h / 2) - f(x, y - h / 2)) / (2 * h)


def doubles_the_points_distance(f, x, y, h=1e-4):
    """Print the points whose heights you compare. How far are they apart, and by what do you divide?"""
    return (f(x + 2 * h, y) - f(x - 2 * h, y)) / (2 * h), (f(x, y + 2 * h) - f(x, y - 2 * h)) / (2 * h)


def stands_half_as_far_away(f, x, y, h=1e-4):
    """How far from (x, y) should the four points be?"""
    return (f(x + h / 2, y) - f(x - h / 2, y)) / h, (f(x, y + h / 2) - f(x, y - h / 2)) / h


def moves_both_at_once(f, x, y, h=1e-4):
    """For the slope along x, does y change?"""
    slope = (f(x + h, y + h) - f(x - h, y - h)) / (2 * h)
    return slope, slope


def swaps_the_two(f, x, y, h=1e-4):
    """Try a plane, f = 3 x. Which of the two slopes is 3?"""
    return (f(x, y + h) - f(x, y - h)) / (2 * h), (f(x + h, y) - f(x - h, y)) / (2 * h)


def takes_x_twice(f, x, y, h=1e-4):
    """Try a plane, f = 3 x. What is its slope along y?"""
    slope = (f(x + h, y) - f(x - h, y)) / (2 * h)
    return slope, slope


def turns_the_sign_around(f, x, y, h=1e-4):
    """Try a plane, f = 3 x. Does it rise along x?"""
    return (f(x - h, y) - f(x + h, y)) / (2 * h), (f(x, y - h) - f(x, y + h)) / (2 * h)


def ignores_h(f, x, y, h=1e-4):
    """Give an h of 0.5. Are your points 0.5 away?"""
    return numerical_gradient(f, x, y)


def takes_a_tiny_h(f, x, y, h=1e-15):
    """How many digits are left of the difference of two heights that agree in all but the last one?"""
    return numerical_gradient(f, x, y, h)


def takes_a_large_h(f, x, y, h=1e-1):
    """Make h ten times smaller: does the result still change?"""
    return numerical_gradient(f, x, y, h)


def gives_the_length_of_the_slope(f, x, y, h=1e-4):
    """A gradient has an entry for each parameter. How many numbers come back?"""
    along_x, along_y = numerical_gradient(f, x, y, h)
    return (along_x ** 2 + along_y ** 2) ** 0.5


def adds_the_two(f, x, y, h=1e-4):
    """A gradient has an entry for each parameter. How many numbers come back?"""
    return sum(numerical_gradient(f, x, y, h))


def adds_the_heights(f, x, y, h=1e-4):
    """On a plane that does not rise at all, what is your slope?"""
    return (f(x + h, y) + f(x - h, y)) / (2 * h), (f(x, y + h) + f(x, y - h)) / (2 * h)


def goes_on_from_where_it_was(f, x, y, h=1e-4):
    """When you come to the slope along y, where is x?"""
    x = x + h
    up = f(x, y)
    x = x - 2 * h
    along_x = (up - f(x, y)) / (2 * h)
    return along_x, (f(x, y + h) - f(x, y - h)) / (2 * h)


def takes_the_second_slope(f, x, y, h=1e-4):
    """Try a plane, f = 3 x. What is your slope?"""
    return (f(x + h, y) - 2 * f(x, y) + f(x - h, y)) / h ** 2, (f(x, y + h) - 2 * f(x, y) + f(x, y - h)) / h ** 2

"""Landscapes with two parameters: small enough to draw, each with a trap of its own.

    from descent import ellipse
    ellipse(-7.0, 2.0)         # the height, 6.45
    ellipse.grad(-7.0, 2.0)    # the slope, (-0.7, 4.0)

x and y are plain numbers without a unit. They may be floats or NumPy arrays of any
shapes that broadcast; a height and both halves of a slope have the broadcast shape.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

import numpy as np


@dataclass(frozen=True)
class Surface:
    """A function f(x, y) to walk down, with all that is needed to draw it.

    name     short name, also the key in SURFACES
    formula  f as LaTeX, without dollar signs
    f        f(x, y) -> height; surface(x, y) is the same
    grad     grad(x, y) -> (df/dx, df/dy)
    window   ((xmin, xmax), (ymin, ymax)), the part worth looking at
    minima   ((x, y), ...) the lowest points; empty if f has no lower bound
    start    (x, y), a point from which the walk is interesting
    matrix   ((a, b), (b, c)) for a quadratic f = (a x^2 + 2b xy + c y^2) / 2, else None
    """

    name: str
    formula: str
    f: Callable
    grad: Callable
    window: tuple
    minima: tuple
    start: tuple
    matrix: tuple | None = None

    def __call__(self, x, y):
        return self.f(x, y)


def gradient_descent_path(surface, start=None, lr=0.01, n=30):
    """Where full-batch gradient descent goes on a quadratic surface: points 0 to n.

    surface  a quadratic Surface: ellipse, rotated_ellipse or saddle
    start    (x, y), or None for surface.start
    lr       learning rate, a positive number
    n        number of updates, 0 or more
    returns  float array of shape (n + 1, 2); row k is the point after k updates

    Nothing is walked here. On f = p.A.p / 2 the point after k updates is known:
    p_k = (I - lr A)^k p_0. Along an eigenvector of A with eigenvalue w that is a factor
    (1 - lr w)^k, so the path shrinks where |1 - lr w| < 1 and blows up where it is > 1
    (G. Goh, "Why Momentum Really Works", Distill 2017).

    Raises ValueError if the surface is not quadratic, or if n is negative.
    """
    if surface.matrix is None:
        quadratic = ", ".join(s.name for s in SURFACES.values() if s.matrix is not None)
        raise ValueError(
            f"surface: {surface.name} is not quadratic, so its path has no closed form. "
            f"Use one of {quadratic}, or record an optimizer on it step by step."
        )
    if n < 0:
        raise ValueError(f"n: the number of updates must be 0 or more, not {n}.")
    point = np.asarray(surface.start if start is None else start, dtype=float)
    if point.shape != (2,):
        raise ValueError(f"start: give two numbers (x, y), not {start!r}.")
    eigenvalues, eigenvectors = np.linalg.eigh(np.array(surface.matrix, dtype=float))
    with np.errstate(over="ignore", invalid="ignore"):  # a large lr may go to infinity
        factors = (1.0 - lr * eigenvalues) ** np.arange(n + 1)[:, np.newaxis]
        return (factors * (eigenvectors.T @ point)) @ eigenvectors.T


def _on_arrays(function):
    """Let a formula in x and y take numbers, lists and arrays, broadcast against each other.

    Floats of NumPy overflow to inf where floats of Python raise OverflowError: a diverging
    optimizer shall show its path, not a traceback.
    """

    @wraps(function)
    def on_arrays(x, y):
        return function(*np.broadcast_arrays(np.asarray(x, float), np.asarray(y, float)))

    return on_arrays


def _quadratic(name, formula, matrix, window, minima, start):
    """The surface f = p.A.p / 2 of a symmetric 2 x 2 matrix A; its slope is A p."""
    (a, b), (_, c) = matrix

    @_on_arrays
    def grad(x, y):
        if b == 0:  # 0 * inf is nan: where only y blows up, x should stay readable
            return a * x, c * y
        return a * x + b * y, b * x + c * y

    @_on_arrays
    def f(x, y):
        slope_x, slope_y = grad(x, y)
        return (x * slope_x + y * slope_y) / 2

    return Surface(name, formula, f, grad, window, minima, start, matrix)


# A long valley, 20 times steeper across than along. K. Saitoh, "Deep Learning from
# Scratch" (O'Reilly Japan, 2016), chapter 6.
ellipse = _quadratic(
    "ellipse",
    r"\frac{x^2}{20} + y^2",
    matrix=((0.1, 0.0), (0.0, 2.0)),
    window=((-10.0, 10.0), (-5.0, 5.0)),
    minima=((0.0, 0.0),),
    start=(-7.0, 2.0),
)

# The same valley, turned by 45 degrees and 4 times as steep, so lr / 4 suits it: rules that
# treat both coordinates alike still walk alike, rules with a rate for each do not. An
# exercise of "Dive into Deep Learning" (Zhang, Lipton, Li, Smola), section on Adagrad.
rotated_ellipse = _quadratic(
    "rotated_ellipse",
    r"0.1\,(x + y)^2 + 2\,(x - y)^2",
    matrix=((4.2, -3.8), (-3.8, 4.2)),
    window=((-6.0, 6.0), (-6.0, 6.0)),
    minima=((0.0, 0.0),),
    start=(-5.0, -2.0),
)

# Down along y, up along x: no minimum at all. The start lies almost on the ridge.
saddle = _quadratic(
    "saddle",
    "x^2 - y^2",
    matrix=((2.0, 0.0), (0.0, -2.0)),
    window=((-2.0, 2.0), (-2.0, 2.0)),
    minima=(),
    start=(-1.0, 0.001),
)


@_on_arrays
def _rosenbrock(x, y):
    return (1 - x) ** 2 + 100 * (y - x**2) ** 2


@_on_arrays
def _rosenbrock_grad(x, y):
    above = y - x**2  # how far the point lies above the floor of the valley
    return -2 * (1 - x) - 400 * x * above, 200 * above


# A bent valley: easy to find, hard to follow. H. H. Rosenbrock, Computer Journal 3 (1960).
rosenbrock = Surface(
    "rosenbrock",
    r"(1 - x)^2 + 100\,(y - x^2)^2",
    _rosenbrock,
    _rosenbrock_grad,
    window=((-2.4, 2.0), (-1.0, 3.0)),
    minima=((1.0, 1.0),),
    start=(-2.0, 2.0),
)


@_on_arrays
def _beale(x, y):
    return sum((c - x + x * y**i) ** 2 for i, c in enumerate((1.5, 2.25, 2.625), start=1))


@_on_arrays
def _beale_grad(x, y):
    slope_x, slope_y = np.zeros(x.shape), np.zeros(x.shape)
    for i, c in enumerate((1.5, 2.25, 2.625), start=1):
        rest = c - x + x * y**i
        slope_x = slope_x + 2 * rest * (y**i - 1)
        slope_y = slope_y + 2 * rest * i * x * y ** (i - 1)
    return slope_x, slope_y


# Flat in the middle, cliffs in the corners (slope 6e4 at (3, 4)). E. M. L. Beale, 1958.
beale = Surface(
    "beale",
    "(1.5 - x + xy)^2 + (2.25 - x + xy^2)^2 + (2.625 - x + xy^3)^2",
    _beale,
    _beale_grad,
    window=((-4.5, 4.5), (-4.5, 4.5)),
    minima=((3.0, 0.5),),
    start=(1.0, 1.5),
)


@_on_arrays
def _himmelblau(x, y):
    return (x**2 + y - 11) ** 2 + (x + y**2 - 7) ** 2


@_on_arrays
def _himmelblau_grad(x, y):
    first, second = x**2 + y - 11, x + y**2 - 7
    return 4 * x * first + 2 * second, 2 * first + 4 * y * second


# Four minima, all of height 0: which one does an optimizer choose? D. M. Himmelblau,
# "Applied Nonlinear Programming" (McGraw-Hill, 1972).
himmelblau = Surface(
    "himmelblau",
    "(x^2 + y - 11)^2 + (x + y^2 - 7)^2",
    _himmelblau,
    _himmelblau_grad,
    window=((-5.0, 5.0), (-5.0, 5.0)),
    minima=(
        (3.0, 2.0),
        (-2.805118086952745, 3.131312518250573),
        (-3.779310253377747, -3.283185991286170),
        (3.584428340330492, -1.848126526964404),
    ),
    start=(0.0, 0.0),
)


@_on_arrays
def _rastrigin(x, y):
    return 20 + x**2 - 10 * np.cos(2 * np.pi * x) + y**2 - 10 * np.cos(2 * np.pi * y)


@_on_arrays
def _rastrigin_grad(x, y):
    return tuple(2 * z + 20 * np.pi * np.sin(2 * np.pi * z) for z in (x, y))


# An egg box in a bowl: a local minimum near every pair of whole numbers, and only the
# lowest one is listed. After L. A. Rastrigin, 1974.
rastrigin = Surface(
    "rastrigin",
    r"20 + x^2 - 10\cos(2\pi x) + y^2 - 10\cos(2\pi y)",
    _rastrigin,
    _rastrigin_grad,
    window=((-4.5, 4.5), (-4.5, 4.5)),
    minima=((0.0, 0.0),),
    start=(-2.0, 3.5),
)

SURFACES = {
    surface.name: surface
    for surface in (
        ellipse, rotated_ellipse, rosenbrock, beale, himmelblau, saddle, rastrigin
    )
}

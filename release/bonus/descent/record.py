"""Let an optimizer walk on a surface and write down every point it visits."""

from operator import index

import numpy as np

KEYS = ("x", "y")  # the two parameters of every surface, in this order


def record(optimizer, surface, start=None, n=30):
    """Call optimizer.update n times on a surface; return the points as an array.

    optimizer  an object with a method update(params, grads)
    surface    a Surface, for example descent.ellipse
    start      (x, y), or None for surface.start
    n          number of updates, 0 or more
    returns    float array of shape (n + 1, 2): the start, then the point after each update

    update gets two dicts with the keys "x" and "y", both holding arrays of shape (1,).
    params is one and the same dict all the way; grads is new for every update and holds
    the slope at the point where params is at that moment.

    An optimizer that diverges raises nothing and warns of nothing: from the step where the
    numbers overflow, the rows hold inf or nan.

    Raises TypeError if optimizer or surface is something else, or if a parameter is no longer
    a number; ValueError if start or n cannot be used, if a parameter has vanished from
    params, or if it no longer has exactly one element. An error raised inside update
    comes through as it is.
    """
    _check_optimizer(optimizer)
    _check_surface(surface)
    point = _point(surface.start if start is None else start)
    n = _count(n)

    params = {key: np.array([value]) for key, value in zip(KEYS, point)}
    # The rows are numbers read out at once, never the arrays: those go on changing.
    path = np.empty((n + 1, len(KEYS)))
    path[0] = point
    # Overflow is for the reader of the path to see; a warning at each step hides it.
    with np.errstate(all="ignore"):
        for step in range(1, n + 1):
            optimizer.update(params, _slope(surface, params))
            path[step] = [_read(params, key, step) for key in KEYS]
            _restore_shapes(params, path[step])
    return path


def _slope(surface, params):
    """A new dict of gradients, copies: what update does to them must not matter later."""
    slopes = surface.grad(*(params[key] for key in KEYS))
    return {key: np.array(slope, dtype=float).reshape(1) for key, slope in zip(KEYS, slopes)}


def _read(params, key, step):
    """The parameter as a number, after update number `step`."""
    if key not in params:
        raise ValueError(
            f'params: "{key}" is gone after update {step}; left are {list(params)}. '
            "update may change the values in params, not remove keys."
        )
    value = params[key]
    where = f'params["{key}"] after update {step}'
    array = np.asarray(value)
    if array.dtype.kind not in "fiu":
        raise TypeError(
            f"{where} is {value!r}, of type {type(value).__name__}, not a real number. "
            "Print what update puts there."
        )
    if array.size != 1:
        raise ValueError(
            f"{where} has {array.size} elements, shape {array.shape}, instead of one, "
            "shape (1,). Print the shapes of params, grads and everything the optimizer stores."
        )
    return array.item()


def _restore_shapes(params, point):
    """Give the next update arrays of shape (1,) again, where the last one left scalars.

    An array that already has that shape is not touched: the optimizer may know it.
    """
    for key, value in zip(KEYS, point):
        if not isinstance(params[key], np.ndarray) or params[key].shape != (1,):
            params[key] = np.array([value])


def _check_optimizer(optimizer):
    if isinstance(optimizer, type):
        raise TypeError(
            f"optimizer: {optimizer.__name__} is a class. Make an object of it first: "
            f"{optimizer.__name__}(...), with brackets."
        )
    if not callable(getattr(optimizer, "update", None)):
        raise TypeError(
            f"optimizer: a {type(optimizer).__name__} has no method update(params, grads). "
            "Check its name, and that it is indented inside the class."
        )


def _check_surface(surface):
    if not callable(getattr(surface, "grad", None)):
        raise TypeError(
            f"surface: {surface!r} is not a Surface. Give for example descent.ellipse, "
            'or take one by name: descent.SURFACES["ellipse"].'
        )


def _point(start):
    try:
        point = np.array(start, dtype=float)
    except (TypeError, ValueError):
        point = np.empty(0)
    if point.shape != (2,):
        raise ValueError(f"start: give two numbers, for example (-7.0, 2.0), not {start!r}.")
    return point


def _count(n):
    try:
        count = index(n)
    except TypeError:
        count = -1
    if count < 0:
        raise ValueError(f"n: the number of updates is a whole number, 0 or more, not {n!r}.")
    return count

"""Public checks on what an optimizer is made with, and on what stands beside a parameter. They know no right answer.

    check(Momentum, check.hyperparameters(lr=0.01, momentum=0.9), check.alone_or_beside_others)
"""
import numpy as np

from .check import _property, _say, check
from .check_optimizers import _close, _flat, _gradients, _list, _moves, _start

STEPS = 5


def hyperparameters(**defaults):
    """Each hyperparameter has its name, its place and its default, and makes a difference. defaults: as the page gives them."""
    def holds(optimizer):
        given = {name: 0.8 * value for name, value in defaults.items()}
        with np.errstate(all="ignore"):
            bare, usual = _moves(optimizer(), STEPS), _moves(optimizer(**defaults), STEPS)
            named, placed = _moves(optimizer(**given), STEPS), _moves(optimizer(*given.values()), STEPS)
            idle = [name for name in given if _close(_moves(optimizer(**{**defaults, name: given[name]}), STEPS), usual)]
        if not _close(bare, usual):
            return False, f"Made without arguments it takes other steps than with {_call(defaults)}."
        if not _close(named, placed):
            return False, "The same values, once given by name and once by position, give different steps."
        if idle:
            return False, f"Another value of {' or '.join(idle)} does not change the steps."
        words = ("they belong", "each") if len(defaults) > 1 else ("it belongs", "it")
        return True, (f"By name, by position and left out, {', '.join(defaults)} came where {words[0]}, "
                      f"and {words[1]} made a difference.")
    return holds


def tiny_gradient(length):
    """With a gradient as small as eps, a step has the length that you can work out by hand."""
    def holds(optimizer):
        move = -_moves(optimizer(lr=1.0), 1, grads=[{"x": np.array([1e-7])}], start={"x": np.array([0.0])})[0]
        return _close(move, np.array([length]), 1e-3), (
            f"With lr = 1 and a gradient of 1e-7, the first step was {_list(move)}; by hand: {length:.4g}.")
    return holds


def forgets(**made_with):
    """One large gradient is forgotten in the end: steps become as long as if it had never been."""
    def holds(optimizer):
        loud = [{"x": np.array([100.0 if step == 0 else 1.0])} for step in range(400)]
        quiet = [{"x": np.array([1.0])}] * 400
        one, other = (_moves(optimizer(**made_with), 400, grads=grads, start={"x": np.array([0.0])})[-1] for grads in (loud, quiet))
        good = _close(one, other, 1e-2) and bool(np.any(one))
        return good, _say(good, "400 steps after one gradient that was 100 times as large, the steps", "were as long as without it",
                          "were not as long as without it")
    return holds


check.hyperparameters, check.tiny_gradient, check.forgets = hyperparameters, tiny_gradient, forgets


@_property
def alone_or_beside_others(optimizer):
    """A parameter takes the same steps alone as beside others."""
    grads = _gradients(STEPS)
    together = _moves(optimizer(), STEPS)[:, -2:]
    alone = _moves(optimizer(), STEPS, grads=[{"b": part["b"]} for part in grads], start={"b": _start()["b"]})
    good = _close(together, alone)
    return good, _say(good, "Alone in params, `b`", "took the same steps as beside `W`", "took other steps than beside `W`")


@_property
def own_settings(optimizer):
    """Another optimizer with another lr does not disturb the first."""
    alone = _moves(optimizer(lr=0.01), STEPS)
    one, params, grads = optimizer(lr=0.01), _start(), _gradients(STEPS)
    optimizer(lr=0.7)
    points = [_flat(params)]
    for step in range(STEPS):
        one.update(params, grads[step])
        points.append(_flat(params))
    good = _close(np.diff(points, axis=0), alone)
    return good, _say(good, "Making a second optimizer with another lr", "left the first one as it was", "changed the first one's steps")


def _call(defaults):
    return ", ".join(f"{name}={value:g}" for name, value in defaults.items())

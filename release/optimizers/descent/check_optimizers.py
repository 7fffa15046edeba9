"""Public checks of optimizers: properties that every right one of a kind has, each told in one sentence with what was observed.

They are put on `check`, as in `check(Momentum, check.downhill, check.follows_lr)`.
"""
import numpy as np

from .check import _property, _say, check
from .record import record
from .surfaces import ellipse


@_property
def downhill(optimizer):
    """The first step lowers f."""
    path = record(optimizer(), ellipse, n=1)
    before, after = (float(ellipse(*point)) for point in path)
    return after < before, f"One step on the ellipse took f from {before:.4f} to {after:.4f}; downhill means that it falls."


@_property
def follows_lr(optimizer):
    """Twice the learning rate, twice the first step."""
    once, twice = (_moves(optimizer(lr=lr), 1)[0] for lr in (0.01, 0.02))
    ratio = _ratio(twice, once)
    return _moved(once) and _close(twice, 2 * once), f"Doubling lr made the first step {ratio} times as long; it should be 2 times."


@_property
def every_parameter(optimizer):
    """All entries of params move."""
    start, moves = _start(), _moves(optimizer(), 1, flat=False)[0]
    still = [key for key in start if not np.all(moves[key])]
    return not still, ("After one step, every number in every parameter had moved." if not still else
                       f"After one step, there were numbers that had not moved in: {', '.join(still)}.")


@_property
def element_by_element(optimizer):
    """A number's step depends on its own gradients only."""
    changed = [{key: value.copy() for key, value in grads.items()} for grads in _gradients(4)]
    for grads in changed:
        grads["W"][0, 0] *= 5.0
    one, other = _moves(optimizer(), 4), _moves(optimizer(), 4, grads=changed)
    return _close(one[:, 1:], other[:, 1:]), _say(
        _close(one[:, 1:], other[:, 1:]), "Making the gradient of one number five times larger",
        "left the steps of all others as they were", "changed the steps of others too")


@_property
def anywhere(optimizer):
    """The same gradients give the same steps, wherever params are."""
    one, other = _moves(optimizer(), 4), _moves(optimizer(), 4, shift=100.0)
    good = _close(one, other, 1e-6)
    return good, _say(good, "Starting 100 further to the right, with the same gradients,",
                      "left the steps as they were", "changed the steps")


@_property
def turned_around(optimizer):
    """Gradients with the other sign give the same steps the other way."""
    turned = [{key: -value for key, value in grads.items()} for grads in _gradients(4)]
    good = _close(_moves(optimizer(), 4), -_moves(optimizer(), 4, grads=turned))
    return good, _say(good, "Turning all gradients around", "turned all steps around", "did not turn all steps around")


@_property
def scales_with_gradients(optimizer):
    """Ten times the gradients, ten times the steps."""
    small, large = _moves(optimizer(), 4), _moves(optimizer(), 4, grads=_gradients(4, 10.0))
    return _moved(small) and _close(large, 10 * small), f"Ten times the gradients made the steps {_ratio(large, small)} times as long; it should be 10 times."


@_property
def ignores_gradient_size(optimizer):
    """Ten times the gradients, the same steps."""
    small, large = _moves(optimizer(), 4), _moves(optimizer(), 4, grads=_gradients(4, 10.0))
    return _moved(small) and _close(large, small, 1e-5), f"Ten times the gradients made the steps {_ratio(large, small)} times as long; it should be 1."


def constant_gradient(*lengths):
    """The first steps under a constant gradient of 1 with lr = 1 have the lengths that you can work out by hand."""
    def holds(optimizer):
        one = [{"x": np.array([1.0])}] * len(lengths)
        moves = -_moves(optimizer(lr=1.0), len(lengths), grads=one, start={"x": np.array([0.0])})[:, 0]
        return _close(moves, np.array(lengths), 1e-3), (
            f"With lr = 1 and a gradient that is always 1, the first steps were {_list(moves)}; by hand: {_list(lengths)}.")
    return holds


def ends_below(height, lr, n):
    """n steps down the ellipse end lower than a height."""
    def holds(optimizer):
        end = float(ellipse(*record(optimizer(lr=lr), ellipse, n=n)[-1]))
        return end < height, f"{n} steps down the ellipse with lr = {lr} ended at f = {end:.3g}; it should be below {height:g}."
    return holds


def crosses_the_valley(times, lr):
    """How often y changes its sign in 30 steps down the ellipse."""
    def holds(optimizer):
        signs = np.sign(record(optimizer(lr=lr), ellipse, n=30)[:, 1])
        count = int(np.sum(signs[1:] * signs[:-1] < 0))
        return count == times, f"In 30 steps with lr = {lr}, the path crossed the valley {count} times; it should be {times}."
    return holds


check.constant_gradient, check.ends_below, check.crosses_the_valley = constant_gradient, ends_below, crosses_the_valley


@_property
def in_place(optimizer):
    """The caller's arrays change."""
    params = _start()
    own, before = dict(params), _start()
    optimizer().update(params, _gradients(1)[0])
    good = all(np.array_equal(own[key], params[key]) and not np.array_equal(own[key], before[key]) for key in before)
    return good, _say(good, "An array that was taken out of params before the update",
                      "has the new values", "does not have the new values: update made another one")


@_property
def keeps_gradients(optimizer):
    """update leaves grads alone."""
    grads, before = _gradients(1)[0], _gradients(1)[0]
    optimizer().update(_start(), grads)
    good = all(np.array_equal(grads[key], before[key]) for key in before)
    return good, _say(good, "After the update, the gradients", "were what they had been", "were not what they had been")


@_property
def any_shape(optimizer):
    """Parameters may have any names and shapes."""
    shapes = {"gain": (), "one": (1,), "second layer": (2, 1, 2)}
    start = {key: np.full(shape, 0.5) for key, shape in shapes.items()}
    grads = {key: np.full(shape, 2.0) for key, shape in shapes.items()}
    moves = _moves(optimizer(), 3, grads=[grads] * 3, start=start)
    good = bool(np.all(moves != 0)) and _close(moves, moves[:, :1])
    return good, _say(good, "Parameters of other names and shapes, (), (1,) and (2, 1, 2), with one gradient for all,",
                      "all made the same steps", "did not all make the same steps")


@_property
def any_order(optimizer):
    """The keys of grads may come in another order than those of params."""
    def moves(order):
        start = {key: np.zeros(2) for key in ("first", "second")}
        drawn = [{key: np.array([2.0, -1.0]) * (1 if key == "first" else -step) for key in order} for step in (3, 2, 1)]
        return _moves(optimizer(), 3, grads=drawn, start=start)
    good = _close(moves(("second", "first")), moves(("first", "second")))
    return good, _say(good, "Gradients whose keys stand in another order than those of params", "made the same steps",
                      "made other steps")


@_property
def own_memory(optimizer):
    """Two optimizers do not disturb each other."""
    alone = _moves(optimizer(), 3)
    one, other, params, grads = optimizer(), optimizer(), _start(), _gradients(3)
    points = [_flat(params)]
    for step in range(3):
        one.update(params, grads[step])
        other.update(_start(), _gradients(1, -7.0)[0])
        points.append(_flat(params))
    good = _close(np.diff(points, axis=0), alone)
    return good, _say(good, "A second optimizer at work beside the first", "left it undisturbed", "changed the first one's steps")


@_property
def takes_a_new_lr(optimizer):
    """lr may be set from outside."""
    made = optimizer(lr=0.01)
    made.lr = 0.02
    ratio = _ratio(_moves(made, 1), _moves(optimizer(lr=0.01), 1))
    return ratio == "2", f"Setting lr to its double before the first step made that step {ratio} times as long; it should be 2 times."


@_property
def still_without_gradient(optimizer):
    """Where the gradient is 0 from the start, nothing moves and nothing breaks."""
    grads = [{"x": np.array([0.0, 1.0])}] * 3
    with np.errstate(all="ignore"):
        moves = _moves(optimizer(), 3, grads=grads, start={"x": np.array([0.5, 0.5])})[:, 0]
    good = bool(np.all(moves == 0))
    return good, f"A number whose gradient was always 0 moved by {_list(moves)}; it should stay where it is."


@_property
def zero_like_nearly_zero(optimizer):
    """For one step, a gradient of 0 makes next to no difference from one that is next to 0."""
    def moves(size):
        grads = _gradients(5)
        grads[2]["b"] *= size
        grads[2]["W"][0] *= size
        return _moves(optimizer(), 5, grads=grads)
    good = _close(moves(0.0), moves(1e-9), 1e-6)
    return good, _say(good, "In one of five steps, gradients of 0 in place of nearly 0",
                      "left the steps as they were", "changed the steps")


@_property
def coasts(optimizer):
    """With lr set to 0 after the first step, a velocity goes on and fades."""
    made, params = optimizer(lr=0.1, momentum=0.5), {"x": np.array([0.0])}
    points = [0.0]
    for lr in (0.1, 0.0, 0.0):
        made.lr = lr
        made.update(params, {"x": np.array([1.0])})
        points.append(float(np.asarray(params["x"]).item()))
    moves = np.diff(points)
    good = _close(moves, moves[0] * np.array([1.0, 0.5, 0.25])) and moves[0] != 0
    return good, f"lr was 0.1 for one step and then 0, momentum 0.5; the steps were {_list(moves)}: each half of the one before?"


def _start():
    return {"W": np.array([[0.5, -1.0, 2.0], [1.5, -0.5, 0.25]]), "b": np.array([-2.0, 0.75])}


def _gradients(steps, scale=1.0):
    rng = np.random.default_rng(7)
    return [{key: scale * rng.uniform(1.0, 3.0, value.shape) * rng.choice([-1.0, 1.0], value.shape)
             for key, value in _start().items()} for _ in range(steps)]


def _flat(params):
    return np.concatenate([np.ravel(np.asarray(value, dtype=float)) for value in params.values()])


def _moves(made, steps, grads=None, start=None, shift=0.0, flat=True):
    """The steps that an optimizer takes: array (steps, size), or with flat=False a list of {key: array}."""
    params = {key: np.asarray(value + shift) for key, value in (start or _start()).items()}  # arrays, of shape () too
    grads, moves = grads or _gradients(steps), []
    for step in range(steps):
        before = {key: np.array(value, dtype=float) for key, value in params.items()}
        made.update(params, {key: np.array(value) for key, value in grads[step].items()})
        moves.append({key: np.asarray(params[key], dtype=float) - before[key] for key in before})
    return np.array([_flat(move) for move in moves]) if flat else moves


def _close(one, other, tolerance=1e-7):
    return bool(np.allclose(one, other, rtol=tolerance, atol=tolerance * float(np.max(np.abs(other), initial=0.0))))


def _moved(moves):
    return bool(np.any(moves))


def _ratio(one, other):
    sizes = np.linalg.norm(one), np.linalg.norm(other)
    return f"{sizes[0] / sizes[1]:.4g}" if sizes[1] > 0 else "nan"


def _list(values):
    return ", ".join(f"{value:.4g}" for value in values)

"""Public checks of functions: properties that every right answer has, each told in one sentence with what was observed.

They are used as those of optimizers are, `check(minibatches, check.each_sample_once, check.pairs_stay_together)`. What they
compare with is worked out by hand, or measured by central differences; they know no right answer.
"""
from inspect import signature

import numpy as np

from .check import _property, _say, check
from .check_optimizers import _flat
from .surfaces import ellipse

WEIGHTS = np.array([1.0, -0.5])


@_property
def by_hand(*args, gives):
    """A call with these arguments gives what can be worked out by hand."""
    def holds(function):
        got = function(*args)
        call = f"{function.__name__}({', '.join(map(str, args))})"
        return _close(got, gives), f"{call} gave {_show(got)}; by hand it is {_show(gives)}."
    return holds


@_property
def slopes(formula, f, point, gives, h):
    """The slopes of a surface that can be worked out by hand. formula: f in words."""
    def holds(function):
        got = function(f, *point, h=h)
        return _close(got, gives), (
            f"The slopes of {formula} at {point}, with h = {h}, were {_show(got)}; by hand: {_show(gives)}.")
    return holds


@_property
def falls_all_the_way(*args, n):
    """A rate that never grows, from t = 0 to n."""
    def holds(schedule):
        rates = [float(schedule(t, *args)) for t in range(n + 1)]
        return bool(np.all(np.diff(rates) <= 1e-12)), (
            f"From t = 0 to {n} the rates went from {rates[0]:.4g} to {rates[-1]:.4g}, {_ups(rates)} of {n} times upwards; "
            "it should be 0 times.")
    return holds


@_property
def grows_evenly(*args, n):
    """A rate that grows by the same amount n times."""
    def holds(schedule):
        grown = np.diff([float(schedule(t, *args)) for t in range(n + 1)])
        return bool(grown.min() > 0 and np.ptp(grown) < 1e-9), f"The rate grew by {_show(grown)}: each time by the same amount?"
    return holds


class _Spy:
    """An optimizer that halves every number, and keeps what it was given and at which rate."""

    def __init__(self, in_place=True):
        self.lr, self.in_place, self.points, self.grads, self.rates = 1.0, in_place, [], [], []

    def update(self, params, grads):
        self.points.append(_flat(params))
        self.grads.append(_flat(grads))
        self.rates.append(self.lr)
        for key, value in list(params.items()):
            if self.in_place and isinstance(value, np.ndarray):
                value *= 0.5
            else:
                params[key] = value * 0.5


def _halves(in_place):
    def holds(walk):
        path = np.asarray(walk(_Spy(in_place), *_rest(walk, 3)), dtype=float)
        gives = [[8.0, 4.0], [4.0, 2.0], [2.0, 1.0], [1.0, 0.5]]
        how = "writes into the arrays" if in_place else "makes new arrays"
        return _close(path, gives), (
            f"An optimizer that halves both numbers and {how} made three updates from (8, 4); the path was {_show(path)}: "
            "each time half of the point before?")
    return holds


check.halves, check.halves_in_place = _halves(in_place=False), _halves(in_place=True)


@_property
def slope_where_it_is(walk):
    """Each update gets the slope at the point where params are."""
    spy = _Spy()
    walk(spy, *_rest(walk, 4))
    there = [_close(grads, np.ravel(ellipse.grad(*point))) for point, grads in zip(spy.points, spy.grads)]
    return there == [True] * 4, (f"4 updates were asked for; {len(there)} were made, and {sum(there)} of them got the slope at the "
                                 "point where they were.")


@_property
def follows_the_schedule(walk):
    """Each update finds its rate in optimizer.lr."""
    spy, wanted = _Spy(), [0.4, 0.3, 0.2, 0.1]
    walk(spy, *_rest(walk, 4))
    return _close(spy.rates, wanted), f"The rates at four updates were {_show(spy.rates)}; the schedule says {_show(wanted)}."


@_property
def slope_of_the_loss(gradient):
    """The gradient is the slope of the mean squared loss."""
    X, y = _samples(6)
    got, wanted = gradient(X, y, WEIGHTS.copy()), _differences(X, y)
    return _close(got, wanted, 1e-6), f"The gradient was {_show(got)}; central differences of the loss give {_show(wanted)}."


@_property
def same_with_every_sample_twice(gradient):
    """A mean does not change when every sample is there twice."""
    X, y = _samples(6)
    once, twice = gradient(X, y, WEIGHTS.copy()), gradient(np.repeat(X, 2, axis=0), np.repeat(y, 2), WEIGHTS.copy())
    return _close(once, twice), f"With every sample there twice the gradient was {_show(twice)}; before, it was {_show(once)}."


@_property
def nothing_left_to_learn(gradient):
    """Where all predictions are right, the gradient is 0."""
    X, _ = _samples(6)
    got = gradient(X, X @ WEIGHTS, WEIGHTS.copy())
    good = _close(np.asarray(got) + 1.0, np.ones(2))
    return good, f"Where every prediction is right, the gradient was {_show(got)}; it should be 0."


@_property
def right_on_average(gradient):
    """The mean of many gradients of one sample is the gradient of all."""
    X, y = _samples(6)
    rng, wanted = np.random.default_rng(1), _differences(X, y)
    got = np.mean([gradient(X, y, WEIGHTS.copy(), rng) for _ in range(4000)], axis=0)
    return _close(got, wanted, 0.1), (
        f"The mean of 4000 gradients was {_show(got)}; central differences of the loss give {_show(wanted)}: near each other?")


@_property
def changes_from_call_to_call(gradient):
    """Several samples come up."""
    X, y = _samples(6)
    rng = np.random.default_rng(1)
    count = len({tuple(np.round(np.ravel(gradient(X, y, WEIGHTS.copy(), rng)), 9)) for _ in range(200)})
    return count == 6, f"In 200 calls, {count} different gradients came up; there are 6 samples."


@_property
def picked_by_rng(gradient):
    """Two generators of one seed pick the same samples."""
    X, y = _samples(6)
    one, other = ([gradient(X, y, WEIGHTS.copy(), rng) for _ in range(20)] for rng in map(np.random.default_rng, (3, 3)))
    good = _close(one, other)
    return good, _say(good, "Two generators of the same seed", "picked the same samples", "did not pick the same samples")


def batch_sizes(n, batch_size, gives):
    """The sizes of the batches of one epoch."""
    def holds(batches):
        sizes = [len(y) for _, y in batches(*_samples(n), batch_size, np.random.default_rng(1))]
        return sizes == list(gives), f"{n} samples in batches of {batch_size} came as {_show(sizes)}; asked for: {_show(gives)}."
    return holds


check.batch_sizes = batch_sizes


@_property
def each_sample_once(batches):
    """An epoch visits every sample once."""
    taken = sorted(float(value) for _, y in batches(*_samples(10), 4, np.random.default_rng(1)) for value in y)
    good = _close(taken, np.sort(_samples(10)[1]))
    return good, (f"In an epoch of 10 samples, {len(set(taken))} different ones came, {len(taken)} in all; it should be each of "
                  "the 10 once.")


@_property
def pairs_stay_together(batches):
    """Each row of X keeps its y."""
    rows = {tuple(row): float(target) for row, target in zip(*_samples(10))}
    epoch = batches(*_samples(10), 4, np.random.default_rng(1))
    torn = sum(rows.get(tuple(row)) != target for X, y in epoch for row, target in zip(X, y))
    return torn == 0, f"In an epoch of 10 samples, {torn} rows of X came with another y than their own; it should be 0."


@_property
def another_order_each_epoch(batches):
    """No two epochs go alike, and none goes in the order of the data."""
    rng, given = np.random.default_rng(1), _samples(40)[1]
    orders = [[float(value) for _, y in batches(*_samples(40), 4, rng) for value in y] for _ in range(2)] + [given.tolist()]
    count = len(set(map(tuple, orders)))
    return count == 3, f"Among two epochs and the data themselves there were {count} different orders; it should be 3."


@_property
def order_by_rng(batches):
    """Two generators of one seed give the same batches."""
    one, other = ([y.tolist() for _, y in batches(*_samples(40), 4, rng)] for rng in map(np.random.default_rng, (3, 3)))
    return one == other, _say(one == other, "Two generators of the same seed", "gave the same batches",
                              "did not give the same batches")


@_property
def data_left_alone(batches):
    """X and y stay as they were."""
    X, y = _samples(10)
    list(batches(X, y, 4, np.random.default_rng(1)))
    good = np.array_equal(X, _samples(10)[0]) and np.array_equal(y, _samples(10)[1])
    return good, _say(good, "After an epoch, X and y", "were what they had been", "were not what they had been")


def _rest(walk, n):
    """What a walk takes besides the optimizer: a schedule if it wants one, a surface, the start and n."""
    schedule = [lambda t: (0.4, 0.3, 0.2, 0.1, 0.0)[t]] if len(signature(walk).parameters) == 5 else []
    return [*schedule, ellipse, (8.0, 4.0), n]


def _samples(n):
    rng = np.random.default_rng(11)
    return rng.uniform(0.5, 2.0, (n, 2)), rng.uniform(3.0, 5.0, n)


def _differences(X, y, h=1e-5):
    """The slope of the loss at WEIGHTS, measured."""
    def loss(w):
        return np.mean((X @ w - y) ** 2) / 2
    return np.array([(loss(WEIGHTS + step) - loss(WEIGHTS - step)) / (2 * h) for step in h * np.eye(2)])


def _close(one, other, tolerance=1e-7):
    one, other = np.asarray(one, dtype=float), np.asarray(other, dtype=float)
    largest = np.max(np.abs(other), initial=0.0)
    return one.shape == other.shape and bool(np.allclose(one, other, rtol=tolerance, atol=tolerance * largest))


def _ups(rates):
    return int(np.sum(np.diff(rates) > 1e-12))


def _show(values):
    array = np.asarray(values)
    if array.ndim == 0:
        return "nothing" if array.item() is None else f"{array:.4g}"
    inside = ", ".join(_show(value) for value in array)
    return f"({inside})" if array.ndim == 1 else inside

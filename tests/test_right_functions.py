"""Right functions and values in many styles: each passes every hidden test of its exercise, for several courses."""
import itertools
import math
from pathlib import Path

import numpy as np
import pytest

from descent import ellipse, gradient_descent_path
from grader.check import passes
from grader.course import Course

COURSE = Course(Path(__file__).resolve().parents[1])


def array_of_slopes(f, x, y, h=1e-4):
    point, steps = np.array([x, y]), h * np.eye(2)
    return np.array([f(*(point + step)) - f(*(point - step)) for step in steps]) / h / 2


def list_of_slopes(f, x, y, h=1e-4):
    return [f(x + h, y) / (2 * h) - f(x - h, y) / (2 * h), f(x, y + h) / (2 * h) - f(x, y - h) / (2 * h)]


def mean_of_both_sides(f, x, y, h=1e-4):
    here = f(x, y)
    ahead = (f(x + h, y) - here) / h, (f(x, y + h) - here) / h
    behind = (here - f(x - h, y)) / h, (here - f(x, y - h)) / h
    return tuple((one + other) / 2 for one, other in zip(ahead, behind))


def smaller_default(f, x, y, h=1e-5):
    return list_of_slopes(f, x, y, h)


def record_by_key(optimizer, surface, start, n):
    params = {number: np.array(float(value)) for number, value in enumerate(start)}
    path = [tuple(map(float, params.values()))]
    for _ in range(n):
        optimizer.update(params, dict(enumerate(map(np.asarray, surface.grad(*params.values())))))
        path.append(tuple(map(float, params.values())))
    return path


def record_into_a_table(optimizer, surface, start, n):
    path = np.empty((n + 1, len(start)))
    path[0] = start
    params = {"p": path[0].copy()}
    for k in range(1, n + 1):
        optimizer.update(params, {"p": np.array(surface.grad(*params["p"]), float)})
        path[k] = params["p"]
    return path


def record_lazily(optimizer, surface, start, n):
    params = {"p": np.array(start)}
    yield list(params["p"])
    for _ in range(n):
        optimizer.update(params, {"p": np.stack(surface.grad(*params["p"]))})
        yield list(params["p"])


def record_columns(optimizer, surface, start, n):
    params = {str(k): np.array([value]) for k, value in enumerate(start)}
    rows = []
    for k in range(n + 1):
        rows.append(np.concatenate(list(params.values())))
        if k < n:
            slopes = surface.grad(*params.values())
            optimizer.update(params, {str(k): slope for k, slope in enumerate(slopes)})
    return np.vstack(rows)


def gradient_in_a_loop(X, y, w):
    total = np.zeros_like(w)
    for features, target in zip(X, y):
        total += (np.dot(features, w) - target) * features
    return total / X.shape[0]


def gradient_by_columns(X, y, w):
    errors = X.dot(w) - y
    return np.array([np.mean(errors * X[:, k]) for k in range(len(w))])


def gradient_by_einsum(X, y, w):
    return np.einsum("i,ij->j", X @ w - y, X) / len(X)


def gradient_by_mean(X, y, w):
    return ((X @ w - y)[:, np.newaxis] * X).mean(axis=0)


def gradient_as_a_list(X, y, w):
    return list((y - X @ w) @ X / -y.size)


def gradient_in_columns(X, y, w):
    return (X.T @ (X @ w.reshape(-1, 1) - y.reshape(-1, 1)) / len(y)).ravel()


def sample_by_choice(X, y, w, rng):
    i = rng.choice(len(y))
    return X[i] * (X[i].dot(w) - y[i])


def sample_by_permutation(X, y, w, rng):
    i = rng.permutation(X.shape[0])[0]
    return (np.sum(X[i] * w) - y[i]) * X[i]


def sample_by_random(X, y, w, rng):
    return gradient_by_mean(X[[i := int(rng.random() * len(y))]], y[[i]], w)


def sample_by_size_one(X, y, w, rng):
    i = rng.integers(0, len(X), size=1)
    return X[i].T @ (X[i] @ w - y[i])


def sample_by_row(X, y, w, rng):
    row = rng.choice(np.column_stack([X, y]))
    return ((row[:-1] @ w) - row[-1]) * row[:-1]


def batches_as_a_list(X, y, batch_size, rng):
    order = np.arange(len(X))
    rng.shuffle(order)
    return [(X[order[k:k + batch_size]], y[order[k:k + batch_size]]) for k in range(0, len(X), batch_size)]


def batches_by_split(X, y, batch_size, rng):
    for part in np.array_split(rng.permutation(len(y)), np.arange(batch_size, len(y), batch_size)):
        yield [X[part], y[part]]


def batches_from_copies(X, y, batch_size, rng):
    order = rng.permutation(X.shape[0])
    X, y = X[order], y[order]
    for k in range(math.ceil(len(y) / batch_size)):
        yield X[k * batch_size:(k + 1) * batch_size], y[k * batch_size:(k + 1) * batch_size]


def batches_by_random_keys(X, y, batch_size, rng):
    left = list(np.argsort(rng.random(len(y))))
    while left:
        part, left = left[:batch_size], left[batch_size:]
        yield X[part], y[part]


def batches_by_choice(X, y, batch_size, rng):
    order = iter(rng.choice(len(y), size=len(y), replace=False))
    while part := list(itertools.islice(order, batch_size)):
        yield np.array([X[i] for i in part]), np.array([y[i] for i in part])


class BatchesAsAClass:
    def __init__(self, X, y, batch_size, rng):
        self.data, self.size, self.order = (X, y), batch_size, rng.permutation(len(y))

    def __iter__(self):
        return zip(*([part[self.order[k:k + self.size]] for k in range(0, len(self.order), self.size)] for part in self.data))


def warmup_by_minimum(t, steps, lr, start=0.0):
    share = min(t / steps, 1.0) if steps else 1.0
    return (1 - share) * start + share * lr


def warmup_by_interpolation(t, steps, lr, start=0):
    return np.interp(t, [0, steps], [start, lr]) if steps > 0 else lr


def warmup_step_by_step(t, steps, lr, start=0.0):
    rate = start
    for _ in range(t):
        rate += (lr - start) / steps if steps else 0
        if rate >= lr:
            return lr
    return rate if steps else lr


def drops_in_a_loop(t, lr, factor, every):
    while t >= every:
        lr, t = lr * factor, t - every
    return lr


def scheduled_on_one_array(optimizer, schedule, surface, start, n):
    params = {"p": np.array(start, float)}
    path = [params["p"].tolist()]
    for t in range(n):
        setattr(optimizer, "lr", schedule(t))
        optimizer.update(params, {"p": np.array(surface.grad(*params["p"]))})
        path.append(params["p"].tolist())
    return path


def scheduled_with_scalars(optimizer, schedule, surface, start, n):
    params, t = dict(zip("xy", map(np.array, start))), 0
    path = np.zeros((n + 1, 2))
    path[0] = start
    while t < n:
        optimizer.lr, grads = schedule(t), dict(zip("xy", map(np.asarray, surface.grad(params["x"], params["y"]))))
        optimizer.update(params, grads)
        t += 1
        path[t] = params["x"], params["y"]
    return path


RIGHT = {
    "numerical_gradient": [array_of_slopes, list_of_slopes, mean_of_both_sides, smaller_default],
    "record": [record_by_key, record_into_a_table, record_lazily, record_columns],
    "mean_gradient": [gradient_in_a_loop, gradient_by_columns, gradient_by_einsum, gradient_by_mean, gradient_as_a_list,
                      gradient_in_columns],
    "sample_gradient": [sample_by_choice, sample_by_permutation, sample_by_random, sample_by_size_one, sample_by_row],
    "minibatches": [batches_as_a_list, batches_by_split, batches_from_copies, batches_by_random_keys, batches_by_choice,
                    BatchesAsAClass],
    "scaled_lr": [lambda lr, batch_size, base_batch_size: batch_size / base_batch_size * lr,
                  lambda lr, b, b0: np.float64(lr) * (b / b0), lambda lr, b, b0: lr / b0 * b],
    "warmup": [warmup_by_minimum, warmup_by_interpolation, warmup_step_by_step],
    "step_decay": [drops_in_a_loop, lambda t, lr, factor, every: lr * np.power(factor, int(t / every)),
                   lambda t, lr, factor, every: lr * math.exp(math.floor(t / every) * math.log(factor))],
    "inverse_decay": [lambda t, lr, k: lr * (1 + t * k) ** -1, lambda t, lr, k: np.divide(lr, k * t + 1)],
    "exponential_decay": [lambda t, lr, k: lr / np.e ** (k * t), lambda t, lr, k: lr * math.exp(-k) ** t],
    "cosine_decay": [lambda t, lr, steps: 0 if t > steps else lr / 2 * (math.cos(t / steps * math.pi) + 1),
                     lambda t, lr, T: 0.5 * lr * (1 + np.cos(np.clip(t / T, 0, 1) * np.pi)),
                     lambda t, lr, T: lr * np.cos(np.pi * min(t / T, 1) / 2) ** 2],
    "scheduled": [scheduled_on_one_array, scheduled_with_scalars],
    "lr_limit": [(1, 1 / 3), np.array([1.0, 0.3333]), [1.0, 0.33334]],
    "lr_measured": [np.abs(np.array([gradient_descent_path(ellipse, lr=lr, n=30)[-1][1] for lr in (0.95, 1, 1.01)])),
                    [2 * abs(1 - 2 * lr) ** 30 for lr in (0.95, 1.0, 1.01)], (0.08478, 2, 3.6227)],
    "experiments": [
        dict(zip("ABCDEF", ([-6], [2, -1, 2], [0.5], [{"W": [1, 0]}], [1, 0], [{"W": 3, "b": -2}]))),
        {"A": (100.0, 1), "B": np.array([1, 0, 0]), "C": np.array([2, 2]), "D": np.array([[1, -4], [2, 2]]), "E": [1, 1, 5],
         "F": [{"b": [1], "W": [2]}] * 2},
        {"A": [[30, 1], [1, 30]], "B": [[4], [4], [4]], "C": [10, 0.1], "D": [{"W": (1, 2, 3)}], "E": [[1, 2], [2, 1]],
         "F": [{"a": 1.0, "b": 2, "c": 3}]}],
    "faults": [{"A": 3.0, "B": np.int64(9), "C": np.array(13), "D": np.array([11]), "E": 4, "F": 6, "G": "none"}],
    "one_for_all": [
        [{"W": np.array([1.0, -7]), "b": 9}] * 2 + [{"W": np.array([-1.0, 3]), "b": 2}, {"W": [5, 4], "b": 3}],
        ({"a": [2, 30], "b": [1]}, {"a": [0, 1], "b": [0]}, {"a": [3, 0], "b": [1]})],
}
EVERY = [pytest.param(name, made, id=f"{name}-{getattr(made, '__name__', 'value')}-{number}")
         for name, answers in RIGHT.items() for number, made in enumerate(answers)]


@pytest.mark.parametrize("name, made", EVERY)
def test_right_answers_pass(name, made):
    for seed in ("one course", "another course", "a third one"):
        assert set(passes(COURSE.exercise(name), made, seed).values()) == {True}

"""What a submitted loop with a schedule is judged by, and the mistakes that students make."""
import numpy as np

from grader.functions import FunctionCase, FunctionExercise, calls
from reference_solutions.scheduled import scheduled


def _walk(n, constant=True, momentum=0.0, in_place=False):
    """A call of n updates. constant: the schedule gives the rate that the optimizer has anyway."""
    def inputs(rng):
        lr = round(rng.uniform(0.5, 0.9), 3)
        rates = [lr if constant else round(rate, 3) for rate in rng.uniform(0.05, 0.4, n + 3)]
        optimizer = {"lr": lr, "momentum": momentum, "in_place": in_place}
        start = [float(-7.0 * rng.uniform(0.8, 1.2)), float(2.0 * rng.uniform(0.8, 1.2))]
        return calls([{"optimizer": optimizer}, {"table": rates}, {"surface": "ellipse"}, start, n])
    return inputs


EXERCISE = FunctionExercise("scheduled", scheduled, (
    FunctionCase("rates", "eight updates, each with its own rate", _walk(8, constant=False)),
    FunctionCase("path", "an optimizer with a memory, and always the same rate", _walk(6, momentum=0.5)),
    FunctionCase("path", "an optimizer that works in place, and always the same rate", _walk(5, in_place=True)),
))


def _loop(optimizer, schedule, surface, start, n, before=lambda optimizer, t: None, after=lambda optimizer, t: None):
    """A right loop, but for when and how the rate is set."""
    params, path = {"x": np.array([start[0]]), "y": np.array([start[1]])}, [start]
    for t in range(n):
        before(optimizer, t)
        x, y = surface.grad(params["x"], params["y"])
        optimizer.update(params, {"x": x, "y": y})
        after(optimizer, t)
        path.append((params["x"][0], params["y"][0]))
    return np.array(path)


def _set(optimizer, lr):
    optimizer.lr = lr


def sets_the_rate_after_the_update(optimizer, schedule, surface, start, n):
    """With which rate is the very first update made?"""
    return _loop(optimizer, schedule, surface, start, n, after=lambda optimizer, t: _set(optimizer, schedule(t)))


def ignores_the_schedule(optimizer, schedule, surface, start, n):
    """Print `optimizer.lr` before each update: does it change? What is the attribute called that `update` reads?"""
    return _loop(optimizer, schedule, surface, start, n)


def counts_from_one(optimizer, schedule, surface, start, n):
    """Which number has the first update on this page? Print t."""
    return _loop(optimizer, schedule, surface, start, n, before=lambda optimizer, t: _set(optimizer, schedule(t + 1)))


def asks_the_schedule_once(optimizer, schedule, surface, start, n):
    """Print `optimizer.lr` before each update: does it change?"""
    _set(optimizer, schedule(0))
    return _loop(optimizer, schedule, surface, start, n)


def sets_the_last_rate(optimizer, schedule, surface, start, n):
    """Does one loop set all rates before another makes all updates? Print `optimizer.lr` at each update."""
    _set(optimizer, schedule(n - 1))
    return _loop(optimizer, schedule, surface, start, n)


def multiplies_the_rate(optimizer, schedule, surface, start, n):
    """schedule(t) is the rate itself, not a factor. Print `optimizer.lr` before the third update."""
    return _loop(optimizer, schedule, surface, start, n, before=lambda optimizer, t: _set(optimizer, optimizer.lr * schedule(t)))


def adds_the_rate(optimizer, schedule, surface, start, n):
    """schedule(t) is the rate itself, not what is added to it. Print `optimizer.lr` before the third update."""
    return _loop(optimizer, schedule, surface, start, n, before=lambda optimizer, t: _set(optimizer, optimizer.lr + schedule(t)))


def goes_through_the_schedule_backwards(optimizer, schedule, surface, start, n):
    """Which rate belongs to the first update, schedule(0) or schedule(n - 1)?"""
    return _loop(optimizer, schedule, surface, start, n, before=lambda optimizer, t: _set(optimizer, schedule(n - 1 - t)))



def makes_a_new_optimizer_for_each_update(optimizer, schedule, surface, start, n):
    """Where does the memory of an optimizer live, and what becomes of it when you make a new one?"""
    params, path = {"x": np.array([start[0]]), "y": np.array([start[1]])}, [start]
    for t in range(n):
        x, y = surface.grad(params["x"], params["y"])
        type(optimizer)(lr=schedule(t), in_place=optimizer.in_place).update(params, {"x": x, "y": y})
        path.append((params["x"][0], params["y"][0]))
    return np.array(path)


def takes_the_gradient_once(optimizer, schedule, surface, start, n):
    """Where are you when you ask for the slope?"""
    params, path = {"x": np.array([start[0]]), "y": np.array([start[1]])}, [start]
    x, y = surface.grad(params["x"], params["y"])
    for t in range(n):
        optimizer.lr = schedule(t)
        optimizer.update(params, {"x": x.copy(), "y": y.copy()})
        path.append((params["x"][0], params["y"][0]))
    return np.array(path)


def keeps_the_arrays_themselves(optimizer, schedule, surface, start, n):
    """Print the first and the last point of your path. Which array do they hold?"""
    params = {"x": np.array([start[0]]), "y": np.array([start[1]])}
    path = [(np.array([start[0]]), np.array([start[1]]))]
    for t in range(n):
        optimizer.lr = schedule(t)
        x, y = surface.grad(params["x"], params["y"])
        optimizer.update(params, {"x": x, "y": y})
        path.append((params["x"], params["y"]))
    return np.array(path).reshape(-1, 2)


def keeps_the_point_before_the_update(optimizer, schedule, surface, start, n):
    """How many times is the start in your path, and is the last point in it?"""
    path = _loop(optimizer, schedule, surface, start, n, before=lambda optimizer, t: _set(optimizer, schedule(t)))
    return np.concatenate([path[:1], path[:-1]])


def makes_one_update_less(optimizer, schedule, surface, start, n):
    """n updates make n + 1 points. How many do you have?"""
    return _loop(optimizer, schedule, surface, start, n - 1, before=lambda optimizer, t: _set(optimizer, schedule(t)))


def makes_one_update_more(optimizer, schedule, surface, start, n):
    """n updates make n + 1 points. How many do you have?"""
    return _loop(optimizer, schedule, surface, start, n + 1, before=lambda optimizer, t: _set(optimizer, schedule(t)))


def turns_the_gradient_around(optimizer, schedule, surface, start, n):
    """`update` subtracts. What does it want, the gradient or its opposite?"""
    params, path = {"x": np.array([start[0]]), "y": np.array([start[1]])}, [start]
    for t in range(n):
        optimizer.lr = schedule(t)
        x, y = surface.grad(params["x"], params["y"])
        optimizer.update(params, {"x": -x, "y": -y})
        path.append((params["x"][0], params["y"][0]))
    return np.array(path)


def scales_the_gradient_too(optimizer, schedule, surface, start, n):
    """Who multiplies the gradient with the rate, the loop or `update`?"""
    params, path = {"x": np.array([start[0]]), "y": np.array([start[1]])}, [start]
    for t in range(n):
        optimizer.lr = schedule(t)
        x, y = surface.grad(params["x"], params["y"])
        optimizer.update(params, {"x": schedule(t) * x, "y": schedule(t) * y})
        path.append((params["x"][0], params["y"][0]))
    return np.array(path)

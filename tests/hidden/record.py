"""What a submitted recording loop is judged by, and the mistakes that students make."""
import copy

import numpy as np

from grader.functions import FunctionCase, FunctionExercise, array, calls, thing
from reference_solutions.record import record


def _walk(n, in_place=False, momentum=0.0, far=1.0):
    """A call of n updates on a surface of three parameters, where the library's own record does not go."""
    def inputs(rng):
        optimizer = {"lr": round(rng.uniform(0.1, 0.4), 3), "momentum": momentum, "in_place": in_place}
        bowl = rng.uniform((0.3, 0.8, 1.4), (0.6, 1.2, 2.0)).round(3).tolist()
        start = array(far * rng.uniform(2.0, 7.0, 3) * rng.choice([-1.0, 1.0], 3))
        return calls([{"optimizer": optimizer}, {"bowl": bowl}, thing("start"), n], start=start)
    return inputs


EXERCISE = FunctionExercise("record", record, (
    FunctionCase("points", "five updates of an optimizer with a memory", _walk(5, momentum=0.6)),
    FunctionCase("points", "no update at all", _walk(0)),
    FunctionCase("points", "four updates where the slope is 0", _walk(4, far=0.0)),
    FunctionCase("copies", "six updates of an optimizer that works in place", _walk(6, in_place=True), kept=True),
))


def _loop(optimizer, surface, start, n, keep=np.copy, begin=np.array):
    params, path = {"point": begin(start)}, []
    for step in range(n + 1):
        path.append(keep(params["point"]))
        if step < n:
            optimizer.update(params, {"point": np.array(surface.grad(*params["point"]))})
    return np.array(path)


def keeps_the_array_itself(optimizer, surface, start, n):
    """Print the first and the last row of your path. How many arrays does it hold, and how many names of one array?"""
    return _loop(optimizer, surface, start, n, keep=lambda point: point)


def walks_on_the_start_itself(optimizer, surface, start, n):
    """Print `start` before and after. Whose array does the optimizer change?"""
    return _loop(optimizer, surface, start, n, begin=lambda start: start)


def takes_the_gradient_once(optimizer, surface, start, n):
    """Where are you when you ask for the slope?"""
    params, path = {"point": np.array(start)}, [np.array(start)]
    slope = np.array(surface.grad(*params["point"]))
    for _ in range(n):
        optimizer.update(params, {"point": slope})
        path.append(params["point"].copy())
    return np.array(path)


def stops_where_it_is_flat(optimizer, surface, start, n):
    """Start at the bottom, where the slope is 0, and ask for five updates. How many rows are asked for, and how many come?"""
    path = _loop(optimizer, surface, start, n)
    flat = [number for number, point in enumerate(path) if not np.any(surface.grad(*point))]
    return path[:flat[0] + 1] if flat else path


def leaves_the_start_out(optimizer, surface, start, n):
    """n updates make n + 1 points. Which of them is missing?"""
    return _loop(optimizer, surface, start, n)[1:]


def leaves_the_end_out(optimizer, surface, start, n):
    """n updates make n + 1 points. Which of them is missing?"""
    return _loop(optimizer, surface, start, n)[:-1]


def makes_one_update_more(optimizer, surface, start, n):
    """n updates make n + 1 points. How many do you have?"""
    return _loop(optimizer, surface, start, n + 1)


def has_the_start_twice(optimizer, surface, start, n):
    """Compare the first two rows of your path."""
    path = _loop(optimizer, surface, start, n)
    return np.concatenate([path[:1], path[:-1]]) if n else path


def updates_twice(optimizer, surface, start, n):
    """How often is `update` called for each point that you keep?"""
    return _loop(optimizer, surface, start, 2 * n)[::2]


def swaps_the_slopes(optimizer, surface, start, n):
    """Which of the two slopes belongs to the first number of a point?"""
    params, path = {"point": np.array(start)}, [np.array(start)]
    for _ in range(n):
        optimizer.update(params, {"point": np.array(surface.grad(*params["point"]))[::-1]})
        path.append(params["point"].copy())
    return np.array(path)



def begins_each_update_at_the_start(optimizer, surface, start, n):
    """Are `params` made once, or in every round of the loop?"""
    path = [np.array(start)]
    for _ in range(n):
        params = {"point": np.array(start)}
        optimizer.update(params, {"point": np.array(surface.grad(*params["point"]))})
        path.append(params["point"])
    return np.array(path)


def takes_a_fresh_optimizer_each_time(optimizer, surface, start, n):
    """Where does the memory of an optimizer live, and what becomes of it when you copy the optimizer?"""
    params, path = {"point": np.array(start)}, [np.array(start)]
    for _ in range(n):
        copy.deepcopy(optimizer).update(params, {"point": np.array(surface.grad(*params["point"]))})
        path.append(params["point"].copy())
    return np.array(path)


def begins_at_the_surfaces_own_start(optimizer, surface, start, n):
    """From which point does your path begin, if another start is given?"""
    return _loop(optimizer, surface, surface.start, n)


def writes_down_the_heights(optimizer, surface, start, n):
    """A point has two numbers. What do you keep of it?"""
    return surface(*_loop(optimizer, surface, start, n).T)


def gives_the_last_point_only(optimizer, surface, start, n):
    """n updates make n + 1 points. How many do you give back?"""
    return _loop(optimizer, surface, start, n)[-1]


def turns_the_path_on_its_side(optimizer, surface, start, n):
    """A row for each point. What is the shape of your path?"""
    return _loop(optimizer, surface, start, n).T


def turns_the_gradient_around(optimizer, surface, start, n):
    """`update` subtracts. What does it want, the gradient or its opposite?"""
    params, path = {"point": np.array(start)}, [np.array(start)]
    for _ in range(n):
        optimizer.update(params, {"point": -np.array(surface.grad(*params["point"]))})
        path.append(params["point"].copy())
    return np.array(path)


def lets_gradients_add_up(optimizer, surface, start, n):
    """Which gradient does an update get: that of this point, or the sum of all so far?"""
    params, path, slope = {"point": np.array(start)}, [np.array(start)], 0.0
    for _ in range(n):
        slope = slope + np.array(surface.grad(*params["point"]))
        optimizer.update(params, {"point": slope})
        path.append(params["point"].copy())
    return np.array(path)


def thinks_of_two_parameters(optimizer, surface, start, n):
    """How many numbers has a point, if the surface has three parameters?"""
    params = {"x": np.array(start[0]), "y": np.array(start[1])}
    path = [(float(params["x"]), float(params["y"]))]
    for _ in range(n):
        x, y, *_ = surface.grad(*params.values(), *start[2:])
        optimizer.update(params, {"x": x, "y": y})
        path.append((float(params["x"]), float(params["y"])))
    return np.array(path)


def expects_an_update(optimizer, surface, start, n):
    """With n = 0 there is a path too: which points are in it?"""
    params, path = {"point": np.array(start)}, [np.array(start)]
    for _ in range(max(n, 1)):
        optimizer.update(params, {"point": np.array(surface.grad(*params["point"]))})
        path.append(params["point"].copy())
    return np.array(path)

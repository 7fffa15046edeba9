"""What a submitted first_below is judged by, and the mistakes that students make."""
import numpy as np

from descent.surfaces import ellipse
from grader.functions import FunctionCase, FunctionExercise, array, calls
from reference_solutions.first_below import first_below


def _once(rng):
    path, heights = _path(rng)
    along = path * [1.5, 0.1]  # down the valley, where heights are far smaller than distances
    return calls([array(path), {"surface": "ellipse"}, float(np.median(heights))],
                 [array(path[::-1]), {"surface": "ellipse"}, float(heights.max() + 1)],
                 [array(along), {"surface": "ellipse"}, float(np.median(ellipse(*along.T)))])


def _up_and_down(rng):
    path, heights = _path(rng)
    path = np.concatenate([path, path[::-1], path])
    return calls([array(path), {"surface": "ellipse"}, float(np.sort(heights)[3])])


def _never(rng):
    path, heights = _path(rng)
    return calls([array(path), {"surface": "ellipse"}, float(heights.min() / 2)],
                 [array(path), {"surface": "ellipse"}, float(heights.min())])


def _path(rng):
    path = np.linspace(1, 0.2, int(rng.integers(12, 30)))[:, np.newaxis] * rng.uniform(1, 4, 2)
    path *= rng.uniform(0.97, 1.03, path.shape)
    return path, ellipse(*path.T)


EXERCISE = FunctionExercise("first_below", first_below, (
    FunctionCase("counts", "a path that gets lower, and one that starts low enough", _once),
    FunctionCase("counts", "a path that goes down, up and down again", _up_and_down),
    FunctionCase("counts", "a path that never gets low enough", _never)))


def counts_points(path, surface, height):
    """Row 0 is the start, after 0 updates."""
    return first_below(path, surface, height) + 1


def last_time(path, surface, height):
    """The path was low enough before. When was the first time?"""
    low = np.flatnonzero(surface(*path.T) < height)
    return int(low[-1]) if len(low) else len(path)


def how_many(path, surface, height):
    """You count how many points are low enough, or how many are not. When is the first one?"""
    return int(np.sum(surface(*path.T) >= height))


def says_zero_for_never(path, surface, height):
    """`np.argmax` of nothing but False is 0. What if the path never gets low enough?"""
    return int(np.argmax(surface(*path.T) < height))


def or_equal(path, surface, height):
    """Lower than the height, not as low as it."""
    low = np.flatnonzero(surface(*path.T) <= height)
    return int(low[0]) if len(low) else len(path)


def uses_the_distance(path, surface, height):
    """The height of the surface is asked for, not the distance from the minimum."""
    low = np.flatnonzero(np.linalg.norm(path, axis=1) < height)
    return int(low[0]) if len(low) else len(path)


def says_n_for_never(path, surface, height):
    """n is also what a path gives that gets there with its last update. Never needs a number of its own."""
    return min(first_below(path, surface, height), len(path) - 1)


def skips_the_start(path, surface, height):
    """What if the start is low enough already? How many updates did that take?"""
    low = np.flatnonzero(surface(*path[1:].T) < height)
    return int(low[0]) + 1 if len(low) else len(path)

"""What the five paths of the race are judged by, and the mistakes that students make."""
import numpy as np

from descent import ellipse, record
from grader.functions import Value, ValueCase
from reference_solutions.race_paths import classes, five_paths

EXERCISE = Value("race_paths", "five_paths", five_paths, tuple(
    ValueCase(name.lower(), f"the path of {name}", entry=(name,)) for name in five_paths))
RATES = {"SGD": 0.95, "Momentum": 0.1, "AdaGrad": 1.5, "RMSprop": 0.1, "Adam": 0.3}


def one_start_for_all():
    """Print the first point of each path. Does each race begin where the one before has ended?"""
    paths, start = {}, ellipse.start
    for name, lr in RATES.items():
        paths[name] = record(classes[name](lr=lr), ellipse, start=start, n=30)
        start = paths[name][-1]
    return paths


def thirty_points():
    """Thirty updates make 31 points: the start is one of them."""
    return {name: path[:-1] for name, path in five_paths.items()}


def without_the_start():
    """Where is the start? Row 0 is the point before the first update."""
    return {name: record(classes[name](lr=lr), ellipse, n=31)[1:] for name, lr in RATES.items()}


def one_rate_for_all():
    """Each of the five has its own learning rate in this race; they are in the table above."""
    return {name: record(made(lr=0.1), ellipse, n=30) for name, made in classes.items() if name not in ("Momentum", "RMSprop")}


def default_rates():
    """With the default rate nobody gets far in 30 steps. Which rates are asked for?"""
    return {name: record(made(), ellipse, n=30) for name, made in classes.items()}


def points_in_columns():
    """A path has one row for each point. Print its shape."""
    return {name: path.T for name, path in five_paths.items()}


def last_points():
    """The whole path is wanted, not where it ends."""
    return {name: path[-1] for name, path in five_paths.items()}


def rows_that_are_one_array():
    """All points of your paths are the same. Is each one copied when it is noted, or is it the same array every time?"""
    return {name: np.tile(path[-1], (len(path), 1)) for name, path in five_paths.items()}

"""Right numbers in all five, but every update makes new arrays: the contract cells, and no others."""
from . import right_plain

EXPECTED = {"sgd": 8, "momentum": 9, "adagrad": 9, "rmsprop": 9, "adam": 9}
ANSWERS = {
    exercise: source.replace("params[name] -= ", "params[name] = params[name] - ").replace(
        "params[name] += ", "params[name] = params[name] + ")
    for exercise, source in right_plain.ANSWERS.items()
}

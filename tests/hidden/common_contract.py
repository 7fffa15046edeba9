"""Mistakes that every optimizer can have: the rule is right, but the contract is not kept.

Mix-ins: `grader.mistakes.applied` puts the reference above them. `others` are variants of the same mistake.
"""
import inspect
from functools import lru_cache

import numpy as np

_signature = lru_cache(inspect.signature)


def _given(made):
    """The parameters of the constructor of the reference, which is the last class above a mistake."""
    return _signature(type(made).__mro__[-2]).parameters


class HasOtherDefaults:
    """Make one optimizer without any arguments and print its hyperparameters. Are they those on the page?"""
    c = 10
    others = [{"c": 0.1}, {"c": 0.5}]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not args and not kwargs:
            self.lr *= self.c


class CallsTheLearningRateByAnotherName:
    """Make one with `lr=0.1`, by name. What does your constructor call it?"""

    def __init__(self, *args, **kwargs):
        if "lr" in kwargs:
            raise TypeError("__init__() got an unexpected keyword argument 'lr'")
        super().__init__(*args, **kwargs)


class TakesHyperparametersByNameOnly:
    """Make one without names, as in `Optimizer(0.1)`. What does your constructor make of the number?"""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)


class TakesItsHyperparametersInAnotherOrder:
    """Make one optimizer without names, as in `Optimizer(0.1, 0.5)`, and print what became of each number. Which order does the
    page give?"""
    order = (1, 0, 2)
    others = [{"order": (2, 1, 0)}, {"order": (1, 2, 0)}]

    def __init__(self, *args, **kwargs):
        names = list(_given(self))
        order = [names[place] for place in self.order if place < len(names)]
        super().__init__(**dict(zip(order, args)), **kwargs)


class WritesToNewArrays:
    """Take `W = params["W"]` before an update and print `W` after it. Which operators write into an array, and which make
    another one?"""

    def update(self, params, grads):
        copies = {key: value.copy() for key, value in params.items()}
        super().update(copies, grads)
        params.update(copies)


class ChangesTheGradients:
    """Print `grads` before and after an update. Who else may want to read it after you?"""

    def update(self, params, grads):
        super().update(params, grads)
        for value in grads.values():
            value *= 2.0


class KeepsNotesInParams:
    """Print `list(params)` after an update. What is an optimizer's own belongs on `self`; where does yours put it?"""

    def update(self, params, grads):
        arrays = {key: value for key, value in params.items() if key != "notes"}
        super().update(arrays, grads)
        params["notes"] = np.array(1.0)


class SharesItsSettings:
    """Make two optimizers with different learning rates, and then print the `lr` of both."""

    def __setattr__(self, name, value):
        if name in _given(self):
            setattr(type(self), name, value)
        else:
            super().__setattr__(name, value)


class KnowsTheNamesOfTheParameters:
    """Call your parameters something else. From where does your loop know their names?"""

    def update(self, params, grads):
        names = [key for key in ("W", "b", "x", "y") if key in params] or ["W"]
        super().update({key: params[key] for key in names}, grads)


class NeedsArraysWithAxes:
    """Try a parameter of the shape (), a single number. Which of your lines needs a list or an array with axes?"""

    def update(self, params, grads):
        for value in params.values():
            value[:] = value
        super().update(params, grads)


class FindsGradientsByTheirPlace:
    """Give `grads` its keys in another order than `params`. Does each parameter still meet its own gradient? By what do you find
    it?"""

    def update(self, params, grads):
        super().update(params, dict(zip(params, grads.values())))

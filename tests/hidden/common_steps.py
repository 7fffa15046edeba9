"""Mistakes that every optimizer can have: in what becomes of the right step, in the learning rate, and in what is remembered.

Mix-ins: `grader.mistakes.applied` puts the reference above them. `others` are variants of the same mistake.
"""
import inspect
from functools import lru_cache

import numpy as np

_signature = lru_cache(inspect.signature)


class _Step:
    """The reference, with `step` in place of each of its steps. s: the right one of the parameter p."""

    def update(self, params, grads):
        moved = {key: value.copy() for key, value in params.items()}
        super().update(moved, grads)
        for number, key in enumerate(params):
            self.place = number, len(params)
            params[key][...] = self.step(moved[key] - params[key], params[key])

    def step(self, s, p):
        return p + s


class _Rate:
    """The reference, with what `rate` makes of lr in the n-th call."""
    n = 0

    def update(self, params, grads):
        self.n += 1
        right, self.lr = self.lr, self.rate(self.lr)
        super().update(params, grads)
        self.lr = right


def _given(made):
    """The parameters of the constructor of the reference, which is the last class above a mistake."""
    return _signature(type(made).__mro__[-2]).parameters


class Ascends(_Rate):
    """The gradient points uphill. Compare f before and after one step: which way have you gone?"""
    joins = True

    def rate(self, lr):
        return -lr


class IgnoresTheLearningRate(_Rate):
    """Make lr ten times smaller: what becomes of your step?"""
    joins = True

    def rate(self, lr):
        return 1.0


class HasALearningRateOfItsOwn(_Rate):
    """Make one optimizer with lr=0.1 and one with lr=0.2. Does the second one step further? Follow the number that you gave
    it."""

    def rate(self, lr):
        return _given(self)["lr"].default


class IgnoresTheLearningRateItIsMadeWith:
    """Make one optimizer with lr=0.1 and one with lr=0.2, and print the `lr` of both."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.lr = _given(self)["lr"].default


class IgnoresItsOtherHyperparameters:
    """Make two optimizers that differ in something else than lr. Do they walk different paths? Follow each number that you gave
    them."""
    joins = True

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        vars(self).update({name: parameter.default for name, parameter in _given(self).items() if name != "lr"})


class DividesByTheLearningRate(_Rate):
    """Make lr ten times smaller: does your step become shorter or longer?"""

    def rate(self, lr):
        return 1.0 / lr


class UsesTheLearningRateTwice(_Rate):
    """Double lr: how many times as long is your first step? Count on how many lines lr comes in."""

    def rate(self, lr):
        return lr * lr


class ChangesTheLearningRateByItself(_Rate):
    """Print `optimizer.lr`, and the rate that your step uses, in every call. Who is allowed to change it?"""
    others = [{"rate": lambda self, lr, c=c, first=first: lr * c ** (self.n - first)}
              for c in (0.9, 0.95, 0.99, 0.995, 0.999, 0.9999, 1.01) for first in (0, 1)]
    others += [{"rate": lambda self, lr, c=c, first=first: lr / (1 + c * (self.n - first))}
               for c in (0.1, 0.01, 0.001) for first in (0, 1)]
    others += [{"rate": lambda self, lr, power=power, plus=plus: lr / (self.n + plus) ** power}
               for power in (0.5, 1) for plus in (0, 1)]
    others += [{"rate": lambda self, lr, c=c: lr * np.exp(-c * self.n)} for c in (0.1, 0.01)]
    others += [{"rate": lambda self, lr: lr * self.n}]

    def rate(self, lr):
        return lr * 0.99 ** (self.n - 1)


class DoesNotSeeANewLearningRate:
    """Set `optimizer.lr` to 0 between two updates. Does your step follow? Where do you keep the rate that the step uses?"""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.first = self.lr

    def update(self, params, grads):
        given, self.lr = self.lr, self.first
        super().update(params, grads)
        self.lr = given


class MovesTheFirstParameterOnly(_Step):
    """Print `params` before and after one update. How many of its entries have moved, and which line ends the loop?"""
    joins = True

    def step(self, s, p):
        return p + s if self.place[0] == 0 else p


class MovesTheLastParameterOnly(_Step):
    """Print `params` before and after one update. How many of its entries have moved, and how far is each line indented?"""
    joins = True

    def step(self, s, p):
        return p + s if self.place[0] == self.place[1] - 1 else p


class MovesPartOfAnArrayOnly(_Step):
    """Print an array of six numbers before and after one update. Which of them have moved, and how far does your loop go?"""
    others = [{"step": lambda self, s, p: p + s * (np.arange(len(p)) < 1)[:, None] if p.ndim == 2 else p + s},
              {"step": lambda self, s, p: p + s * (np.arange(p.size) < p.size - 1).reshape(p.shape)},
              {"step": lambda self, s, p: p + s * (np.arange(p.size) < 1).reshape(p.shape)}]

    def step(self, s, p):
        return p + s * (np.arange(len(p)) < 1).reshape((-1,) + (1,) * (p.ndim - 1))


class DividesByTheNumberOfParameters(_Step):
    """Train the same array alone, and then beside a second one. Does it move equally far?"""

    def step(self, s, p):
        return p + s / self.place[1]


class DoublesTheStep(_Step):
    """Walk through one call with a pencil: how often does a parameter move in it?"""

    def step(self, s, p):
        return p + 2 * s


class HalvesTheStep(_Step):
    """Compare your factors with those of the rule, one by one. Is one of them at home in a loss, and not in an optimizer?"""

    def step(self, s, p):
        return p + s / 2


class UpdatesTwiceInOneCall:
    """Count with a print how often each of your lines runs in a single call of update, with one parameter and with two."""

    def update(self, params, grads):
        super().update(params, grads)
        super().update(params, grads)


class LeavesTheParametersAsTheyAre(_Step):
    """Print the step that you compute: is it 0? If not: nobody looks at what update returns, so who owns the array that you have
    computed?"""

    def step(self, s, p):
        return p


class TakesParamsAndGradsInTheOtherOrder:
    """Print `grads` before and after an update. Which of the two dictionaries comes first, and which one do you change?"""

    def update(self, params, grads):
        super().update(grads, params)


class PutsTheStepInPlaceOfTheParameter(_Step):
    """Start at 100 with a tiny step. Where are you afterwards: near 100, or near 0?"""
    others = [{"step": lambda self, s, p: -s}]

    def step(self, s, p):
        return s


class MultipliesTheStepByTheParameter(_Step):
    """Start at 0 with a gradient of 1. Can your code ever leave that place?"""

    def step(self, s, p):
        return p + s * p


class ShrinksTheParameters(_Step):
    """Feed it with gradients of 0: do the parameters stand still? Is there a term in your code that the rule on this page does
    not have?"""
    c = 0.01
    others = [{"c": c} for c in (0.1, 0.001, 5e-4, 1e-4, 1e-5)]

    def step(self, s, p):
        return p - self.lr * self.c * p + s


class RoundsTheParameters(_Step):
    """Take a learning rate of 1e-6 and print the parameters with all their digits. Is anything left of a tiny step?"""
    digits = 2
    others = [{"digits": digits} for digits in (0, 1, 3, 4)]

    def step(self, s, p):
        return np.round(p + s, self.digits)


class StandsStillWhereStepsAreSmall(_Step):
    """Make lr tiny, and make a thousand steps. Does it get anywhere? When to stop is for the caller to say."""

    least = 1.4e-2

    def step(self, s, p):
        return p + s if np.abs(s).max() >= self.least else p


class SkipsTheFirstCall(_Step):
    """Call update once, with a gradient that is not 0. Has anything moved? What does your code do in its first call, and what
    does it skip?"""
    calls = 0

    def update(self, params, grads):
        self.calls += 1
        if self.calls > 1:
            super().update(params, grads)


class StopsAfterSomeCalls:
    """Call update a few hundred times with the same gradient. Does it ever stop moving?"""
    calls, last = 0, 10
    others = [{"last": last} for last in (1, 2, 3, 5, 20, 25, 29, 50, 100, 149)]

    def update(self, params, grads):
        self.calls += 1
        if self.calls <= self.last:
            super().update(params, grads)

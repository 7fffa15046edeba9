"""Mistakes that every optimizer with a memory can have: what is remembered, for how long, and for whom.

Mix-ins: `grader.mistakes.applied` puts the reference above them. `others` are variants of the same mistake.
"""
import inspect
from functools import lru_cache

import numpy as np

_signature = lru_cache(inspect.signature)


def _memory(made):
    """What an optimizer keeps besides its hyperparameters."""
    given = _signature(type(made).__mro__[-2]).parameters
    return {name: value for name, value in vars(made).items() if name not in given}


class ForgetsEverythingBetweenCalls:
    """Call update twice with the same gradient and compare the steps. What is made inside `update` is gone when it ends: what
    must live on `self`?"""
    kept = ()
    others = [{"kept": ("t",)}]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fresh = _memory(self)

    def update(self, params, grads):
        vars(self).update({name: value for name, value in self.fresh.items() if name not in self.kept})
        super().update(params, grads)


class SharesItsMemoryWithOtherOptimizers:
    """Make two optimizers and let them take turns. Does the second disturb the first? What is written in the class itself
    exists only once."""
    kept = ()
    others = [{"kept": ("t",)}]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        type(self).shared = _memory(self)

    def update(self, params, grads):
        own = {name: vars(self)[name] for name in self.kept if name in vars(self)}
        vars(self).update({**self.shared, **own})
        super().update(params, grads)
        type(self).shared = {name: value for name, value in _memory(self).items() if name in self.shared}


class KeepsOneMemoryForSeveralParameters:
    """How many memories do two parameters of the same shape need, and how many does your code have? Train one alone, then
    beside another."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fresh, self.by_shape = _memory(self), {}

    def update(self, params, grads):
        count = vars(self).get("t")
        for key, value in params.items():
            kept = {name: {key: array} for name, array in self.by_shape.get(value.shape, {}).items()}
            vars(self).update({**self.fresh, **kept, **({} if count is None else {"t": count})})
            super().update({key: value}, {key: grads[key]})
            self.by_shape[value.shape] = {name: vars(self)[name][key] for name in self.fresh if name != "t"}


class SkipsWhatHasNoGradient:
    """Give a parameter a gradient once, and then one of 0. Does it roll on, and does its memory fade? What does your code do in that
    call?"""
    others = [{"rests": lambda self, grad: grad == 0}]

    def rests(self, grad):
        """Which numbers of a parameter, and of its memory, stay as they are."""
        return np.full(np.shape(grad), not np.any(grad))

    def update(self, params, grads):
        was = {key: value.copy() for key, value in params.items()}
        memories = {name: {key: np.array(value) for key, value in memory.items()} for name, memory in _memory(self).items()
                    if isinstance(memory, dict)}
        super().update(params, grads)
        for key, grad in grads.items():
            rests = self.rests(grad)
            params[key][...] = np.where(rests, was[key], params[key])
            for name, old in memories.items():
                if key in old:
                    vars(self)[name][key] = np.where(rests, old[key], vars(self)[name][key])

"""Exercises that are functions or values, and the cases that they are judged by. `Exercise` in cases.py is for classes.

A case of a function draws what the function is called with; the results are compared with the reference's. Where many
answers are right, as for an iterator that may shuffle in any way, the case judges the numbers itself.
"""
from collections.abc import Callable
from dataclasses import dataclass
from types import FunctionType

from .cases import Graded

TIGHT = 1e-5  # right answers of functions differ in their last digits only


@dataclass(frozen=True, eq=False)
class FunctionCase:
    """One thing that a graded cell asks of a student's function; `name` is what the student reads.

    test: the graded cell that it counts for. inputs(rng): what the function is called with, drawn from a generator and made
    by `calls`. judge(inputs, results): None if the results are right, else two sentences (what differs, what to look at); it
    sees what came back as `compare.unpack` gives it, one result per call. Without it, results are compared with the
    reference's. kept: what the function is given must not change. tolerance: relative.
    """
    test: str
    name: str
    inputs: Callable
    judge: Callable | None = None
    kept: bool = False
    tolerance: float = TIGHT


@dataclass(frozen=True, eq=False)
class FunctionExercise(Graded):
    """What a function is judged by. `name` is the name of its three files.

    reference: the right function; also: functions that are just as right. Mistakes are public functions in the same module.
    """
    name: str
    reference: FunctionType
    cases: tuple
    also: tuple = ()
    kind = "function"

    @property
    def target(self):
        return self.reference.__name__

    @property
    def rights(self):
        return (self.reference, *self.also)

    def draw(self, case, rng):
        return case.inputs(rng)

    def stand_in(self, mistake):
        return mistake

    def mistakes_in(self, module):
        """The functions that a module defines itself, but for right ones and those whose names begin with _."""
        return [item for item in vars(module).values() if isinstance(item, FunctionType) and item.__module__ == module.__name__
                and not item.__name__.startswith("_") and not any(item is right for right in self.rights)]


@dataclass(frozen=True, eq=False)
class ValueCase:
    """One thing that a graded cell asks of a variable. entry: keys or indices that lead to the part that is asked for, such
    as ("SGD",). judge and tolerance are as for functions."""
    test: str
    name: str
    entry: tuple = ()
    judge: Callable | None = None
    tolerance: float = 1e-4
    kept = False


@dataclass(frozen=True, eq=False)
class Value(Graded):
    """What a variable that the student's notebook computes is judged by: a number, an array, or lists and dicts of them.

    name: of its three files. target: the variable. value: the right one, from the reference. Mistakes are public functions
    in the same module that take nothing and return the wrong value.
    """
    name: str
    target: str
    value: object
    cases: tuple
    kind = "variable"
    also = ()

    @property
    def rights(self):
        return (self.value,)

    def draw(self, case, rng):
        return {"read": list(case.entry)}

    def stand_in(self, mistake):
        """What a variable holds if a student makes the mistake."""
        return mistake()

    mistakes_in = FunctionExercise.mistakes_in


def calls(*calls, **things):
    """Inputs of a function's case: a list of positional arguments, or a dict of named ones, for each call.

    Arguments are numbers, texts and None as they are, or specs such as {"rng": 7} (see MAKERS in calls.py). things: specs by
    name, made once; calls refer to them as {"thing": name}, and what a kept case must find unchanged is among them.
    An entry "said" beside them, a phrase for each call, is how students are told which call it is about.
    """
    return {"things": things, "calls": [{"args": [], "kwargs": call} if isinstance(call, dict) else
                                        {"args": list(call), "kwargs": {}} for call in calls]}


def at_times(times, *args):
    """Inputs of a function of the time t: one call f(t, *args) for each, told to the student by its t."""
    return {**calls(*([t, *args] for t in times)), "said": [f"at t = {t}" for t in times]}


def array(values):
    """The spec of an array of floats."""
    return {"array": values.tolist()}


def thing(name):
    """The spec of a thing that a case has made."""
    return {"thing": name}

"""Exercises that are functions or values: their targets, right answers and mistakes, and how their inputs are written."""
import types

import numpy as np
import pytest

from grader.cases import draw
from grader.check import passes
from grader.functions import FunctionCase, FunctionExercise, Value, ValueCase, array, calls, thing

from .helpers import rows


def double(x):
    return 2 * x


def add_twice(x):
    return x + x


def squares(x):
    """Try x = 3."""
    return x ** 2


def draws(rng):
    return calls([float(rng.uniform(3.0, 4.0))])


FUNCTION = FunctionExercise("toy", double, (FunctionCase("one", "once", draws), FunctionCase("two", "again", draws)),
                            also=(add_twice,))
VALUE = Value("limit", "lr_max", np.ones(2), (ValueCase("all", "both"), ValueCase("last", "the last", (1,))))


def module(**members):
    """A module of tests/hidden that defines these functions itself, and has imported another."""
    made = types.ModuleType("hidden")
    for name, member in members.items():
        if callable(member):
            member.__module__ = "hidden" if name != "imported" else "elsewhere"
    vars(made).update(members)
    return made


@pytest.mark.parametrize("exercise, kind, target, tests", [
    pytest.param(FUNCTION, "function", "double", ("one", "two"), id="function"),
    pytest.param(VALUE, "variable", "lr_max", ("all", "last"), id="variable")])
def test_what_every_kind_of_exercise_has(exercise, kind, target, tests):
    assert (exercise.kind, exercise.target, exercise.tests) == (kind, target, tests)
    assert [case.test for case in exercise.of_test(tests[0])] == [tests[0]]


def test_inputs_depend_on_the_seed_and_the_case():
    one, two = FUNCTION.cases
    drawn = [draw(FUNCTION, case, seed)["calls"] for case in (one, two) for seed in ("a", "b")]
    assert draw(FUNCTION, one, "a")["calls"] == drawn[0] and len({str(calls) for calls in drawn}) == 4
    assert draw(VALUE, VALUE.cases[1], "a") == {"read": [1]}


def test_mistakes_are_the_public_functions_of_a_module_that_are_not_right():
    def wrong(x):
        return x

    def _draw(rng):
        return rng

    def imported(x):
        return x
    made = module(wrong=wrong, _draw=_draw, imported=imported, number=3, other=wrong)
    vars(made).update(double=double, add_twice=add_twice)
    assert FUNCTION.mistakes_in(made) == [wrong, wrong] and VALUE.mistakes_in(made) == [wrong, wrong]


@pytest.mark.parametrize("passed, made, exercise", rows({
    "reference": (True, double, FUNCTION), "another_right_one": (True, add_twice, FUNCTION), 
    "mistake": (False, squares, FUNCTION),
    "nothing": (False, None, FUNCTION), "value": (True, VALUE.value, VALUE), "list": (True, [1, 1.00001], VALUE),
    "wrong_value": (False, VALUE.stand_in(lambda: [2.0, 2.0]), VALUE), "no_value": (False, None, VALUE),
}))
def test_judged_as_a_submission_is(passed, made, exercise):
    assert set(passes(exercise, made, "a course").values()) == {passed}


def test_a_value_is_judged_entry_by_entry():
    assert passes(VALUE, [3.0, 1.0], "a course") == {"all": False, "last": True}


def test_how_inputs_are_written():
    assert calls([1, thing("X")], {"lr": 2}, X=array(np.ones(1))) == {
        "things": {"X": {"array": [1.0]}},
        "calls": [{"args": [1, {"thing": "X"}], "kwargs": {}}, {"args": [], "kwargs": {"lr": 2}}]}

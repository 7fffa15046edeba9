"""Calls of a student's function: whatever it gives, plain data or a reason come back, and what it was given is watched."""
import json

import numpy as np
import pytest

from grader.calls import LONGEST_ITERATOR, MOST_NUMBERS
from grader.functions import array, calls, thing
from grader.probe import answer

from .helpers import nothing_left_behind, rows

ONE = {"kind": "numbers", "shape": [], "values": [1.0]}
NONE = {"kind": "none"}


def ask(body, inputs=None, seconds=20.0, target="f", parameters="*a, **k"):
    """The probe's result on a function with this body, as a notebook's kernel gives it."""
    scope = {"__name__": "__main__", "np": np}
    exec(f"def f({parameters}):\n    " + body.replace("\n", "\n    "), scope)
    request = {"target": target, "seconds": seconds, "cases": [inputs or calls([])]}
    return json.loads(answer(json.dumps(request), scope))[0]


def items(*parts, more=False):
    return {"kind": "items", "items": list(parts), "more": more}


@pytest.mark.parametrize("body, given", rows({
    "nothing": ("pass", NONE), "a_number": ("return 1", ONE), "a_truth": ("return True", ONE),
    "numpy": ("return np.float32(1)", ONE),
    "nan": ("return np.array(1) * float('inf')", {**ONE, "values": [float("inf")]}),
    "an_array": ("return np.ones((1, 2))", {"kind": "numbers", "shape": [1, 2], "values": [1.0, 1.0]}),
    "an_empty_array": ("return np.ones((0, 3))", {"kind": "numbers", "shape": [0, 3], "values": []}),
    "a_tuple": ("return 1, None", items(ONE, NONE)), "a_generator": ("yield 1\nyield [1]", items(ONE, items(ONE))),
    "a_map": ("return map(float, (1, 1))", items(ONE, ONE)), "a_range": ("return range(1, 2)", items(ONE)),
    "endless": ("while True: yield 1", items(*[ONE] * LONGEST_ITERATOR, more=True)),
    "a_dict": ("return {'x': 1, 2: None}", {"kind": "entries", "items": {"x": ONE, "2": NONE}}),
    "a_text": ("return 'full marks'", {"kind": "other", "type": "str"}),
    "a_complex_number": ("return np.array(1j)", {"kind": "other", "type": "array of complex128"}),
    "a_huge_number": ("return 10 ** 400", {"kind": "other", "type": "array of object"}),
    "objects": ("return np.array([None])", {"kind": "other", "type": "array of object"}),
    "a_function": ("return f", {"kind": "other", "type": "function"}),
    "too_deep": ("return [[[[[[1]]]]]]", items(items(items(items(items({"kind": "other", "type": "list"})))))),
}))
def test_what_a_function_gives_becomes_plain_data(body, given):
    assert ask(body) == {"results": [given], "changed": []}


@pytest.mark.parametrize("error, body", rows({
    "raises": ({"kind": "raised", "type": "KeyError", "text": "'Q'", "step": 1, "lines": []}, "return {}['Q']"),
    "raises_late": ({"kind": "raised", "type": "KeyError", "text": "'Q'", "step": 1, "lines": []}, "yield 1\nyield {}['Q']"),
    "exits": ({"kind": "raised", "type": "SystemExit", "text": "3", "step": 1, "lines": []}, "raise SystemExit(3)"),
    "dies": ({"kind": "died"}, "import os; os._exit(0)"), "too_many": ({"kind": "large"}, f"return np.zeros({MOST_NUMBERS + 1})"),
    "too_many_in_turn": ({"kind": "large"}, f"while True: yield np.zeros({MOST_NUMBERS // 10})"),
    "loops": ({"kind": "late"}, "while True: pass"), "waits_between": ({"kind": "late"}, "yield 1\nwhile True: pass"),
}))
def test_what_gives_no_numbers_is_told(error, body):
    with nothing_left_behind():
        assert ask(body, seconds=0.5)["error"] == error


def test_the_number_of_the_call_is_told():
    assert ask("return 1 / a[0]", calls([1.0], [0.0]))["error"]["step"] == 2


@pytest.mark.parametrize("changed, body", rows({
    "nothing": ([], "return X + p['W']"), "an_array": (["X"], "X += 1"), "one_number": (["X"], "X[1] = 9"),
    "order": (["X"], "X[:] = X[::-1].copy()"), "shape": (["X"], "X.shape = (3, 1)"), "an_array_in_params": (["p"], "p['W'] *= 2"),
    "a_new_array_in_params": (["p"], "p['W'] = p['W'] * 2"), "a_key": (["p"], "p['h'] = 1"),
    "all": (["X", "p"], "X[0], p['W'][0] = 9, 9"),
}))
def test_what_was_changed_is_told(changed, body):
    given = calls([thing("X"), thing("p")], X=array(np.arange(3.0)), p={"params": {"W": [1.0, 2.0, 3.0]}})
    assert ask(body, given, parameters="X, p")["changed"] == changed


def test_things_are_made_once_and_specs_for_each_call():
    shared = ask("return a[0].random()", calls([thing("rng")], [thing("rng")], rng={"rng": 5}))["results"]
    fresh = ask("return a[0].random()", calls([{"rng": 5}], [{"rng": 5}]))["results"]
    assert shared[0] == fresh[0] == fresh[1] != shared[1]


@pytest.mark.parametrize("values, spec, body", rows({
    "surface": ([4.0], {"surface": "ellipse"}, "return a[0].grad(-7.0, 2.0)[1]"),
    "bowl": ([3.0 * 2.0], {"bowl": [1.0, 2.0, 3.0]}, "return a[0].grad(0.0, 1.0, 2.0)[2]"),
    "height_of_a_bowl": ([(1.0 + 2.0 * 4.0) / 2], {"bowl": [1.0, 2.0]}, "return a[0](1.0, 2.0)"),
    "polynomial": ([2 * 3 ** 2 + 5.0], {"polynomial": [[2, 2, 0], [1, 0, 1]]}, "return a[0](3.0, 5.0)"),
    "table": ([0.5], {"table": [1.0, 0.5]}, "return a[0](1)"), "text": ([1.0], "by name", "return a[0] == 'by name'"),
    "walker": ([-1.5], {"optimizer": {"lr": 0.5, "momentum": 1.0}}, "p = {'x': np.zeros(1)}; own = p['x']\n"
               "for _ in range(2): a[0].update(p, {'x': np.ones(1)})\nreturn own"),
    "walker_in_new_arrays": ([0.0], {"optimizer": {"lr": 0.5, "in_place": False}}, "p = {'x': np.zeros(1)}; own = p['x']\n"
                             "a[0].update(p, {'x': np.ones(1)})\nassert p['x'] == -0.5\nreturn own"),
}))
def test_what_specs_make(values, spec, body):
    assert ask(body, calls([spec]))["results"][0]["values"] == values


def test_a_polynomial_has_nothing_to_look_its_slope_up_in():
    assert ask("return hasattr(a[0], 'grad')", calls([{"polynomial": [[1, 1, 1]]}]))["results"][0]["values"] == [0.0]


def test_arguments_may_be_named():
    assert ask("return k['lr'] - a", calls({"lr": 2.0, "a": 1.0}), parameters="a, **k")["results"] == [ONE]


@pytest.mark.parametrize("entry, given", rows({
    "all_of_it": ([], {"kind": "entries", "items": {"SGD": items(ONE)}}), "an_entry": (["SGD"], items(ONE)),
    "deeper": (["SGD", 0], ONE),
}))
def test_a_variable_is_read(entry, given):
    request = json.dumps({"target": "x", "seconds": 20, "cases": [{"read": entry}]})
    assert json.loads(answer(request, {"x": {"SGD": [1]}})) == [{"results": [given], "changed": []}]


@pytest.mark.parametrize("value", rows({"no_such_entry": ({},), "a_number": (3,), "nothing": (None,)}))
def test_a_missing_entry_is_told(value):
    request = json.dumps({"target": "x", "seconds": 20, "cases": [{"read": ["SGD"]}]})
    assert json.loads(answer(request, {"x": value}))[0]["error"]["text"] == "it has no entry 'SGD'"


def test_a_missing_function_is_told_with_the_functions_that_there_are():
    assert ask("pass", target="g") == {"error": {"kind": "missing", "names": ["f"]}}

"""Findings on what functions and variables give: none on right numbers in any dress, two sentences on wrong ones, no answers."""
import json
import re
import warnings

import numpy as np
import pytest

from grader.cases import draw
from grader.compare import Items, agrees, joined, opened, unpack
from grader.functions import FunctionCase, FunctionExercise, Value, ValueCase, array, calls, thing
from grader.judge import FAILED, PASSED, UNGRADED, judge
from grader.probe import drive

from .helpers import DELETED, DOUBLED, rows, spoilt


def slope(x):
    return np.array([[1.0, -2.0, 0.0]]) * x.sum()


def pair(x):
    return 2.0, x


def twice(x):
    return np.array([[2.0, -4.0, 0.0]]) * x.sum()


def given(rng):
    return calls([thing("x")], x=array(rng.uniform(1.0, 2.0, 2)))


def only_one(inputs, results):
    return None if len(results[0]) == 1 else (f"{len(results[0])} came.", "How many?")


ONE = FunctionCase("one", "the slope", given)
KEPT = FunctionCase("kept", "the slope, and x stays as it was", given, kept=True)
OWN = FunctionCase("own", "one thing", given, judge=only_one)
TOY = FunctionExercise("toy", slope, (ONE, KEPT, OWN))
PAIR = FunctionExercise("pair", pair, (FunctionCase("one", "a number and an array", given),))
PATHS = Value("race", "paths", {"SGD": np.array([[1.0, 2.0], [0.5, 1.0]]), "Adam": np.zeros((1, 2))},
              (ValueCase("one", "all paths"), ValueCase("sgd", "the path of SGD", ("SGD",))))


def verdict_on(target, test="one", exercise=TOY, change=lambda results: results):
    results = [drive(target, draw(exercise, case, "a course")) for case in exercise.of_test(test)]
    with warnings.catch_warnings(action="error"):
        return judge(exercise, test, "a course", change(json.loads(json.dumps(results))))


RIGHT = {
    "the_same": (slope, TOY), "lists": (lambda x: slope(x).tolist(), TOY), "tuples": (lambda x: tuple(map(tuple, slope(x))), TOY),
    "a_generator": (lambda x: (row for row in slope(x)), TOY), "last_digits": (lambda x: slope(x) * (1 + 1e-7), TOY),
    "next_to_nothing": (lambda x: slope(x) + 1e-9, TOY),
    "rounding_of_nothing": ([1e-17, -1e-30], Value("zeros", "z", np.zeros(2), (ValueCase("one", "two zeros"),))), "float32": (lambda x: slope(x).astype("f4"), TOY),
    "a_number_in_an_array": (lambda x: (np.array([2.0]), x), PAIR), "a_list_of_both": (lambda x: [2, list(x)], PAIR),
    "a_variable": ({"SGD": [[1, 2], [0.5, 1]], "Adam": [(0, 0)], "more": None}, PATHS),
}
WRONG = {  # what is said, of what, of which exercise
    "nothing": ("what came back is nothing (`None`) and not an array of the shape (1, 3)", lambda x: None, TOY),
    "a_number": ("what came back is a number and not an array of the shape (1, 3)", lambda x: 1.0, TOY),
    "a_text": ("what came back is of the type `str` and not an array", lambda x: "1", TOY),
    "an_endless_iterator": ("what came back is an iterator that does not end", lambda x: iter(int, 1), TOY),
    "ragged": ("what came back is a list of 2", lambda x: [[1.0], [1.0, 2.0]], TOY),
    "other_shape": ("an array of the shape (3,) and not an array of the shape (1, 3)", lambda x: slope(x)[0], TOY),
    "column": ("an array of the shape (3, 1) and", lambda x: slope(x).T, TOY),
    "nan": ("the number at [0, 0] is not finite", lambda x: slope(x) * np.nan, TOY),
    "one_inf": ("the number at [0, 2] is not finite", lambda x: slope(x) + [0, 0, np.inf], TOY),
    "sign": ("the number at [0, 0] has the wrong sign", lambda x: -slope(x), TOY),
    "large": ("is too large", lambda x: 2 * slope(x), TOY),
    "small": ("is too small", lambda x: slope(x) / 2, TOY),
    "one_number": ("at [0, 1] is too large", lambda x: slope(x) * [1, 2, 1], TOY),
    "four_digits": ("is too large", lambda x: slope(x) * 1.0001, TOY),
    "not_nothing": ("[0, 2] is too large", lambda x: slope(x) + [0, 0, 0.1], TOY),
    "one_of_two": ("what came back is a number and not 2 things", lambda x: 2.0, PAIR),
    "second": ("in item 2, the number at [0]", lambda x: (2, -x), PAIR),
    "three_of_two": ("what came back is a list of 3 and not 2 things", lambda x: (2, x, x), PAIR),
    "no_dict": ("what came back is a number and not a dict", 1.0, PATHS),
    "no_entry": ("there is no entry 'Adam'", {"SGD": [[1, 2], [0.5, 1]]}, PATHS),
    "in_an_entry": ("in entry 'SGD', the number at [1, 1] is too large", {"SGD": [[1, 2], [0.5, 9]], "Adam": [(0, 0)]}, PATHS),
}
DEEP = []
for _ in range(5000):
    DEEP = [DEEP]
JUNK = {"none": None, "true": True, "text": "9" * 10 ** 5, "dict": {}, "list": [], "nan": float("nan"),
        "huge": 10 ** 400,
        "huge_in_list": [10 ** 400], "deep": DEEP, "deleted": DELETED,
        "doubled": DOUBLED, "half_character": "\ud800", "minus": -1}


@pytest.mark.parametrize("made, exercise", rows(RIGHT))
def test_right_numbers_pass_in_any_dress(made, exercise):
    assert verdict_on(made, exercise=exercise).status == PASSED


@pytest.mark.parametrize("said, made, exercise", rows(WRONG))
def test_wrong_numbers_are_told_and_no_right_ones(said, made, exercise):
    verdict = verdict_on(made, exercise=exercise)
    assert (verdict.status, verdict.asked) == (FAILED, exercise.cases[0].name)
    assert said[1:] in verdict.differs and verdict.look and not re.search(r"\d\.\d|\de[+-]?\d", verdict.differs)


def test_the_call_is_told():
    both = FunctionExercise("both", slope, (FunctionCase(
        "one", "two slopes", lambda rng: calls([array(np.ones(1))], [array(np.ones(2))])),))
    assert verdict_on(lambda x: slope(x) * len(x), exercise=both).differs.startswith("In call 2 of 2, the number at")


def test_any_right_answer_will_do_but_not_a_mixture():
    either = FunctionExercise("toy", slope, (ONE, KEPT), also=(twice,))
    said = [verdict_on(made, exercise=either).status for made in (slope, twice, lambda x: slope(x) * [1, 2, 1])]
    assert said == [PASSED, PASSED, FAILED]


@pytest.mark.parametrize("test, status", [("one", PASSED), ("kept", FAILED)])
def test_what_was_given_must_be_kept_where_it_is_asked(test, status):
    def spoils(x):
        result = slope(x)
        x *= 0
        return result
    verdict = verdict_on(spoils, test)
    assert verdict.status == status and ("`x`" in verdict.differs) == (status == FAILED)


@pytest.mark.parametrize("status, made", [(PASSED, lambda x: [None]), (FAILED, lambda x: [1, 2])])
def test_a_case_may_judge_by_itself(status, made):
    assert verdict_on(made, "own").status == status


@pytest.mark.parametrize("junk", rows({name: (value,) for name, value in JUNK.items()}))
@pytest.mark.parametrize("made, exercise, test", [(slope, TOY, "kept"), (PATHS.value, PATHS, "one")], ids=["function", "variable"])
def test_nothing_malformed_passes_or_raises(made, exercise, test, junk):
    good = [drive(made, draw(exercise, case, "a course")) for case in exercise.of_test(test)]
    for place, spoilt_one in spoilt(json.loads(json.dumps(good)), junk):
        harmless = place == (0,) and junk is DOUBLED or place[-1] == "more" and not junk
        harmless |= place[-1] == "changed" and isinstance(junk, list) and (junk == [] or exercise is PATHS)
        verdict = judge(exercise, test, "a course", spoilt_one)
        assert harmless or verdict.status in (FAILED, UNGRADED), place


@pytest.mark.parametrize("error, said", rows({
    "missing": ({"kind": "missing", "names": ["slop"]}, "defines no function `slope`. It defines `slop`."),
    "raised": ({"kind": "raised", "type": "ValueError", "text": "no", "step": 1, "lines": []},
               "an error when it was used: ValueError: no"),
    "no_such_call": ({"kind": "raised", "type": "E", "text": "", "step": 7, "lines": []}, "was not numbers"),
    "late": ({"kind": "late"}, "did not come to an end"), "large": ({"kind": "large"}, "Far too much came back"),
}))
def test_errors_are_told(error, said):
    verdict = verdict_on(slope, change=lambda results: [{"error": error}])
    assert verdict.status in (FAILED, UNGRADED) and said in verdict.differs


def test_a_missing_entry_of_a_variable_is_told():
    assert verdict_on({}, "sgd", PATHS).differs == "`paths` is not what is asked for: it has no entry 'SGD'."


@pytest.mark.parametrize("same, one, other", rows({
    "equal": (True, slope, lambda x: slope(x).tolist()), "both_nan": (True, lambda x: x * np.nan, lambda x: x * np.nan),
    "other_numbers": (False, slope, twice), "other_shape": (False, slope, lambda x: slope(x)[0]),
    "nan_and_numbers": (False, lambda x: slope(x) * np.nan, slope),
    "both_nothing": (True, lambda x: None, lambda x: None),
    "both_texts": (True, lambda x: "a", lambda x: "b"), "text_and_nothing": (False, lambda x: "a", lambda x: None)}))
def test_two_wrong_answers_agree_where_they_hold_the_same_numbers(same, one, other):
    results = [opened(drive(made, draw(TOY, ONE, "a course"))) for made in (one, other)]
    assert agrees(ONE, *results) == same


@pytest.mark.parametrize("got, shape", rows({
    "rows": (Items([np.ones(2), np.ones(2)]), (2, 2)), "an_array": (np.ones(3), (3,)), "none_at_all": (Items(), (0,)),
    "ragged": (Items([np.ones(2), np.ones(3)]), None), "none": (None, None), "mixed": (Items([np.ones(2), None]), None)}))
def test_joined(got, shape):
    assert getattr(joined(got), "shape", None) == shape


def test_unpack_refuses_numbers_in_the_wrong_shape():
    with pytest.raises(ValueError):
        unpack({"kind": "numbers", "shape": [2], "values": [1.0]})

"""The judge: what becomes of right numbers, of wrong ones and of malformed ones, and what its sentences say."""
import json
import re
import warnings
from copy import deepcopy
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from grader.cases import Case, Exercise, draw
from grader.course import Course
from grader.judge import FAILED, PASSED, UNGRADED, deviation, judge
from grader.probe import LONGEST, drive
from reference_solutions.sgd import SGD

from .helpers import DELETED, DOUBLED, rows, spoilt

COURSE = Course(Path(__file__).resolve().parents[1])
SMALL = {"W": (2,), "b": ()}
TOY = Exercise("toy", SGD, {"lr": (0.05, 0.5)}, lr_on={"ellipse": (0.1, 0.2)}, cases=(
    Case("one", "a single step", shapes=SMALL), Case("three", "three steps", steps=3, shapes=SMALL),
    Case("strict", "side by side", steps=2, optimizers=2, shapes=SMALL, in_place=True, grads_kept=True),
    Case("walk", "on the ellipse", steps=2, shapes={"x": (1,), "y": (1,)}, surface="ellipse", in_place=True, grads_kept=True),
    Case("far", "far away from 0", shapes=SMALL, start=(300.0, 900.0)),
    Case("both", "the first thing", shapes=SMALL), Case("both", "the second thing", shapes=SMALL)))
DEEP = []
for _ in range(5000):
    DEEP = [DEEP]
VALUES = {"none": None, "true": True, "text": "1.0", "long_text": "9" * 10 ** 5, "half_character": "\ud800", "dict": {}, "list": [],
          "lists": [[[]]], "words": ["W"], "numbers": [1.0, 2.0], "nan": float("nan"), "inf": float("inf"), "largest": 1.7e308,
          "huge": 10 ** 400, "huge_in_list": [10 ** 400, 1.0], "mixed": [1.0, "2.0"], "deep": DEEP, "error": {"error": 1},
          "paths": {"W": [[1.0], [2.0]]}}
JUNK = {**VALUES, "deleted": DELETED, "doubled": DOUBLED}
ERRORS = {"missing": {"names": ["Sgd"]},
          "raised": {"type": "ValueError", "text": "no", "step": 1, "lines": [["update", 4, "x"]]},
          "numbers": {"text": "`params` has lost its key 'W'", "step": 1}, "late": {}, "died": {}, "large": {}, "unheard_of": {}}


def results(made, test="one", exercise=TOY):
    """What comes back for a class, as JSON that crossed a wall."""
    return json.loads(json.dumps([drive(made, draw(exercise, case, "a course")) for case in exercise.of_test(test)]))


def verdict_on(given, test="one", exercise=TOY):
    with warnings.catch_warnings(action="error"):
        return judge(exercise, test, "a course", given)


def moving(change, right=SGD):
    """A class that moves each array by change(key, number of the step, the right step), in place."""
    class Moving(right):
        step = 0

        def update(self, params, grads):
            self.step += 1
            before = {key: value.copy() for key, value in params.items()}
            super().update(params, grads)
            for key, value in params.items():
                value[...] = before[key] + change(key, self.step, value - before[key])
    return Moving


def sentences(verdict):
    return " ".join([verdict.asked, verdict.differs, verdict.look])


@pytest.mark.parametrize("junk", rows(JUNK))
@pytest.mark.parametrize("test", ["strict", "walk"])
def test_nothing_malformed_passes_or_raises(test, junk):
    good = results(SGD, test)
    assert verdict_on(good, test).status == PASSED
    for place, given in spoilt(good, junk):
        if place != (0,) or junk is not DOUBLED:  # results of more cases than there are: nobody looks at them
            assert verdict_on(given, test).status in (FAILED, UNGRADED), place


@pytest.mark.parametrize("junk", rows(VALUES))
def test_malformed_lists_and_flags_never_pass_even_where_nobody_asks_for_them(junk):
    assert verdict_on(junk).status == UNGRADED
    for field in ("aliases", "grads_changed", "keys_added"):
        if field == "aliases" or junk not in ([], ["W"]):
            assert verdict_on([{**results(SGD)[0], field: junk}]).status == UNGRADED


@pytest.mark.parametrize("junk", rows(JUNK))
@pytest.mark.parametrize("kind", ERRORS)
def test_no_malformed_error_passes_or_raises(kind, junk):
    for place, given in spoilt([{"error": {"kind": kind, **ERRORS[kind]}}], junk):
        assert verdict_on(given).status in (FAILED, UNGRADED), place


@pytest.mark.parametrize("disguise", rows({
    "strings": lambda number: str(number), "one_deeper": lambda number: [number], "in_dicts": lambda number: {"value": number},
}))
def test_right_numbers_in_disguise_do_not_pass(disguise):
    def hide(data):
        return [hide(part) for part in data] if isinstance(data, list) else disguise(data)
    (given,) = results(SGD, "strict")
    for field, steps in (("paths", slice(0, 1)), ("paths", slice(1, 3)), ("paths", slice(0, 3)), ("aliases", slice(0, 1))):
        hidden = deepcopy(given[field])
        hidden[1]["W"][steps] = hide(hidden[1]["W"][steps])
        assert verdict_on([{**given, field: hidden}], "strict").status == UNGRADED
    assert verdict_on([{**given, "error": {"kind": "late"}}], "strict").status == FAILED


@pytest.mark.parametrize("test, made", rows({
    "names": ("one", {"error": {"kind": "missing", "names": ["A" * 999] * 999}}),
    "text": ("one", {"error": {"kind": "raised", **ERRORS["raised"], "text": "A" * 10 ** 6, "type": "A" * 10 ** 6}}),
    "numbers": ("one", {"error": {"kind": "numbers", **ERRORS["numbers"], "text": "A" * 10 ** 6}}),
    "lines": ("one", {"error": {"kind": "raised", **ERRORS["raised"], "lines": [["A" * 999, 1, "A" * 999]] * 999}}),
    "flags": ("strict", {"keys_added": ["A" * 999] * 999}), "gradients": ("strict", {"grads_changed": ["A" * 999] * 999}),
}))
def test_what_comes_back_is_cut(test, made):
    verdict = verdict_on([{**results(SGD, test)[0], **made}], test)
    assert verdict.status == FAILED
    assert len(sentences(verdict)) + sum(len(str(line)) for line in verdict.lines) < 10 * LONGEST


@pytest.mark.parametrize("got, right, expected", rows({
    "equal": ([5, 6, 7], [5, 6, 7], [0, 0, 0]), "elsewhere": ([5, 6, 7], [105, 106, 107], [0, 0, 0]),
    "relative_to_the_way_gone": ([500, 501, 502], [500, 502, 504], [0, 0.5, 0.5]),
    "to_the_largest_so_far": ([0, 4, 1], [0, 4, 0], [0, 0, 0.25]), "still": ([3, 3, 3], [1, 1, 1], [0, 0, 0]),
    "should_stay": ([1, 1, 1.5], [1, 1, 1], [0, 0, np.inf]), "nan": ([0, np.nan, 2], [0, 1, 2], [0, np.nan, 0]),
    "inf": ([0, np.inf, -np.inf], [0, 1, 2], [0, np.nan, np.nan]),
}))
def test_deviation_is_measured_along_the_way(got, right, expected):
    one, other = ({"paths": [{"w": np.array(path, float)[:, None].tolist()}]} for path in (got, right))
    assert deviation(one, other)[0, "w"].ravel().tolist() == pytest.approx(expected, nan_ok=True)
    with pytest.raises(ValueError):
        deviation({"paths": one["paths"] * 2}, other)


@pytest.mark.parametrize("factor, status", [(1.00005, PASSED), (0.99995, PASSED), (1.0002, FAILED), (0.9998, FAILED)])
@pytest.mark.parametrize("test", ["one", "far"])
def test_the_tolerance_is_one_of_the_way_gone(test, factor, status):
    assert verdict_on(results(moving(lambda key, step, right: factor * right), test), test).status == status


@pytest.mark.parametrize("count, status", [(0, UNGRADED), (1, UNGRADED), (2, PASSED), (3, PASSED)])
def test_every_case_needs_a_result(count, status):
    assert verdict_on([*results(SGD, "both"), None][:count], "both").status == status
    assert verdict_on([*results(SGD, "both"), None][:count], "no such cell").status == UNGRADED


def test_a_broken_reference_is_not_blamed_on_the_student():
    with pytest.raises(KeyError):
        judge(replace(TOY, lr_on={}), "walk", "a course", results(SGD, "walk"))


@pytest.mark.parametrize("status, words, kind, more", rows({
    "missing": (FAILED, "no class `SGD`. It defines `Sgd`. ", "missing", {"names": ["Sgd", "no name", 3]}),
    "missing_all": (FAILED, "no class `SGD`. Was", "missing", {"names": []}),
    "raised": (FAILED, "in update 1: ValueError: no ", "raised", {}),
    "raised_in_init": (FAILED, "when `SGD(...)` was made: ValueError ", "raised", {"text": "", "step": 0}),
    "numbers": (FAILED, "After step 1, `params` has lost its key 'W'. ", "numbers", {}),
    "late": (FAILED, "did not come to an end in time", "late", {}),
    "died": (UNGRADED, "The process ended", "died", {}), "large": (UNGRADED, "Far too much", "large", {}),
    "unheard_of": (UNGRADED, "Nothing came back", "unheard_of", {}), "late_step": (UNGRADED, "was not numbers", "raised", {"step": 2}),
}))
def test_errors_have_a_sentence(status, words, kind, more):
    verdict = verdict_on([{"error": {"kind": kind, **ERRORS[kind], **more}}])
    assert verdict.status == status and words in sentences(verdict)
    assert verdict.lines == ((("update", 4, "x"),) if status == FAILED and kind == "raised" else ())


@pytest.mark.parametrize("test, differs, look, change", rows({
    "still": ("one", "the step, `W` has not moved.", "Print", lambda key, step, right: 0 * right),
    "uphill": ("one", "the step, `W` has moved the wrong way.", "The first step is", lambda key, step, right: -right),
    "far": ("one", "the step, `W` has moved too far.", "The first step is the whole", lambda key, step, right: 1.01 * right),
    "near": ("one", "the step, `W` has not moved far enough.", "The first step is", lambda key, step, right: 0.99 * right),
    "elsewhere": ("one", "`W` is as far from the start as it should be, but elsewhere.", "The other parameters",
                  lambda key, step, right: right if right.ndim == 0 else right[::-1] * np.sign(right) * np.sign(right[::-1])),
    "nan": ("one", "the step, `W` is no longer a finite number.", "Which division", lambda key, step, right: np.nan * right),
    "inf": ("one", "the step, `W` is no longer a finite number.", "Which division", lambda key, step, right: np.inf * right),
    "large": ("one", "the step, `W` has moved too far.", "The first step is", lambda key, step, right: 1e300 * right),
    "one_key": ("three", "step 1, `b` has not moved.", "Print", lambda key, step, right: right * (key == "W")),
    "one_key_far": ("three", "`b` has moved too far.", "The other parameters", lambda key, step, right: right * (1 + (key == "b"))),
    "second_step": ("three", "step 2, `W` has moved too far.", "The first step is right", lambda key, step, right: step * right),
    "third_step": ("three", "step 3, `W` ", "The first 2 steps are right", lambda key, step, right: right * (1 + 5 * (step == 3))),
    "optimizers": ("strict", "`W` of optimizer 1 has moved too far.", "The first step is", lambda key, step, right: 2 * right),
    "surface": ("walk", "step 1, `x` has moved too far.", "The first step is", lambda key, step, right: 2 * right),
}))
def test_the_first_difference_is_told(test, differs, look, change):
    verdict = verdict_on(results(moving(change), test), test)
    assert (verdict.status, verdict.asked) == (FAILED, TOY.of_test(test)[0].name)
    assert verdict.differs.startswith("After ") and differs in verdict.differs and verdict.look.startswith(look)
    assert (len(verdict.paths), verdict.surface) == ((2, "ellipse") if test == "walk" else (0, None))
    assert all(path.shape == (3, 2) for path in verdict.paths.values())


def test_the_picture_has_x_before_y_and_nothing_else():
    (given,) = results(moving(lambda key, step, right: 2 * right), "walk")
    given["paths"] = [{"z": [[0.0]], "y": given["paths"][0]["y"], "x": given["paths"][0]["x"]}]
    before = deepcopy(given)
    drawn = verdict_on([given], "walk").paths["yours"]
    assert drawn.tolist() == [[x, y] for (x,), (y,) in zip(given["paths"][0]["x"], given["paths"][0]["y"])]
    assert given == before


@pytest.mark.parametrize("words, field, value", rows({
    "new_arrays": ("in new arrays", "aliases", [{"W": [7.0, 7.0], "b": [7.0]}]),
    "changed": ("the gradients it was given (`W`, `b`)", "grads_changed", ["W", "b"]),
    "added": ("added to `params`: `t`", "keys_added", ["t"]),
}))
def test_contract_flags_cost_only_the_cases_that_ask(words, field, value):
    flag = {field: value * 2 if field == "aliases" else value}
    verdict = verdict_on([{**results(SGD, "strict")[0], **flag}], "strict")
    assert verdict.status == FAILED and words in verdict.differs
    wrong = verdict_on([{**results(moving(lambda key, step, right: 2 * right), "strict")[0], **flag}], "strict")
    assert "too far" in wrong.differs  # numbers come first
    assert verdict_on([{**results(SGD)[0], field: value}]).status == PASSED


@pytest.mark.parametrize("bad, asked", [({0}, "the first thing"), ({1}, "the second thing"), ({0, 1}, "the first thing")], ids=str)
def test_the_first_failing_case_decides(bad, asked):
    late, uphill = [{"error": {"kind": "late"}}] * 2, results(moving(lambda key, step, right: -right), "both")
    for wrong in (late, uphill):
        given = [wrong[number] if number in bad else right for number, right in enumerate(results(SGD, "both"))]
        assert verdict_on(given, "both").asked == asked


def test_the_nearest_of_several_references_counts():
    twice = moving(lambda key, step, right: 2 * right)
    mixed = moving(lambda key, step, right: (1 + (key == "b")) * right)
    either = replace(TOY, also=(twice,))
    for made, alone, together in ((SGD, PASSED, PASSED), (twice, FAILED, PASSED), (mixed, FAILED, FAILED)):
        assert [verdict_on(results(made, "three"), "three", exercise).status for exercise in (TOY, either)] == [alone, together]


@pytest.mark.parametrize("name", [name for name in COURSE.names("tests/hidden") if COURSE.exercise(name).kind == "class"])
def test_no_sentence_gives_a_number_away(name):
    exercise = COURSE.exercise(name)
    odd = [moving(lambda key, step, right, by=by: by * right, exercise.reference) for by in (-1, 0, 0.5, 2, np.nan)]
    for test in exercise.tests:
        for made in (*odd, *COURSE.mistakes(name)):
            verdict = verdict_on(results(made, test, exercise), test, exercise)
            words = re.sub(r"optimizer [12]|\([\d, ]*\)", "", f"{verdict.differs} {verdict.look}")
            assert verdict.asked in {"", *(case.name for case in exercise.of_test(test))}
            assert "raised an error" in words or {int(number) for number in re.findall(r"\d+", words)} <= set(range(1, 201)), words
            assert "raised an error" in words or not re.search(r"\d\.\d|\de[+-]?\d", words), words

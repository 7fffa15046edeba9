"""What counts as evidence: numbers that can be compared, and what a case asks for besides them."""
from copy import deepcopy
from pathlib import Path

import numpy as np
import pytest

from grader.cases import TOLERANCE, draw
from grader.course import Course
from grader.evidence import asked, distance, expected, gathered, is_plain, tolerance
from grader.judge import references
from grader.probe import drive

from .helpers import rows

COURSE = Course(Path(__file__).resolve().parents[1])
ADAM = COURSE.exercise("adam")


def results(test, optimizer=ADAM.reference):
    return [drive(optimizer, draw(ADAM, case, "s")) for case in ADAM.of_test(test)]


def test_right_answers_are_evidence_of_every_case():
    table = gathered(ADAM, "s", {test: results(test) for test in ADAM.tests})
    assert set(table) == {case for test in ADAM.tests for case in ADAM.of_test(test)}
    for case, numbers in table.items():
        width = sum(part.stop - part.start for part in numbers.parts.values())
        assert numbers.is_right() and numbers.moved.shape == (case.steps + 1, width) and not numbers.moved[0].any()
        assert asked(case, numbers.flags) == (case.in_place, False, False)


def test_gradients_are_at_hand_where_they_are_few_and_drawn():
    for test in ADAM.tests:
        for case in ADAM.of_test(test):
            gradients = expected(ADAM, case, "s")[2]
            assert (gradients is None) == (case.steps > 10 or bool(case.surface))
            assert gradients is None or len(gradients) == case.steps


def spoilt(change):
    given = deepcopy(results("first_step"))
    change(given[0])
    return given


@pytest.mark.parametrize("given, left", rows({
    "all": (results("first_step"), 3), "fewer": (results("first_step")[:1], 1), "nothing": ([], 0), "none": (None, 0),
    "an error": ([{"error": {"kind": "late"}}, *results("first_step")[1:]], 2),
    "a path less": (spoilt(lambda result: result["paths"].pop()), 2), "no path of a key": (spoilt(lambda result: result["paths"][0].popitem()), 2),
    "words": (spoilt(lambda result: result["paths"][0].update(W=[["a"] * 6] * 2)), 2),
    "a step more": (spoilt(lambda result: [path.append(path[-1]) for path in result["paths"][0].values()]), 2),
    "no flags": (spoilt(lambda result: result.pop("grads_changed")), 2)}))
def test_what_cannot_be_compared_is_no_evidence(given, left):
    assert len(gathered(ADAM, "s", {"first_step": given})) == left


class Careless(ADAM.reference):
    """Right numbers, in new arrays, from gradients that it changes, and with a key of its own."""
    def update(self, params, grads):
        moved = {key: params[key].copy() for key in grads}
        super().update(moved, grads)
        params.update(moved, mine=np.zeros(1))
        for value in grads.values():
            value *= 0


def test_of_the_flags_those_count_that_a_case_asks_for():
    """Careless code changes no caller's array, where that is asked; it does all that should not be done."""
    table = gathered(ADAM, "s", {test: results(test, Careless) for test in ADAM.tests})
    assert all(numbers.flags == (False, True, True) for numbers in table.values())
    assert all(asked(case, numbers.flags) == (False, case.grads_kept, case.in_place) for case, numbers in table.items())
    assert {case.in_place for case in table} == {case.grads_kept for case in table} == {True, False}


def test_plain_cases_ask_for_the_rule_alone():
    assert all(is_plain(case) != case.pause for case in ADAM.of_test("several_steps"))
    assert not all(map(is_plain, ADAM.of_test("contract")))
    assert all(tolerance(case) <= TOLERANCE for test in ADAM.tests for case in ADAM.of_test(test))


ONE = np.array([[0.0], [1.0], [-2.0]])


@pytest.mark.parametrize("moved, far", rows({
    "the same": (ONE, 0), "a hundredth": (ONE * 1.01, 0.01), "at the first step": (ONE + [[0], [0.5], [0]], 0.5),
    "of the way gone": (ONE + [[0], [0], [0.5]], 0.25), "nan": (ONE * np.nan, np.inf), "inf": (ONE + [[0], [0], [np.inf]], np.inf)}))
def test_distance_is_the_worst_one_relative_to_the_way_gone(moved, far):
    assert distance(moved, ONE[None]) == pytest.approx(far)
    assert distance(moved, np.array([ONE, moved]))[1] == 0


def test_what_is_not_finite_is_like_what_is_not_finite():
    assert distance(ONE * np.nan, ONE[None] * np.inf) == 0


def test_a_reference_in_two_forms_is_expected_in_both():
    case = ADAM.of_test("first_step")[0]
    assert len(expected(ADAM, case, "s")[0]) == len(references(ADAM, case, "s")) == len(ADAM.rights)

"""Experiments on the black boxes: what shows a fault and condemns no right optimizer passes; all else gets its sentence."""
import json
from pathlib import Path

import numpy as np
import pytest

from descent.boxes import LABELS, read_gradients, steps_of
from grader import proof
from grader.course import Course
from grader.judge import FAILED, PASSED, judge
from grader.probe import answer
from tests.hidden._experiments import AGREE, APART, apart, outcome
from tests.hidden._rights import RIGHT, ROOTS

from .helpers import rows
from .test_boxes import ALIBIS, MALFORMED

COURSE = Course(Path(__file__).resolve().parents[1])
NAMES = ("experiments", "faults", "one_for_all")
REFERENCES = {"SGD": "sgd", "Momentum": "momentum", "AdaGrad": "adagrad", "RMSprop": "rmsprop", "Adam": "adam"}


def verdict(exercise, made, test):
    """The verdict on one cell, through the probe and JSON as a submission's."""
    exercise = COURSE.exercise(exercise)
    request = {"target": "made", "seconds": 60, "cases": [exercise.draw(case, None) for case in exercise.of_test(test)]}
    return judge(exercise, test, "a course", json.loads(answer(json.dumps(request), {"made": made})))


@pytest.mark.parametrize("name", LABELS)
def test_right_optimizers_are_the_references_and_other_forms_of_them(name):
    kind, given = LABELS[name]
    gradients = read_gradients([{"W": values[:2], "b": values[2:]} for values in np.random.default_rng(3).normal(size=(30, 3))])
    reference = steps_of(COURSE.exercise(REFERENCES[kind]).reference(**given), gradients)
    assert apart(steps_of(RIGHT[kind][0](**given), gradients), reference) < 1e-9
    assert all(apart(steps_of(made(**given), gradients), reference) < AGREE for made in RIGHT[kind])
    tiny = read_gradients([1e-7])
    first, *others = ([step["x"][0] for step in steps_of(made(**given), tiny)] for made in RIGHT[kind])
    assert all(abs(other[0] / first[0] - 1) > APART for other in others) and len(others) in (0, 2, 5)


@pytest.mark.parametrize("name", LABELS)
def test_alibis_expose_nothing(name):
    for gradients in ALIBIS[name]:
        seen, spread = outcome(name, read_gradients(gradients))
        assert seen < 1e-6 or spread > seen  # random gradients may be small enough for eps to show


@pytest.mark.parametrize("exercise", NAMES)
def test_every_mistake_is_called_by_its_name(exercise):
    assert proof.misnamed(COURSE.exercise(exercise), COURSE.mistakes(exercise), "a course") == []


@pytest.mark.parametrize("test", COURSE.exercise("experiments").tests)
@pytest.mark.parametrize("gradients, message", rows(MALFORMED))
def test_what_is_no_experiment_scores_nothing_and_is_told_why(gradients, message, test):
    found = verdict("experiments", dict.fromkeys(LABELS, gradients), test)
    assert found.status == FAILED and message in found.differs and found.look.endswith("run it.")


class Pretends(list):
    def __len__(self):
        return 1


@pytest.mark.parametrize("made, words", rows({
    "no dict": ([1, 2], "has no entry 'A'"), "none": (None, "has no entry 'A'"), "other keys": ({"a": [30]}, "has no entry 'A'"),
    "a function": ({"A": len}, "is a list of gradients"), "nested without end": ({"A": [[[[[[[[1]]]]]]]]}, "Gradient 1 is not"),
    "an iterator without end": ({"A": iter(int, 1)}, "may hold 4"), "one that hides its length": ({"A": Pretends([30] * 9)}, "holds 9"),
    "far too much": ({"A": np.zeros(10 ** 7)}, "Far too much"), "a set of texts": ({"A": {"a", "b"}}, "Gradient 1 is not"),
}))
def test_strange_answers_score_nothing(made, words):
    found = verdict("experiments", made, "expose_a")
    assert found.status != PASSED and words in found.differs and found.look


@pytest.mark.parametrize("name, gradients, words", rows({
    "near eps": ("C", [1e-6], "right optimizers of the kind AdaGrad differ"),
    "near eps in one number": ("D", [[1, 3], [1e-9, 3]], None),  # its memory is large already: eps decides nothing
    "near eps, the other form": ("F", [{"W": 1e-5, "b": 1e-5}], "right optimizers of the kind Adam differ"),
    "zeros": ("E", [0, 0, 0], "as a right Adam does"),
    "zeros in SGD": ("A", [0], "as a right SGD does"),
    "barely": ("A", [5.02], "by less than one percent"),
    "not at all": ("A", [5], "as a right SGD does"),
    "enough": ("A", [5.1], None),
    "what cancels": ("A", [1, -1, 1, -1], "as a right SGD does"),
    "momentum that comes to rest": ("B", [1, -0.5], "as a right Momentum does"),
    "one equal pair": ("D", [[2, 2], [-2, 2]], "as a right RMSprop does"),
    "two arrays of equal numbers": ("F", [{"W": [1, 1], "b": [1, 1]}], None),
}))
def test_an_experiment_shows_a_fault_and_condemns_no_innocent(name, gradients, words):
    found = verdict("experiments", {name: gradients}, f"expose_{name.lower()}")
    assert found.status == (FAILED if words else PASSED) and (words or "") in found.differs
    assert not words or found.look


def test_differences_count_by_the_right_step_and_rounding_does_not():
    def steps(*values):
        return [{"x": np.array([value])} for value in values]
    assert np.isclose(apart(steps(1, 1.02), steps(1, 1)), 0.02)
    assert np.isclose(apart(steps(100, 1.02), steps(100, 1)), 0.02)
    assert apart(steps(1, 1e-17), steps(1, 0)) < 1e-12
    assert apart(steps(0, 0), steps(0, 0)) == 0 and apart(steps(0, 1e-9), steps(0, 0)) == 1


@pytest.mark.parametrize("named, words", rows({
    "another of the list": (7, "Fault 7 is not the one"), "not yet": (0, "No fault is named"), "beyond": (14, "has no fault with the number"),
    "a half": (3.5, "has no fault with the number"), "nan": (np.nan, "has no fault with the number"), "below": (-3, "has no fault with the number"),
    "text": ("3", "is no number"), "words": ("It cuts off", "is no number"), "two": ([3, 7], "is not one number"),
    "none": (None, "is not one number"), "a dict": ({3: True}, "is not one number"), "in a list": ([3], "is not one number"),
    "a function": (len, "is no number"), "infinite": (np.inf, "has no fault with the number"),
}))
def test_names_that_are_not_right_get_a_sentence(named, words):
    found = verdict("faults", {"A": named}, "name_a")
    assert found.status == FAILED and words in found.differs and found.look


def test_an_experiment_for_all_is_judged_by_each_box():
    gradients = COURSE.exercise("one_for_all").value
    assert verdict("one_for_all", gradients, "expose_all").status == PASSED
    assert verdict("one_for_all", gradients + [{"W": [0, 0], "b": 0}], "expose_all").status == PASSED  # twelve numbers
    assert "holds 15" in verdict("one_for_all", gradients + gradients[:2], "expose_all").differs
    assert "still empty" in verdict("one_for_all", [], "expose_all").differs
    found = verdict("one_for_all", gradients[:2], "expose_all")
    assert found.differs == "It exposes 5 of the 6 boxes; not exposed: B." and found.look
    near = [{**gradients[0], "W": [1e-7, 3]}, *gradients[1:]]
    assert "innocent ones would be condemned" in verdict("one_for_all", near, "expose_all").differs


def test_the_tolerances_leave_room_on_both_sides():
    assert len(ROOTS) == 3 and AGREE * 10 <= APART
    for name, gradients in COURSE.exercise("experiments").value.items():
        seen, spread = outcome(name, read_gradients(gradients))
        assert spread < AGREE / 100 and seen > 5 * APART

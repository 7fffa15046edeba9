"""The fast replay of mistakes says what the probe says of them: the same numbers, the same flags, and nothing where one raises."""
from pathlib import Path

import numpy as np
import pytest

from grader.cases import draw
from grader.course import Course
from grader.mistakes import variants
from grader.probe import drive
from grader.replay import replay, track

from .helpers import rows

COURSE = Course(Path(__file__).resolve().parents[1])
CLASSES = [name for name in COURSE.names("tests/hidden") if COURSE.exercise(name).kind == "class"]
pytestmark = pytest.mark.filterwarnings("ignore")


@np.errstate(all="ignore")
@pytest.mark.parametrize("name", CLASSES)
def test_what_is_replayed_is_what_the_probe_brings_back(name):
    exercise, raised = COURSE.exercise(name), 0
    for case in [case for case in exercise.cases if case.steps <= 6]:
        inputs = draw(exercise, case, "s")
        for made in [exercise.reference, *(one for mistake in COURSE.mistakes(name) for one in variants(mistake)[:2])]:
            right, found = drive(made, inputs), replay(made, track(inputs))
            if "error" in right:
                raised += 1
                assert found is None, made
                continue
            path = np.concatenate([np.array(part) for paths in right["paths"] for part in paths.values()], axis=1)
            same = all(path[key][-1] == own[key] for path, own in zip(right["paths"], right["aliases"]) for key in own)
            assert np.array_equal(found[0], path - path[0], equal_nan=True), made
            assert found[1] == (same, bool(right["grads_changed"]), bool(right["keys_added"])), made
    assert raised  # some mistakes raise errors where a key or a shape is not what they expect


def test_fewer_steps_are_the_first_ones_and_have_no_flags_where_none_are_asked_for():
    exercise = COURSE.exercise("adam")
    inputs = track(draw(exercise, exercise.of_test("long_run")[0], "s"))
    moved, flags = replay(exercise.reference, inputs, 3, flags=False)
    assert flags is None and moved.shape[0] == 4 and np.array_equal(moved, replay(exercise.reference, inputs)[0][:4])


class Base:
    def __init__(self, *args, **kwargs):
        pass

    def update(self, params, grads):
        pass


@pytest.mark.parametrize("update, flags", rows({
    "nothing": (lambda self, params, grads: None, (True, False, False)),
    "new_arrays": (lambda self, params, grads: params.update({key: value + 1 for key, value in params.items()}), (False, False, False)),
    "other_gradients": (lambda self, params, grads: grads.update(W=grads["W"] + 1), (True, True, False)),
    "a_gradient_more": (lambda self, params, grads: grads.update(more=1), (True, True, False)),
    "a_key_more": (lambda self, params, grads: params.update(more=np.zeros(1)), (True, False, True)),
    "another_shape": (lambda self, params, grads: params.update(W=np.zeros(1)), None),
    "words": (lambda self, params, grads: params.update(b=np.array(["a", "b", "c"])), None),
    "a_key_less": (lambda self, params, grads: params.pop("b"), None),
    "an_error": (lambda self, params, grads: 1 / 0, None),
}))
def test_what_a_class_does_besides_moving(update, flags):
    exercise = COURSE.exercise("sgd")
    found = replay(type("Made", (Base,), {"update": update}), track(draw(exercise, exercise.of_test("several_steps")[0], "s")))
    assert (found and found[1]) == flags

"""Hidden inputs: the same for everybody in a course, others in another course, and what each field of a case asks for."""
import hashlib
import inspect
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from descent.surfaces import SURFACES
from grader.cases import NETWORK, TOLERANCE, Case, Exercise, draw
from grader.course import Course

ROOT = Path(__file__).resolve().parents[1]
COURSE = Course(ROOT)
EXERCISES = {name: COURSE.exercise(name) for name in COURSE.names("tests/hidden") if COURSE.exercise(name).kind == "class"}
EVERY = [pytest.param(exercise, case, id=f"{name}-{case.test}-{case.name.replace(' ', '_')}")
         for name, exercise in EXERCISES.items() for case in exercise.cases]
SEEDS = [f"course {number}" for number in range(20)]
PLAIN = (dict, list, str, int, float, type(None))


class Toy:
    def __init__(self, lr=0.1, second=0.2, third=0.3):
        pass


TOY = Exercise("toy", Toy, {"lr": (0.05, 0.5), "second": (2.0, 3.0), "third": (-5.0, -4.0)}, cases=(),
               lr_on={"ellipse": (7.0, 8.0), "saddle": (9.0, 9.5)})


def toy(seed="a course", exercise=TOY, **fields):
    """The inputs of a case that differs from the plainest one in some fields."""
    return draw(exercise, Case("test", "name", **fields), seed)


def sizes(values):
    """Absolute values of all numbers in nested lists and dicts, as one flat array."""
    if not isinstance(values, (dict, list)):
        return np.abs([values])
    return np.concatenate([sizes(part) for part in (values.values() if isinstance(values, dict) else values)])


def types(data):
    """The types of everything in nested lists and dicts; keys count too."""
    inside = [*data, *data.values()] if isinstance(data, dict) else data if isinstance(data, list) else []
    return {type(data)}.union(*map(types, inside))


def digest(seed):
    """A digest of all inputs of all exercises. Printed by another process too."""
    inputs = [draw(exercise, case, seed) for exercise in EXERCISES.values() for case in exercise.cases]
    return hashlib.sha256(json.dumps(inputs).encode()).hexdigest()


@pytest.mark.parametrize("exercise, case", EVERY)
def test_a_seed_always_draws_the_same(exercise, case):
    once = draw(exercise, case, "a course")
    np.random.seed(0)  # nobody else's random numbers matter
    assert draw(exercise, replace(case), "a course") == once
    assert draw(replace(exercise, lr_on=dict(reversed(exercise.lr_on.items()))), case, "a course") == once


@pytest.mark.parametrize("hash_seed", ["1", "2"])
def test_other_processes_draw_the_same(hash_seed):
    program = "import sys; sys.path.insert(0, sys.argv[1]); from tests.test_cases import digest; print(digest('a course'))"
    done = subprocess.run([sys.executable, "-c", program, str(ROOT)], env={"PYTHONHASHSEED": hash_seed}, text=True,
                          capture_output=True, check=True)
    assert done.stdout.strip() == digest("a course")


@pytest.mark.parametrize("exercise, case", EVERY)
def test_other_seeds_draw_others(exercise, case):
    def different(field):
        return len({json.dumps([run[field] for run in draw(exercise, case, seed)["runs"]]) for seed in SEEDS})
    given = {"keyword": "kwargs", "positional": "args", "default": None}[case.hyper]
    assert different("start") == len(SEEDS)
    assert different("grads") == (len(SEEDS) if case.surface is None else 1)
    assert different("lrs") == (len(SEEDS) if case.lr_changes else 1)
    assert given is None or different(given) > len(SEEDS) / 2  # rounded, so that two may meet


@pytest.mark.parametrize("name", EXERCISES)
def test_no_two_cases_draw_alike(name):
    starts = [json.dumps(draw(EXERCISES[name], case, "a course")["runs"][0]["start"]) for case in EXERCISES[name].cases]
    assert len(set(starts)) == len(starts)


@pytest.mark.parametrize("exercise, test, name", [("other", "test", "name"), ("toy", "other", "name"), ("toy", "test", "other")])
def test_exercise_test_and_name_decide_what_is_drawn(exercise, test, name):
    assert toy() != draw(replace(TOY, name=exercise), Case(test, name), "a course")


def test_drawing_leaves_the_global_random_numbers_alone():
    np.random.seed(3)
    expected = np.random.rand()
    np.random.seed(3)
    toy()
    assert np.random.rand() == expected


@pytest.mark.parametrize("exercise, case", EVERY)
def test_inputs_are_plain_data(exercise, case):
    inputs = draw(exercise, case, "a course")
    assert types(inputs) <= set(PLAIN)
    assert json.loads(json.dumps(inputs, allow_nan=False)) == inputs


@pytest.mark.parametrize("exercise, case", EVERY)
def test_inputs_are_as_the_case_says(exercise, case):
    for seed in SEEDS:
        inputs = draw(exercise, case, seed)
        assert (inputs["steps"], inputs["surface"], len(inputs["runs"])) == (case.steps, case.surface, case.optimizers)
        for run in inputs["runs"]:
            assert {key: np.shape(value) for key, value in run["start"].items()} == case.shapes
            assert (run["grads"] is None) == bool(case.surface)
            assert (run["lrs"] is None) != case.lr_changes
            for low, high, value in hyperparameters(exercise, case, run):
                assert low <= value <= high
            if case.surface is None:
                assert np.all((case.start[0] <= sizes(run["start"])) & (sizes(run["start"]) <= case.start[1]))
                assert len(run["grads"]) == case.steps
                assert {key: np.shape(value) for grads in run["grads"] for key, value in grads.items()} == case.shapes
                low, high = case.gradients or exercise.gradients
                drawn = sizes(run["grads"])
                loud = case.spike * low <= drawn
                assert np.all((low <= drawn) & (drawn <= high) | loud & (drawn <= case.spike * high) | (case.dead or case.pause) & (drawn == 0))


def hyperparameters(exercise, case, run):
    """(low, high, value) of the hyperparameters that a run gives."""
    bounds = {**exercise.hyper, **({"lr": exercise.lr_on[case.surface]} if case.surface else {})}
    given = dict(zip(bounds, run["args"], strict=True)) if run["args"] else run["kwargs"]
    return [(*bounds[name], value) for name, value in given.items()]


@pytest.mark.parametrize("name", EXERCISES)
def test_positional_hyperparameters_are_in_the_order_of_the_constructor(name):
    exercise = EXERCISES[name]
    for made in (exercise.reference, *exercise.also):
        assert list(inspect.signature(made).parameters) == list(exercise.hyper)


@pytest.mark.parametrize("hyper, args, kwargs", [
    ("default", 0, []), ("keyword", 0, ["lr", "second", "third"]), ("positional", 3, []),
])
def test_hyperparameters_are_given_as_the_case_says(hyper, args, kwargs):
    run = toy(hyper=hyper)["runs"][0]
    assert (len(run["args"]), list(run["kwargs"])) == (args, kwargs)
    assert run["args"] in ([], list(toy(hyper="keyword")["runs"][0]["kwargs"].values()))


def test_a_plain_case_has_signs_of_both_kinds():
    run = toy(steps=20)["runs"][0]
    for values in (run["start"]["W"], *([grads[key] for grads in run["grads"]] for key in NETWORK)):
        assert {-1.0, 1.0} == set(np.sign(np.ravel(values)))


@pytest.mark.parametrize("steps", [1, 2, 7])
def test_spike_makes_one_step_larger(steps):
    loud, quiet = (toy(steps=steps, spike=spike)["runs"][0]["grads"] for spike in (30.0, 1.0))
    ratios = [np.divide(one[key], other[key]) for one, other in zip(loud, quiet) for key in NETWORK]
    assert sorted(float(ratio.mean()) for ratio in ratios) == pytest.approx([1.0] * 2 * (steps - 1) + [30.0] * 2)
    assert all(np.ptp(ratio) < 1e-9 for ratio in ratios)


def test_a_pause_stills_the_first_parameter_in_the_last_step_but_one_and_a_number_of_the_second_before():
    paused, moving = (toy(steps=5, pause=pause, shapes={"a": (2,), "b": (2,)})["runs"][0]["grads"] for pause in (True, False))
    assert paused[3] == {"a": [0.0, 0.0], "b": moving[3]["b"]}
    assert paused[2] == {"a": moving[2]["a"], "b": [0.0, moving[2]["b"][1]]}
    assert [*paused[:2], paused[4]] == [*moving[:2], moving[4]]


def test_reordered_turns_the_keys_of_gradients_around_and_nothing_else():
    turned, plain = (toy(steps=3, reordered=reordered, shapes={"a": (2,), "b": ()})["runs"][0] for reordered in (True, False))
    assert turned == plain
    assert [list(grads) for grads in turned["grads"]] == [["b", "a"]] * 3 and list(turned["start"]) == ["a", "b"]


@pytest.mark.parametrize("shape", [(), (1,), (3,), (2, 3)], ids=str)
def test_dead_stills_the_first_element_of_each_parameter(shape):
    dead, alive = (toy(steps=5, dead=dead, shapes={"a": shape, "b": shape})["runs"][0]["grads"] for dead in (True, False))
    for one, other in zip(dead, alive, strict=True):
        for key in ("a", "b"):
            assert np.ravel(one[key])[0] == 0.0
            assert np.ravel(one[key])[1:].tolist() == np.ravel(other[key])[1:].tolist()


def test_lr_changes_gives_a_rate_for_each_step():
    run = toy(steps=200, lr_changes=True)["runs"][0]
    factors = np.divide(run["lrs"], run["kwargs"]["lr"])
    assert len(set(run["lrs"])) > 150 and 0.19 < factors.min() < 0.3 and 2.8 < factors.max() < 3.01


def test_optimizers_are_drawn_apart():
    one, other = toy(optimizers=2)["runs"]
    assert all(one[field] != other[field] for field in ("kwargs", "start", "grads"))


@pytest.mark.parametrize("surface", ["ellipse", "saddle"])
def test_a_surface_brings_its_own_start_and_learning_rate(surface):
    for seed in SEEDS:
        run = toy(seed, surface=surface, shapes={"x": (1,), "y": (1,)})["runs"][0]
        away = np.divide([run["start"]["x"][0], run["start"]["y"][0]], SURFACES[surface].start)
        assert np.all((0.8 <= away) & (away <= 1.2))
        assert TOY.lr_on[surface][0] <= run["kwargs"]["lr"] <= TOY.lr_on[surface][1]


@pytest.mark.parametrize("field, inside", [
    ("gradients", lambda run: run["grads"]), ("start", lambda run: run["start"]),
])
def test_a_case_may_set_its_own_range(field, inside):
    found = sizes(inside(toy(steps=5, **{field: (50.0, 60.0)})["runs"][0]))
    assert 50 <= found.min() and found.max() <= 60
    assert sizes(inside(toy(steps=5)["runs"][0])).max() < 5


def test_the_tests_of_an_exercise_are_its_cases_in_order():
    cases = tuple(Case(test, name) for test, name in (("b", "1"), ("a", "2"), ("b", "3")))
    exercise = replace(TOY, cases=cases)
    assert exercise.tests == ("b", "a")
    assert exercise.of_test("b") == (cases[0], cases[2])
    assert exercise.of_test("c") == ()
    assert {case.tolerance for case in cases} == {TOLERANCE}

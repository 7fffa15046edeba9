"""The gap on both sides of the tolerance: right answers stay below 1e-5, wrong ones show above 1e-3. `pytest -s` prints it."""
import inspect
import re
from functools import lru_cache
from pathlib import Path

import numpy as np
import pytest

from grader.cases import draw
from grader.course import Course
from grader.judge import FAILED, PASSED, deviation, judge, references
from grader.probe import drive

from .submissions import load

COURSE = Course(Path(__file__).resolve().parents[1])
EXERCISES = {name: COURSE.exercise(name) for name in COURSE.names("tests/hidden") if COURSE.exercise(name).kind == "class"}
CELLS = [pytest.param(name, test, id=f"{name}-{test}") for name, exercise in EXERCISES.items() for test in exercise.tests]
SEEDS = [f"course {number}" for number in range(20)]
RULE = ("first_step", "several_steps", "long_run", "surface")  # the cells that everything right passes
GALLERY = ("right_plain", "right_with_a_base_class", "right_with_eps_inside", "right_with_loops")

ROOTS = {"outside_1e-7": "(np.sqrt({}) + 1e-7)", "outside_1e-8": "(np.sqrt({}) + 1e-8)", "inside_1e-7": "np.sqrt({} + 1e-7)",
         "inside_1e-8": "np.sqrt({} + 1e-8)"}
MEANS = "a += (1 - beta1) * (g - a); b = g * g - beta2 * (g * g - b); "
HATS, RATE = "lr * (a / (1 - beta1 ** t)) / ", "lr * np.sqrt(1 - beta2 ** t) / (1 - beta1 ** t) * a / "
AMSGRAD = ("a += (1 - beta1) * (g - a); b = b if t > 1 else (0.0, 0.0); now = beta2 * b[0] + (1 - beta2) * g * g; "
           "b = now, np.maximum(b[1], now); ")
LION = "c = a + (1 - beta1) * (g - a); step = lr * {}; a = a + (1 - beta2) * (g - a)"
ACCEPTED = {  # {exercise: {name: how a step follows from a gradient g, the place p and two memories a and b, which start at 0}}
    "sgd": {"in_two_halves": "step = lr * (g / 2) + lr * (g / 2)"},
    "momentum": {"rate_outside": "a = momentum * a + g; step = lr * a", "incremental": "a -= (1 - momentum) * a + lr * g; step = -a",
                 "as_a_mean": "a += (1 - momentum) * (g / (1 - momentum) - a); step = lr * a"},
    "adagrad": {name: f"b = b + g * g; step = g * (lr / {root.format('b')})" for name, root in ROOTS.items()},
    "rmsprop": {name: f"b += (1 - decay_rate) * (g * g - b); step = g * (lr / {root.format('b')})" for name, root in ROOTS.items()},
    "adam": {**{name: MEANS + f"step = {HATS}{root.format('(b / (1 - beta2 ** t))')}" for name, root in ROOTS.items()},
             **{f"rate_{name}": MEANS + f"step = {RATE}{root.format('b')}" for name, root in ROOTS.items()}},
    "nesterov": {"rate_outside": "a = momentum * a + g; step = lr * (g + momentum * a)",
                 "old_and_new": "b, a = a, momentum * a - lr * g; step = momentum * b - (1 + momentum) * a",
                 "old_alone": "step = (1 + momentum) * lr * g - momentum ** 2 * a; a = momentum * a - lr * g",
                 "new_alone": "a = momentum * a - lr * g; step = lr * g - momentum * a"},
    "amsgrad": {name: AMSGRAD + f"step = {HATS}{root.format('(b[1] / (1 - beta2 ** t))')}" for name, root in ROOTS.items()},
    "adamw": {name: MEANS + f"step = {HATS}{root.format('(b / (1 - beta2 ** t))')} + lr * weight_decay * p"
              for name, root in ROOTS.items()},
    "lion": {"by_size": LION.format("c / (np.abs(c) + (c == 0))"), "by_comparing": LION.format("((c > 0) * 1.0 - (c < 0))"),
             "by_copysign": LION.format("np.where(c == 0, 0.0, np.copysign(1.0, c))"), "plain": LION.format("np.sign(c)")},
}
CLASS = """
class Variant:
    def __init__(self, {signature}):
        self.lr, self.hyper, self.t, self.memory = lr, ({names},), 0, {{}}

    def update(self, params, grads):
        {names}, = self.hyper
        self.t, lr, t = self.t + 1, self.lr, self.t + 1
        for key, g in grads.items():
            p, (a, b) = params[key], self.memory.get(key, (0.0 * g, 0.0 * g))
            {body}
            self.memory[key] = a, b
            params[key] = params[key] - step
"""

inputs = lru_cache(maxsize=None)(draw)


def accepted(exercise):
    """(name, class) of right answers that are written in other ways."""
    signature = inspect.signature(exercise.reference)
    for name, body in ACCEPTED.get(exercise.name, {}).items():
        scope = {"np": np}
        exec(CLASS.format(signature=str(signature)[1:-1], names=", ".join(signature.parameters), body=body), scope)
        yield name, scope["Variant"]
    for name in GALLERY:
        scope = {"np": np}
        exec(load(name).ANSWERS.get(exercise.name, ""), scope)
        if exercise.reference.__name__ in scope:
            yield name, scope[exercise.reference.__name__]


def off(made, exercise, case, seed):
    """How far an answer is from the nearest reference at worst; 1 where it breaks what the case asks for besides numbers."""
    result = drive(made, inputs(exercise, case, seed))
    if "error" in result or case.grads_kept and result["grads_changed"] or case.in_place and result["keys_added"]:
        return 1.0
    if case.in_place and any(path[key][-1] != own[key] for path, own in zip(result["paths"], result["aliases"]) for key in own):
        return 1.0
    return min(max(float(np.nan_to_num(table, nan=np.inf).max()) for table in deviation(result, right).values())
               for right in references(exercise, case, seed))


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", EXERCISES)
def test_right_answers_stay_below_the_gap(name):
    exercise = EXERCISES[name]
    cases = [case for case in exercise.cases if case.test in RULE]
    for variant, made in accepted(exercise):
        found = {(case.test, case.name, seed): off(made, exercise, case, seed) for case in cases for seed in SEEDS}
        worst = max(found, key=found.get)
        print(f"{name:9} {variant:24} {found[worst]:.1e}  {worst[1]}, {worst[2]}")
        assert found[worst] < 1e-5, (variant, worst)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("seed", SEEDS[:3])
@pytest.mark.parametrize("name", EXERCISES)
def test_mistakes_show_above_the_gap(name, seed):
    for made in COURSE.mistakes(name):
        assert any(off(made, EXERCISES[name], case, seed) > 1e-3 for case in EXERCISES[name].cases), made.__name__


@pytest.mark.parametrize("seed", SEEDS[:3])
@pytest.mark.parametrize("name, test", CELLS)
def test_references_pass_and_skeletons_fail(name, test, seed):
    exercise, scope = EXERCISES[name], {}
    text = COURSE.reference_path(name).read_text(encoding="utf-8")
    exec(re.sub("### BEGIN SOLUTION.*?### END SOLUTION", "raise NotImplementedError", text, flags=re.S), scope)

    def verdict(made):
        return judge(exercise, test, seed, [drive(made, inputs(exercise, case, seed)) for case in exercise.of_test(test)])
    assert {verdict(made).status for made in (exercise.reference, *exercise.also)} == {PASSED}
    assert verdict(scope[exercise.reference.__name__]).status == FAILED


@pytest.mark.parametrize("name", ACCEPTED)
def test_every_accepted_way_is_measured(name):
    assert len(dict(accepted(EXERCISES[name]))) >= 4

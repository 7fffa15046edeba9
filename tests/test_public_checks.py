"""The checks that students see: right answers pass them, each of them catches something, and they speak in sentences."""
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from descent import check
from descent.check import CROSS, TICK, CheckFailed
from grader.check import skeleton_of
from grader.course import Course
from grader.render import cell_name
from reference_solutions.adagrad import AdaGrad
from reference_solutions.adam import Adam
from reference_solutions.momentum import Momentum
from reference_solutions.rmsprop import RMSprop
from reference_solutions.sgd import SGD

from .helpers import rows

ROOT = Path(__file__).resolve().parents[1]
COURSE = Course(ROOT)
ALL = {cell_name(cell, page): (page, cell, COURSE.exercise(cell.tags.get("exercise", page.exercise)))
       for page in COURSE.pages for cell in page.cells if cell.kind == "check"}
CALLS = {name: call for name, call in ALL.items() if call[2].kind == "class"}
OTHERS = {name: call for name, call in ALL.items() if name not in CALLS}  # functions and values


def running(update, right=SGD):
    """A class whose update is `update(self, params, grads, right)`; right(params, grads) makes the right step."""
    def run(self, params, grads):
        update(self, params, grads, lambda params, grads: right.update(self, params, grads))
    return type(f"Wrong{right.__name__}", (right,), {"update": run, "memory": {}})


def stepping(step):
    """A class that takes step(self, parameter, gradient) away from each parameter, in place."""
    def update(self, params, grads, right):
        for key in params:
            params[key] -= step(self, params[key], grads[key])
    return running(update)


def new_arrays(self, params, grads, right):
    copies = {key: value.copy() for key, value in params.items()}
    right(copies, grads)
    params.update(copies)


def changes_gradients(self, params, grads, right):
    right(params, grads)
    grads[list(grads)[-1]] *= 2


def shared_velocity(self, params, grads, right):
    self.v, self.memory["v"] = self.memory.get("v"), {}
    right(params, grads)
    type(self).memory["v"] = self.v


def skips_zeros(self, params, grads, right):
    moving = [key for key in params if grads[key].any()]
    right({key: params[key] for key in moving}, {key: grads[key] for key in moving})


def rate_outside(self, params, grads, right):
    for key in params:
        self.memory[key] = self.momentum * self.memory.get(key, 0) + grads[key]
        params[key] -= self.lr * self.memory[key]


def first_rate(self, params, grads, right):
    self.memory = self.memory or {"lr": 0.01}
    for key in params:
        params[key] -= self.memory["lr"] * grads[key]


def last_key(self, params, grads, right):
    right({"b": params["b"]}, grads)


def known_keys(self, params, grads, right):
    right({key: params[key] for key in params if key in ("W", "b", "x", "y")}, grads)


def by_place(self, params, grads, right):
    right(params, dict(zip(params, grads.values())))


def slower_and_slower(self, params, grads, right):
    right(params, grads)
    self.lr *= 0.9


def uphill(self, params, grads, right):
    right(params, {key: -value for key, value in grads.items()})


def still(self, params, grads, right):
    pass


def all_to_seven(self, params, grads, right):
    for value in params.values():
        value.fill(7.0)


WRONG = {  # {property: (the property, a class that has it, one that has it not and was made for it)}
    "downhill": (check.downhill, SGD, stepping(lambda self, p, g: -self.lr * g)),
    "follows_lr": (check.follows_lr, Momentum, stepping(lambda self, p, g: 0.01 * g)),
    "every_parameter": (check.every_parameter, RMSprop, running(last_key)),
    "element_by_element": (check.element_by_element, Adam, stepping(lambda self, p, g: self.lr * g / np.linalg.norm(g))),
    "anywhere": (check.anywhere, AdaGrad, stepping(lambda self, p, g: self.lr * (g + 0.01 * p))),
    "turned_around": (check.turned_around, Momentum, stepping(lambda self, p, g: self.lr * np.abs(g))),
    "scales_with_gradients": (check.scales_with_gradients, SGD, stepping(lambda self, p, g: self.lr * np.sign(g))),
    "ignores_gradient_size": (check.ignores_gradient_size, Adam, stepping(lambda self, p, g: self.lr * g)),
    "constant_gradient": (check.constant_gradient(1, 1, 1), SGD, running(slower_and_slower)),
    "ends_below": (check.ends_below(1e-6, lr=0.9, n=200), SGD, stepping(lambda self, p, g: 0.01 * self.lr * g)),
    "crosses_the_valley": (check.crosses_the_valley(30, lr=0.95), SGD, stepping(lambda self, p, g: 0.5 * self.lr * g)),
    "in_place": (check.in_place, SGD, running(new_arrays)),
    "keeps_gradients": (check.keeps_gradients, SGD, running(changes_gradients)),
    "any_shape": (check.any_shape, Adam, running(known_keys)),
    "any_order": (check.any_order, Adam, running(by_place, Adam)),
    "own_memory": (check.own_memory, Momentum, running(shared_velocity, Momentum)),
    "takes_a_new_lr": (check.takes_a_new_lr, Adam, running(first_rate)),
    "still_without_gradient": (check.still_without_gradient, AdaGrad, stepping(lambda self, p, g: self.lr * g / np.abs(g))),
    "zero_like_nearly_zero": (check.zero_like_nearly_zero, Momentum, running(skips_zeros, Momentum)),
    "coasts": (check.coasts, Momentum, running(rate_outside, Momentum)),
}


class OtherDefaults(Momentum):
    def __init__(self, lr=0.1, momentum=0.9):
        super().__init__(lr, momentum)


def counts_parameters(self, params, grads, right):
    for key in params:
        right({key: params[key]}, {key: grads[key]})
        self.lr *= 0.9


def settings_of_all(self, params, grads, right):
    self.lr = type(self).last
    right(params, grads)


class SettingsOfAll(running(settings_of_all)):
    def __init__(self, lr=0.01):
        super().__init__(lr)
        SettingsOfAll.last = lr


ADAGRAD_INSIDE = stepping(lambda self, p, g: self.lr * g / np.sqrt(g ** 2 + 1e-7))
WRONG |= {
    "hyperparameters": (check.hyperparameters(lr=0.01, momentum=0.9), Momentum, OtherDefaults),
    "alone_or_beside_others": (check.alone_or_beside_others, SGD, running(counts_parameters)),
    "own_settings": (check.own_settings, SGD, SettingsOfAll),
    "tiny_gradient": (check.tiny_gradient(0.5), AdaGrad, ADAGRAD_INSIDE),
    "forgets": (check.forgets(decay_rate=0.9), RMSprop, type("Never", (AdaGrad,), {"__init__": lambda self, decay_rate:
                AdaGrad.__init__(self)})),
}


def outcome(capsys, made, *properties):
    """(lines that a check prints, the text of its CheckFailed or "")."""
    try:
        check(made, *properties)
    except CheckFailed as problem:
        return capsys.readouterr().out.splitlines(), str(problem)
    return capsys.readouterr().out.splitlines(), ""


def call(name, made):
    """Runs a graded cell of a page, as a student would who has defined this class under the right name."""
    page, cell, exercise = ALL[name]
    scope = {}
    for part in page.cells:
        if part.kind == "locked":
            exec(part.source, scope)
    scope[exercise.target] = made
    exec(cell.source, scope)


def is_sentence(line):
    return bool(re.fullmatch(rf"[{TICK}{CROSS}] \w.*[.?]", line)) and "nan" not in line


@pytest.mark.parametrize("name", CALLS)
def test_right_answers_pass_what_the_pages_ask(name, capsys):
    _, cell, exercise = CALLS[name]
    for made in (exercise.reference, *exercise.also):
        call(name, made)
        lines = capsys.readouterr().out.splitlines()
        assert len(lines) == len(re.findall(r"check\.\w+", cell.source)) > 0
        assert all(line[0] == TICK and is_sentence(line) for line in lines), lines


@pytest.mark.parametrize("name", OTHERS)
def test_right_functions_and_values_pass_what_the_pages_ask(name, capsys):
    for right in OTHERS[name][2].rights:
        call(name, right)
        lines = capsys.readouterr().out.splitlines()
        assert lines and all(line[0] == TICK and is_sentence(line) for line in lines), lines


@pytest.mark.parametrize("name", OTHERS)
def test_unwritten_functions_and_values_do_not(name):
    with pytest.raises((CheckFailed, NotImplementedError)):
        call(name, skeleton_of(COURSE, OTHERS[name][2]))


@pytest.mark.parametrize("name", CALLS)
def test_an_empty_update_gets_one_friendly_line(name, capsys):
    _, _, exercise = CALLS[name]

    def empty(self, params, grads):
        raise NotImplementedError()
    with pytest.raises(CheckFailed) as caught:
        call(name, type("Empty", (exercise.reference,), {"update": empty}))
    assert capsys.readouterr().out == f"{CROSS} update() is still empty: there is nothing to check yet.\n"
    assert caught.value._render_traceback_() == ["CheckFailed: write update() first"] and caught.value.__suppress_context__


@pytest.mark.parametrize("name", CALLS)
def test_each_graded_cell_catches_some_mistake_of_its_own(name, capsys):
    _, _, exercise = CALLS[name]
    caught = []
    for update in (uphill, still, changes_gradients, all_to_seven):
        made = running(update, exercise.reference)
        try:
            call(name, made)
        except CheckFailed:
            caught.append(made)
    assert caught


def test_every_property_has_its_wrong_class():
    ours = ("descent.check_optimizers", "descent.check_hyperparameters")
    assert set(WRONG) == {name for name, holds in vars(check).items() if holds.__module__ in ours}


@pytest.mark.parametrize("holds, right, wrong", rows(WRONG))
def test_a_property_tells_right_from_wrong(holds, right, wrong, capsys):
    with np.errstate(all="ignore"):
        ticks, crosses = outcome(capsys, right, holds), outcome(capsys, wrong, holds)
    assert [line[0] for line in ticks[0]] == [TICK] and ticks[1] == ""
    assert [line[0] for line in crosses[0]] == [CROSS] and crosses[1] == "1 of 1 properties do not hold yet"
    assert is_sentence(ticks[0][0]) and crosses[0][0] != ticks[0][0].replace(TICK, CROSS)


@pytest.mark.parametrize("holds, right, wrong", rows({name: WRONG[name] for name in (
    "downhill", "follows_lr", "every_parameter", "scales_with_gradients", "ignores_gradient_size", "constant_gradient", "ends_below",
    "crosses_the_valley", "in_place", "any_shape", "takes_a_new_lr", "coasts")}))
def test_standing_still_and_nan_get_no_tick(holds, right, wrong, capsys):
    nan = running(lambda self, params, grads, change: [value.fill(np.nan) for value in params.values()], right)
    assert outcome(capsys, running(still, right), holds)[0][0][0] == CROSS
    with np.errstate(all="ignore"):
        assert outcome(capsys, nan, holds)[0][0][0] == CROSS or holds in (check.every_parameter, check.any_shape)  # it did move


def test_a_check_tells_all_and_counts(capsys):
    lines, text = outcome(capsys, running(uphill), check.downhill, check.follows_lr, check.turned_around, check.ends_below(1, 0.1, 9))
    assert [line[0] for line in lines] == [CROSS, TICK, TICK, CROSS]
    assert text == "2 of 4 properties do not hold yet"


@pytest.mark.parametrize("update, error", rows({
    "wrong_key": (lambda self, params, grads, right: params["Q"], KeyError),
    "no_number": (lambda self, params, grads, right: params.update(W="x", x="x"), (TypeError, ValueError)),
    "exit": (lambda self, params, grads, right: sys.exit(), SystemExit),
}))
def test_the_students_own_errors_come_through(update, error):
    with pytest.raises(error):
        check(running(update), check.follows_lr)


def test_a_class_may_be_checked_twice(capsys):
    assert outcome(capsys, Adam, check.own_memory) == outcome(capsys, Adam, check.own_memory)


def test_a_notebook_shows_no_traceback(tmp_path):
    program = ("from descent import check\nclass SGD:\n    def __init__(self, lr=0.01): pass\n"
               "    def update(self, params, grads): pass\ncheck(SGD, check.downhill)")
    done = subprocess.run([sys.executable, "-m", "IPython", "--no-banner", "--colors=NoColor", "-c", program], cwd=ROOT, text=True,
                          capture_output=True, env={"HOME": str(tmp_path), "IPYTHONDIR": str(tmp_path)})
    shown = done.stdout + done.stderr
    assert f"{CROSS} One step on the ellipse took f from 6.4500 to 6.4500" in shown
    assert "CheckFailed: 1 of 1 properties do not hold yet" in shown
    assert "Traceback" not in shown and "check.py" not in shown and "File" not in shown

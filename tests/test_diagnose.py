"""Diagnosis: what is said of hundreds of wrong answers, never a wrong name, and nothing that gives a number away."""
import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from grader import diagnose as diagnosis
from grader.cases import draw
from grader.course import Course
from grader.diagnose import diagnose
from grader.judge import FAILED, PASSED, Verdict, judge
from grader.mistakes import hint, title, variants
from grader.probe import drive
from grader.proof import told
from grader.replay import replay
from grader.show import message

from .helpers import rows

KIT = Path(__file__).resolve().parents[1]
COURSE = Course(KIT)
WRONG = sorted((KIT / "tests" / "answers" / "wrong").glob("*/*.py"))
RIGHT = sorted((KIT / "tests" / "answers" / "right").glob("*/*.py"))
UNKNOWN = ("The first step is the whole difference", "Can you make the same call")  # what is said where nothing is known
pytestmark = pytest.mark.filterwarnings("ignore")


def scope_of(path):
    scope = {"np": np, "__name__": "student"}
    try:
        exec(compile(path.read_text(), "<ipython-input-1>", "exec"), scope)
    except Exception:  # as in a notebook: the cell raises, and what it defined until then is there
        pass
    return scope


def results_of(path, exercise, seed):
    """What comes back of an answer, {test: [result]}, from a fresh namespace for each case."""
    def answer(case):
        scope = scope_of(path)
        if exercise.target not in scope:
            return {"error": {"kind": "missing", "names": []}}
        return drive(scope[exercise.target], draw(exercise, case, seed))
    return {test: [answer(case) for case in exercise.of_test(test)] for test in exercise.tests}


def verdicts_on(path, seed):
    """The verdicts, with diagnosis, on the graded cells that an answer fails, in their order."""
    exercise = COURSE.exercise(path.parent.name)
    results = results_of(path, exercise, seed)
    verdicts = {test: judge(exercise, test, seed, results[test]) for test in exercise.tests}
    return {test: diagnose(exercise, COURSE.mistakes(exercise.name), test, seed, verdict, results)
            for test, verdict in verdicts.items() if verdict.status != PASSED}


def label(path):
    return f"{path.parent.name}-{path.stem}"


def header(path):
    return re.search(r"^# told: (.*)$", path.read_text(), re.M)[1]


@pytest.mark.parametrize("path", WRONG, ids=label)
def test_of_a_wrong_answer_is_told_what_a_teacher_agreed_to(path):
    verdict = next(iter(verdicts_on(path, "a third course").values()))
    if header(path) == "no mistake":
        assert not verdict.mistake
    else:
        assert (verdict.mistake or verdict.look) == header(path)


def test_most_single_faults_are_told_and_few_sentences_say_nothing():
    single = [header(path) for path in WRONG if "_two_" not in path.stem]
    names = {title(mistake) for name in COURSE.names("reference_solutions") for mistake in COURSE.mistakes(name)}
    named = sum(text in names for text in single) / len(single)
    unknown = sum(text.startswith(UNKNOWN) or text == "no mistake" for text in single) / len(single)
    print(f"{len(single)} single faults: {named:.1%} named, {unknown:.1%} nothing is known of")
    assert named >= 0.85 and unknown <= 0.02


@pytest.mark.parametrize("path", [path for path in RIGHT if "# breaks: none" not in path.read_text()], ids=label)
def test_right_answers_get_no_mistake_but_what_their_style_breaks(path):
    frozen = "Does not see a new learning rate"
    broken = {"contract": {"Writes to new arrays", "Changes the gradients", "Shares its memory with other optimizers", "Shares the count", frozen,
                           "Finds gradients by their place"},
              "epsilon": {"Puts `eps` inside the root", "Has another `eps`", "Leaves `eps` out", "Has another `eps` in the other form",
                          "Puts `eps` inside the root of the other form"}, "lr_change": {"Keeps the rate outside the velocity", frozen}}
    for test, verdict in verdicts_on(path, "a third course").items():
        assert verdict.mistake in broken[test] | {""}, verdict.mistake


SGD = COURSE.exercise("sgd")
FIRST = Verdict(FAILED, SGD.of_test("first_step")[0].name, "differs", "look")


def clue(steps, exercise=SGD, test="several_steps", seed="s"):
    """What is said of an answer whose n-th step is made of the right one: steps(n, key, right step)."""
    class Odd(exercise.reference):
        n = 0

        def update(self, params, grads):
            self.n += 1
            moved = {key: value.copy() for key, value in params.items()}
            super().update(moved, grads)
            for key, value in params.items():
                value += steps(self.n, key, moved[key] - value)
    return told(exercise, [], Odd, seed)[test]


@pytest.mark.parametrize("steps, test, said", rows({
    "a_constant_factor": (lambda n, key, s: 3 * s, "several_steps", "Every step is 3 times as long as it should be. "),
    "a_factor_and_a_sign": (lambda n, key, s: -3 * s, "several_steps", "Every step is 3 times as long as it should be, and goes the wrong way."),
    "one_step": (lambda n, key, s: 3 * s, "first_step", "The step of every number is 3 times as long"),
    "a_sign": (lambda n, key, s: -s, "several_steps", "Every step has the right length, and goes the wrong way."),
    "some_signs": (lambda n, key, s: np.abs(s), "several_steps", "Every step has the right length, but not every step has the right sign."),
    "a_stop": (lambda n, key, s: s * (n < 3), "several_steps", "From step 3 on, nothing moves any more."),
    "all_but_one": (lambda n, key, s: s * (1 + n * (key == "scale")), "contract", "All steps are right but those of `scale`."),
    "one_parameter": (lambda n, key, s: s * (1 + n * (key != "W")), "several_steps", "All steps of `W`, the first one in the dictionary, are right"),
    "one_length": (lambda n, key, s: 0.1 * np.sign(s), "several_steps", "All numbers in `W` make steps of one length"),
    "another_factor_in_each_step": (lambda n, key, s: n * s, "several_steps", "In each step, all numbers are off by one and the same factor"),
    "a_factor_for_each_number": (lambda n, key, s: s * np.arange(2, 2 + s.size).reshape(s.shape) if s.ndim else s, "several_steps",
                                 "Each number is off by a factor of its own"),
    "on_a_surface_as_elsewhere": (lambda n, key, s: 3 * s, "surface", "Every step is 3 times as long"),
    "rounded": (lambda n, key, s: np.round(s * 10 ** n, 2), "several_steps", "All your steps are whole multiples of 0.01."),
    "some_numbers_of_an_array": (lambda n, key, s: s * np.where(np.arange(s.size).reshape(s.shape) > 1, n, 1), "several_steps",
                                 "In `W`, some numbers make the right steps, and others do not."),
    "other_steps_later": (lambda n, key, s: s * (1 if n < 8 else n), "long_run", "The first 7 steps are right, and then something changes."),
    "nan": (lambda n, key, s: s * np.nan, "several_steps", "Every number is nan after the first call."),
    "nothing_in_common": (lambda n, key, s: s + 0.01 * n * np.sin(1 + np.arange(s.size).reshape(s.shape) * 10 * n), "several_steps", ""),
}))
def test_clues_are_told_where_all_numbers_agree(steps, test, said):
    verdict = clue(steps, test=test)
    assert verdict.mistake == "" and verdict.look.startswith(said or "The first step is the whole")


@pytest.mark.parametrize("weights, said", rows({
    "wrong_sign": ((1, -0.9, 0.81), "What a gradient does in its own step is right, but 1 step later it comes back with the wrong sign."),
    "much": ((1, 2, 2), "What a gradient does in its own step is right, but 1 step later too much of it is left."),
    "little": ((1, 0.3, 0.09), "What a gradient does in its own step is right, but 1 step later too little of it is left."),
    "nothing": ((1, 0, 0.9), "What a gradient does in its own step is right, but 1 step later nothing is left of it."),
    "later": ((1, "momentum", 0.1), "What a gradient does in its own step and in the next is right, but 2 steps later too little"),
    "too_small_at_once": ((0.3, 0.1, 0.1), "In its own step a gradient counts too little. "),
    "up_at_once": ((-1, 0.3, 0.1), "In its own step a gradient goes the wrong way. "),
}))
def test_where_steps_are_sums_of_gradients_the_wrong_weight_is_told(weights, said):
    class Odd(COURSE.exercise("momentum").reference):
        def update(self, params, grads):
            self.past = [{key: value.copy() for key, value in grads.items()}, *vars(self).get("past", [])]
            for key in params:
                for weight, old in zip(weights, self.past):
                    params[key] -= self.lr * (self.momentum if weight == "momentum" else weight) * old[key]
    assert told(COURSE.exercise("momentum"), [], Odd, "s")["several_steps"].look.startswith(said)


@pytest.mark.parametrize("weight", [0.5, -0.5])
def test_sgd_that_remembers_a_gradient_is_told_so(weight):
    class Odd(SGD.reference):
        def update(self, params, grads):
            before, self.before = vars(self).get("before", {}), {key: value.copy() for key, value in grads.items()}
            for key in params:
                params[key] -= self.lr * (grads[key] + weight * before.get(key, 0))
    assert "1 step later it still counts, and should not." in told(SGD, [], Odd, "s")["several_steps"].look


def test_changed_gradients_are_told_where_numbers_are_wrong_too():
    class Odd(SGD.reference):
        def update(self, params, grads):
            for key in params:
                grads[key] *= 0.5
                params[key] -= self.lr * grads[key] ** 3
    assert told(SGD, [], Odd, "s")["several_steps"].look.startswith("`update` also changes the gradients that it is given.")


def test_where_the_rule_is_wrong_already_its_mistake_is_named_in_finer_cells_too():
    mean = next(mistake for mistake in COURSE.mistakes("momentum") if mistake.__name__ == "TakesAMeanOfTheGradients")

    class Odd(mean):  # and besides, it stops where the rate changes, which no catalogued mistake does
        def update(self, params, grads):
            self.first = vars(self).get("first", self.lr)
            if self.lr == self.first:
                super().update(params, grads)
    verdict = told(COURSE.exercise("momentum"), COURSE.mistakes("momentum"), Odd, "s")["lr_change"]
    assert verdict.mistake == "Takes a mean of the gradients"


@pytest.mark.parametrize("made, test, said", rows({
    "defaults": (dict(lr=0.05), "first_step", "With hyperparameters given, your numbers are right; without, they are not."),
    "order": (dict(momentum=0.9, lr=0.01), "several_steps", "With hyperparameters given by name, your numbers are right; given by position,"),
}))
def test_a_constructor_is_known_by_which_cases_fail(made, test, said):
    exercise = COURSE.exercise("momentum")
    scope = {"Momentum": exercise.reference}
    signature = ", ".join(f"{name}={value}" for name, value in {**made, **({} if "momentum" in made else {"momentum": 0.9})}.items())
    exec(f"class Odd(Momentum):\n    def __init__(self, {signature}): super().__init__(lr, momentum)", scope)
    assert told(exercise, [], scope["Odd"], "s")[test].look.startswith(said)


def test_a_mistake_is_named_only_if_it_explains_all_plain_numbers():
    ascends = next(mistake for mistake in COURSE.mistakes("sgd") if mistake.__name__ == "Ascends")

    class Sometimes(ascends):
        def __init__(self, lr=0.01):
            super().__init__(lr)
            self.n = 0 if lr == 0.01 else 5

        def update(self, params, grads):
            for key in params:
                params[key] += grads[key] * (self.lr if self.n < 9 else 2 * self.lr)
            self.n += 1
    verdicts = told(SGD, COURSE.mistakes("sgd"), Sometimes, "s")
    assert verdicts and not any(verdict.mistake for verdict in verdicts.values())


@pytest.mark.parametrize("results", rows({
    "nothing": {}, "no_list": {"first_step": None}, "too_few": {"first_step": []}, "junk": {"first_step": [{"paths": [{"W": "x"}]}] * 3},
    "no_flags": {"first_step": [{"paths": [{"W": [[0.0] * 6] * 2, "b": [[0.0] * 3] * 2}]}] * 3},
    "text": {"first_step": [{"paths": [{"W": [["1"] * 6] * 2, "b": [["1"] * 3] * 2}], "aliases": [{}], "grads_changed": [], "keys_added": []}]},
    "an_error": {"first_step": [{"error": {"kind": "late"}}] * 3},
}))
def test_malformed_results_change_no_verdict_and_raise_nothing(results):
    assert diagnose(SGD, COURSE.mistakes("sgd"), "first_step", "s", FIRST, results) == FIRST


def test_only_failed_verdicts_are_diagnosed():
    results = {test: [drive(SGD.reference, draw(SGD, case, "s")) for case in SGD.of_test(test)] for test in SGD.tests}
    for verdict in (Verdict(PASSED), replace(FIRST, asked="another cell's")):
        assert diagnose(SGD, COURSE.mistakes("sgd"), "first_step", "s", verdict, results) == verdict


def test_a_message_has_what_differs_then_the_mistake_then_the_hint():
    ascends = next(mistake for mistake in COURSE.mistakes("sgd") if mistake.__name__ == "Ascends")
    verdict = told(SGD, COURSE.mistakes("sgd"), ascends, "s")["first_step"]
    assert message(verdict).split("\n")[1:] == ["After the step, `W` has moved the wrong way.",
                                               "Code that ascends gives these numbers.", hint(ascends)]


def test_two_mistakes_at_once_have_both_names_and_hints():
    found = {mistake.__name__: mistake for mistake in COURSE.mistakes("adam")}
    mixin = found["Ascends"].__mro__[1]
    both = type("Both", (mixin, found["ForgetsTheCorrection"]), {})
    verdict = told(COURSE.exercise("adam"), COURSE.mistakes("adam"), both, "s")["first_step"]
    assert verdict.mistake == "Ascends and forgets the correction"
    assert hint(found["Ascends"]) in verdict.look and hint(found["ForgetsTheCorrection"]) in verdict.look


def test_most_mistakes_walk_a_step_or_two_before_they_are_ruled_out(monkeypatch):
    walked, adam = [], COURSE.exercise("adam")
    monkeypatch.setattr(diagnosis, "replay", lambda made, inputs, steps, flags: (
        walked.append(min(steps or inputs.steps, inputs.steps)), replay(made, inputs, steps, flags))[1])
    mistakes = COURSE.mistakes("adam")
    late = next(mistake for mistake in mistakes if mistake.__name__ == "StartsToCountTooLate")
    assert told(adam, mistakes, late, "a course that nobody has asked for")["long_run"].mistake == "Starts to count too late"
    count = sum(len(variants(mistake)) for mistake in mistakes)
    assert sum(walked) < 4 * count, (sum(walked), count)

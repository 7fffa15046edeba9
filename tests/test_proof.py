"""The proof: every mistake fails and is called by its name, every case is needed, and no mutant of a reference passes unseen."""
import re
from pathlib import Path

import pytest

from grader import proof
from grader.check import failing
from grader.course import Course
from grader.mistakes import title, variants
from grader.mutants import mutants
from reference_solutions.sgd import SGD

from .helpers import rows

COURSE = Course(Path(__file__).resolve().parents[1])
EXERCISES = {name: COURSE.exercise(name) for name in COURSE.names("tests/hidden")}
FUNCTIONS = [name for name, exercise in EXERCISES.items() if exercise.kind == "function"]
VALUES = [name for name, exercise in EXERCISES.items() if exercise.kind == "variable" and not proof.is_judged(exercise)]
JUDGED = [name for name, exercise in EXERCISES.items() if exercise.kind == "variable" and proof.is_judged(exercise)]
CLASSES = {name: COURSE.exercise(name) for name in COURSE.names("tests/hidden") if COURSE.exercise(name).kind == "class"}
SEED = "one course"
OTHERS = ["another course", "a third course", "a fourth course"]  # `make proof` takes others, and all of them for everything
EQUIVALENT = {  # exercise and change of mutants that are as right as the reference, and why
    r"\w+: in another order: .*": "lines that do not need each other",
    r"\w+: if self\.\w == None:": "nothing else equals None here",
    r"\w+: for key in grads:": "grads has the same keys as params, by the contract",
    r"\w+: self\.\w+ = \{key: np\.zeros_like\(value\) for key, value in grads\.items\(\)\}": "and arrays of the same shapes",
    r"\w+: self\.\w = \{key: np\.zeros_like\((grads|params)\) for .*": "one 0 of no shape, which the first sum gives the right one",
    r"a\w+: without self\.v(_max)? = None": "v is made together with m",
    r"a\w+: if self\.v(_max)? is None:": "v is made together with m",
    r"amsgrad: self\.v_max\[key\] = np\.maximum\(self\.v\[key\], self\.v_max\[key\]\)": "a maximum has no order",
    r"(adamw|amsgrad): .*\(np\.sqrt\(v_hat\) (- 1e-07|\* 1|\+ (0\.0|1e-0[68]))\)": "what eps is for, Adam's own cell asks",
    r"cosine_decay: .* min\(steps, t\) .*|first_below: .*": "a minimum has no order",
    r"(mean|sample)_gradient: .*len\(X\).*|minibatches: .*(len\(X\)|len\(order\)).*": "there are as many rows as targets",
    r"sample_gradient: return \(w @ X\[i\] - y\[i\]\) \* X\[i\]": "a product of two vectors has no order",
    r"newton_schulz: X = .*square @ \(C \* square\)\) @ X": "a number may stand anywhere in a product",
    r"(newton_schulz|record): for \w+ in range\(\w+\):": "nobody reads the name any more",
    r"numerical_gradient: def numerical_gradient\(f, x, y, h=(0\.001|1e-05)\):": "a default that measures as well, to five digits",
    r"lion: params\[key\] -= self\.lr / np\.sign\(.*": "1 / 1 is 1, and 1 / -1 is -1",
}
JUSTIFIED = {  # cases that no catalogued mistake needs, and what they are for
    ("adamw", "five steps far away from 0"): "decay is about where the parameters are",
    ("amsgrad", "seven steps, one of them with far larger gradients"): "a maximum is about what was large once: soon after it,",
    ("amsgrad", "thirty steps, one of them with far larger gradients"): "and long after it",
    ("nesterov", "thirty steps down the ellipse"): "needed on most seeds; on the others, it is the picture that the page draws",
    ("lion", "five steps far away from 0"): "as every optimizer: steps do not depend on where the parameters are",
}
pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.mark.parametrize("seed", OTHERS)
@pytest.mark.parametrize("name", CLASSES)
def test_every_mistake_and_variant_fails(name, seed):
    assert [title(one) for mistake in COURSE.mistakes(name) for one in variants(mistake)
            if not proof.failing(CLASSES[name], one, seed, first=True)] == []


@pytest.mark.parametrize("name", [*CLASSES, *FUNCTIONS, *JUDGED])
def test_every_case_is_needed_in_its_cell(name):
    needless = proof.needless(EXERCISES[name], proof.table(EXERCISES[name], COURSE.mistakes(name), SEED))
    assert {(name, case.name) for case in needless} <= set(JUSTIFIED)


@pytest.mark.parametrize("name", EXERCISES)
def test_every_mistake_is_called_by_its_name(name):
    assert [(title(mistake), said) for mistake, said in proof.misnamed(EXERCISES[name], COURSE.mistakes(name), SEED)] == []


def explained(name, what):
    """Whether every part of a change to a reference is known to leave it right."""
    return all(any(re.fullmatch(known, f"{name}: {part}") for known in EQUIVALENT) for part in what.split("; "))


@pytest.mark.parametrize("name", CLASSES)
def test_mutants_fail_or_are_as_right(name):
    count, passed = proof.survivors(CLASSES[name], SEED, two=100)
    assert [what for what in passed if not explained(name, what)] == [] and count > 150 - 60 * (name == "sgd")


@pytest.mark.parametrize("name", FUNCTIONS)
def test_mutants_of_functions_fail_or_are_as_right(name):
    count, passed = proof.survivors(EXERCISES[name], SEED)
    assert [what for what in passed if not explained(name, what)] == [] and count >= 5


@pytest.mark.parametrize("name", VALUES)
def test_every_number_of_a_value_is_asked_for_by_one_case(name):
    exercise = EXERCISES[name]
    failed = {where: proof.failing(exercise, value, SEED) for where, value in proof.altered(exercise.value)}
    assert {len(cases) for cases in failed.values()} == {1} and len({cases[0] for cases in failed.values()}) == len(exercise.cases)


def test_a_value_is_altered_in_each_place_once():
    assert proof.altered({"a": [1, 2], "b": 4}) == [(("a", 0), {"a": [2.25, 2], "b": 4}), (("a", 1), {"a": [1, 3.5], "b": 4}),
                                                    (("b",), {"a": [1, 2], "b": 6.0})]


@pytest.mark.parametrize("name, words", rows({
    "sgd": ("sgd", ["params[key] += self.lr * grads[key]", "without params[key] -= self.lr * grads[key]", "params[key] = self.lr * grads[key]",
                    "params[key] -= self.lr / grads[key]", "self.lr = params"]),
    "adam": ("adam", ["self.t -= 1", "without self.t += 1", "self.beta2 = beta1", "m_hat = self.m[key] / (1 - self.beta2 ** self.t)",
                      "m_hat = self.m[key] / (1 - self.beta1 * self.t)", "params[key] -= self.lr * m_hat / (np.sqrt(v_hat) + 0.0)",
                      "def __init__(self, lr=0.001, beta2=0.9, beta1=0.999):"]),
}))
def test_mutants_are_such_as_students_write(name, words):
    assert set(words) - {what for what, _ in mutants(CLASSES[name].reference)} - {"self.lr = params"} == set()


def test_pairs_of_changes_are_drawn_the_same_each_time():
    one, other = ([what for what, _ in mutants(SGD, two=20)] for _ in range(2))
    alone = [what for what, _ in mutants(SGD)]
    assert one == other and one[:len(alone)] == alone and 5 < len(one) - len(alone) <= 20


def test_a_case_that_nothing_needs_is_found():
    sgd = CLASSES["sgd"]
    failed = {"a": {sgd.cases[0]}, "b": {sgd.cases[1], sgd.cases[2]}, "c": {sgd.cases[0], sgd.cases[3]}}
    assert sgd.cases[0] not in proof.needless(sgd, failed) and sgd.cases[1] in proof.needless(sgd, failed)
    assert sgd.cases[3] not in proof.needless(sgd, failed)  # of another cell than the first


def test_a_mistake_that_has_another_name_is_found():
    mistakes = COURSE.mistakes("sgd")
    ascends = next(mistake for mistake in mistakes if mistake.__name__ == "Ascends")
    twin = type("GoesUp", (ascends,), {"__doc__": "Up?"})
    assert proof.misnamed(CLASSES["sgd"], [ascends, twin], "s")[0] == (twin, "Ascends")
    assert proof.misnamed(CLASSES["sgd"], [twin, ascends], "s")[0] == (ascends, "Goes up")


def test_a_walk_around_is_seen_on_every_seed():
    """What a case shows by chance only is no proof: on one seed in seven, the ends of all walks had been of one sign."""
    exercise, (around,) = EXERCISES["sign_changes"], [one for one in COURSE.mistakes("sign_changes") if one.__name__ == "goes_around"]
    assert [seed for seed in range(60) if not failing(exercise, around, f"course {seed}", first=True)] == []


def test_the_gap_is_the_furthest_that_an_answer_is_from_all_right_ones():
    adam = COURSE.exercise("adam")

    class Nearly(adam.reference):
        def __init__(self, *args, **kwargs):
            super().__init__(*args, **kwargs)
            self.lr *= 1 + 1e-6

    ascends = next(mistake for mistake in COURSE.mistakes("adam") if mistake.__name__ == "Ascends")
    assert [proof.gap(adam, right, "s") for right in adam.rights] == [0, 0]
    assert 9e-7 < proof.gap(adam, Nearly, "s") < 1e-4 and proof.gap(adam, ascends, "s") > 1

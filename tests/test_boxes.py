"""The black boxes: nobody reads them by accident, every alibi is true, and wrong names can be told from right ones."""
import inspect
import re
import zlib
from base64 import b64decode
from pathlib import Path

import numpy as np
import pytest

from descent import box, boxes, check_experiment, ellipse, gradient_descent_path, interrogate, record
from descent.boxes import LABELS, read_gradients, steps_of
from descent.check import CROSS, TICK, CheckFailed
from tests.hidden import faults as hidden_faults
from tests.hidden._boxes import BOXES
from tests.hidden._rights import RIGHT, ROOTS, Adam, AdaGrad, Momentum, RMSprop, SGD
from tests.hidden.faults import faults

from .helpers import rows

KIT = Path(__file__).resolve().parents[1]
PAGE = (KIT / "source" / "07_find_the_fault.md").read_text(encoding="utf-8")
RNG = np.random.default_rng(5)


def right(name):
    kind, given = LABELS[name]
    return RIGHT[kind][0](**given)


def same(one, other, gradients):
    gradients = read_gradients(gradients)
    one, other = ([np.concatenate(list(step.values())) for step in steps_of(made, gradients)] for made in (one, other))
    return np.allclose(one, other, rtol=1e-9, atol=1e-12)


ALIBIS = {  # gradients of the kind that a box's alibi tells of
    "A": [4 * np.sin(np.arange(30.0))],
    "B": [[1, 1]],
    "C": [RNG.choice([-1, 1], 1000) for _ in range(3)],
    "D": [RNG.normal(size=1000), [1e3, -1e-2, 5]],
    "E": [[value] * 200 for value in (1, -0.3, 250)] + [[[3, -2]] * 50, [{"W": 3, "b": [-1, 2]}] * 50],
    "F": [list(RNG.normal(size=(1000, 3))), list(RNG.normal(size=50))],
}


@pytest.mark.parametrize("name", ALIBIS)
def test_alibis_are_true(name):
    assert all(same(box(name), right(name), gradients) for gradients in ALIBIS[name])


def test_the_walk_of_box_a_is_that_of_gradient_descent():
    walk = record(box("A", lr=0.95), ellipse, n=30)
    assert np.array_equal(walk, gradient_descent_path(ellipse, lr=0.95, n=30)) or np.allclose(
        walk, gradient_descent_path(ellipse, lr=0.95, n=30), rtol=1e-12, atol=1e-12)
    assert np.abs(np.stack(ellipse.grad(*walk.T))).max() <= 4


def test_all_six_come_near_the_minimum_and_two_walk_the_right_path():
    rates = {"A": 0.95, "B": 0.3, "C": 1.5, "D": 0.3, "E": 0.3, "F": 0.3}
    assert all(f'box("{name}", lr={rate:g}), ellipse, n=40' in PAGE for name, rate in rates.items())
    ends, exact = {}, []
    for name, rate in rates.items():
        kind, given = LABELS[name]
        walk, other = (record(made, ellipse, n=40) for made in (box(name, lr=rate), RIGHT[kind][0](**{**given, "lr": rate})))
        ends[name] = float(ellipse(*walk[-1]))
        exact += [name] if np.allclose(walk, other, rtol=1e-12, atol=1e-12) else []
    assert max(ends.values()) < 0.2 and exact == ["A", "D"]


class AShortens(SGD):
    def update(self, params, grads):
        super().update(params, {key: g * min(1.0, 5 / np.linalg.norm(g)) for key, g in grads.items()})


class BTopSpeed(Momentum):
    def update(self, params, grads):
        for key in params:
            self.v[key] = np.clip(self.momentum * self.v.get(key, 0.0) - self.lr * grads[key], -1.5, 1.5)
            params[key] += self.v[key]


class BTurns(Momentum):
    def update(self, params, grads):
        self.v = {key: np.where(value * grads[key] > 0, 0.0, value) for key, value in self.v.items()}
        super().update(params, grads)


class CCounts(AdaGrad):
    t = 0

    def update(self, params, grads):
        self.t += 1
        for key in params:
            params[key] -= self.lr * grads[key] / ROOTS[0](self.t)


class DShares(RMSprop):
    def update(self, params, grads):
        for key in params:
            self.h[0] = self.decay_rate * self.h.get(0, 0.0) + (1 - self.decay_rate) * grads[key] ** 2
            params[key] -= self.lr * grads[key] / ROOTS[0](self.h[0])


class EOneBeta(Adam):
    def __init__(self, lr, beta1, beta2):
        super().__init__(lr, beta1, beta1)


class ENoMean(Adam):
    def __init__(self, lr, beta1, beta2):
        super().__init__(lr, 0.0, beta2)


class FShares(Adam):
    def update(self, params, grads):
        self.t += 1
        for key in params:
            self.m[0] = self.beta1 * self.m.get(0, 0.0) + (1 - self.beta1) * grads[key]
            self.v[0] = self.beta2 * self.v.get(0, 0.0) + (1 - self.beta2) * grads[key] ** 2
            params[key] -= self.lr * self.m[0] / (1 - self.beta1 ** self.t) / ROOTS[0](self.v[0] / (1 - self.beta2 ** self.t))


OTHERS = {  # wrong names that fit an alibi: how such an optimizer would be written, and the experiment that the hint proposes
    ("A", 7): (AShortens, [[30, 1]]), ("B", 5): (BTopSpeed, [3, 3, 3]), ("B", 10): (BTurns, [1, 1, 1]), ("C", 1): (CCounts, [4]),
    ("D", 2): (DShares, [[1, 3]]), ("E", 8): (EOneBeta, [1, 0]), ("E", 12): (ENoMean, [1, 0]), ("F", 2): (FShares, [{"W": 1, "b": 1}]),
}


def test_every_wrong_name_with_a_hint_of_its_own_is_tried_here():
    assert set(OTHERS) == set(hidden_faults.LOOK)


@pytest.mark.parametrize("place", OTHERS, ids=lambda place: f"{place[0]}-{place[1]}")
def test_a_wrong_name_fits_the_alibi_and_the_hint_tells_it_from_the_right_one(place):
    (name, _), (made, experiment) = place, OTHERS[place]
    given = LABELS[name][1]
    assert all(same(made(**given), right(name), gradients) for gradients in ALIBIS[name])
    assert not same(made(**given), box(name), experiment)


def test_the_page_has_the_labels_and_the_list():
    for name, (kind, given) in LABELS.items():
        label = f"{kind}({', '.join(f'{key}={value:g}' for key, value in given.items())})"
        assert f"### Box {name}, sold as `{label}`" in PAGE and repr(box(name)) == f"box {name}, sold as {label}"
    assert [int(number) for number in re.findall(r"^(\d+)\. It|^(\d+)\. (?:All|The)", PAGE, re.M) for number in number if number] \
        == list(range(1, hidden_faults.LAST + 1))
    words = {"A": "number of a gradient down", "B": "last gradient", "C": "sizes", "D": "numbers of an array", "E": "betas", "F": "counts parameters"}
    assert all(words[name] in re.search(rf"^{number}\. (.*)$", PAGE, re.M)[1] for name, number in faults.items())


def test_the_packed_boxes_are_those_of_the_course():
    packed = dict(line.split(" ", 1) for line in boxes.DATA.read_text().splitlines() if line[0] != "#")
    assert {name: zlib.decompress(b64decode(text)).decode() for name, text in packed.items()} == {
        name: inspect.getsource(made) for name, made in BOXES.items()}, "run `python docs/make_boxes.py`"


def test_nobody_reads_them_by_accident():
    for name in LABELS:
        made = box(name)
        inside = type(made._inside)
        assert inside.__doc__ is None and not hasattr(made, "__dict__")
        assert "update" in dir(made) and not [word for word in dir(made) if word[0] != "_" and word != "update"]
        with pytest.raises((OSError, TypeError)):
            inspect.getsource(inside)
    shipped = "".join(path.read_text() for path in Path(boxes.__file__).parent.rglob("*") if path.suffix in (".py", ".txt"))
    told = {line.strip() for made in BOXES.values() for line in inspect.getsource(made).splitlines() if "params[key] -=" in line}
    assert len(told) == 4 and not any(line in shipped for line in told)


def test_two_boxes_of_a_name_share_nothing():
    one, other = box("E"), box("E")
    one.update({"x": np.zeros(1)}, {"x": np.ones(1)})
    gradients = read_gradients([1, -2])
    assert np.array_equal(steps_of(other, gradients)[1]["x"], steps_of(box("E"), gradients)[1]["x"])


@pytest.mark.parametrize("make, error, message", rows({
    "no such box": (lambda: box("G"), ValueError, "no box 'G'; the boxes are A, B, C, D, E, F"),
    "a number": (lambda: interrogate(1, [1]), ValueError, "no box 1"),
    "no such hyperparameter": (lambda: box("A", momentum=0.9), TypeError, "box A is sold as SGD: it has lr, and no momentum"),
}))
def test_says_what_is_wrong_with_a_box(make, error, message):
    with pytest.raises(error, match=re.escape(message)):
        make()


def test_interrogating_prints_each_number_of_each_update(capsys):
    interrogate("D", [{"W": [1, 1], "b": -3}, {"W": [1, -1], "b": 2}], RMSprop)
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Box D is sold as RMSprop(lr=1, decay_rate=0.75)."
    assert lines[1].split() == ["update", "number", "gradient", "step", "of", "box", "D", "step", "of", "your", "RMSprop"]
    assert [line.split()[:3] for line in lines[2:]] == [["1", "W[0]", "1"], ["1", "W[1]", "1"], ["1", "b", "-3"],
                                                        ["2", "W[0]", "1"], ["2", "W[1]", "-1"], ["2", "b", "2"]]
    assert [line.split()[3:] for line in lines[2:4]] == [["-2", "-2"]] * 2 and lines[4].split()[3:] == ["2", "2"]
    interrogate("A", [1, -2])
    assert capsys.readouterr().out.splitlines()[2:] == [f"{1:6}  {'x':>8}  {'1':>10} {'-1':>20}", f"{2:6}  {'x':>8}  {'-2':>10} {'2':>20}"]


def checked(capsys, name, experiments, **given):
    """(lines that the public check prints, whether it fails)."""
    try:
        check_experiment(name, experiments, **given)
    except CheckFailed:
        return capsys.readouterr().out.splitlines(), True
    return capsys.readouterr().out.splitlines(), False


def test_the_public_check_tells_what_the_box_did_and_no_verdict(capsys):
    assert checked(capsys, "A", {"A": [[30, 1]]}) == ([
        f"{TICK} Box A: 2 of at most 4 numbers, in 1 gradient.", f"{TICK} On it, the box made the steps -5, -1. What would SGD have done?"], False)
    for gradients in ([1, 2], [30]):  # one that shows nothing, and one that does
        lines, failed = checked(capsys, "A", {"A": gradients})
        assert not failed and [line[0] for line in lines] == [TICK, TICK]


MALFORMED = {
    "nothing": ([], "still empty"), "none": (None, "is a list of gradients"), "a number": (3.0, "is a list of gradients"),
    "text": ("1, 2", "is a list of gradients"), "a dict": ({"W": 1}, "is a list of gradients"),
    "an array of no axes": (np.array(3.0), "is a list of gradients"), "texts": (["1"], "Gradient 1 is not a number"),
    "none inside": ([1, None], "Gradient 2 is not a number"), "an empty gradient": ([[]], "Gradient 1 is not a number"),
    "an empty dict": ([{}], "Gradient 1 is not a number"), "a matrix": ([[[1, 2]]], "Gradient 1 is not a number"),
    "uneven": ([{"W": [1, [2, 3]]}], "Gradient 1 is not a number"), "complex": ([1j], "Gradient 1 is not a number"),
    "dicts in dicts": ([{"W": {"b": 1}}], "Gradient 1 is not a number"), "a huge whole number": ([10 ** 400], "Gradient 1 is not a number"),
    "nan": ([1, np.nan], "Gradient 2 has a number that is not finite"), "inf": ([{"W": [1, -np.inf]}], "Gradient 1 has a number"),
    "beyond a million": ([1000001], "beyond a million"), "another size": ([1, [1, 2]], "Gradient 2 has other parameters"),
    "another name": ([{"W": 1}, {"b": 1}], "Gradient 2 has other parameters"), "too many": ([1] * 5, "It holds 5 numbers, and may hold 4"),
    "too many in one": ([range(5)], "It holds 5 numbers, and may hold 4"),
}


@pytest.mark.parametrize("gradients, message", rows(MALFORMED))
def test_what_is_no_experiment_gets_a_sentence(gradients, message, capsys):
    lines, failed = checked(capsys, "B", {"B": gradients})
    assert failed and len(lines) == 1 and message in lines[0]
    assert re.fullmatch(rf"{CROSS} Box B: [A-Z].*\.", lines[0])


@pytest.mark.parametrize("experiments", [None, [], "B", {}, {"A": [1]}])
def test_no_experiment_for_the_box_is_said_too(experiments, capsys):
    lines, failed = checked(capsys, "B", experiments)
    assert failed and "is a list of gradients" in lines[0]


def test_more_numbers_may_be_allowed(capsys):
    assert not checked(capsys, "B", {"B": [1] * 12}, most=12)[1] and checked(capsys, "B", {"B": [1] * 13}, most=12)[1]

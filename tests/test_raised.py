"""What to look at when a student's code raised an error: real errors of real mistakes, each with its sentence."""
import numpy as np
import pytest

from grader.raised import OTHERWISE, SENTENCES, look

from .helpers import rows


class Optimizer:
    def __init__(self, lr=0.1):
        self.lr = lr
        self.h = None

    def update(self, params, grads):
        raise NotImplementedError

    rate = property(lambda self: 1)


class Bare:
    pass


UNBOUND = "def count():\n    total += 1\ncount()"


A, SCALAR = np.ones((2, 3)), np.array(1.0)
RAISES = {
    "empty": (lambda: Optimizer().update({}, {}), "Your own lines belong"),
    "no_update": (lambda: Bare().update({}, {}), "Is there a method `update`"),
    "no_attribute": (lambda: Optimizer().v, "`v` is used before"),
    "rate_without_setter": (lambda: setattr(Optimizer(), "rate", 2), "The learning rate may be changed"),
    "keyword": (lambda: Optimizer(momentum=0.9), "The page calls a hyperparameter `momentum`."),
    "constructor_takes_nothing": (lambda: Bare(0.1), "Is the constructor called `__init__`"),
    "too_many": (lambda: Optimizer(0.1, 0.9), "Compare the arguments of your constructor"),
    "no_self": (lambda: Optimizer().update({}), "Compare the line `def update(...)`"),
    "none_indexed": (lambda: Optimizer().h["W"], "Something is still None"),
    "none_times": (lambda: 0.9 * Optimizer().h, "Something is still None"),
    "dictionary": (lambda: 0.9 * {}, "A whole dictionary"),
    "power": (lambda: A ^ 2, "In Python, `^` is no power."),
    "text": (lambda: np.array("0.1") * A, "Some text takes part"),
    "no_length": (lambda: len(SCALAR), "Parameters may have the shape ()"),
    "not_iterable": (lambda: list(SCALAR), "Parameters may have the shape ()"),
    "called": (lambda: dict.fromkeys("W")("W"), "Round brackets call something."),
    "key": (lambda: {}["W"], "A dictionary has no entry"),
    "axes": (lambda: SCALAR[:, 0], "Parameters may have any number of axes"),
    "no_shape": (lambda: SCALAR.shape[0], "Parameters may have any number of axes"),
    "index": (lambda: [][1], "Something is shorter"),
    "axis": (lambda: np.flip(SCALAR, axis=0), "Parameters may have any number of axes"),
    "whole_numbers": (lambda: np.multiply(np.ones(2, int), 0.9, out=np.ones(2, int)), "An array of whole numbers"),
    "matrix_product": (lambda: A @ A, "Elements are to be multiplied one by one."),
    "shapes": (lambda: A + np.ones(2), "Two arrays of different shapes meet."),
    "truth": (lambda: bool(A), "An array is neither true nor false."),
    "zero": (lambda: 1 / 0, "You divide by 0."),
    "unbound": (lambda: exec(UNBOUND, {}), "`total` is read before"),
    "name": (lambda: eval("momentum"), "Nothing has the name `momentum` here."),
    "size_while_looping": (lambda: [d.update({key + "_v": 1}) for d in [{"W": 1}] for key in d], "A dictionary changes"),
    "overflow": (lambda: 10.0 ** 999, "A number has become too large."),
    "exit": (exit, "Your code ends the program."),
}


@pytest.mark.parametrize("act, said", rows(RAISES))
def test_an_error_has_its_sentence(act, said):
    with pytest.raises(BaseException) as caught:
        act()
    assert look(type(caught.value).__name__, str(caught.value)).startswith(said)


@pytest.mark.parametrize("kind, text", rows({
    "own": ("MyError", "KeyError"), "nothing": ("", ""), "in_part": ("KeyErrors", ""), "braces": ("ValueError", "{0} {x}"),
    "long": ("TypeError", "(" * 300),
}))
def test_of_other_errors_nothing_is_known(kind, text):
    assert look(kind, text) == OTHERWISE


def test_what_is_repeated_is_a_name_and_nothing_else():
    assert "`" not in look("AttributeError", "object has no attribute '<b>x</b>'")
    assert all(look("NameError", f"name '{name}' is not defined") == OTHERWISE for name in ("", "a b", "x" * 99, "a`b"))


def test_every_sentence_is_one():
    assert all(sentence[0].isupper() or sentence[0] in "`" for _, _, sentence in SENTENCES)
    assert all(sentence[-1] in ".?" for _, _, sentence in SENTENCES)

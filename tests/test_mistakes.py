"""The catalogue: mistakes made by changing a line, mistakes made for every optimizer, their variants, pairs and names."""
import re
from pathlib import Path
from types import ModuleType

import pytest

from grader.course import Course
from grader.mistakes import applied, changed, defined_in, hint, pairs, title, variants
from reference_solutions.momentum import Momentum
from reference_solutions.sgd import SGD

from .helpers import rows

COURSE = Course(Path(__file__).resolve().parents[1])
ALL = [pytest.param(mistake, id=f"{name}-{mistake.__name__}") for name in COURSE.names("tests/hidden")
       for mistake in COURSE.mistakes(name) if isinstance(mistake, type)]


def moved(made):
    import numpy as np
    params = {"x": np.array([1.0])}
    made(lr=0.5).update(params, {"x": np.array([2.0])})
    return float(params["x"][0])


def test_a_method_with_one_line_changed():
    class Climbs(SGD):
        """Up?"""
        update = changed({"-=": "+="})

    class ClimbsFurther(Climbs):
        """Further up?"""
        update = changed({"self.lr": "3 * self.lr"})
    assert (moved(SGD), moved(Climbs), moved(ClimbsFurther)) == (0.0, 2.0, 4.0)


def test_changes_are_made_at_once():
    class Swapped(Momentum):
        """Swapped?"""
        __init__ = changed({"self.lr = lr": "self.lr = momentum", "self.momentum = momentum": "self.momentum = lr"})
    assert (Swapped(1, 2).lr, Swapped(1, 2).momentum) == (2, 1)


def test_values_make_variants_of_one_name():
    class Scales(SGD):
        """Larger?"""
        update = changed({"self.lr": "{c} * self.lr"}, c=(2.0, 3.0, 4.0))
    assert [moved(one) for one in variants(Scales)] == [-1.0, -2.0, -3.0]
    assert {(one.__name__, hint(one)) for one in variants(Scales)} == {("Scales", "Larger?")}


def test_a_line_that_is_not_there_is_named():
    with pytest.raises((ValueError, RuntimeError)) as caught:  # RuntimeError before Python 3.12
        class Wrong(SGD):
            """Wrong?"""
            update = changed({"no such line": ""})
    assert "the mistake Wrong changes 'no such line'" in str(caught.value.__cause__ or caught.value)


def module_of(text):
    module = ModuleType("mixins")
    exec(text, vars(module).setdefault("__dict__", vars(module)))
    return module


MIXINS = '''
__name__ = "mixins"
class _Base:
    def update(self, params, grads):
        super().update(params, {key: self.c * value for key, value in grads.items()})
class Doubles(_Base):
    """Twice?"""
    c = 2.0
    others = [{"c": 3.0}]
class Turns:
    """Round?"""
    joins = True
    def update(self, params, grads):
        super().update(params, {key: -value for key, value in grads.items()})
'''


def test_mix_ins_become_mistakes_of_a_reference():
    module = module_of(MIXINS)
    made = applied(SGD, module)
    assert [(one.__name__, [moved(each) for each in variants(one)]) for one in made] == [("Doubles", [-1.0, -2.0]), ("Turns", [2.0])]
    assert [one.__name__ for one in applied(SGD, module, without=("Turns",))] == ["Doubles"]
    assert [one.__name__ for one in defined_in(module)] == ["_Base", "Doubles", "Turns"]


def test_pairs_are_both_mistakes_at_once():
    (pair,) = pairs(applied(SGD, module_of(MIXINS)))
    assert (title(pair), hint(pair), moved(pair)) == ("Turns and doubles", "Round? Twice?", 3.0)


@pytest.mark.parametrize("name, words", rows({
    "plain": ("ForgetsTheVelocity", "Forgets the velocity"), "letters": ("PutsEpsInsideTheRoot", "Puts `eps` inside the root"),
    "names": ("LooksAheadAsNesterovDoes", "Looks ahead as Nesterov does"), "function": ("begins_one_step_late", "Begins one step late"), "digits": ("UsesBeta1Twice", "Uses beta1 twice"),
}))
def test_names_in_words(name, words):
    assert title(type(name, (), {})) == words


@pytest.mark.parametrize("mistake", ALL)
def test_a_hint_is_a_question_or_an_experiment_and_no_line_of_code(mistake):
    text = hint(mistake)
    assert "?" in text or text.split()[0] in ("Print", "Make", "Try", "Set", "Call", "Count"), text
    assert len(text) < 260 and not re.search(r" [-+*/]?= |self\.\w+\[|\*\*|np\.", re.sub(r"`W = params\[\"W\"\]`|\w = [01]", "", text)), text


@pytest.mark.parametrize("name", [name for name in COURSE.names("tests/hidden") if COURSE.exercise(name).kind == "class"])
def test_names_are_unique_and_read_as_sentences(name):
    titles = [title(mistake) for mistake in COURSE.mistakes(name)]
    assert len(set(titles)) == len(titles) and all(re.match(r"([A-Z][a-z]*s|Never)\b", text) for text in titles)

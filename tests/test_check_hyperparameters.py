"""Public checks on hyperparameters and company, and how much of the catalogue a notebook's checks catch."""
import pytest

from descent import check
from grader.mistakes import title
from reference_solutions.adam import Adam
from reference_solutions.momentum import Momentum

from .helpers import rows
from .test_public_checks import CALLS, COURSE, call, outcome

BONUS = {"adamw", "amsgrad", "lion"}  # their cells ask for less
SURVIVE = {
    "nesterov": {"Stands still where steps are tiny"},  # it makes every step that the properties look at: theirs are longer
    "rmsprop": {"Rounds the parameters"},  # to two digits, which its first steps have
    "adam": {"Puts `eps` inside the root", "Has another `eps`", "Has another `eps` in the other form",  # the two right forms differ there
             "Takes the root before the mean"},  # needs gradients of changing size, worked out by hand
}


class OtherOrder(Momentum):
    def __init__(self, momentum=0.9, lr=0.01):
        super().__init__(lr, momentum)


class OneOfThemIgnored(Adam):
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
        super().__init__(lr, beta1)


@pytest.mark.parametrize("made, properties, said", rows({
    "order": (OtherOrder, dict(lr=0.01, momentum=0.9), "once given by name and once by position"),
    "ignored": (OneOfThemIgnored, dict(lr=0.001, beta1=0.9, beta2=0.999), "Another value of beta2 does not change the steps."),
}))
def test_what_is_said_of_hyperparameters(made, properties, said, capsys):
    lines, _ = outcome(capsys, made, check.hyperparameters(**properties))
    assert said in lines[0]


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", sorted({exercise.name for _, _, exercise in CALLS.values() if exercise.kind == "class" and exercise.name not in BONUS}))
def test_a_notebook_catches_nearly_all_catalogued_mistakes_before_it_is_handed_in(name):
    cells = [cell for cell, (_, _, exercise) in CALLS.items() if exercise.name == name]

    def survives(mistake):
        for cell in cells:
            try:
                call(cell, mistake)
            except Exception:
                return False
        return True
    assert {title(mistake) for mistake in COURSE.mistakes(name) if survives(mistake)} <= SURVIVE.get(name, set())

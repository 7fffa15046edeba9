"""What experiments on the black boxes are judged by, one box each, and the mistakes that students make."""
from descent.boxes import MOST
from grader.functions import Value, ValueCase
from reference_solutions.experiments import experiments

from ._experiments import for_one

LOOK = {  # what to think of where a box stays unexposed
    "A": "How large is the largest slope on the walk of its alibi? Which gradients has nobody tried?",
    "B": "Its alibi ends after two updates. Does your experiment go on to a third one, after the first push?",
    "C": "What is special about 1 and -1, for a rule that has squares and roots?",
    "D": "Its alibi has one number. Are there more in a gradient of yours, and do they differ in anything but their signs?",
    "E": "Its alibi is a gradient that never changes. In what does your second gradient differ from your first?",
    "F": "Its alibi has one parameter, however many numbers that holds. How many names are in your gradients?",
}
EXERCISE = Value("experiments", "experiments", experiments, tuple(
    ValueCase(f"expose_{name.lower()}", f"the experiment on box {name}", (name,), for_one(name, look, MOST))
    for name, look in LOOK.items()))


def repeats_the_alibis():
    """These gradients are the alibis once more, and the boxes pass them. What do all gradients of an alibi have in common?"""
    return {"A": [0.7, 4, -3.6], "B": [1, 1], "C": [1, -1, -1, 1], "D": [3, -1, 0.5], "E": [2, 2, 2], "F": [[1, 2], [-3, 4]]}


def tries_ones_everywhere():
    """A gradient of 1 is easy to work out, and innocent for most boxes. What must change in it for each of the others?"""
    return dict.fromkeys("ABCDEF", [1, 1, 1, 1])


def never_has_two_numbers():
    """You have tried one number at a time. Which alibis say `one number`, or `one parameter`?"""
    return dict.fromkeys("ABCDEF", [30, 2, -1])


def hides_behind_eps():
    """So near to eps, right optimizers differ among themselves. How large must a gradient be for eps to decide nothing?"""
    return {"A": [1e-7], "B": [1e-7, 2e-7], "C": [1e-7], "D": [[1e-7, 2e-7]], "E": [1e-7, -1e-7], "F": [{"W": 1e-7, "b": 1e-7}]}


def gives_numbers_in_place_of_lists():
    """One gradient makes a list of one: [30]. What does the check in the cell say about yours?"""
    return {"A": 30, "B": 1, "C": 4, "D": 3, "E": -1, "F": 2}


def spends_more_than_four_numbers():
    """Long experiments show much and explain nothing. Which of your numbers can go, with the box still exposed?"""
    return dict.fromkeys("ABCDEF", [{"W": [3, -20], "b": 1.5}, {"W": [-1, 2], "b": -4}, {"W": [5, 1], "b": 2}])


def changes_only_signs_in_arrays():
    """Two numbers of one size have one square. What follows for boxes whose alibi is one number?"""
    return {"A": [30], "B": [1, 1, 1], "C": [4], "D": [[2, -2]], "E": [1, -1], "F": [{"W": 1, "b": 1}]}


def takes_arrays_for_parameters():
    """A list in a gradient is one parameter with several numbers; names make several parameters. Which of the two does the alibi
    of the box lack?"""
    return {"A": [30], "B": [1, 1, 1], "C": [4], "D": [{"W": 1, "b": 3}], "E": [1, -1], "F": [[1, 3]]}


def exchanges_the_boxes():
    """Each of these experiments exposes some box. Is it the one that it is filed under?"""
    return {"A": [1, -1], "B": [30], "C": [1, 1, 1], "D": [4], "E": [[1, 3]], "F": [2, 2]}


def takes_huge_numbers():
    """How much of it could you work out by hand? Beyond which size does the box change, and how little beyond is enough?"""
    return {name: [given[0] if isinstance(given[0], dict) else 1e9] for name, given in experiments.items()}

"""What the names of the boxes' faults are judged by, and the mistakes that students make."""
import numpy as np

from grader.functions import Value, ValueCase
from reference_solutions.faults import faults

LAST = 13  # faults on the page's list
LOOK = {  # what to try where an alibi and a weak experiment fit another fault as well
    ("A", 7): "Try a large number beside a small one, as in [[30, 1]]: what would become of the small one, if the whole gradient "
              "were shortened?",
    ("B", 5): "Give it gradients three times as large. Is its longest step still as long as it was?",
    ("B", 10): "Never turn the gradient around. Is its third step right then?",
    ("C", 1): "Give it a single gradient of 4. How long is a first step if updates are counted, and how long is the box's?",
    ("D", 2): "Take a gradient of two numbers in one parameter. Is there any other parameter that could share with it?",
    ("E", 8): "Let a gradient of 1 be followed by 0. What remains of it in the numerator if that is right, and what did the box do?",
    ("E", 12): "Let a gradient of 1 be followed by 0. How long would a second step along the gradient itself be?",
    ("F", 2): "With shared memory, would the second parameter's first step be longer than the first one's, or shorter? Which is it?",
}
OTHERWISE = "Work out what an optimizer with this fault does in the box's alibi, and in your own experiment. Does it fit both?"


def _judge(name):
    def judge(inputs, got):
        number = got[0]
        if isinstance(number, str):  # the name of a type, as compare.unpack gives it
            return f"What is filled in for box {name} is no number.", f"Give the number that a fault has in the list, 1 to {LAST}."
        if not isinstance(number, np.ndarray) or number.size != 1:
            return f"What is filled in for box {name} is not one number.", "Each box has one fault. Give its number in the list."
        number = float(number.reshape(()))
        if number == 0:
            return f"No fault is named for box {name} yet.", "Which of the faults in the list fit its alibi?"
        if number not in range(1, LAST + 1):
            return f"The list has no fault with the number that is filled in for box {name}.", f"It goes from 1 to {LAST}."
        if number != faults[name]:
            return f"Fault {number:.0f} is not the one of box {name}.", LOOK.get((name, int(number)), OTHERWISE)
        return None
    return judge


EXERCISE = Value("faults", "faults", faults, tuple(
    ValueCase(f"name_{name.lower()}", f"the fault of box {name}", (name,), _judge(name)) for name in faults))


def counts_from_zero():
    """The list begins with 1, as no list in Python does. Which number has its first fault?"""
    return {name: number - 1 for name, number in faults.items()}


def exchanges_the_adams():
    """Two boxes are sold as Adam. Which of them had an alibi with changing gradients, and which one with a single parameter?"""
    return {**faults, "E": faults["F"], "F": faults["E"]}


def takes_arrays_for_parameters():
    """Take a gradient of two numbers in one parameter. Is there any other parameter that could share with it?"""
    return {**faults, "D": 2}


def shares_where_it_counts():
    """With shared memory, would the second parameter's first step be longer than the first one's, or shorter? Which is it?"""
    return {**faults, "F": 2}


def shortens_where_it_cuts():
    """Try a large number beside a small one in one parameter. What would become of the small one, if the whole were shortened?"""
    return {**faults, "A": 7}


def believes_in_a_top_speed():
    """Give it gradients three times as large. Is its longest step still as long as it was?"""
    return {**faults, "B": 5}


def blames_the_turn():
    """Never turn the gradient around. Is its third step right then?"""
    return {**faults, "B": 10}


def counts_where_it_adds_sizes():
    """Give it a single gradient of 4. How long is a first step if updates are counted, and how long is the box's?"""
    return {**faults, "C": 1}


def blames_one_beta():
    """Let a gradient of 1 be followed by 0. What remains of it in the numerator if that is right, and what did the box do?"""
    return {**faults, "E": 8}


def misses_the_mean():
    """Let a gradient of 1 be followed by 0. How long would a second step along the gradient itself be?"""
    return {**faults, "E": 12}


def writes_words():
    """Words can be written in many ways. Which number has each fault in the list?"""
    return dict.fromkeys(faults, "the betas")


def names_boxes_by_faults():
    """Which of the two is what one looks up: the box, or the fault? The keys are letters, in the line that you were given."""
    return {number: ord(name) for name, number in faults.items()}

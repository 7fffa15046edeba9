"""What a submitted SGD is judged by, and the mistakes that students make."""
import numpy as np

from grader.cases import Exercise
from grader.mistakes import applied, changed
from reference_solutions.sgd import SGD

from . import common_contract, common_gradients, common_steps
from .common import CONTRACT, PAUSE, RATE, RULE

EXERCISE = Exercise("sgd", SGD, hyper={"lr": (0.05, 0.5)}, cases=RULE + CONTRACT + RATE + PAUSE,
                    lr_on={"ellipse": (0.6, 0.9), "rotated_ellipse": (0.1, 0.2)})

MOVE = "params[key] -= self.lr * grads[key]"
OLD = "vars(self).setdefault('v', {}).get(key, 0.0)"


class HasAVelocity(SGD):
    """Give it a gradient of 1 once, and then gradients of 0. Does it stand still? What does plain SGD remember?"""
    update = changed({MOVE: f"self.v[key] = {{c}} * {OLD} - self.lr * grads[key]; params[key] += self.v[key]"},
                     c=(0.9, 0.5, 0.99))


class HasAVelocityAndAscends(SGD):
    """Give it a gradient of 1 once, and then gradients of 0. Does it stand still, and which way did it go? What does plain SGD
    remember?"""
    update = changed({MOVE: f"self.v[key] = {{c}} * {OLD} - self.lr * grads[key]; params[key] -= self.v[key]"},
                     c=(0.9, 0.5, 0.99))


class StepsByAMeanOfGradients(SGD):
    """Give it a gradient of 1 once, and then gradients of 0. Does it stand still? What does plain SGD remember?"""
    update = changed({MOVE: f"self.v[key] = {{c}} * {OLD} + (1 - {{c}}) * grads[key]; params[key] -= self.lr * self.v[key]"},
                     c=(0.9, 0.5, 0.99))


class DividesByTheRootOfAllSquares(SGD):
    """Make all gradients ten times larger: does your step notice? Which optimizer divides by what it has seen?"""
    update = changed({MOVE: f"self.v[key] = {OLD} + grads[key] ** 2; "
                            "params[key] -= self.lr * grads[key] / (self.v[key] ** 0.5 + 1e-7)"})


class CubesTheGradient(SGD):
    """Make the gradient twice as large: how many times as long is your step?"""
    update = changed({"grads[key]": "grads[key] ** 3"})


class SkipsAParameterForOneZero(SGD):
    """Give one number of an array a gradient of 0, and the others 1. Which of them move? What does your condition ask for: that all
    its numbers are 0, or any?"""

    def update(self, params, grads):
        super().update({key: value for key, value in params.items() if np.all(grads[key])}, grads)


COMMON = [  # but for what is the same as a mistake above, or none, here
    *applied(SGD, common_gradients),
    *applied(SGD, common_steps, without=("MultipliesTheStepByTheParameter", "ShrinksTheParameters", "IgnoresItsOtherHyperparameters",
                                         "UpdatesTwiceInOneCall")),
    *applied(SGD, common_contract, without=("TakesItsHyperparametersInAnotherOrder",)),
]

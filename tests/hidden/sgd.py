"""What a submitted SGD is judged by, and the mistakes that students make."""
from grader.cases import Exercise
from reference_solutions.sgd import SGD

from .common import CONTRACT, RATE, RULE

EXERCISE = Exercise("sgd", SGD, hyper={"lr": (0.05, 0.5)}, cases=RULE + CONTRACT + RATE,
                    lr_on={"ellipse": (0.6, 0.9), "rotated_ellipse": (0.1, 0.2)})


class Ascends(SGD):
    """The gradient points uphill. After one step, is f larger or smaller?"""

    def update(self, params, grads):
        for key in params:
            params[key] += self.lr * grads[key]


class IgnoresTheLearningRate(SGD):
    """Make lr ten times smaller: does your step become ten times shorter?"""

    def update(self, params, grads):
        for key in params:
            params[key] -= grads[key]


class MovesOnlyTheLastParameter(SGD):
    """How many of the entries of `params` have moved after one update?"""

    def update(self, params, grads):
        for key in params:
            step = self.lr * grads[key]
        params[key] -= step


class WritesToANewArray(SGD):
    """Take `W = params["W"]` before the update. Does `W` see it?"""

    def update(self, params, grads):
        for key in params:
            params[key] = params[key] - self.lr * grads[key]


class ChangesTheGradients(SGD):
    """Who else may want to read `grads` after you?"""

    def update(self, params, grads):
        for key in params:
            grads[key] *= self.lr
            params[key] -= grads[key]

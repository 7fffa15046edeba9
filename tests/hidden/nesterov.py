"""What a submitted Nesterov is judged by, and the mistakes that students make."""
import numpy as np

from grader.cases import Exercise
from reference_solutions.nesterov import Nesterov

from .common import RULE

EXERCISE = Exercise("nesterov", Nesterov, hyper={"lr": (0.05, 0.5), "momentum": (0.5, 0.85)},
                    cases=tuple(case for case in RULE if case.test != "long_run"),
                    lr_on={"ellipse": (0.05, 0.15), "rotated_ellipse": (0.02, 0.06)})


def _velocities(optimizer, params):
    if optimizer.v is None:
        optimizer.v = {key: np.zeros_like(value) for key, value in params.items()}
    return optimizer.v


class StepsAlongTheOldVelocity(Nesterov):
    """With the velocity from before this gradient, the step is plain Momentum's. Which of the two lines comes first?"""

    def update(self, params, grads):
        v = _velocities(self, params)
        for key in params:
            params[key] += self.momentum * v[key] - self.lr * grads[key]
            v[key] = self.momentum * v[key] - self.lr * grads[key]


class ForgetsToLookAhead(Nesterov):
    """From rest, the first step must be longer than plain Momentum's: by momentum times lr times the gradient."""

    def update(self, params, grads):
        v = _velocities(self, params)
        for key in params:
            v[key] = self.momentum * v[key] - self.lr * grads[key]
            params[key] += v[key]


class LooksAheadTwice(Nesterov):
    """The new velocity already holds momentum times the old one. How often does momentum multiply it in your step?"""

    def update(self, params, grads):
        v = _velocities(self, params)
        for key in params:
            v[key] = self.momentum * v[key] - self.lr * grads[key]
            params[key] += self.momentum ** 2 * v[key] - (1 + self.momentum) * self.lr * grads[key]


class AddsTheVelocityInFull(Nesterov):
    """The step adds momentum times the velocity, not all of it: the gradient is in it already."""

    def update(self, params, grads):
        v = _velocities(self, params)
        for key in params:
            v[key] = self.momentum * v[key] - self.lr * grads[key]
            params[key] += v[key] - self.lr * grads[key]


class Climbs(Nesterov):
    """The gradient is taken off twice: once in the velocity, once in the step. Look at both signs."""

    def update(self, params, grads):
        v = _velocities(self, params)
        for key in params:
            v[key] = self.momentum * v[key] - self.lr * grads[key]
            params[key] += self.momentum * v[key] + self.lr * grads[key]


class MovesByTheLookAheadAlone(Nesterov):
    """Where is the gradient's own push in your step, besides the one in the velocity?"""

    def update(self, params, grads):
        v = _velocities(self, params)
        for key in params:
            v[key] = self.momentum * v[key] - self.lr * grads[key]
            params[key] += self.momentum * v[key]

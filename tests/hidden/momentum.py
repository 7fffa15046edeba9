"""What a submitted Momentum is judged by, and the mistakes that students make."""
import numpy as np

from grader.cases import Case, Exercise
from reference_solutions.momentum import Momentum

from .common import CONTRACT, RULE

EXERCISE = Exercise("momentum", Momentum, hyper={"lr": (0.05, 0.5), "momentum": (0.5, 0.85)}, cases=RULE + CONTRACT + (
    Case("lr_change", "eight steps, the learning rate set anew before each", steps=8, lr_changes=True),
), lr_on={"ellipse": (0.05, 0.15), "rotated_ellipse": (0.02, 0.06)})


class ForgetsVelocity(Momentum):
    """Each step starts from rest. What must live on `self` so that the next call finds it?"""

    def update(self, params, grads):
        for key in params:
            params[key] += -self.lr * grads[key]


class KeepsTheRateOutsideTheVelocity(Momentum):
    """Change lr between two updates: does the velocity that you already had change with it?"""

    def update(self, params, grads):
        if self.v is None:
            self.v = {key: np.zeros_like(value) for key, value in params.items()}
        for key in params:
            self.v[key] = self.momentum * self.v[key] + grads[key]
            params[key] -= self.lr * self.v[key]

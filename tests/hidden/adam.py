"""What a submitted Adam is judged by, and the mistakes that students make."""
import numpy as np

from grader.cases import Exercise
from reference_solutions.adam import Adam

from .common import CONTRACT, EPSILON, RATE, RULE


class EpsilonHat(Adam):
    """Kingma and Ba, end of section 2: both corrections moved into the learning rate. As right as Algorithm 1."""

    def update(self, params, grads):
        if self.m is None:
            self.m = {key: np.zeros_like(value) for key, value in params.items()}
            self.v = {key: np.zeros_like(value) for key, value in params.items()}
        self.t += 1
        lr_t = self.lr * np.sqrt(1 - self.beta2 ** self.t) / (1 - self.beta1 ** self.t)
        for key in params:
            self.m[key] += (1 - self.beta1) * (grads[key] - self.m[key])
            self.v[key] += (1 - self.beta2) * (grads[key] ** 2 - self.v[key])
            params[key] -= lr_t * self.m[key] / (np.sqrt(self.v[key]) + 1e-7)


EXERCISE = Exercise("adam", Adam, also=(EpsilonHat,), gradients=(3.0, 9.0),
                    hyper={"lr": (0.05, 0.5), "beta1": (0.5, 0.85), "beta2": (0.9, 0.99)},
                    cases=RULE + CONTRACT + RATE + EPSILON, lr_on={"ellipse": (0.2, 0.4), "rotated_ellipse": (0.1, 0.2)})


class ForgetsTheCorrection(Adam):
    """Both moments start at 0. With a constant gradient, how long is your first step, measured in lr?"""

    def update(self, params, grads):
        if self.m is None:
            self.m = {key: np.zeros_like(value) for key, value in params.items()}
            self.v = {key: np.zeros_like(value) for key, value in params.items()}
        for key in params:
            self.m[key] = self.beta1 * self.m[key] + (1 - self.beta1) * grads[key]
            self.v[key] = self.beta2 * self.v[key] + (1 - self.beta2) * grads[key] ** 2
            params[key] -= self.lr * self.m[key] / (np.sqrt(self.v[key]) + 1e-7)

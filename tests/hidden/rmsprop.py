"""What a submitted RMSprop is judged by, and the mistakes that students make."""
import numpy as np

from grader.cases import Exercise
from reference_solutions.rmsprop import RMSprop

from .common import CONTRACT, EPSILON, RATE, RULE

EXERCISE = Exercise("rmsprop", RMSprop, hyper={"lr": (0.05, 0.5), "decay_rate": (0.8, 0.95)}, gradients=(1.5, 5.0),
                    cases=RULE + CONTRACT + RATE + EPSILON, lr_on={"ellipse": (0.2, 0.4), "rotated_ellipse": (0.1, 0.2)})


class PutsEpsInsideTheRoot(RMSprop):
    """eps inside the root acts like its own root outside. How long is your step for a gradient of 1e-7?"""

    def update(self, params, grads):
        if self.h is None:
            self.h = {key: np.zeros_like(value) for key, value in params.items()}
        for key in params:
            self.h[key] = self.decay_rate * self.h[key] + (1 - self.decay_rate) * grads[key] ** 2
            params[key] -= self.lr * grads[key] / np.sqrt(self.h[key] + 1e-7)

"""What a submitted AdaGrad is judged by, and the mistakes that students make."""
import numpy as np

from grader.cases import Exercise
from reference_solutions.adagrad import AdaGrad

from .common import CONTRACT, EPSILON, RATE, RULE

EXERCISE = Exercise("adagrad", AdaGrad, hyper={"lr": (0.05, 0.5)}, cases=RULE + CONTRACT + RATE + EPSILON,
                    lr_on={"ellipse": (1.0, 2.0), "rotated_ellipse": (0.5, 1.0)})


class PutsEpsInsideTheRoot(AdaGrad):
    """eps inside the root acts like its own root outside. How long is your step for a gradient of 1e-7?"""

    def update(self, params, grads):
        if self.h is None:
            self.h = {key: np.zeros_like(value) for key, value in params.items()}
        for key in params:
            self.h[key] += grads[key] ** 2
            params[key] -= self.lr * grads[key] / np.sqrt(self.h[key] + 1e-7)

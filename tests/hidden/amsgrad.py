"""What a submitted AMSGrad is judged by, and the mistakes that students make."""
import numpy as np

from grader.cases import Case, Exercise
from grader.mistakes import applied
from reference_solutions.amsgrad import AMSGrad

from . import common_contract, common_gradients, common_memory, common_steps
from .common import CONTRACT, PAUSE, RATE, RULE


class _Variant(AMSGrad):
    """AMSGrad, but for what it divides by. `second` gives that, as it is before its root."""

    def update(self, params, grads):
        if self.m is None:
            self.m = {key: np.zeros_like(value) for key, value in params.items()}
            self.v = {key: np.zeros_like(value) for key, value in params.items()}
            self.v_max = {key: np.zeros_like(value) for key, value in params.items()}
        self.t += 1
        for key in params:
            self.m[key] = self.beta1 * self.m[key] + (1 - self.beta1) * grads[key]
            self.v[key] = self.beta2 * self.v[key] + (1 - self.beta2) * grads[key] ** 2
            self.step(key, params[key], self.lr * self.m[key] / (1 - self.beta1 ** self.t))

    def step(self, key, param, step):
        param -= step / (np.sqrt(self.second(key)) + 1e-7)

    def largest(self, key, value):
        self.v_max[key] = np.maximum(self.v_max[key], value)
        return self.v_max[key]


class EpsilonHat(_Variant):
    """Both corrections moved into the learning rate, as right as the other form; see Adam."""

    def step(self, key, param, step):
        param -= step * np.sqrt(1 - self.beta2 ** self.t) / (np.sqrt(self.largest(key, self.v[key])) + 1e-7)


EXERCISE = Exercise("amsgrad", AMSGrad, also=(EpsilonHat,), gradients=(3.0, 9.0), cases=tuple(
    case for case in RULE if case.test in ("first_step", "several_steps")) + (
    Case("several_steps", "thirty steps, one of them with far larger gradients", steps=30, spike=30.0),) + CONTRACT + RATE + PAUSE,
    hyper={"lr": (0.05, 0.5), "beta1": (0.5, 0.8), "beta2": (0.6, 0.9)})


class IsPlainAdam(_Variant):
    """After a very large gradient, how long does your optimizer remember it? The maximum never fades."""

    def second(self, key):
        return self.v[key] / (1 - self.beta2 ** self.t)


class KeepsTheMaximumInV(_Variant):
    """Does v itself go on fading? The maximum is kept beside it."""

    def second(self, key):
        self.v[key] = self.largest(key, self.v[key])
        return self.v[key] / (1 - self.beta2 ** self.t)


class KeepsOneMaximumForTheWholeArray(_Variant):
    """Which shape has what you keep? Let one number of an array have a large gradient: do the others slow down, too?"""

    def second(self, key):
        return self.largest(key, np.full_like(self.v[key], np.max(self.v[key]))) / (1 - self.beta2 ** self.t)


class TakesTheSmallest(_Variant):
    """Which one is to be kept, the largest or the smallest?"""

    def second(self, key):
        self.v_max[key] = self.v[key] if self.t == 1 else np.minimum(self.v_max[key], self.v[key])
        return self.v_max[key] / (1 - self.beta2 ** self.t)


class CorrectsBeforeTheMaximum(_Variant):
    """Is the maximum taken of the corrected v? That is another convention: on this page the correction comes afterwards."""

    def second(self, key):
        return self.largest(key, self.v[key] / (1 - self.beta2 ** self.t))


class ForgetsTheCorrection(_Variant):
    """The maximum of v starts as much too small as v itself. What corrects it?"""

    def second(self, key):
        return self.largest(key, self.v[key])


class TakesTheMaximumOfGradients(_Variant):
    """What is kept: the largest second moment, or the largest single square?"""

    def second(self, key):
        square = (self.v[key] - self.beta2 * getattr(self, "old", {}).get(key, 0.0)) / (1 - self.beta2)
        self.old = {**getattr(self, "old", {}), key: self.v[key].copy()}
        return self.largest(key, square)


class ClipsLargeGradients(common_gradients.ClipsTheGradient, AMSGrad):
    """Make a large gradient ten times larger: does your step still follow? Is there anything in the rule that holds it back?"""
    c = 10.0


COMMON = [  # but for what is the same as a mistake above, or what no case of this exercise asks for
    *applied(AMSGrad, common_gradients, without=("DividesByTheSizeOfTheArray", "ClipsTheGradient", "ShortensLongGradients")),
    *applied(AMSGrad, common_steps, without=("StopsAfterSomeCalls",)),
    *applied(AMSGrad, common_memory, without=("KeepsOneMemoryForSeveralParameters",)),
    *applied(AMSGrad, common_contract),
]

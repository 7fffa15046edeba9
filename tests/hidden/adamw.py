"""What a submitted AdamW is judged by, and the mistakes that students make."""
import numpy as np

from grader.cases import Exercise
from grader.mistakes import applied
from reference_solutions.adamw import AdamW

from . import common_contract, common_gradients, common_memory, common_steps
from .common import CONTRACT, PAUSE, RATE, RULE


class _Variant(AdamW):
    """AdamW, but for what its decay and step do."""

    def update(self, params, grads):
        if self.m is None:
            self.m = {key: np.zeros_like(value) for key, value in params.items()}
            self.v = {key: np.zeros_like(value) for key, value in params.items()}
        self.t += 1
        for key in params:
            g = self.gradient(params[key], grads[key])
            self.m[key] = self.beta1 * self.m[key] + (1 - self.beta1) * g
            self.v[key] = self.beta2 * self.v[key] + (1 - self.beta2) * g ** 2
            m_hat, v_hat = self.m[key] / (1 - self.beta1 ** self.t), self.v[key] / (1 - self.beta2 ** self.t)
            self.step(params[key], self.lr * m_hat / (np.sqrt(v_hat) + 1e-7), np.sqrt(v_hat) + 1e-7)

    def gradient(self, param, g):
        return g


class EpsilonHat(_Variant):
    """Both corrections moved into the learning rate, as right as the other form; see Adam."""

    def step(self, param, step, root):
        eps = 1e-7 * (1 / np.sqrt(1 - self.beta2 ** self.t) - 1)
        param[...] = param * (1 - self.lr * self.weight_decay) - step * root / (root + eps)


EXERCISE = Exercise("adamw", AdamW, also=(EpsilonHat,), gradients=(3.0, 9.0), cases=tuple(
    case for case in RULE if case.test in ("first_step", "several_steps")) + CONTRACT + RATE + PAUSE,
    hyper={"lr": (0.05, 0.5), "beta1": (0.5, 0.85), "beta2": (0.9, 0.99), "weight_decay": (0.05, 0.3)})


class ForgetsTheDecay(_Variant):
    """With a gradient of 0 from the start, do the weights still shrink?"""

    def step(self, param, step, root):
        param -= step


class DecaysMatricesOnly(_Variant):
    """With gradients of 0 from the start, which of your parameters shrink? The rule on this page makes no difference between shapes."""

    def step(self, param, step, root):
        param[...] = param * (1 - self.lr * self.weight_decay * (param.ndim > 1)) - step


class DecaysByTheCorrectedRate(_Variant):
    """With gradients of 0 from the start, by which factor do the weights shrink in the first call, and in the tenth? Which rate belongs
    to the decay?"""

    def step(self, param, step, root):
        rate = self.lr * np.sqrt(1 - self.beta2 ** self.t) / (1 - self.beta1 ** self.t)
        param[...] = param * (1 - rate * self.weight_decay) - step


class DecaysThroughTheGradient(_Variant):
    """Do weights with large gradients decay as fast as others? What is added to the gradient is divided by its size like all the rest."""

    def gradient(self, param, g):
        return g + self.weight_decay * param

    def step(self, param, step, root):
        param -= step


class DecaysWithoutTheRate(_Variant):
    """By how much do the weights shrink in a step? lr belongs to it too."""

    def step(self, param, step, root):
        param *= 1 - self.weight_decay
        param -= step


class Grows(_Variant):
    """Decay makes weights smaller. What does your factor do to them?"""

    def step(self, param, step, root):
        param *= 1 + self.lr * self.weight_decay
        param -= step


class DecaysAfterTheStep(_Variant):
    """Which weights are to decay: those from before the step, or those that have moved already?"""

    def step(self, param, step, root):
        param -= step
        param *= 1 - self.lr * self.weight_decay


class DividesTheDecay(_Variant):
    """Does the decay stand inside the fraction? Then numbers with large gradients hardly decay."""

    def step(self, param, step, root):
        param -= step + self.lr * self.weight_decay * param / root


class ClipsLargeGradients(common_gradients.ClipsTheGradient, AdamW):
    """Make a large gradient ten times larger: does your step still follow? Is there anything in the rule that holds it back?"""
    c = 10.0


COMMON = [  # but for what is the same as a mistake above, or what no case of this exercise asks for
    *applied(AdamW, common_gradients, without=("DividesByTheSizeOfTheArray", "ClipsTheGradient", "ShortensLongGradients",
                                               "AddsWeightDecay")),
    *applied(AdamW, common_steps, without=("ShrinksTheParameters", "StopsAfterSomeCalls")),
    *applied(AdamW, common_memory, without=("KeepsOneMemoryForSeveralParameters",)),
    *applied(AdamW, common_contract),
]

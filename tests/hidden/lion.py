"""What a submitted Lion is judged by, and the mistakes that students make."""
from dataclasses import replace

import numpy as np

from grader.cases import Case, Exercise
from grader.mistakes import applied, subclass
from reference_solutions.lion import Lion

from . import common_contract, common_gradients, common_memory, common_steps
from .common import CONTRACT, EPSILON, PAUSE, RATE, RULE

EXERCISE = Exercise("lion", Lion, gradients=(0.5, 9.0), hyper={"lr": (0.05, 0.5), "beta1": (0.6, 0.8), "beta2": (0.9, 0.97)},
                    cases=tuple(case for case in RULE if case.test in ("first_step", "several_steps")) + (
                        Case("several_steps", "two hundred steps", steps=200), replace(EPSILON[0], test="several_steps"), *PAUSE) + tuple(
                        replace(case, steps=40) if case.optimizers > 1 else case for case in CONTRACT + RATE))  # signs are seldom different


class _Variant(Lion):
    """Lion, but for one thing."""

    def update(self, params, grads):
        if self.m is None:
            self.m = {key: np.zeros_like(value) for key, value in params.items()}
        for key in params:
            step = self.step(self.m[key], grads[key])
            self.m[key] = self.memory(self.m[key], grads[key])
            params[key] -= self.lr * step

    def step(self, m, g):
        return np.sign(self.beta1 * m + (1 - self.beta1) * g)

    def memory(self, m, g):
        return self.beta2 * m + (1 - self.beta2) * g


class ForgetsTheSign(_Variant):
    """Every number is to move by exactly lr. How far does yours go?"""

    def step(self, m, g):
        return self.beta1 * m + (1 - self.beta1) * g


class GivesZeroASign(_Variant):
    """Give a number gradients of 0 from the start. Does it move? Which sign has 0 in the rule, and in your code?"""

    def step(self, m, g):
        return np.where(self.beta1 * m + (1 - self.beta1) * g > 0, 1.0, -1.0)


GivesZeroASign.variants = [subclass(GivesZeroASign, {"step": lambda self, m, g: -GivesZeroASign.step(self, -m, -g)})]


class TakesTheSignOfTheGradient(_Variant):
    """The step follows a mean of the memory and the gradient. Where is the memory in yours?"""

    def step(self, m, g):
        return np.sign(g)


class TakesTheSignOfTheMemory(_Variant):
    """From rest, the memory alone has no sign. Does the newest gradient take part in your step?"""

    def step(self, m, g):
        return np.sign(m)


class RemembersTheMixture(_Variant):
    """The step follows a mixture. What does the memory take in: that mixture, or the gradient?"""

    def memory(self, m, g):
        return self.beta2 * m + (1 - self.beta2) * (self.beta1 * m + (1 - self.beta1) * g)


class RemembersSigns(_Variant):
    """The step has a sign alone. Does the memory forget how large the gradients were, too?"""

    def memory(self, m, g):
        return self.beta2 * m + (1 - self.beta2) * np.sign(g)


class UsesOneBeta(_Variant):
    """The mean for the step and the memory fade differently. Which beta belongs to which?"""

    def memory(self, m, g):
        return self.beta1 * m + (1 - self.beta1) * g


class SwapsTheBetas(_Variant):
    """Which beta is for the step, and which for the memory?"""

    def step(self, m, g):
        return np.sign(self.beta2 * m + (1 - self.beta2) * g)

    def memory(self, m, g):
        return self.beta1 * m + (1 - self.beta1) * g


class RemembersTheStep(_Variant):
    """What does the memory keep: gradients, or the signs of steps?"""

    def memory(self, m, g):
        return np.sign(self.beta1 * m + (1 - self.beta1) * g)


class RefreshesTheMemoryFirst(_Variant):
    """The step uses the memory from before this gradient. Which of your two lines comes first?"""

    def step(self, m, g):
        return super().step(self.memory(m, g), g)


COMMON = [  # but for what is the same as a mistake above, or what no case of this exercise asks for
    *applied(Lion, common_gradients, without=("DividesByTheSizeOfTheArray", "SquaresTheGradient", "ShortensLongGradients",
                                              "AddsWeightDecay")),
    *applied(Lion, common_steps),
    *applied(Lion, common_memory, without=("KeepsOneMemoryForSeveralParameters", "ForgetsEverythingBetweenCalls")),
    *applied(Lion, common_contract),
]

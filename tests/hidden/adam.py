"""What a submitted Adam is judged by, and the mistakes that students make."""
import numpy as np

from grader.cases import Exercise
from grader.mistakes import applied, changed, defined_in
from reference_solutions.adam import Adam

from . import _adam_moments, _adam_steps, common_contract, common_gradients, common_memory, common_steps
from ._adam_moments import C1, C2, M_HAT, MOVE, SET_M, STEP, V_HAT
from .common import CONTRACT, EPSILON, PAUSE, RATE, RULE


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
                    cases=RULE + CONTRACT + RATE + EPSILON + PAUSE, lr_on={"ellipse": (0.2, 0.4), "rotated_ellipse": (0.1, 0.2)})



def _also_in_the_other_form(mistake, texts):
    """Gives a mistake a variant that is made of the other right form."""
    made = type(mistake.__name__, (EpsilonHat,), {"__doc__": mistake.__doc__, "__module__": mistake.__module__, "update": changed(texts)})
    mistake.variants = [*vars(mistake).get("variants", ()), made]


COUNT, LR_T = "self.t += 1\n", "self.lr * np.sqrt(1 - self.beta2 ** self.t) / (1 - self.beta1 ** self.t)"


class ForgetsTheCorrection(Adam):
    """Both moments start at 0. With a constant gradient, how long is your first step, measured in lr?"""
    update = changed({M_HAT: "self.m[key]", V_HAT: "self.v[key]"})


class CorrectsTheFirstMomentOnly(Adam):
    """With a constant gradient, how long is your first step, measured in lr? Both moments start at 0: what do you do for each?"""
    update = changed({V_HAT: "self.v[key]"})


class CorrectsTheSecondMomentOnly(Adam):
    """With a constant gradient, how long is your first step, measured in lr? Both moments start at 0: what do you do for each?"""
    update = changed({M_HAT: "self.m[key]"})


class StoresTheCorrectedMoments(Adam):
    """The first step is right. What should be kept for the second one: the moments, or the corrected moments?"""
    update = changed({M_HAT: "self.m[key] = " + M_HAT, V_HAT: "self.v[key] = " + V_HAT})


class StoresTheCorrectedFirstMoment(Adam):
    """The first step is right. What should be kept for the second one: the mean, or the corrected mean? Can two names mean one
    array?"""
    update = changed({M_HAT: "self.m[key] = " + M_HAT})


class StoresTheCorrectedSecondMoment(Adam):
    """The first step is right. What should be kept for the second one: the mean, or the corrected mean? Can two names mean one
    array?"""
    update = changed({V_HAT: "self.v[key] = " + V_HAT})


class CountsFromZero(Adam):
    """What is any number to the power of 0, and what do you divide by in the first call? When does your count grow?"""
    update = changed({COUNT: "pass\n", MOVE: MOVE + "\n    self.t += 1"})


class CountsEveryParameter(Adam):
    """With one parameter you cannot see it, with two you can: print your count in every line of a call. What does `t` count?"""
    update = changed({COUNT: "pass\n", SET_M: "self.t += 1; " + SET_M}, {COUNT: "self.t = 0\n", SET_M: "self.t += 1; " + SET_M})


class CorrectsEveryCallLikeTheFirst(Adam):
    """The first step is right. Work your correction out for the second call: is it that of the first again? What in it has to
    change?"""
    update = changed({COUNT: "self.t = 1\n"}, {C1: "1 - self.beta1"}, {C2: "1 - self.beta2"})


class StartsToCountTooLate(Adam):
    """Print `t` in the first call. Which number is it, and which number should it be?"""
    update = changed({C1: "1 - self.beta1 ** (self.t + {c})", C2: "1 - self.beta2 ** (self.t + {c})"}, c=(1, 2))


class CountsTwice(Adam):
    """Print `t` in the first three calls. How much does it grow from one to the next?"""
    update = changed({COUNT: "self.t += 2\n"})


class MultipliesWherePowersBelong(Adam):
    """What does your correction become after a hundred calls? A power of a number below 1 fades; what does a multiple do?"""
    update = changed({C1: "1 - self.beta1 * self.t", C2: "1 - self.beta2 * self.t"}, {C1: "1 - self.beta1 * self.t"},
                     {C2: "1 - self.beta2 * self.t"})


class PutsThePowerOutsideTheBracket(Adam):
    """The first step is right. What does your correction become after a hundred calls? To what does the power belong?"""
    update = changed({C1: "(1 - self.beta1) ** self.t", C2: "(1 - self.beta2) ** self.t"}, {C1: "(1 - self.beta1) ** self.t"},
                     {C2: "(1 - self.beta2) ** self.t"})


class MultipliesByTheCorrection(Adam):
    """The moments start too small. Does your correction make them larger or smaller?"""
    update = changed({M_HAT: f"self.m[key] * ({C1})", V_HAT: f"self.v[key] * ({C2})"}, {M_HAT: f"self.m[key] * ({C1})"},
                     {V_HAT: f"self.v[key] * ({C2})"})


class AddsInTheCorrection(Adam):
    """With a constant gradient, how long is your first step, measured in lr? What should your correction be at first, and what
    in the end?"""
    update = changed({C1: C1.replace("-", "+"), C2: C2.replace("-", "+")}, {C1: C1.replace("-", "+")}, {C2: C2.replace("-", "+")})


class OverwritesTheBetas(Adam):
    """Print `beta1` and `beta2` in the second call. Are they what you gave the constructor?"""
    update = changed({COUNT: "self.t += 1\n    self.beta1, self.beta2 = self.beta1 ** self.t, self.beta2 ** self.t\n", 
                      C1: "1 - self.beta1", C2: "1 - self.beta2"})


class SwapsTheBetasInTheCorrection(Adam):
    """A correction undoes the decay of its own moment. Which beta has m, and which has its correction?"""
    update = changed({C1: C2, C2: C1})


class CorrectsBothMomentsByOneBeta(Adam):
    """A correction undoes the decay of its own moment. Which beta has v, and which has its correction?"""
    update = changed({C2: C1}, {C1: C2})


class PutsEpsInsideTheRoot(Adam):
    """eps inside the root acts like its own root outside. How long is your step for a gradient of 1e-7?"""
    update = changed({"(np.sqrt(v_hat) + 1e-7)": "np.sqrt(v_hat + {c})"}, c=(1e-7, 1e-8, 1e-9, 1e-6, 1e-10, 1e-12, 1e-14, 1e-5))


class LeavesEpsOut(Adam):
    """What is 0 divided by 0? Try a number whose gradient has always been 0."""
    update = changed({"(np.sqrt(v_hat) + 1e-7)": "np.sqrt(v_hat)"})


class AddsEpsToTheQuotient(Adam):
    """Python divides before it adds. What does your eps protect, and what does it add to each step?"""
    update = changed({STEP: "self.lr * (m_hat / np.sqrt(v_hat) + 1e-7)"})


class AddsEpsBehindTheFraction(Adam):
    """Python divides before it adds. What does your eps protect, and what does it add to each step?"""
    update = changed({STEP: "(self.lr * m_hat / np.sqrt(v_hat) + 1e-7)"})


class TakesTheRootOfEpsToo(Adam):
    """Is the root of a sum the sum of the roots? How large is what you add to the root, as a number?"""
    update = changed({"1e-7": "np.sqrt({c})"}, c=(1e-7, 1e-8))


class HasAnotherEps(Adam):
    """How large is eps on this page? Read your exponent aloud, and try a gradient as small as eps."""
    update = changed({"1e-7": "{c}"}, c=(1e-8, 1e7, 1e-6, 1e-5, 5e-5, 1e-4, 1e-3, 1e-2, 0.1, 1.0, 1e-9, 1e-10, 1e-12,
                                            1e-15, 1e-16, 1e8))


class HasAnotherEpsInTheOtherForm(EpsilonHat):
    """How large is eps on this page? Read your exponent aloud, and try a gradient as small as eps."""
    update = changed({"1e-7": "{c}"}, c=(1e-8, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 0.1, 1.0, 1e-9, 1e-10, 1e-12))


class PutsEpsInsideTheRootOfTheOtherForm(EpsilonHat):
    """eps inside the root acts like its own root outside. How long is your step for a gradient of 1e-7?"""
    update = changed({"(np.sqrt(self.v[key]) + 1e-7)": "np.sqrt(self.v[key] + {c})"},
                     c=(1e-7, 1e-8, 1e-9, 1e-6, 1e-10, 1e-12, 1e-14, 1e-5))


class OverwritesTheLearningRate(EpsilonHat):
    """Print `optimizer.lr` after each call. The corrected rate is computed from lr each time: from which lr is yours?"""
    update = changed({"lr_t": "self.lr"})


class CorrectsTwice(Adam):
    """There are two ways to correct the moments. How many of them do you use at once?"""
    update = changed({STEP: STEP.replace("self.lr", f"({LR_T})")})


class ForgetsTheRootInTheCorrection(EpsilonHat):
    """With a constant gradient, how long is your first step, measured in lr? What becomes of a factor that is pulled out of a
    root?"""
    update = changed({"np.sqrt(1 - self.beta2 ** self.t)": "(1 - self.beta2 ** self.t)"})


class TurnsTheCorrectionUpsideDown(EpsilonHat):
    """The moments start too small. Which correction has to make the step longer, and which shorter?"""
    update = changed({"np.sqrt(1 - self.beta2 ** self.t) / (1 - self.beta1 ** self.t)":
                      "(1 - self.beta1 ** self.t) / np.sqrt(1 - self.beta2 ** self.t)"})


class MixesTheFormsOfTheCorrection(EpsilonHat):
    """There are two ways to correct the moments. Which of your two corrections belongs to which way?"""
    update = changed({"np.sqrt(1 - self.beta2 ** self.t) / (1 - self.beta1 ** self.t)": "np.sqrt(1 - self.beta2 ** self.t)"})


class TakesTheBetasInAnotherOrder(Adam):
    """Make one optimizer without names, as in `Adam(0.1, 0.8, 0.99)`, and print what became of each number. Which order does
    the page give?"""

    def __init__(self, lr=0.001, beta2=0.999, beta1=0.9):
        super().__init__(lr, beta1, beta2)


class SharesTheCount(common_memory.SharesItsMemoryWithOtherOptimizers, Adam):
    """Make two optimizers and let them take turns. Which of the first one's numbers does the second change? Look for what
    exists only once."""
    kept = ("m", "v")


_also_in_the_other_form(_adam_moments.ReplacesTheMomentsByTheirChanges, {"self.m[key] +=": "self.m[key] =", "self.v[key] +=": "self.v[key] ="})
_also_in_the_other_form(_adam_moments.ReplacesTheFirstMomentByItsChange, {"self.m[key] +=": "self.m[key] ="})
_also_in_the_other_form(_adam_moments.ReplacesTheSecondMomentByItsChange, {"self.v[key] +=": "self.v[key] ="})
_also_in_the_other_form(_adam_moments.PullsTheSecondMomentToTheFirst, {"** 2 - self.v[key]": "** 2 - self.m[key]"})

COMMON = [  # but for what is the same as a mistake above, or none, here
    *defined_in(_adam_moments),
    *defined_in(_adam_steps),
    *applied(Adam, common_gradients, without=("DividesByTheSizeOfTheArray", "IsOneGradientLate")),
    *applied(Adam, common_steps),
    *applied(Adam, common_memory),
    *applied(Adam, common_contract),
]

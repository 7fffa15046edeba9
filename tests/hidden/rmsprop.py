"""What a submitted RMSprop is judged by, and the mistakes that students make."""
from grader.cases import Exercise
from grader.mistakes import applied, changed, defined_in
from reference_solutions.rmsprop import RMSprop

from . import _rmsprop_mean, common_contract, common_gradients, common_memory, common_steps
from ._rmsprop_mean import COUNTED, KEPT, LOOP, NEW, ROOT, SET
from .common import CONTRACT, EPSILON, PAUSE, RATE, RULE

EXERCISE = Exercise("rmsprop", RMSprop, hyper={"lr": (0.05, 0.5), "decay_rate": (0.8, 0.95)}, gradients=(1.5, 5.0),
                    cases=RULE + CONTRACT + RATE + EPSILON + PAUSE, lr_on={"ellipse": (0.2, 0.4), "rotated_ellipse": (0.1, 0.2)})

BRACKET = "(np.sqrt(self.h[key]) + 1e-7)"
STEP = f"self.lr * grads[key] / {BRACKET}"
MOVE = f"params[key] -= {STEP}"
OTHER = "vars(self).setdefault('m', {}).get(key, 0.0)"


class ForgetsTheSquareAndTheRoot(RMSprop):
    """RMS means root, mean, square. Which of the three words are left in yours? Turn all gradients around: do your steps turn
    around too?"""
    update = changed({"grads[key] ** 2": "grads[key]", ROOT: "self.h[key]"})


class ForgetsTheSquareAndTakesAbsoluteValues(RMSprop):
    """RMS means root, mean, square. Make all gradients ten times larger: does your step stay as it is?"""
    update = changed({"grads[key] ** 2": "grads[key]", ROOT: "np.sqrt(np.abs(self.h[key]))"})


class TakesTheRootBeforeTheMean(RMSprop):
    """RMS means root, mean, square: in which order are they done? Is the mean of roots the root of the mean?"""
    update = changed({"grads[key] ** 2": "np.abs(grads[key])", ROOT: "self.h[key]"})


class RoundsTheQuotientDown(RMSprop):
    """Divide 1 by 3 the way your code does. What becomes of what stands behind the point?"""
    update = changed({STEP: f"self.lr * (grads[key] // {BRACKET})"}, {"grads[key] /": "grads[key] //"})


class StoresTheRoot(RMSprop):
    """Print `h` after two calls. What should be kept for the next call: the mean, or something made of it?"""
    update = changed({SET: f"{SET}; self.h[key] = np.sqrt(self.h[key])", ROOT: "self.h[key]"})


class ForgetsTheRoot(RMSprop):
    """RMS means root, mean, square. Which of the three words is missing? Make all gradients ten times larger and see."""
    update = changed({ROOT: "self.h[key]"})


class SwapsTheTwoSharesAndForgetsTheRoot(RMSprop):
    """RMS means root, mean, square. Which of the three words is missing? And decay_rate = 0.99 keeps 99 parts in 100: of what?"""
    update = changed({KEPT: "(1 - self.decay_rate) * self.h[key]", NEW: "self.decay_rate * grads[key] ** 2", ROOT: "self.h[key]"})


class TakesTheWrongRoot(RMSprop):
    """Make all gradients ten times larger: RMSProp's steps stay as they are. What do yours do? Which root undoes a square?"""
    update = changed({ROOT: "self.h[key] ** {c}"}, c=(0.25, 1 / 3))


class PutsEpsInsideTheRoot(RMSprop):
    """eps inside the root acts like its own root outside. How long is your step for a gradient of 1e-7?"""
    update = changed({BRACKET: "np.sqrt(self.h[key] + {c})"}, c=(1e-7, 1e-8, 1e-9, 1e-6, 1e-10, 1e-12, 1e-14, 1e-5))


class LeavesEpsOut(RMSprop):
    """What is 0 divided by 0? Try a number whose gradient has always been 0."""
    update = changed({BRACKET: ROOT})


class AddsEpsToTheQuotient(RMSprop):
    """Python divides before it adds. What does your eps protect, and what does it add to each step?"""
    update = changed({STEP: "self.lr * (grads[key] / np.sqrt(self.h[key]) + 1e-7)"})


class AddsEpsBehindTheFraction(RMSprop):
    """Python divides before it adds. What does your eps protect, and what does it add to each step?"""
    update = changed({STEP: "(self.lr * grads[key] / np.sqrt(self.h[key]) + 1e-7)"})


class TakesTheRootOfEpsToo(RMSprop):
    """Is the root of a sum the sum of the roots? How large is what you add to the root, as a number?"""
    update = changed({"1e-7": "np.sqrt({c})"}, c=(1e-7, 1e-8))


class HasAnotherEps(RMSprop):
    """How large is eps on this page? Read your exponent aloud, and try a gradient as small as eps."""
    update = changed({"1e-7": "{c}"}, c=(1e-8, 1e7, 1e-6, 1e-5, 5e-5, 1e-4, 1e-3, 1e-2, 0.1, 1.0, 1e-9, 1e-10, 1e-12,
                                            1e-15, 1e-16, 1e8))


class CorrectsTheMeanAsAdamDoes(RMSprop):
    """With the same gradient again and again, how long is your first step, and how long is the rule's? Which optimizer divides
    by one minus a power?"""
    update = changed({LOOP: COUNTED, ROOT: "np.sqrt(self.h[key] / (1 - self.decay_rate ** self.t))"})


class SubtractsTheSquareOfTheMean(RMSprop):
    """With the same gradient again and again, what does your root become? Is it the mean of squares that you take, or the
    variance?"""
    update = changed({LOOP: "self.m = vars(self).get('m', {})\n    " + LOOP, SET:
                      f"self.m[key] = self.decay_rate * {OTHER} + (1 - self.decay_rate) * grads[key]; {SET}",
                      ROOT: "np.sqrt(np.maximum(self.h[key] - self.m[key] ** 2, 0))"})


class StepsBeforeTheMeanIsRenewed(RMSprop):
    """In the very first step, what do you divide by? In which order do renewing and stepping come?"""
    update = changed({SET: MOVE, MOVE: SET})


class SquaresTheMean(RMSprop):
    """RMS means root, mean, square: in which order are they done? Is the mean of squares the square of the mean?"""
    update = changed({"grads[key] ** 2": "grads[key]", ROOT: "np.abs(self.h[key])"})


class StepsByAMeanOfGradients(RMSprop):
    """Give it one gradient and then 0 again and again. Does it go on moving? What stands above the fraction line?"""
    update = changed({LOOP: "self.m = vars(self).get('m', {})\n    " + LOOP,
                      MOVE: f"self.m[key] = self.decay_rate * {OTHER} + (1 - self.decay_rate) * grads[key]; "
                            + MOVE.replace("self.lr * grads[key]", "self.lr * self.m[key]")})


class DividesTheLearningRateByTheShare(RMSprop):
    """With the same gradient again and again, do your steps approach lr? Which factor stands before the fraction?"""
    update = changed({"self.lr * grads[key]": "self.lr / (1 - self.decay_rate) * grads[key]"},
                     {"self.lr * grads[key]": "self.lr * (1 - self.decay_rate) * grads[key]"})


class StepsByTheMean(RMSprop):
    """Make all gradients ten times larger: RMSProp's steps stay as they are. What do yours do? By what do you divide?"""
    update = changed({"grads[key] ** 2": "grads[key]", STEP: "self.lr * self.h[key]"})


class HasAVelocityToo(RMSprop):
    """Give it one gradient and then 0 again and again. Does it go on moving? Is there a velocity in the rule on this page?"""
    update = changed({LOOP: "self.m = vars(self).get('m', {})\n    " + LOOP,
                      MOVE: f"self.m[key] = {{c}} * {OTHER} + {STEP}; params[key] -= self.m[key]"}, c=(0.9, 0.5))


class LetsTheLearningRateDecay(RMSprop):
    """Print `optimizer.lr` after each call. What does decay_rate belong to: the mean, or the learning rate?"""
    update = changed({LOOP: "self.lr *= self.decay_rate\n    " + LOOP})


class LetsTheLearningRateDecayAfterTheStep(RMSprop):
    """Print `optimizer.lr` after each call. What does decay_rate belong to: the mean, or the learning rate?"""

    def update(self, params, grads):
        super().update(params, grads)
        self.lr *= self.decay_rate


class SquaresTheNumerator(RMSprop):
    """Turn the sign of a gradient around: does your step turn around too?"""
    update = changed({"self.lr * grads[key]": "self.lr * grads[key] ** 2"})


class HasNoGradientInTheNumerator(RMSprop):
    """Turn the sign of a gradient around: does your step turn around too? What stands above the fraction line?"""
    update = changed({"self.lr * grads[key]": "self.lr"})


class HasTheSignInTheNumerator(RMSprop):
    """Give it a large gradient after many small ones. Is that step any longer? What stands above the fraction line?"""
    update = changed({"self.lr * grads[key]": "self.lr * np.sign(grads[key])"})


class MultipliesByTheRoot(RMSprop):
    """A number with large gradients has to move less, in proportion. Does yours?"""
    update = changed({f"/ {BRACKET}": f"* {BRACKET}"})


class AveragesStepsInPlaceOfGradients(RMSprop):
    """Change lr between two updates: does the mean that you already had know of another lr? What is squared in this rule?"""
    update = changed({"grads[key] ** 2": "(self.lr * grads[key]) ** 2", "self.lr * grads[key]": "self.lr * self.lr * grads[key]"})


class UsesTheDecayForTheLearningRate(RMSprop):
    """Print `lr` and `decay_rate` of an optimizer that you have just made. Did each number arrive under its own name?"""
    __init__ = changed({"self.lr = lr": "self.lr = decay_rate", "self.decay_rate = decay_rate": "self.decay_rate = lr"})


COMMON = [  # but for what is the same as a mistake above, or none, here
    *defined_in(_rmsprop_mean),
    *applied(RMSprop, common_gradients, without=("DividesByTheSizeOfTheArray",)),
    *applied(RMSprop, common_steps),
    *applied(RMSprop, common_memory),
    *applied(RMSprop, common_contract),
]

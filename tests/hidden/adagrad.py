"""What a submitted AdaGrad is judged by, and the mistakes that students make."""
from grader.cases import Exercise
from grader.mistakes import applied, changed
from reference_solutions.adagrad import AdaGrad

from . import common_contract, common_gradients, common_memory, common_steps
from .common import CONTRACT, EPSILON, RATE, RULE

EXERCISE = Exercise("adagrad", AdaGrad, hyper={"lr": (0.05, 0.5)}, cases=RULE + CONTRACT + RATE + EPSILON,
                    lr_on={"ellipse": (1.0, 2.0), "rotated_ellipse": (0.5, 1.0)})

SUM = "self.h[key] += grads[key] ** 2"
STEP = "self.lr * grads[key] / (np.sqrt(self.h[key]) + 1e-7)"
ROOT, BRACKET = "np.sqrt(self.h[key])", "(np.sqrt(self.h[key]) + 1e-7)"
MOVE = f"params[key] -= {STEP}"
LOOP, COUNTED = "for key in params:", "self.t = vars(self).get('t', 0) + 1\n    for key in params:"
START = "np.zeros_like(value)"


class ForgetsTheSquare(AdaGrad):
    """What does a root make of a negative sum? Which sign has what you add up?"""
    update = changed({"grads[key] ** 2": "grads[key]"})


class DoublesInPlaceOfSquaring(AdaGrad):
    """What is three doubled, what is three squared, and what does a root make of a negative number?"""
    update = changed({"grads[key] ** 2": "grads[key] * 2"})


class NeverAddsToTheSum(AdaGrad):
    """Print `h` after each call. Does it ever change? By what do you then divide?"""
    update = changed({SUM: "pass"})


class ForgetsTheSquareAndTheRoot(AdaGrad):
    """Turn all gradients around: do your steps turn around too? What is added up in this rule, and what is done to the sum?"""
    update = changed({"grads[key] ** 2": "grads[key]", ROOT: "self.h[key]"})


class SumsAbsoluteGradients(AdaGrad):
    """Make all gradients 100 times larger: does your step stay the same? Compare the unit of your root with that of the
    gradient."""
    update = changed({"grads[key] ** 2": "np.abs(grads[key])"})


class ForgetsTheRoot(AdaGrad):
    """Make all gradients ten times larger: AdaGrad's steps stay as they are. What do yours do?"""
    update = changed({ROOT: "self.h[key]"})


class TakesTheRootBeforeTheSum(AdaGrad):
    """Two equal gradients: by which number is the second step shorter than the first? Is the root of a sum the sum of the
    roots?"""
    update = changed({"grads[key] ** 2": "np.abs(grads[key])", ROOT: "self.h[key]"})


class StoresTheRoot(AdaGrad):
    """Print `h` after two calls with gradients of 1. What should be kept for the next call: the sum, or something made of it?"""
    update = changed({SUM: f"{SUM}; self.h[key] = np.sqrt(self.h[key])", ROOT: "self.h[key]"})


class TakesTheWrongRoot(AdaGrad):
    """Make all gradients ten times larger: AdaGrad's steps stay as they are. What do yours do? Which root undoes a square?"""
    update = changed({ROOT: "self.h[key] ** {c}"}, c=(1 / 3, 0.25, 2))


class SumsAWrongPower(AdaGrad):
    """Make all gradients ten times larger: AdaGrad's steps stay as they are. What do yours do? Which power does a square root
    undo?"""
    update = changed({"grads[key] ** 2": "np.abs(grads[key]) ** {c}"}, c=(3, 4))


class RoundsTheQuotientDown(AdaGrad):
    """Divide 1 by 3 the way your code does. What becomes of what stands behind the point?"""
    update = changed({STEP: f"self.lr * (grads[key] // {BRACKET})"}, {"grads[key] /": "grads[key] //"})


class LeavesEpsOut(AdaGrad):
    """What is 0 divided by 0? Try a number whose gradient has always been 0."""
    update = changed({BRACKET: ROOT})


class PutsEpsInsideTheRoot(AdaGrad):
    """eps inside the root acts like its own root outside. How long is your step for a gradient of 1e-7?"""
    update = changed({BRACKET: "np.sqrt(self.h[key] + {c})"}, c=(1e-7, 1e-8, 1e-9, 1e-6, 1e-10, 1e-12, 1e-14, 1e-5))


class AddsEpsBehindTheFraction(AdaGrad):
    """Python divides before it adds. What does your eps protect, and what does it add to each step?"""
    update = changed({STEP: "(self.lr * grads[key] / np.sqrt(self.h[key]) + 1e-7)"})


class AddsEpsToTheQuotient(AdaGrad):
    """Python divides before it adds. What does your eps protect, and what does it add to each step?"""
    update = changed({STEP: "self.lr * (grads[key] / np.sqrt(self.h[key]) + 1e-7)"})


class TakesTheRootOfEpsToo(AdaGrad):
    """Is the root of a sum the sum of the roots? How large is what you add to the root, as a number?"""
    update = changed({"1e-7": "np.sqrt({c})"}, c=(1e-7, 1e-8))


class HasAnotherEps(AdaGrad):
    """How large is eps on this page? Read your exponent aloud, and try a gradient as small as eps."""
    update = changed({"1e-7": "{c}"}, c=(1e-8, 1e7, 1e-6, 1e-5, 5e-5, 1e-4, 1e-3, 1e-2, 0.1, 1.0, 1e-9, 1e-10, 1e-12,
                                            1e-15, 1e-16, 1e8))


class ForgetsTheHistory(AdaGrad):
    """With the same gradient again and again, do your steps become shorter? What must live on `self`, and what is done to it in
    each call?"""
    update = changed({"self.h[key] +=": "self.h[key] ="})


class AddsTheSquareAfterTheStep(AdaGrad):
    """In the very first step, what do you divide by? In which order do adding and stepping come?"""
    update = changed({SUM: MOVE, MOVE: SUM})


class AddsTheSquareTwice(AdaGrad):
    """With lr = 1, how long is your first step? AdaGrad's is as long as lr. How often does each square reach the sum?"""
    update = changed({SUM: f"{SUM}; {SUM}"})


class MixesTheElementsInTheSum(AdaGrad):
    """Give one number of an array a large gradient and the others small ones. Does each number have a rate of its own?"""
    update = changed({"grads[key] ** 2": "np.sum(grads[key] ** 2)"})


class TakesTheMeanOfTheArrayIntoTheSum(AdaGrad):
    """Give one number of an array a large gradient and the others small ones. Does each number have a rate of its own?"""
    update = changed({"grads[key] ** 2": "np.mean(grads[key] ** 2)"})


class SharesOneSumAmongAllParameters(AdaGrad):
    """How many sums do two parameters need, and how many numbers are in each?"""
    update = changed({LOOP: "self.total = vars(self).get('total', 0.0) + sum(np.sum(g ** 2) for g in grads.values())\n    " + LOOP,
                      SUM: "pass", ROOT: "np.sqrt(self.total)"})


class SharesOneSumThatGrowsInTheLoop(AdaGrad):
    """How many sums do two parameters need, and how many numbers are in each?"""
    update = changed({SUM: "self.total = vars(self).get('total', 0.0) + np.sum(grads[key] ** 2)", ROOT: "np.sqrt(self.total)"})


class SharesOneMeanThatGrowsInTheLoop(AdaGrad):
    """How many sums do two parameters need, and how many numbers are in each?"""
    update = changed({SUM: "self.total = vars(self).get('total', 0.0) + np.mean(grads[key] ** 2)", ROOT: "np.sqrt(self.total)"})


class SquaresTheNumerator(AdaGrad):
    """Turn the sign of a gradient around: does your step turn around too?"""
    update = changed({"self.lr * grads[key]": "self.lr * grads[key] ** 2"})


class HasNoGradientInTheNumerator(AdaGrad):
    """Turn the sign of a gradient around: does your step turn around too? What stands above the fraction line?"""
    update = changed({"self.lr * grads[key]": "self.lr"})


class HasTheSignInTheNumerator(AdaGrad):
    """Make the gradients ten times larger: AdaGrad's steps stay as they are. What do yours do? What stands above the fraction
    line?"""
    update = changed({"self.lr * grads[key]": "self.lr * np.sign(grads[key])"})


class MultipliesByTheRoot(AdaGrad):
    """A number with large gradients has to move less, in proportion. Does yours?"""
    update = changed({f"/ {BRACKET}": f"* {BRACKET}"})


class DividesByTheRootOfTheCount(AdaGrad):
    """Does each number have a rate of its own? Give one number a large gradient and the other a small one."""
    update = changed({LOOP: COUNTED, BRACKET: "np.sqrt(self.t)"})


class TakesTheMeanOverTime(AdaGrad):
    """With the same gradient again and again, do your steps become shorter? Sum and mean: which of them grows?"""
    update = changed({LOOP: COUNTED, ROOT: "np.sqrt(self.h[key] / self.t)"})


class TakesTheLargestInPlaceOfTheSum(AdaGrad):
    """With the same gradient again and again, do your steps become shorter? What grows with every step?"""
    update = changed({SUM: "self.h[key] = np.maximum(self.h[key], grads[key] ** 2)"})


class ForgetsAsRmspropDoes(AdaGrad):
    """With the same gradient a thousand times, what becomes of your steps? Does the rule on this page forget anything?"""
    update = changed({SUM: "self.h[key] = {c} * self.h[key] + (1 - {c}) * grads[key] ** 2"}, c=(0.9, 0.99, 0.95, 0.999))


class LetsTheSumFade(AdaGrad):
    """With the same gradient a thousand times, what becomes of your steps? Does the rule on this page forget anything?"""
    update = changed({SUM: "self.h[key] = {c} * self.h[key] + grads[key] ** 2"}, c=(0.9, 0.99, 0.95, 0.999))


class RemembersTheLastGradientsOnly(AdaGrad):
    """With the same gradient a hundred times, do your steps go on becoming shorter? How far back does your sum reach?"""
    update = changed({SUM: "self.w = vars(self).get('w', {}); self.w[key] = [*self.w.get(key, []), grads[key] ** 2][-{c}:]; "
                      "self.h[key] = sum(self.w[key])"}, c=(10, 2, 3, 5, 20, 50, 100))


class PutsTheLearningRateIntoTheSum(AdaGrad):
    """Change lr: does your path change? Where has it gone?"""
    update = changed({"grads[key] ** 2": "(self.lr * grads[key]) ** 2"})


class AddsUpStepsInPlaceOfGradients(AdaGrad):
    """Change lr between two updates: do the sums that you already had know of another lr? What is squared in this rule?"""
    update = changed({"grads[key] ** 2": "(self.lr * grads[key]) ** 2", "self.lr * grads[key]": "self.lr * self.lr * grads[key]"})


class DividesByTheLearningRateToo(AdaGrad):
    """Make lr ten times smaller: does your step become shorter or longer? Where does your bracket open?"""
    update = changed({STEP: "grads[key] / (self.lr * np.sqrt(self.h[key]) + 1e-7)"})


class OverwritesTheLearningRate(AdaGrad):
    """Print `optimizer.lr` after each call. Who is allowed to change it?"""
    update = changed({MOVE: f"self.lr = self.lr / {BRACKET}; params[key] -= self.lr * grads[key]"},
                     {MOVE: "self.lr = self.lr / (np.sqrt(np.mean(self.h[key])) + 1e-7); params[key] -= self.lr * grads[key]"})


class SumsTheSquaresOfTheParameters(AdaGrad):
    """Keep the gradients and start elsewhere: do your steps change? Which of the two dictionaries do you square?"""
    update = changed({"grads[key] ** 2": "params[key] ** 2"})


class StartsWithTheFirstSquare(AdaGrad):
    """Print the sums before the first step and after it. What do they start with, and how often does the first square come in?"""
    update = changed({START: "grads[key] ** 2"}, {START: "grads[key] ** 2", SUM: MOVE, MOVE: SUM})


class SquaresTheSum(AdaGrad):
    """Give it a gradient of 1 and then one of -1. What is in your sum? Is the sum of squares the square of the sum?"""
    update = changed({"grads[key] ** 2": "grads[key]", ROOT: "np.abs(self.h[key])"})


class SubtractsTheSquares(AdaGrad):
    """Print `h` after the first call. Can a sum of squares be negative, and what does a root make of it?"""
    update = changed({"+= grads": "-= grads"})


class StartsWithASumThatIsNotZero(AdaGrad):
    """AdaGrad's first step is as long as lr, whatever the gradient. How long is yours, and what is in the sum before it?"""
    update = changed({START: "np.full_like(value, {c})"}, c=(1.0, 0.1, 0.01, 1e-3))


class StartsWithTheParametersAsSum(AdaGrad):
    """Print the sums before the first step. What does `zeros_like` take from an array: its shape, or its values too?"""
    update = changed({START: "value.copy()"})


class WritesTheSumIntoTheParameters(AdaGrad):
    """Two names for one array: write into your sum and look at the parameter. How does one get an array of its own?"""
    update = changed({START: "value"})


COMMON = [  # but for what is the same as a mistake above, or none, here
    *applied(AdaGrad, common_gradients, without=("DividesByTheSizeOfTheArray",)),
    *applied(AdaGrad, common_steps, without=("IgnoresItsOtherHyperparameters",)),
    *applied(AdaGrad, common_memory, without=("ForgetsEverythingBetweenCalls", "SkipsWhatHasNoGradient")),
    *applied(AdaGrad, common_contract, without=("TakesItsHyperparametersInAnotherOrder",)),
]

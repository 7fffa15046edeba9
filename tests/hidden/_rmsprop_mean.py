"""Mistakes in RMSProp's mean of squares: how it is renewed, and what it starts from."""
from grader.mistakes import changed
from reference_solutions.rmsprop import RMSprop

KEPT, NEW = "self.decay_rate * self.h[key]", "(1 - self.decay_rate) * grads[key] ** 2"
MEAN, SET = f"{KEPT} + {NEW}", f"self.h[key] = {KEPT} + {NEW}"
ROOT, START = "np.sqrt(self.h[key])", "np.zeros_like(value)"
LOOP, COUNTED = "for key in params:", "self.t = vars(self).get('t', 0) + 1\n    for key in params:"


class SwapsTheTwoShares(RMSprop):
    """decay_rate = 0.99 keeps 99 parts in 100. Of what: of the old mean, or of the new square?"""
    update = changed({KEPT: "(1 - self.decay_rate) * self.h[key]", NEW: "self.decay_rate * grads[key] ** 2"})


class AddsTheWholeSquare(RMSprop):
    """With the same gradient again and again, what does your `h` become: the square of the gradient, or many times as much?"""
    update = changed({NEW: "grads[key] ** 2"})


class WeighsTheNewSquareWithAPlus(RMSprop):
    """With decay_rate=0.5, how much of the new square comes in? The two shares add up to 1: which operator stands in yours?"""
    update = changed({NEW: "(1 + self.decay_rate) * grads[key] ** 2"})


class NeverForgets(RMSprop):
    """Give it a large gradient once, and then small ones. Does `h` ever become smaller again? Where do you forget?"""
    update = changed({KEPT: "self.h[key]"})


class SumsAsAdagradDoes(RMSprop):
    """Change decay_rate: does your path change? Which optimizer adds up all squares?"""
    update = changed({MEAN: "self.h[key] + grads[key] ** 2"})


class WeighsTheNewSquareLikeTheOldMean(RMSprop):
    """With the same gradient again and again, what does your `h` become? Do your two shares add up to 1?"""
    update = changed({NEW: "self.decay_rate * grads[key] ** 2"})


class KeepsTheSmallShareOfTheMean(RMSprop):
    """With the same gradient again and again, what does your `h` become? Do your two shares add up to 1?"""
    update = changed({KEPT: "(1 - self.decay_rate) * self.h[key]"})


class ForgetsTheSquare(RMSprop):
    """RMS means root, mean, square. Which of the three words is missing, and what does the root make of a negative number?"""
    update = changed({"grads[key] ** 2": "grads[key]"})


class DoublesInPlaceOfSquaring(RMSprop):
    """What is three doubled, what is three squared, and what does a root make of a negative number?"""
    update = changed({"grads[key] ** 2": "grads[key] * 2"})


class AveragesAbsoluteGradients(RMSprop):
    """RMS means root, mean, square. Make all gradients 100 times larger: does your step stay as it is?"""
    update = changed({"grads[key] ** 2": "np.abs(grads[key])"})


class StartsWithTheFirstSquare(RMSprop):
    """Print `h` before it sees the first gradient. What does the page let it start with?"""
    update = changed({START: "grads[key] ** 2"})


class StartsWithAMeanThatIsNotZero(RMSprop):
    """Print `h` before it sees the first gradient. What does the page let it start with?"""
    update = changed({START: "np.full_like(value, {c})"}, c=(1.0, 0.1, 0.01))


class StartsWithTheParametersAsMean(RMSprop):
    """Print `h` before it sees the first gradient. What does `zeros_like` take from an array: its shape, or its values too?"""
    update = changed({START: "value.copy()"})


class SquaresTheShareToo(RMSprop):
    """With the same gradient again and again, what does your `h` become? What stands inside the bracket that is squared?"""
    update = changed({NEW: "((1 - self.decay_rate) * grads[key]) ** 2"})


class LosesABracket(RMSprop):
    """Let all gradients be 0: does `h` stay 0? Python multiplies before it subtracts."""
    update = changed({NEW: "1 - self.decay_rate * grads[key] ** 2"})


class DecaysTwice(RMSprop):
    """Give it one gradient and then 0 again and again. Which share of `h` is left after each call?"""
    update = changed({KEPT: "self.decay_rate ** 2 * self.h[key]"})


class LetsTheNewSquareFadeToo(RMSprop):
    """Before the first step, `h` is 0. How much of the first square is in it afterwards: does anything else reduce it?"""
    update = changed({MEAN: f"self.decay_rate * (self.h[key] + {NEW})"})


class RaisesTheDecayToAPower(RMSprop):
    """Give it one gradient and then 0 again and again. Is it the same share of `h` that is left after each call?"""
    update = changed({LOOP: COUNTED, "self.decay_rate": "self.decay_rate ** self.t"})


class TakesTheMeanOverTime(RMSprop):
    """Change decay_rate: does your path change? Which of all past squares counts more in this rule, an old or a new one?"""
    update = changed({LOOP: COUNTED, SET: "self.h[key] += grads[key] ** 2", ROOT: "np.sqrt(self.h[key] / self.t)"})


class RenewsTheMeanTwice(RMSprop):
    """Count with a print: how often is `h` renewed in a single call of update?"""
    update = changed({SET: f"{SET}; {SET}"})


class MixesTheElementsInTheMean(RMSprop):
    """Give one number of an array a large gradient and the others small ones. Does each number have a rate of its own?"""
    update = changed({"grads[key] ** 2": "np.mean(grads[key] ** 2)"})


class MixesTheElementsInTheSum(RMSprop):
    """Give one number of an array a large gradient and the others small ones. Does each number have a rate of its own?"""
    update = changed({"grads[key] ** 2": "np.sum(grads[key] ** 2)"})


class SharesOneMeanAmongAllParameters(RMSprop):
    """How many means do two parameters need, and how many numbers are in each?"""
    update = changed({SET: "self.one = self.decay_rate * vars(self).get('one', 0.0) + (1 - self.decay_rate) * np.mean(grads[key] ** 2)",
                      ROOT: "np.sqrt(self.one)"})


class SquaresTheParameters(RMSprop):
    """Keep the gradients and start elsewhere: do your steps change? Which of the two dictionaries do you square?"""
    update = changed({"grads[key] ** 2": "params[key] ** 2"})


class PutsTheLearningRateIntoTheMean(RMSprop):
    """Change lr: does your path change? Where has it gone?"""
    update = changed({"grads[key] ** 2": "(self.lr * grads[key]) ** 2"})


class UsesTheLearningRateForTheDecay(RMSprop):
    """Make two optimizers that differ in decay_rate only. Do they walk different paths? Which letter stands before your mean?"""
    update = changed({"self.decay_rate": "self.lr"}, {KEPT: "self.lr * self.h[key]"}, {NEW: "(1 - self.lr) * grads[key] ** 2"})


class NeverRenewsTheMean(RMSprop):
    """Print `h` after each call. Does it ever change? By what do you then divide?"""
    update = changed({SET: "pass"})


class HasADecayOfItsOwn(RMSprop):
    """Make one optimizer with decay_rate=0.5 and one with decay_rate=0.9. Do they walk different paths?"""
    update = changed({"self.decay_rate": "{c}"}, c=(0.9, 0.95, 0.999, 0.5))

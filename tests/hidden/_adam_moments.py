"""Mistakes in Adam's two moments: how they are renewed, and what they start from."""
from grader.mistakes import changed
from reference_solutions.adam import Adam

M, V = "self.beta1 * self.m[key] + (1 - self.beta1) * grads[key]", "self.beta2 * self.v[key] + (1 - self.beta2) * grads[key] ** 2"
SET_M, SET_V = f"self.m[key] = {M}\n", f"self.v[key] = {V}"
M_HAT, V_HAT = "self.m[key] / (1 - self.beta1 ** self.t)", "self.v[key] / (1 - self.beta2 ** self.t)"
C1, C2 = "1 - self.beta1 ** self.t", "1 - self.beta2 ** self.t"
STEP = "self.lr * m_hat / (np.sqrt(v_hat) + 1e-7)"
COUNT, LOOP = "self.t += 1\n", "for key in params:"
LR_T = "self.lr * np.sqrt(1 - self.beta2 ** self.t) / (1 - self.beta1 ** self.t)"
MOVE = f"params[key] -= {STEP}"


def _partly(right, wrong):
    """Texts for `changed`: a change in both moments, in the first only, and in the second only; {} is the number of the moment."""
    return [{right.format(number): wrong.format(number) for number in numbers} for numbers in ((1, 2), (1,), (2,))]


class SwapsTheBetas(Adam):
    """With a constant gradient you cannot see it. Let it change: which of the two moments should remember longer?"""
    update = changed({"self.beta1": "self.beta2", "self.beta2": "self.beta1"})


class SwapsTheBetasInTheMoments(Adam):
    """A correction undoes the decay of its own moment. Which beta has m, and which has its correction?"""
    update = changed({M: M.replace("beta1", "beta2"), V: V.replace("beta2", "beta1")})


class UsesBeta1ForBothMoments(Adam):
    """The first step cannot show it. Which of the two moments should remember longer, and by which letter does yours know?"""
    update = changed({"self.beta2": "self.beta1"})


class UsesBeta2ForBothMoments(Adam):
    """The first step cannot show it. Which of the two moments should remember longer, and by which letter does yours know?"""
    update = changed({"self.beta1": "self.beta2"})


class UsesBeta1InTheSecondMoment(Adam):
    """Which beta stands in the second moment, and which in its correction? Do your two shares add up to 1?"""
    update = changed({V: V.replace("beta2", "beta1")})


class WeighsTheNewSquareByBeta1(Adam):
    """Do the two shares in your second moment add up to 1?"""
    update = changed({V: V.replace("1 - self.beta2", "1 - self.beta1")})


class WeighsTheNewGradientByBeta2(Adam):
    """Do the two shares in your first moment add up to 1?"""
    update = changed({M: M.replace("1 - self.beta1", "1 - self.beta2")})


class KeepsAShareByTheOtherBeta(Adam):
    """Do the two shares in your first moment add up to 1, and those in your second?"""
    update = changed({M: M.replace("self.beta1 *", "self.beta2 *")}, {V: V.replace("self.beta2 *", "self.beta1 *")})


class WeighsTheNewLikeTheOld(Adam):
    """Let the gradient be 1 all the time. Which numbers do your moments approach? Do the two shares in each add up to 1?"""
    update = changed(*_partly("(1 - self.beta{})", "self.beta{}"))


class WeighsTheNewWithAPlus(Adam):
    """Let the gradient be 1 all the time. Which numbers do your moments approach? Do the two shares in each add up to 1?"""
    update = changed(*_partly("(1 - self.beta{})", "(1 + self.beta{})"))


class SwapsTheShares(Adam):
    """beta1 = 0.9 keeps nine tenths. Of what: of the old mean, or of the new gradient?"""
    update = changed({M: "(1 - self.beta1) * self.m[key] + self.beta1 * grads[key]",
                      V: "(1 - self.beta2) * self.v[key] + self.beta2 * grads[key] ** 2"})


class SwapsTheSharesOfTheFirstMoment(Adam):
    """beta1 = 0.9 keeps nine tenths. Of what: of the old mean, or of the new gradient?"""
    update = changed({M: "(1 - self.beta1) * self.m[key] + self.beta1 * grads[key]"})


class SwapsTheSharesOfTheSecondMoment(Adam):
    """beta2 = 0.999 keeps nearly all. Of what: of the old mean, or of the new square?"""
    update = changed({V: "(1 - self.beta2) * self.v[key] + self.beta2 * grads[key] ** 2"})


class ForgetsTheSquare(Adam):
    """What does a root make of a negative number? Of what is the second moment a mean?"""
    update = changed({"grads[key] ** 2": "grads[key]"})


class SquaresTheWholeDifference(Adam):
    """Let the gradient be 3 all the time. Which number does your second moment approach? What is squared: the gradient, or what is
    left of it when the old mean has been taken off?"""
    update = changed({V: "self.v[key] + (1 - self.beta2) * (grads[key] - self.v[key]) ** 2"})


class DoublesInPlaceOfSquaring(Adam):
    """What is three doubled, what is three squared, and what does a root make of a negative number?"""
    update = changed({"grads[key] ** 2": "grads[key] * 2"})


class TakesAbsoluteValuesInTheSecondMoment(Adam):
    """Make all gradients 100 times larger: Adam's steps stay as they are. What do yours do? Of what is the second moment a
    mean?"""
    update = changed({"grads[key] ** 2": "np.abs(grads[key])"})


class SquaresTheFirstMoment(Adam):
    """With a constant gradient, how long is your first step, measured in lr? Of what is the second moment a mean?"""
    update = changed({"grads[key] ** 2": "self.m[key] ** 2"})


class SquaresTheDistanceFromTheFirstMoment(Adam):
    """Let the gradient be 1 all the time. What does your second moment become, and what should it become? Of what is it a
    mean?"""
    update = changed({"grads[key] ** 2": "(grads[key] - self.m[key]) ** 2"})


class NeverRenewsTheSecondMoment(Adam):
    """Print `v` after each call. Does it ever change? By what do you then divide?"""
    update = changed({SET_V: "pass"})


class SquaresTheParameters(Adam):
    """Keep the gradients and start elsewhere: do your steps change? Which of the two dictionaries do you square?"""
    update = changed({"grads[key] ** 2": "params[key] ** 2"})


class StepsByTheCorrectedGradient(Adam):
    """Give it one gradient and then 0 again and again. Does it go on for a while? What is a mean of gradients good for?"""
    update = changed({M: "grads[key]"})


class AddsTheWholeGradient(Adam):
    """With a constant gradient, how long is your first step, measured in lr? Do the two shares in your first moment add up to
    1?"""
    update = changed({M: "self.beta1 * self.m[key] + grads[key]"})


class AddsTheWholeSquare(Adam):
    """With a constant gradient, how long is your first step, measured in lr? Do the two shares in your second moment add up to
    1?"""
    update = changed({V: "self.beta2 * self.v[key] + grads[key] ** 2"})


class AddsBothInFull(Adam):
    """With a constant gradient, how long is your first step, measured in lr? Do the two shares in each moment add up to 1?"""
    update = changed({M: "self.beta1 * self.m[key] + grads[key]", V: "self.beta2 * self.v[key] + grads[key] ** 2"})


class NeverForgetsSquares(Adam):
    """Give it a large gradient once, and then small ones. Does the second moment ever become smaller again?"""
    update = changed({V: "self.v[key] + (1 - self.beta2) * grads[key] ** 2"})


class SumsAllSquares(Adam):
    """Give it a large gradient once, and then small ones. Does the second moment ever become smaller again?"""
    update = changed({V: "self.v[key] + grads[key] ** 2"})


class NeverForgetsGradients(Adam):
    """Give it one gradient and then 0 again and again. Do the steps fade?"""
    update = changed({M: "self.m[key] + (1 - self.beta1) * grads[key]"})


class KeepsBothMomentsInOneDictionary(Adam):
    """Print both moments after one call: are they two things, or one thing with two names? How many dictionaries does a line with
    two equals signs make?"""
    update = changed({"self.v = {key: np.zeros_like(value) for key, value in params.items()}": "self.v = self.m"},
                     {SET_M: f"{SET_M[:-1]}; m_hat = {M_HAT}\n", "m_hat = " + M_HAT: "pass",
                      "self.v = {key: np.zeros_like(value) for key, value in params.items()}": "self.v = self.m"},
                     {SET_M: f"{SET_M[:-1]}; m_hat = {M_HAT}\n", "m_hat = " + M_HAT: "pass", "np.sqrt(v_hat)": "np.sqrt(np.abs(v_hat))",
                      "self.v = {key: np.zeros_like(value) for key, value in params.items()}": "self.v = self.m"})


class ReplacesTheFirstMomentByItsChange(Adam):
    """In the form with a difference, the change is added to the moment. Which operator adds, and which replaces?"""
    update = changed({M: "(1 - self.beta1) * (grads[key] - self.m[key])"})


class ReplacesTheSecondMomentByItsChange(Adam):
    """In the form with a difference, the change is added to the moment. Which operator adds, and which replaces?"""
    update = changed({V: "(1 - self.beta2) * (grads[key] ** 2 - self.v[key])"})


class ReplacesTheMomentsByTheirChanges(Adam):
    """In the form with a difference, the change is added to the moment. Which operator adds, and which replaces?"""
    update = changed({M: "(1 - self.beta1) * (grads[key] - self.m[key])",
                      V: "(1 - self.beta2) * (grads[key] ** 2 - self.v[key])"})


class PullsTheSecondMomentToTheFirst(Adam):
    """In the form with a difference, each moment is compared with its own old value. With which one do you compare?"""
    update = changed({V: "self.v[key] + (1 - self.beta2) * (grads[key] ** 2 - self.m[key])"})


class StartsWithASecondMomentOfOne(Adam):
    """Print both moments before the first gradient. What does the page let them start with?"""
    update = changed({"self.v = {key: np.zeros_like(value)": "self.v = {key: np.full_like(value, {c})"}, c=(1.0, 0.1))


class StartsWithMomentsOfOne(Adam):
    """Print both moments before the first gradient. What does the page let them start with?"""
    update = changed({"np.zeros_like": "np.ones_like"})


class StartsWithAFirstMomentOfOne(Adam):
    """Print both moments before the first gradient. What does the page let them start with?"""
    update = changed({"self.m = {key: np.zeros_like": "self.m = {key: np.ones_like"})


class StartsWithTheFirstGradients(Adam):
    """Print both moments before the first gradient. What does the page let them start with, and what is the correction then
    for?"""
    update = changed({"self.m = {key: np.zeros_like(value)": "self.m = {key: grads[key].copy()",
                      "self.v = {key: np.zeros_like(value)": "self.v = {key: grads[key] ** 2"})


class SharesMomentsAmongAllParameters(Adam):
    """How many first moments do two parameters need, and how many numbers are in each?"""
    update = changed({"{key: np.zeros_like(value) for key, value in params.items()}": "0.0",
                      "self.m[key]": "self.m", "self.v[key]": "self.v",
                      " * grads[key]\n": " * np.mean(grads[key])\n", "grads[key] ** 2": "np.mean(grads[key] ** 2)"})


class MixesTheElementsInTheSecondMoment(Adam):
    """Give one number of an array a large gradient and the others small ones. Does each number have a rate of its own?"""
    update = changed({"grads[key] ** 2": "np.mean(grads[key] ** 2)"})


class ForgetsTheFirstMoment(Adam):
    """Call update twice with opposite gradients. Is anything left of the first one? What must live on `self`?"""
    update = changed({M: "(1 - self.beta1) * grads[key]"})


class ForgetsTheSecondMoment(Adam):
    """Give it a large gradient once, and then small ones. Does the root below the line still know of the large one? What must
    live on `self`?"""
    update = changed({V: "(1 - self.beta2) * grads[key] ** 2"})

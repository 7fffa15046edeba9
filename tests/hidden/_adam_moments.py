"""Mistakes in Adam's two moments: how they are renewed, what they start from, and what is made of them in the step."""
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


class MixesTheMomentsUp(Adam):
    """Print `m` and `v` after a first gradient of -1, and both once more as they are corrected. Can the mean of squares be
    negative? Is each renewed, and corrected, from its own old self?"""
    update = changed({M_HAT: M_HAT.replace("self.m", "self.v")}, {V_HAT: V_HAT.replace("self.v", "self.m")},
                     {M: M.replace("self.m", "self.v")}, {V: V.replace("self.v", "self.m")},
                     {"np.sqrt(v_hat)": "np.sqrt(m_hat)"}, {"self.lr * m_hat": "self.lr * v_hat"})


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


class DoublesInPlaceOfSquaring(Adam):
    """What is three doubled, what is three squared, and what does a root make of a negative number?"""
    update = changed({"grads[key] ** 2": "grads[key] * 2"})


class TakesAbsoluteValuesInTheSecondMoment(Adam):
    """Make all gradients 100 times larger: Adam's steps stay as they are. What do yours do? Of what is the second moment a
    mean?"""
    update = changed({"grads[key] ** 2": "np.abs(grads[key])"})


class ForgetsTheSquareAndTheRoot(Adam):
    """Turn all gradients around: do your steps turn around too? Of what is the second moment a mean, and what is done to it at
    the end?"""
    update = changed({"grads[key] ** 2": "grads[key]", "np.sqrt(v_hat)": "v_hat"})


class TakesTheRootBeforeTheMean(Adam):
    """Is the mean of roots the root of the mean? In which order do square, mean and root come?"""
    update = changed({"grads[key] ** 2": "np.abs(grads[key])", "np.sqrt(v_hat)": "v_hat"})


class SquaresTheFirstMoment(Adam):
    """With a constant gradient, how long is your first step, measured in lr? Of what is the second moment a mean?"""
    update = changed({"grads[key] ** 2": "self.m[key] ** 2"})


class SquaresTheDistanceFromTheFirstMoment(Adam):
    """Let the gradient be 1 all the time. What does your second moment become, and what should it become? Of what is it a
    mean?"""
    update = changed({"grads[key] ** 2": "(grads[key] - self.m[key]) ** 2"})


class ForgetsTheRoot(Adam):
    """Make all gradients ten times larger: Adam's steps stay as they are. What do yours do?"""
    update = changed({"np.sqrt(v_hat)": "v_hat"})


class MultipliesByTheRoot(Adam):
    """A number with large gradients has to move less, in proportion. Does yours?"""
    update = changed({STEP: "self.lr * m_hat * (np.sqrt(v_hat) + 1e-7)"})


class HasNoMomentInTheNumerator(Adam):
    """Turn the sign of a gradient around: does your step turn around too? What stands above the fraction line?"""
    update = changed({"self.lr * m_hat": "self.lr"})


class NeverRenewsTheSecondMoment(Adam):
    """Print `v` after each call. Does it ever change? By what do you then divide?"""
    update = changed({SET_V: "pass"})


class SquaresTheParameters(Adam):
    """Keep the gradients and start elsewhere: do your steps change? Which of the two dictionaries do you square?"""
    update = changed({"grads[key] ** 2": "params[key] ** 2"})


class UsesTheLearningRateForABeta(Adam):
    """Make two optimizers that differ in one beta only. Do they walk different paths? Which letter stands in its place?"""
    update = changed({"self.beta1": "self.lr"}, {"self.beta2": "self.lr"})


class UsesABetaForTheLearningRate(Adam):
    """Make lr ten times smaller: what becomes of your step? Which letter stands before your fraction?"""
    update = changed({"self.lr": "self.beta1"}, {"self.lr": "self.beta2"})


class StepsByTheGradient(Adam):
    """Give it one gradient and then 0 again and again. Does it go on for a while? What stands above the fraction line?"""
    update = changed({"self.lr * m_hat": "self.lr * grads[key]"})


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
                      "self.v = {key: np.zeros_like(value) for key, value in params.items()}": "self.v = self.m"})


class StepsBeforeTheFirstMomentIsRenewed(Adam):
    """Call update once. Has anything moved? In which order do renewing and stepping come?"""
    update = changed({SET_M: "pass\n", M_HAT: f"self.m[key] / ({C1}); self.m[key] = {M}"})


class StepsBeforeTheMomentsAreRenewed(Adam):
    """Call update once, with a gradient that is not 0. Has anything moved? In which order do renewing and stepping come?"""
    update = changed({SET_M: f"m_hat = {M_HAT}; v_hat = {V_HAT}\n", SET_V: MOVE, "m_hat = " + M_HAT: f"self.m[key] = {M}",
                      "v_hat = " + V_HAT: SET_V, MOVE: "pass"})


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


class KeepsTheLargestSecondMoment(Adam):
    """Give it a large gradient once, and then small ones. Does the root below the line become smaller again? Is there a maximum
    in this rule?"""
    update = changed({LOOP: "self.top = vars(self).get('top', {})\n    " + LOOP,
                      V_HAT: f"self.top[key] = np.maximum(self.top.get(key, 0.0), {V_HAT})"})


class KeepsTheLargestUncorrectedSecondMoment(Adam):
    """Give it a large gradient once, and then small ones. Does the root below the line become smaller again? Is there a maximum
    in this rule?"""
    update = changed({LOOP: "self.top = vars(self).get('top', {})\n    " + LOOP, V_HAT:
                      "self.top[key] = np.maximum(self.top.get(key, 0.0), self.v[key]); v_hat = v_hat / (1 - self.beta2 ** self.t)"})


class UsesTheLargestGradientAsAdamaxDoes(Adam):
    """Give it a large gradient once, and then small ones. Is the second moment in your code a mean, or a maximum?"""
    update = changed({V: "np.maximum(self.beta2 * self.v[key], np.abs(grads[key]))", "np.sqrt(v_hat)": "self.v[key]"})


class LooksAheadAsNadamDoes(Adam):
    """Give it one gradient and then 0 again and again. By what does each step shrink? Is there a gradient of its own above the
    fraction line?"""
    update = changed({"self.lr * m_hat": f"self.lr * (self.beta1 * m_hat + (1 - self.beta1) * grads[key] / ({C1}))"})


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

"""Mistakes in Adam's step: what is made of the two moments, in which order, and which of the letters stands where."""
from grader.mistakes import changed
from reference_solutions.adam import Adam

from ._adam_moments import C1, LOOP, M, M_HAT, MOVE, SET_M, SET_V, STEP, V, V_HAT


class MixesTheMomentsUp(Adam):
    """Print `m` and `v` after a first gradient of -1, and both once more as they are corrected. Can the mean of squares be
    negative? Is each renewed, and corrected, from its own old self?"""
    update = changed({M_HAT: M_HAT.replace("self.m", "self.v")}, {V_HAT: V_HAT.replace("self.v", "self.m")},
                     {M: M.replace("self.m", "self.v")}, {V: V.replace("self.v", "self.m")},
                     {"np.sqrt(v_hat)": "np.sqrt(m_hat)"}, {"self.lr * m_hat": "self.lr * v_hat"},
                     {SET_M: f"old = self.m[key]; self.m[key] = {M.replace('self.m', 'self.v')}\n", V: V.replace("self.v[key]", "old")})


class ForgetsTheSquareAndTheRoot(Adam):
    """Turn all gradients around: do your steps turn around too? Of what is the second moment a mean, and what is done to it at
    the end?"""
    update = changed({"grads[key] ** 2": "grads[key]", "np.sqrt(v_hat)": "v_hat"})


class TakesTheRootBeforeTheMean(Adam):
    """Is the mean of roots the root of the mean? In which order do square, mean and root come?"""
    update = changed({"grads[key] ** 2": "np.abs(grads[key])", "np.sqrt(v_hat)": "v_hat"})


class ForgetsTheCorrectionAndTheRoot(Adam):
    """Make all gradients ten times larger: Adam's steps stay as they are. What do yours do? And with a constant gradient, how long
    is the first of them?"""
    update = changed({M_HAT: "self.m[key]", V_HAT: "self.v[key]", "np.sqrt(v_hat)": "v_hat"})


class AddsMomentumToRmsprop(Adam):
    """With a constant gradient, how long is your first step, measured in lr? Do the two shares in your first moment add up to 1, and
    what is done to moments that start at 0?"""
    update = changed({M: "self.beta1 * self.m[key] + grads[key]", M_HAT: "self.m[key]", V_HAT: "self.v[key]"})


class AddsMomentumToAdagrad(Adam):
    """Give it a large gradient once, and then small ones. Does the second moment ever become smaller again? And what is done to
    moments that start at 0?"""
    update = changed({V: "self.v[key] + grads[key] ** 2", M_HAT: "self.m[key]", V_HAT: "self.v[key]"},
                     {V: "self.v[key] + grads[key] ** 2", M: "self.beta1 * self.m[key] + grads[key]", M_HAT: "self.m[key]", V_HAT: "self.v[key]"})


class ForgetsTheRoot(Adam):
    """Make all gradients ten times larger: Adam's steps stay as they are. What do yours do?"""
    update = changed({"np.sqrt(v_hat)": "v_hat"})


class MultipliesByTheRoot(Adam):
    """A number with large gradients has to move less, in proportion. Does yours?"""
    update = changed({STEP: "self.lr * m_hat * (np.sqrt(v_hat) + 1e-7)"})


class HasNoMomentInTheNumerator(Adam):
    """Turn the sign of a gradient around: does your step turn around too? What stands above the fraction line?"""
    update = changed({"self.lr * m_hat": "self.lr"})


class UsesTheLearningRateForABeta(Adam):
    """Make two optimizers that differ in one beta only. Do they walk different paths? Which letter stands in its place?"""
    update = changed({"self.beta1": "self.lr"}, {"self.beta2": "self.lr"})


class UsesABetaForTheLearningRate(Adam):
    """Make lr ten times smaller: what becomes of your step? Which letter stands before your fraction?"""
    update = changed({"self.lr": "self.beta1"}, {"self.lr": "self.beta2"})


class StepsByTheGradient(Adam):
    """Give it one gradient and then 0 again and again. Does it go on for a while? What stands above the fraction line?"""
    update = changed({"self.lr * m_hat": "self.lr * grads[key]"})


class AddsTheGradientToTheMoment(Adam):
    """With a constant gradient, how long is your first step, measured in lr? How often does the gradient stand above the fraction
    line?"""
    update = changed({"self.lr * m_hat": "self.lr * (m_hat + grads[key])"})


class StepsBeforeTheFirstMomentIsRenewed(Adam):
    """Call update once. Has anything moved? In which order do renewing and stepping come?"""
    update = changed({SET_M: "pass\n", M_HAT: f"self.m[key] / ({C1}); self.m[key] = {M}"})


class StepsBeforeTheMomentsAreRenewed(Adam):
    """Call update once, with a gradient that is not 0. Has anything moved? In which order do renewing and stepping come?"""
    update = changed({SET_M: f"m_hat = {M_HAT}; v_hat = {V_HAT}\n", SET_V: MOVE, "m_hat = " + M_HAT: f"self.m[key] = {M}",
                      "v_hat = " + V_HAT: SET_V, MOVE: "pass"})


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


class RoundsTheQuotientDown(Adam):
    """Divide 1 by 3 the way your code does. What becomes of what stands behind the point?"""
    update = changed({"self.lr * m_hat / (np.sqrt(v_hat) + 1e-7)": "self.lr * (m_hat // (np.sqrt(v_hat) + 1e-7))"},
                     {"m_hat / (np.sqrt": "m_hat // (np.sqrt"})


class LooksAheadAsNadamDoes(Adam):
    """Give it one gradient and then 0 again and again. By what does each step shrink? Is there a gradient of its own above the
    fraction line?"""
    ahead = "self.beta1 * self.m[key] / (1 - self.beta1 ** (self.t + 1))"
    update = changed({"self.lr * m_hat": f"self.lr * (self.beta1 * m_hat + (1 - self.beta1) * grads[key] / ({C1}))"},
                     {"self.lr * m_hat": f"self.lr * ({ahead} + (1 - self.beta1) * grads[key] / ({C1}))"})

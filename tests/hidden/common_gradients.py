"""Mistakes that every optimizer can have: the rule is right, but the gradients that reach it are not.

Mix-ins: `grader.mistakes.applied` puts the reference above them. `others` are variants of the same mistake.
"""
import numpy as np


class _Gradient:
    """The reference, fed with gradients that `gradient` has made of the right ones: g for the parameter p."""

    def update(self, params, grads):
        super().update(params, {key: np.asarray(self.gradient(key, grads[key], params[key])) for key in params})


def _scaled_together(scale):
    """An update with all gradients of a call multiplied by scale(self, the norm of all their numbers)."""
    def update(self, params, grads):
        factor = scale(self, np.sqrt(sum(np.sum(g ** 2) for g in grads.values())))
        super(_Gradient, self).update(params, {key: np.asarray(factor * grads[key]) for key in params})
    return update


class UsesTheSignOnly(_Gradient):
    """Take two numbers, one with a gradient of 0.1 and one with a gradient of 10. Does your code see a difference between
    them?"""

    def gradient(self, key, g, p):
        return np.sign(g)


class TakesAbsoluteValues(_Gradient):
    """Check one number with a gradient of 3 and one with a gradient of -3. They have to go opposite ways: do they?"""

    def gradient(self, key, g, p):
        return np.abs(g)


class SquaresTheGradient(_Gradient):
    """Turn the sign of a gradient around: does your step turn around too? Where does a square come into this rule, and where
    not?"""

    def gradient(self, key, g, p):
        return g ** 2


class NormalisesTheGradient(_Gradient):
    """Make the gradient twice as long: does your step notice? Which line of the rule takes the length of the gradient away?"""
    others = [{"gradient": lambda self, key, g, p: g / (np.abs(g).max() or 1)},
              {"update": _scaled_together(lambda self, norm: 1 / (norm + 1e-12))}]

    def gradient(self, key, g, p):
        return g / (np.linalg.norm(g) + 1e-12)


class MixesTheElementsOfAnArray(_Gradient):
    """Give one number of an array a gradient and all others 0. How many of them move? Each number has a slope of its own."""
    others = [{"gradient": lambda self, key, g, p: np.sum(g) + 0 * g},
              {"gradient": lambda self, key, g, p: np.mean(g, axis=0) + 0 * g},
              {"gradient": lambda self, key, g, p: np.sum(g, axis=0) + 0 * g if np.ndim(g) else g}]

    def gradient(self, key, g, p):
        return np.mean(g) + 0 * g


class DividesByTheSizeOfTheArray(_Gradient):
    """Put the same number into a small and into a large array: does it move equally far? Who has taken means over the samples?"""
    others = [{"gradient": lambda self, key, g, p: g / len(g)}]

    def gradient(self, key, g, p):
        return g / np.size(g)


class ClipsTheGradient(_Gradient):
    """Make a large gradient ten times larger: does your step still follow? Is there anything in the rule that holds it back?"""
    c = 1.0
    others = [{"c": c} for c in (0.1, 0.5, 1.5, 2.0, 3.0, 5.0, 10.0)]

    def gradient(self, key, g, p):
        return np.clip(g, -self.c, self.c)


class ShortensLongGradients(_Gradient):
    """Make all gradients of a parameter ten times larger: does your step still follow? Is there anything in the rule that holds
    it back?"""
    c = 1.0
    others = [{"c": c} for c in (0.5, 2.0, 5.0)]
    others += [{"c": c, "update": _scaled_together(lambda self, norm: min(1.0, self.c / (norm + 1e-12)))} for c in (1.0, 0.5, 2.0, 5.0)]

    def gradient(self, key, g, p):
        return g * min(1.0, self.c / (np.linalg.norm(g) + 1e-12))


class CutsTheGradientToWholeNumbers(_Gradient):
    """Try a gradient of 0.5, then one of 0.4. What does your code make of what stands behind the point?"""
    others = [{"gradient": lambda self, key, g, p: np.trunc(g)}, {"gradient": lambda self, key, g, p: np.rint(g)}]

    def gradient(self, key, g, p):
        return np.floor(g)


class AddsWeightDecay(_Gradient):
    """Feed it with gradients of 0: do the parameters stand still? Is there a term in your code that the rule on this page does
    not have?"""
    c = 0.01
    others = [{"c": c} for c in (0.1, 0.05, 0.001, 5e-4, 1e-4, 1e-5)]

    def gradient(self, key, g, p):
        return g + self.c * p


class UsesTheParameterForTheGradient(_Gradient):
    """Change the gradients and keep the parameters: does your step change? Which of the two dictionaries do you read?"""

    def gradient(self, key, g, p):
        return p.copy()


class MultipliesTheGradientByTheParameter(_Gradient):
    """Start at 0 with a gradient of 1. Can your code ever leave that place?"""

    def gradient(self, key, g, p):
        return g * p


class IsOneGradientLate(_Gradient):
    """Call update once, with a gradient that is not 0. Has anything moved? Whose gradient does each call use: its own, or an
    older one?"""

    def gradient(self, key, g, p):
        late = self.__dict__.setdefault("late", {})
        before, late[key] = late.get(key, 0 * g), g.copy()
        return before


class AddsUpAllGradients(_Gradient):
    """Give it a gradient of 1 once, and then gradients of 0. How long does it go on with steps of the first one's length?"""

    def gradient(self, key, g, p):
        sums = self.__dict__.setdefault("sums", {})
        sums[key] = sums.get(key, 0.0) + g
        return sums[key]


class AveragesAllGradients(_Gradient):
    """Give it a gradient of 1 once, and then gradients of 0. What is left of the first one in the tenth step, and what should
    be?"""

    def gradient(self, key, g, p):
        seen = self.__dict__.setdefault("seen", {}).setdefault(key, [])
        seen.append(g)
        return sum(seen) / len(seen)


class IgnoresGradientsOfOneSign(_Gradient):
    """Try one number with a gradient of 1 and one with a gradient of -1. Do both of them move?"""
    others = [{"gradient": lambda self, key, g, p: np.minimum(g, 0)}]

    def gradient(self, key, g, p):
        return np.maximum(g, 0)


class SwapsTheElementsOfAnArray(_Gradient):
    """Give only the first number of an array a gradient. Which number moves?"""

    def gradient(self, key, g, p):
        return np.flip(g)

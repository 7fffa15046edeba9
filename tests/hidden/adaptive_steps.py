"""What the step lengths of AdaGrad and RMSProp, worked out by hand, are judged by, and the mistakes that students make."""
from grader.functions import Value, ValueCase
from reference_solutions.adaptive_steps import adaptive_steps

EXERCISE = Value("adaptive_steps", "adaptive_steps", adaptive_steps, (
    ValueCase("adagrad", "AdaGrad's four steps", entry=("AdaGrad",), tolerance=2e-3),
    ValueCase("rmsprop", "RMSProp's three numbers", entry=("RMSprop",), tolerance=2e-3),
))
GRADIENTS = (3, 4, 12, 84)


def without_a_sum():
    """In AdaGrad, h holds the squares of all gradients so far, not the last one alone."""
    return {"AdaGrad": [1, 1, 1, 1], "RMSprop": [1, 1, 1]}


def without_a_root():
    """What is under the fraction line: h, or its root?"""
    return {"AdaGrad": [3 / 9, 4 / 25, 12 / 169, 84 / 7225], "RMSprop": [10 / 25, 10 / 43.75, 0.1]}


def sums_gradients():
    """Is it the gradients that are summed up in h, or their squares?"""
    return {"AdaGrad": [g / sum(GRADIENTS[:n]) ** 0.5 for n, g in enumerate(GRADIENTS, 1)],
            "RMSprop": [10 / (10 * (1 - 0.75 ** t)) ** 0.5 for t in (1, 2)] + [10 ** 0.5]}


def swaps_the_weights():
    """decay_rate is the share of h that stays. Which share of the new square comes in?"""
    return {"AdaGrad": adaptive_steps["AdaGrad"], "RMSprop": [10 / 75 ** 0.5, 10 / 93.75 ** 0.5, 1]}


def corrects_the_start():
    """RMSProp has no correction for h = 0 at the start: its first steps are longer than lr."""
    return {"AdaGrad": adaptive_steps["AdaGrad"], "RMSprop": [1, 1, 1]}


def leaves_out_the_gradient():
    """A step is lr times the gradient over the root. You have left out the gradient."""
    return {"AdaGrad": [1 / 3, 1 / 5, 1 / 13, 1 / 85], "RMSprop": [1 / 5, 1 / 43.75 ** 0.5, 1 / 10]}

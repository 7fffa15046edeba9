"""Judges experiments on the black boxes: whether they show a box's fault, and would not condemn a right optimizer.

A student's gradients are plain numbers, few and bounded (`descent.boxes.read_gradients`). Both the box and the right rules
are fed with them here, in the grader's process.
"""
import numpy as np

from descent.boxes import LABELS, box, read_gradients, steps_of

from ._rights import RIGHT

APART = 0.01   # share of a right step by which a box must differ from all right optimizers, to be exposed
AGREE = 0.001  # share of a right step by which these may differ from each other
SMALL = 0.001  # share of the largest right step below which a step counts as that large: what cancels leaves rounding
UNFAIR = "How large are your gradients, compared with eps? An experiment must not depend on what right optimizers may choose."


def outcome(name, gradients):
    """(how far a box is from the nearest right optimizer, how far these are from each other), both as `apart` measures it."""
    kind, given = LABELS[name]
    first, *others = (steps_of(right(**given), gradients) for right in RIGHT[kind])
    seen = steps_of(box(name), gradients)
    return min(apart(seen, right) for right in (first, *others)), max((apart(other, first) for other in others), default=0.0)


def apart(steps, right):
    """The largest difference of a step from a right one, as a share of the latter."""
    steps, right = (np.array([np.concatenate(list(step.values())) for step in one]) for one in (steps, right))
    largest = float(np.abs(right).max())
    if largest == 0:
        return float(np.any(steps != 0))
    return float(np.max(np.abs(steps - right) / np.maximum(np.abs(right), SMALL * largest)))


def for_one(name, look, most):
    """The judge of a case that asks for an experiment on one box. look: what to think of where the box stays unexposed."""
    def judge(inputs, got):
        try:
            seen, spread = outcome(name, read_gradients(got[0], most))
        except ValueError as what:
            return malformed(what)
        kind = LABELS[name][0]
        if spread > AGREE:
            return (f"On these gradients right optimizers of the kind {kind} differ from each other, by where and how large their "
                    "eps is: an innocent one would be condemned.", UNFAIR)
        if seen <= AGREE:
            return f"On these gradients box {name} steps as a right {kind} does. They show no fault.", look
        if seen <= APART:
            return (f"On these gradients box {name} parts from a right {kind} by less than one percent: that may be rounding.",
                    "You are on its track. What makes the difference larger?")
        return None
    return judge


def for_all(inputs, got, most):
    """The finding on one experiment for all boxes."""
    try:
        gradients = read_gradients(got[0], most)
    except ValueError as what:
        return malformed(what)
    outcomes = {name: outcome(name, gradients) for name in LABELS}
    if any(spread > AGREE for _, spread in outcomes.values()):
        return ("On these gradients right optimizers differ from each other, by where and how large their eps is: innocent ones "
                "would be condemned.", UNFAIR)
    hidden = [name for name, (seen, _) in outcomes.items() if seen <= APART]
    if hidden:
        return (f"It exposes {len(LABELS) - len(hidden)} of the {len(LABELS)} boxes; not exposed: {', '.join(hidden)}.",
                "What has your own experiment with such a box that this one has not?")
    return None


def malformed(what):
    """The finding on what is no experiment."""
    return str(what), "The check in this cell looks at the form of your experiment too: run it."

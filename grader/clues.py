"""What a student's numbers have in common where no catalogued mistake gives them: facts about his own steps. Pure.

A clue is told only where all numbers of a case agree on it. It never says what the right numbers are.
"""
from dataclasses import dataclass

import numpy as np

SAME = 1e-5  # two ratios are the same if they differ by less, relatively


@dataclass(frozen=True)
class Numbers:
    """What came back for a case, and what should have.

    moved: a student's displacements from the start, array (steps + 1, size). rights: those of each right class. parts: {name of
    the parameter: its columns}. flags: what else the case asks for. gradients: the drawn ones, array (steps, size).
    """
    moved: np.ndarray
    rights: list
    parts: dict
    flags: tuple
    gradients: np.ndarray | None = None

    @property
    def right(self):
        """The right displacements that are nearest at the end."""
        return min(self.rights, key=lambda right: np.nan_to_num(np.abs(self.moved - right), nan=np.inf).max())

    def is_right(self, tolerance=1e-4):
        """Whether the displacements are right, about as `judge` sees it."""
        return any(np.all(np.abs(self.moved - right) <= tolerance * np.maximum.accumulate(np.abs(right))) for right in self.rights)


def clue(case, evidence):
    """One sentence or two on a failing case, or "". evidence: {case: Numbers} of all cases at hand that ask for the rule."""
    moved = evidence[case].moved
    if len(moved) > 1 and np.isnan(moved[1]).all():
        return ("Every number is nan after the first call. 0 divided by 0 gives nan, and so does the root of a negative number: "
                "which of your values is still 0 in that call?")
    if not np.isfinite(moved).all():
        return ""
    alike = {other: numbers for other, numbers in evidence.items() if (other.steps > 1) == (case.steps > 1)}
    if said := _by_hyperparameters(alike):
        return said
    told = case
    if case.surface:  # where the gradients depend on the path, one wrong step makes all others different
        told = next((other for other in evidence if not other.surface and other.steps > 2 and not evidence[other].is_right()), None)
    if told is None or not np.isfinite(evidence[told].moved).all():
        return ""
    return next((said for clue in CLUES if (said := clue(evidence[told]))), "") or _by_place(evidence)


def _by_hyperparameters(evidence):
    good = {kind: {numbers.is_right() for case, numbers in evidence.items() if case.hyper == kind and not case.surface}
            for kind in ("default", "keyword", "positional")}
    if good["default"] == {False} and good["keyword"] == good["positional"] == {True}:
        return ("With hyperparameters given, your numbers are right; without, they are not. "
                "Compare the defaults in your constructor with the page's.")
    if good["positional"] == {False} and good["keyword"] == {True}:
        return ("With hyperparameters given by name, your numbers are right; given by position, they are not. "
                "In which order does your constructor take them?")
    if good["default"] == {True} and good["keyword"] == good["positional"] == {False}:
        return ("With all hyperparameters at their defaults, your numbers are right; with others, they are not. "
                "Does each of them reach the line where the rule needs it?")
    return ""


def _writes_into_gradients(numbers):
    if numbers.flags[1]:
        return ("`update` also changes the gradients that it is given. Which of your arrays is another name for one of them, and what "
                "do you write into it?")
    return ""


def _rounded(numbers):
    steps = _steps(numbers.moved)
    for digits in range(6):
        whole, right = steps * 10 ** digits, _steps(numbers.right) * 10 ** digits
        if whole.any() and np.allclose(whole, np.rint(whole), rtol=0, atol=1e-6) and not np.allclose(right, np.rint(right), rtol=0, atol=1e-3):
            return f"All your steps are whole multiples of {10 ** -digits:g}. Where does something get rounded?"
    return ""


def _stops(numbers):
    steps = np.abs(_steps(numbers.moved)).max(axis=1)
    last = int(np.flatnonzero(steps)[-1]) + 1 if steps.any() else 0
    if 0 < last < len(steps):
        return f"From step {last + 1} on, nothing moves any more. What does your code do in that call that it did not do before?"
    return ""


def _factor(numbers):
    ratios = _ratios(numbers)
    if not _alike(ratios):
        return ""
    ratio = float(np.nanmean(ratios))
    if abs(ratio + 1) < SAME:
        return "Every step has the right length, and goes the wrong way."
    count = "The step of every number" if len(ratios) == 1 else "Every step"
    return (f"{count} is {abs(ratio):.4g} times as long as it should be{', and goes the wrong way' if ratio < 0 else ''}. "
            "Which factor is missing in your code, or there once too often?")


def _late(numbers):
    steps, right = _steps(numbers.moved), _steps(numbers.right)
    if len(steps) > 2 and not steps[0].any() and np.allclose(steps[1:], right[:-1], rtol=SAME, atol=0):
        return "Every step is the one that was right a call before. What does your code do in its first call?"
    return ""


def _signs(numbers):
    steps, right = _steps(numbers.moved), _steps(numbers.right)
    if steps.size > 1 and np.allclose(np.abs(steps), np.abs(right), rtol=SAME, atol=0):
        return "Every step has the right length, but not every step has the right sign. Where does a sign get lost?"
    return ""


def _some_numbers(numbers):
    for name, columns in numbers.parts.items():
        fits = np.isclose(numbers.moved[:, columns], numbers.right[:, columns], rtol=1e-4, atol=0).all(axis=0)
        fits = fits[numbers.right[:, columns].any(axis=0)]  # what stands still proves nothing
        if fits.any() and not fits.all():
            return (f"In `{name.split(' of ')[0]}`, some numbers make the right steps, and others do not. "
                    "Print both kinds: what does your code do differently for them?")
    return ""


def _some_parameters(numbers):
    good = [name for name, columns in numbers.parts.items()
            if np.allclose(numbers.moved[:, columns], numbers.right[:, columns], rtol=1e-4, atol=0)]
    if not good or len(good) == len(numbers.parts):
        return ""
    wrong = [name for name in numbers.parts if name not in good]
    if len(wrong) == 1 and len(good) > 1 and " of " not in wrong[0]:
        return f"All steps are right but those of `{wrong[0]}`. What is different about it: its name, its shape, its place?"
    place = list(numbers.parts).index(good[0])
    which = {0: "the first one in the dictionary", len(numbers.parts) - 1: "the last one in the dictionary"}.get(place, "one")
    return (f"All steps of `{good[0].split(' of ')[0]}`, {which}, are right, and others are not. "
            "What happens between one parameter and the next?")


def _pushes(numbers):
    """Where every step is a sum of past gradients, each with a weight by its age, as in SGD and Momentum: which weights are wrong."""
    if numbers.gradients is None or len(numbers.gradients) < 4:
        return ""
    given, right = (_weights(_steps(moved), numbers.gradients) for moved in (numbers.moved, numbers.right))
    if given is None or right is None:
        return ""
    wrong = np.flatnonzero(np.abs(given - right) > 1e-4 * np.abs(right).max())
    if not wrong.size:
        return ""
    age, small = int(wrong[0]), 1e-6 * np.abs(right).max()
    # What should be 0 is so but for rounding, and has no sign.
    how = ("nothing is left of it" if abs(given[age]) <= small else "it still counts, and should not" if abs(right[age]) <= small
           else "it comes back with the wrong sign" if given[age] * right[age] < 0
           else f"too {'much' if abs(given[age]) > abs(right[age]) else 'little'} of it is left")
    if age:
        return (f"What a gradient does in its own step{' and in the next' * (age > 1)} is right, but {age} step{'s' * (age > 1)} later "
                f"{how}. Give it a gradient of 1 once, then gradients of 0, and print the steps.")
    size = "goes the wrong way" if given[0] * right[0] < 0 else f"counts too {'much' if abs(given[0]) > abs(right[0]) else 'little'}"
    return (f"In its own step a gradient {size}{'; later what is left of it is right' * (wrong.size == 1)}. Give it a gradient of 1 "
            "once, then gradients of 0, and print the steps.")


def _weights(steps, gradients):
    """w with step t = sum of w[age] * gradient t - age, or None where there are no such weights."""
    count = len(steps)
    past = np.array([[gradients[t - age] if t >= age else 0 * gradients[0] for age in range(count)] for t in range(count)])
    past, steps = past.transpose(0, 2, 1).reshape(-1, count), steps.ravel()
    weights = np.linalg.lstsq(past, steps, rcond=None)[0]
    return weights if np.abs(past @ weights - steps).max() <= 1e-7 * np.abs(steps).max() else None


def _from_a_step_on(numbers):
    fits = np.isclose(numbers.moved, numbers.right, rtol=1e-4, atol=0).all(axis=1)
    first = int(np.argmin(fits)) - 1
    if first >= 5 and not fits[first + 1:].any():
        return f"The first {first} steps are right, and then something changes. What in your code depends on the number of the call?"
    return ""


def _one_for_all(numbers):
    steps = _steps(numbers.moved)
    for name, columns in numbers.parts.items():
        part, right = np.abs(steps[:, columns]), np.abs(_steps(numbers.right)[:, columns])
        alike = part.shape[1] > 1 and part.any() and np.ptp(part, axis=1).max() <= SAME * part.max()
        if alike and np.ptp(right, axis=1).max() > 1e-3 * right.max():
            return f"All numbers in `{name}` make steps of one length, whatever their own gradients were. Does each have its own?"
    return ""


def _by_step(numbers):
    ratios = _ratios(numbers)
    if len(ratios) > 2 and ratios.shape[1] > 1 and all(_alike(row) for row in ratios):
        return ("In each step, all numbers are off by one and the same factor, and this factor changes from step to step. "
                "Which number in your code stands before all gradients of a call, and is another one in the next call?")
    return ""


def _by_element(numbers):
    ratios = _ratios(numbers)
    if len(ratios) > 2 and ratios.shape[1] > 1 and all(_alike(column) for column in ratios.T):
        return "Each number is off by a factor of its own, which stays the same in all steps. What is different about these numbers?"
    return ""


def _by_place(evidence):
    """Whether the difference grows with the distance from 0, as it does where the parameter itself is part of the step."""
    off = {}
    for case, numbers in evidence.items():
        odd = case.surface or case.lr_changes or case.dead or case.pause or case.gradients or case.spike != 1
        if not odd and np.isfinite(numbers.moved).all():
            steps, right = _steps(numbers.moved)[0], _steps(numbers.right)[0]
            off.setdefault(case.start[0] > 100, []).append(np.linalg.norm(steps - right) / np.linalg.norm(right))
    if off.get(True) and off.get(False) and max(off[True]) > 30 * max(off[False]) and max(off[True]) > 1e-3:
        return ("The further the parameters are from 0, the more your steps differ. "
                "Is there something in your step that should not depend on where they are?")
    return ""


def _steps(moved):
    return np.diff(moved, axis=0)


def _ratios(numbers):
    """Steps relative to the right ones: array (steps, size); nan where the right step is 0 or next to it."""
    steps, right = _steps(numbers.moved), _steps(numbers.right)
    return np.where(np.abs(right) > 1e-9 * np.abs(right).max(initial=0), steps / right, np.nan)


def _alike(ratios):
    ratios = ratios[~np.isnan(ratios)]
    return ratios.size > 1 and np.ptp(ratios) <= SAME * np.abs(ratios).max() and np.abs(ratios).max() > 0


CLUES = (_writes_into_gradients, _stops, _factor, _late, _signs, _some_numbers, _some_parameters, _from_a_step_on, _one_for_all, _pushes, _by_step, _by_element, _rounded)

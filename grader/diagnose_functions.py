"""Names the mistake that a failed verdict on a function or a variable shows: the one that gives what came back. Pure."""
from functools import lru_cache

import numpy as np

from .compare import agrees, finding, joined, opened, unpack
from .judge import MALFORMED, drawn, references
from .probe import drive

SMALL = 1e-9  # of the largest number: what counts as 0


def agreeing(exercise, mistakes, case, seed, results):
    """The first wrong function or value that gives what came back, in all cases at hand; None where none does.

    Where cases judge by themselves, numbers may differ and findings agree: then only if no other mistake has the same ones.
    """
    given = [(other, result) for test, back in results.items() for other, result in zip(exercise.of_test(test), back or [])
             if isinstance(result, dict)]
    if all(other is not case for other, _ in given):
        return None
    try:
        given = [(other, result, opened(result)) for other, result in given]
        found = next((one for one in mistakes if all(_same(exercise, one, other, seed, result) for other, _, result in given)), None)
        if found is not None or all(other.judge is None for other, *_ in given):
            return found
        said = [(other, result, None if "error" in result else finding(
            other, drawn(exercise, other, seed), references(exercise, other, seed), back)) for other, back, result in given]
        alike = [one for one in mistakes if all(_alike(exercise, one, other, seed, *found) for other, *found in said)]
    except MALFORMED:
        return None
    return alike[0] if len(alike) == 1 else None


def clue_to_results(exercise, case, seed, results):
    """What the numbers that came back for a case have in common with the right ones, or "": a factor, a sign, an order, a place."""
    if case.judge is not None:
        return ""
    try:
        (result,) = [result for test, back in results.items() for other, result in zip(exercise.of_test(test), back) if other is case]
        pairs = [(joined(unpack(one)), joined(unpack(other))) for one, other in
                 zip(result["results"], references(exercise, case, seed)[0]["results"], strict=True)]
        calls = [(one.ravel(), other.ravel()) for one, other in pairs if one.shape == other.shape and np.isfinite(one).all()]
    except MALFORMED:
        return ""
    if len(calls) < len(pairs) or not calls:
        return ""
    got, right = (np.concatenate(parts) for parts in zip(*calls))
    fits = [bool(np.allclose(one, other, rtol=case.tolerance, atol=SMALL * np.abs(right).max())) for one, other in calls]
    said = drawn(exercise, case, seed).get("said")
    if got.size > 1 and np.abs(right).max() > 0:
        for clue in (_factor(got, right, "" if exercise.kind == "variable" else " in your code"), _each_factor(calls), _order(calls)):
            if clue:
                return clue
    if said and any(fits) and not all(fits):
        return f"Your results are right {_listed(said, fits)}, and at no other. What is different there?"
    return ""


def _factor(got, right, where):
    ratio = _ratio(got, right)
    if ratio is None or ratio == 0:
        return ""
    if abs(ratio + 1) < 1e-5:
        return "Every number has the right size and the wrong sign. What is subtracted from what?"
    return (f"Every number is {abs(ratio):.4g} times as large as it should be{', with the wrong sign' if ratio < 0 else ''}. "
            f"Which factor is missing{where}, or there once too often?")


def _each_factor(calls):
    ratios = [_ratio(*call) for call in calls]
    if len(calls) > 1 and min(one.size for one, _ in calls) > 1 and None not in ratios and 0 not in ratios:
        return ("In each call, all numbers are off by one and the same factor, and it changes from call to call. "
                "What is it that you multiply or divide by, and how does it depend on what the function is given?")
    return ""


def _order(calls):
    if all(one.size > 1 and np.allclose(np.sort(one), np.sort(other), rtol=1e-5, atol=0) for one, other in calls):
        return "All numbers are there, but in another order. Which of them is asked for first?"
    return ""


def _ratio(got, right):
    """The one factor between all numbers of two arrays, or None."""
    zero = np.abs(right) <= SMALL * np.abs(right).max(initial=0.0)
    if zero.all() or np.abs(got[zero]).max(initial=0.0) > SMALL * np.abs(got).max():
        return None
    ratios = got[~zero] / right[~zero]
    return float(ratios[0]) if np.ptp(ratios) <= 1e-5 * np.abs(ratios).max() else None


def _listed(said, fits):
    """The phrases on calls that are right, as in "at t = 0, t = 1 and t = 5"."""
    words = [phrase if number == 0 else phrase.removeprefix("at ") for number, phrase in
             enumerate(phrase for phrase, fit in zip(said, fits) if fit)]
    return " and ".join([", ".join(words[:-1]), words[-1]] if words[1:] else words)


def _same(exercise, mistake, case, seed, result):
    """Whether a mistake gives the same result, opened, or raises the same error in the same call."""
    wrong = _opened(exercise, mistake, case, seed)
    if "error" in wrong or "error" in result:
        return "error" in wrong and "error" in result and all(
            wrong["error"][part] == result["error"][part] for part in ("kind", "type", "step"))
    return agrees(case, result, wrong)


def _alike(exercise, mistake, case, seed, result, found):
    """Whether a mistake gives the same result, or, in a case that judges by itself, has the same finding."""
    if "error" in result or case.judge is None or "error" in _replay(exercise, mistake, case, seed):
        return _same(exercise, mistake, case, seed, result)
    return found == _finding(exercise, mistake, case, seed)


@lru_cache(maxsize=1 << 12)
def _finding(exercise, mistake, case, seed):
    return finding(case, drawn(exercise, case, seed), references(exercise, case, seed), _replay(exercise, mistake, case, seed))


@lru_cache(maxsize=1 << 12)
def _replay(exercise, mistake, case, seed):
    return drive(exercise.stand_in(mistake), drawn(exercise, case, seed))


@lru_cache(maxsize=1 << 12)
def _opened(exercise, mistake, case, seed):
    return opened(_replay(exercise, mistake, case, seed))

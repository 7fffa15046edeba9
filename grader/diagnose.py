"""Names the mistake that a failed verdict shows: the one in the catalogue that gives the student's numbers. Pure.

A mistake is named only if it explains the case that failed, and also all other numbers at hand that ask for the plain rule.
Where none does, `grader.clues` says what the numbers have in common. A wrong name is worse than none.
"""
from dataclasses import replace
from functools import lru_cache

import numpy as np

from . import clues
from .diagnose_functions import agreeing, clue_to_results
from .evidence import SHORT, asked, distance, expected, gathered, is_plain, tolerance, tracked
from .judge import FAILED
from .mistakes import hint, pairs, title, variants
from .replay import replay

FURTHER = 4    # times as far do mistakes walk that have explained a student's numbers so far
TELLING = 0.8  # share of the mistakes that may be left where another such look is worth its time
EXACT = 1e-9   # two ways of writing one rule differ by less
KNOWN = 0.05   # share of a student's numbers that must be finite to choose between mistakes: all nan are alike
FEW = 8        # so many mistakes are looked at one by one


def diagnose(exercise, mistakes, test, seed, verdict, results):
    """The verdict on one graded cell, with the mistake that it shows, or else with a clue, in `mistake` and `look`.

    mistakes: classes, as Course.mistakes gives them; of several that fit equally well, the first is named. results: {test:
    what came back for it}, of this cell and of all others of the exercise that are at hand.
    """
    case = next((case for case in exercise.of_test(test) if case.name == verdict.asked), None)
    if verdict.status != FAILED or case is None:
        return verdict
    with np.errstate(all="ignore"):
        if exercise.kind != "class":
            mistake = agreeing(exercise, tuple(mistakes), case, seed, results)
            clue = "" if mistake else clue_to_results(exercise, case, seed, results)
        else:
            evidence = gathered(exercise, seed, results)
            mistake = _named(exercise, tuple(mistakes), case, seed, evidence) if case in evidence else None
            clue = "" if mistake or case not in evidence else clues.clue(
                case, {other: numbers for other, numbers in evidence.items() if is_plain(other) or other is case})
    if mistake is not None:
        return replace(verdict, mistake=title(mistake), look=hint(mistake), kind=exercise.kind)
    return replace(verdict, look=clue) if clue else verdict


def _named(exercise, mistakes, case, seed, evidence):
    """The first of the mistakes that explain most, or None. Two at once are tried where no single one will do.

    Where none explains a case that asks for more than the rule, but the rule is wrong already, what explains the rule is named.
    """
    plain = [other for other in evidence if is_plain(other) or other is case]
    given = [other for other in plain if other.hyper != "default"]
    rule = [other for other in plain if other is not case]
    attempts = [plain, given] if case.hyper != "default" else [plain]
    attempts = [(kind, cases) for kind in (_single, _double) for cases in attempts]
    if not is_plain(case) and not all(evidence[other].is_right() for other in rule):
        attempts += [(_single, rule), (_double, rule)]
    for kind, cases in attempts:
        known = np.mean([np.isfinite(evidence[other].moved[1:]).mean() for other in cases]) > KNOWN
        suspects = _suspects(exercise, kind(exercise, mistakes, cases, seed, evidence), case, cases, seed, evidence)
        if suspects and (known or len({one.__name__ for one in suspects}) == 1):
            return max(suspects, key=lambda one: _fit(exercise, one, case, seed, evidence)) if suspects[1:] else suspects[0]
    return None


def _suspects(exercise, mistakes, case, cases, seed, evidence):
    """Those of the mistakes that explain all cases, and of them those that explain most of all short evidence besides.

    Long cases cost most and ask for nothing but the rule, so only they that explain most are replayed there, then the next.
    """
    parted = {other: _parted(evidence[other], tolerance(other)) for other in cases}
    for other in sorted((other for other in cases if parted[other] <= other.steps), key=lambda other: (parted[other], *_cost(other))):
        before, mistakes = mistakes, _up_to(parted[other], exercise, mistakes, other, seed, evidence)  # what tells most comes first
        if len(mistakes) > TELLING * len(before):
            break
    short = [other for other in cases if other.steps <= SHORT]
    for other in sorted(short, key=lambda other: (other is not case, other.steps == 1, *_cost(other))):
        mistakes = _left(exercise, mistakes, other, seed, evidence)
    fits = {}
    for one in mistakes:
        few = {other: numbers for other, numbers in evidence.items() if other.steps <= SHORT}
        fits.setdefault(_fit(exercise, one, case, seed, few)[:2] if mistakes[1:] else (), []).append(one)
    for fit in sorted(fits, reverse=True):
        left = tuple(fits[fit])
        for other in sorted(set(cases) - set(short), key=lambda other: (other.steps, other is not case, other.name)):
            left = _left(exercise, left, other, seed, evidence)
        if left:
            return left
    return ()


def _cost(case):
    """What comes first where cases tell as much: one that all attempts to name a mistake have in common, then one that costs less."""
    return case.hyper == "default", not is_plain(case), bool(case.surface), len(case.shapes), case.steps


def _left(exercise, suspects, case, seed, evidence):
    """Those of some mistakes that explain a case."""
    suspects = _up_to(case.steps, exercise, suspects, case, seed, evidence)
    if len(suspects) > FEW and not any(asked(case, (True, True, True))):
        return suspects
    return tuple(one for one in suspects if _explains(exercise, one, case, seed, evidence))


def _up_to(last, exercise, suspects, case, seed, evidence):
    """Those of many mistakes that explain a case up to a step; they walk one step at first, and then four times as far each time.

    Where they are few, all of them, as they are looked at one by one.
    """
    steps = 1
    while len(suspects) > FEW:
        steps = min(steps, last)
        moved, raised = _early(exercise, suspects, case, seed, steps)
        off = distance(evidence[case].moved[:steps + 1], moved)
        suspects = tuple(suspects[number] for number in np.flatnonzero((off <= tolerance(case)) & ~raised))
        if steps == last:
            break
        steps *= FURTHER
    return suspects


def _parted(numbers, within):
    """The step in which a student parts from all right paths; one more than there are, where he parts from one of them in none."""
    return max(1, *(int(np.argmax(np.append(~(np.abs(numbers.moved - right) <= within * np.maximum.accumulate(np.abs(right))).all(axis=1), True)))
                    for right in numbers.rights))


def _fit(exercise, mistake, case, seed, evidence):
    """How well a mistake explains what is not plain: (cases that it explains, cases with the same flags, whether it is exact)."""
    answers = {other: _answer(exercise, mistake, other, seed) for other in evidence}
    return (sum(_explains(exercise, mistake, other, seed, evidence) for other in evidence),
            sum(answer is not None and answer[1] == evidence[other].flags for other, answer in answers.items()),
            case in evidence and _explains(exercise, mistake, case, seed, evidence, EXACT))


def _explains(exercise, mistake, case, seed, evidence, within=None):
    """Whether a mistake gives the student's numbers in a case, and his flags where the numbers are right."""
    found, answer = evidence[case], _answer(exercise, mistake, case, seed)
    if answer is None:
        return False
    if distance(found.moved, answer[0][None])[0] > (within or tolerance(case)):
        return False
    return asked(case, answer[1]) == asked(case, found.flags) or min(distance(found.moved, np.array(found.rights))) > case.tolerance


@lru_cache(maxsize=1 << 15)
def _answer(exercise, mistake, case, seed, steps=None):
    """(displacements, flags) of a mistake in a case, or None where it raises an error there. In a few steps, there are no flags."""
    return replay(mistake, tracked(exercise, case, seed), steps, flags=steps is None)


@lru_cache(maxsize=256)
def _early(exercise, candidates, case, seed, steps):
    """(displacements of all candidates in the first steps of a case: array (n, steps + 1, size), whether each raises an error: (n,))."""
    answers = [_answer(exercise, one, case, seed, steps) for one in candidates]
    nothing = np.full(expected(exercise, case, seed)[0][0][:steps + 1].shape, np.nan)
    return (np.array([nothing if answer is None else answer[0] for answer in answers]),
            np.array([answer is None for answer in answers], dtype=bool))


def _single(exercise, mistakes, cases, seed, evidence):
    return _singles(mistakes)


def _double(exercise, mistakes, cases, seed, evidence):
    """The pairs of mistakes, without those whose outer one leaves numbers where they are that the student has moved."""
    shortest = min(cases, key=lambda case: (not evidence[case].moved.any(), case.steps))
    moved, outers = evidence[shortest].moved.any(axis=0), []
    for outer in (mistake for mistake in mistakes if getattr(mistake, "joins", False)):
        answer = _answer(exercise, outer, shortest, seed)
        if answer is not None and (moved <= answer[0].any(axis=0)).all():
            outers.append(outer)
    return _pairs(mistakes, tuple(outers))


@lru_cache(maxsize=32)
def _singles(mistakes):
    return tuple(one for mistake in mistakes for one in variants(mistake))


_pairs = lru_cache(maxsize=32)(lambda mistakes, outers: tuple(pairs(mistakes, outers)))

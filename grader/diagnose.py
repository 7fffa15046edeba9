"""Names the mistake that a failed verdict shows: the one in the catalogue that gives the student's numbers. Pure.

A mistake is named only if it explains the case that failed, and also all other numbers at hand that ask for the plain rule.
Where none does, `grader.clues` says what the numbers have in common. A wrong name is worse than none.
"""
from dataclasses import replace
from functools import lru_cache

import numpy as np

from . import clues
from .cases import TOLERANCE, draw
from .compare import agrees, finding
from .judge import FAILED, MALFORMED, references
from .mistakes import hint, pairs, title, variants
from .probe import drive

FIRST = 2      # steps after which most mistakes can be told from a student's numbers
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
            mistake, clue = _agreeing(exercise, tuple(mistakes), case, seed, results), ""
        else:
            evidence = _evidence(exercise, seed, results)
            mistake = _named(exercise, tuple(mistakes), case, seed, evidence) if case in evidence else None
            clue = "" if mistake or case not in evidence else clues.clue(
                case, {other: numbers for other, numbers in evidence.items() if is_plain(other) or other is case})
    if mistake is not None:
        return replace(verdict, mistake=title(mistake), look=hint(mistake))
    return replace(verdict, look=clue) if clue else verdict


def _agreeing(exercise, mistakes, case, seed, results):
    """The first wrong function or value that gives what came back, in all cases at hand; None where none does.

    Where cases judge by themselves, numbers may differ and findings agree: then only if no other mistake has the same ones.
    """
    given = [(other, result) for test, back in results.items() for other, result in zip(exercise.of_test(test), back or [])
             if isinstance(result, dict)]
    if all(other is not case for other, _ in given):
        return None
    exact = (one for one in mistakes if all(_alike(exercise, one, other, seed, result, exact=True) for other, result in given))
    found = next(exact, None)
    if found is not None or all(other.judge is None for other, _ in given):
        return found
    alike = [one for one in mistakes if all(_alike(exercise, one, other, seed, result) for other, result in given)]
    return alike[0] if len(alike) == 1 else None


def _alike(exercise, mistake, case, seed, result, exact=False):
    """Whether a mistake gives the same result, or raises the same error in the same call; or else, the same finding."""
    inputs, wrong = _inputs(exercise, case, seed), _replay(exercise, mistake, case, seed)
    try:
        if "error" in wrong or "error" in result:
            return all(wrong["error"][part] == result["error"][part] for part in ("kind", "type", "step"))
        if exact or case.judge is None:
            return agrees(case, result, wrong)
        rights = references(exercise, case, seed)
        return finding(case, inputs, rights, result) == finding(case, inputs, rights, wrong)
    except MALFORMED:
        return False


@lru_cache(maxsize=1 << 12)
def _replay(exercise, mistake, case, seed):
    return drive(exercise.stand_in(mistake), _inputs(exercise, case, seed))


def _evidence(exercise, seed, results):
    """{case: Numbers} of all that came back and can be compared."""
    table = {}
    for test, given in results.items():
        for case, result in zip(exercise.of_test(test), given if isinstance(given, list) else []):
            try:
                rights = references(exercise, case, seed)
                table[case] = clues.Numbers(_numbers(result, rights[0]), [_numbers(right, right) for right in rights],
                                            _parts(rights[0]), _flags(result))
            except MALFORMED:
                continue
    return table


def _named(exercise, mistakes, case, seed, evidence):
    """The first of the mistakes that explain most, or None. Two at once are tried where no single one will do."""
    plain = [other for other in evidence if is_plain(other) or other is case]
    given = [other for other in plain if other.hyper != "default"]
    for kind in (_singles, _pairs):
        for cases in (plain, given) if case.hyper != "default" else (plain,):
            suspects = kind(mistakes)
            for other in sorted(cases, key=lambda other: other.steps):  # what is soon computed rules out most
                suspects = _left(exercise, suspects, other, seed, evidence)
            known = np.mean([np.isfinite(evidence[other].moved[1:]).mean() for other in cases]) > KNOWN
            if suspects and (known or len({one.__name__ for one in suspects}) == 1):
                return max(suspects, key=lambda one: _fit(exercise, one, case, seed, evidence))
    return None


def _left(exercise, suspects, case, seed, evidence):
    """Those of some mistakes that explain a case."""
    if len(suspects) > FEW:
        early = distance(evidence[case].moved[:FIRST + 1], _early(exercise, suspects, case, seed))
        suspects = [suspects[number] for number in np.flatnonzero(early <= tolerance(case))]
    return tuple(one for one in suspects if _explains(exercise, one, case, seed, evidence))


def _fit(exercise, mistake, case, seed, evidence):
    """How well a mistake explains what is not plain: (cases that it explains, cases with the same flags, whether it is exact)."""
    answers = {other: _answer(exercise, mistake, other, seed) for other in evidence}
    return (sum(_explains(exercise, mistake, other, seed, evidence) for other in evidence),
            sum(answer is not None and answer[1] == evidence[other].flags for other, answer in answers.items()),
            _explains(exercise, mistake, case, seed, evidence, EXACT))


def is_plain(case):
    """Whether a case asks for nothing but the rule itself."""
    return not (case.lr_changes or case.dead or case.gradients or case.optimizers > 1 or case.in_place or case.grads_kept)


def tolerance(case):
    """How far a student's numbers may be from a mistake's: as far as from the right ones."""
    return min(TOLERANCE, case.tolerance)


def distance(moved, others):
    """How far displacements (steps + 1, size) are from others (n, steps + 1, size), at worst, relative to the way gone: (n,)."""
    scale = np.maximum.accumulate(np.abs(others), axis=1)
    same = (moved == others) | ~np.isfinite(moved) & ~np.isfinite(others)
    relative = np.abs(moved - others) / np.maximum(scale, 1e-12 * np.nanmax(np.abs(others), initial=1e-300))
    return np.where(same, 0.0, np.where(np.isnan(relative), np.inf, relative)).max(axis=(1, 2), initial=0.0)


def _explains(exercise, mistake, case, seed, evidence, within=None):
    """Whether a mistake gives the student's numbers in a case, and his flags where the numbers are right."""
    found, answer = evidence[case], _answer(exercise, mistake, case, seed)
    if answer is None:
        return False
    if distance(found.moved, answer[0][None])[0] > (within or tolerance(case)):
        return False
    return _asked(case, answer[1]) == _asked(case, found.flags) or min(distance(found.moved, np.array(found.rights))) > case.tolerance


@lru_cache(maxsize=1 << 15)
def _answer(exercise, mistake, case, seed, steps=None):
    """(displacements, flags) of a mistake in a case, or None where it raises an error there."""
    inputs = _inputs(exercise, case, seed)
    result = drive(mistake, {**inputs, "steps": min(steps or case.steps, case.steps)})
    return None if "error" in result else (_numbers(result, result), _flags(result))


@lru_cache(maxsize=256)
def _early(exercise, candidates, case, seed):
    """Displacements of all candidates in the first steps of a case: array (n, steps + 1, size), nan where one raises an error."""
    answers = [_answer(exercise, one, case, seed, FIRST) for one in candidates]
    shape = _numbers(*references(exercise, case, seed)[:1] * 2)[:FIRST + 1].shape
    return np.array([np.full(shape, np.nan) if answer is None else answer[0] for answer in answers])


_inputs = lru_cache(maxsize=256)(draw)


@lru_cache(maxsize=32)
def _singles(mistakes):
    return tuple(one for mistake in mistakes for one in variants(mistake))


@lru_cache(maxsize=32)
def _pairs(mistakes):
    return tuple(one for pair in pairs(mistakes) for one in variants(pair))


def _numbers(result, right):
    """Displacements from the start, one row per step: array (steps + 1, size). Raises one of MALFORMED for anything else."""
    parts = []
    for path, expected in zip(result["paths"], right["paths"], strict=True):
        for key, values in expected.items():
            part = np.array(path[key])
            if part.dtype.kind not in "fiu" or part.shape != np.shape(values):
                raise ValueError(f"{part.dtype} {part.shape}")
            parts.append(part - part[0].astype(float))
    return np.concatenate(parts, axis=1)


def _parts(right):
    """{parameter: its columns in what `_numbers` returns}."""
    parts, start = {}, 0
    for number, path in enumerate(right["paths"], 1):
        for key, values in path.items():
            name = key if len(right["paths"]) == 1 else f"{key} of optimizer {number}"
            parts[name], start = slice(start, start + len(values[0])), start + len(values[0])
    return parts


def _flags(result):
    """What a result tells besides numbers: (whether the caller's arrays changed, the gradients changed, keys were added)."""
    same = all(path[key][-1] == list(own[key]) for path, own in zip(result["paths"], result["aliases"]) for key in own)
    return same, bool(result["grads_changed"]), bool(result["keys_added"])


def _asked(case, flags):
    """Of the flags, what a case asks for."""
    same, changed, added = flags
    return case.in_place and same, case.grads_kept and changed, case.in_place and added

"""Names the mistake that a failed verdict shows: the one in the catalogue that gives the student's numbers. Pure.

A mistake is named only if it explains the case that failed, and also all other numbers at hand that ask for the plain rule.
Where none does, `grader.clues` says what the numbers have in common. A wrong name is worse than none.
"""
from dataclasses import replace
from functools import lru_cache

import numpy as np

from . import clues
from .cases import TOLERANCE
from .diagnose_functions import agreeing, clue_to_results
from .judge import FAILED, MALFORMED, drawn, references
from .mistakes import hint, pairs, title, variants
from .replay import replay, track

FIRST = 2      # steps after which most mistakes can be told from a student's numbers
SHORT = 10     # steps, up to which the case that failed is looked at first
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
            evidence = _evidence(exercise, seed, results)
            mistake = _named(exercise, tuple(mistakes), case, seed, evidence) if case in evidence else None
            clue = "" if mistake or case not in evidence else clues.clue(
                case, {other: numbers for other, numbers in evidence.items() if is_plain(other) or other is case})
    if mistake is not None:
        return replace(verdict, mistake=title(mistake), look=hint(mistake), kind=exercise.kind)
    return replace(verdict, look=clue) if clue else verdict


def _evidence(exercise, seed, results):
    """{case: Numbers} of all that came back and can be compared."""
    table = {}
    for test, given in results.items():
        for case, result in zip(exercise.of_test(test), given if isinstance(given, list) else []):
            try:
                rights = references(exercise, case, seed)
                table[case] = clues.Numbers(_numbers(result, rights[0]), [_numbers(right, right) for right in rights],
                                            _parts(rights[0]), _flags(result), _gradients(exercise, case, seed))
            except MALFORMED:
                continue
    return table


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
        suspects = _suspects(exercise, kind(exercise, mistakes, case, seed, evidence), case, cases, seed, evidence)
        if suspects and (known or len({one.__name__ for one in suspects}) == 1):
            return max(suspects, key=lambda one: _fit(exercise, one, case, seed, evidence)) if suspects[1:] else suspects[0]
    return None


def _suspects(exercise, mistakes, case, cases, seed, evidence):
    """Those of the mistakes that explain all cases, and of them those that explain most of all short evidence besides.

    Long cases cost most and ask for nothing but the rule, so only they that explain most are replayed there, then the next.
    """
    short = [other for other in cases if other.steps <= SHORT]
    for other in sorted(short, key=lambda other: (other is not case, other.steps)):  # what tells most comes first
        mistakes = _left(exercise, mistakes, other, seed, evidence)
    if case.steps > SHORT and case in cases:
        mistakes = _until(_parted(evidence[case], tolerance(case)), exercise, mistakes, case, seed, evidence)
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


def _left(exercise, suspects, case, seed, evidence):
    """Those of some mistakes that explain a case."""
    if len(suspects) > FEW:
        suspects = _until(FIRST, exercise, suspects, case, seed, evidence)
    return tuple(one for one in suspects if _explains(exercise, one, case, seed, evidence))


def _until(steps, exercise, suspects, case, seed, evidence):
    """Those of some mistakes that explain the first steps of a case."""
    if not suspects:
        return ()
    off = distance(evidence[case].moved[:steps + 1], _early(exercise, suspects, case, seed, steps))
    return tuple(suspects[number] for number in np.flatnonzero(off <= tolerance(case)))


def _parted(numbers, within):
    """The step in which a student parts from all right paths."""
    return max(int(np.argmax(np.append(~(np.abs(numbers.moved - right) <= within * np.maximum.accumulate(np.abs(right))).all(axis=1), True)))
               for right in numbers.rights)


def _fit(exercise, mistake, case, seed, evidence):
    """How well a mistake explains what is not plain: (cases that it explains, cases with the same flags, whether it is exact)."""
    answers = {other: _answer(exercise, mistake, other, seed) for other in evidence}
    return (sum(_explains(exercise, mistake, other, seed, evidence) for other in evidence),
            sum(answer is not None and answer[1] == evidence[other].flags for other, answer in answers.items()),
            case in evidence and _explains(exercise, mistake, case, seed, evidence, EXACT))


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
    """(displacements, flags) of a mistake in a case, or None where it raises an error there. In a few steps, there are no flags."""
    return replay(mistake, _track(exercise, case, seed), steps, flags=steps is None)


@lru_cache(maxsize=256)
def _early(exercise, candidates, case, seed, steps):
    """Displacements of all candidates in the first steps of a case: array (n, steps + 1, size), nan where one raises an error."""
    answers = [_answer(exercise, one, case, seed, steps) for one in candidates]
    shape = _numbers(*references(exercise, case, seed)[:1] * 2)[:steps + 1].shape
    return np.array([np.full(shape, np.nan) if answer is None else answer[0] for answer in answers])


@lru_cache(maxsize=256)
def _track(exercise, case, seed):
    return track(drawn(exercise, case, seed))


def _single(exercise, mistakes, case, seed, evidence):
    return _singles(mistakes)


def _double(exercise, mistakes, case, seed, evidence):
    """The pairs of mistakes, without those whose outer one leaves numbers where they are that the student has moved."""
    moved = evidence[case].moved.any(axis=0)
    pairs, answers = _pairs(mistakes), {}
    for outer in {pair.__bases__[0]: pair.outer for pair in pairs}.values():
        answer = _answer(exercise, outer, case, seed)
        answers[outer] = answer is not None and bool((moved <= answer[0].any(axis=0)).all())
    return tuple(pair for pair in pairs if answers[pair.outer])


@lru_cache(maxsize=32)
def _singles(mistakes):
    return tuple(one for mistake in mistakes for one in variants(mistake))


_pairs = lru_cache(maxsize=32)(lambda mistakes: tuple(pairs(mistakes)))


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


def _gradients(exercise, case, seed):
    """The drawn gradients of a short case, as an array (steps, size), or None."""
    if case.steps > SHORT or case.surface:
        return None
    return np.array([np.concatenate([value.ravel() for _, _, _, drawn, _ in _track(exercise, case, seed).runs for value in drawn[step].values()])
                     for step in range(case.steps)])


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

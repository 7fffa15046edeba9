"""Names the mistake that a failed verdict on a function or a variable shows: the one that gives what came back. Pure."""
from functools import lru_cache

from .compare import agrees, finding
from .judge import MALFORMED, drawn, references
from .probe import drive


def agreeing(exercise, mistakes, case, seed, results):
    """The first wrong function or value that gives what came back, in all cases at hand; None where none does.

    Where cases judge by themselves, numbers may differ and findings agree: then only if no other mistake has the same ones.
    """
    given = [(other, result) for test, back in results.items() for other, result in zip(exercise.of_test(test), back or [])
             if isinstance(result, dict)]
    if all(other is not case for other, _ in given):
        return None
    try:
        found = next((one for one in mistakes if all(_same(exercise, one, other, seed, result) for other, result in given)), None)
        if found is not None or all(other.judge is None for other, _ in given):
            return found
        said = [(other, result, None if "error" in result else finding(
            other, drawn(exercise, other, seed), references(exercise, other, seed), result)) for other, result in given]
        alike = [one for one in mistakes if all(_alike(exercise, one, other, seed, *found) for other, *found in said)]
    except MALFORMED:
        return None
    return alike[0] if len(alike) == 1 else None


def _same(exercise, mistake, case, seed, result):
    """Whether a mistake gives the same result, or raises the same error in the same call."""
    wrong = _replay(exercise, mistake, case, seed)
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

"""Proves the hidden tests of an exercise: what right and wrong answers come to in every case, and what is said about them.

Runs answers in this process, so it is for the course's own classes and functions only, never for what students hand in.
"""
import numpy as np

from .diagnose import diagnose
from .judge import FAILED, deviation, drawn, judge, judge_case, references
from .mistakes import title, variants
from .mutants import mutants
from .probe import drive


@np.errstate(all="ignore")
def failing(exercise, made, seed, first=False):
    """The cases that an answer fails, in their order; with `first`, at most one of them. made: a class, function or value."""
    cases = []
    for case in exercise.cases:
        if not (first and cases) and fails(exercise, made, case, seed):
            cases.append(case)
    return cases


def fails(exercise, made, case, seed):
    """Whether an answer fails a case."""
    result = drive(made, drawn(exercise, case, seed))
    return judge_case(exercise, case, seed, references(exercise, case, seed), result) is not None


@np.errstate(all="ignore")
def told(exercise, mistakes, made, seed):
    """{test: verdict} of the graded cells that an answer fails, with their diagnosis."""
    results = {test: [drive(made, drawn(exercise, case, seed)) for case in exercise.of_test(test)] for test in exercise.tests}
    verdicts = {test: judge(exercise, test, seed, given) for test, given in results.items()}
    return {test: diagnose(exercise, mistakes, test, seed, verdict, results) for test, verdict in verdicts.items()
            if verdict.status == FAILED}


def table(exercise, mistakes, seed):
    """{mistake or variant of one: set of the cases that it fails}."""
    return {one: set(failing(exercise, exercise.stand_in(one), seed)) for mistake in mistakes for one in variants(mistake)}


def needless(exercise, failed):
    """Cases without which everything wrong would still lose the same graded cells. failed: what `table` returns, of any seeds.

    A graded cell has points of its own, so a case is needed if, of its cell's cases, it alone fails some mistake.
    """
    needed = {case for cases in failed.values() for test in exercise.tests
              for case in [case for case in cases if case.test == test] if sum(other.test == test for other in cases) == 1}
    return [case for case in exercise.cases if case not in needed]


def is_judged(exercise):
    """Whether a case of a function or variable judges by itself, as many answers are right."""
    return any(case.judge is not None for case in exercise.cases)


def altered(value):
    """Copies of a value, with another number in one place each, and where that is: [(where, value), ...]."""
    def inside(part):
        entries = part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else None
        if entries is None:
            yield (), part * 1.25 + 1
            return
        for key, item in entries:
            for where, other in inside(item):
                copy = part.copy()
                copy[key] = other
                yield (key, *where), copy
    return list(inside(value))


def survivors(exercise, seed, two=0):
    """(number of mutants, what was changed in those that pass). See `mutants`; each that passes must be as right as the reference."""
    made = list(mutants(exercise.reference, two))
    return len(made), [what for what, mutant in made if not failing(exercise, mutant, seed, first=True)]


def gap(exercise, made, seed):
    """How far an answer is from the right ones, in the case where it is furthest: inf where it is no number or raises an error."""
    worst = 0.0
    for case in exercise.cases:
        result = drive(made, drawn(exercise, case, seed))
        if "error" in result:
            return np.inf
        worst = max(worst, min(max(float(np.nan_to_num(off, nan=np.inf).max()) for off in deviation(result, right).values())
                               for right in references(exercise, case, seed)))
    return worst


def misnamed(exercise, mistakes, seed):
    """[(mistake, what it is called)] of those that are not diagnosed by their own name in every cell that they fail.

    Where one raises an error there are no numbers to compare, and the error says what it is about.
    """
    wrong = []
    for mistake in mistakes:
        for verdict in told(exercise, mistakes, exercise.stand_in(mistake), seed).values():
            if verdict.mistake != title(mistake) and "raised an error" not in verdict.differs:
                wrong.append((mistake, verdict.mistake or verdict.look))
    return wrong

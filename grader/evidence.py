"""What came back from a student's kernel as the evidence for a diagnosis: numbers, flags, and what should have come. Pure."""
from functools import lru_cache

import numpy as np

from .cases import TOLERANCE
from .clues import Numbers
from .judge import MALFORMED, drawn, references
from .replay import track

SHORT = 10  # steps, up to which a case is looked at for all mistakes


def gathered(exercise, seed, results):
    """{case: Numbers} of all that came back and can be compared."""
    table = {}
    for test, given in results.items():
        for case, result in zip(exercise.of_test(test), given if isinstance(given, list) else []):
            try:
                rights, parts, gradients = expected(exercise, case, seed)
                table[case] = Numbers(_numbers(result, references(exercise, case, seed)[0]), rights, parts, _flags(result), gradients)
            except MALFORMED:
                continue
    return table


@lru_cache(maxsize=1024)
def expected(exercise, case, seed):
    """What should have come back for a case, as `Numbers` has it: (rights, parts, gradients). Nobody writes into it."""
    rights = references(exercise, case, seed)
    return [_numbers(right, right) for right in rights], _parts(rights[0]), _gradients(exercise, case, seed)


@lru_cache(maxsize=256)
def tracked(exercise, case, seed):
    """A case's inputs, as `replay` walks them."""
    return track(drawn(exercise, case, seed))


def is_plain(case):
    """Whether a case asks for nothing but the rule itself."""
    more = case.dead or case.pause or case.gradients  # of the gradients than that they are drawn
    return not (more or case.reordered or case.lr_changes or case.optimizers > 1 or case.in_place or case.grads_kept)


def tolerance(case):
    """How far a student's numbers may be from a mistake's: as far as from the right ones."""
    return min(TOLERANCE, case.tolerance)


def distance(moved, others):
    """How far displacements (steps + 1, size) are from others (n, steps + 1, size), at worst, relative to the way gone: (n,)."""
    scale = np.maximum.accumulate(np.abs(others), axis=1)
    same = (moved == others) | ~np.isfinite(moved) & ~np.isfinite(others)
    relative = np.abs(moved - others) / np.maximum(scale, 1e-12 * np.nanmax(np.abs(others), initial=1e-300))
    return np.where(same, 0.0, np.where(np.isnan(relative), np.inf, relative)).max(axis=(1, 2), initial=0.0)


def _numbers(result, right):
    """Displacements from the start, one row per step: array (steps + 1, size). Raises one of MALFORMED for anything else."""
    parts = []
    for path, wanted in zip(result["paths"], right["paths"], strict=True):
        for key, values in wanted.items():
            part = np.array(path[key])
            if part.dtype.kind not in "fiu" or part.shape != np.shape(values):
                raise ValueError(f"{part.dtype} {part.shape}")
            parts.append(part - part[0].astype(float))
    return np.concatenate(parts, axis=1)


def _gradients(exercise, case, seed):
    """The drawn gradients of a short case, as an array (steps, size), or None."""
    if case.steps > SHORT or case.surface:
        return None
    return np.array([np.concatenate([drawn[step][key].ravel() for _, _, start, drawn, _ in tracked(exercise, case, seed).runs for key in start])
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


def asked(case, flags):
    """Of the flags, what a case asks for."""
    same, changed, added = flags
    return case.in_place and same, case.grads_kept and changed, case.in_place and added

"""Replays catalogued mistakes on a case's inputs, as `probe.walk` drives a student's class, but for numbers alone and much faster.

For the course's own classes only, in the grader's process. `probe.drive` says the same of them, and more; a test compares both.
"""
from dataclasses import dataclass

import numpy as np

from descent.surfaces import SURFACES


@dataclass(frozen=True)
class Track:
    """The inputs of a class's case as arrays, made once for all that are replayed on them.

    runs: for each optimizer (args, kwargs, {key: start}, [{key: gradient}] or None, [lr] or None). surface: its name or None.
    """
    runs: tuple
    surface: str | None
    steps: int


def track(inputs):
    """The Track of what `cases.draw` gives for a class."""
    runs = tuple((run["args"], run["kwargs"], _arrays(run["start"]), run["grads"] and [_arrays(grads) for grads in run["grads"]],
                  run["lrs"]) for run in inputs["runs"])
    return Track(runs, inputs["surface"], inputs["steps"])


def replay(make, track, steps=None, flags=True):
    """(displacements, flags) of a class on a track, or None where it raises an error or leaves anything but numbers.

    displacements: array (steps + 1, size), the columns of one run and key after the other. flags: (whether the caller's own
    arrays hold what `params` hold at the end, whether gradients were changed, whether keys were added). steps: fewer than all.
    """
    try:
        return _walked(make, track, min(steps or track.steps, track.steps), flags)
    except Exception:  # a mistake is a wrong class of ours, and what it raises is part of it
        return None


def _walked(make, track, steps, flags):
    runs = [(make(*args, **kwargs), {key: value.copy() for key, value in start.items()}) for args, kwargs, start, _, _ in track.runs]
    owned, changed = [dict(params) for _, params in runs], False
    tables = [(params, key, np.empty((steps + 1, *first.shape))) for (_, params), (_, _, start, _, _) in zip(runs, track.runs)
              for key, first in start.items()]
    _note(tables, 0)
    for step in range(steps):
        for (optimizer, params), (_, _, start, drawn, lrs) in zip(runs, track.runs):
            if lrs:
                optimizer.lr = lrs[step]
            right = drawn[step] if drawn else _slopes(track.surface, params, start)
            grads = {key: value.copy() for key, value in right.items()}
            optimizer.update(params, grads)
            changed = changed or flags and (grads.keys() != right.keys() or any(not _same(grads[key], right[key]) for key in right))
        _note(tables, step + 1)
    moved = np.concatenate([table.reshape(steps + 1, -1) for _, _, table in tables], axis=1)
    moved -= moved[0].copy()
    if not flags:
        return moved, None
    in_place = all(_same(np.asarray(params[key]), own[key]) for (_, params), own in zip(runs, owned) for key in own)
    added = any(key not in own for (_, params), own in zip(runs, owned) for key in params)
    return moved, (in_place, changed, added)


def _note(tables, step):
    """Writes where all runs are into their tables. Raises ValueError where that is anything but numbers of the shapes at the start."""
    for params, key, table in tables:
        value = params[key]
        if type(value) is not np.ndarray:
            value = np.asarray(value)
        if value.shape != table.shape[1:] or value.dtype.kind not in "fiub":
            raise ValueError(f"{key}: {value.dtype} {value.shape}")
        table[step] = value


def _slopes(surface, params, start):
    x, y = (np.asarray(params[key], dtype=float).reshape(1) for key in start)
    return {key: np.array(part, dtype=float).reshape(1) for key, part in zip(start, SURFACES[surface].grad(x, y))}


def _same(one, other):
    return isinstance(one, np.ndarray) and one.shape == other.shape and bool((one == other).all())


def _arrays(table):
    return {key: np.array(value, dtype=float) for key, value in table.items()}

"""Drives a student's class, function or variable through a case's inputs and brings back numbers.

This file runs in the student's kernel, so it uses nothing but the standard library, NumPy and the surfaces
that the student has too. It knows no answer and gives no verdict: whatever happens in that process, only numbers leave
it. The grader runs the same code, in its own process, on the reference.
"""
import json
import os
import select
import signal
import sys
import time
import traceback
from contextlib import suppress
from itertools import takewhile

import numpy as np

from .calls import NotNumbers, TooMuch, call, read

LONGEST = 300         # characters of a student's error message that are kept
LARGEST = 4_000_000   # bytes of an answer, beyond which nothing of it is taken
LATE = json.dumps({"error": {"kind": "late"}})


def answer(request, namespace):
    """Answers to a request, both as JSON: {"target": name, "seconds": float, "cases": [inputs]} -> [result].

    Every case runs in a fork of its own, so that a class that keeps state between instances, never ends or ends the
    process spoils neither the other cases nor the notebook. With "together": true, which is faster, one fork runs all of
    them, one after the other. A result is what `drive` returns, or {"error": {...}}.
    """
    request = json.loads(request)
    if request["target"] not in namespace:
        return json.dumps([{"error": {"kind": "missing", "names": _names(namespace, request["cases"])}}])
    target = namespace[request["target"]]
    deadline = time.monotonic() + request["seconds"]
    batches, results = [request["cases"]] if request.get("together") else [[inputs] for inputs in request["cases"]], []
    for cases in batches:
        results += _in_fork(target, cases, deadline) if hasattr(os, "fork") else [json.dumps(drive(target, inputs)) for inputs in cases]
        if results[-1] == LATE:
            break
    return f"[{', '.join(results)}]"


def drive(target, inputs):
    """What a target does with the inputs of a case: `walk` for a class, `call` for a function, `read` for a variable.

    Returns what those do, or {"error": {"kind", "type", "text", "step", "lines"}}, step being the update or the call.
    """
    at = [0]
    try:
        return walk(target, inputs, at) if "runs" in inputs else (
            call(target, inputs, at) if "calls" in inputs else read(target, inputs))
    except NotNumbers as problem:
        return {"error": {"kind": "numbers", "type": "", "text": str(problem)[:LONGEST], "step": at[0], "lines": []}}
    except TooMuch:
        return {"error": {"kind": "large"}}
    except BaseException as problem:  # SystemExit too: a student's exit must not end the grading of his other cells
        return {"error": {"kind": "raised", "type": type(problem).__name__[:LONGEST], "text": _text(problem), "step": at[0],
                          "lines": _own_lines(problem)}}


def walk(make, inputs, at):
    """Makes the optimizers of a case and lets them take turns: one update each per step, whose number is kept in at[0].

    Returns {"paths": [{key: [flat values after 0, 1, ... updates]}],
    "aliases": [{key: flat values of the caller's own array at the end}], "grads_changed": [key, ...],
    "keys_added": [key, ...]}.
    """
    runs, changed = [], set()
    for run in inputs["runs"]:
        params = {key: np.array(value, dtype=float) for key, value in run["start"].items()}
        runs.append({**run, "optimizer": make(*run["args"], **run["kwargs"]), "params": params, "own": dict(params),
                     "shapes": {key: value.shape for key, value in params.items()},
                     "path": {key: [value.ravel().tolist()] for key, value in params.items()}})
    for at[0] in range(1, inputs["steps"] + 1):
        for run in runs:
            if run["lrs"]:
                run["optimizer"].lr = run["lrs"][at[0] - 1]
            grads = _gradients(run, inputs["surface"], at[0])
            before = {key: (value, value.tobytes(), value.shape) for key, value in grads.items()}
            run["optimizer"].update(run["params"], grads)
            changed |= grads.keys() - before.keys() | {key for key, kept in before.items() if not _same(grads.get(key), *kept)}
            _note(run)
    return {"paths": [run["path"] for run in runs],
            "aliases": [{key: value.ravel().tolist() for key, value in run["own"].items()} for run in runs],
            "grads_changed": sorted(map(str, changed)),
            "keys_added": sorted({str(key) for run in runs for key in run["params"] if key not in run["own"]})}


def _gradients(run, surface, step):
    if surface is None:
        return {key: np.array(value, dtype=float) for key, value in run["grads"][step - 1].items()}
    from descent.surfaces import SURFACES
    x, y = (np.asarray(run["params"][key], dtype=float).reshape(1) for key in run["start"])
    with np.errstate(all="ignore"):
        return {key: np.array(part, dtype=float).reshape(1) for key, part in zip(run["start"], SURFACES[surface].grad(x, y))}


def _note(run):
    """Appends where the params are now to the run's path."""
    for key, path in run["path"].items():
        if key not in run["params"]:
            raise NotNumbers(f"`params` has lost its key {key!r}")
        value, shape = run["params"][key], run["shapes"][key]
        if type(value) is not np.ndarray or value.dtype != float:
            value = _numbers(key, value)
        if value.shape != shape:
            raise NotNumbers(f"`params[{key!r}]` had the shape {shape} and now has {value.shape}")
        path.append(value.ravel().tolist())


def _numbers(key, value):
    try:
        value = np.asarray(value)
        if value.dtype.kind not in "fiub":
            raise ValueError(value.dtype)
        return value.astype(float)
    except (TypeError, ValueError):
        raise NotNumbers(f"`params[{key!r}]` is no longer an array of numbers") from None


def _same(after, array, content, shape):
    """Whether a gradient is after an update what it was before: the array, its bytes and its shape. Another array may hold the same."""
    if after is array and array.dtype == float and array.shape == shape and array.tobytes() == content:
        return True
    return isinstance(after, np.ndarray) and after.shape == shape and bool(np.array_equal(np.frombuffer(content).reshape(shape), after))


def _text(problem):
    try:
        return str(problem)[:LONGEST]
    except BaseException:  # the student's own exception class may raise here
        return ""


def _own_lines(problem):
    """[function, line number in the cell, text] for the frames of a traceback that are in the notebook's own cells."""
    frames = traceback.extract_tb(problem.__traceback__)
    return [[frame.name, frame.lineno, (frame.line or "")[:LONGEST]] for frame in frames
            if "ipykernel_" in frame.filename or frame.filename.startswith("<ipython-input")][-5:]


def _names(namespace, cases):
    """Names of what a notebook defines of the kind that is asked for, and that its target may have been called."""
    kinds = {"runs": type, "calls": type(_names)}
    kind = next((kinds[key] for key in kinds if key in cases[0]), ()) if cases else type
    return sorted(str(name) for name, value in namespace.items() if isinstance(value, kind) and str(name)[:1] != "_"
                  and (kind is type or value.__module__ == namespace.get("__name__")))[:20]


def _in_fork(target, cases, deadline):
    """`drive` for some cases in a child process, whose answers come through a pipe, a line of JSON for each; it and its own children
    are killed at the deadline. Returns the lines; the last one is an error where it got no further."""
    receiving, sending = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.setpgid(0, 0)
            os.close(receiving)
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
            signal.alarm(max(1, int(deadline - time.monotonic()) + 2))  # for the case that the parent is killed meanwhile
            _silence()
            with os.fdopen(sending, "w") as stream:
                for inputs in cases:
                    stream.write(json.dumps(drive(target, inputs)) + "\n")
                    stream.flush()
        finally:
            os._exit(0)
    os.close(sending)
    try:
        lines, kind = _read(receiving, deadline)
    finally:
        os.close(receiving)
        for kill in (os.killpg, os.kill):  # by the group first: what it has started must not go on running
            with suppress(OSError):
                kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    results = list(takewhile(_is_result, lines))
    if kind == "died" and len(lines) == len(results) == len(cases):
        return results
    return [*(results[:len(cases) - 1] if len(lines) <= len(cases) else []), json.dumps({"error": {"kind": kind}})]


def _read(receiving, deadline):
    """(whole lines that came until the other end was closed, why there are no more of them)."""
    text, kind = b"", ""
    while not kind:
        left = deadline - time.monotonic()
        if left <= 0 or not select.select([receiving], [], [], left)[0]:
            kind = "late"
            break
        piece = os.read(receiving, 65536)
        text += piece
        kind = "died" if not piece else "large" if len(text) > LARGEST else ""
    return text.decode("utf-8", "replace").split("\n")[:-1], kind


def _is_result(line):
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _silence():
    """Nothing that the class prints while it is judged is kept, and nothing waits for the terminal."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    null = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(null, descriptor)
    sys.stdin, sys.stdout, sys.stderr = open(0, closefd=False), open(1, "w", closefd=False), open(2, "w", closefd=False)

"""Turns the numbers that came back from a student's kernel into a verdict. Pure: no files, no kernels, no clock.

Of a class, displacements from the start are compared, relative to how far the reference has moved so far, element by
element. compare.py compares what functions and variables give.
"""
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np

from . import raised
from .cases import draw
from .compare import finding
from .probe import LONGEST, drive

PASSED, FAILED, UNGRADED = "passed", "failed", "ungraded"
MALFORMED = (ArithmeticError, AttributeError, LookupError, MemoryError, RecursionError, TypeError, ValueError)


@dataclass(frozen=True)
class Verdict:
    """What became of one graded cell. Only `status == PASSED` is worth its points.

    asked: what the failing case asked. differs: one sentence on what differs. look: one sentence on what to look at.
    mistake: name of the catalogued mistake that gives the same numbers, if one does; `look` is then its hint.
    kind: what students call that which was judged, where there is a mistake. lines: the student's own lines, where his code raised.
    paths: {label: (n+1, 2) array} and surface, for a picture.
    """
    status: str
    asked: str = ""
    differs: str = ""
    look: str = ""
    mistake: str = ""
    kind: str = ""
    lines: tuple = ()
    paths: dict = field(default_factory=dict)
    surface: str | None = None


def ungraded(reason, look=""):
    """The verdict where nothing came back that could be judged: no points, and the reason."""
    return Verdict(UNGRADED, differs=reason, look=look)


def judge(exercise, test, seed, results):
    """Verdict on the results of `probe.answer` for the cases of one graded cell (a list, possibly shorter or malformed)."""
    cases = exercise.of_test(test)
    results = results if isinstance(results, list) else []
    for number, case in enumerate(cases):
        result = results[number] if number < len(results) else {"error": {"kind": "died"}}
        rights = references(exercise, case, seed)  # out here: what goes wrong in it is not the student's
        try:
            verdict = judge_case(exercise, case, seed, rights, result)
        except MALFORMED:
            return ungraded("What came back from this notebook's kernel was not numbers.",
                            "Restart the kernel, run all cells and hand in again; if it persists, show your teacher.")
        if verdict is not None:
            return verdict
    return Verdict(PASSED) if cases else ungraded("No hidden test belongs to this cell.")


def deviation(answers, reference):
    """Largest deviation of an answer from a reference result, per step and key.

    Both are results of `probe.drive`. Returns {(run, key): array (steps + 1, size)} of |difference of displacements|
    relative to the largest displacement of that element in the reference so far; nan where the answer is not finite.
    """
    table = {}
    for run, (path, right) in enumerate(zip(answers["paths"], reference["paths"], strict=True)):
        for key, expected in right.items():
            expected = np.array(expected, dtype=float)
            got = _numbers(path[key], expected.shape)
            moved = expected - expected[0]
            scale = np.maximum.accumulate(np.abs(moved))
            with np.errstate(all="ignore"):
                off = np.abs((got - got[0]) - moved)
                relative = np.where(scale > 0, off / np.where(scale > 0, scale, 1.0), np.where(off > 0, np.inf, 0.0))
            table[run, key] = np.where(np.isfinite(got), relative, np.nan)
    return table


drawn = lru_cache(maxsize=1024)(draw)  # the same inputs are asked for again and again; nobody may write into them


@lru_cache(maxsize=4096)
def references(exercise, case, seed):
    """What the exercise's right classes answer to a case: a tuple of results of `probe.drive`."""
    return tuple(drive(right, drawn(exercise, case, seed)) for right in exercise.rights)


@np.errstate(all="ignore")  # overflow is the student's, and told by the verdict
def judge_case(exercise, case, seed, rights, result):
    """The verdict on one case, or None where nothing is wrong. rights: what `references` returns. Raises what malformed data do."""
    inputs = drawn(exercise, case, seed)
    if "error" in result:
        return _judge_error(exercise, case, inputs, result["error"])
    if exercise.kind == "class":
        return _judge_paths(case, rights, result)
    found = finding(case, inputs, rights, result)
    return Verdict(FAILED, case.name, *found) if found else None


def _judge_paths(case, rights, result):
    tables = [deviation(result, right) for right in rights]
    in_place, changed, added = _in_place(result, rights[0]), _keys(result["grads_changed"]), _keys(result["keys_added"])
    worst = [max(np.max(np.where(np.isnan(off), np.inf, off)) for off in table.values()) for table in tables]
    nearest = int(np.argmin(worst))
    if worst[nearest] > case.tolerance:
        right = rights[nearest]
        differs, look = _first_difference(case, tables[nearest], result, right)
        return Verdict(FAILED, case.name, differs, look, **_picture(case, result, right))
    if case.in_place and not in_place:
        return Verdict(FAILED, case.name, "The numbers are right, but they are in new arrays: whoever holds the old ones, "
                       "as the layers of a network do, sees no change.",
                       "Take `W = params['W']` before an update and print `W` after it. Which operator writes into an array?")
    if case.in_place and added:
        return Verdict(FAILED, case.name, f"`update` has added to `params`: {', '.join(added)}.",
                       "`params` belongs to the caller. Where can an optimizer keep what it needs for itself?")
    if case.grads_kept and changed:
        return Verdict(FAILED, case.name, f"`update` has changed the gradients it was given ({', '.join(changed)}).",
                       "The caller may still need them. Print `grads` before and after `update`.")
    return None


def _numbers(values, shape):
    """What came back, as an array of floats. Raises ValueError where it is anything else than numbers of that shape."""
    array = np.array(values)
    if array.shape != shape or array.dtype.kind not in "fiu":
        raise ValueError(f"an array {array.shape} of {array.dtype} came back, not {shape} numbers")
    return array.astype(float)


def _keys(changed):
    if not isinstance(changed, list) or not all(isinstance(key, str) for key in changed):
        raise TypeError("what came back is not a list of keys")
    return [f"`{_clip(key, 40)}`" for key in changed[:20]]


def _clip(text, longest=LONGEST):
    """Words that came back, cut: the probe keeps to a length, a student who forges its answers does not."""
    return str(text)[:longest]


def _in_place(result, right):
    """Whether the caller's own arrays hold at the end what `params` held."""
    same = []
    for path, own, expected in zip(result["paths"], result["aliases"], right["aliases"], strict=True):
        same += [np.array_equal(_numbers(path[key][-1], np.shape(values)), _numbers(own[key], np.shape(values)))
                 for key, values in expected.items()]
    return all(same)


def _first_difference(case, table, result, right):
    """Sentences on the first step, and in it the first key, at which the paths part."""
    steps, (run, key) = min((int(np.argmax(~(off <= case.tolerance).all(axis=1))), place)
                            for place, off in table.items() if not (off <= case.tolerance).all())
    got = np.array(result["paths"][run][key], dtype=float)
    moved, expected = got[steps] - got[0], np.subtract(right["paths"][run][key][steps], right["paths"][run][key][0])
    where = f"After step {steps}, " if case.steps > 1 else "After the step, "
    who = f"`{key}`" if len(result["paths"]) == 1 else f"`{key}` of optimizer {run + 1}"
    others_right = any((off[steps] <= case.tolerance).all() for off in table.values())
    look = "The other parameters are right: what is different about this one?" if others_right and len(table) > 1 else (
        "The first step is the whole difference: redo it by hand with one number." if steps == 1 else
        f"The {'first step is' if steps == 2 else f'first {steps - 1} steps are'} right: "
        "what must be remembered from one call to the next, and how is it used?")
    if not np.isfinite(got[steps]).all():
        return f"{where}{who} is no longer a finite number.", "Which division or root can give infinity or nan here?"
    size, wanted = np.linalg.norm(moved), np.linalg.norm(expected)
    if size == 0:
        return f"{where}{who} has not moved.", "Print `params` before and after one `update`."
    if np.dot(moved, expected) < -0.5 * size * wanted:
        return f"{where}{who} has moved the wrong way.", look
    if size > wanted * 1.0001:
        return f"{where}{who} has moved too far.", look
    if size < wanted * 0.9999:
        return f"{where}{who} has not moved far enough.", look
    return f"{where}{who} is as far from the start as it should be, but elsewhere.", look


def _picture(case, result, right):
    if case.surface is None:
        return {}
    def points(answer):
        return np.column_stack([np.array(answer["paths"][0][key], dtype=float)[:, 0] for key in right["paths"][0]])
    return {"paths": {"the rule on this page": points(right), "yours": points(result)}, "surface": case.surface}


def _judge_error(exercise, case, inputs, error):
    target, kind = exercise.target, error.get("kind")
    if kind == "missing":
        names = [_clip(name, 40) for name in error.get("names", [])[:20] if isinstance(name, str) and name.isidentifier()]
        found = f" It defines {', '.join(f'`{name}`' for name in names)}." if names else ""
        return Verdict(FAILED, case.name, f"At this point the notebook defines no {exercise.kind} `{target}`.{found}",
                       f"Was the {exercise.kind} renamed, or did its cell raise an error? Run all cells from the top.")
    if kind == "raised" and error["type"] == "NotImplementedError":
        return Verdict(FAILED, case.name, f"`{target}` is still empty: its lines are not written yet.",
                       raised.look(error["type"], ""))
    if kind == "raised":
        text = f"{_clip(error['type'], 60)}: {_clip(error['text'])}" if error["text"] else _clip(error["type"], 60)
        return Verdict(FAILED, case.name, f"Your code raised an error {_when(exercise, inputs, error)}: {text}",
                       raised.look(_clip(error["type"], 60), _clip(error["text"])),
                       lines=tuple((_clip(name, 60), int(number), _clip(line)) for name, number, line in error["lines"][-5:]))
    if kind == "numbers" and exercise.kind == "class":
        return Verdict(FAILED, case.name, f"After step {_step(inputs, error)}, {_clip(error['text'])}.",
                       "Each array in `params` keeps its shape and its kind of numbers.")
    if kind == "numbers":
        return Verdict(FAILED, case.name, f"`{target}` is not what is asked for: {_clip(error['text'])}.",
                       "Is it filled in already? Then compare its name with the one on the page, letter by letter.")
    if kind == "late":
        return Verdict(FAILED, case.name, "Your code was stopped: it did not come to an end in time.",
                       "Is there a loop in it that never ends?")
    reasons = {"died": "The process ended while your code ran.", "large": "Far too much came back from your code."}
    return ungraded(reasons.get(kind, "Nothing came back from this notebook's kernel."),
                    "Run all cells of the notebook from the top in a new kernel: does it come to its end?")


def _when(exercise, inputs, error):
    step = _step(inputs, error)
    if exercise.kind == "class":
        return f"in update {step}" if step else f"when `{exercise.target}(...)` was made"
    if step and "said" in inputs:
        return inputs["said"][step - 1]
    return f"in call {step} of {len(inputs['calls'])}" if len(inputs.get("calls", ())) > 1 else "when it was used"


def _step(inputs, error):
    step = int(error["step"])
    if not 0 <= step <= inputs.get("steps", len(inputs.get("calls", ()))):
        raise ValueError(f"there is no step {step}")
    return step

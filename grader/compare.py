"""Judges what came back from a function or a variable. Pure, as judge.py is, and as little trusting.

A finding is a pair of sentences, what differs and what to look at; None stands for a right answer. `finding` is what
diagnosis replays too: two answers with the same findings in every case cannot be told apart.
"""
import numpy as np

from .calls import MOST_NUMBERS

SMALL = 1e-3    # share of a case's largest number below which a number is compared as if it were that large
ROUNDING = 1e-12  # what is left of a 0 that was worked out in another way


class Items(list):
    """What an iterator, list or tuple gave. more: whether it did not come to an end where the probe stopped asking."""
    more = False


class Other(str):
    """The type of something that is no number, list or dict."""


def finding(case, inputs, rights, result):
    """What is wrong with a result of `calls.call`, or None. rights: results of right answers. Raises what malformed data do."""
    got = [unpack(data) for data in _list(result["results"])]
    expected = [[unpack(data) for data in right["results"]] for right in rights]
    if len(got) != len(expected[0]):
        raise ValueError("as many results as calls are needed")
    changed = sorted(str(name)[:40] for name in _list(result["changed"]))
    found = case.judge(inputs, got) if case.judge else _nearest(got, expected, case.tolerance, _said(inputs, len(got)))
    if found is None and case.kept and changed:
        return (f"The function has changed what it was given ({', '.join(f'`{name}`' for name in changed)}).",
                "It belongs to whoever called. Print it before and after the call.")
    return found


def opened(result):
    """A result of `calls.call` with what came back unpacked, or one with an error as it is. Raises what malformed data do."""
    return result if "error" in result else {**result, "results": Items(unpack(data) for data in _list(result["results"]))}


def agrees(case, one, other):
    """Whether two opened results, right or wrong ones, hold the same numbers within the case's tolerance, and changed the same things.

    nan agrees with nan. Raises what malformed data do.
    """
    scale = max((float(np.max(np.abs(part[np.isfinite(part)]))) for part in _arrays(other["results"]) if np.isfinite(part).any()), default=0.0)
    return one["changed"] == other["changed"] and _alike(one["results"], other["results"], case.tolerance, scale)


def unpack(data):
    """Plain data as `calls.plain` makes them: None, a float array, Items, a dict or Other. Raises ValueError for others."""
    kind = data["kind"]
    if kind == "none":
        return None
    if kind == "numbers":
        shape = tuple(_count(size) for size in _list(data["shape"]))
        values = np.array(_list(data["values"]) or np.zeros(0))
        if values.ndim != 1 or values.dtype.kind not in "fiu" or len(shape) > 32:
            raise ValueError("numbers are a flat list of numbers")
        return values.astype(float).reshape(shape)
    if kind == "items":
        items = Items(unpack(item) for item in _list(data["items"]))
        items.more = bool(data["more"])
        return items
    if kind == "entries":
        return {key: unpack(item) for key, item in data["items"].items() if isinstance(key, str)}
    if kind == "other" and isinstance(data["type"], str):
        return Other(data["type"][:40])
    raise ValueError(f"there is no kind {kind!r}")


def joined(got):
    """Numbers in lists as one array, or None where they do not fit together."""
    if isinstance(got, np.ndarray) or not isinstance(got, Items):
        return got if isinstance(got, np.ndarray) else None
    parts = [joined(item) for item in got]
    if got.more or any(part is None for part in parts) or len({part.shape for part in parts}) > 1:
        return None
    return np.stack(parts) if parts else np.zeros(0)


def _said(inputs, count):
    """How a sentence begins that is about a call, for each call."""
    phrases = inputs.get("said") or [f"in call {number} of {count}" if count > 1 else "" for number in range(1, count + 1)]
    return [phrase and f"{phrase}, " for phrase in phrases]


def _nearest(got, expected, tolerance, said):
    """The finding against the first right answer; None if any of them agrees."""
    findings = [_differs(got, right, tolerance, said) for right in expected]
    return None if None in findings else findings[0]


def _differs(got, right, tolerance, said):
    scale = max((float(np.max(np.abs(part))) for part in _arrays(right)), default=0.0)
    for one, other, where in zip(got, right, said, strict=True):
        found = _part(one, other, tolerance, scale, where)
        if found:
            return found[0][:1].upper() + found[0][1:], found[1]
    return None


def _part(got, right, tolerance, scale, where):
    """The finding on one result or a part of it. where begins a sentence."""
    if isinstance(right, dict):
        if not isinstance(got, dict):
            return f"{where}what came back is {_named(got)} and not a dict.", "What is asked for?"
        for key in right:
            if key not in got:
                return f"{where}there is no entry {key!r}.", "Which entries are asked for?"
            found = _part(got[key], right[key], tolerance, scale, f"{where}in entry {key!r}, ")
            if found:
                return found
        return None
    wanted, numbers = joined(right), joined(got)
    if wanted is None:  # a list of things of several shapes
        if not isinstance(got, Items) or got.more or len(got) != len(right):
            return f"{where}what came back is {_named(got)} and not {len(right)} things.", "How many are asked for?"
        found = (_part(one, other, tolerance, scale, f"{where}in item {number}, ")
                 for number, (one, other) in enumerate(zip(got, right), 1))
        return next(filter(None, found), None)
    if numbers is None:
        look = "Does the function end with `return`?" if got is None else "Print what comes back, and its type."
        return f"{where}what came back is {_named(got)} and not {_shaped(wanted)}.", look
    if numbers.shape != wanted.shape and not numbers.size == wanted.size == 1:
        return (f"{where}what came back is {_shaped(numbers)} and not {_shaped(wanted)}.",
                "Print the shapes of what goes in and of what comes out.")
    return _numbers(numbers.reshape(wanted.shape), wanted, tolerance, scale, where)


@np.errstate(all="ignore")
def _alike(one, other, tolerance, scale):
    arrays = joined(one), joined(other)
    if arrays[0] is not None and arrays[1] is not None:
        return arrays[0].size == arrays[1].size == 0 or arrays[0].shape == arrays[1].shape and np.allclose(
            *arrays, tolerance, tolerance * SMALL * scale + ROUNDING, equal_nan=True)
    if type(one) is not type(other):
        return False
    if isinstance(one, Items):
        return len(one) == len(other) and one.more == other.more and all(
            _alike(*parts, tolerance, scale) for parts in zip(one, other))
    if isinstance(one, dict):
        return list(one) == list(other) and all(_alike(one[key], other[key], tolerance, scale) for key in one)
    return one == other  # both None, or of the same type


@np.errstate(all="ignore")
def _numbers(got, right, tolerance, scale, where):
    off = ~(np.abs(got - right) <= tolerance * np.maximum(np.abs(right), SMALL * scale) + ROUNDING)  # True for nan
    if not off.any():
        return None
    place = tuple(int(index) for index in np.argwhere(off)[0])
    one, other = float(got[place]), float(right[place])
    what = f"{where}the number at {list(place)}" if place else f"{where}the result"
    look = "All other numbers are right: what is different about this one?" if np.count_nonzero(off) == 1 < off.size else (
        "Redo it by hand for the smallest example that you can think of.")
    if not np.isfinite(one):
        return f"{what} is not finite.", "Which division, root or power can give infinity or nan here?"
    if one * other < 0:
        return f"{what} has the wrong sign.", look
    return f"{what} is too {'large' if abs(one) > abs(other) else 'small'}.", look


def _arrays(things):
    """All arrays with numbers in them, in nested lists and dicts."""
    for item in things.values() if isinstance(things, dict) else things:
        if isinstance(item, np.ndarray):
            yield from [item] if item.size else []
        elif isinstance(item, (Items, dict)):
            yield from _arrays(item)


def _named(got):
    if got is None:
        return "nothing (`None`)"
    if isinstance(got, np.ndarray):
        return _shaped(got)
    if isinstance(got, Items):
        return "an iterator that does not end" if got.more else f"a list of {len(got)}"
    return "a dict" if isinstance(got, dict) else f"of the type `{got}`"


def _shaped(numbers):
    return f"an array of the shape {numbers.shape}" if numbers.ndim else "a number"


def _list(data):
    if not isinstance(data, list) or len(data) > MOST_NUMBERS:
        raise ValueError("a list is needed")
    return data


def _count(size):
    if type(size) is not int or size < 0:
        raise ValueError(f"{size!r} is no size")
    return size

"""Calls a student's function, or reads a variable of his, and puts what comes out into plain data.

This file runs in the student's kernel, as probe.py does, so it uses nothing but the standard library, NumPy and the surfaces that
the student has too. What it makes for a call (generators, polynomials, surfaces) are tools that a page explains; it knows no answer.
The one that would be an answer, an optimizer that walks, comes with the case: see walker.py.
"""
import numpy as np

LONGEST_ITERATOR = 1_000   # items, beyond which an iterator is asked for no more
MOST_NUMBERS = 200_000     # in all that the calls of a case give
DEEPEST = 5                # lists in lists


class NotNumbers(Exception):
    """What a student's code left or gave cannot be read as the numbers that are asked for."""


class TooMuch(Exception):
    """More numbers came than are taken."""


def call(function, inputs, at):
    """Makes the things of a case, and then its calls, one after the other.

    inputs: {"things": {name: spec}, "calls": [{"args": [spec, ...], "kwargs": {name: spec}}, ...]}; `make` says what specs are.
    A thing is made once and may be given to several calls. at: a list whose only item is set to the number of the call.
    Returns {"results": [what each call gave, as `plain` has it], "changed": [name of every array or params that the calls
    have changed]}. What an iterator yields is taken before the next call.
    """
    things = {name: make(spec, {}) for name, spec in inputs["things"].items()}
    before = {name: _copy(thing) for name, thing in things.items()}
    room, results = [MOST_NUMBERS], []
    for at[0], asked in enumerate(inputs["calls"], 1):
        args = [make(spec, things) for spec in asked["args"]]
        kwargs = {name: make(spec, things) for name, spec in asked["kwargs"].items()}
        results.append(plain(function(*args, **kwargs), room))
    return {"results": results, "changed": sorted(name for name, thing in things.items() if not _same(before[name], thing))}


def read(value, inputs):
    """The value of a variable, or of an entry in it: {"read": [key, ...]}. Returns what `call` returns for one call."""
    for key in inputs["read"]:
        try:
            value = value[key]
        except (KeyError, IndexError, TypeError):
            raise NotNumbers(f"it has no entry {key!r}") from None
    return {"results": [plain(value, [MOST_NUMBERS])], "changed": []}


def make(spec, things):
    """An argument from its spec: a number, text or None as it is, or a dict of one entry that says what to make."""
    if not isinstance(spec, dict):
        return spec
    (kind, given), = spec.items()
    return things[given] if kind == "thing" else MAKERS[kind](given)


def plain(value, room):
    """What a call gave, as plain data; room[0] is how many numbers may still come, and is lowered. Raises TooMuch.

    {"kind": "none"}; {"kind": "numbers", "shape", "values": flat list}; {"kind": "items", "items": [...], "more": whether an
    iterator had more}; {"kind": "entries", "items": {key: ...}}; {"kind": "other", "type": its name}.
    """
    return _plain(value, room, DEEPEST)


def _plain(value, room, depth):
    if value is None:
        return {"kind": "none"}
    if isinstance(value, (bool, int, float, np.generic, np.ndarray)):
        return _numbers(value, room)
    if depth and isinstance(value, dict):
        return {"kind": "entries", "items": {str(key)[:40]: _plain(item, room, depth - 1) for key, item in value.items()}}
    if depth and hasattr(type(value), "__iter__") and not isinstance(value, (str, bytes)):
        items, source = [], iter(value)
        for item in source:
            if len(items) == LONGEST_ITERATOR:
                return {"kind": "items", "items": items, "more": True}
            items.append(_plain(item, room, depth - 1))
        return {"kind": "items", "items": items, "more": False}
    return {"kind": "other", "type": type(value).__name__[:40]}


def _numbers(value, room):
    array = np.asarray(value)
    room[0] -= max(1, array.size)
    if room[0] < 0:
        raise TooMuch
    if array.dtype.kind not in "fiub":
        return {"kind": "other", "type": f"array of {array.dtype}"[:40]}
    return {"kind": "numbers", "shape": list(array.shape), "values": array.astype(float).ravel().tolist()}


def _walker(lr, momentum=0.0, in_place=True, source=None):
    """An optimizer for functions that need one; see walker.py, whose text is `source` where that file is not."""
    if source is None:
        from .walker import Walker
        return Walker(lr, momentum, in_place)
    scope = {"__name__": "walker"}
    exec(source, scope)
    return scope["Walker"](lr, momentum, in_place)


class _Bowl:
    """The surface f = sum of w p^2 / 2 over any number of parameters p."""

    def __init__(self, weights):
        self.weights, self.start = np.array(weights, dtype=float), (1.0,) * len(weights)

    def __call__(self, *point):
        return sum(weight * part ** 2 for weight, part in zip(self.weights, point)) / 2

    def grad(self, *point):
        return tuple(weight * np.asarray(part, dtype=float) for weight, part in zip(self.weights, point, strict=True))


def _polynomial(terms):
    """f(x, y) = sum of c x^i y^j over the terms [c, i, j]: a function, and nothing to look its slope up in."""
    return lambda x, y: sum(c * x ** i * y ** j for c, i, j in terms)


def _surface(name):
    from descent.surfaces import SURFACES
    return SURFACES[name]


MAKERS = {
    "array": lambda values: np.array(values, dtype=float),
    "params": lambda values: {key: np.array(value, dtype=float) for key, value in values.items()},
    "rng": np.random.default_rng,
    "surface": _surface,
    "bowl": _Bowl,
    "polynomial": _polynomial,
    "optimizer": lambda given: _walker(**given),
    "table": lambda values: lambda t: values[t],  # a function of a whole number, such as a schedule
}


def _copy(thing):
    if isinstance(thing, dict):
        return {key: value.copy() for key, value in thing.items()}
    return thing.copy() if isinstance(thing, np.ndarray) else None


def _same(before, after):
    if isinstance(before, dict):
        return list(before) == list(after) and all(_same(before[key], after[key]) for key in before)
    return before is None or isinstance(after, np.ndarray) and after.shape == before.shape and bool(np.array_equal(before, after))

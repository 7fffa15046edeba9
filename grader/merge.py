"""Joins two changes of one text, line by line."""
from difflib import SequenceMatcher


def merge(base, mine, theirs):
    """`base` with the changes of both texts in it, or None where both have changed the same lines, and differently.

    Where both have put lines into the same place, theirs come first: of two settings, the later one counts.
    """
    lines = _lines(base)
    changes = sorted({*_changes(lines, theirs, 0), *_changes(lines, mine, 1)})
    made, done = [], 0
    for start, end, whose, new in changes:
        if whose and (start, end, 0, new) in changes:  # both made the same change
            continue
        if start < done:
            return None
        made += [*lines[done:start], *new]
        done = end
    return "".join([*made, *lines[done:]])


def _changes(lines, text, whose):
    """(start, end, whose, new lines) for every run of `lines` that is another one in `text`."""
    new = _lines(text)
    return [(start, end, whose, tuple(new[first:last]))
            for kind, start, end, first, last in SequenceMatcher(None, lines, new, autojunk=False).get_opcodes() if kind != "equal"]


def _lines(text):
    return text.splitlines(keepends=True) if text.endswith("\n") or not text else _lines(text + "\n")

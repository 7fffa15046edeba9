"""Two changes of one text."""
import pytest

from grader.merge import merge

from .helpers import rows

BASE = "a\nb\nc\nd\n"
CASES = {  # (mine, theirs, both)
    "nothing": (BASE, BASE, BASE),
    "mine only": ("a\nB\nc\nd\n", BASE, "a\nB\nc\nd\n"),
    "theirs only": (BASE, "a\nb\nc\n", "a\nb\nc\n"),
    "far apart": ("A\nb\nc\nd\n", "a\nb\nc\nD\nE\n", "A\nb\nc\nD\nE\n"),
    "neighbours": ("a\nB\nc\nd\n", "a\nb\nC\nd\n", "a\nB\nC\nd\n"),
    "the same change": ("a\nB\nc\nd\n", "a\nB\nc\nd\nE\n", "a\nB\nc\nd\nE\n"),
    "both add at the end": (f"{BASE}mine\n", f"{BASE}theirs\n", f"{BASE}theirs\nmine\n"),
    "both add the same": (f"{BASE}new\n", f"{BASE}new\n", f"{BASE}new\n"),
    "no end of line": ("a\nb\nc\nD", f"{BASE}theirs\n", "a\nb\nc\nD\ntheirs\n"),
    "the same line": ("a\nB\nc\nd\n", "a\nX\nc\nd\n", None),
    "one deletes what the other changes": ("a\nd\n", "a\nb\nC\nd\n", None),
    "inside": ("a\nb\nnew\nc\nd\n", "a\nX\nY\nd\n", None),
}


@pytest.mark.parametrize("mine, theirs, both", rows(CASES))
def test_merge(mine, theirs, both):
    assert merge(BASE, mine, theirs) == both

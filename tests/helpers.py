"""What several test modules share: readable tables, spoilt data, a student's namespace, a watch over processes."""
import linecache
import os
import select
from contextlib import contextmanager

import pytest

DELETED, DOUBLED = object(), object()
CLASS = """
import os, signal, sys, threading, time
import numpy as np
{before}
class SGD:
    def __init__(self, lr=0.1):
        self.lr = lr
        {init}
    def update(self, params, grads):
        {body}
"""


def rows(table):
    """Parameters for pytest from {id: row}, where a row is a tuple, or the only parameter."""
    return [pytest.param(*row if isinstance(row, tuple) else (row,), id=name) for name, row in table.items()]


def spoilt(data, junk):
    """(place, data with the junk there) for every place in nested lists and dicts that does not hold the same already.

    DELETED takes away what is there; DOUBLED has it twice, in lists only.
    """
    for key in (list(data) if isinstance(data, dict) else range(len(data)) if isinstance(data, list) else ()):
        copy = data.copy()
        if junk is DELETED:
            del copy[key]
        elif junk is DOUBLED and isinstance(data, list):
            copy.insert(key, data[key])
        elif junk is not DOUBLED:
            copy[key] = junk
        if copy != data:
            yield (key,), copy
        for place, inside in spoilt(data[key], junk):
            copy = data.copy()
            copy[key] = inside
            yield (key, *place), copy


def define(body, before="", init="pass"):
    """The namespace of a notebook in which this class was defined, in a cell that tracebacks can show."""
    source = CLASS.format(body=body.replace("\n", "\n        "), before=before, init=init)
    name = f"ipykernel_1/{abs(hash(source))}.py"
    linecache.cache[name] = (len(source), None, source.splitlines(True), name)
    scope = {}
    exec(compile(source, name, "exec"), scope)
    return scope


@contextmanager
def nothing_left_behind():
    """Fails if a process that was forked inside is still alive afterwards, zombie or orphan, or a file is still open."""
    children, fork, files = [], os.fork, os.listdir("/dev/fd")
    reading, writing = os.pipe()

    def noting():
        children.append(fork())
        return children[-1]
    os.fork = noting
    try:
        yield
    finally:
        os.fork = fork
        os.close(writing)
    assert select.select([reading], [], [], 10)[0] and os.read(reading, 1) == b"", "somebody still holds the pipe"
    os.close(reading)
    for child in children:
        with pytest.raises(ChildProcessError):
            os.waitpid(child, os.WNOHANG)
    assert children and os.listdir("/dev/fd") == files, "a file was left open"

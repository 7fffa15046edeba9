"""What several test modules share: readable tables, the namespace of a student's notebook, a watch over processes."""
import linecache
import os
import select
from contextlib import contextmanager

import pytest

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

"""Grading runs in which one part is killed at some moment, and what must be true afterwards."""
import ctypes
import os
import random
import subprocess
import sys
import time
from contextlib import contextmanager

import psutil

LOCAL = ("command", "worker", "wall", "fork server")
CLUSTER = ("command", "Dask worker", "scheduler")
PR_SET_CHILD_SUBREAPER = 36
LONGEST = 240.0  # seconds that a run may take, killed or not
GRADE = [sys.executable, "-W", "ignore", "-m", "grader", "grade", "optimizers", "--workers", "2"]


def parts(pid):
    """{name of a part: [process, ...]} of a grading run."""
    command = psutil.Process(pid)
    found = {"command": [command], "worker": [], "wall": [], "fork server": []}
    for process in command.children(recursive=True):
        try:
            line = " ".join(process.cmdline())
            if "spawn_main" in line:
                found["worker"].append(process)
            elif process.name() == "bwrap":
                found["wall"].append(process)
            elif "zygote.py" in line and process.parent().name() == "bwrap":
                found["fork server"].append(process)
        except psutil.Error:  # it has ended meanwhile
            continue
    return found


def grade_and_kill(course, victim, moment, scratch, dask=None):
    """Grades a course's class, kills a part of the run, and grades again until a run comes to its end.

    moment: seconds after which the victim is killed, or as soon as there is one then. scratch: the folder for temporary
    files. dask: a Cluster. Returns whether anything was killed.
    """
    killed = False
    for attempt in range(3):
        line = [*GRADE, *(["--scheduler", dask.address] if dask else [])]
        process = subprocess.Popen(line, cwd=course, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                   env={**os.environ, "TMPDIR": str(scratch)})
        if attempt == 0:
            killed = _kill(process, victim, moment, dask)
        try:
            code = process.wait(LONGEST)
        finally:
            process.kill()
        if dask:
            dask.start()
        if code == 0:
            return killed
    raise AssertionError(f"after the {victim} was killed, no run came to its end (exit code {code})")


def _kill(process, victim, moment, dask):
    started = time.monotonic()
    while process.poll() is None and time.monotonic() < started + LONGEST:
        if time.monotonic() - started >= moment:
            there = dask.processes[victim] if dask and victim in dask.processes else parts(process.pid).get(victim)
            if there:
                random.Random(moment).choice(there).kill()
                return True
        time.sleep(0.02)
    return False


@contextmanager
def adopted():
    """Inside, orphans of processes that we have started become our children. Yields a function that gives those that are left,
    after ten seconds at most."""
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    before = set(psutil.Process().children(recursive=True))

    def left():
        deadline = time.monotonic() + 10
        while True:
            here = set(psutil.Process().children(recursive=True)) - before
            for process in here:
                if process.status() == psutil.STATUS_ZOMBIE and process.ppid() == os.getpid():
                    os.waitpid(process.pid, os.WNOHANG)
            if not here or time.monotonic() > deadline:
                return here
            psutil.wait_procs(here, 0.1)
    try:
        yield left
    finally:
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 0, 0, 0, 0)

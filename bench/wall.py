"""What the wall alone costs: once for each process that runs notebooks, and again for each notebook."""
import subprocess
import tempfile
import time

from grader.sandbox import LIBRARY, SCRATCH, command

ROUNDS = 100
INSIDE = f"""
import os, sys, time
sys.path.insert(0, {LIBRARY!r})
import zygote
limits = dict(scratch=2 ** 20)

def bare():
    if os.fork() == 0:
        os._exit(0)
    os.wait()

def walled():
    receiving, sending = os.pipe()
    if os.fork() == 0:
        zygote._init = lambda *args: os._exit(0)
        zygote._keep("/sockets/none", limits, {SCRATCH!r}, sending)
    os.close(sending)
    os.read(receiving, 9)
    os.wait()
    os.close(receiving)

for build in (bare, walled):
    started = time.perf_counter()
    for _ in range({ROUNDS}):
        build()
    print((time.perf_counter() - started) / {ROUNDS})
"""


def wall():
    """(seconds to build the wall once, seconds for a notebook's own namespaces and scratch folder in it)."""
    with tempfile.TemporaryDirectory(prefix="descent-") as sockets:
        line = command(sockets)
        program = line[:line.index("-s") + 1]  # up to the interpreter
        started = time.perf_counter()
        subprocess.run([*program, "-c", "pass"], check=True)
        once = time.perf_counter() - started
        started = time.perf_counter()
        subprocess.run([program[program.index("--chdir") + 2], "-s", "-c", "pass"], check=True)
        once -= time.perf_counter() - started
        bare, walled = map(float, subprocess.run([*program, "-c", INSIDE], check=True, capture_output=True, text=True).stdout.split())
    return once, walled - bare

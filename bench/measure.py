"""What a command costs: seconds of wall clock and of processor, of itself and everything that it starts, and its memory."""
import os
import subprocess
import threading
import time
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path

GROUPS = ("/sys/fs/cgroup/cpuacct", "/sys/fs/cgroup")  # version 1, and version 2
LOOK = 0.2  # seconds between two looks at the memory


@dataclass(frozen=True)
class Cost:
    """wall, cpu: seconds. memory: largest number of bytes that the command's own process had resident."""
    wall: float
    cpu: float
    memory: int = 0

    def per(self, count):
        """The cost of one of so many."""
        return Cost(self.wall / count, self.cpu / count, self.memory)


@contextmanager
def control_group():
    """A new control group that counts processor time, or None where we may make none. A killed process counts there too."""
    for root in GROUPS:
        group = Path(root, f"descent-bench-{os.urandom(4).hex()}")
        with suppress(OSError):
            group.mkdir()
            if any((group / name).exists() for name in ("cpuacct.usage", "cpu.stat")):
                break
            group.rmdir()
    else:
        yield None
        return
    try:
        yield group
    finally:
        for _ in range(50):
            with suppress(OSError):
                group.rmdir()
                break
            time.sleep(0.1)


def processor(group):
    """Seconds of processor time: of a control group or, without one, of the whole machine, which then must be idle otherwise."""
    if group is None:
        busy = [int(number) for number in Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:]]
        return (sum(busy[:8]) - busy[3] - busy[4]) / os.sysconf("SC_CLK_TCK")
    if (group / "cpuacct.usage").exists():
        return int((group / "cpuacct.usage").read_text()) / 1e9
    return int((group / "cpu.stat").read_text().split()[1]) / 1e6


def enter(group):
    """What a child process calls before its program starts, to be counted with a control group."""
    return lambda: group and (group / "cgroup.procs").write_text("0")


def cost(command, folder, expect=(0,), group=None):
    """Runs a command in a folder. Returns its Cost, with that of all others in `group`, if one is given.

    Raises RuntimeError with what the command said where its exit code is not an expected one.
    """
    with control_group() if group is None else nullcontext(group) as group:
        before, started = processor(group), time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                                   preexec_fn=enter(group))
        peak = [0]
        threading.Thread(target=_watch, args=(process.pid, peak), daemon=True).start()
        said = process.communicate()[0]
        wall = time.perf_counter() - started
        spent = processor(group) - before
    if process.returncode not in expect:
        raise RuntimeError(f"{' '.join(map(str, command))} ended with exit code {process.returncode}:\n{said[-2000:]}")
    return Cost(wall, spent, peak[0])


def _watch(pid, peak):
    with suppress(OSError, StopIteration):
        while True:
            lines = Path(f"/proc/{pid}/status").read_text().splitlines()
            peak[0] = 1024 * next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:"))
            time.sleep(LOOK)

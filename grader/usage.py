"""What processes use, as the fork server (zygote.py) sees it from inside the wall. A process that is gone uses nothing."""
import os
import resource


def threads(pid):
    """How many threads a process has."""
    try:
        return os.stat(f"/proc/{pid}/task").st_nlink - 2
    except OSError:
        return 0


def resident(pid):
    """Bytes that a process has in memory, shared ones included."""
    try:
        with open(f"/proc/{pid}/statm") as file:
            return int(file.read().split()[1]) * resource.getpagesize()
    except (OSError, IndexError):
        return 0


def proportional(pid):
    """Bytes that a process has in memory; of those that it shares, its share. This can take long while the process forks."""
    try:
        with open(f"/proc/{pid}/smaps_rollup") as file:
            return 1024 * next(int(line.split()[1]) for line in file if line.startswith("Pss:"))
    except (OSError, StopIteration):  # not readable where the process is not dumpable: then what is resident has to do
        return resident(pid)


def nameless(pid):
    """Bytes of the files without a name that a process has open, such as memfd_create makes."""
    total, folder = 0, f"/proc/{pid}/fd"
    try:
        for descriptor in os.listdir(folder):
            if os.readlink(f"{folder}/{descriptor}").endswith(" (deleted)"):
                total += os.stat(f"{folder}/{descriptor}").st_blocks * 512
    except OSError:
        pass
    return total


def shared_memory():
    """Bytes of shared memory and files in memory on this machine."""
    with open("/proc/meminfo") as file:
        return 1024 * next(int(line.split()[1]) for line in file if line.startswith("Shmem:"))

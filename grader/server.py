"""Fork servers behind the wall, as the grader's side sees them: started, asked, ended, and cleaned up after.

A server (zygote.py) runs one kernel at a time and stays for the next one. Whatever is killed, nothing of it stays: processes end
with their parents, and folders and control groups of the dead are removed by the next one that starts.
"""
import atexit
import fcntl
import json
import os
import select
import shutil
import signal
import subprocess
import tempfile
import time
from contextlib import contextmanager, suppress
from pathlib import Path

from .sandbox import NoWall, command

GONE = "the fork server is gone"
START = 60.0  # seconds that a fork server may take to import everything
KILLED = -signal.SIGKILL, 128 + signal.SIGKILL  # exit codes of bwrap, when it or what runs in it was killed
OWN = 16  # threads and processes of the wall itself, beside the limit for a notebook
GROUPS = Path("/sys/fs/cgroup/pids"), Path("/sys/fs/cgroup")  # control groups of version 1, and version 2
SHARED = "descent-wall-"  # how the folders' names begin that servers share with us
_idle = []


class ServerLost(NoWall):
    """The fork server was killed from outside while it worked, or no longer answers."""


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
        sweep()
        made = Path(tempfile.mkdtemp(prefix="descent-new-"))  # `sweep` looks at it only when it is locked
        self._lock = _locked(made)
        self.folder = str(made.rename(made.with_name(SHARED + made.name.removeprefix("descent-new-"))))
        self._handle = os.open(self.folder, os.O_PATH | os.O_DIRECTORY)
        self.address = f"/proc/self/fd/{self._handle}"  # a socket's path may have 107 bytes: the folder's own may be too long
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
        if self._handle is not None:
            os.close(self._handle)
        self._handle = None
        shutil.rmtree(self.folder, ignore_errors=True)
        self._lock.close()
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
        self._log.seek(0)
        said = self._log.read()[-800:].strip()
        if name != "ready" or not self.alive() and self._process.wait() in KILLED:
            raise ServerLost(f"The fork server is gone, or no longer answers. {said}".strip())
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


def sweep():
    """Removes the folders and control groups of fork servers whose process was killed before it could do so."""
    for folder in Path(tempfile.gettempdir()).glob(f"{SHARED}*"):
        with suppress(OSError), _locked(folder):  # the lock of one that lives is taken
            shutil.rmtree(folder, ignore_errors=True)
    for root in GROUPS:
        for group in root.glob("descent-*"):
            with suppress(OSError):
                if time.time() - group.stat().st_mtime > START:  # a younger one may be about to be used
                    group.rmdir()  # which fails as long as a process is in it


def _locked(folder):
    """An open file that keeps `sweep` away from a folder, until it is closed or its process ends. Raises OSError if there is one."""
    file = open(folder / "lock", "ab")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        file.close()
        raise
    return file


def _process_group():
    """A new control group for processes, or None. Needed for root alone: RLIMIT_NPROC holds for everybody else."""
    if os.geteuid() != 0:
        return None
    for root in GROUPS:
        group = root / f"descent-{os.urandom(6).hex()}"
        try:
            group.mkdir()
            (group / "pids.max").write_text("max")
            return group
        except OSError:
            with suppress(OSError):
                group.rmdir()
    return None  # the fork server, which counts twenty times a second, is then alone

"""Bait for hostile submissions: what they must not read, change, reach or end, and a look at whether they did."""
import ctypes
import os
import secrets
import select
import shutil
import socket
import subprocess
import sys
from contextlib import ExitStack, contextmanager
from pathlib import Path

import numpy

import descent
from tests.submissions import notebook_of

libc = ctypes.CDLL(None, use_errno=True)
libc.shmat.restype = ctypes.c_void_p
IPC_CREAT, IPC_RMID = 0o1000, 0


class Bait:
    """Secrets, listeners, shared memory and a process. `targets`: what attackers know of them; `environment`: for the grader."""

    def __init__(self, course, home, honest, stack):
        self.course, self.home, self.honest = Path(course), Path(home), Path(honest)
        number = secrets.token_hex(8)
        self.sign, self.mark = f"secret-{number}", f"hostile-{number}"
        self.secret = f"{self.sign}-{secrets.token_hex(16)}"  # the sign is known to attackers, the rest is not
        self.environment = {"DESCENT_BAIT": self.secret, "HOME": str(self.home)}
        self.home.mkdir(parents=True, exist_ok=True)
        for folder in (self.course, self.home):
            (folder / "secret").write_text(self.secret)
        self.before = {path: path.read_bytes() for path in (self.course / "secret", self.home / "secret", self.honest)}
        self._listen(stack)
        self._share(stack)
        self.process = stack.enter_context(subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE))
        stack.callback(self.process.kill)
        self.folder = self.home / "folder"
        self.folder.mkdir()
        stack.callback(self._clean)

    @property
    def targets(self):
        """What an attacker may know of this machine."""
        return {"course": str(self.course), "home": str(self.home), "honest": str(self.honest), "sign": self.sign,
                "mark": self.mark, "source": str(notebook_of("sgd", self.course / "source" / "optimizers")),
                "folder": str(self.folder),
                "tcp": self.tcp.getsockname()[1], "udp": self.udp.getsockname()[1], "unix": self.unix.getsockname(),
                "abstract": self.abstract.getsockname()[1:].decode(), "shm": self.shm.name, "key": self.key,
                "pid": self.process.pid}

    def harm(self):
        """{what: sentence} of all that was reached or changed."""
        found = {}
        for path, content in self.before.items():
            if not path.is_file() or path.read_bytes() != content:
                found["changed"] = f"{path} was changed"
        for name in ("tcp", "udp", "unix", "abstract"):
            if select.select([getattr(self, name)], [], [], 0)[0]:
                found[name] = f"something came to the {name} socket"
        if self.process.poll() is not None:
            found["process"] = "our process was ended"
        if self.shm.read_text() != self.secret or self._memory() != self.secret:
            found["memory"] = "shared memory was changed"
        left = sorted(map(str, self.left()))
        if left:
            found["left"] = f"left behind: {', '.join(left)}"
        daemons = self.daemons()
        if daemons:
            found["daemon"] = f"processes were left: {daemons}"
        return found

    def left(self):
        """Files with the mark of this run, wherever submissions might put them."""
        packages = map(os.path.dirname, (os.__file__, numpy.__file__, descent.__file__))
        places = {Path(place) for place in ("/tmp", "/var/tmp", "/dev/shm", *sys.path, *packages) if place}
        for place in filter(Path.is_dir, places):
            yield from place.glob(f"*{self.mark}*")
        yield from self.home.rglob(f"*{self.mark}*")
        yield from (path for path in self.course.rglob(f"*{self.mark}*") if "submitted" not in path.parts)

    def daemons(self):
        """Processes that a submission has left: they carry the mark in their command line."""
        found = []
        for path in Path("/proc").glob("[0-9]*/cmdline"):
            try:
                if self.mark.encode() in path.read_bytes():
                    found.append(int(path.parent.name))
            except OSError:
                pass
        return found

    def _listen(self, stack):
        self.tcp = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
        self.udp = stack.enter_context(socket.socket(socket.AF_INET, socket.SOCK_DGRAM))
        self.udp.bind(("127.0.0.1", 0))
        self.unix, self.abstract = (stack.enter_context(socket.socket(socket.AF_UNIX)) for _ in range(2))
        self.unix.bind(f"/tmp/{self.sign}")
        stack.callback(os.unlink, f"/tmp/{self.sign}")
        self.abstract.bind(f"\0{self.sign}")
        for listener in (self.unix, self.abstract):
            listener.listen()

    def _share(self, stack):
        self.shm = Path("/dev/shm", self.sign)
        self.shm.write_text(self.secret)
        stack.callback(self.shm.unlink, missing_ok=True)
        self.key = secrets.randbelow(2 ** 30) + 1
        self.segment = libc.shmget(self.key, 4096, IPC_CREAT | 0o666)
        stack.callback(libc.shmctl, self.segment, IPC_RMID, None)
        self.address = libc.shmat(self.segment, None, 0)
        ctypes.memmove(self.address, self.secret.encode() + b"\0", len(self.secret) + 1)

    def _memory(self):
        return ctypes.string_at(self.address).decode(errors="replace")

    def _clean(self):
        """Takes away what was left, should a wall have failed, or there have been none."""
        for pid in self.daemons():
            os.kill(pid, 9)
        for path in list(self.left()):
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
        left = libc.shmget(self.key + 1, 0, 0)
        if left >= 0:
            libc.shmctl(left, IPC_RMID, None)


@contextmanager
def baited(course, home, honest):
    """A Bait around a course. home: the grader's home folder. honest: path of a notebook that another student has handed in."""
    with ExitStack() as stack:
        yield Bait(course, home, honest, stack)

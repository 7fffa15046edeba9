"""Two desks, an instructor's and a student's, at which tests play commands: each must be in README.md, as it is typed here."""
import os
import re
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import URLError
from urllib.request import HTTPCookieProcessor, Request, build_opener

from nbgrader.api import Gradebook

from tests.conftest import KIT, run

TEXT = (KIT / "README.md").read_text(encoding="utf-8")
BLOCKS = [line for block in re.findall(r"^```sh\n(.*?)^```", TEXT, re.S | re.M) for line in block.splitlines()]
PROGRAMS = r"(?:make|source|nbgrader|jupyter|python -m) "
INLINE = re.findall(rf"(?<!`)`({PROGRAMS}[^`\n]+)`(?!`)", TEXT)
WRITTEN = [*BLOCKS, *(span for span in INLINE if not any(line.startswith(span) for line in BLOCKS))]  # mentions are left out
PLAYED = []
PATIENCE = 90  # seconds that the server may take to start, answer and end


@dataclass
class Desks:
    """The folders of an instructor and of a student, who share nothing but the exchange."""
    course: Path
    student: Path
    outputs: dict = field(default_factory=dict)

    def play(self, command, folder=None, expect=0, **environment):
        """Runs a command of the README, in the course if no other folder is named. Returns its output."""
        folder = folder or self.course
        expect_written(command)
        self.outputs[command] = run(command, folder, expect, **settings(folder), **environment)
        PLAYED.append(command)
        return self.outputs[command]

    @property
    def points(self):
        """The points that can be had for the assignment, by the gradebook."""
        with Gradebook(f"sqlite:///{self.course}/gradebook.db") as book:
            return book.find_assignment("optimizers").max_score


class Server:
    """A Jupyter server that a command of the README starts, with a port and a key of ours and no browser."""

    def __init__(self, command, folder):
        expect_written(command)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.address, self.cookies, self.command = f"http://127.0.0.1:{port}", CookieJar(), command
        self._open = build_opener(HTTPCookieProcessor(self.cookies)).open
        environment = {**os.environ, **settings(folder), "PYTHONWARNINGS": "ignore",
                       "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])}
        self._log = open(folder / "server.log", "w+", encoding="utf-8")
        self.process = subprocess.Popen(
            ["bash", "-c", f"exec {command} -- --no-browser --allow-root --ip=127.0.0.1 --port={port} --ServerApp.port_retries=0 "
             "--IdentityProvider.token=letmein"], cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=self._log,
            stderr=subprocess.STDOUT)

    def __enter__(self):
        try:
            self._wait()
        except BaseException:
            self.__exit__()
            raise
        PLAYED.append(self.command)
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(timeout=15)
        self._log.close()

    def ask(self, path, post=False):
        """(status, body) of a page, asked for as a browser does: with the cookies of this session."""
        head = {"X-XSRFToken": cookie.value for cookie in self.cookies if cookie.name == "_xsrf"} if post else {}
        with self._open(Request(self.address + path, data=b"" if post else None, headers=head), timeout=PATIENCE) as answer:
            return answer.status, answer.read().decode()

    def _wait(self):
        """Logs in when the server is there: the key gives the cookie that all pages ask for."""
        end = time.monotonic() + PATIENCE
        while True:
            try:
                assert self.ask("/api/status?token=letmein")[0] == 200
                self.ask("/lab?token=letmein")
                return
            except (URLError, ConnectionError):
                self._log.seek(0)
                assert self.process.poll() is None and time.monotonic() < end, self._log.read()[-3000:]
                time.sleep(0.1)


def settings(folder):
    """Environment: Jupyter's own folders lie beside a desk, so that nothing on this machine is read or changed."""
    return {f"JUPYTER_{name}": str(folder.parent / f"{folder.name}-jupyter" / name.lower())
            for name in ("CONFIG_DIR", "DATA_DIR", "RUNTIME_DIR")}


def expect_written(command):
    assert command in WRITTEN, f"`{command}` is not in README.md (any more). Play here what is."


def files(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}

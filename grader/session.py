"""One kernel for one notebook: runs cells in it and sends it probes. What comes back is data and is trusted in nothing."""
import ast
import asyncio
import json
import os
import subprocess
import tempfile
import time
from contextlib import ExitStack, asynccontextmanager, suppress
from pathlib import Path

from nbclient import NotebookClient
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat.v4 import new_output

import descent

from . import calls, probe
from .kernel import unwalled_kernel, walled_kernel
from .sandbox import PROBE, environment
from .server import GONE, ServerLost, fork_server
from .walker import with_source

LONGEST_ANSWER = 2 * probe.LARGEST
LATE = "This cell did not come to an end in time and was stopped. Is there a loop in it that never ends?"
KEPT = ("PATH", "LANG", "LC_ALL", "SYSTEMROOT", "LD_LIBRARY_PATH")  # what an interpreter needs of our environment
STOPPED = {"ename": "Stopped", "evalue": LATE, "traceback": [LATE]}


class KernelLost(Exception):
    """The kernel is gone, or does not stop what it is doing; nothing more can be asked of it."""


class Session(NotebookClient):
    """Runs the cells of one notebook one by one. Use `open_session`."""

    def __init__(self, notebook, manager, settings, **kwargs):
        super().__init__(notebook, km=manager, allow_errors=True, raise_on_iopub_timeout=False, iopub_timeout=2,
                         interrupt_on_timeout=True, shutdown_kernel="immediate", record_timing=False,
                         error_on_timeout=dict(STOPPED), **kwargs)
        self.owns_km = True  # the kernel is ours to end
        self.settings, self.printed, self.late = settings, 0, 0
        self.end = time.monotonic() + settings.notebook_seconds

    async def run(self, cell, index):
        """Runs a cell and keeps its outputs in it. Raises KernelLost."""
        self.timeout = max(1, int(min(self.settings.cell_seconds, self.end - time.monotonic())))
        started = time.monotonic()
        try:
            await self.async_execute_cell(cell, index)
        except (DeadKernelError, CellTimeoutError):
            raise KernelLost(f"The kernel {self._end()} while this cell ran: {_preview(cell)}.") from None
        except Exception as problem:  # what a tampered kernel sends can make the client stumble anywhere
            raise KernelLost(f"The kernel sent what is no message ({type(problem).__name__}) while this cell ran: "
                             f"{_preview(cell)}.") from None
        if time.monotonic() - started >= self.timeout:
            cell.outputs = [output for output in cell.outputs if output.output_type != "error"]
            cell.outputs.append(new_output("error", **STOPPED))
            await self._recover(cell)
        if time.monotonic() > self.end:
            raise KernelLost(f"The notebook ran for more than {self.settings.notebook_seconds:g} seconds.")

    async def ask(self, target, cases, together=False, hasty=False):
        """Results of `probe.answer` for a name in the kernel. cases: the JSON text of a list of inputs. hasty: whether little time
        is given, as who asks can do without an answer.

        Raises KernelLost; malformed answers are returned as None.
        """
        seconds = self.settings.test_seconds / (5 if hasty or self.late else 1)
        cases = with_source(cases)
        request = f'{{"target": {json.dumps(target)}, "seconds": {seconds}, "together": {json.dumps(together)}, "cases": {cases}}}'
        expression = f"__import__('importlib').import_module('{PROBE}.probe').answer({request!r}, globals())"
        message = self.kc.execute("", silent=True, store_history=False, allow_stdin=False,
                                  user_expressions={"answer": expression})
        reply = await self._reply(message, seconds + 10)
        results = _unpack(reply)
        self.late += is_late(results) and not hasty
        return results

    async def _reply(self, message, seconds):
        deadline = time.monotonic() + seconds
        while True:
            try:
                reply = await self.kc.get_shell_msg(timeout=max(0.1, min(1.0, deadline - time.monotonic())))
            except Exception:  # queue.Empty, or whatever a malformed message makes the client raise
                if not await self.km.is_alive():
                    raise KernelLost(f"The kernel {self._end()} while your code was judged.") from None
                reply = {}
            parent = reply.get("parent_header")
            if isinstance(parent, dict) and parent.get("msg_id") == message:
                return reply
            if time.monotonic() > deadline:  # also where replies to nobody come without end
                raise KernelLost("The kernel no longer answers.") from None

    async def _recover(self, cell):
        """After a cell was interrupted: does the kernel listen again?"""
        message = self.kc.execute("", silent=True, store_history=False, allow_stdin=False)
        try:
            await self._reply(message, 3)
        except KernelLost:
            await self.km.shutdown_kernel(now=True)
            raise KernelLost("A cell did not come to an end in time and could not be interrupted: "
                             f"{_preview(cell)}.") from None

    def _end(self):
        """What became of a kernel that is gone."""
        reason = getattr(self.km.provisioner, "ended", "")
        if reason == GONE:
            raise ServerLost("The fork server is gone.")
        return f"was stopped, because it used {reason}," if reason else "died"

    @asynccontextmanager
    async def running(self, **keywords):
        """The kernel runs inside. nbclient's own way to do this takes over the signals that must end a worker process."""
        await self.async_start_new_kernel(**keywords)
        try:
            await self.async_start_new_kernel_client()
        except RuntimeError as problem:  # nothing of a student's has run yet; what a fork bomb left may still count as processes
            raise ServerLost(str(problem)) from None
        try:
            yield
        finally:
            await self._async_cleanup_kernel()

    async def _async_poll_kernel_alive(self):
        """Ends quietly when the session is over; nbclient leaves this task behind where a cell failed."""
        with suppress(AssertionError):
            await super()._async_poll_kernel_alive()

    def process_message(self, msg, cell, cell_index):
        """Counts outputs as they arrive, and drops what is over the limit. Widgets, which nobody counts, are dropped at once."""
        if str(msg.get("msg_type")).startswith("comm"):
            return None
        if msg.get("msg_type") in ("stream", "display_data", "execute_result", "error", "update_display_data"):
            size = len(str(msg.get("content")))
            if self.printed + size > self.settings.output_bytes:
                if self.printed <= self.settings.output_bytes:
                    self.stopping = asyncio.ensure_future(self.km.interrupt_kernel())  # there is no use in going on printing
                    cell.outputs.append(new_output("stream", name="stdout", text="\n[The rest of the output was dropped.]\n"))
                self.printed = self.settings.output_bytes + 1
                return None
            self.printed += size
        return super().process_message(msg, cell, cell_index)


@asynccontextmanager
async def open_session(notebook, settings):
    """A Session whose kernel runs behind the wall, in an empty folder. Raises NoWall where there is none."""
    with ExitStack() as stack:
        if settings.unsafe:
            manager, keywords = _unwalled(stack)
        else:
            manager, keywords = walled_kernel(stack.enter_context(fork_server()), settings), {}
        session = Session(notebook, manager, settings)
        async with session.running(**keywords):
            yield session


def is_late(results):
    """Whether what came back ends with a case that did not come to an end."""
    return bool(results) and isinstance(results[-1], dict) and "late" in str(results[-1].get("error"))[:40]


def _unwalled(stack):
    """An unwalled kernel in a scratch folder that goes with the stack, and the keywords to start it with."""
    scratch = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="descent-", ignore_cleanup_errors=True)))
    work, library = scratch / "work", scratch / "lib"
    work.mkdir()
    library.mkdir()
    (library / "descent").symlink_to(Path(descent.__file__).parent)
    (library / PROBE).mkdir()
    for part in (calls, probe):
        (library / PROBE / Path(part.__file__).name).symlink_to(part.__file__)
    kept = {key: os.environ[key] for key in KEPT if key in os.environ}
    return unwalled_kernel(str(scratch)), {"cwd": str(work), "env": {**kept, **environment(str(work), str(library))},
                                           "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


def _preview(cell):
    return repr(" ".join(cell.source.split())[:80])


def _unpack(reply):
    """The JSON in a reply's user expression, or None where it is not what a probe sends."""
    try:
        text = reply["content"]["user_expressions"]["answer"]["data"]["text/plain"]
        if not isinstance(text, str) or len(text) > LONGEST_ANSWER or text[0] not in "'\"":
            return None
        results = json.loads(ast.literal_eval(text))
        return results if isinstance(results, list) else None
    except (KeyError, TypeError, ValueError, SyntaxError, IndexError, RecursionError, MemoryError):
        return None

"""Kernels as jupyter_client knows them: a manager with a provisioner that asks a fork server behind the wall."""
import asyncio
import os
import sys
import time
from pathlib import Path
from queue import Empty

import zmq.asyncio
from jupyter_client.asynchronous import AsyncKernelClient
from jupyter_client.channels import AsyncZMQSocketChannel
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning import LocalProvisioner
from traitlets import Type, default

from .sandbox import SOCKETS

LONGEST_FOLDER = 90  # of sockets: a socket's path may have 107 bytes, on macOS 103


class _Context(zmq.asyncio.Context):
    """A ZeroMQ context that waits for nobody when it ends: a kernel that was killed will never take what was sent to it.

    It holds its sockets until then. The stock one knows them by weak references, and where a kernel's start went wrong and all is
    collected together, it waits for ever for sockets that it no longer finds.
    """

    _held: list  # pyzmq takes undeclared attributes for options

    def __init__(self, *arguments, **keywords):
        super().__init__(*arguments, **keywords)
        self.linger, self._held = 0, []

    def socket(self, *arguments, **keywords):
        made = super().socket(*arguments, **keywords)
        self._held.append(made)
        return made

    def destroy(self, linger=None):
        for socket in self._held:
            socket.close(0)
        super().destroy(0)


class _Channel(AsyncZMQSocketChannel):
    """A channel that hears nothing more when the time is up. The stock one takes what is there even then: where answers to nobody come
    without end, no cell would ever be late."""

    async def get_msg(self, timeout=None):
        if timeout is not None and timeout <= 0:
            raise Empty
        return await super().get_msg(timeout)


class Client(AsyncKernelClient):
    """A client that takes a kernel for ready as soon as it answers on both channels, where the stock one listens on for 0.2 s."""

    shell_channel_class = Type(_Channel)

    @default("context")
    def _context_default(self):
        self._created_context = True
        return _Context()

    async def wait_for_ready(self, timeout=None):
        """Waits until the kernel has answered and its outputs arrive. Raises RuntimeError."""
        deadline = time.monotonic() + (timeout or 60)
        while time.monotonic() < deadline:
            request = self.kernel_info()
            if await self._hears(self.get_shell_msg, request, lambda message: True) and await self._hears(
                    self.get_iopub_msg, request, lambda message: message["content"].get("execution_state") == "idle"):
                return
            if not await self.is_alive():
                raise RuntimeError("The kernel died before it was ready.")
        raise RuntimeError("The kernel did not answer in time.")

    async def _hears(self, receive, request, wanted):
        """Whether an answer to a request comes soon. Messages that came too early for this client to hear are asked for again."""
        try:
            while True:
                message = await receive(timeout=0.5)
                if message.get("parent_header", {}).get("msg_id") == request and wanted(message):
                    return True
        except Empty:
            return False


class Kernel(AsyncKernelManager):
    """A Python kernel that uses this interpreter, whatever kernelspecs the machine or the notebook name."""

    client_class, client_factory = f"{__name__}.Client", Client

    @default("context")
    def _context_default(self):
        self._created_context = True
        return _Context()

    @property
    def kernel_spec(self):
        return KernelSpec(argv=[sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}", "--HistoryManager.enabled=False"],
                          display_name="Python 3", language="python", interrupt_mode="message")


def walled_kernel(server, settings):
    """A Kernel, not yet started, that will run behind the wall of a ForkServer, within the limits of a Settings."""
    manager = Kernel()
    name = os.path.join(server.address, os.urandom(4).hex())
    manager.transport, manager.ip, manager.connection_file = "ipc", name, name + ".json"
    manager.provisioner = WalledProvisioner(kernel_id=name, kernel_spec=manager.kernel_spec, parent=manager)
    manager.provisioner.server = server
    manager.provisioner.limits = {
        "memory": settings.memory_bytes, "processes": settings.processes, "files": settings.open_files,
        "file": settings.file_bytes, "scratch": settings.file_bytes, "seconds": int(settings.notebook_seconds) + 60}
    return manager


def unwalled_kernel(folder):
    """A Kernel, not yet started, with all rights of the grader, whose connection file and sockets will lie in `folder`."""
    manager = Kernel()
    if os.name == "posix" and len(folder) < LONGEST_FOLDER:
        manager.transport, manager.ip = "ipc", os.path.join(folder, "k")
    manager.connection_file = os.path.join(folder, "kernel.json")
    return manager


class WalledProvisioner(LocalProvisioner):
    """Starts, watches and ends a kernel by way of a ForkServer. Interrupts go as messages: no signal crosses the wall."""

    server, limits, ended = None, None, ""
    started = False

    @property
    def has_process(self):
        return self.started

    async def launch_kernel(self, cmd, **kwargs):
        """Starts the kernel on the connection file that pre_launch has written, with the paths that it has in there."""
        ours = Path(self.parent.connection_file)
        theirs = ours.with_suffix(".inside")
        theirs.write_text(ours.read_text().replace(self.server.address, SOCKETS))
        await asyncio.to_thread(self.server.start, f"{SOCKETS}/{theirs.name}", self.limits)
        self.started, self.ended = True, None
        return self.connection_info

    async def poll(self):
        """None while the kernel runs, 0 afterwards; `ended` then tells why."""
        if self.ended is None:
            self.ended = self.server.ended()
        return None if self.ended is None else 0

    async def wait(self):
        """Waits for the kernel to end."""
        while await self.poll() is None:
            await asyncio.sleep(0.02)
        self.started = False
        return 0

    async def kill(self, restart=False):
        """Ends the kernel and everything that it has started."""
        if self.started and await self.poll() is None:
            await asyncio.to_thread(self.server.kill)
            self.ended = ""

    async def terminate(self, restart=False):
        """There is nothing gentler than `kill`."""
        await self.kill(restart)

    async def send_signal(self, signum):
        """Signals end the kernel; an interrupt is a message and does not come here."""
        if signum:
            await self.kill()

    async def cleanup(self, restart=False):
        """Connection file and sockets lie in the server's folder, which goes with it."""

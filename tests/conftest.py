"""What end-to-end tests share. Grading is slow, so the demo is played once in a run of the tests, in a copy of this checkout."""
import fcntl
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

KIT = Path(__file__).resolve().parents[1]
NOT_COPIED = shutil.ignore_patterns(".git", ".venv", "build", "__pycache__", ".pytest_cache", "*.egg-info", ".ipynb_checkpoints",
                                    "submitted", "feedback", "downloaded", "gradebook.db*")
sys.path.insert(0, str(KIT))


def run(command, folder, expect=0, **environment):
    """Runs a shell command as a user would type it, with this Python's tools on PATH. Returns stdout and stderr as one text."""
    tools = str(Path(sys.executable).parent)
    env = {**os.environ, "PATH": tools + os.pathsep + os.environ.get("PATH", ""), "PYTHONWARNINGS": "ignore", **environment}
    for name in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS"):  # `make test` runs these tests, some of which run make
        env.pop(name, None)
    done = subprocess.run(["bash", "-c", command], cwd=folder, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True, timeout=600)
    assert expect is None or done.returncode == expect, f"{command}: exit code {done.returncode}\n{done.stdout[-4000:]}"
    return done.stdout


def copy_kit(target):
    """A copy of the checkout, as a fresh clone would be. Returns its path."""
    return Path(shutil.copytree(KIT, target, ignore=NOT_COPIED))


SLOW = ("test_hostile", "test_contributing", "test_readme", "test_demo", "test_feedback", "test_proof", "test_grade", "test_kills",
        "test_answers", "test_selections", "test_check", "test_rejudge", "test_nbgrader", "test_scale", "test_sandbox")  # the longest first


def pytest_collection_modifyitems(items):
    """Slow modules first, so that no core is left with one of them at the end."""
    items.sort(key=lambda item: SLOW.index(item.module.__name__.split(".")[-1])
               if item.module.__name__.split(".")[-1] in SLOW else len(SLOW))


@pytest.fixture(scope="session")
def once(tmp_path_factory):
    """once(name, make): a folder that all workers of this run share, filled by make(folder) in the one that comes first."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent

    def once(name, make):
        made, folder = shared / f"{name}-made", shared / name
        with open(shared / f"{name}-lock", "w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not made.exists():
                shutil.rmtree(folder, ignore_errors=True)  # of a worker that was killed, or failed
                folder.mkdir()
                make(folder)
                made.touch()
        return folder
    return once


def make_clone(clone):
    """Makes a repository with the checkout's files in it, whose .venv is this Python."""
    copy_kit(clone)
    run("git init -q . && git add -A && git -c user.name=t -c user.email=t@example.org commit -qm t", clone)
    tools = clone / ".venv" / "bin"
    tools.mkdir(parents=True)
    (tools / "python").write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    (tools / "python").chmod(0o755)
    (clone / ".venv" / "ready").touch()


@dataclass
class Demo:
    """What `make demo` left behind. students: {submission: student id}. Other tests read it too: change nothing in it."""
    clone: Path
    course: Path
    output: str
    students: dict

    def autograded(self, name, notebook):
        return self.course / "autograded" / self.students[name] / "optimizers" / f"{notebook}.ipynb"


@pytest.fixture(scope="session")
def demo(once):
    """The whole gallery, handed in and graded by `make demo`."""
    from tests.submissions import gallery

    def make(folder):
        make_clone(folder / "descent")
        (folder / "said").write_text(run("make demo", folder / "descent", expect=None), encoding="utf-8")
    folder = once("demo", make)
    students = {name: f"ada-{number:02d}" for number, name in enumerate(gallery(), 1)}
    return Demo(folder / "descent", folder / "descent" / "build" / "demo", (folder / "said").read_text(encoding="utf-8"), students)


@pytest.fixture(scope="session")
def generated(once):
    """A course whose assignment is generated and in the gradebook, with short limits. Do not change it: see `course`."""
    from grader.course import Course
    from grader.demo import make_course
    return once("generated", lambda folder: run("nbgrader generate_assignment optimizers",
                                                make_course(Course(KIT), folder / "course"))) / "course"


@pytest.fixture
def course(generated, tmp_path):
    """A course of one's own: generated, nobody has handed in."""
    folder = Path(shutil.copytree(generated, tmp_path / "course"))
    with open(folder / "nbgrader_config.py", "a", encoding="utf-8") as config:
        config.write(f"c.Exchange.root = {str(folder / 'exchange')!r}\n")
    return folder


@pytest.fixture
def submit(course):
    """submit(name, student): hands in a submission of the gallery to `course`, straight into submitted/."""
    from tests.submissions import hand_in

    def submit(name, student):
        hand_in(name, course / "release" / "optimizers", course / "submitted" / student / "optimizers")
        return course / "submitted" / student / "optimizers"
    return submit

"""What has been done is not done again, what has changed is, and a run that was killed goes on where it was."""
import os
import re
import shutil
import signal
import subprocess
import sys
import time

import pytest

from grader.results import engine
from tests.conftest import KIT, run
from tests.submissions import hand_in, notebook_of
from tests.test_grade import gradebook, notebooks

TOUCHES = {
    "a submission": (f"submitted/ada-01/optimizers/{notebook_of('sgd').name}", "np.allclose", "np.all_close", 1),
    "a hidden test": ("tests/hidden/sgd.py", '"lr": (0.05, 0.5)', '"lr": (0.06, 0.5)', 1),
    "what hidden tests share": ("tests/hidden/_epochs.py", "import numpy", "# remark\nimport numpy", 1),
    "another exercise's hidden test": ("tests/hidden/adam.py", "EXERCISE = ", "# remark\nEXERCISE = ", 0),
    "a limit": ("nbgrader_config.py", "c.Descent.test_seconds = 4", "c.Descent.test_seconds = 5", 1),
}


@pytest.fixture(scope="module")
def graded(generated, tmp_path_factory):
    """A course with one graded notebook. Tests change one thing and change it back."""
    course = shutil.copytree(generated, tmp_path_factory.mktemp("graded") / "course")
    hand_in("prints_full_marks", course / "release" / "optimizers", course / "submitted" / "ada-01" / "optimizers")
    assert executed(course) == 1
    return course


def executed(course):
    """How many notebooks a grading run executes."""
    return int(re.search(r"(\d+) notebooks? executed", run("python -m grader grade optimizers", course, expect=None)).group(1))


def test_a_second_run_executes_nothing(graded):
    assert "0 graded, 1 unchanged" in run("python -m grader grade optimizers", graded) and executed(graded) == 0


@pytest.mark.parametrize("what", TOUCHES)
def test_what_changed_is_executed_again_and_nothing_else(graded, what):
    name, old, new, count = TOUCHES[what]
    path = graded / name
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))
    try:
        assert executed(graded) == count
    finally:
        path.write_text(text)
        executed(graded)


def test_a_killed_run_goes_on_and_ends_in_the_same_gradebook(course, submit, tmp_path):
    for student, name in {"ada-01": "kills_its_kernel", "ada-02": "shadows_numpy", "ada-03": "prints_full_marks"}.items():
        submit(name, student)
    quiet = shutil.copytree(course, tmp_path / "quiet")
    run("python -m grader grade optimizers", quiet)
    for delay in (2.5, 4.0, 5.5):
        process = subprocess.Popen([sys.executable, "-m", "grader", "grade", "optimizers"], cwd=course, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)
        end = time.monotonic() + delay
        while time.monotonic() < end and process.poll() is None:
            time.sleep(0.05)
        if process.poll() is None:
            os.kill(process.pid, signal.SIGKILL)
        process.wait()
    run("python -m grader grade optimizers", course)
    assert gradebook(course) == gradebook(quiet) and notebooks(course) == notebooks(quiet)


def test_whatever_executes_and_judges_is_part_of_the_kits_version():
    loaded = run(f"{sys.executable} -c 'import sys, grader.execute, grader.functions, grader.sanitize; print(*sys.modules)'", KIT).split()
    ours = {name.split(".")[1] for name in loaded if name.startswith("grader.")}
    assert ours | {"zygote"} <= {path.stem for path in engine()} and "report" not in {path.stem for path in engine()}

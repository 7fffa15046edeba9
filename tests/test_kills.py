"""Whatever part of a grading run is killed, the next run ends with the gradebook of an undisturbed one. `make soak` does it longer."""
import shutil

import pytest

from bench.cluster import cluster
from tests.conftest import run
from tests.killing import CLUSTER, LOCAL, adopted, grade_and_kill
from tests.submissions import hand_in, notebook_of
from tests.test_grade import gradebook, notebooks

STUDENTS = {"ada-01": "prints_full_marks", "ada-02": "right_plain", "ada-03": "classic_mistakes", "ada-04": "right_with_loops"}
MOMENTS = {"command": 4.0, "worker": 3.0, "wall": 4.5, "fork server": 3.5, "Dask worker": 5.0, "scheduler": 4.5}  # of about 8


@pytest.fixture(scope="module")
def handed_in(generated, tmp_path_factory):
    """A course in which four students have handed in two notebooks each."""
    return class_of_four(generated, tmp_path_factory.mktemp("kills") / "course")


@pytest.fixture(scope="module")
def quiet(handed_in, tmp_path_factory):
    """Gradebook and notebooks of an undisturbed run."""
    return undisturbed(handed_in, tmp_path_factory.mktemp("quiet") / "course")


def class_of_four(generated, folder):
    course = shutil.copytree(generated, folder)
    kept = {notebook_of(exercise, course / "release" / "optimizers").name for exercise in ("sgd", "adam")}
    for student, name in STUDENTS.items():
        hand_in(name, course / "release" / "optimizers", course / "submitted" / student / "optimizers")
        for path in (course / "submitted" / student / "optimizers").glob("*.ipynb"):
            if path.name not in kept:
                path.unlink()
    return course


def undisturbed(handed_in, folder):
    course = shutil.copytree(handed_in, folder)
    run("python -m grader grade optimizers", course)
    return gradebook(course), notebooks(course)


@pytest.mark.parametrize("victim, dask", [*((name, False) for name in LOCAL), *((name, True) for name in CLUSTER)])
def test_whatever_is_killed_the_gradebook_is_that_of_a_quiet_run(handed_in, quiet, tmp_path, victim, dask):
    course, scratch = shutil.copytree(handed_in, tmp_path / "course"), tmp_path / "scratch"
    scratch.mkdir()
    with adopted() as left:
        if dask:
            with cluster(folder=tmp_path) as here:
                assert grade_and_kill(course, victim, MOMENTS[victim], scratch, here)
        else:
            assert grade_and_kill(course, victim, MOMENTS[victim], scratch)
        assert not left()
    assert (gradebook(course), notebooks(course)) == quiet
    assert not [path for path in course.glob(".grading/**/.*") if path.is_file()]
    run("python -m grader grade optimizers", course, TMPDIR=str(scratch))
    assert not list(scratch.iterdir())

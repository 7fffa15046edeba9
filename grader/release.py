"""What students get: notebooks without answers, made by nbgrader, and the library that they import."""
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import descent
import nbformat
from nbgrader.preprocessors import NbGraderPreprocessor

from .course import CourseError
from .settings import load_config


def library():
    """{path in the release: bytes} of the student library."""
    root = Path(descent.__file__).parent
    files = [path.relative_to(root) for path in sorted(root.rglob("*")) if path.is_file()]
    return {f"descent/{path.as_posix()}": (root / path).read_bytes() for path in files
            if path.suffix in (".py", ".txt", ".json", ".npz") and ".ipynb_checkpoints" not in path.parts}


class AddLibrary(NbGraderPreprocessor):
    """Puts the student library beside the released notebooks."""

    def preprocess(self, nb, resources):
        resources.setdefault("outputs", {}).update(library())
        return nb, resources


def release(course, target=None):
    """Generates release/<assignment>/ for every assignment, as `nbgrader generate_assignment` does, with no gradebook left.

    target: another folder than the course's own release/. Returns the folders written. Raises CourseError.
    """
    target = Path(target or course.root / "release")
    load_config(course)  # nbgrader generates without it where it cannot be read
    with ThreadPoolExecutor() as pool:  # each thread waits for a process
        return list(pool.map(lambda assignment: _generate(course, assignment, target / assignment), course.assignments))


def _generate(course, assignment, folder):
    with tempfile.TemporaryDirectory() as scratch:
        run = subprocess.run(
            [sys.executable, "-m", "nbgrader", "generate_assignment", assignment, "--force",
             f"--CourseDirectory.db_url=sqlite:///{scratch}/gradebook.db",
             f"--CourseDirectory.release_directory={scratch}/release"],
            cwd=course.root, capture_output=True, text=True)
        if run.returncode:
            raise CourseError(f"nbgrader could not generate {assignment}. Its last words:\n{run.stderr[-1500:]}")
        if folder.exists():
            shutil.rmtree(folder)
        shutil.copytree(Path(scratch) / "release" / assignment, folder)
        return folder


def versions(folder):
    """{notebook: its version, as its first cell says} of a released assignment."""
    return {path.stem: nbformat.read(path, as_version=4).metadata.descent.version for path in sorted(folder.glob("*.ipynb"))}

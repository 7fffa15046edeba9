"""What has been executed and graded already, kept in .grading/ so that nothing is done twice and a killed run can go on.

A result is named by all that it depends on: what runs in the notebook, the hidden tests and references of its exercises, the
settings, and the kit itself. A mark says of which submission, blueprint and results a student's grades were made. Files
appear under their names complete or not at all.
"""
import ast
import gzip
import hashlib
import json
import shutil
from dataclasses import asdict
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

import nbformat

import descent

from .course import HELPERS
from .execute import is_judged
from .files import write_whole

FOLDER = ".grading"
STARTS = ("execute", "functions", "sanitize", "zygote")  # with all that they import, what executes and judges


class Results:
    """The results and marks of a course. course: a Course. settings: a Settings."""

    def __init__(self, course, settings):
        self.course, self.settings = course, settings
        self.folder = course.root / FOLDER

    def key(self, notebook):
        """Names the result of executing a sanitized notebook: equal where the same runs and is judged in the same way."""
        cells = [grade_id(cell) if is_judged(cell) else [cell.cell_type, cell.source] for cell in notebook.cells]
        names = sorted({grade_id(cell).rpartition("-")[0] for cell in notebook.cells if is_judged(cell)})
        return _digest([cells, [self.exercise_version(name) for name in names], asdict(self.settings), engine_version()])

    def exercise_version(self, name):
        """A digest of what a submission of an exercise is judged by."""
        root = self.course.root
        paths = [root / "reference_solutions" / f"{name}.py", root / "tests" / "hidden" / f"{name}.py",
                 *sorted(path for path in (root / "tests" / "hidden").glob("*.py") if path.name.startswith(HELPERS))]
        return _texts(tuple((str(path), path.stat().st_mtime_ns if path.is_file() else None) for path in paths))

    def get(self, key):
        """The executed notebook of a key, or None."""
        try:
            with gzip.open(self._path(key), "rt", encoding="utf-8") as file:
                return nbformat.reads(file.read(), as_version=4)
        except (OSError, EOFError, ValueError):
            return None

    def has(self, key):
        """Whether there is a result of this key."""
        return self._path(key).is_file()

    def put(self, key, text):
        """Keeps an executed notebook, given as text."""
        write_whole(self._path(key), gzip.compress(text.encode(), compresslevel=1))

    def drop(self, keys):
        """Forgets results."""
        for key in keys:
            self._path(key).unlink(missing_ok=True)

    def state(self, assignment, folder):
        """A digest of what a student's grades depend on: his files, the blueprints, and all that results depend on."""
        source = self.course.root / "source" / assignment
        files = [path for path in sorted(folder.iterdir()) if path.suffix == ".ipynb" or path.name == "timestamp.txt"]
        blueprints, names = _blueprints(str(source), tuple((path.name, path.stat().st_mtime_ns) for path in sorted(source.glob("*.ipynb"))))
        return _digest([[[path.name, hashlib.sha256(path.read_bytes()).hexdigest()] for path in files if path.is_file()], blueprints,
                        [self.exercise_version(name) for name in names], asdict(self.settings), engine_version()])

    def mark(self, assignment, student, state):
        """Notes that a student's grades were made from this state; None takes the note back, before they are touched."""
        path = self.folder / "marks" / assignment / student
        if state is None:
            path.unlink(missing_ok=True)
        else:
            write_whole(path, state.encode())

    def is_marked(self, assignment, student, state):
        """Whether a student's grades were made from this state."""
        try:
            return (self.folder / "marks" / assignment / student).read_text() == state
        except OSError:
            return False

    def tidy(self):
        """Removes what a killed process had not finished writing. Only for whoever holds the run's lock."""
        for path in self.folder.glob("**/.*"):
            if path.is_file():
                path.unlink()

    def clear(self):
        """Forgets everything: the next run executes all."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _path(self, key):
        return self.folder / "results" / key[:2] / f"{key}.json.gz"


def grade_id(cell):
    """The name of a cell in the gradebook."""
    return cell.metadata.nbgrader.grade_id


@lru_cache(maxsize=1)
def engine():
    """Paths of the grader's modules that execute and judge: the first ones, and whatever those import."""
    found, todo = {}, list(STARTS)
    while todo:
        name = todo.pop()
        path = Path(__file__).with_name(f"{name}.py")
        if name in found or not path.is_file():
            continue
        found[name] = path
        imports = [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.ImportFrom) and node.level == 1]
        todo += [name for node in imports for name in ([node.module] if node.module else [alias.name for alias in node.names])]
    return tuple(found[name] for name in sorted(found))


@lru_cache(maxsize=1)
def engine_version():
    """A digest of the kit: what executes and judges, the student library, and the packages that answers run on."""
    library = Path(descent.__file__).parent
    paths = [*engine(), *sorted(path for path in library.rglob("*") if path.is_file() and path.suffix != ".pyc")]
    packages = [version(name) for name in ("numpy", "matplotlib", "ipykernel", "ipython")]
    return _digest([[hashlib.sha256(path.read_bytes()).hexdigest() for path in paths], packages])


@lru_cache(maxsize=8)
def _blueprints(source, stamps):
    """(digest of an assignment's blueprints, names of the exercises in them)."""
    texts = [(Path(source) / name).read_text() for name, _ in stamps]
    cells = [cell for text in texts for cell in nbformat.reads(text, as_version=4).cells if cell.metadata.get("nbgrader")]
    return _digest(texts), sorted({grade_id(cell).rpartition("-")[0] for cell in cells if is_judged(cell)})


@lru_cache(maxsize=256)
def _texts(stamps):
    """A digest of files, given as (path, time of its last change or None if it is not there)."""
    return _digest([[Path(path).name, Path(path).read_text() if stamp is not None else None] for path, stamp in stamps])


def _digest(data):
    return hashlib.sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()

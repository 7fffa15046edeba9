"""What has been executed and graded already, kept in .grading/ so that nothing is done twice and a killed run can go on.

A result is named by all that it depends on: what runs in the notebook, the hidden tests and references of its exercises, the
settings, and the kit itself. A mark says of which submission, blueprint and results a student's grades were made. Files
appear under their names complete or not at all.
"""
import ast
import gzip
import hashlib
import json
from dataclasses import asdict
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

import nbformat

import descent

from .course import MODULES
from .execute import is_judged
from .files import write_whole

FOLDER = ".grading"
STARTS = ("execute", "functions", "sanitize", "usage", "zygote")  # with all that they import, what executes and judges


class Results:
    """The results and marks of a course. course: a Course. settings: a Settings."""

    def __init__(self, course, settings):
        self.course, self.settings = course, settings
        self.folder = course.root / FOLDER

    def key(self, notebook):
        """Names the result of executing a sanitized notebook: equal where the same runs and is judged in the same way."""
        cells = [grade_id(cell) if is_judged(cell) else [cell.cell_type, cell.source] for cell in notebook.cells]
        names = sorted({grade_id(cell).rpartition("-")[0] for cell in notebook.cells if is_judged(cell)})
        return _digest([cells, self.tests_version(names), asdict(self.settings), engine_version()])

    def tests_version(self, exercises):
        """A digest of what some exercises are judged by: their references and hidden tests, and whatever those import."""
        root = self.course.root
        paths = [root / folder / f"{name}.py" for folder in MODULES for name in exercises]
        return _texts(tuple(sorted(_with_imports(paths, root).items())))

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
                        self.tests_version(names), asdict(self.settings), engine_version()])

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

    def _path(self, key):
        return self.folder / "results" / key[:2] / f"{key}.json.gz"


def grade_id(cell):
    """The name of a cell in the gradebook."""
    return cell.metadata.nbgrader.grade_id


@lru_cache(maxsize=1)
def engine():
    """Paths of the grader's modules that execute and judge: the first ones, and whatever those import."""
    here = Path(__file__).parent
    return tuple(sorted(_with_imports([here / f"{name}.py" for name in STARTS], here.parent)))


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


def _with_imports(paths, root):
    """{path: time of its last change} of some modules, and of all in their folders that they import. root: where packages begin."""
    folders, found, todo = frozenset(path.parent for path in paths), {}, list(paths)
    while todo:
        path = todo.pop()
        if path not in found and path.is_file():
            found[path] = path.stat().st_mtime_ns
            todo += [other for other in _imports(path, found[path], root) if other.parent in folders]
    return found


@lru_cache(maxsize=512)
def _imports(path, stamp, root):
    """Paths of the modules that a module itself imports, as far as they are there."""
    names = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            folder, module = path.parent if node.level else root, node.module or ""
            names += [(folder, module), *((folder, f"{module}.{alias.name}") for alias in node.names)]
        elif isinstance(node, ast.Import):
            names += [(root, alias.name) for alias in node.names]
    found = {folder.joinpath(*filter(None, name.split("."))).with_suffix(".py") for folder, name in names if name}
    return tuple(path for path in found if path.is_file())


@lru_cache(maxsize=256)
def _texts(stamps):
    """A digest of files, given as (path, time of its last change)."""
    return _digest([[path.name, path.read_text(encoding="utf-8")] for path, _ in stamps])


def _digest(data):
    return hashlib.sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()

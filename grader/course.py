"""A course: the folder that holds nbgrader_config.py, source/, reference_solutions/ and tests/hidden/."""
import ast
import importlib
import io
import sys
from functools import cached_property
from itertools import takewhile
from pathlib import Path

CONFIG = "nbgrader_config.py"
MODULES = ("reference_solutions", "tests/hidden")  # where an exercise's modules are
HELPERS = ("_", "common")  # what the names of modules that are no exercises begin with


class CourseError(Exception):
    """Something in the course's own files is wrong; the message names the file and what mends it."""


class Course:
    """The hand-written files of a course, by name."""

    def __init__(self, root):
        self.root = Path(root).resolve()

    @classmethod
    def around(cls, folder="."):
        """The course that a folder belongs to: the nearest one upwards with a nbgrader_config.py."""
        folder = Path(folder).resolve()
        for root in (folder, *folder.parents):
            if (root / CONFIG).is_file() and (root / "source").is_dir():
                return cls(root)
        raise CourseError(f"No course here: neither {folder} nor a folder above it holds {CONFIG} and source/. "
                          "Change into the course's folder first.")

    @cached_property
    def pages(self):
        """The pages, in the order of their names."""
        from .pages import Page
        return tuple(Page.read(path) for path in sorted((self.root / "source").glob("*.md")))

    @property
    def assignments(self):
        """{assignment: [page, ...]}."""
        table = {}
        for page in self.pages:
            table.setdefault(page.assignment, []).append(page)
        return table

    def names(self, folder):
        """Names of the exercises that have a module in `folder`."""
        return sorted(path.stem for path in (self.root / folder).glob("*.py") if not path.stem.startswith(HELPERS))

    def exercise(self, name):
        """The Exercise of tests/hidden/<name>.py."""
        module = self._module(f"tests.hidden.{name}")
        if not hasattr(module, "EXERCISE"):
            raise CourseError(f"{module.__file__}: there is no EXERCISE in it. Write `EXERCISE = Exercise({name!r}, ...)` there.")
        return module.EXERCISE

    def mistakes(self, name):
        """The mistakes of tests/hidden/<name>.py: wrong subclasses of its reference, or wrong functions."""
        return self.exercise(name).mistakes_in(self._module(f"tests.hidden.{name}"))

    def reference_path(self, name):
        """Path of reference_solutions/<name>.py."""
        return self.root / "reference_solutions" / f"{name}.py"

    def reference(self, name):
        """(header, body) of a reference module: its docstring and imports, and what becomes the solution cell."""
        path = self.reference_path(name)
        if not path.is_file():
            raise CourseError(f"{path}: no such file. Write the right answer there, or correct the page that names {name!r}.")
        return split_reference(path.read_text(encoding="utf-8"), path)

    def _module(self, name):
        if str(self.root) not in sys.path:
            sys.path.insert(0, str(self.root))
        _forget_others(self.root)
        try:
            return importlib.import_module(name)
        except ModuleNotFoundError as problem:
            if not f"{name}.".startswith(f"{problem.name}."):  # a module that the cases import, not the cases themselves
                raise
            raise CourseError(f"{self.root / name.replace('.', '/')}.py: no such file. Write the cases there, "
                              "or correct the page that names the exercise.") from None


def _forget_others(root):
    """Unloads the modules of another course, or of an older version of one: a cluster's worker may serve many."""
    for package in ("tests", "reference_solutions"):
        loaded = sys.modules.get(package)
        if loaded is not None and str(root / package) not in map(str, loaded.__path__):
            for name in [name for name in sys.modules if name.split(".")[0] == package]:
                del sys.modules[name]
            if str(root) != sys.path[0]:
                sys.path.insert(0, str(root))


def split_reference(text, path="reference"):
    """Splits a module's text after its docstring and imports. Joining both parts gives the text back.

    The second part begins with the first line after them that is not blank, so that a comment stays with its class.
    Raises CourseError for text that is no Python, and where there is no second part.
    """
    try:
        body = ast.parse(text, str(path)).body
    except SyntaxError as problem:
        raise CourseError(f"{path}, line {problem.lineno}: {problem.msg}. Correct the Python there.") from None
    head = list(takewhile(_is_head, body))
    lines = io.StringIO(text).readlines()  # str.splitlines would also split at form feeds, which ast does not count
    start = head[-1].end_lineno if head else 0
    while start < len(lines) and not lines[start].strip():
        start += 1
    if len(head) == len(body) or start == len(lines):
        raise CourseError(f"{path}: there is no class or function in it. Write the right answer there.")
    return "".join(lines[:start]), "".join(lines[start:])


def _is_head(node):
    return isinstance(node, (ast.Import, ast.ImportFrom)) or isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)

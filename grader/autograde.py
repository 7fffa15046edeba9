"""Our steps in nbgrader's own pipeline: reading, sanitizing and executing a submission."""
import atexit
import os
import stat
import sys
import warnings
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

import nbformat
from nbconvert.exporters import NotebookExporter
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets.log import get_logger

from .course import Course
from .execute import execute, take_over
from .guard import Guarded
from .sanitize import sanitize, skeleton
from .settings import Descent

LARGEST = 100_000_000  # bytes of a notebook
DEEPEST = 100  # levels of lists and dictionaries in a notebook

troubles = []
results = None  # the Results that `grader.grade` has executed beforehand


def trouble(text):
    """Notes something that the instructor has to look at; the run goes on, and its exit code will be 1."""
    if not troubles:
        atexit.register(_exit_with_1)
    troubles.append(text)


def blueprint(assignment, notebook):
    """The rendered notebook in source/ that a submission is compared with. It is read once: do not change it."""
    path = Course.around().root / "source" / assignment / f"{notebook}.ipynb"
    return _read_once(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=64)
def _read_once(path, stamp):
    return nbformat.read(path, as_version=4)


class SubmissionExporter(Guarded, NotebookExporter):
    """Reads submitted notebooks. What is no notebook at all becomes an unanswered one, so that the others still count."""

    def look(self, desk):
        if not results:  # which `grader.grade` has, that has looked
            super().look(desk)

    def from_filename(self, filename, resources=None, **kwargs):
        try:
            notebook = read_notebook(filename)
        except ValueError as problem:
            where = resources["nbgrader"]
            reason = f"{filename} could not be read: {problem}"
            self.log.error("%s. Ask %s for the file again, or grade by hand.", reason, where["student"])
            trouble(reason)
            notebook = skeleton(blueprint(where["assignment"], where["notebook"]),
                                "The file that was handed in could not be read as a notebook.")
        notebook.metadata.pop("language", None)  # nbconvert takes it for a text, whatever it is
        resources = {**(resources or {}), "metadata": {"name": Path(filename).stem, "path": str(Path(filename).parent)}}
        return self.from_notebook_node(notebook, resources=resources, **kwargs)


def read_notebook(filename):
    """A notebook of nbformat 4, converted if it is older. Raises ValueError with a reason for anything else."""
    try:
        found = os.lstat(filename)
        if not stat.S_ISREG(found.st_mode):  # a link may lead to anybody's answer, and a pipe has no end
            raise ValueError("it is a link, a folder or a pipe, not a file")
        if found.st_size > LARGEST:
            raise ValueError(f"it has {found.st_size // 10**6} MB")
        text = Path(filename).read_text(encoding="utf-8-sig")
    except (UnicodeDecodeError, OSError) as problem:
        raise ValueError(f"it is not a text file ({type(problem).__name__})") from None
    try:
        with _hushed():
            notebook = nbformat.reads(text, as_version=4)
            nbformat.validate(nbformat.from_dict(_loose(notebook)))
    except Exception as problem:  # nbformat raises a dozen kinds, KeyError and AttributeError among them
        reason = "".join(mark if mark.isprintable() else " " for mark in str(problem)[:120])
        raise ValueError(f"it is not a notebook ({type(problem).__name__}: {reason})") from None
    return notebook


def _loose(notebook):
    """The parts of a notebook that must be valid: a list of cells that have a type, a text and metadata."""
    if not isinstance(notebook["cells"], list):
        raise ValueError("its cells are no list")
    if _is_deep(notebook):
        raise ValueError("something in it is nested too deeply")
    cells = [{"cell_type": "raw", "id": f"c{number}", "metadata": {}, "source": cell["source"]}
             for number, cell in enumerate(notebook["cells"]) if isinstance(cell["cell_type"], str)]
    return {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells}


@contextmanager
def _hushed():
    """nbformat tells of every cell that is not to its liking, with all that the student wrote there. Most of it does not matter."""
    log = get_logger()
    log.addFilter(_nothing)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        log.removeFilter(_nothing)


def _nothing(record):
    return False


def _is_deep(notebook):
    """Whether something is nested deeper than programs write it: copying it, as nbconvert does, could exceed Python's stack."""
    level = [notebook]
    for _ in range(DEEPEST):
        level = [item for value in level if isinstance(value, (dict, list))
                 for item in (value.values() if isinstance(value, dict) else value)]
    return bool(level)


class Sanitize(NbGraderPreprocessor):
    """First of all steps: only what the student may write is taken from his notebook."""

    def preprocess(self, nb, resources):
        where = resources["nbgrader"]
        nb, repairs = sanitize(nb, blueprint(where["assignment"], where["notebook"]))
        for repair in repairs:
            self.log.warning("%s, %s: %s", where["student"], where["notebook"], repair)
        return nb, resources


class Execute(NbGraderPreprocessor):
    """Executes a submission and judges its graded cells, in the place of nbgrader's step of this name."""

    def preprocess(self, nb, resources):
        where = resources["nbgrader"]
        settings = Descent(parent=self).settings
        done = results.get(results.key(nb)) if results else None
        failure = take_over(nb, done) if done else execute(nb, Course.around(), settings)
        if failure:
            self.log.error("The grader failed on %s of %s:\n%s", where["notebook"], where["student"], failure)
            trouble(f"The grader failed on {where['notebook']} of {where['student']}.")
        return nb, resources


def _exit_with_1():
    """nbgrader knows failed submissions only; its exit code must also tell of notebooks that nobody could read."""
    from nbgrader.apps import AutogradeApp
    if AutogradeApp.initialized():
        print(f"{len(troubles)} notebooks need a look:", *troubles, sep="\n  ", file=sys.stderr, flush=True)
        os._exit(1)

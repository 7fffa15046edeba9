"""Grades a class: notebooks run in parallel, one process writes the gradebook.

Executing is a pure function from a sanitized notebook to a judged one, so worker processes do it in any order. When all
notebooks of a student are done, nbgrader's own Autograde takes that student through its usual steps; our Execute finds
the work already done.
"""
import logging
import os
import sys
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path

import nbformat
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.converters import Autograde
from nbgrader.converters.base import NbGraderException
from nbgrader.coursedir import CourseDirectory
from traitlets.log import get_logger

from . import autograde
from .course import Course, CourseError
from .execute import execute, work_key
from .progress import progress
from .repair import find_renamed
from .sandbox import UNSAFE, require_wall
from .sanitize import sanitize
from .settings import Descent, load_config

ROUTINE = ("Removing existing", "Updating existing", "Skipping unknown notebook", "No submitted file")


@dataclass
class Outcome:
    """What a run did. notes: {student: [sentence]}. graded, skipped, failed: student ids."""
    graded: list = field(default_factory=list)
    skipped: list = field(default_factory=list)
    failed: list = field(default_factory=list)
    notes: dict = field(default_factory=dict)
    troubles: list = field(default_factory=list)

    @property
    def code(self):
        """Exit code: 1 where someone has to look at something."""
        return int(bool(self.failed or self.troubles))


def grade(course, assignment, students=None, workers=None, force=False, unsafe=False):
    """Grades an assignment as `nbgrader autograde` does, on all cores. Returns an Outcome; raises CourseError.

    students: ids, or None for all who have submitted. workers: number of processes, None for one a core.
    force: also those who have been graded already and have not handed in again. unsafe: without a wall.
    """
    config = load_config(course)
    if unsafe:
        config.Descent.unsafe = True
    settings = Descent(config=config).settings
    if settings.unsafe:
        print(UNSAFE, file=sys.stderr)
    else:
        require_wall()
    desk = CourseDirectory(config=config, root=str(course.root), assignment_id=assignment)
    students = _students(desk, assignment, students)
    _expect_assignment(desk, assignment, course)
    outcome = Outcome()
    todo = [student for student in students if force or _is_due(desk, assignment, student)]
    outcome.skipped = [student for student in students if student not in todo]
    with _inside(course.root), _warnings() as warnings, progress(f"Grading {assignment}", len(todo)) as advance:
        for student in _executed(course, desk, assignment, todo, settings, workers or os.cpu_count() or 1):
            warnings.clear()
            done = _save(config, desk, assignment, student)
            (outcome.graded if done else outcome.failed).append(student)
            if warnings:
                outcome.notes[student] = list(warnings)
            advance(student, done)
    outcome.troubles = list(autograde.troubles)
    autograde.troubles.clear()
    return outcome


def _executed(course, desk, assignment, students, settings, workers):
    """Executes everybody's notebooks in parallel; yields a student's id when all of his are in `autograde.prepared`."""
    left = {}
    with ProcessPoolExecutor(min(workers, max(1, len(students) * 2)), mp_context=get_context("spawn")) as pool:
        jobs = {}
        for student in students:
            notebooks = _sanitized(desk, assignment, student)
            left[student] = len(notebooks)
            for notebook in notebooks:
                text = nbformat.writes(notebook)
                jobs[pool.submit(_work, str(course.root), text, settings)] = (student, work_key(notebook))
        yield from (student for student in students if not left[student])
        for job in as_completed(jobs):
            student, key = jobs[job]
            if job.exception() is None:  # otherwise our Execute runs it once more, here
                text, failure = job.result()
                if not failure:
                    autograde.prepared[key] = nbformat.reads(text, as_version=4)
            left[student] -= 1
            if left[student] == 0:
                yield student


def _work(root, text, settings):
    """One notebook in a worker process: (executed notebook's text, traceback of a failure of ours or "")."""
    notebook = nbformat.reads(text, as_version=4)
    failure = execute(notebook, Course(root), settings)
    return nbformat.writes(notebook), failure


def _sanitized(desk, assignment, student):
    """A student's readable notebooks, as they will be executed. What cannot be read is left to the steps that report it."""
    folder = Path(desk.format_path(desk.submitted_directory, student, assignment))
    paths = sorted(map(str, folder.glob("*.ipynb")))
    find_renamed(assignment, student, paths)
    notebooks = []
    for path in map(Path, paths):
        try:
            plan = autograde.blueprint(assignment, path.stem)
            notebooks.append(sanitize(autograde.read_notebook(path), plan)[0])
        except (OSError, ValueError):
            continue
    return notebooks


def _save(config, desk, assignment, student):
    """Takes one student through nbgrader's steps. Returns whether that went well; reasons are in the log."""
    desk.student_id = student
    converter = Autograde(coursedir=desk, config=config)
    converter.force = True
    try:
        converter.start()
    except NbGraderException:
        return False
    return True


def _is_due(desk, assignment, student):
    """nbgrader's rule: not graded yet, or handed in again since."""
    graded = Path(desk.format_path(desk.autograded_directory, student, assignment))
    submitted = desk.format_path(desk.submitted_directory, student, assignment)
    if not graded.exists():
        return True
    new, old = desk.get_existing_timestamp(submitted), desk.get_existing_timestamp(str(graded))
    return new is not None and old is not None and new > old


def _students(desk, assignment, wanted):
    root = Path(desk.format_path(desk.submitted_directory, "*", assignment)).parent.parent
    found = sorted(path.parent.name for path in root.glob(f"*/{assignment}") if any(path.glob("*.ipynb")))
    missing = sorted(set(wanted or ()) - set(found))
    if missing:
        raise CourseError(f"{root}: there is no submission of {assignment} by {', '.join(missing)}.")
    if not found:
        raise CourseError(f"{root}: nobody has submitted {assignment}. Collect first, with `nbgrader collect {assignment}` or "
                          f"`nbgrader zip_collect {assignment}`.")
    return sorted(wanted) if wanted else found


def _expect_assignment(desk, assignment, course):
    with Gradebook(desk.db_url, desk.course_id) as gradebook:
        try:
            known = {notebook.name for notebook in gradebook.find_assignment(assignment).notebooks}
        except MissingEntry:
            known = set()
    here = {path.stem for path in (course.root / "source" / assignment).glob("*.ipynb")}
    if known != here or not here:
        raise CourseError(f"The gradebook knows {len(known)} notebooks of {assignment}, source/{assignment}/ holds {len(here)}. "
                          f"Run `nbgrader generate_assignment {assignment}` first.")


@contextmanager
def _inside(folder):
    before = os.getcwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


@contextmanager
def _warnings():
    """Collects what nbgrader and we warn of, in place of printing it over the progress bar."""
    kept, log = [], get_logger()

    class Keep(logging.Handler):
        def emit(self, record):
            text = record.getMessage()
            if not text.startswith(ROUTINE):
                kept.append(text)

    handlers, level, propagate = log.handlers[:], log.level, log.propagate
    log.handlers, log.propagate = [Keep(logging.WARNING)], False
    log.setLevel(logging.WARNING)
    try:
        yield kept
    finally:
        log.handlers, log.propagate = handlers, propagate
        log.setLevel(level)

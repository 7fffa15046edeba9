"""Grades a class: notebooks run in parallel, one process writes the gradebook, and nothing is done twice.

Executing is a pure function from a sanitized notebook to a judged one, so worker processes do it in any order, and its results
are kept. When all notebooks of a student are done, nbgrader's own Autograde takes that student through its usual steps; our
Execute finds the work already done. A mark is set when the gradebook has it all, so a run that was killed goes on where it was.
"""
import fcntl
import os
import sys
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.converters import Autograde
from nbgrader.converters.base import NbGraderException
from nbgrader.coursedir import CourseDirectory

from . import autograde
from .classbook import expect_course
from .course import CourseError
from .gradebook import one_engine
from .pool import run_cluster, run_local
from .progress import kept_warnings, progress
from .repair import find_renamed
from .results import FOLDER, Results
from .sandbox import UNSAFE, require_wall
from .server import sweep
from .sanitize import sanitize
from .settings import Descent, load_config


@dataclass
class Outcome:
    """What a run did. notes: {student: [sentence]}. graded, skipped, failed: student ids. executed: number of notebooks run."""
    graded: list = field(default_factory=list)
    skipped: list = field(default_factory=list)
    failed: list = field(default_factory=list)
    notes: dict = field(default_factory=dict)
    troubles: list = field(default_factory=list)
    executed: int = 0

    @property
    def code(self):
        """Exit code: 1 where someone has to look at something."""
        return int(bool(self.failed or self.troubles))


@dataclass(frozen=True)
class Options:
    """How to grade. students: ids, None for all who have submitted. workers: processes, None for one a core. force: execute again
    what has been executed. unsafe: without a wall. scheduler: a Dask scheduler's address, None for this machine."""
    students: tuple | None = None
    workers: int | None = None
    force: bool = False
    unsafe: bool = False
    scheduler: str | None = None


def grade(course, assignment, options=Options()):
    """Grades an assignment as `nbgrader autograde` does, on all cores. Returns an Outcome; raises CourseError."""
    with only_run(course):
        run = Run(course, assignment, options)
        todo = [student for student in run.students if run.is_due(student)]
        outcome = Outcome(skipped=sorted(set(run.students) - set(todo)))
        with inside(course.root), one_engine(), kept_warnings() as warnings, progress(f"Grading {assignment}", len(todo)) as advance:
            for student in run.executed(todo):
                warnings.clear()
                done = run.save(student)
                (outcome.graded if done else outcome.failed).append(student)
                if warnings:
                    outcome.notes[student] = list(warnings)
                advance(student, done)
    outcome.executed = run.count
    outcome.troubles = list(autograde.troubles)
    autograde.troubles.clear()
    return outcome


class Run:
    """One grading run of an assignment: what it needs to know, and its steps."""

    def __init__(self, course, assignment, options):
        self.course, self.assignment, self.options, self.count = course, assignment, options, 0
        self.config = load_config(course)
        if options.unsafe:
            self.config.Descent.unsafe = True
        self.settings = Descent(config=self.config).settings
        if self.settings.unsafe:
            print(UNSAFE, file=sys.stderr)
        elif not options.scheduler:
            require_wall()
        sweep()
        self.results = autograde.results = Results(course, self.settings)
        self.results.tidy()
        self.desk = CourseDirectory(config=self.config, root=str(course.root), assignment_id=assignment)
        self.students = _students(self.desk, assignment, options.students)
        _expect_assignment(self.desk, assignment, course)
        self.states, self.keys = {}, {}  # of each student, as `executed` found them: what grades depend on; {notebook: key}

    def folder(self, student):
        """A student's submission."""
        return Path(self.desk.format_path(self.desk.submitted_directory, student, self.assignment))

    def is_due(self, student):
        """Whether a student's grades are not yet those of what he has handed in, of today's tests and of this kit."""
        graded = Path(self.desk.format_path(self.desk.autograded_directory, student, self.assignment))
        state = self.results.state(self.assignment, self.folder(student))
        return self.options.force or not graded.exists() or not self.results.is_marked(self.assignment, student, state)

    def executed(self, students):
        """Executes what is not yet executed of everybody's notebooks; yields a student's id when all of his are."""
        waiting, left, ready, fresh = defaultdict(list), {}, [], set()

        def tasks():
            for student in students:
                named = dict(self.sanitized(student))
                self.keys[student] = {name: self.results.key(notebook) for name, notebook in named.items()}
                notebooks = {self.keys[student][name]: notebook for name, notebook in named.items()}
                if self.options.force:
                    self.results.drop(key for key in notebooks if key not in fresh)
                missing = {key for key in notebooks if not self.results.has(key)}
                left[student] = len(missing)
                if not missing:
                    ready.append(student)
                for key in missing:
                    waiting[key].append(student)
                    if len(waiting[key]) == 1:
                        yield key, nbformat.writes(notebooks[key])

        if self.options.scheduler:
            runs = run_cluster(self.course, tasks(), self.settings, self.options.scheduler)
        else:
            runs = run_local(self.course, tasks(), self.settings, self.options.workers or os.cpu_count() or 1)
        for key, text, failure in runs:
            self.count += 1
            if failure:  # our Execute tries once more, here
                print(f"A notebook is run once more, as the grader failed: {failure.strip().splitlines()[-1]}", file=sys.stderr)
            else:
                self.results.put(key, text)
                fresh.add(key)
            for student in waiting.pop(key):  # who comes later with the same notebook finds the result, or has it run
                left[student] -= 1
                if not left[student]:
                    ready.append(student)
            while ready:
                yield ready.pop(0)
        yield from ready

    def sanitized(self, student):
        """(name, notebook as it will be executed) for a student's notebooks. What cannot be read is left to the steps that report it."""
        paths = sorted(map(str, self.folder(student).glob("*.ipynb")))
        find_renamed(self.assignment, student, paths)
        self.states[student] = self.results.state(self.assignment, self.folder(student))
        for path in map(Path, paths):
            try:
                yield path.stem, sanitize(autograde.read_notebook(path), autograde.blueprint(self.assignment, path.stem))[0]
            except (OSError, ValueError):
                continue

    def save(self, student):
        """Takes one student through nbgrader's steps. Returns whether that went well; reasons are in the log."""
        self.results.mark(self.assignment, student, None)
        self.desk.student_id = student
        converter = Autograde(coursedir=self.desk, config=self.config)
        converter.force = True
        try:
            converter.start()
        except NbGraderException:
            return False
        self.results.mark(self.assignment, student, self.states[student])
        return True


def _students(desk, assignment, wanted):
    root = Path(desk.format_path(desk.submitted_directory, "*", assignment)).parent.parent
    found = sorted(path.parent.name for path in root.glob(f"*/{assignment}") if any(path.glob("*.ipynb")))
    missing = sorted(set(wanted or ()) - set(found))
    if missing:
        raise CourseError(f"{root}: there is no submission of {assignment} by {', '.join(missing)}. Correct --students, "
                          "or collect first.")
    if not found:
        if not (Path(desk.root) / desk.source_directory / assignment).is_dir():
            raise CourseError(f"There is no assignment {assignment!r} in {desk.source_directory}/. Correct its name.")
        raise CourseError(f"{root}: nobody has submitted {assignment}. Collect first, with `nbgrader collect {assignment}` or "
                          f"`nbgrader zip_collect {assignment}`.")
    return sorted(set(wanted)) if wanted else found


def _expect_assignment(desk, assignment, course):
    with Gradebook(desk.db_url, desk.course_id) as gradebook:
        try:
            found = gradebook.find_assignment(assignment)
            expect_course(found, desk.course_id)
            known = {notebook.name for notebook in found.notebooks}
        except MissingEntry:
            known = set()
    here = {path.stem for path in (course.root / "source" / assignment).glob("*.ipynb")}
    if known != here or not here:
        raise CourseError(f"The gradebook knows {len(known)} notebooks of {assignment}, source/{assignment}/ holds {len(here)}. "
                          f"Run `nbgrader generate_assignment {assignment}` first.")


@contextmanager
def only_run(course):
    """Keeps a second run away from the same gradebook. The lock goes with the process, however that ends."""
    (course.root / FOLDER).mkdir(exist_ok=True)
    with open(course.root / FOLDER / "lock", "w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise CourseError(f"Another run is grading in {course.root}. Wait for it, or end it.") from None
        yield


@contextmanager
def inside(folder):
    """Works in a folder, as nbgrader does in the course's."""
    before = os.getcwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)

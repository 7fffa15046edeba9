"""Grading beside the gradebook: who would gain or lose which points, and why. Nothing in it changes until that is applied.

`propose` executes and judges what `grade` would, and keeps a proposal in .grading/; `apply` then writes the gradebook, provided
that submissions, tests and settings are still those of the proposal. What was executed is kept, so applying executes nothing.
"""
import json
from dataclasses import asdict, dataclass, field, replace

from nbgrader.api import Assignment, Gradebook, GradeCell, Student, SubmittedAssignment, SubmittedNotebook
from nbgrader.api import Grade as GradeRow
from rich.console import Console
from rich.table import Table

from .autograde import blueprint
from .course import CourseError
from .execute import is_judged
from .files import write_whole
from .grade import Outcome, Run, grade, inside, only_run
from .judge import PASSED
from .progress import kept_warnings, progress
from .results import FOLDER, grade_id


@dataclass(frozen=True)
class Change:
    """One graded cell of one student. before, after: points by the tests, before being None where there were none yet. by_hand:
    the teacher's own score, which stays what counts. why: the new verdict, in words."""
    student: str
    cell: str
    before: float | None
    after: float
    by_hand: float | None
    why: str


@dataclass
class Proposal:
    """What a dry run found. states: {student: digest of what his grades would be made from}. executed: number of notebooks run."""
    assignment: str
    changes: list = field(default_factory=list)
    states: dict = field(default_factory=dict)
    executed: int = 0

    def totals(self):
        """{student: points that he would gain, negative where he would lose}; what is graded by hand does not count."""
        table = dict.fromkeys((change.student for change in self.changes), 0.0)
        for change in self.changes:
            table[change.student] += 0.0 if change.by_hand is not None else change.after - (change.before or 0.0)
        return table


def propose(course, assignment, options):
    """Grades an assignment without writing the gradebook. Returns a Proposal, and keeps it for `apply`; raises CourseError."""
    with only_run(course), inside(course.root), kept_warnings():
        run = Run(course, assignment, options)
        todo = [student for student in run.students if run.is_due(student)]
        known, found = _recorded(run), Proposal(assignment)
        with progress(f"Rejudging {assignment}", len(todo)) as advance:
            for student in run.executed(todo):
                found.states[student] = run.states[student]
                found.changes += _changes(student, known.get(student, {}), _judged(run, student))
                advance(student, True)
        found.changes.sort(key=lambda change: (change.student, change.cell))
        found.executed = run.count
        write_whole(_path(course, assignment), json.dumps(asdict(found)).encode())
    return found


def apply(course, assignment, options):
    """Writes the gradebook as the last proposal says. Returns an Outcome; raises CourseError where it no longer holds."""
    path, again = _path(course, assignment), f"Look again with `python -m grader grade {assignment} --dry-run`."
    try:
        states = json.loads(path.read_text())["states"]
    except OSError:
        raise CourseError(f"{path}: there is no proposal to apply. {again}") from None
    if states:
        with only_run(course):
            run = Run(course, assignment, replace(options, students=tuple(states)))
            changed = sorted(student for student in states if run.results.state(assignment, run.folder(student)) != states[student])
        if changed:
            raise CourseError(f"{path}: since it was made, submissions, tests, references or settings have changed: it no longer holds "
                              f"for {', '.join(changed[:5])}{' and others' if len(changed) > 5 else ''}. {again}")
    outcome = grade(course, assignment, replace(options, students=tuple(states), force=False)) if states else Outcome()
    drop(course, assignment)
    return outcome


def drop(course, assignment):
    """Forgets a proposal. Returns whether there was one."""
    path = _path(course, assignment)
    there = path.exists()
    path.unlink(missing_ok=True)
    return there


def report(found, console=None):
    """Prints a proposal: a line for each change, and who would gain and lose how much."""
    console = console or Console(width=None)
    if found.changes:
        table = Table("student", "part", "points", "why", title=f"What grading {found.assignment} would change")
        for change in found.changes:
            before = "none" if change.before is None else f"{change.before:g}"
            by_hand = "" if change.by_hand is None else f" (by hand {change.by_hand:g}, which stays)"
            table.add_row(change.student, change.cell, f"{before} \N{RIGHTWARDS ARROW} {change.after:g}{by_hand}", change.why)
        console.print(table, markup=False)
    totals = found.totals().values()
    console.print(f"{len(found.states)} submissions looked at, {found.executed} notebooks executed: {sum(total > 0 for total in totals)} "
                  f"students would gain points, {sum(total < 0 for total in totals)} would lose some. The gradebook is as it was.")
    if found.states:
        console.print(f"To write it: python -m grader grade {found.assignment} --apply. To forget this: --drop.", highlight=False)


def _path(course, assignment):
    return course.root / FOLDER / "proposals" / f"{assignment}.json"


def _recorded(run):
    """{student: {graded cell: (points by the tests or None, points by hand or None)}} of the gradebook."""
    table = {}
    with Gradebook(run.desk.db_url, run.desk.course_id) as gradebook:
        rows = (gradebook.db.query(Student.id, GradeCell.name, GradeRow.auto_score, GradeRow.manual_score)
                .select_from(GradeRow).join(GradeCell, GradeRow.cell_id == GradeCell.id)
                .join(SubmittedNotebook, GradeRow.notebook_id == SubmittedNotebook.id)
                .join(SubmittedAssignment, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
                .join(Assignment, SubmittedAssignment.assignment_id == Assignment.id)
                .join(Student, SubmittedAssignment.student_id == Student.id)
                .filter(Assignment.name == run.assignment))
        for student, cell, auto, manual in rows:
            table.setdefault(student, {})[cell] = auto, manual
    return table


def _judged(run, student):
    """{graded cell: (points, the verdict in words)} for all code cells of the assignment's notebooks."""
    found = {}
    for path in sorted((run.course.root / "source" / run.assignment).glob("*.ipynb")):
        key = run.keys[student].get(path.stem)
        notebook = run.results.get(key) if key else None
        for cell in filter(is_judged, (notebook or blueprint(run.assignment, path.stem)).cells):
            verdict = cell.metadata.get("descent", {}) if notebook else {}
            points = float(cell.metadata.nbgrader.points) if verdict.get("status") == PASSED else 0.0
            found[grade_id(cell)] = points, " ".join(verdict.get("message", "The notebook is missing, or could not be run.").split())
    return found


def _changes(student, before, after):
    for cell, (points, why) in after.items():
        auto, by_hand = before.get(cell, (None, None))
        if auto != points:
            yield Change(student, cell, auto, points, by_hand, why)

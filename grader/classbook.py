"""A class and what it did in an assignment: the gradebook in a few queries, verdicts from the graded notebooks.

nbgrader's own objects ask the database once for every grade; for a thousand students that takes minutes.
"""
import json
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from nbgrader import api
from nbgrader.coursedir import CourseDirectory
from sqlalchemy import create_engine, inspect, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from .course import CourseError
from .settings import load_config

TABLES = {"assignment", "notebook", "grade_cells", "student", "submitted_assignment", "grade"}


@dataclass(frozen=True)
class Student:
    """Who is in the class. key: the id in the gradebook. lms: the learning platform's own number, where it is known."""
    key: str
    first: str = ""
    last: str = ""
    email: str = ""
    lms: str = ""

    @property
    def name(self):
        """As people write it; the id where no name is known."""
        return " ".join(filter(None, (self.first, self.last))) or self.key


@dataclass(frozen=True)
class Part:
    """A graded cell. name: as in the gradebook, which has it once in every notebook."""
    notebook: str
    name: str
    points: float


@dataclass
class Submission:
    """What a student handed in. scores: {(notebook, part): points, None where a person has not graded it yet}.

    handed_in: when, in UTC, where that is known. late: seconds after his due date. penalty: points that are taken off for that.
    verdicts: {(notebook, part): metadata.descent} of the judged cells. seconds: how long his notebooks ran, where that is known.
    """
    student: str
    late: float = 0.0
    penalty: float = 0.0
    scores: dict = field(default_factory=dict)
    verdicts: dict = field(default_factory=dict)
    seconds: float | None = None
    handed_in: datetime | None = None

    @property
    def raw(self):
        """Points before the penalty."""
        return sum(score or 0.0 for score in self.scores.values())

    @property
    def total(self):
        """Points, less the penalty, and never below 0; as nbgrader's own export counts them."""
        return max(0.0, self.raw - self.penalty)

    @property
    def waits(self):
        """Whether a person has still to grade something."""
        return None in self.scores.values()


@dataclass
class ClassBook:
    """An assignment of a class. students: {id: Student}. submissions: {id: Submission}, graded ones only.

    ungraded: ids of those whose submission lies there, but is in no gradebook yet. due: in UTC.
    """
    course: str
    assignment: str
    parts: list
    students: dict
    submissions: dict
    ungraded: list = field(default_factory=list)
    due: datetime | None = None

    @property
    def points(self):
        """What the assignment is worth."""
        return sum(part.points for part in self.parts)

    @property
    def missing(self):
        """Ids of those who have handed in nothing."""
        return sorted(set(self.students) - set(self.submissions) - set(self.ungraded))


def read_class(course, assignment):
    """The ClassBook of an assignment of a Course, verdicts included. Raises CourseError, which says what helps."""
    desk = CourseDirectory(config=load_config(course), root=str(course.root), assignment_id=assignment)
    with reading(desk) as session:
        book = read_gradebook(session, assignment, desk.course_id)
    order = _order(course.root / "source" / assignment)
    book.parts.sort(key=lambda part: (part.notebook, order.get((part.notebook, part.name), 0)))
    folder = Path(desk.format_path(desk.submitted_directory, "*", assignment)).parent.parent
    here = {path.parent.name for path in folder.glob(f"*/{assignment}") if any(path.glob("*.ipynb"))}
    book.ungraded = sorted(here - set(book.submissions))
    if not book.submissions:
        first = f"Run `python -m grader grade {assignment}` first." if here else (
            f"Collect first, with `nbgrader collect {assignment}` or `nbgrader zip_collect {assignment}`, then grade.")
        raise CourseError(f"Nobody's {assignment} is graded yet; {len(here)} have handed it in. {first}")
    for key, submission in book.submissions.items():
        read_verdicts(submission, Path(desk.format_path(desk.autograded_directory, key, assignment)))
    return book


@contextmanager
def reading(desk, needed=True):
    """A SQLAlchemy session on the gradebook of nbgrader's CourseDirectory; None where there is none and none is needed. Raises CourseError."""
    address = make_url(desk.db_url)
    if address.drivername.startswith("sqlite") and address.database:
        address = address.set(database=str(Path(desk.root, address.database)))  # where nbgrader will be, when it asks for it
    if address.drivername.startswith("sqlite") and not Path(address.database or "").is_file():
        if needed:
            raise CourseError(f"{address.database}: there is no gradebook. Run `nbgrader generate_assignment {desk.assignment_id}` first.")
        yield None
        return
    engine = create_engine(address)
    try:
        if not TABLES <= set(inspect(engine).get_table_names()):
            raise CourseError(f"{address.database}: this is not a gradebook of nbgrader. Correct c.CourseDirectory.db_url.")
        with Session(engine) as session:
            yield session
    except DatabaseError as problem:
        raise CourseError(f"{address.database}: the gradebook cannot be read ({problem.orig}).") from None
    finally:
        engine.dispose()


def read_gradebook(session, assignment, course=None):
    """The ClassBook that a SQLAlchemy session on a gradebook gives, without verdicts. Raises CourseError."""
    here = find_assignment(session, assignment, course)
    students = {key: Student(key, *(text or "" for text in rest)) for key, *rest in session.execute(
        select(api.Student.id, api.Student.first_name, api.Student.last_name, api.Student.email, api.Student.lms_user_id)
        .order_by(api.Student.id))}
    parts, cells = _parts(session, here.id)
    return ClassBook(here.course_id, assignment, parts, students, _submissions(session, here, cells), due=here.duedate)


def find_assignment(session, name, course=None):
    """The gradebook's own object of an assignment. Raises CourseError where it has none of this name, or another course's."""
    known = {found.name: found for found in session.scalars(select(api.Assignment))}
    if name not in known:
        names = ", ".join(sorted(known)) or "none"
        raise CourseError(f"The gradebook knows no assignment {name} (it knows {names}). Correct the name, or run "
                          f"`nbgrader generate_assignment {name}` first.")
    expect_course(known[name], course)
    return known[name]


def expect_course(assignment, course):
    """Raises CourseError where an assignment of the gradebook belongs to another course than this one, if it has an id."""
    if course and assignment.course_id != course:
        raise CourseError(f"The gradebook is of the course {assignment.course_id}, but nbgrader_config.py says {course}. Correct "
                          "c.CourseDirectory.course_id or c.CourseDirectory.db_url there.")


def read_verdicts(submission, folder):
    """Notes the verdicts and times that the graded notebooks in a folder hold. What cannot be read is left out."""
    for path in sorted(folder.glob("*.ipynb")):
        try:
            notebook = json.loads(path.read_bytes())
            for cell in notebook["cells"]:
                verdict, grade = cell["metadata"].get("descent"), cell["metadata"].get("nbgrader", {})
                if verdict and (path.stem, grade.get("grade_id")) in submission.scores:
                    submission.verdicts[path.stem, grade["grade_id"]] = verdict
            seconds = notebook["metadata"].get("descent", {}).get("seconds")
        except (OSError, ValueError, LookupError, TypeError, AttributeError):
            continue
        if isinstance(seconds, (int, float)):
            submission.seconds = (submission.seconds or 0.0) + seconds


def _order(folder):
    """{(notebook, part): its place in the notebook}; the gradebook does not know it."""
    table = {}
    for path in sorted(folder.glob("*.ipynb")):
        try:
            cells = json.loads(path.read_bytes())["cells"]
            table |= {(path.stem, cell["metadata"].get("nbgrader", {}).get("grade_id")): place for place,
                      cell in enumerate(cells)}
        except (OSError, ValueError, LookupError, TypeError, AttributeError):
            continue
    return table


def _parts(session, assignment):
    """The Parts of an assignment by name, and {cell id: Part}."""
    rows = []
    for kind in (api.GradeCell, api.TaskCell):
        rows += session.execute(select(api.Notebook.name, kind.id, kind.name, kind.max_score).select_from(kind)
                                .join(api.Notebook, api.Notebook.id == kind.notebook_id)
                                .where(api.Notebook.assignment_id == assignment)).all()
    rows.sort(key=lambda row: (row[0], row[2]))
    cells = {cell: Part(notebook, name, float(points or 0)) for notebook, cell, name, points in rows}
    return list(cells.values()), cells


def _submissions(session, assignment, cells):
    table, penalties = {}, defaultdict(float)
    rows = session.execute(select(api.SubmittedAssignment.id, api.SubmittedAssignment.student_id,
                                  api.SubmittedAssignment.timestamp,
                                  api.SubmittedAssignment.extension)
                           .where(api.SubmittedAssignment.assignment_id == assignment.id)
                           .order_by(api.SubmittedAssignment.student_id)).all()
    owners = {key: student for key, student, *_ in rows}
    for _, student, handed_in, extension in rows:
        due = assignment.duedate and assignment.duedate + (extension or timedelta())
        late = (handed_in - due).total_seconds() if handed_in and due else 0.0
        table[student] = Submission(student, max(0.0, late), handed_in=handed_in)
    notebooks = {}
    for key, owner, penalty in session.execute(
            select(api.SubmittedNotebook.id, api.SubmittedNotebook.assignment_id, api.SubmittedNotebook.late_submission_penalty)
            .join(api.SubmittedAssignment, api.SubmittedAssignment.id == api.SubmittedNotebook.assignment_id)
            .where(api.SubmittedAssignment.assignment_id == assignment.id)):
        notebooks[key] = table[owners[owner]]
        penalties[owners[owner]] += penalty or 0.0
    for notebook, cell, auto, manual, extra, waits in session.execute(
            select(api.Grade.notebook_id, api.Grade.cell_id, api.Grade.auto_score, api.Grade.manual_score, api.Grade.extra_credit,
                   api.Grade.needs_manual_grade)
            .join(api.SubmittedNotebook, api.SubmittedNotebook.id == api.Grade.notebook_id)
            .join(api.SubmittedAssignment, api.SubmittedAssignment.id == api.SubmittedNotebook.assignment_id)
            .where(api.SubmittedAssignment.assignment_id == assignment.id)):
        if notebook in notebooks and cell in cells:
            part, score = cells[cell], manual if manual is not None else auto
            known = not waits and score is not None
            notebooks[notebook].scores[part.notebook, part.name] = (score or 0.0) + (extra or 0.0) if known else None
    for student, penalty in penalties.items():
        table[student].penalty = penalty
    return table

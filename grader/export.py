"""Points for register offices: plugins for `nbgrader export` that write what Canvas and Moodle import, one row for each part, or
what nbgrader writes itself, which has no quotes around names with commas.

    nbgrader export --exporter=grader.export.CanvasExportPlugin --to canvas.csv

Cells that a spreadsheet would run get an apostrophe in front (see cells.py), ids too; the log names those ids, as a register no
longer finds them. For registers, whoever has handed in nothing, or waits for hand grading, has an empty cell: they leave such grades alone.
"""
from pathlib import Path

from nbgrader.api import Assignment
from nbgrader.plugins import ExportPlugin
from sqlalchemy import select
from traitlets import Bool, Dict, Unicode

from .cells import csv_text, harmless
from .classbook import Submission, read_gradebook
from .course import CourseError


class RegisterExport(ExportPlugin):
    """What the plugins share: reading the gradebook, writing the file, saying what is wrong with either."""

    target = ""
    columns = Dict(key_trait=Unicode(), value_trait=Unicode(),
                   help="Titles of assignments where the file goes, if they differ from "
                   "nbgrader's names: {'optimizers': 'Optimizers (1234)'}.").tag(config=True)
    excel = Bool(False, help="Begin the file with a byte order mark: Excel needs it to read names in Hangul.").tag(config=True)

    def export(self, gradebook):
        """Writes the file. Ends with a sentence instead of a traceback where that is not possible."""
        path = Path(self.to or self.target)
        try:
            text = csv_text(self.rows(*self._read(gradebook)))
            path.write_text(text, encoding="utf-8-sig" if self.excel else "utf-8", newline="")
        except CourseError as problem:
            raise SystemExit(str(problem)) from None
        except OSError as problem:
            raise SystemExit(f"{path}: it cannot be written there ({problem.strerror}). Name another file with --to.") from None
        self.log.info("Wrote %s", path)

    def rows(self, students, books):
        """The file's rows, the header first. students: [Student]. books: [ClassBook], one for each assignment."""
        raise NotImplementedError

    def grade(self, book, student):
        """A student's points in an assignment; None where there are none, or not yet all."""
        submission = book.submissions.get(student.key)
        return None if submission is None or submission.waits else submission.total

    def title(self, book):
        """What an assignment's column is called."""
        return self.columns.get(book.assignment, book.assignment)

    def _read(self, gradebook):
        """([Student], [ClassBook]) of those that were asked for. Raises CourseError."""
        known = gradebook.db.scalars(select(Assignment.name).order_by(Assignment.name))
        books = [read_gradebook(gradebook.db, str(name), gradebook.course_id) for name in self.assignment or list(known)]
        if not books:
            raise CourseError("The gradebook knows no assignment. Run `nbgrader generate_assignment` first.")
        students = list(books[0].students.values())
        unknown = {str(key) for key in self.student} - {student.key for student in students}
        if unknown:
            raise CourseError(f"The gradebook knows no student {', '.join(sorted(unknown))}. Correct --student.")
        if self.student:
            students = [student for student in students if student.key in set(map(str, self.student))]
        for book in books:
            waiting = sum(book.submissions[student.key].waits for student in students if student.key in book.submissions)
            if waiting:
                self.log.warning("%s: %d submissions wait for hand grading; their totals are still to come.", book.assignment, waiting)
        changed = [student.key for student in students if harmless(student.key) != student.key]
        if changed:
            self.log.warning("Ids that a spreadsheet would take for formulas have an apostrophe in front: %s", ", ".join(changed))
        return students, books


class GradesExportPlugin(RegisterExport):
    """nbgrader's own columns, a row for each assignment and student; who has handed in nothing has 0 there. What `nbgrader export` takes."""

    target = "grades.csv"

    def rows(self, students, books):
        yield ("assignment", "duedate", "timestamp", "student_id", "last_name", "first_name", "email", "raw_score",
               "late_submission_penalty", "score", "max_score")
        for book in books:
            for student in students:
                done = book.submissions.get(student.key) or Submission(student.key)
                yield (self.title(book), book.due, done.handed_in, student.key, student.last, student.first, student.email, done.raw,
                       done.penalty, done.total, book.points)


class CanvasExportPlugin(RegisterExport):
    """A gradebook file of Canvas: five columns that say who it is, then one for each assignment, whose points stand in the second
    row.

    Canvas finds a student by its own number (`lms_user_id` in nbgrader's gradebook), else by the SIS Login ID, which is
    nbgrader's id here. An assignment is found by its title, or by the number in brackets behind it: set `columns`.
    """

    target = "canvas.csv"

    def rows(self, students, books):
        yield ("Student", "ID", "SIS User ID", "SIS Login ID", "Section", *map(self.title, books))
        yield ("    Points Possible", "", "", "", "", *(book.points for book in books))
        for student in students:
            name = ", ".join(filter(None, (student.last, student.first))) or student.key
            number = student.lms if student.lms.isdecimal() else ""
            yield (name, number, "", student.key, "", *(self.grade(book, student) for book in books))


class MoodleExportPlugin(RegisterExport):
    """A file for Moodle's CSV grade import. When importing, map `Username` (nbgrader's id) or `Email address`."""

    target = "moodle.csv"

    def rows(self, students, books):
        yield ("First name", "Last name", "Username", "Email address",
               *(f"Assignment: {self.title(book)} (Real)" for book in books))
        for student in students:
            yield (student.first, student.last, student.key, student.email, *(self.grade(book, student) for book in books))


class PartsExportPlugin(RegisterExport):
    """One row for each student and graded part. state: graded, waiting (for a person) or missing (nothing was handed in)."""

    target = "parts.csv"

    def rows(self, students, books):
        yield ("assignment", "student_id", "last_name", "first_name", "email", "notebook", "part", "score", "max_score", "state")
        for book in books:
            for student in students:
                done = book.submissions.get(student.key)
                for part in book.parts:
                    score = done.scores.get((part.notebook, part.name), 0.0) if done else None
                    state = "missing" if done is None else "waiting" if score is None else "graded"
                    yield (self.title(book), student.key, student.last, student.first, student.email, part.notebook, part.name,
                           score, part.points, state)

"""Looks at the gradebook before nbgrader's converters read or remove anything, so that what is wrong with it is one sentence.

nbgrader itself writes into another course's assignment without a word, and ends with a traceback for every student whom the
gradebook does not know.
"""
import glob
import os
from pathlib import Path

from nbconvert.exporters import NotebookExporter
from nbgrader import api
from nbgrader.converters.base import BaseConverter, NbGraderException
from sqlalchemy import select

from .classbook import expect_course, find_assignment, reading
from .course import CourseError


class Guarded:
    """For exporters: a converter makes one before all else. nbgrader's commands, and formgrader, know the exception."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        desk = self.parent.coursedir if isinstance(self.parent, BaseConverter) else None
        if desk and desk.assignment_id:
            try:
                self.look(desk)
                expect_writable(Path(self.parent._format_dest(desk.assignment_id, ".")))
            except CourseError as problem:
                self.log.error("%s", problem)
                raise NbGraderException(str(problem)) from None

    def look(self, desk):
        """Raises CourseError where the gradebook of a CourseDirectory is not what the converter needs."""
        with reading(desk) as session:
            find_assignment(session, desk.assignment_id, desk.course_id)


class AssignmentExporter(Guarded, NotebookExporter):
    """For generating, which makes a gradebook where there is none, but writes into no other course's."""

    def look(self, desk):
        with reading(desk, needed=False) as session:
            named = select(api.Assignment).where(api.Assignment.name == desk.assignment_id)
            for found in session.scalars(named) if session else ():
                expect_course(found, desk.course_id)


def expect_writable(folder):
    """Raises CourseError where a folder, or the nearest that there is of those above it, cannot be written."""
    there = next(path for path in (folder, *folder.parents) if path.exists())
    if not os.access(there, os.W_OK):
        raise CourseError(f"{there} cannot be written. Make it writable for you, and start this again.")


def expect_graded(desk, log):
    """Leaves those out whose graded notebooks lie there, but of whom the gradebook has no grades. Raises CourseError if it has nobody's."""
    folders = glob.glob(desk.format_path(desk.autograded_directory, desk.student_id, desk.assignment_id))
    here = {Path(folder).parent.name for folder in folders} - {*desk.student_id_exclude.split(",")}
    with reading(desk) as session:
        found = find_assignment(session, desk.assignment_id, desk.course_id)
        graded = {*session.scalars(select(api.SubmittedAssignment.student_id)
                                   .where(api.SubmittedAssignment.assignment_id == found.id))}
    strangers = sorted(here - graded)
    if strangers:
        said = (f"The gradebook has no grades of {', '.join(strangers)} in {desk.assignment_id}. Is it this course's? Then run "
                f"`python -m grader grade {desk.assignment_id} --students {' '.join(strangers)} --force`.")
        if not here & graded:
            raise CourseError(said)
        log.error("%s", said)
        desk.student_id_exclude = ",".join(filter(None, (desk.student_id_exclude, *strangers)))

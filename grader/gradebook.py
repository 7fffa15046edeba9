"""Our steps that read and write nbgrader's gradebook, and one engine for all that open it."""
from contextlib import contextmanager
from functools import lru_cache

from nbgrader import api, preprocessors, utils
from nbgrader.preprocessors import NbGraderPreprocessor

from .execute import is_judged
from .judge import PASSED


@contextmanager
def one_engine():
    """Inside, all that open a gradebook use one SQLAlchemy engine, and with it the queries that it has compiled already.

    nbgrader opens the gradebook nine times for a submission, each time with a new engine, which was a third of what saving cost, and
    asks it then for each of its tables and for the course, which was a fifth of the rest. Whoever closes the gradebook still closes
    its connections.
    """
    engine, opened = api.create_engine, api.Gradebook.__init__
    known = set()

    def opened_once(self, db_url, course_id="default_course", authenticator=None):
        if (db_url, course_id) not in known:
            opened(self, db_url, course_id, authenticator)
            known.add((db_url, course_id))
            return
        self.engine = api.create_engine(db_url, echo=False, future=True)
        self.db = api.scoped_session(api.sessionmaker(autoflush=True, bind=self.engine, future=True))
        self.course_id, self.authenticator = course_id, authenticator

    api.create_engine, api.Gradebook.__init__ = lru_cache(engine), opened_once
    try:
        yield
    finally:
        api.create_engine, api.Gradebook.__init__ = engine, opened


class OverwriteCells(preprocessors.OverwriteCells):
    """nbgrader's step of this name, which asks the gradebook twice for each cell; this one asks for all cells at once."""

    def preprocess_cell(self, cell, resources, cell_index):
        if not isinstance(self.gradebook, _Known):  # nbgrader's own, opened anew for each notebook
            self.gradebook = _Known(self.gradebook, self.notebook_id, self.assignment_id)
        return super().preprocess_cell(cell, resources, cell_index)


class _Known:
    """A gradebook that knows the cells of one notebook by heart."""

    def __init__(self, gradebook, notebook, assignment):
        self._gradebook, found = gradebook, gradebook.find_notebook(notebook, assignment)

        def cells(kind):
            return {cell.name: cell for cell in gradebook.db.query(kind).filter(kind.notebook_id == found.id)}
        self._sources, self._graded = cells(api.SourceCell), {**cells(api.TaskCell), **cells(api.GradeCell)}

    def __getattr__(self, name):
        return getattr(self._gradebook, name)

    def find_source_cell(self, name, *where):
        """As nbgrader's own; it says what is missing."""
        return self._sources.get(name) or self._gradebook.find_source_cell(name, *where)

    def find_graded_cell(self, name, *where):
        """As nbgrader's own; it says what is missing."""
        return self._graded.get(name) or self._gradebook.find_graded_cell(name, *where)


class SaveVerdicts(NbGraderPreprocessor):
    """Writes a notebook's scores to the gradebook, all or none, in the place of nbgrader's SaveAutoGrades.

    By verdict: a judged cell has its points if it passed, and 0 in every other case. What teachers grade is nbgrader's to say.
    """

    def preprocess(self, nb, resources):
        where = resources["nbgrader"]
        with api.Gradebook(where["db_url"]) as gradebook:
            found = gradebook.find_submission_notebook(where["notebook"], where["assignment"], where["student"])
            grades, comments = (dict(gradebook.db.query(api.BaseCell.name, kind).join(kind, kind.cell_id == api.BaseCell.id).filter(
                kind.notebook_id == found.id).all()) for kind in (api.Grade, api.Comment))
            for cell in nb.cells:
                if utils.is_grade(cell):
                    grade = grades[cell.metadata.nbgrader.grade_id]
                    grade.auto_score = _points(cell) if is_judged(cell) else utils.determine_grade(cell, self.log)[0]
                    grade.needs_manual_grade = grade.manual_score is not None or grade.auto_score is None
                if utils.is_solution(cell) or utils.is_task(cell):
                    comments[cell.metadata.nbgrader.grade_id].auto_comment = "No response." if _is_untouched(cell) else None
            gradebook.db.commit()
        return nb, resources


def _points(cell):
    passed = cell.metadata.get("descent", {}).get("status") == PASSED
    return float(cell.metadata.nbgrader.points) if passed else 0.0


def _is_untouched(cell):
    return not utils.is_task(cell) and cell.metadata.nbgrader.get("checksum") == utils.compute_checksum(cell)

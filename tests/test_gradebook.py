"""The steps that read and write the gradebook: the same as nbgrader's own, with fewer questions."""
import os
import sqlite3

import nbformat
import pytest
from nbgrader import api, preprocessors
from nbgrader.api import Gradebook
from sqlalchemy import event

from grader.gradebook import OverwriteCells, SaveVerdicts, one_engine
from grader.sanitize import sanitize
from grader.wiring import find_tools
from tests.helpers import rows

WHERE = {"notebook": "05_adam", "assignment": "optimizers", "student": "ada-01"}


@pytest.fixture
def resources(course):
    """What nbgrader tells its steps, of a student who has handed in."""
    url = f"sqlite:///{course / 'gradebook.db'}"
    with Gradebook(url) as gradebook:
        gradebook.update_or_create_student("ada-01")
        gradebook.update_or_create_submission("optimizers", "ada-01")
    return {"nbgrader": {**WHERE, "db_url": url}}


@pytest.fixture
def notebook(course):
    """An unanswered notebook, as it comes to these steps."""
    released, source = (nbformat.read(course / part / "optimizers" / "05_adam.ipynb", as_version=4) for part in ("release", "source"))
    return sanitize(released, source)[0]


@pytest.fixture
def queries(monkeypatch):
    """Texts of what is asked of any gradebook from now on."""
    asked, create = [], api.create_engine

    def listening(*args, **kwargs):
        engine = create(*args, **kwargs)
        event.listen(engine, "before_cursor_execute", lambda _, __, statement, *___: asked.append(statement))
        return engine
    monkeypatch.setattr(api, "create_engine", listening)
    return asked


def graded(notebook, **having):
    """The first cell of a notebook whose metadata for nbgrader have these values."""
    return next(cell for cell in notebook.cells if all(cell.metadata.get("nbgrader", {}).get(key) == value for key, value in having.items()))


def worth_more(notebook):
    graded(notebook, grade=True).metadata.nbgrader.points = 1000


def another_kind(notebook):
    graded(notebook, solution=True, grade=False).cell_type = "markdown"


def unlocked(notebook):
    graded(notebook, locked=True).metadata.nbgrader.locked = False


def rewritten(notebook):
    graded(notebook, locked=True, grade=True).source = "print('Passed.')"


def unknown(notebook):
    graded(notebook, grade=True).metadata.nbgrader.grade_id = "nobody"


TAMPERED = {change.__name__.replace("_", " "): (change,) for change in (worth_more, another_kind, unlocked, rewritten,
                                                                     unknown)}


@pytest.mark.parametrize("change", rows({"not at all": (lambda notebook: None,), **TAMPERED}))
def test_cells_are_overwritten_as_nbgrader_does_it(change, notebook, resources, caplog, queries):
    change(notebook)
    expected, said = nbformat.from_dict(notebook), []
    for step, cells in ((preprocessors.OverwriteCells(), expected), (OverwriteCells(), notebook)):
        caplog.clear()
        queries.clear()
        step.preprocess(cells, resources)
        said.append(([record.getMessage() for record in caplog.records], len([text for text in queries if text.startswith("SELECT")])))
    assert notebook == expected
    assert said[0][0] == said[1][0] and bool(said[0][0]) == (change.__name__ != "<lambda>")
    assert said[1][1] < said[0][1] / 2


def test_missing_cells_are_added_where_that_is_configured(notebook, resources):
    gone = graded(notebook, grade=True, solution=False)
    notebook.cells.remove(gone)
    OverwriteCells(add_missing_cells=True).preprocess(notebook, resources)
    assert graded(notebook, grade_id=gone.metadata.nbgrader.grade_id).source.endswith(gone.source.strip())


@pytest.mark.parametrize("status, points", rows({"passed": ("passed", 1.0), "failed": ("failed", 0.0), "ungraded": ("ungraded", 0.0),
                                                 "none": (None, 0.0)}))
def test_points_go_by_the_verdict(status, points, notebook, resources):
    cell = graded(notebook, grade=True, solution=False, points=1)
    cell.metadata.descent = {"status": status}
    cell.outputs = [nbformat.v4.new_output("stream", text="1.0")]  # which nbgrader would take for points
    SaveVerdicts().preprocess(notebook, resources)
    with Gradebook(resources["nbgrader"]["db_url"]) as gradebook:
        found = gradebook.find_grade(cell.metadata.nbgrader.grade_id, **WHERE)
        assert (found.auto_score, found.needs_manual_grade) == (points, False)


def test_what_a_person_has_graded_stays_and_is_to_be_looked_at_again(notebook, resources):
    name = graded(notebook, grade=True, solution=False).metadata.nbgrader.grade_id
    with Gradebook(resources["nbgrader"]["db_url"]) as gradebook:
        gradebook.find_grade(name, **WHERE).manual_score = 0.5
        gradebook.db.commit()
    SaveVerdicts().preprocess(notebook, resources)
    with Gradebook(resources["nbgrader"]["db_url"]) as gradebook:
        found = gradebook.find_grade(name, **WHERE)
        assert (found.manual_score, found.needs_manual_grade) == (0.5, True)


def test_unanswered_cells_are_commented_on_as_nbgrader_does(notebook, resources):
    empty, written = [cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("solution")][:2]
    OverwriteCells().preprocess(notebook, resources)  # which knows what they are like when nobody has answered
    written.source = "class Mine: pass"
    SaveVerdicts().preprocess(notebook, resources)
    with Gradebook(resources["nbgrader"]["db_url"]) as gradebook:
        assert [gradebook.find_comment(cell.metadata.nbgrader.grade_id, **WHERE).auto_comment for cell in (empty, written)] == [
            "No response.", None]


def test_all_who_open_a_gradebook_share_an_engine_inside_and_only_there(resources):
    url = resources["nbgrader"]["db_url"]

    def engines():
        with Gradebook(url) as one, Gradebook(url) as other:
            return one.engine, other.engine
    with one_engine():
        one, other = engines()
        assert one is other is engines()[0]
    assert len({*engines(), one}) == 3


def test_a_gradebook_that_was_closed_inside_is_not_held_open(resources):
    path = resources["nbgrader"]["db_url"].removeprefix("sqlite:///")
    with one_engine():
        with Gradebook(resources["nbgrader"]["db_url"]) as gradebook:
            gradebook.update_or_create_student("ada-02")
        opened = [os.readlink(f"/proc/self/fd/{number}") for number in os.listdir("/proc/self/fd") if os.path.exists(f"/proc/self/fd/{number}")]
        assert path not in opened
        with sqlite3.connect(path, timeout=0) as elsewhere:
            assert elsewhere.execute("DELETE FROM student WHERE id = 'ada-02'").rowcount == 1


def test_tables_and_the_course_are_looked_for_when_a_gradebook_is_first_opened_inside(tmp_path, queries):
    find_tools()
    one, two = (f"sqlite:///{tmp_path / name}.db" for name in ("one", "two"))
    asked = []
    with one_engine():
        for url, course in ((one, "a"), (one, "a"), (two, "a"), (one, "b")):
            queries.clear()
            with Gradebook(url, course) as gradebook:
                assert gradebook.course_id == course and gradebook.db.bind is gradebook.engine
            asked.append(bool(queries))
            with Gradebook(url, course) as gradebook:  # what the first has made is there
                assert gradebook.db.get(api.Course, course) and gradebook.students == []
    assert asked == [True, False, True, True]
    with Gradebook(one, "a"):
        queries.clear()
    with Gradebook(one, "a"):
        assert queries

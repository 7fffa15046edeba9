"""nbgrader's own commands on a gradebook that is not this course's: one sentence, and nothing read, written or removed."""
import logging
import re
import shutil
from pathlib import Path

import pytest
from nbgrader import converters
from nbgrader.converters.base import NbGraderException
from nbgrader.coursedir import CourseDirectory
from traitlets.log import get_logger

from grader import guard
from grader.course import Course
from grader.settings import load_config
from tests.conftest import KIT, run
from tests.crowd import PARTS, crowd, fill_gradebook, make_course, person
from tests.helpers import rows

MOST = ("Autograde", "GenerateFeedback")
ALL = (*MOST, "GenerateAssignment")
OTHER = "The gradebook is of the course descent, but nbgrader_config.py says chemistry. Correct c.CourseDirectory.course_id"


@pytest.fixture
def graded(tmp_path):
    """A graded class, in which somebody has feedback already."""
    folder = make_course(tmp_path / "course", {"ada-01": person(), "ada-02": person(), "ada-03": person(submits=False)}, {"01_sgd": PARTS["01_sgd"]})
    (folder / "feedback" / "ada-01" / "optimizers").mkdir(parents=True)
    (folder / "feedback" / "ada-01" / "optimizers" / "01_sgd.html").write_text("a page")
    return folder


def converter(name, folder, course="descent", assignment="optimizers", **options):
    """One of nbgrader's converters in a course's folder, as its commands make it."""
    config = load_config(Course(KIT))
    config.CourseDirectory.course_id = course
    desk = CourseDirectory(config=config, root=str(folder), assignment_id=assignment, **options)
    made = getattr(converters, name)(coursedir=desk, config=config)
    made.force = True
    return made


def state(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def junk(folder):
    (folder / "gradebook.db").write_text("this is no database, however one looks at it")


def another(folder):
    shutil.rmtree(folder / "elsewhere", ignore_errors=True)
    (folder / "gradebook.db").unlink()
    make_course(folder / "elsewhere", crowd(3), assignment="week 1")
    shutil.copy(folder / "elsewhere" / "gradebook.db", folder)


def of_others(folder):
    (folder / "gradebook.db").unlink()
    make_course(folder / "elsewhere", {"eve": person()})
    shutil.copy(folder / "elsewhere" / "gradebook.db", folder)


def nothing(folder):
    pass


CASES = {f"{name}, {case}": (name, spoil, options, said) for case, (names, spoil, options, said) in {
    "another course": (ALL, nothing, {"course": "chemistry"}, OTHER),
    "no gradebook": (MOST, lambda folder: (folder / "gradebook.db").unlink(), {},
                     "there is no gradebook. Run `nbgrader generate_assignment optimizers` first."),
    "no database": (ALL, junk, {}, "gradebook.db: the gradebook cannot be read"),
    "a file with nothing in it": (MOST, lambda folder: (folder / "gradebook.db").write_bytes(b""), {}, "this is not a gradebook of nbgrader"),
    "an unknown assignment": (MOST, another, {}, "The gradebook knows no assignment optimizers (it knows week 1)."),
    "grades of others": (("GenerateFeedback",), of_others, {}, "The gradebook has no grades of ada-01, ada-02 in optimizers. Is it this "
                         "course's? Then run `python -m grader grade optimizers --students ada-01 ada-02 --force`."),
    "no grades of the one": (("GenerateFeedback",), of_others, {"student_id": "ada-02"}, "The gradebook has no grades of ada-02 in"),
}.items() for name in names}


@pytest.mark.parametrize("name, spoil, options, said", rows(CASES))
def test_one_sentence_and_nothing_is_touched(graded, name, spoil, options, said):
    spoil(graded)
    before, log = state(graded), Heard()
    get_logger().addHandler(log)
    try:
        with pytest.raises(NbGraderException) as problem:
            converter(name, graded, **options).start()
    finally:
        get_logger().removeHandler(log)
    assert said in str(problem.value) and log.lines == [str(problem.value)] and state(graded) == before


@pytest.mark.parametrize("name, options", rows({**{name: (name, {}) for name in ALL},
                                                **{f"{name}, before there is one": (name, {"assignment": ""}) for name in ALL}}))
@pytest.mark.parametrize("address", [None, "sqlite:///gradebook.db"])
def test_the_courses_own_gradebook_is_taken(graded, name, options, address):
    made = converter(name, graded, **options, **({"db_url": address} if address else {}))
    made.exporter_class(parent=made, config=made.config)


@pytest.mark.parametrize("spoil", rows({"no gradebook": lambda folder: (folder / "gradebook.db").unlink(), "a new assignment": another}))
def test_generating_needs_none(graded, spoil):
    spoil(graded)
    made = converter("GenerateAssignment", graded)
    made.exporter_class(parent=made, config=made.config)


def test_who_has_left_the_gradebook_costs_nobody_his_feedback(graded):
    (graded / "gradebook.db").unlink()
    fill_gradebook(graded, {"ada-01": person(), "ada-03": person()}, {"01_sgd": PARTS["01_sgd"]}, "descent", "optimizers")
    log = Heard()
    get_logger().addHandler(log)
    try:
        converter("GenerateFeedback", graded).start()
    finally:
        get_logger().removeHandler(log)
    assert [line for line in log.lines if "no grades of ada-02 in optimizers" in line] == log.lines != []
    assert sorted(path.parts[-3] for path in graded.glob("feedback/*/*/*.html")) == ["ada-01"]


@pytest.mark.parametrize("name", ALL)
def test_where_nothing_can_be_written_nothing_is_begun(graded, name, monkeypatch):
    """Root may write everywhere, but on a disk that is mounted for reading."""
    monkeypatch.setattr(guard.os, "access", lambda path, mode: not Path(path).is_relative_to(graded))
    before = state(graded)
    with pytest.raises(NbGraderException, match=re.escape(str(graded)) + ".* cannot be written. Make it writable"):
        converter(name, graded).start()
    assert state(graded) == before


def test_nbgraders_command(graded):
    with open(graded / "nbgrader_config.py", "a", encoding="utf-8") as config:
        config.write('from grader.wiring import wire\nwire(c)\nc.CourseDirectory.course_id = "chemistry"\n')
    output = run("nbgrader generate_feedback optimizers", graded, expect=1, PYTHONPATH=str(KIT))
    assert OTHER in output and "Traceback" not in output


class Heard(logging.Handler):
    """What was logged as an error."""

    def __init__(self):
        super().__init__(logging.ERROR)
        self.lines = []

    def emit(self, record):
        self.lines.append(record.getMessage())

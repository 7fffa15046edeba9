"""Feedback handed back through the exchange, of a class in which not everybody came by it."""
import logging

import pytest
from nbgrader.coursedir import CourseDirectory
from nbgrader.exchange import ExchangeFactory

from grader.course import Course
from grader.handback import NEEDED, ReleaseFeedback
from grader.settings import load_config
from tests.conftest import KIT
from tests.helpers import rows


@pytest.fixture
def release(tmp_path, caplog):
    """release({student: names of files beside his page}): what was released, and what was said. Each has a page of his own."""
    def release(students, **settings):
        for student, names in students.items():
            folder = tmp_path / "feedback" / student / "optimizers"
            folder.mkdir(parents=True)
            for name in ("01_sgd.html", *names):
                (folder / name).write_text(student, encoding="utf-8")
        (tmp_path / "exchange").mkdir()
        (tmp_path / "exchange").chmod(0o777)
        config = load_config(Course(KIT))
        config.Exchange.root = str(tmp_path / "exchange")
        desk = CourseDirectory(config=config, root=str(tmp_path), assignment_id="optimizers", **settings)
        log = logging.getLogger("handback")
        with caplog.at_level(logging.WARNING, "handback"):
            ExchangeFactory(config=config).release_feedback(coursedir=desk, config=config, log=log).start()
        pages = (tmp_path / "exchange" / "descent" / "feedback").glob("*.html")
        return sorted(page.read_text(encoding="utf-8") for page in pages), " ".join(caplog.messages)
    return release


def test_who_did_not_come_through_the_exchange_costs_nobody_his_feedback(release):
    pages, said = release({"ada-01": (), "ada-02": NEEDED, "ada-03": NEEDED[:1], "ada-04": NEEDED})
    assert pages == ["ada-02", "ada-04"]
    assert "nothing is released to ada-01, ada-03." in said and "feedback/ada-01/optimizers" in said


@pytest.mark.parametrize("students, settings, pages", rows({
    "all by the exchange": ({"ada-01": NEEDED, "ada-02": NEEDED}, {}, ["ada-01", "ada-02"]),
    "names that are patterns": ({"[a]": NEEDED, "김 철수": NEEDED, "a": NEEDED}, {}, ["[a]", "a", "김 철수"]),
    "only one": ({"ada-01": (), "ada-02": NEEDED}, {"student_id": "ada-02"}, ["ada-02"]),
    "all but one": ({"ada-01": NEEDED, "ada-02": NEEDED}, {"student_id_exclude": "ada-01"}, ["ada-02"]),
    "nobody": ({}, {}, [])}))
def test_nobody_is_named_without_need(release, students, settings, pages):
    assert release(students, **settings) == (pages, "")


def test_nbgrader_takes_it():
    assert ExchangeFactory(config=load_config(Course(KIT))).release_feedback is ReleaseFeedback

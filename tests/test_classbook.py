"""A class from its gradebook and graded notebooks: right for any class, and a sentence where there is none to read."""
import shutil

import pytest
from nbgrader.api import Gradebook

from grader.classbook import Student, read_class
from grader.course import Course, CourseError
from tests.crowd import KNOWN, PARTS, crowd, make_course, person
from tests.helpers import rows

NAMED = {
    "a comma": ("김, 철수", "", ""), "quotes": ('O"Neil', "'x'", "a@b.org"), "Hangul": ("영희", "이", "young@x.kr"),
    "a formula": ("=1+1", "", "")}


def read(folder, people, **kwargs):
    return read_class(Course(make_course(folder / "course", people, **kwargs)), "optimizers")


def test_scores_verdicts_and_times(tmp_path):
    book = read(tmp_path, {"ada-01": person(KNOWN, hand=1.5, late=2, penalty=1, seconds=3.0), "ada-02": person(submits=False)})
    assert [(part.notebook, part.name, part.points) for part in book.parts] == [
        (notebook, name, points) for notebook, table in PARTS.items() for name, points in table.items()]
    assert book.points == 9 and book.missing == ["ada-02"] and list(book.submissions) == ["ada-01"]
    done = book.submissions["ada-01"]
    assert (done.total, done.late, done.penalty, done.seconds, done.waits) == (0.5, 7200, 1, 3, False)
    assert done.scores[("03_momentum", "momentum-why")] == 1.5 and done.scores[("01_sgd", "sgd-surface")] == 0
    assert done.verdicts[("01_sgd", "sgd-surface")]["mistake"] == "WrongSign" and len(done.verdicts) == 3


@pytest.mark.parametrize("student, total, waits", rows({
    "all right": (person(), 9, False), "nobody has read the text": (person(hand=None), 6, True),
    "nothing right": (person(KNOWN, 0), 0, False),
    "a penalty beyond zero": (person(KNOWN, 1, penalty=5), 0, False), "no verdicts": (person({}, 0), 0, False)}))
def test_totals(tmp_path, student, total, waits):
    (done,) = read(tmp_path, {"s1": student}).submissions.values()
    assert (done.total, done.waits) == (total, waits)


@pytest.mark.parametrize("names", rows({name: (value,) for name, value in NAMED.items()}))
def test_names_come_through(tmp_path, names):
    book = read(tmp_path, {"s1": person(names=names)})
    assert (book.students["s1"].first, book.students["s1"].last, book.students["s1"].email) == names


@pytest.mark.parametrize("student, name", rows({
    "both": (Student("s1", "Ada", "L"), "Ada L"), "one": (Student("s1", last="L"), "L"), "none": (Student("s1"), "s1")}))
def test_how_people_are_called(student, name):
    assert student.name == name


def test_who_has_handed_in_but_is_not_graded(tmp_path):
    folder = make_course(tmp_path / "course", {"s1": person(), "s2": person(submits=False)})
    shutil.copytree(folder / "submitted" / "s1", folder / "submitted" / "s3")
    book = read_class(Course(folder), "optimizers")
    assert book.ungraded == ["s3"] and book.missing == ["s2"]


@pytest.mark.parametrize("text",
                         rows({"nothing": "", "no JSON": "{", "no notebook": "[]", "odd cells": '{"cells": [1], "metadata": {}}',
                                       "no metadata": '{"cells": []}', "odd metadata": '{"cells": [], "metadata": []}'}))
def test_a_graded_notebook_that_cannot_be_read_costs_only_its_verdicts(tmp_path, text):
    folder = make_course(tmp_path / "course", {"s1": person()})
    (folder / "autograded" / "s1" / "optimizers" / "01_sgd.ipynb").write_text(text)
    (done,) = read_class(Course(folder), "optimizers").submissions.values()
    assert done.total == 9 and set(done.verdicts) == {("03_momentum", "momentum-first_step")}


def test_the_same_totals_as_nbgraders_own_objects(tmp_path):
    book = read(tmp_path, crowd(30))
    with Gradebook(f"sqlite:///{tmp_path}/course/gradebook.db", "descent") as stock:
        wanted = {item.student.id: max(0, item.score - item.late_submission_penalty)
                  for item in stock.assignment_submissions("optimizers")}
    assert {key: item.total for key, item in book.submissions.items()} == wanted and len(wanted) > 20


def nothing(folder):
    folder.joinpath("gradebook.db").unlink()


def junk(folder):
    folder.joinpath("gradebook.db").write_text("this is no database, however one looks at it")


def empty(folder):
    folder.joinpath("gradebook.db").write_bytes(b"")


def only_handed_in(folder):
    make_course(folder.parent / "other", {"s1": person(submits=False)})
    shutil.copy(folder.parent / "other" / "gradebook.db", folder)


def another(folder):
    make_course(folder.parent / "other", {"s1": person()}, course="chemistry")
    shutil.copy(folder.parent / "other" / "gradebook.db", folder)


def empty_class(folder):
    make_course(folder.parent / "other", {})
    shutil.copy(folder.parent / "other" / "gradebook.db", folder)
    shutil.rmtree(folder / "submitted")


@pytest.mark.parametrize("spoil, assignment, said", rows({
    "no gradebook": (nothing, "optimizers",
                     "gradebook.db: there is no gradebook. Run `nbgrader generate_assignment optimizers` first."),
    "no database": (junk, "optimizers", "gradebook.db: the gradebook cannot be read"),
    "an empty file": (empty, "optimizers", "this is not a gradebook of nbgrader"),
    "an unknown assignment": (empty_class, "week 2", "knows no assignment week 2 (it knows optimizers)"),
    "not graded": (only_handed_in, "optimizers",
                   "Nobody's optimizers is graded yet; 1 have handed it in. Run `python -m grader grade"),
    "an empty class": (empty_class, "optimizers", "Nobody's optimizers is graded yet; 0 have handed it in. Collect first"),
    "another course": (another, "optimizers", "The gradebook is of the course chemistry, but nbgrader_config.py says descent."),
}))
def test_says_why_there_is_nothing_to_read(tmp_path, spoil, assignment, said):
    folder = make_course(tmp_path / "course", {"s1": person()})
    spoil(folder)
    with pytest.raises(CourseError) as problem:
        read_class(Course(folder), assignment)
    assert said in str(problem.value) and not (folder / "gradebook.db").exists() == (spoil is nothing)

"""A new instructor: a course that `new` made, JupyterLab as `lab` starts it, formgrader with the class's names, quiet and alone."""
import pytest

from tests.browser.lab import ALLOWED, Person, lab
from tests.conftest import KIT, run
from tests.submissions import hand_in, notebook_of

SGD = notebook_of("sgd").stem
CLASS = 'id,first_name,last_name\nada-01,"Ada ""Ace""","Kim, the first"\nada-02,하늘,김\n'


@pytest.fixture
def desk(tmp_path):
    (tmp_path / "class.csv").write_text(CLASS, encoding="utf-8")
    course = tmp_path / "course"
    run(f"python -m grader new {course} --selection one_week --roster {tmp_path / 'class.csv'} --exchange {tmp_path}", KIT)
    run("nbgrader generate_assignment optimizers", course)
    hand_in("right_plain", course / "release" / "optimizers", course / "submitted" / "ada-01" / "optimizers")
    run("python -m grader grade optimizers", course, expect=None)
    return course


def test_names_show_and_the_grading_page_is_whole(desk, visit, tmp_path):
    with lab(desk, tmp_path / "home", course=True) as office:
        teacher = Person(visit(home=office, allowed=ALLOWED, viewport={"width": 1400, "height": 900}), office)
        teacher.open()
        frame = teacher.formgrader()
        teacher.visitor.shoot("office-1-formgrader")
        frame.locator("a", has_text="Manage Students").first.click()
        for name in ('Kim, the first, Ada "Ace"', "김, 하늘"):
            frame.locator("td.name", has_text=name).wait_for()
        teacher.visitor.shoot("office-2-students")
        frame.locator("a", has_text="Manual Grading").first.click()
        for link in ("optimizers", SGD, "Submission"):
            frame.locator("tbody a", has_text=link).first.click()
        first = frame.locator(".tabbable").first
        first.wait_for()
        frame.locator(".tabbable:focus").wait_for()  # formgrader goes there itself when all is typeset
        assert frame.locator("math").count() > 3
        frame.locator(".help").click()
        frame.locator("#help-dialog", has_text="Keyboard shortcuts").wait_for()
        teacher.page.wait_for_timeout(500)  # it fades in
        teacher.visitor.shoot("office-3-help")
        assert teacher.visitor.complaints == []
        assert teacher.page.locator(".Toastify__toast").count() == 0  # no news

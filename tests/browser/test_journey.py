"""The main journey in JupyterLab: from the release to a student who reads in his feedback what his teacher wrote."""
import re

import pytest
from nbgrader.api import Gradebook

from grader.course import Course
from grader.demo import make_course
from tests.browser.lab import ALLOWED, Person, lab
from tests.conftest import KIT, run
from tests.submissions import notebook_of
from tests.submissions.right_plain import ANSWERS

SGD = notebook_of("sgd").stem
WRONG = ANSWERS["sgd"].replace("-=", "+=")


@pytest.fixture
def desks(tmp_path):
    """A course and a student's folder beside it, with one exchange."""
    course, student = make_course(Course(KIT), tmp_path / "course"), tmp_path / "student"
    student.mkdir()
    (student / "nbgrader_config.py").write_text(f"c = get_config()\nc.Exchange.root = {str(course / 'exchange')!r}\n"
                                                'c.CourseDirectory.course_id = "descent"\n')
    with open(course / "nbgrader_config.py", "a", encoding="utf-8") as config:
        config.write(f"c.Exchange.root = {str(course / 'exchange')!r}\n")
    return course, student


def test_from_release_to_feedback(desks, visit, tmp_path):
    course, student = desks
    run("nbgrader generate_assignment optimizers", course)  # formgrader's first list takes its time without a gradebook
    with lab(course, tmp_path / "teacher-home", course=True) as office, lab(student, tmp_path / "student-home") as room:
        teacher = Person(visit(home=office, allowed=ALLOWED, viewport={"width": 1400, "height": 900}), office)
        learner = Person(visit(home=room, allowed=ALLOWED, viewport={"width": 1400, "height": 900}), room)
        release(teacher)
        hand_in(learner)
        grade(teacher)
        assert points(course) == {("sgd-first_step", 1.5, "Look at the sign once more.")}
        read(learner, student)
        for person in (teacher, learner):
            assert person.visitor.complaints == []


def release(teacher):
    """Generates and releases in formgrader."""
    teacher.open()
    frame = teacher.formgrader()
    teacher.press(frame, "td.assign")
    teacher.press(frame, "td.release")
    teacher.visitor.shoot("journey-1-released")


def hand_in(learner):
    """Fetches, fails a public check, mends the answer, saves, submits."""
    learner.open()
    learner.assignments()
    learner.button("Fetch", "released").click()
    learner.button("Submit", "fetched").wait_for()
    learner.open(f"optimizers/{SGD}.ipynb")
    learner.page.locator(".jp-NotebookPanel:visible .jp-CodeCell", has_text="class SGD").first.wait_for()
    learner.write("class SGD", WRONG)
    learner.run_all()
    assert re.search("AssertionError|not yet|✗", learner.output("# sgd-first_step"), re.I)
    learner.visitor.shoot("journey-2-failed-check")
    learner.write("class SGD", ANSWERS["sgd"])
    learner.run_all()
    assert not re.search("AssertionError", learner.output("# sgd-first_step"))
    learner.command("docmanager:save")
    learner.page.locator(".jp-mod-dirty").wait_for(state="detached")
    learner.assignments()
    learner.button("Submit", "fetched").click()
    learner.page.locator("#submitted_assignments_list > .list_item").first.wait_for()


def grade(teacher):
    """Collects, grades, sets points and a comment by hand, writes and releases feedback."""
    frame = teacher.formgrader()
    teacher.press(frame, "td.collect")
    frame.locator("td.num-submissions a").first.click()
    teacher.press(frame, "td.autograde")
    teacher.visitor.shoot("journey-3-graded")
    frame.locator("a", has_text="Manual Grading").first.click()
    frame.locator("tbody a", has_text="optimizers").first.click()
    frame.locator("tbody a", has_text=SGD).first.click()
    frame.locator("tbody a", has_text="Submission").first.click()
    score = frame.locator("#sgd-first_step")
    score.fill("1.5")
    score.press("Tab")
    comment = frame.locator("textarea.comment").first
    comment.fill("Look at the sign once more.")
    comment.press("Tab")
    teacher.page.wait_for_timeout(1500)
    teacher.visitor.shoot("journey-4-by-hand")
    frame = teacher.formgrader()
    teacher.press(frame, "td.generate-feedback")
    teacher.press(frame, "td.release-feedback")


def read(learner, student):
    """Fetches the feedback and reads it in JupyterLab's viewer."""
    learner.assignments()
    learner.button("Fetch Feedback", "submitted").click()
    learner.page.locator("#submitted_assignments_list", has_text="view feedback").wait_for()
    (path,) = student.glob(f"optimizers/feedback/*/{SGD}.html")
    learner.open(path.relative_to(student).as_posix())
    frame = learner.page.frame_locator(".jp-HTMLViewer iframe")
    frame.locator("h1").wait_for()
    words = " ".join(frame.locator("main").inner_text().split())
    assert "Look at the sign once more." in words and "1.5 of 2 points" in words and "Your teacher has set these points." in words
    frame.locator("tbody a").first.click()
    learner.visitor.shoot("journey-5-feedback")


def points(course):
    """{(part, points by hand, comment)} of the gradebook."""
    with Gradebook(f"sqlite:///{course}/gradebook.db", "descent") as book:
        (submission,) = book.assignment_submissions("optimizers")
        sheet = next(item for item in submission.notebooks if item.name == SGD)
        said = [item.manual_comment for item in sheet.comments if item.manual_comment]
        return {(item.name, item.manual_score, said[0]) for item in sheet.grades if item.manual_score is not None}

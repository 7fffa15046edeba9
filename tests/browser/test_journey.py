"""The main journey in JupyterLab: from the release to a student who reads in his feedback what his teacher wrote.

A second student hands in a hostile notebook; the assignment is released anew while the first one works; and in the end the
teacher opens the class report from disk. Nobody's browser complains, or asks any other host.
"""
import re

import nbformat
import pytest
from nbgrader.api import Gradebook
from nbgrader.utils import get_username

from grader.course import Course
from grader.new import Wishes, make
from tests.browser.lab import ALLOWED, Person, lab
from tests.conftest import KIT, run
from tests.submissions import cell, edit, exercises_of, graded, notebook_of, right_functions, right_plain, worth, write_answer
from tests.test_feedback import NASTY

SGD = notebook_of("sgd").stem
ANSWERS = {**right_functions.ANSWERS, **right_plain.ANSWERS}
WRONG = ANSWERS["sgd"].replace("-=", "+=")
SIZE = {"viewport": {"width": 1400, "height": 900}}
SEED = "the words of a course in a browser"
OLD, NEW = "Are the arrays really changed in place?", "Are the arrays changed where they are?"
OLD_CHECK, NEW_CHECK = "check.downhill, check.follows_lr, check.every_parameter", "check.downhill, check.every_parameter"
LEARNER, RUDE, PROOF = get_username(), "ada-02", "what nobody else may see"
HOSTILE = """
import builtins, numpy
numpy.allclose = numpy.array_equal = lambda *anything, **more: True
builtins.all = builtins.any = builtins.isinstance = lambda *anything: True
for place in ("gradebook.db", "../gradebook.db", "../../../gradebook.db", COURSE + "/gradebook.db"):
    try:
        open(place, "r+b").truncate(0)
    except OSError:
        pass
from IPython.display import HTML, Javascript, display
display(HTML("<script>document.title = 'hit'</script><img src=x onerror=\\"document.title='hit'\\">"), Javascript("document.title = 'hit'"))
"""


@pytest.fixture
def desks(tmp_path):
    """A course of two pages and two students' folders beside it, with one exchange."""
    course = make(Course(KIT), tmp_path / "course", Wishes("one_session")).course.root
    (tmp_path / "exchange").mkdir()
    (tmp_path / "exchange").chmod(0o777)
    exchange = f"c.Exchange.root = {str(tmp_path / 'exchange')!r}\n"
    with open(course / "nbgrader_config.py", "a", encoding="utf-8") as config:
        config.write(f"{exchange}c.Descent.seed = {SEED!r}\n")
    for name in ("student", "rude"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "nbgrader_config.py").write_text(f'c = get_config()\nc.CourseDirectory.course_id = "descent"\n{exchange}')
    return course, tmp_path / "student", tmp_path / "rude"


def test_from_release_to_feedback(desks, visit, tmp_path):
    course, student, rude = desks
    run("nbgrader generate_assignment optimizers", course)  # formgrader's first list takes its time without a gradebook
    with lab(course, tmp_path / "teacher-home", course=True) as office, lab(student, tmp_path / "student-home") as room:
        teacher = Person(visit(home=office, allowed=ALLOWED, **SIZE), office)
        learner = Person(visit(home=room, allowed=ALLOWED, **SIZE), room)
        release(teacher)
        work(learner, student)
        release_anew(course, learner, student)
        hand_in(learner, student)
        hand_in_hostile(rude, course)
        grade(teacher)
        assert points(course) == {LEARNER: worth(*sgd()), RUDE: 0.0}
        graded = (course / "autograded" / LEARNER / "optimizers" / f"{SGD}.ipynb").read_text(encoding="utf-8")
        assert OLD in graded and NEW_CHECK in graded and OLD_CHECK not in graded  # the words are his, the checks are today's
        by_hand(teacher)
        assert points(course) == {LEARNER: worth(*sgd()) - 0.5, RUDE: 0.0}
        read(learner, student)
        report(visit, course)
        for person in (teacher, learner):
            assert person.visitor.complaints == []


def release(teacher):
    """Generates and releases in formgrader."""
    teacher.open()
    frame = teacher.formgrader()
    teacher.press(frame, "optimizers", "td.assign")
    teacher.press(frame, "optimizers", "td.release")
    teacher.visitor.shoot("journey-01-released")


def work(learner, student):
    """Fetches, fails a public check and Validate, mends the answer; with all answers Validate is content."""
    learner.open()
    learner.assignments()
    learner.button("Fetch", "released").click()
    learner.button("Submit", "fetched").wait_for()
    learner.visitor.shoot("journey-02-fetched")
    learner.open(f"optimizers/{SGD}.ipynb")
    learner.write("class SGD", WRONG)
    learner.run_all()
    assert re.search("took f from .* downhill means that it falls", learner.output("# sgd-first_step"))
    learner.show("# sgd-first_step")
    learner.visitor.shoot("journey-03-failed-check")
    said = learner.validate()
    assert "Success" not in said and "CheckFailed" in said
    learner.visitor.shoot("journey-04-validate-wrong")
    learner.dismiss()
    learner.write("class SGD", ANSWERS["sgd"])
    learner.run_all()
    assert "CheckFailed" not in learner.output("# sgd-first_step")
    learner.save()
    edit(student / "optimizers" / f"{SGD}.ipynb", answer_all)
    learner.open(f"optimizers/{SGD}.ipynb")
    learner.page.locator(".jp-Notebook-ExecutionIndicator[data-status='idle']:visible").wait_for()
    assert "Success" in learner.validate()
    learner.visitor.shoot("journey-05-validate-right")
    learner.dismiss()


def answer_all(notebook):
    """Answers whatever a notebook asks."""
    for item in notebook.cells:
        name, kind = item.metadata.get("nbgrader", {}).get("grade_id", ""), item.metadata.get("nbgrader", {})
        if name.removesuffix("-solution") in ANSWERS:
            write_answer(notebook, name.removesuffix("-solution"), ANSWERS[name.removesuffix("-solution")])
        elif kind.get("grade") and kind.get("solution"):
            item.source = f"It falls, because each step is short. {PROOF}."


def release_anew(course, learner, student):
    """A text and a check are mended. Who has fetched keeps his folder, and sees nothing of it until he renames it and fetches again."""
    page = course / "source" / f"{SGD}.md"
    page.write_text(page.read_text(encoding="utf-8").replace(OLD, NEW).replace(OLD_CHECK, NEW_CHECK), encoding="utf-8")
    run("python -m grader render && nbgrader generate_assignment optimizers && nbgrader release_assignment optimizers --force", course)
    mine = student / "optimizers" / f"{SGD}.ipynb"
    before = mine.read_bytes()
    learner.open()
    learner.assignments()
    learner.button("Submit", "fetched").wait_for()
    assert learner.page.locator("#released_assignments_list > .list_item").count() == 0 and mine.read_bytes() == before
    (student / "optimizers").rename(student / "optimizers-old")
    learner.open()
    learner.assignments()
    learner.button("Fetch", "released").click()
    learner.button("Submit", "fetched").wait_for()
    for old, new in ((OLD, NEW), (OLD_CHECK, NEW_CHECK)):
        assert old in before.decode() and new in mine.read_text(encoding="utf-8")
    mine.write_bytes(before)  # he has copied the whole file over, instead of his answers


def hand_in(learner, student):
    """Submits, with only one part answered in all that he was asked."""
    for path in (student / "optimizers").glob("*.ipynb"):
        if path.stem != SGD:
            path.unlink()
    learner.button("Submit", "fetched").click()
    learner.page.locator("#submitted_assignments_list > .list_item").first.wait_for()
    learner.visitor.shoot("journey-06-submitted")


def hand_in_hostile(rude, course):
    """Somebody else's notebook patches, forges, reaches and shows scripts."""
    run("nbgrader fetch_assignment optimizers", rude)
    path = rude / "optimizers" / f"{SGD}.ipynb"
    edit(path, lambda notebook: write_answer(notebook, "sgd", f"COURSE = {str(course)!r}\n{HOSTILE}\n{WRONG}"))
    edit(path, lambda notebook: notebook.cells.append(nbformat.v4.new_markdown_cell("\n\n".join(text for text in NASTY if text.isprintable()))))
    edit(path, lambda notebook: cell(notebook, "sgd-first_step").update(source="1", outputs=[]))
    run(f"nbgrader submit optimizers --student={RUDE}", rude)


def grade(teacher):
    """Collects, and grades both submissions in formgrader."""
    frame = teacher.formgrader()
    teacher.press(frame, "optimizers", "td.collect")
    frame.locator("tbody tr", has_text="optimizers").locator("td.num-submissions a").first.click()
    for student in (LEARNER, RUDE):
        teacher.press(frame, student, "td.autograde")
    teacher.visitor.shoot("journey-07-graded")


def by_hand(teacher):
    """Reads both submissions; takes half a point off one of them, with a comment; writes and releases feedback."""
    frame = teacher.formgrader()
    for number in (0, 1):
        frame.locator("a", has_text="Manual Grading").first.click()
        frame.locator("tbody a", has_text="optimizers").first.click()
        frame.locator("tbody a", has_text=SGD).first.click()
        frame.locator("tbody a", has_text="Submission").nth(number).click()
        score = frame.locator("#sgd-first_step")
        score.wait_for()
        if PROOF in frame.locator("body").inner_text():
            comment = frame.locator("textarea.comment").first
            for field, text, kind in ((score, str(worth("sgd-first_step") - 0.5), "grade"), (comment, "Look at the sign once more.", "comment")):
                with teacher.page.expect_response(lambda answer: answer.request.method == "PUT" and f"/api/{kind}/" in answer.url):
                    field.fill(text)
                    field.press("Tab")
            teacher.visitor.shoot("journey-08-by-hand")
        else:
            teacher.visitor.shoot("journey-09-hostile")
    frame = teacher.formgrader()
    teacher.press(frame, "optimizers", "td.generate-feedback")
    teacher.press(frame, "optimizers", "td.release-feedback")


def read(learner, student):
    """Fetches the feedback and reads it in JupyterLab's viewer."""
    learner.open()
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
    learner.visitor.shoot("journey-10-feedback")


def report(visit, course):
    """The class report, opened from disk."""
    run("python -m grader report optimizers", course)
    reader = visit()
    reader.page.goto((course / "reports" / "optimizers.html").as_uri())
    words = " ".join(reader.page.locator("main").inner_text().split())
    assert RUDE in words and LEARNER in words and SEED not in words
    reader.shoot("journey-11-report")
    assert reader.complaints == []


def sgd():
    """Names of the graded cells of the notebook that tests judge."""
    return [name for name in graded() if name.split("-")[0] in exercises_of(notebook_of("sgd"))]


def points(course):
    """{student: points of his notebook without what teachers read}, by the gradebook."""
    with Gradebook(f"sqlite:///{course}/gradebook.db", "descent") as book:
        return {submission.student.id: sum(grade.score for sheet in submission.notebooks for grade in sheet.grades
                                           if grade.cell.cell_type == "code")
                for submission in book.assignment_submissions("optimizers")}

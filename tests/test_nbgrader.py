"""nbgrader's own commands and formgrader's interface, as nbgrader documents them."""
import csv
import json
import sys

from nbgrader.api import Gradebook

from tests.conftest import run
from tests.submissions import expected, notebook_of
from tests.test_grade import gradebook, total

POINTS = sum(expected("shadows_numpy").values())
STOCK = 'c = get_config()\nc.CourseDirectory.course_id = "descent"\n'


def test_autograde_feedback_export(course, submit):
    submit("shadows_numpy", "ada-01")
    run("nbgrader autograde optimizers && nbgrader generate_feedback optimizers && nbgrader export", course)
    assert sorted(path.name for path in course.glob("feedback/ada-01/optimizers/*.html")) == [
        f"{notebook_of(exercise).stem}.html" for exercise in ("sgd", "adam")]
    with open(course / "grades.csv", encoding="utf-8") as file:
        (row,) = csv.DictReader(file)
    assert (row["student_id"], float(row["score"]), float(row["max_score"])) == ("ada-01", POINTS, worth(course))


def test_formgraders_button(course, submit):
    """Formgrader calls NbGraderAPI in the server's own process, inside a running event loop."""
    submit("shadows_numpy", "ada-01")
    script = """
import asyncio, json
from traitlets.config import PyFileConfigLoader
from nbgrader.apps import NbGraderAPI
from nbgrader.coursedir import CourseDirectory
config = PyFileConfigLoader("nbgrader_config.py", ".").load_config()
async def press():
    return NbGraderAPI(CourseDirectory(config=config), config=config).autograde("optimizers", "ada-01")
print(json.dumps(asyncio.run(press())["success"]))
"""
    (course / "press.py").write_text(script)
    assert json.loads(run("python press.py 2>/dev/null", course)) is True
    assert total(course) == POINTS


def test_without_our_configuration_nothing_scores(course, submit):
    """The plugin is missing: nbgrader's own Execute and scoring, which give full marks to cells that raise nothing."""
    submit("shadows_numpy", "ada-01")
    for name in ("numpy.py", "descent.py", "sitecustomize.py"):
        (course / "submitted" / "ada-01" / "optimizers" / name).unlink()
    (course / "nbgrader_config.py").write_text(STOCK)
    run("nbgrader autograde optimizers", course)
    assert {score for score, _, _ in gradebook(course).values()} == {0}


def test_files_beside_the_notebooks_are_never_run(course, submit):
    submit("shadows_numpy", "ada-01")
    run("nbgrader autograde optimizers", course)
    assert total(course) == POINTS


def test_the_first_gradebook_is_made_without_alembic_on_path(course):
    before = worth(course)
    (course / "gradebook.db").unlink()
    run(f"PATH=/usr/bin:/bin {sys.executable} -m nbgrader generate_assignment optimizers", course)
    assert worth(course) == before > 0


def test_points_come_from_the_page(course):
    before, page = worth(course), course / "source" / f"{notebook_of('sgd').stem}.md"
    page.write_text(page.read_text().replace('test="first_step" points=2', 'test="first_step" points=6.5'))
    run("python -m grader render && nbgrader generate_assignment optimizers", course)
    assert worth(course) == before + 4.5


def worth(course):
    """What the assignment is worth, by the gradebook."""
    with Gradebook(f"sqlite:///{course}/gradebook.db") as book:
        return book.find_assignment("optimizers").max_score

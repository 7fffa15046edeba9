"""The ready selections: each becomes a course that is proven, is worth what it says, and grades its own answers with full points."""
import shutil

import pytest
from nbgrader.api import Gradebook

from grader.course import Course, CourseError
from grader.selections import read
from tests.conftest import KIT, run

from .helpers import rows

SELECTIONS = read(Course(KIT))


@pytest.fixture(scope="module", params=SELECTIONS)
def selected(request, tmp_path_factory):
    """(name, folder) of a course that the command has made."""
    folder = tmp_path_factory.mktemp("selected") / request.param
    said = run(f"python -m grader new {folder} --selection {request.param}", KIT)
    assert f"{SELECTIONS[request.param]['points']} points" in said and f"A course in {folder}:" in said
    return request.param, folder


def test_it_is_proven(selected):
    _, folder = selected
    run("python -m grader release", folder)
    assert run("python -m grader check", folder) == "Everything is current and proven.\n"


def test_its_answers_get_all_points_but_those_by_hand(selected):
    name, folder = selected
    course = Course(folder)
    worth = by_hand = 0
    for assignment, pages in course.assignments.items():
        run(f"nbgrader generate_assignment {assignment}", folder)
        (folder / "submitted" / "ada-01").mkdir(parents=True, exist_ok=True)
        shutil.copytree(folder / "source" / assignment, folder / "submitted" / "ada-01" / assignment)
        run(f"python -m grader grade {assignment}", folder)
        by_hand += sum(cell.tags["points"] for page in pages for cell in page.cells if cell.kind == "manual")
        with Gradebook(f"sqlite:///{folder}/gradebook.db") as book:
            submission = book.find_submission(assignment, "ada-01")
            worth += submission.max_score
            lost = [grade.name for notebook in submission.notebooks for grade in notebook.grades
                    if grade.score != grade.max_score and not grade.cell.cell_type == "markdown"]
            assert not lost
    assert worth == SELECTIONS[name]["points"] and sorted(page.name for page in course.pages) == sorted(SELECTIONS[name]["pages"])
    assert by_hand <= 12


GOOD = "one:\n  title: One\n  pages: [01_sgd]\n  points: {}\n"
WRONG = {
    "no file": (None, "no such file. Write the selections there"),
    "no yaml": ("one: [", "Correct the YAML there"),
    "a field too few": ("one:\n  pages: []\n", "one needs title, pages and points"),
    "no such page": ("one:\n  title: One\n  pages: [99_end]\n  points: 1\n", "names the page 99_end, which is not in source/"),
    "other points": (GOOD.format(1), r"are worth \d+ points, and not 1. Correct the number"),
}


@pytest.mark.parametrize("text, message", rows(WRONG))
def test_says_what_is_wrong_in_the_file(tmp_path, text, message):
    shutil.copytree(KIT / "source", tmp_path / "source")
    if text:
        (tmp_path / "selections.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(CourseError, match=message):
        read(Course(tmp_path))

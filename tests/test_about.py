"""The first cell of released notebooks: what it says, when its version changes, and that nothing of it comes back in submissions."""
import re
from datetime import datetime, timezone

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell
from nbgrader.api import Gradebook
from nbgrader.preprocessors import ClearHiddenTests, ClearSolutions

from grader.about import about, due_in_words, read_due, version, without_about
from grader.course import Course
from grader.pages import Page
from grader.render import render
from grader.sanitize import sanitize
from grader.settings import HAND_IN
from tests.conftest import KIT, run
from tests.lab import PAGE, make_course

RELEASED = sorted((KIT / "release").glob("*/*.ipynb"))
DUE = "2026-10-05 23:59 Europe/Berlin"
CELL = about("01_ball", "3f9a1c", DUE, HAND_IN)


@pytest.mark.parametrize("path", RELEASED, ids=lambda path: path.stem)
def test_every_released_notebook_begins_with_it(path):
    notebook = nbformat.read(path, as_version=4)
    first, *others = notebook.cells
    assert first == about(path.stem, version(nbformat.from_dict({"cells": others})), None, HAND_IN)
    assert first.metadata == {"deletable": False, "editable": False} and first.cell_type == "markdown"
    assert notebook.metadata.descent.version == version(nbformat.from_dict({"cells": others}))
    assert not [cell for cell in others if "<!-- about -->" in cell.source]


def test_says_what_a_student_asks_first():
    for words in ("**01_ball** · version 3f9a1c · **due Monday, 5 October 2026, 23:59 (Europe/Berlin)**", "`python -m descent 01_ball.ipynb`",
                  "*Kernel > Restart Kernel and Run All Cells*", "*Validate*", "**save first**", "Hidden tests come later", HAND_IN,
                  "rename this folder, fetch the new one"):
        assert words in CELL.source
    without = about("01_ball", "3f9a1c", None, "Bring it along.").source
    assert "> **01_ball** · version 3f9a1c\n" in without and "due" not in without and "Bring it along." in without
    assert all(line.startswith(">") for line in CELL.source.splitlines()[1:-1])  # an empty line would end the box


def version_of(course, page=PAGE):
    notebook = render(page, course)
    for step in (ClearSolutions, ClearHiddenTests):
        notebook, _ = step().preprocess(notebook, {})
    return version(notebook)


@pytest.fixture
def small(tmp_path):
    return Course(make_course(tmp_path / "small", PAGE))


def test_another_answer_leaves_the_version_and_another_skeleton_does_not(small):
    before, path = version_of(small), small.reference_path("wind")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("return 2", "return 3").replace("import math", "import cmath"), encoding="utf-8")
    assert version_of(small) == before and re.fullmatch("[0-9a-f]{6}", before)
    path.write_text(text.replace("def wind():", "def wind(speed):"), encoding="utf-8")
    assert version_of(small) != before


@pytest.mark.parametrize("number, change", [(0, {"source": "# Other words"}), (6, {"tags": {"test": "first_step", "points": 3}}),
                                            (6, {"source": "assert Ball()"}), (1, {"source": "import cmath"})])
def test_what_students_read_changes_the_version(small, number, change):
    cells = list(PAGE.cells)
    cells[number] = type(cells[number])(**{**vars(cells[number]), **change})
    assert version_of(small, Page(PAGE.name, PAGE.front, cells)) != version_of(small)


@pytest.mark.parametrize("text, moment", [(DUE, (2026, 10, 5, 21, 59)), ("2026-12-05 23:59 Europe/Berlin", (2026, 12, 5, 22, 59)),
                                          ("2026-10-05 23:59 UTC", (2026, 10, 5, 23, 59)), ("2026-10-05 23:59 -03:30", (2026, 10, 6, 3, 29))])
def test_a_due_date_is_a_moment(text, moment):
    assert read_due(text) == datetime(*moment, tzinfo=timezone.utc)
    assert due_in_words(text).endswith(f", 23:59 ({text.split()[2]})")


def test_generating_writes_the_due_date_into_notebook_and_gradebook(course):
    with open(course / "nbgrader_config.py", "a", encoding="utf-8") as config:
        config.write(f'c.Descent.due = {{"optimizers": {DUE!r}}}\nc.Descent.hand_in = "Bring it along."\n')
    run("nbgrader generate_assignment optimizers --notebook 05_adam", course)
    dated = nbformat.read(course / "release/optimizers/05_adam.ipynb", as_version=4)
    known = nbformat.read(KIT / "release/optimizers/05_adam.ipynb", as_version=4).metadata.descent.version
    assert dated.cells[0] == about("05_adam", known, DUE, "Bring it along.")
    with Gradebook(f"sqlite:///{course}/gradebook.db", "descent") as book:
        assert book.find_assignment("optimizers").duedate == datetime(2026, 10, 5, 21, 59)


COMES_BACK = {  # {what came back: what is left of it}
    CELL.source: "", f"\n{CELL.source}\n\n": "", f"{CELL.source}\n\nMy notes": "My notes", f"My notes\n\n{CELL.source}": None,
    CELL.source.partition("<!-- /about")[0]: None, "": None, "Words": None}


@pytest.mark.parametrize("text", COMES_BACK, ids=range(len(COMES_BACK)))
def test_it_is_taken_off_what_comes_back(text):
    assert without_about(text) == (text if COMES_BACK[text] is None else COMES_BACK[text])


def test_a_submission_is_graded_without_it(small):
    blueprint = render(PAGE, small)
    plain, repairs = sanitize(blueprint, blueprint)
    submitted = nbformat.v4.new_notebook(cells=[CELL, *blueprint.cells])
    assert sanitize(submitted, blueprint) == (plain, repairs) and not repairs
    theirs = [new_markdown_cell(f"{CELL.source}\nMy notes"), new_code_cell(CELL.source), new_markdown_cell("")]
    kept = sanitize(nbformat.v4.new_notebook(cells=[*theirs, *blueprint.cells]), blueprint)[0].cells
    assert [cell.source for cell in kept[:3]] == ["My notes", theirs[1].source, ""]

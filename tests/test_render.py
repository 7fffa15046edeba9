"""Rendering: the same bytes wherever and whenever, notebooks as nbgrader wants them, and the way back to the page."""
import json
import re
import shutil
import subprocess
import sys
from copy import deepcopy
from pathlib import Path

import nbformat
import pytest
from nbgrader.nbgraderformat import MetadataValidator
from nbgrader.preprocessors import CheckCellMetadata, ClearHiddenTests, ClearSolutions, DeduplicateIds

from grader.course import Course, CourseError
from grader.derive import notebook_path
from grader.pages import Cell, Page
from grader.render import cell_name, dump, fingerprint, origin, points_table, render, to_page

from .lab import BALL, PAGE, WIND, make_course, random_page

KIT = Course(Path(__file__).parents[1])
PAGES = [pytest.param(page, id=page.name) for page in KIT.pages]


@pytest.fixture
def small(tmp_path):
    """A course of one page with cells of all kinds."""
    return Course(make_course(tmp_path / "small", PAGE))


@pytest.mark.parametrize("page", PAGES)
def test_committed_notebooks_are_what_their_pages_render_to(page):
    assert notebook_path(KIT, page).read_bytes() == dump(render(page, KIT))


@pytest.mark.parametrize("hashseed", ["1", "2"])
def test_another_run_in_a_copy_elsewhere_gives_the_same_bytes(tmp_path, hashseed):
    copy = tmp_path / "elsewhere" / "코스"
    for folder in ("source", "reference_solutions"):
        shutil.copytree(KIT.root / folder, copy / folder, ignore=shutil.ignore_patterns("*.ipynb", "__pycache__"))
    shutil.copy(KIT.root / "nbgrader_config.py", copy)
    program = ("from grader.course import Course; from grader.derive import write_notebooks; import grader\n"
               "print(len(write_notebooks(Course.around())), grader.__file__)")
    done = subprocess.run([sys.executable, "-c", program], cwd=copy, capture_output=True, text=True, check=True,
                          env={"PYTHONPATH": str(KIT.root), "PYTHONHASHSEED": hashseed, "TZ": "Asia/Seoul", "LC_ALL": "C"})
    assert done.stdout.split() == [str(len(KIT.pages)), str(KIT.root / "grader" / "__init__.py")]
    for page in KIT.pages:
        assert notebook_path(Course(copy), page).read_bytes() == notebook_path(KIT, page).read_bytes()


def test_dump_is_what_jupyter_reads_and_leaves_the_notebook_alone(small):
    notebook = render(PAGE, small)
    before = deepcopy(notebook)
    text = dump(notebook).decode("utf-8")
    assert notebook == before == nbformat.reads(text, as_version=4)
    assert text.endswith("}\n") and "공" in text and text.count("\n") > 200
    assert text == json.dumps(json.loads(text), indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def test_cells_of_all_kinds(small):
    notebook = render(PAGE, small)
    assert [(cell.cell_type, cell.id) for cell in notebook.cells] == [
        ("markdown", "ball-1"), ("code", "ball-setup"), ("markdown", "ball-3"), ("markdown", "ball-4"), ("code", "ball-solution"),
        ("code", "ball-6"), ("code", "ball-first_step"), ("code", "wind-solution"), ("code", "wind-blows"), ("markdown", "ball-why")]
    flags = {cell.metadata.nbgrader.grade_id: tuple(cell.metadata.nbgrader.get(key) for key in (
        "grade", "locked", "solution", "task", "points", "schema_version")) for cell in notebook.cells if cell.metadata}
    assert flags == {
        "ball-setup": (False, True, False, False, None, 3), "ball-solution": (False, False, True, False, None, 3),
        "wind-solution": (False, False, True, False, None, 3), "ball-first_step": (True, True, False, False, 2, 3),
        "wind-blows": (True, True, False, False, 0.5, 3), "ball-why": (True, False, True, False, 1, 3)}
    sources = [cell.source for cell in notebook.cells]
    assert sources[4] == BALL.rstrip("\n") and sources[7] == WIND.rstrip("\n")
    assert sources[5] == "table = f'{{points}}'"
    assert sources[6] == ('# ball-first_step (2 points)\nassert Ball\n\n### BEGIN HIDDEN TESTS\nfrom descent import hidden_tests; '
                          'hidden_tests("ball-first_step")\n### END HIDDEN TESTS')
    assert sources[0] == "# 공\n\n" + points_table(PAGE) + "\n\nWords"
    assert notebook.metadata.descent.page == "01_ball" and notebook.metadata.kernelspec.name == "python3"


def test_points_table():
    assert points_table(PAGE).splitlines() == [
        "<!-- points -->", "| part | points |", "| --- | ---: |", "| ball, first step | 2 |", "| wind, blows | 0.5 |",
        "| ball, why | 1 |",
        "| **in all** | **3.5** |", "<!-- /points -->"]


def test_points_table_of_one_exercise():
    assert "\n| first step | 2 |\n| why | 1 |\n" in points_table(Page(PAGE.name, PAGE.front, [
        cell for cell in PAGE.cells if cell.tags.get("exercise") is None]))


@pytest.mark.parametrize("points, words", [(1, "1 point"), (2, "2 points"), (0.5, "0.5 points"), (0, "0 points"), (1e6, "1e+06 points"),
                                           (1e-5, "1e-05 points")])
@pytest.mark.parametrize("source", ["", "x = 1", "x = 1\n\n", "\nx", "# first (2 points)\nx"], ids=repr)
def test_check_names_its_points_and_comes_back(small, points, words, source):
    page = Page("01_ball", PAGE.front, [Cell("check", source, {"test": "first", "points": points})])
    notebook = render(page, small)
    assert notebook.cells[0].source.startswith(f"# ball-first ({words})\n{source}\n\n### BEGIN")
    assert to_page(notebook, page, small) == (page, {})


@pytest.mark.parametrize("page", PAGES)
def test_notebooks_of_the_kit_come_back_as_their_pages(page):
    assert to_page(render(page, KIT), page, KIT) == (page, {})


def test_random_notebooks_are_valid_and_come_back_as_their_pages(small):
    for seed in range(80):
        page = random_page(seed)
        notebook = render(page, small)
        nbformat.validate(notebook)
        MetadataValidator().validate_nb(notebook)
        assert to_page(nbformat.reads(dump(notebook).decode(), as_version=4), page, small) == (page, {}), f"seed {seed}"


@pytest.mark.parametrize("page", PAGES)
def test_nbgrader_accepts_what_it_is_given(page):
    notebook = render(page, KIT)
    nbformat.validate(notebook)
    MetadataValidator().validate_nb(notebook)
    for step in (DeduplicateIds, CheckCellMetadata):
        assert step().preprocess(deepcopy(notebook), {})[0] == notebook
    ids = [cell.id for cell in notebook.cells]
    assert len(set(ids)) == len(ids) and all(re.fullmatch(r"[\w-]{1,64}", name, re.A) for name in ids)


@pytest.mark.parametrize("page", PAGES)
def test_nbgrader_clears_all_that_is_between_the_marks(page):
    notebook = render(page, KIT)
    for name in page.exercises:
        body = KIT.reference(name)[1]
        assert next(cell.source for cell in notebook.cells if cell.id == f"{name}-solution") == body.rstrip("\n")
    for step in (ClearSolutions, ClearHiddenTests):
        notebook, _ = step().preprocess(notebook, {})
    for name in page.exercises:
        before, indent, answer, _, after = re.split(r"^( *)### (?:BEGIN|END) SOLUTION\n", KIT.reference(name)[1], flags=re.M)
        skeleton = next(cell.source for cell in notebook.cells if cell.id == f"{name}-solution")
        assert skeleton == f"{before}{indent}# YOUR CODE HERE\n{indent}raise NotImplementedError()\n{after}".rstrip("\n")
        answers = {line.strip() for line in answer.splitlines()} - {line.strip() for line in before.splitlines()} - {""}
        assert answers and not [line for line in answers if any(line in cell.source for cell in notebook.cells)]
    assert not [cell for cell in notebook.cells if "SOLUTION" in cell.source or "hidden_tests" in cell.source]


UNSEEN = {"outputs": lambda cell: cell.update(outputs=[{"output_type": "stream"}]), "count": lambda cell: cell.update(execution_count=3),
          "id": lambda cell: cell.update(id="f00"), "tags": lambda cell: cell.metadata.update(tags=["a"])}
SEEN = {"source": lambda cell: cell.update(source="y"), "type": lambda cell: cell.update(cell_type="markdown"),
        "points": lambda cell: cell.metadata.nbgrader.update(points=3), "name": lambda cell: cell.metadata.nbgrader.update(grade_id="b"),
        "no nbgrader": lambda cell: cell.metadata.clear()}


@pytest.mark.parametrize("change, seen", [*((change, False) for change in UNSEEN.values()), *((change, True) for change in SEEN.values())],
                         ids=[*UNSEEN, *SEEN])
def test_fingerprint_tells_edits_from_running(small, change, seen):
    notebook = render(PAGE, small)
    before = fingerprint(notebook.cells)
    assert before == notebook.metadata.descent.cells
    change(notebook.cells[6])
    assert (fingerprint(notebook.cells) != before) is seen


def test_origin_tells_what_a_notebook_is_made_from(small):
    path, before = small.reference_path("wind"), origin(PAGE, small)
    path.write_text(path.read_text(encoding="utf-8").replace("import math", "import numpy"), encoding="utf-8")
    assert origin(PAGE, small) == before  # what stays on top of a reference is in no notebook
    path.write_text(path.read_text(encoding="utf-8").replace("return 2", "return 3"), encoding="utf-8")
    assert origin(PAGE, small) != before
    assert origin(Page(PAGE.name, PAGE.front, PAGE.cells[:-1]), small) != origin(PAGE, small)


CLASH = {
    "tests": ([Cell("check", "", {"test": "a", "points": 1})] * 2, "two cells are called ball-a. Give one of them another"),
    "kinds": ([Cell("locked", "", {"id": "a"}), Cell("manual", "", {"id": "a", "points": 1})], "two cells are called ball-a. Give"),
    "solutions": ([Cell("solution")] * 2, "two cells are called ball-solution. Give one of them"),
    "locked solution": ([Cell("solution"), Cell("locked", "", {"id": "solution"})], "two cells are called ball-solution. Give"),
    "long": ([Cell("check", "", {"test": "a" * 60, "points": 1})], "ball-a+ is longer than the 64 characters .* Shorten it"),
}


@pytest.mark.parametrize("cells, words", CLASH.values(), ids=CLASH.keys())
def test_render_names_cells_that_nbgrader_could_not_tell_apart(small, cells, words):
    with pytest.raises(CourseError, match=rf"^source/01_ball\.md: {words}"):
        render(Page("01_ball", PAGE.front, cells), small)


def test_render_names_a_reference_that_is_missing(small):
    with pytest.raises(CourseError, match="gone.py: no such file. Write the right answer there, or correct the page"):
        render(Page("01_ball", PAGE.front, [Cell("solution", "", {"exercise": "gone"})]), small)


@pytest.mark.parametrize("kind, tags, name", [("check", {"test": "a"}, "ball-a"), ("check", {"test": "a", "exercise": "wind"}, "wind-a"),
                                              ("solution", {}, "ball-solution"), ("locked", {"id": "a"}, "ball-a"), ("text", {}, None),
                                              ("manual", {"id": "a"}, "ball-a"), ("code", {}, None)])
def test_cell_name(kind, tags, name):
    assert cell_name(Cell(kind, "", tags), PAGE) == name


def _nbgrader(**changes):
    return lambda cell: cell.metadata.setdefault("nbgrader", {}).update(changes)


def _replace(old, new):
    return lambda cell: cell.update(source=cell.source.replace(old, new))


# number of the cell in PAGE, edit, what the message says after "cell N (its first words)"
UNFIT = {
    "raw cell": (5, lambda cell: cell.update(cell_type="raw"), "a raw cell cannot go .* Make it a Markdown or code cell"),
    "pasted picture": (0, lambda cell: cell.update(attachments={"a.png": {}}), "a picture within a cell .* Save it as a file"),
    "task": (2, _nbgrader(grade_id="ball-a", locked=True, task=True, points=1), "a manually graded task .* Make it a manually graded ans"),
    "check as text": (6, lambda cell: cell.update(cell_type="markdown"), "a check cell cannot be a markdown cell. Change its type back"),
    "solution as text": (4, lambda cell: cell.update(cell_type="markdown"), "a solution cell cannot be a markdown cell. Change"),
    "read-only text": (2, _nbgrader(grade_id="ball-a", locked=True), "a locked cell cannot be a markdown cell. Change"),
    "manual code": (9, lambda cell: cell.update(cell_type="code"), "a manual cell cannot be a code cell. Change its type back"),
    "name of the toolbar": (5, _nbgrader(grade_id="cell-0af3", grade=True, points=1), "a check must be called <exercise>-<test>, as in ball"),
    "name without a dash": (6, _nbgrader(grade_id="ball"), "a check cell must be called <exercise>-<test>, and not 'ball'. Rename it"),
    "no name": (6, lambda cell: cell.metadata.nbgrader.pop("grade_id"), "a check cell must be called <exercise>-<test>, .* Rename it"),
    "locked with another name": (1, _nbgrader(grade_id="wind-setup"), "a locked cell must be called ball-<id>, and not 'wind-setup'. Re"),
    "manual with another name": (9, _nbgrader(grade_id="why"), "a manual cell must be called ball-<id>, and not 'why'. Rename it"),
    "solution with another name": (4, _nbgrader(grade_id="ball-answer"), "a solution cell must be called <exercise>-solution, .* Rename"),
    "solution of no exercise here": (4, _nbgrader(grade_id="rain-solution"), "a solution of 'rain', which is not on its page. Call it"),
    "cell that was split": (7, _nbgrader(grade_id="ball-solution"), "there is another cell called ball-solution. Join the two, or"),
    "cell that was copied": (8, _nbgrader(grade_id="ball-first_step"), "there is another cell called ball-first_step. Join the two, or"),
    "hidden tests": (6, _replace("import", "import  "), "its hidden tests were edited. .* take the"),
    "mark": (6, _replace("### END", "## END"), "its hidden tests were edited. .* take the edit back"),
    "table of points": (0, _replace("| 2 |", "| 3 |"), "the table of points was edited. .* write {{points}}"),
}


@pytest.mark.parametrize("index, edit, words", UNFIT.values(), ids=UNFIT.keys())
def test_to_page_names_file_cell_and_remedy(small, index, edit, words):
    notebook = render(PAGE, small)
    edit(notebook.cells[index])
    with pytest.raises(CourseError, match=rf"(?s)^source/week 1/01_ball\.ipynb, cell {index + 1} \(.*\): {words}"):
        to_page(notebook, PAGE, small)

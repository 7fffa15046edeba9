"""Pages and notebooks stay the same thing: what is edited in JupyterLab is absorbed, and no edit is lost in silence."""
import random
import shutil
from pathlib import Path

import nbformat
import pytest

from grader.cli import main
from grader.course import Course, CourseError
from grader.derive import absorb, is_edited, notebook_path, write_notebooks
from grader.pages import Cell, Page

from .lab import BALL, EXACT, NEW, PAGE, ROUGH, SECOND, WIND, files, in_lab, insert, make_course, on, path_of, replace, told

KIT = Path(__file__).parents[1]


@pytest.fixture
def folder(tmp_path):
    """A course of two pages whose notebooks are rendered."""
    folder = make_course(tmp_path / "course", PAGE, SECOND)
    write_notebooks(Course(folder))
    return folder


def settled(folder, wanted, generated):
    """Whether the notebook tells what was wanted, nothing is left to do, and page, reference and notebook agree."""
    notebook = nbformat.read(path_of(folder), as_version=4)
    assert told(notebook, generated) == told(wanted, generated)
    assert not is_edited(notebook) and not any(cell.get("outputs") for cell in notebook.cells)
    assert (absorb(Course(folder)), write_notebooks(Course(folder))) == ([], [])
    path_of(folder).unlink()
    assert write_notebooks(Course(folder)) == [path_of(folder)]
    return nbformat.read(path_of(folder), as_version=4) == notebook


@pytest.mark.parametrize("name", [*EXACT, *ROUGH])
def test_absorb_carries_an_edit_back(folder, name):
    wanted = in_lab(folder, {**EXACT, **ROUGH}[name])
    edited = is_edited(nbformat.read(path_of(folder), as_version=4))
    assert bool(absorb(Course(folder))) is edited
    if not edited:  # it was only run: rendering it anew loses nothing
        assert write_notebooks(Course(folder)) == [path_of(folder)]
    assert settled(folder, wanted, name in EXACT)


@pytest.mark.parametrize("seed", range(16))
def test_absorb_carries_many_edits_back(folder, seed):
    rng = random.Random(seed)
    names = rng.sample([*EXACT, *ROUGH], 6)
    wanted = in_lab(folder, *({**EXACT, **ROUGH}[name] for name in names), seed=seed)
    absorb(Course(folder))
    write_notebooks(Course(folder))  # in case that what was edited was deleted again
    assert settled(folder, wanted, generated=False), names


@pytest.mark.parametrize("command, said", [("render", "Every notebook is what its page renders to.\n"),
                                           ("absorb", "No notebook was edited since it was rendered.\n")])
def test_a_command_with_nothing_to_write_says_so(folder, monkeypatch, capsys, command, said):
    (folder / "nbgrader_config.py").touch()
    monkeypatch.chdir(folder)
    assert main([command]) == 0 and capsys.readouterr().out == said
    in_lab(folder, EXACT["other solution"])
    main(["absorb"])
    assert capsys.readouterr().out.splitlines() == [f"wrote {path.relative_to(folder)}" for path in
                                                    (Course(folder).reference_path("wind"), path_of(folder))]


def test_absorb_says_what_it_wrote_and_touches_nothing_else(folder):
    course, before = Course(folder), files(folder)
    in_lab(folder, EXACT["other solution"])
    assert absorb(course) == [course.reference_path("wind"), path_of(folder)]
    in_lab(folder, EXACT["new text"], page=SECOND)
    assert absorb(Course(folder)) == [folder / "source" / "02_wind.md", path_of(folder, SECOND)]
    after = files(folder)
    assert {name for name in after if after[name] != before.get(name)} == {
        "reference_solutions/wind.py", "source/02_wind.md", "source/week 1/01_ball.ipynb", "source/week 1/02_wind.ipynb"}
    assert after["reference_solutions/wind.py"].decode() == '"""wind."""\nimport math\n\n\n' + WIND.replace("2", "'둘'")


def test_absorb_leaves_a_page_as_it_was_written_where_only_the_solution_was_edited(folder):
    page = folder / "source" / "01_ball.md"
    page.write_text(page.read_text(encoding="utf-8").replace("---\n\n", "# a comment\n---\n\n\n\n", 1), encoding="utf-8")
    before = page.read_bytes()
    in_lab(folder, EXACT["solution"])
    assert absorb(Course(folder)) == [Course(folder).reference_path("ball"), path_of(folder)]
    assert page.read_bytes() == before


def test_absorb_of_notebooks_as_rendered_writes_nothing(folder):
    before = files(folder)
    assert absorb(Course(folder)) == []
    in_lab(folder)  # runs and saves it
    path_of(folder, SECOND).unlink()
    assert absorb(Course(folder)) == []
    assert {name for name, content in files(folder).items() if content != before[name]} == {"source/week 1/01_ball.ipynb"}


def write(name, old, new):
    """The edit of a file in the course."""
    return lambda folder: (folder / name).write_text((folder / name).read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def lab(*edits, page=PAGE):
    return lambda folder: in_lab(folder, *edits, page=page)


BOTH = r"01_ball\.ipynb and source/01_ball\.md .* were both edited\. Keep one: .* absorb, or run `python -m grader render --force`"
LOST = r"01_ball\.ipynb was edited since it was rendered\. Run `python -m grader absorb` .*or `python -m grader render --force` to drop"
ODD = r"02_wind\.ipynb belongs to no page, and holds edits\. Move it out of source/, or .* drop it with `python -m grader render --force`"
UNREADABLE = r"01_ball\.ipynb cannot be read as a notebook\. Mend it, or make it anew with `python -m grader render --force`"
HEADLESS = r"01_ball\.ipynb, solution of ball: it must begin with a class, a function or a constant\. Write its imports on top of"
TEXT, PAGE_FILE, OTHER = EXACT["new text"], "source/01_ball.md", "source/02_wind.md"


def share_wind(folder):
    """Gives the second page a solution that the first page has too, and renders it."""
    (folder / OTHER).write_text(Page("02_wind", SECOND.front, [Cell("solution"), *SECOND.cells]).text(), encoding="utf-8")
    write_notebooks(Course(folder))


def regrade(**changes):
    return lab(on("ball-why", lambda cell: cell.metadata.nbgrader.update(changes)))


def solution(source):
    return lab(on("ball-solution", lambda cell: cell.update(source=source)))


# command, edits of files and notebooks, the message
REFUSED = {
    "absorb: page edited too": (absorb, [lab(TEXT), write(PAGE_FILE, "Words", "Other")], BOTH),
    "absorb: reference edited too": (absorb, [lab(TEXT), write("reference_solutions/ball.py", "return 1", "return 3")], BOTH),
    "absorb: page gone to another assignment": (absorb, [lab(TEXT), write(PAGE_FILE, "공\n---", "볼\n---")], BOTH),
    "absorb: stamps taken off": (absorb, [write("source/week 1/01_ball.ipynb", '"origin"', '"was"'), lab(TEXT)], BOTH),
    "absorb: the other page edited too": (absorb, [lab(TEXT), lab(TEXT, page=SECOND), write(OTHER, "Wind", "W")], "02_wind.* both edited"),
    "absorb: no notebook": (absorb, [write("source/week 1/01_ball.ipynb", "{", "<<<")], UNREADABLE),
    "absorb: no cells": (absorb, [write("source/week 1/01_ball.ipynb", '"cells"', '"cell"')], UNREADABLE),
    "absorb: imports in a solution": (absorb, [solution("import os\n\n" + BALL)], HEADLESS),
    "absorb: docstring in a solution": (absorb, [solution('"""Words."""\n' + BALL)], HEADLESS),
    "absorb: no Python": (absorb, [solution("class Ball:")], r"01_ball\.ipynb, solution of ball, line \d+: .* Correct the Python there"),
    "absorb: no solution": (absorb, [solution("")], r"01_ball\.ipynb, solution of ball: there is no class or function in it\. Write"),
    "absorb: a raw cell": (absorb, [lab(insert(lambda: nbformat.v4.new_raw_cell("a")))], r"01_ball\.ipynb, cell \d+ \(a\): a raw cell .* Make"),
    "absorb: what Markdown cannot hold": (absorb, [lab(insert(lambda: NEW[1]("a\x0cb")))], r"01_ball\.ipynb cannot be carried .* source/01_ball\.md, cell \d+ \(a\): Markdown cannot hold .* take out"),
    "absorb: points that are none": (absorb, [regrade(points=None)], r"carried into its page\..* points=None is not a number .* Write"),
    "absorb: a name that is none": (absorb, [regrade(grade_id="ball-1")], r"carried into its page\..* id='1' is not a name. Write"),
    "absorb: a name too long": (absorb, [regrade(grade_id="ball-" + "a" * 60)], r"carried into its page\..* Shorten it"),
    "absorb: two solutions": (absorb, [share_wind, lab(EXACT["other solution"]), lab(replace("wind-solution", "2", "3"), page=SECOND)],
                              r"02_wind\.ipynb and .*01_ball\.ipynb hold two different solutions of wind\. Make them equal"),
    "render: edited": (write_notebooks, [lab(TEXT)], LOST),
    "render: both edited": (write_notebooks, [lab(TEXT), write(PAGE_FILE, "Words", "Other"), write(OTHER, "Wind", "W")], LOST),
    "render: no notebook": (write_notebooks, [write("source/week 1/01_ball.ipynb", "{", "<<<"), write(OTHER, "Wind", "W")], UNREADABLE),
    "render: edited and its page gone": (write_notebooks, [lab(TEXT, page=SECOND), lambda folder: (folder / OTHER).unlink()], ODD),
    "render: edited and its page regrouped": (write_notebooks, [lab(TEXT, page=SECOND), write(OTHER, "week 1", "week 2")], ODD),
    "render: no page makes it": (write_notebooks, [lambda folder: path_of(folder).write_text(nbformat.writes(nbformat.v4.new_notebook(
        cells=[NEW[1]("a")]))), lambda folder: path_of(folder).rename(path_of(folder).with_name("02_wind.ipynb"))], "02_wind.*was edited"),
}


@pytest.mark.parametrize("command, edits, words", REFUSED.values(), ids=REFUSED.keys())
def test_what_would_be_lost_is_named_and_nothing_is_written(folder, command, edits, words):
    for edit in edits:
        edit(folder)
    before = files(folder)
    with pytest.raises(CourseError, match=words):
        command(Course(folder))
    assert files(folder) == before


@pytest.mark.parametrize("name", [name for name in REFUSED if name.startswith("render")])
def test_force_renders_all_the_same(folder, name):
    for edit in REFUSED[name][1]:
        edit(folder)
    write_notebooks(Course(folder), force=True)
    assert write_notebooks(Course(folder)) == absorb(Course(folder)) == []
    assert set(folder.glob("source/*/*.ipynb")) == {notebook_path(Course(folder), page) for page in Course(folder).pages}


def test_notebook_that_no_page_makes_is_removed(folder):
    """So a page can be renamed or regrouped; what lies beside its notebook stays."""
    for place in ("source/week 1/data.csv", "source/.ipynb_checkpoints/x.ipynb", "source/week 1/.ipynb_checkpoints/y.ipynb"):
        (folder / place).parent.mkdir(exist_ok=True)
        (folder / place).write_text("kept")
    old = path_of(folder, SECOND)
    write(OTHER, "week 1", "2주차")(folder)
    assert write_notebooks(Course(folder)) == [folder / "source" / "2주차" / "02_wind.ipynb", old]
    assert not old.exists() and (folder / "source" / "2주차" / "02_wind.ipynb").is_file()
    assert sum(path.read_bytes() == b"kept" for path in folder.rglob("*") if path.is_file()) == 3


def test_render_follows_pages_and_references_and_writes_only_what_changed(folder):
    write(OTHER, "Wind", "Storm")(folder)
    assert write_notebooks(Course(folder)) == [path_of(folder, SECOND)]
    write("reference_solutions/wind.py", "return 2", "return 3")(folder)
    assert write_notebooks(Course(folder)) == [path_of(folder)]
    write("reference_solutions/wind.py", "import math", "import numpy")(folder)
    assert write_notebooks(Course(folder)) == []


def test_kit_is_rendered(tmp_path):
    for part in ("source", "reference_solutions"):
        shutil.copytree(KIT / part, tmp_path / part)
    shutil.copy(KIT / "nbgrader_config.py", tmp_path)
    assert (write_notebooks(Course(tmp_path)), absorb(Course(tmp_path))) == ([], [])

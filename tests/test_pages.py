"""Pages: what is read from their text, that writing them gives it back, and what they refuse to hold."""
import random
from pathlib import Path

import pytest

from grader.course import CourseError
from grader.pages import Cell, Page

from .lab import CODE, TEXT, random_page

KIT = Path(__file__).parents[1]
FRONT = "---\nassignment: optimizers\n---\n\n"
ANY = {"locked": {"id": "setup"}, "check": {"test": "first", "points": 2}, "manual": {"id": "why", "points": 1}}


def same(page):
    """Whether a page survives being written and read, and its text being written again."""
    text = page.text()
    back = Page.parse(text, page.name)
    return back == page and list(back.front) == list(page.front) and back.text() == text


@pytest.mark.parametrize("path", sorted((KIT / "source").glob("*.md")), ids=lambda path: path.stem)
def test_pages_of_the_kit_survive(path):
    assert same(Page.read(path))


@pytest.mark.parametrize("seeds", [range(start, start + 20) for start in range(0, 160, 20)], ids=lambda seeds: f"seeds {seeds.start}-")
def test_random_pages_survive(seeds):
    for seed in seeds:
        assert same(random_page(seed)), f"seed {seed}: {random_page(seed)}"


LETTERS = {
    "nothing": "", "a blank": " ", "blank lines": "\n\n", "blank lines before": "\n\na", "blank lines after": "a\n\n",
    "blank lines within": "a\n\n\n\nb", "trailing spaces": "a  \nb  ", "indented code at the end": "a\n\n    code",
    "indented code at the start": "    code\n\na", "fence": "```\n\n\na\n\n\n```", "open fence": "```\na",
    "fence of Python": "a\n\n```python\nx = 1\n```\n\nb", "fence of bash": "```bash\nls\n```", "fence with braces": "```{note}\na\n\n\nb\n```",
    "fence of tildes": "~~~python\nx\n~~~", "fence in a fence": "````\n```python\nx\n```\n````", "one-line fence": "```a```",
    "comment": "<!-- a\n\n\nb -->", "table of points": "{{points}}", "math": "$$\na\n\n\nb\n$$", "front matter": "---\nassignment: b\n---",
    "rule": "---", "YAML": "jupyter:\n  jupytext: {}", "MyST": "+++\n\n```{code-cell} ipython3\nx\n```", "Hangul": "경사\n\n하강",
}


@pytest.mark.parametrize("kind", ["text", "manual"])
@pytest.mark.parametrize("source", LETTERS.values(), ids=LETTERS.keys())
def test_texts_are_kept_to_the_letter_whatever_is_beside_them(kind, source):
    cell, text, code = Cell(kind, source, ANY.get(kind, {})), Cell("text", "words"), Cell("code", "x = 1")
    for cells in ([cell], [text, cell, text], [code, cell, code], [cell, cell, text, cell]):
        assert same(Page("01_ball", {"assignment": "a"}, cells)), cells


@pytest.mark.parametrize("source", ["%%bash\nls", "%%bash -e\nls", "%%javascript\nx", "%%R -i x\ny", "%%timeit\nx", "%matplotlib\n!ls\nx?",
                                    's = """\n```\n"""', "```\n````", "x = 1\n\n", "\n\nx = 1", "", "\n"], ids=repr)
def test_code_is_kept_to_the_letter_whatever_is_beside_it(source):
    cell, text = Cell("code", source), Cell("text", "words")
    for cells in ([cell], [cell, cell], [cell, cell, Cell("code", "x")], [text, cell, text], [Cell("locked", source, {"id": "a"}), cell]):
        assert same(Page("01_ball", {"assignment": "a"}, cells)), cells


READ = {
    "all kinds": ('A\n\n\nB\n\n```python locked id="setup"\nx\n```\n\n```python solution\n\n```\n\n```python check test="first" points=0.5 '
                  'exercise="wind"\ny\n```\n\n<!-- #region manual id="why" points=2 -->\nC\n<!-- #endregion -->\n\n```python\nz\n```\n',
                  [Cell("text", "A"), Cell("text", "B"), Cell("locked", "x", {"id": "setup"}), Cell("solution"), Cell("check", "y",
                   {"test": "first", "points": 0.5, "exercise": "wind"}), Cell("manual", "C", {"id": "why", "points": 2}), Cell("code", "z")]),
    "no blank lines": ("A\n```python\nx\n```\nB", [Cell("text", "A"), Cell("code", "x"), Cell("text", "B")]),
    "many blank lines": ("\n\nA\n\n\n\n\n```python\nx\n```\n\n\n\n\nB\n\n\n\n\nC\n\n\n", [
        Cell("text", "A"), Cell("code", "x"), Cell("text", "B"), Cell("text", "C")]),
    "one blank line is in a text": ("A\n\n# B", [Cell("text", "A\n\n# B")]),
    "region without a word": ("<!-- #region -->\nA\n\n\nB\n<!-- #endregion -->\n", [Cell("text", "A\n\n\nB")]),
    "region to the letter": ("<!-- #region text -->\n\nA\n\n<!-- #endregion -->\n", [Cell("text", "\nA\n")]),
    "bash outvotes no Python": ("```bash\na\n```\n\n```bash\nb\n```\n\n```python\nx\n```", [
        Cell("code", "%%bash\na"), Cell("code", "%%bash\nb"), Cell("code", "x")]),
    "whole points": ('```python check test="a" points=2.0\n```', [Cell("check", "", {"test": "a", "points": 2})]),
    "no cells": ("", []),
}


@pytest.mark.parametrize("text, cells", READ.values(), ids=READ.keys())
def test_parse(text, cells):
    page = Page.parse(FRONT + text, "01_ball")
    assert page.cells == cells
    assert [type(cell.tags.get("points")) for cell in page.cells] == [type(cell.tags.get("points")) for cell in cells]
    assert same(page)


@pytest.mark.parametrize("text, front", [("assignment: 1주차\ntitle: '공'", {"assignment": "1주차", "title": "공"}),
                                         ("# why\nassignment: a-c", {"assignment": "a-c"}), ("assignment: '1'", {"assignment": "1"})])
def test_front_matter(text, front):
    page = Page.parse(f"---\n{text}\n---\n\nA", "01_ball")
    assert (page.front, page.assignment) == (front, front["assignment"])
    assert same(page)


@pytest.mark.parametrize("name, exercise", [("01_sgd", "sgd"), ("sgd", "sgd"), ("10_2nd", "2nd"), ("a_01_b", "a_01_b"), ("01-sgd", "01-sgd")])
def test_exercise_is_the_name_without_its_number(name, exercise):
    assert Page(name, {"assignment": "a"}, []).exercise == exercise


def test_exercises_are_those_of_solutions_and_checks_in_order():
    cells = [Cell("check", "", {"exercise": "wind"}), Cell("manual"), Cell("solution"), Cell("check"), Cell("solution", "", {"exercise": "wind"})]
    assert Page("01_ball", {}, cells).exercises == ["wind", "ball"]
    assert Page("01_ball", {}, [Cell("text"), Cell("locked")]).exercises == []


def test_read_takes_what_windows_editors_write(tmp_path):
    (tmp_path / "01_ball.md").write_bytes(b"\xef\xbb\xbf" + (FRONT + "경사\n\n\nB\n").replace("\n", "\r\n").encode())
    assert Page.read(tmp_path / "01_ball.md") == Page("01_ball", {"assignment": "optimizers"}, [Cell("text", "경사"), Cell("text", "B")])


def test_read_names_a_file_that_is_not_utf_8(tmp_path):
    (tmp_path / "01_ball.md").write_bytes((FRONT + "경사\n").encode("euc-kr"))
    with pytest.raises(CourseError, match=r"01_ball\.md: byte \d+ is not UTF-8. Save the file as UTF-8"):
        Page.read(tmp_path / "01_ball.md")


# what stands below the front matter: what the message says after "cell N (its first words)", problem and remedy
REFUSED = {
    "unknown tag": ('```python locked id="a" points=2\nx\n```', r"1 \(x\): unknown tag points. A locked cell knows id"),
    "tag on plain code": ("```python point=2\nx\n```", r"1 \(x\): unknown tag point. A code cell knows no tags"),
    "region with a title": ("<!-- #region Why -->\nx\n<!-- #endregion -->", r"1 \(x\): unknown tag title. A text cell knows no tags"),
    "two kinds": ("```python solution locked\nx\n```", r"1 \(x\): a cell is one of solution, locked, not several. Remove a tag"),
    "manual code": ("```python manual\nx\n```", r"1 \(x\): manual does not go with a code cell. Remove that tag"),
    "check without test": ("```python check points=2\nx\n```", r"1 \(x\): a check cell needs the tag test. Add it"),
    "check without points": ('A\n\n```python check test="a"\nx\n```', r"2 \(x\): a check cell needs the tag points. Add it"),
    "manual without id": ("<!-- #region manual points=2 -->\nx\n<!-- #endregion -->", "a manual cell needs the tag id. Add it"),
    "locked without id": ("```python locked\nx\n```", "a locked cell needs the tag id. Add it"),
    "words without quotes": ("```python check test=first points=2\nx\n```", "cannot read `check test=first`. Put words in double quotes"),
    **{f"points={points}": (f'```python check test="a" points={points}\n```', r"1 \(empty\): points=.* is not a number from 0 on. Write")
       for points in ("-1", '"2"', "true", "null", "NaN", "Infinity", "[2]")},
    **{f"test={test}": (f"```python check test={test} points=1\n```", "test=.* is not a name. Write letters a to z")
       for test in ('"first-step"', '"1st"', '"경사"', '""', '"a b"', "3", "null")},
    "exercise that is no name": ('```python solution exercise="a-b"\n```', "exercise='a-b' is not a name. Write letters"),
    "solution with code": ("```python solution\nclass A: pass\n```", "a solution cell stays empty.*Move the code there"),
    "hidden tests": ("```python\n### BEGIN HIDDEN TESTS\n```", "a page holds no hidden tests. Move them to tests/hidden/"),
    "raw region": ("<!-- #raw -->\nx\n<!-- #endraw -->", r"1 \(x\): a page has no raw cells. Make it a text or a code cell"),
    "inactive code": ('```python active="md"\nx\n```', r"1 \(x\): a page has no raw cells. Make it a text or a code cell"),
    "open fence before a check": ('```python\nx\n\nA\n\n```python check test="a" points=1\ny\n```', r"2 \(y\): a fence .* Close it"),
    "open fence before code": ("```python\nx\n\nA\n\n```python\ny\n```\n\nB", r"2 \(y\): a fence in it or above it is not closed. Close"),
    "open fence before code and code": ("```python\nx\n\nA\n\n```python\ny\n```\n\nB\n\n```python\nz\n```", r"2 \(y\): a fence .* Close it"),
    "fence of Python in a fence": ("````\n```python\nx\n```\n````\n\nA\n\n```python\ny\n```", r"1 \(````\): a fence .* or put the text betw"),
    "open fence before a listing": ("```\nx\n\nA\n\n```text\ny\n```", r"1 \(```\): a fence .* is not closed. Close it, or put"),
    "open fence of tildes": ("A\n\n~~~\nx\n```\n", r"1 \(A\): a fence .* is not closed. Close it, or put"),
    "open fence before code in a text": ("A\n\n```\nx\n\n```python\ny\n```", r"1 \(A\): a fence .* is not closed. Close it, or put"),
    "open fence at the end": ("A\n\n```python\nx\n", r"2 \(x\): the cell is not closed. End it with a line ```"),
    "open quotes": ('```python\nx = """\n```\n\nA\n\n```python\ny\n```', r"1 \(x = .*\): its fence is not closed, or code .* Close it"),
    "open region": ('<!-- #region manual id="a" points=1 -->\nx\n\n```python\ny\n```', r"the cell is not closed. End it with .*#endregion"),
    "open region before a region": ('<!-- #region manual id="a" points=1 -->\nx\n\n<!-- #region manual id="b" points=1 -->\ny\n'
                                    "<!-- #endregion -->", r"1 \(x\): the line `<!-- #region manual .*would begin or end a cell.*Close"),
}
FRONTS = {
    "none": ("# Hello\n", "the front matter must name the assignment"), "empty file": ("", "must name the assignment"),
    "empty": ("---\n---\n", "must name the assignment"), "open": ("---\nassignment: a\n", "must name the assignment"),
    "no assignment": ("---\ntitle: a\n---\n", "must name the assignment"), "a list": ("---\n- assignment\n---\n", "must name the assignment"),
    "not on top": ("\n---\nassignment: a\n---\n", "must name the assignment"), "a number": ("---\nassignment: 1\n---\n", "in quotes if it is a number"),
    "a path": ("---\nassignment: ../a\n---\n", "must name the assignment"), "blank": ("---\nassignment: ' '\n---\n", "must name the assign"),
    "no YAML": ("---\nassignment: a: b\n---\n", "the front matter is not YAML. Correct what is between the two ---: .*\n.*line 1"),
}


@pytest.mark.parametrize("text, words", [*((FRONT + text, f", cell .*{words}") for text, words in REFUSED.values()), *FRONTS.values()],
                         ids=[*REFUSED, *(f"front matter: {name}" for name in FRONTS)])
def test_parse_names_file_cell_and_remedy(text, words):
    with pytest.raises(CourseError, match=rf"(?s)^source/01_ball\.md.*{words}"):
        Page.parse(text, "01_ball", "source/01_ball.md")


@pytest.mark.parametrize("name", ["01_sgd (copy)", "01_경사", "01_", "01_" + "x" * 61])
def test_parse_names_a_file_that_cells_cannot_be_called_after(name):
    with pytest.raises(CourseError, match=r"^source/x\.md: cells are called after the file.* Rename it"):
        Page.parse(FRONT, name, "source/x.md")


UNHELD = {
    "region mark in a text": (Cell("text", "a\n<!-- #region -->\nb\n<!-- #endregion -->"), "would begin or end a cell.* take it out"),
    "region's end in a manual text": (Cell("manual", "a\n<!-- #endregion -->", ANY["manual"]), "would begin or end a cell.* take it out"),
    "fence of a solution in code": (Cell("code", 's = """\n```python solution\n"""'), "would begin or end a cell.* take it out"),
    "open quotes": (Cell("code", 'x = """'), "Markdown cannot hold this cell as it is. Close its fences and quotes"),
    "%%python": (Cell("code", "%%python\nx"), "Markdown cannot hold .* first line like %%python"),
    "nothing but %%": (Cell("text", "%%"), "Markdown cannot hold .* first line like %%python"),
    "magic that is escaped": (Cell("code", "%matplotlib inline # escape"), "Markdown cannot hold this cell as it is"),
    **{f"control character {char!r}": (Cell("text", f"a{char}b"), "Markdown cannot hold .* take out control characters")
       for char in "\r\x0b\x0c\x1c\x85\u2028"},
    "tag": (Cell("check", "x", {"test": "a-b", "points": 1}), "test='a-b' is not a name. Write"),
    "hidden tests": (Cell("code", "### BEGIN HIDDEN TESTS"), "a page holds no hidden tests. Move"),
    "solution with code": (Cell("solution", "class A: pass"), "a solution cell stays empty"),
}


@pytest.mark.parametrize("cell, words", UNHELD.values(), ids=UNHELD.keys())
def test_text_refuses_what_it_would_change(cell, words):
    page = Page("01_ball", {"assignment": "a"}, [Cell("text", "words"), cell, Cell("code", "x")])
    with pytest.raises(CourseError, match=rf"(?s)^source/01_ball\.md, cell 2 \(.*\): .*{words}"):
        page.text()


@pytest.mark.parametrize("front", [{"assignment": "a", "x": "\x85"}, {"assignment": 3}, {}, {"assignment": "a", 1: (2,)}], ids=repr)
def test_text_refuses_a_front_matter_that_it_would_change(front):
    with pytest.raises(CourseError, match=r"^source/01_ball\.md: .*front matter.* Take out"):
        Page("01_ball", front, []).text()


def test_text_refuses_cells_that_run_together(monkeypatch):
    monkeypatch.setattr("grader.pages._stands_alone", lambda source: True)  # no cells are known that would with it
    with pytest.raises(CourseError, match=r"^source/01_ball\.md: its cells would not be read back as they are\. Close"):
        Page("01_ball", {"assignment": "a"}, [Cell("text", "a\n\n    code"), Cell("text", "b")]).text()


def test_text_gives_itself_back_or_refuses():
    """Not even cells of nothing but odd lines are changed in silence."""
    odd = [*TEXT, *CODE, "\'\'\'", '"""', "%%python", "%%html", "%%", "\x0c", "<!-- #region -->", "<!-- #endregion -->", "```python locked"]
    refused = 0
    for seed in range(120):
        rng = random.Random(seed)
        cells = [Cell(rng.choice(["text", "code"]), "\n".join(rng.choices(odd, k=rng.randint(0, 4)))) for _ in range(3)]
        try:
            assert same(Page("01_ball", {"assignment": "a"}, cells)), cells
        except CourseError as problem:
            assert str(problem).startswith("source/01_ball.md, cell ")
            refused += 1
    assert 12 < refused < 108

"""A small course, random pages, and an instructor who edits in JupyterLab: what tests of pages, render and derive share."""
import random
import re
from copy import deepcopy

import nbformat

from grader.course import Course
from grader.derive import notebook_path
from grader.pages import KINDS, TAGS, Cell, Page

BALL = "class Ball:\n    def roll(self):\n        ### BEGIN SOLUTION\n        return 1\n        ### END SOLUTION\n"
WIND = "def wind():\n    ### BEGIN SOLUTION\n    return 2\n    ### END SOLUTION\n"
PAGE = Page("01_ball", {"assignment": "week 1", "title": "공"}, [
    Cell("text", "# 공\n\n{{points}}\n\nWords"), Cell("locked", "import math", {"id": "setup"}), Cell("text", "A"), Cell("text", "B"),
    Cell("solution"), Cell("code", "table = f'{{points}}'"), Cell("check", "assert Ball", {"test": "first_step", "points": 2}),
    Cell("solution", "", {"exercise": "wind"}), Cell("check", "", {"test": "blows", "points": 0.5, "exercise": "wind"}),
    Cell("manual", "Why?\n\n```python\nx\n```", {"id": "why", "points": 1})])
SECOND = Page("02_wind", {"assignment": "week 1"}, [Cell("text", "# Wind"), Cell("code", "x = 1"), Cell("text", "    code at the end")])
NEW = nbformat.v4.new_code_cell, nbformat.v4.new_markdown_cell

# Lines that random cells are made of. Quotes are balanced on each line, as Python's and jupytext's idea of them differ.
TEXT = ["", "", "  ", "Words", "Ends in two spaces  ", "# Heading", "---", "- item", "  - item", "1. item", "    code by indent",
        "\tcode by tab", "```", "````", "~~~", "```python", "``` python", "  ```python", "```bash", "```{note}", "```x```",
        "{{points}}", "$$x^2$$", "$$", r"\begin{align}", "\\", "<!-- a comment -->", "<!--", "-->", "<div>", "key: value",
        "jupyter:", "...", "| a | b |", "| - | - |", "![a](b.png)", "> quote", "경사 하강법", "\u00a0\u3000wide blanks\u00a0",
        "%matplotlib inline", "'''", '"""', "### BEGIN SOLUTION", "# %%", "+++", "&nbsp;", "*", "_", "^", "[^1]: note"]
CODE = ["", "", "    ", "x = 1", "x = 1  ", "def f(a):", "    return a", "class 공:", "# a comment", "# it's", "# +", "# %%",
        "# - item", "%matplotlib inline", "%%timeit -n 3", "%%bash", "!ls -l", "x?", "'''one line'''", '"""', "text in quotes", '"""',
        "f'{{points}}'", "s = '\\''", 's = "\'"', 's = "```"', "```", "```python", "````", "---", "<!-- a comment -->",
        "# first (2 points)", "assert x, 'why?'", "from descent import check", "s = '경사'", "\\", "raise SystemExit"]


def make_course(folder, *pages, references=(("ball", BALL), ("wind", WIND))):
    """A course of these pages in a folder, with references for `ball` and `wind`. Returns its path."""
    for part in ("source", "reference_solutions"):
        (folder / part).mkdir(parents=True)
    (folder / "nbgrader_config.py").touch()
    for page in pages:
        (folder / "source" / f"{page.name}.md").write_text(page.text(), encoding="utf-8")
    for name, body in references:
        (folder / "reference_solutions" / f"{name}.py").write_text(f'"""{name}."""\nimport math\n\n\n{body}', encoding="utf-8")
    return folder


def random_page(seed):
    """A page that holds a bit of everything, the same for the same seed. Its exercises are `ball` and `wind`."""
    rng = random.Random(seed)
    front = {"assignment": rng.choice(["optimizers", "1주차 과제", "week 1"])}
    for key, value in rng.sample([("title", "경사 하강법"), ("note", "a: b # c"), ("hr", "---"), ("empty", None), ("tags", ["a", 1.5]),
                                  ("lines", "a\n\nb\n"), ("long", "words " * 40), ("jupyter", {"kernelspec": {}})], rng.randint(0, 3)):
        front[key] = value
    cells = [_random_cell(rng, number) for number in range(rng.randint(0, 9))]
    return Page("01_ball", front, [cell for cell in cells if cell.kind != "solution"] + [
        Cell("solution", "", tags) for tags in rng.sample([{}, {"exercise": "wind"}], rng.randint(0, 2))])


def _random_cell(rng, number):
    kind = rng.choice(["text", "text", "text", "code", "code", *KINDS])
    lines = rng.choices(TEXT if kind in ("text", "manual") else CODE, k=rng.choice([0, 1, 2, 3, 5, 8]))
    if lines.count('"""') % 2 and kind not in ("text", "manual"):
        lines.append('"""')
    if lines == ["%%bash"]:
        lines.append("ls")
    tags = {"points": rng.choice([0, 1, 2, 0.5, 2.25]), "test": f"t{number}", "id": f"i{number}", "exercise": "wind"}
    names = [tag for tag in TAGS[kind] if tag != "exercise" or rng.random() < 0.5]
    return Cell(kind, "\n".join(lines), {tag: tags[tag] for tag in rng.sample(names, len(names))})


def path_of(folder, page=PAGE):
    return notebook_path(Course(folder), page)


def in_lab(folder, *edits, page=PAGE, seed=0):
    """Edits a notebook as JupyterLab does, edit(cells, rng) one after the other; runs and saves it. Returns it as saved."""
    path, rng = path_of(folder, page), random.Random(seed)
    notebook = nbformat.read(path, as_version=4)
    for edit in edits:
        edit(notebook.cells, rng)
    for count, cell in enumerate(notebook.cells, 1):
        cell.id = f"{rng.getrandbits(64):016x}-" * 2 + "0000"
        cell.metadata.update(trusted=True, scrolled=False)
        if cell.cell_type == "code":
            cell.update(execution_count=count, outputs=[nbformat.v4.new_output("stream", text="ran\n")])
    notebook.metadata.language_info.update(version="3.11.9", mimetype="text/x-python", pygments_lexer="ipython3")
    path.write_text(nbformat.writes(notebook), encoding="utf-8")
    return deepcopy(notebook)


def told(notebook, generated=True):
    """What a notebook tells: cell types, nbgrader's metadata, sources. generated: also what render adds to sources."""
    return [(cell.cell_type, cell.metadata.get("nbgrader") or {}, cell.source if generated else without_generated(cell.source))
            for cell in notebook.cells]


def without_generated(source):
    """A source without a check's first line and hidden tests, and with {{points}} for the table of points."""
    above, _, rest = re.sub(r"^# [a-z_-]+ [(][0-9.]+ points?[)]\n?", "", source).partition("### BEGIN HIDDEN TESTS\n")
    below = rest.partition("### END HIDDEN TESTS")[2].strip("\n")
    public = "\n".join(part for part in (above.removesuffix("\n\n") if rest else above, below) if part)
    return re.sub(r"(?s)<!-- points -->.*?<!-- /points -->", "{{points}}", public)


def files(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def find(cells, name):
    return next((cell for cell in cells if cell.metadata.get("nbgrader", {}).get("grade_id") == name), None)


def mark(cell, name, **flags):
    """Makes a cell nbgrader's, with the metadata that its toolbar writes."""
    cell.metadata["nbgrader"] = {"grade": False, "grade_id": name, "locked": False, "schema_version": 3, "solution": False,
                                 "task": False, **flags}
    return cell


def on(name, change):
    """The edit that changes the cell of that name, where there is still one."""
    def edit(cells, rng):
        if find(cells, name):
            change(find(cells, name))
    return edit


def replace(name, old, new):
    return on(name, lambda cell: cell.update(source=cell.source.replace(old, new)))


def insert(make):
    """The edit that adds the cell which make() gives, anywhere."""
    return lambda cells, rng: cells.insert(rng.randint(0, len(cells)), make())


def write_text(text):
    def edit(cells, rng):
        rng.choice([cell for cell in cells if cell.cell_type == "markdown"] or [NEW[1]()]).source = text
    return edit


def write_code(text):
    def edit(cells, rng):
        for cell in [cell for cell in cells if cell.cell_type == "code" and not cell.metadata.get("nbgrader")][:1]:
            cell.source = text
    return edit


# What is absorbed to the letter: the notebook rendered from it is the notebook as it was edited.
EXACT = {
    "nothing": lambda cells, rng: None,
    "text": write_text("새 글\n\n$$x$$"), "blank lines in a text": write_text("\n\na\n\n\n\nb\n"), "no text": write_text(""),
    "code listing": write_text("a\n\n```python\nx = 1\n```"), "indented code": write_text("a\n\n    code"), "rule": write_text("---\na: b\n---"),
    "code": write_code("x = 2\n\n\ny = '''\n```\n'''"), "magic": write_code("%%bash\nls"), "f-string": write_code("f'{{points}}'"),
    "locked code": replace("ball-setup", "math", "os"), "public check": replace("ball-first_step", "assert Ball", "assert Ball\n\n# and\nx"),
    "solution": replace("ball-solution", "return 1", "return 1 + 1"), "helper": replace("ball-solution", "class", "def f(): pass\n\n\nclass"),
    "comment on top": replace("ball-solution", "class", "# a comment\nclass"), "other solution": replace("wind-solution", "2", "'둘'"),
    "new text": insert(lambda: NEW[1]("# 새 글")), "empty text": insert(lambda: NEW[1]("")), "new code": insert(lambda: NEW[0]("new = 1")),
    "empty code": insert(NEW[0]), "move": lambda cells, rng: cells.insert(rng.randrange(len(cells)), cells.pop(rng.randrange(len(cells)))),
    "split": lambda cells, rng: cells.insert(len(cells), NEW[1](cells[-1].source)), "manual text": replace("ball-why", "Why", "How"),
    "other outputs": lambda cells, rng: cells[-1].metadata.update(tags=["hide"]),
}
# What also changes how render puts things, such as the line on top of a check.
ROUGH = {
    "points": on("ball-first_step", lambda cell: cell.metadata.nbgrader.update(points=3.5)),
    "whole points": on("ball-why", lambda cell: cell.metadata.nbgrader.update(points=4.0)),
    "test's name": on("ball-first_step", lambda cell: cell.metadata.nbgrader.update(grade_id="ball-second_step")),
    "delete": lambda cells, rng: cells and cells.pop(rng.randrange(len(cells))),
    "join": lambda cells, rng: [first.update(source=first.source + "\n\n" + cells.pop(cells.index(first) + 1).source) for first, second
                                in list(zip(cells, cells[1:]))[2:3] if first.cell_type == second.cell_type == "markdown"],
    "new check": insert(lambda: mark(NEW[0]("assert 1"), "wind-more", grade=True, locked=True, points=1)),
    "new locked": insert(lambda: mark(NEW[0]("import os"), "ball-more", locked=True)),
    "new manual": insert(lambda: mark(NEW[1]("Why not?"), "ball-else", grade=True, solution=True, points=0.5)),
    "points asked for": insert(lambda: NEW[1]("{{points}}")), "title line deleted": replace("ball-first_step", "# ball-first_step (2 points)\n", ""),
    "hidden tests deleted": on("ball-first_step", lambda cell: cell.update(source=cell.source.partition("\n\n###")[0])),
    "all but the title line deleted": on("ball-first_step", lambda cell: cell.update(source="# ball-first_step (2 points)")),
    "line end at the end": on("ball-first_step", lambda cell: cell.update(source=cell.source + "\n")),
    "more below the hidden tests": on("ball-first_step", lambda cell: cell.update(source=cell.source + "\nmore = 1")),
}

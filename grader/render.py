"""Writes notebooks from pages, and carries edits made in a notebook back into its page and reference.

`to_page(render(page), page)` is the page again, and rendering what was absorbed gives the same notebook.
"""
import hashlib
import json
import re

import nbformat

from .course import CourseError
from .pages import Cell, Page, place, plain

KERNEL = {"kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
          "language_info": {"name": "python"}}
TABLE = re.compile(r"<!-- points -->\n.*?<!-- /points -->", re.S)
HIDDEN = re.compile(r"\n*^### BEGIN HIDDEN TESTS$.*?^### END HIDDEN TESTS$\n?", re.S | re.M)
POINTS = re.compile(r"\A# [\w-]+ \([\d.e+-]+ points?\)(?:\n|\Z)")
ADDED = re.compile(r"\n{0,2}^### BEGIN HIDDEN TESTS\n(?:from descent import hidden_tests; hidden_tests\(\"[\w-]*\"\)\n)?"
                   r"### END HIDDEN TESTS$(?:\n+\Z)?", re.M)  # what render adds to a check, and nothing that an instructor wrote


def render(page, course):
    """The notebook of a page, as a NotebookNode. Equal pages and references give equal bytes (see `dump`)."""
    cells, taken = [], set()
    for number, cell in enumerate(page.cells, 1):
        name, grade = _nbgrader(cell, page)
        metadata = {"nbgrader": {"schema_version": 3, **grade}} if grade else {}
        if name and name in taken:
            raise CourseError(f"source/{page.name}.md: two cells are called {name}. Give one of them another test= or id=.")
        if name and len(name) > 64:
            raise CourseError(f"source/{page.name}.md: {name} is longer than the 64 characters that a notebook allows. Shorten "
                              "it.")
        taken.add(name)
        new = nbformat.v4.new_markdown_cell if cell.kind in ("text", "manual") else nbformat.v4.new_code_cell
        cells.append(new(_source(cell, page, course, name), id=name or f"{page.exercise}-{number}", metadata=metadata))
    stamps = {"page": page.name, "assignment": page.assignment, "origin": origin(page, course), "cells": fingerprint(cells)}
    return nbformat.v4.new_notebook(cells=cells, metadata={**KERNEL, "descent": stamps})


def origin(page, course):
    """A digest of what a notebook is rendered from. It tells a notebook of today's page from one of an older page."""
    return _digest([page.text(), *(course.reference(name)[1] for name in page.exercises)])


def fingerprint(cells):
    """A digest of what people edit in cells. It tells whether a notebook was edited since it was rendered."""
    return _digest([[cell.cell_type, cell.source, cell.metadata.get("nbgrader")] for cell in cells])


def dump(notebook):
    """A notebook's bytes: sorted keys, one-space indent, final newline, as Jupyter writes them."""
    text = json.dumps(nbformat.v4.rwbase.split_lines(nbformat.from_dict(notebook)), indent=1, sort_keys=True, ensure_ascii=False)
    return (text + "\n").encode()


def to_page(notebook, page, course):
    """What a notebook says, as (Page, {exercise: new body of its reference module}).

    notebook: as edited, for instance in JupyterLab. page: what it was rendered from, for its front matter and order.
    What render makes itself (the line on top of a check, its hidden tests, the table of points) is made anew from the page.
    Raises CourseError for cells that cannot go into a page.
    """
    cells, bodies = [], {}
    for number, cell in enumerate(notebook.cells, 1):
        where = place(f"source/{page.assignment}/{page.name}.ipynb", number, cell.source)
        made = _read(cell, page, where)
        name = cell_name(made, page)
        if name and name in [cell_name(other, page) for other in cells]:
            raise CourseError(f"{where}: there is another cell called {name}. Join the two, or give one of them another name.")
        if not course.reference_path(made.tags.get("exercise", page.exercise)).is_file() and made.kind == "check":
            raise CourseError(f"{where}: a check must be called <exercise>-<test>, as in {page.exercise}-first_step. Rename it.")
        if made.kind == "solution":
            exercise = made.tags.get("exercise", page.exercise)
            if exercise not in page.exercises:
                raise CourseError(f"{where}: a solution of {exercise!r}, which is not on its page. Call it "
                                  f"{page.exercise}-solution, or add the exercise to source/{page.name}.md first.")
            bodies[exercise], made.source = cell.source.strip("\n") + "\n", ""
        cells.append(made)
    changed = {name: body for name, body in bodies.items() if body != course.reference(name)[1].rstrip("\n") + "\n"}
    return Page(page.name, page.front, cells), changed


def points_table(page):
    """The Markdown table of a page's graded parts and their points, in the words of the feedback."""
    graded = [(cell_name(cell, page), cell.tags["points"]) for cell in page.cells if "points" in cell.tags]
    several = len({name.rpartition("-")[0] for name, _ in graded}) > 1
    lines = ["| part | points |", "| --- | ---: |", *(f"| {title(name, several)} | {points:g} |" for name, points in graded),
             f"| **in all** | **{sum(points for _, points in graded):g}** |"]
    return "<!-- points -->\n" + "\n".join(lines) + "\n<!-- /points -->"


def title(name, with_exercise=False):
    """What people call a graded cell: momentum-first_step is the first step."""
    exercise, _, test = name.rpartition("-")
    return " ".join(f"{exercise + ', ' if exercise and with_exercise else ''}{test}".replace("_", " ").split())


def cell_name(cell, page):
    """The name of a cell in the gradebook, `<exercise>-<test>` for graded ones; None for cells that have none."""
    exercise = cell.tags.get("exercise", page.exercise)
    return {"check": f"{exercise}-{cell.tags.get('test')}", "solution": f"{exercise}-solution",
            "locked": f"{page.exercise}-{cell.tags.get('id')}", "manual": f"{page.exercise}-{cell.tags.get('id')}",
            }.get(cell.kind)


def _digest(data):
    return hashlib.sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()[:16]


def _nbgrader(cell, page):
    name = cell_name(cell, page)
    flags = {"check": (True, True, False), "locked": (False, True, False), "solution": (False, False, True),
             "manual": (True, False, True)}.get(cell.kind)
    if flags is None:
        return None, None
    grade = dict(zip(("grade", "locked", "solution"), flags), grade_id=name, task=False)
    return name, {**grade, "points": cell.tags["points"]} if "points" in cell.tags else grade


def _source(cell, page, course, name):
    if cell.kind == "solution":
        return course.reference(cell.tags.get("exercise", page.exercise))[1].rstrip("\n")
    if cell.kind == "check":
        points = cell.tags["points"]
        return (f"# {name} ({points:g} {'point' if points == 1 else 'points'})\n{cell.source}\n\n"
                f'### BEGIN HIDDEN TESTS\nfrom descent import hidden_tests; hidden_tests("{name}")\n### END HIDDEN TESTS')
    return cell.source.replace("{{points}}", points_table(page)) if cell.kind in ("text", "manual") else cell.source


def _read(cell, page, where):
    """One notebook cell as a page's cell."""
    grade = cell.metadata.get("nbgrader", {})
    if cell.cell_type == "raw":
        raise CourseError(f"{where}: a raw cell cannot go into a page. Make it a Markdown or code cell.")
    if cell.get("attachments"):
        raise CourseError(f"{where}: a picture within a cell cannot go into a page. Save it as a file and link to that.")
    if grade.get("task"):
        raise CourseError(f"{where}: a manually graded task cannot go into a page. Make it a manually graded answer.")
    kind = _kind(cell.cell_type, grade)
    if (kind in ("text", "manual")) != (cell.cell_type == "markdown"):
        raise CourseError(f"{where}: a {kind} cell cannot be a {cell.cell_type} cell. Change its type back.")
    if kind in ("text", "code"):
        return Cell(kind, cell.source if kind == "code" else _without_table(cell.source, page, where))
    name = str(grade.get("grade_id"))
    exercise, _, rest = name.rpartition("-")
    tags = {"check": {"test": rest}, "solution": {}}.get(kind, {"id": rest})
    if kind in ("check", "manual"):
        tags["points"] = plain(grade.get("points"))
    if kind in ("check", "solution") and exercise != page.exercise:
        tags["exercise"] = exercise
    made = Cell(kind, cell.source, tags)
    if cell_name(made, page) != name:
        model = {"check": "<exercise>-<test>", "solution": "<exercise>-solution"}.get(kind, f"{page.exercise}-<id>")
        raise CourseError(f"{where}: a {kind} cell must be called {model}, and not {name!r}. Rename it.")
    if kind == "check":
        made.source = _public(cell.source, where)
    if kind == "manual":
        made.source = _without_table(cell.source, page, where)
    return made


def _kind(cell_type, grade):
    if grade.get("grade"):
        return "manual" if grade.get("solution") else "check"
    if grade.get("solution") or grade.get("locked"):
        return "solution" if grade.get("solution") else "locked"
    return "code" if cell_type == "code" else "text"


def _public(source, where):
    """A check without what render added to it."""
    source = POINTS.sub("", ADDED.sub("", source))
    if "HIDDEN TESTS" in source:
        raise CourseError(f"{where}: its hidden tests were edited. They are in tests/hidden/; take the edit back, or delete "
                          "what is between the two marks.")
    return source


def _without_table(source, page, where):
    """A text with {{points}} for the table that render put there."""
    def unchanged(table):
        if table[0] != points_table(page):
            raise CourseError(f"{where}: the table of points was edited. It is made from the points of the cells: change "
                              "those, and write {{points}} in place of the table.")
        return "{{points}}"
    return TABLE.sub(unchanged, source)

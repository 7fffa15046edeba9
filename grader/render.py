"""Writes notebooks from pages, and carries edits made in a notebook back into its page and reference.

`to_page(render(page), page)` is the page again, and rendering what was absorbed gives the same notebook.
"""
import hashlib
import json
import re

import nbformat

from .course import CourseError
from .pages import Cell, Page

KERNEL = {"kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
          "language_info": {"name": "python"}}
TABLE = re.compile(r"<!-- points -->\n.*?<!-- /points -->", re.S)
HIDDEN = re.compile(r"\n*^### BEGIN HIDDEN TESTS$.*?^### END HIDDEN TESTS$\n?", re.S | re.M)
POINTS = re.compile(r"\A# [\w-]+ \([\d.]+ points?\)\n")


def render(page, course):
    """The notebook of a page, as a NotebookNode. Equal pages and references give equal bytes (see `dump`)."""
    cells, taken = [], set()
    for number, cell in enumerate(page.cells, 1):
        name, grade = _nbgrader(cell, page)
        metadata = {"nbgrader": {"schema_version": 3, **grade}} if grade else {}
        if name and name in taken:
            raise CourseError(f"source/{page.name}.md: two cells are called {name}. Give one of them another test= or id=.")
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
    Raises CourseError for cells that cannot go into a page.
    """
    cells, bodies = [], {}
    for cell in notebook.cells:
        made = _read(cell, page)
        if made.kind == "solution":
            name = made.tags.get("exercise", page.exercise)
            bodies[name], made.source = cell.source.rstrip("\n") + "\n", ""
        cells.append(made)
    changed = {name: body for name, body in bodies.items() if body != course.reference(name)[1]}
    return Page(page.name, page.front, cells), changed


def points_table(page):
    """The Markdown table of a page's graded parts and their points."""
    rows = [(_title(cell), cell.tags["points"]) for cell in page.cells if "points" in cell.tags]
    lines = ["| part | points |", "| --- | ---: |", *(f"| {title} | {points:g} |" for title, points in rows),
             f"| **in all** | **{sum(points for _, points in rows):g}** |"]
    return "<!-- points -->\n" + "\n".join(lines) + "\n<!-- /points -->"


def cell_name(cell, page):
    """The name of a cell in the gradebook, `<exercise>-<test>` for graded ones; None for cells that have none."""
    exercise = cell.tags.get("exercise", page.exercise)
    return {"check": f"{exercise}-{cell.tags.get('test')}", "solution": f"{exercise}-solution",
            "locked": f"{page.exercise}-{cell.tags.get('id')}", "manual": f"{page.exercise}-{cell.tags.get('id')}",
            }.get(cell.kind)


def _digest(data):
    return hashlib.sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()[:16]


def _title(cell):
    return str(cell.tags.get("test", cell.tags.get("id"))).replace("_", " ")


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
    return cell.source.replace("{{points}}", points_table(page))


def _read(cell, page):
    """One notebook cell as a page's cell."""
    grade = cell.metadata.get("nbgrader", {})
    name = str(grade.get("grade_id", ""))
    exercise, _, rest = name.rpartition("-")
    if not name or not any(grade.get(flag) for flag in ("grade", "solution", "locked")):
        if cell.cell_type == "raw":
            raise CourseError(f"A raw cell cannot go into a page: {cell.source[:60]!r}. Make it a Markdown or code cell.")
        if cell.cell_type == "code":
            return Cell("code", cell.source)
        return Cell("text", TABLE.sub("{{points}}", cell.source))
    kind = "manual" if grade.get("grade") and grade.get("solution") else next(
        kind for flag, kind in (("grade", "check"), ("solution", "solution"), ("locked", "locked")) if grade.get(flag))
    if kind == "manual" and cell.cell_type != "markdown" or kind != "manual" and cell.cell_type != "code":
        raise CourseError(f"{name}: a {kind} cell cannot be a {cell.cell_type} cell. Change its type back.")
    if not exercise:
        raise CourseError(f"The graded cell {name!r} must be called <exercise>-<test>, as in {page.exercise}-first_step.")
    tags = {"test": rest} if kind == "check" else {} if kind == "solution" else {"id": rest}
    if kind in ("check", "manual"):
        tags["points"] = _plain(grade["points"])
    if kind in ("check", "solution") and exercise != page.exercise:
        tags["exercise"] = exercise
    source = cell.source
    if kind == "check":
        source = POINTS.sub("", HIDDEN.sub("", source)).rstrip("\n")
    return Cell(kind, source, tags)


def _plain(points):
    return int(points) if float(points).is_integer() else points

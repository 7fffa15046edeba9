"""Pages: the Markdown files in source/ that one edits. Reading and writing them, nothing else.

A page is jupytext Markdown. Its front matter says which assignment it belongs to; the fences of its code cells, and
`<!-- #region ... -->` lines around a text, carry the tags:

    ```python                                      a cell that students may change
    ```python locked                               a cell that they may not
    ```python solution                             the answer: filled in from reference_solutions/<exercise>.py
    ```python check test="first_step" points=2     a graded cell; the code in it is the public check
    <!-- #region manual id="why" points=2 -->      a text that students write and teachers mark

`exercise="name"` on a solution or check chooses another exercise than the page's own (its name without the number).
"""
import re
from dataclasses import dataclass, field
from pathlib import Path

import jupytext
import nbformat
import yaml

from .course import CourseError

KINDS = ("solution", "check", "locked", "manual")
TAGS = {"text": (), "code": (), "locked": ("id",), "solution": ("exercise",), "check": ("test", "points", "exercise"),
        "manual": ("id", "points")}
_FORMAT = {"jupytext": {"main_language": "python", "notebook_metadata_filter": "-all"}}


@dataclass
class Cell:
    """One cell of a page. kind: text, code, or one of KINDS. tags: those that TAGS allows for the kind."""
    kind: str
    source: str = ""
    tags: dict = field(default_factory=dict)


@dataclass
class Page:
    """name: file name without .md. front: the front matter, in its own order."""
    name: str
    front: dict
    cells: list

    @property
    def assignment(self):
        return self.front["assignment"]

    @property
    def exercise(self):
        """The exercise that a cell belongs to when it names none: the page's name without its number."""
        return re.sub(r"^\d+_", "", self.name)

    @property
    def exercises(self):
        """Names of the exercises on this page, in order."""
        return list(dict.fromkeys(cell.tags.get("exercise", self.exercise) for cell in self.cells
                                  if cell.kind in ("solution", "check")))

    @classmethod
    def read(cls, path):
        """Reads a page. Raises CourseError that names file, cell and field."""
        path = Path(path)
        return cls.parse(path.read_text(encoding="utf-8"), path.stem, path)

    @classmethod
    def parse(cls, text, name, path="page"):
        """A page from its text."""
        notebook = jupytext.reads(text, "md")
        cells = list(notebook.cells)
        front = yaml.safe_load(cells.pop(0).source.strip().strip("-")) if cells and cells[0].cell_type == "raw" else None
        if not isinstance(front, dict) or not re.fullmatch(r"\w[\w -]*", str(front.get("assignment", ""))):
            raise CourseError(f"{path}: the front matter must name the assignment. Begin the file with\n"
                              "---\nassignment: optimizers\n---")
        return cls(name, front, [_read_cell(cell, number, path) for number, cell in enumerate(cells, 1)])

    def text(self):
        """The page's text: what parse reads back."""
        front = yaml.safe_dump(self.front, sort_keys=False, allow_unicode=True)
        cells = [nbformat.v4.new_raw_cell(f"---\n{front}---"), *map(_write_cell, self.cells)]
        notebook = nbformat.v4.new_notebook(cells=cells, metadata=_FORMAT)
        return jupytext.writes(notebook, "md")


def _read_cell(cell, number, path):
    where = f"{path}, cell {number} ({cell.source.strip().splitlines()[0][:40] if cell.source.strip() else 'empty'})"
    tags = dict(cell.metadata)
    kinds = [kind for kind in KINDS if kind in tags or tags.get("title") == kind]
    if len(kinds) > 1:
        raise CourseError(f"{where}: a cell is one of {', '.join(kinds)}, not several. Remove a tag.")
    kind = kinds[0] if kinds else ("code" if cell.cell_type == "code" else "text")
    tags = {key: value for key, value in tags.items() if key != kind and (key, value) != ("title", kind)}
    if (cell.cell_type == "code") != (kind in ("code", "solution", "check", "locked")):
        raise CourseError(f"{where}: {kind} does not go with a {cell.cell_type} cell.")
    unknown = set(tags) - set(TAGS[kind])
    if unknown:
        raise CourseError(f"{where}: unknown tag {', '.join(sorted(unknown))}. A {kind} cell knows "
                          f"{', '.join(TAGS[kind]) or 'no tags'}.")
    for tag in ({"check": ("test", "points"), "manual": ("id", "points"), "locked": ("id",)}).get(kind, ()):
        if tag not in tags:
            raise CourseError(f"{where}: a {kind} cell needs the tag {tag}.")
    if "points" in tags and not (isinstance(tags["points"], (int, float)) and tags["points"] >= 0):
        raise CourseError(f"{where}: points={tags['points']!r} is not a number from 0 on.")
    return Cell(kind, cell.source, tags)


def _write_cell(cell):
    if cell.kind in ("text", "manual"):
        metadata = {"title": "manual", **cell.tags} if cell.kind == "manual" else {}
        return nbformat.v4.new_markdown_cell(cell.source, metadata=metadata)
    metadata = {} if cell.kind == "code" else {cell.kind: None, **cell.tags}
    return nbformat.v4.new_code_cell(cell.source, metadata=metadata)

"""Pages: the Markdown files in source/ that one edits. Reading and writing them, nothing else.

A page is jupytext Markdown. Its front matter says which assignment it belongs to. Two blank lines part two texts; more mean
nothing. The fences of code cells, and `<!-- #region ... -->` lines around a text, carry the tags:

    ```python                                      a cell that students may change
    ```python locked id="setup"                    a cell that they may not
    ```python solution                             the answer: filled in from reference_solutions/<exercise>.py
    ```python check test="first_step" points=2     a graded cell; the code in it is the public check
    <!-- #region manual id="why" points=2 -->      a text that students write and teachers mark; what it says is not released:
                                                   the question goes above it
    <!-- #region text -->                          a text kept to the letter, with blank lines and fences of Python in it

`exercise="name"` on a solution or check chooses another exercise than the page's own (its name without the number).

What a page cannot hold is refused, when it is read and when it is written: a cell with a line that would itself begin or
end a cell, code whose quotes hide the end of its fence, control characters that Markdown takes for line ends.
"""
import math
import re
from dataclasses import dataclass, field
from pathlib import Path

import jupytext
import nbformat
import yaml

from .course import CourseError

KINDS = ("solution", "check", "locked", "manual", "text")
TAGS = {"text": (), "code": (), "locked": ("id",), "solution": ("exercise",), "check": ("test", "points", "exercise"),
        "manual": ("id", "points")}
NEEDED = {"check": ("test", "points"), "manual": ("id", "points"), "locked": ("id",)}
CODE = ("code", "solution", "check", "locked")
NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
FRONT = re.compile(r"\A---[ \t]*\n(.*?\n)?---[ \t]*(?:\n|\Z)", re.S)
MARK = re.compile(r"^(?:<!--\s*#(?:end)?(?:region|markdown|md|raw)\b.*-->|```+\s*python\s+(?:solution|check|locked)\b.*)$", re.M)
BLANK = re.compile(r"\A(?:[ \t]*\n)+|(?:\n[ \t]*)+\Z")
END = {"manual": re.compile(r"^<!--\s*#end\w+\s*-->\s*\Z", re.M), **dict.fromkeys(CODE, re.compile(r"^```+\s*\Z", re.M))}

_FORMAT = "md:markdown"  # named, for jupytext would otherwise guess, and take a page on MyST for MyST
_WRITTEN = {"jupytext": {"main_language": "python", "notebook_metadata_filter": "-all"}}
_READ = "---\njupyter:\n  jupytext:\n    main_language: python\n---\n"  # else two fences of bash would outvote one of Python
_LAYOUT = ("lines_to_next_cell", "region_name")  # jupytext's notes on blank lines and on the word in a region's mark


@dataclass
class Cell:
    """One cell of a page. kind: code or one of KINDS. tags: those that TAGS allows for the kind."""
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
        try:
            return cls.parse(path.read_text(encoding="utf-8-sig"), path.stem, path)
        except UnicodeDecodeError as problem:
            raise CourseError(f"{path}: byte {problem.start} is not UTF-8. Save the file as UTF-8.") from None

    @classmethod
    def parse(cls, text, name, path="page"):
        """A page from its text. Raises CourseError that begins with path."""
        match = FRONT.match(text)
        page = cls(name, _read_front(match[1] or "" if match else "", path), [])
        if not re.fullmatch(r"[\w-]{1,60}", page.exercise, re.A):
            raise CourseError(f"{path}: cells are called after the file, so its name can be made of letters a to z, digits, _ "
                              "and - only, 60 at most. Rename it.")
        page.cells = [_read_cell(cell, number, path) for number, cell in enumerate(_read(text[match.end():]), 1)]
        _check_ends(page.cells, text, path)
        return page

    def text(self):
        """The page's text: what parse reads back. Raises CourseError for what a page cannot hold."""
        path = f"source/{self.name}.md"
        for number, cell in enumerate(self.cells, 1):
            _check(cell, place(path, number, cell.source))
        text = _text(self)
        if text is not None:
            return text
        if _text(Page(self.name, self.front, [])) is None:
            raise CourseError(f"{path}: YAML cannot hold its front matter as it is. Take out control characters.")
        for number, cell in enumerate(self.cells, 1):
            if _text(Page(self.name, self.front, [cell])) is None:
                raise CourseError(f"{place(path, number, cell.source)}: Markdown cannot hold this cell as it is. Close its "
                                  "fences and quotes, and take out control characters and a first line like %%python.")
        raise CourseError(f"{path}: its cells would not be read back as they are. Close the fences and quotes in them.")


def place(path, number, source):
    """Where a cell is, for a message: path, number from 1 on, and its first words."""
    first = next((line.strip()[:40] for line in source.splitlines() if line.strip()), "empty")
    return f"{path}, cell {number} ({first})"


def plain(points):
    """Points as a page has them, 2 and not 2.0: JupyterLab writes either as 2, which must not look like an edit."""
    return int(points) if isinstance(points, float) and points.is_integer() else points


def _read_front(text, path):
    try:
        front = yaml.safe_load(text)
    except yaml.YAMLError as problem:
        raise CourseError(f"{path}: the front matter is not YAML. Correct what is between the two ---: {problem}") from None
    name = front.get("assignment") if isinstance(front, dict) else None
    if not isinstance(name, str) or not re.fullmatch(r"\w[\w -]*", name):
        raise CourseError(f"{path}: the front matter must name the assignment, in quotes if it is a number. Begin the file with\n"
                          "---\nassignment: optimizers\n---")
    return front


def _read(text):
    """The cells of a text below the front matter. What is plain text loses blank lines around it, as they part cells."""
    cells = jupytext.reads(_READ + text, _FORMAT).cells
    for cell in cells:
        if cell.cell_type == "markdown" and "title" not in cell.metadata:
            cell.source = BLANK.sub("", cell.source)
    return [cell for cell in cells if cell.cell_type != "markdown" or "title" in cell.metadata or cell.source.strip()]


def _read_cell(cell, number, path):
    where = place(path, number, cell.source)
    tags = {key: value for key, value in cell.metadata.items() if key not in _LAYOUT}
    if "incorrectly_encoded_metadata" in tags:
        raise CourseError(f"{where}: cannot read `{tags['incorrectly_encoded_metadata']}`. Put words in double quotes, as in "
                          'test="first_step".')
    if cell.cell_type == "markdown" and "title" not in tags and not _closes(cell.source):
        raise CourseError(f"{where}: a fence in it or above it is not closed. Close it, or put the text between "
                          "<!-- #region text --> and <!-- #endregion --> if that is how it shall look.")
    if cell.cell_type == "raw":
        raise CourseError(f"{where}: a page has no raw cells. Make it a text or a code cell.")
    kinds = [kind for kind in KINDS if kind in tags or tags.get("title") == kind]
    if len(kinds) > 1:
        raise CourseError(f"{where}: a cell is one of {', '.join(kinds)}, not several. Remove a tag.")
    kind = kinds[0] if kinds else ("code" if cell.cell_type == "code" else "text")
    tags = {key: value for key, value in tags.items() if key != kind and (key, value) != ("title", kind)}
    if (cell.cell_type == "code") != (kind in CODE):
        raise CourseError(f"{where}: {kind} does not go with a {cell.cell_type} cell. Remove that tag.")
    if "points" in tags:
        tags["points"] = plain(tags["points"])
    read = Cell(kind, "" if kind == "solution" and not cell.source.strip() else cell.source, tags)
    _check(read, where)
    return read


def _check(cell, where):
    """Raises CourseError for tags and contents that a cell of this kind cannot have."""
    unknown = set(cell.tags) - set(TAGS[cell.kind])
    if unknown:
        raise CourseError(f"{where}: unknown tag {', '.join(sorted(unknown))}. A {cell.kind} cell knows "
                          f"{', '.join(TAGS[cell.kind]) or 'no tags'}.")
    for tag in NEEDED.get(cell.kind, ()):
        if tag not in cell.tags:
            raise CourseError(f"{where}: a {cell.kind} cell needs the tag {tag}. Add it.")
    for tag, value in cell.tags.items():
        if tag == "points":
            if type(value) not in (int, float) or not 0 <= value < math.inf:
                raise CourseError(f"{where}: points={value!r} is not a number from 0 on. Write it as in points=2.")
        elif not isinstance(value, str) or not NAME.fullmatch(value):
            raise CourseError(f"{where}: {tag}={value!r} is not a name. Write letters a to z, digits and _, in double quotes, "
                              f'as in {tag}="first_step".')
    if cell.kind == "solution" and cell.source:
        raise CourseError(f"{where}: a solution cell stays empty, for it is filled in from reference_solutions/. Move the code "
                          "there.")
    if cell.kind in CODE and "HIDDEN TESTS" in cell.source:
        raise CourseError(f"{where}: a page holds no hidden tests. Move them to tests/hidden/.")
    mark = MARK.search(cell.source)
    if mark:
        raise CourseError(f"{where}: the line `{mark[0]}` would begin or end a cell, so it cannot stand within one. Close the "
                          "fence or region above it, or take it out.")


def _check_ends(cells, text, path):
    """Raises CourseError where a fence or region is not closed, and has swallowed what follows it."""
    for number, cell in enumerate(cells, 1):
        where = place(path, number, cell.source)
        runs = re.findall(r"^`{3,}", cell.source, re.M) if cell.kind in CODE else []
        if runs and not re.search(rf"^`{{{len(max(runs)) + 1},}}\s*\w", text, re.M):
            raise CourseError(f"{where}: its fence is not closed, or code in it has a line that begins with ```. Close it, or "
                              "begin and end the cell with ````.")
        if number == len(cells) and cell.kind in END and not END[cell.kind].search(text.rstrip()):
            raise CourseError(f"{where}: the cell is not closed. End it with a line "
                              f"{'<!-- #endregion -->' if cell.kind == 'manual' else '```'}.")


def _closes(source):
    """Whether every fence in a plain text is closed, and none is of Python: that would be a cell, were it not swallowed."""
    fence = None
    for mark in re.findall(r"^ {0,3}(`{3,}(?=[^`\n]*$)|~{3,})", source, re.M):
        if fence is None:
            fence = mark
        elif mark.startswith(fence):
            fence = None
    return fence is None and not re.search(r"^```+\s*python\b", source, re.M)


def _text(page):
    """A page's text, or None if it would not be read back as the same page."""
    try:
        front = yaml.safe_dump(page.front, sort_keys=False, allow_unicode=True)
        notebook = nbformat.v4.new_notebook(cells=[_write_cell(cell) for cell in page.cells], metadata=_WRITTEN)
        text = f"---\n{front}---\n\n{jupytext.writes(notebook, _FORMAT)}"
        return text if Page.parse(text, page.name) == page else None
    except (CourseError, yaml.YAMLError, IndexError):  # IndexError: jupytext stumbles over a text that is %% and nothing else
        return None


def _write_cell(cell):
    if cell.kind in ("text", "manual"):
        plain = cell.kind == "text" and _stands_alone(cell.source)
        return nbformat.v4.new_markdown_cell(cell.source, metadata={} if plain else {"title": cell.kind, **cell.tags})
    return nbformat.v4.new_code_cell(cell.source, metadata={} if cell.kind == "code" else {cell.kind: None, **cell.tags})


def _stands_alone(source):
    """Whether a text reads back without a region around it."""
    return _closes(source) and [cell.source for cell in _read(f"\nbefore\n\n\n{source}\n\n\nnext")] == ["before", source, "next"]

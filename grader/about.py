"""The first cell of every released notebook: when it is due, its version, how to check it and how to hand it in.

It is made when an assignment is generated, from one template (`templates/about.md`). Pages, and the notebooks in source/, know
nothing of it, and what comes back in a submission is taken out again.
"""
import hashlib
import json
import re
from datetime import datetime
from zoneinfo import ZoneInfo

import nbformat
from jinja2 import Environment, PackageLoader, StrictUndefined
from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor

from .settings import Descent

BEGIN, END = "<!-- about -->", "<!-- /about -->"
DIGITS = 6  # of a version: enough to tell a handful of releases apart, and short enough to be announced

_template = Environment(loader=PackageLoader("grader"), trim_blocks=True, undefined=StrictUndefined).get_template("about.md")


class AddAbout(NbGraderPreprocessor):
    """Puts the cell on top of a released notebook, and the due date into the gradebook, where lateness is counted from."""

    def preprocess(self, nb, resources):
        where, settings = resources["nbgrader"], Descent(parent=self)
        due = settings.due.get(where["assignment"])
        nb.metadata.setdefault("descent", {})["version"] = version(nb)
        nb.cells.insert(0, about(where["notebook"], nb.metadata.descent.version, due, settings.hand_in))
        if due and not getattr(self.parent.parent, "no_database", False):
            with Gradebook(where["db_url"], self.parent.parent.coursedir.course_id) as book:
                book.update_or_create_assignment(where["assignment"], duedate=read_due(due))
        return nb, resources


def about(notebook, version, due, hand_in):
    """The cell, as a NotebookNode. due: as in the configuration, or None. hand_in: a sentence."""
    text = _template.render(notebook=notebook, version=version, due=due and due_in_words(due), hand_in=hand_in)
    return nbformat.v4.new_markdown_cell(text.strip(), id="about", metadata={"deletable": False, "editable": False})


def version(notebook):
    """A short digest of what a released notebook says: types and texts of its cells.

    So answers, hidden tests, the library, other notebooks and the due date may change, and the version stays.
    """
    said = [[cell.cell_type, cell.source] for cell in notebook.cells]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:DIGITS]


def read_due(text):
    """The moment that a due date in the configuration means, such as "2026-10-05 23:59 Europe/Berlin".

    Its last word is UTC, an offset such as +02:00, or the name of a time zone. Raises ValueError for anything else.
    """
    day, clock, zone = text.split()
    if not re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d", f"{day} {clock}"):
        raise ValueError(f"{text!r} is no date with a time")
    if re.fullmatch(r"UTC|[+-]\d\d:\d\d", zone):
        return datetime.fromisoformat(f"{day} {clock}{'+00:00' if zone == 'UTC' else zone}")
    return datetime.fromisoformat(f"{day} {clock}").replace(tzinfo=ZoneInfo(zone))


def due_in_words(text):
    """A due date for people: Monday, 5 October 2026, 23:59 (Europe/Berlin)."""
    day, clock, zone = text.split()
    date = datetime.fromisoformat(day)
    return f"{date:%A}, {date.day} {date:%B %Y}, {clock} ({zone})"


def without_about(text):
    """A Markdown cell's text without what `about` says on top of it: "" for a cell that says nothing else."""
    _, end, rest = text.partition(END)
    return rest.strip() if end and text.lstrip().startswith(BEGIN) else text

"""What people, programs and cheats do to notebooks: functions that make a function which changes a notebook."""
from copy import deepcopy

import nbformat
from nbformat import NotebookNode

FOREIGN = "FOREIGN"  # is in everything that must not survive
GARBAGE = (None, 5, True, FOREIGN, [], [FOREIGN, 5], {FOREIGN: FOREIGN}, {"nbgrader": None}, {"nbgrader": FOREIGN},
           {"nbgrader": {"grade_id": [FOREIGN], "solution": FOREIGN}}, {"tags": ["skip-execution", FOREIGN]})


def find(notebook, name):
    return next(cell for cell in notebook.cells if cell.get("id") == name)


def new(source, kind="code", **fields):
    """A cell of the student's own."""
    make = {"code": nbformat.v4.new_code_cell, "markdown": nbformat.v4.new_markdown_cell}[kind]
    return NotebookNode({**make(source), "id": "mine", **fields})


def delete(*names):
    def change(notebook):
        notebook.cells = [cell for cell in notebook.cells if cell.id not in names]
    return change


def add(cell, before=None):
    """Adds a cell before the one of this name, or at the end."""
    def change(notebook):
        place = [cell.get("id") for cell in notebook.cells].index(before) if before else len(notebook.cells)
        notebook.cells.insert(place, deepcopy(cell))
    return change


def every(**fields):
    """Sets fields of every cell; a field that is None is taken away."""
    def change(notebook):
        for cell in notebook.cells:
            for field, value in fields.items():
                cell[field] = deepcopy(value)
                if value is None:
                    del cell[field]
    return change


def edit(name, **fields):
    return lambda notebook: find(notebook, name).update(fields)


def both(*changes):
    return lambda notebook: [change(notebook) for change in changes] and None


def order(key):
    def change(notebook):
        notebook.cells.sort(key=key)
    return change


def is_graded(cell):
    return bool(cell.metadata.get("nbgrader", {}).get("grade"))


def at_random(notebook, rng):
    """Does one thing to one cell, or to where it is. Texts are left as they are, or taken away."""
    cells = notebook.cells
    if not cells:
        return
    number, other = rng.randrange(len(cells)), rng.randrange(len(cells))
    cell = cells[number]
    names = [cell.get("id") for cell in cells] + ["mine", None, "", "cell-1", FOREIGN, 5]
    act = rng.choice(["delete", "duplicate", "move", "swap", "retype", "rename", "claim", "strip", "spoil", "lines", "lose", "drop"])
    if act == "delete":
        del cells[number]
    elif act == "duplicate":
        cells.insert(other, deepcopy(cell))
    elif act == "move":
        cells.insert(other, cells.pop(number))
    elif act == "swap":
        cells[number]["id"], cells[other]["id"] = cells[other].get("id"), cells[number].get("id")
    elif act == "retype":
        cell["cell_type"] = rng.choice(["code", "markdown", "raw", "heading", None, 5])
    elif act == "rename":
        cell["id"] = rng.choice(names)
    elif act == "claim":
        cell["metadata"] = {"nbgrader": {"grade_id": rng.choice(names), "grade": True, "solution": True, "points": 99}}
    elif act == "strip":
        cell["metadata"] = {}
    elif act == "spoil":
        cell[rng.choice(["metadata", "outputs", "attachments", "execution_count", FOREIGN])] = deepcopy(rng.choice(GARBAGE))
    elif act == "lines" and isinstance(cell.get("source"), str):
        cell["source"] = cell.source.splitlines(True)
    elif act == "lose":
        cell["source"] = deepcopy(rng.choice(GARBAGE[:3] + GARBAGE[4:5] + GARBAGE[6:]))
    elif act == "drop":
        cell.pop(rng.choice(["id", "metadata", "source", "outputs", "cell_type"]), None)

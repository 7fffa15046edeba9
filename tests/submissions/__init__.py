"""A gallery of submissions, one module each, named after what it does. The demo and the end-to-end tests hand them in.

A module's docstring says who this is. ANSWERS maps exercises to what is written into their solution cells; notebooks with
no exercise that it names are not handed in, unless it has none at all (then all are, untouched). EXPECTED maps exercises
to the points that this must get; those that it does not name must get none. `alter(folder)`, if there is one, does the rest
to the folder of notebooks. Which notebook holds an exercise, and what a cell is worth, is read from the released notebooks.
"""
import importlib
import shutil
from functools import cache
from pathlib import Path

import nbformat

RELEASE = Path(__file__).resolve().parents[2] / "release" / "optimizers"


def gallery():
    """Names of all submissions, in order."""
    return sorted(path.stem for path in Path(__file__).parent.glob("*.py") if not path.stem.startswith("_"))


def load(name):
    """The module of a submission."""
    return importlib.import_module(f"{__name__}.{name}")


def expected(name):
    """{exercise: points} for all exercises of the assignment."""
    return {**dict.fromkeys(full(), 0), **load(name).EXPECTED}


@cache
def graded():
    """{name of a cell that is graded by tests: its points} in the released notebooks."""
    cells = [cell.metadata.get("nbgrader", {}) for path in sorted(RELEASE.glob("*.ipynb")) for cell in nbformat.read(path, 4).cells]
    return {cell["grade_id"]: cell["points"] for cell in cells if cell.get("grade") and not cell["solution"]}


def full(exercises=None):
    """{exercise: its points}, of all exercises or of those named."""
    points = {}
    for name, value in graded().items():
        exercise = name.split("-")[0]
        points[exercise] = points.get(exercise, 0) + value
    return points if exercises is None else {exercise: points[exercise] for exercise in exercises}


def worth(*names):
    """The points of these graded cells together."""
    return sum(graded()[name] for name in names)


def without(**tests):
    """{exercise: its points less those of one test}, as in without(sgd="contract"); None takes nothing off."""
    return {exercise: full()[exercise] - (worth(f"{exercise}-{test}") if test else 0) for exercise, test in tests.items()}


def hand_in(name, release, folder):
    """Writes a submission into a folder, made from the released notebooks in `release`."""
    module, folder = load(name), Path(folder)
    answers = getattr(module, "ANSWERS", {})
    folder.mkdir(parents=True)
    for path in sorted(Path(release).glob("*.ipynb")):
        named = [exercise for exercise in exercises_of(path) if exercise in answers]
        if answers and not named:
            continue
        shutil.copy(path, folder)
        for exercise in named:
            edit(folder / path.name, lambda notebook: write_answer(notebook, exercise, answers[exercise]))
    if hasattr(module, "alter"):
        module.alter(folder)


def exercises_of(path):
    """The exercises of a notebook, in order: those that it has a solution cell for."""
    names = [str(cell.metadata.get("nbgrader", {}).get("grade_id")) for cell in nbformat.read(path, as_version=4).cells]
    return [name.removesuffix("-solution") for name in names if name.endswith("-solution")]


def notebook_of(exercise, folder=RELEASE):
    """The path of the notebook in a folder that has the exercise's solution cell."""
    return next(path for path in sorted(Path(folder).glob("*.ipynb")) if exercise in exercises_of(path))


def edit(path, change):
    """Reads a notebook, lets `change(notebook)` change it and writes it back."""
    notebook = nbformat.read(path, as_version=4)
    change(notebook)
    Path(path).write_text(nbformat.writes(nbformat.from_dict(notebook)), encoding="utf-8")


def cell(notebook, name):
    """The cell of a notebook that the gradebook knows by this name."""
    return next(cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade_id") == name)


def write_answer(notebook, exercise, source):
    """Puts an answer into the solution cell of an exercise."""
    cell(notebook, f"{exercise}-solution").source = source


def add_cell(path, source, before="setup"):
    """Adds a code cell of the student's own before the cell whose name ends so."""
    def change(notebook):
        place = next(number for number, item in enumerate(notebook.cells)
                     if str(item.metadata.get("nbgrader", {}).get("grade_id", "")).endswith(before))
        notebook.cells.insert(place, nbformat.v4.new_code_cell(source))
    edit(path, change)

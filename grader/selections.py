"""Ready selections of pages: a course of its own with some of this course's pages, for less time than all of them need."""
import shutil
from pathlib import Path

import yaml

from .course import CONFIG, HELPERS, Course, CourseError
from .derive import write_notebooks

FILE = "selections.yaml"
IGNORED = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints", "*.ipynb")


def read(course):
    """{name: {"title", "pages": [page, ...], "points"}} of the course's selections.yaml. Raises CourseError where it is wrong."""
    path = course.root / FILE
    if not path.is_file():
        raise CourseError(f"{path}: no such file. Write the selections there, each with title, pages and points.")
    try:
        selections = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    except yaml.YAMLError as problem:
        raise CourseError(f"{path}: {' '.join(str(problem).split())}. Correct the YAML there.") from None
    known = {page.name: page for page in course.pages}
    for name, selection in selections.items():
        if not isinstance(selection, dict) or set(selection) != {"title", "pages", "points"}:
            raise CourseError(f"{path}: {name} needs title, pages and points, and nothing else. Correct it there.")
        for page in selection["pages"]:
            if page not in known:
                raise CourseError(f"{path}: {name} names the page {page}, which is not in source/. Correct it, or take it out.")
        points = sum(cell.tags.get("points", 0) for page in selection["pages"] for cell in known[page].cells)
        if points != selection["points"]:
            raise CourseError(f"{path}: the pages of {name} are worth {points:g} points, and not {selection['points']}. "
                              "Correct the number there.")
    return selections


def select(course, name, folder):
    """Makes a course in `folder` with the pages of a selection and all that belongs to them. Returns it.

    Raises CourseError for an unknown name, and for a folder that is not empty.
    """
    selections = read(course)
    if name not in selections:
        raise CourseError(f"{FILE}: there is no selection {name}. There are {', '.join(selections)}.")
    target = Path(folder).resolve()
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise CourseError(f"{target} is not empty. Name another folder.")
    if target.is_relative_to(course.root / "source"):
        raise CourseError(f"{target} lies within source/. Name a folder elsewhere.")
    pages = [page for page in course.pages if page.name in selections[name]["pages"]]
    exercises = {exercise for page in pages for exercise in page.exercises}
    for path in _files(course, pages, exercises):
        copy = target / path.relative_to(course.root)
        copy.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            shutil.copytree(path, copy, ignore=IGNORED)
        else:
            shutil.copyfile(path, copy)
    target.chmod(0o700)  # it holds the answers
    made = Course(target)
    write_notebooks(made)
    return made


def _files(course, pages, exercises):
    """What is copied as it is: files, and the folders beside the notebooks."""
    root = course.root
    yield root / CONFIG
    yield from (root / "source" / f"{page.name}.md" for page in pages)
    yield from (path for assignment in dict.fromkeys(page.assignment for page in pages)
                for path in [root / "source" / assignment] if path.is_dir())
    yield root / "tests" / "__init__.py"
    for folder in ("reference_solutions", "tests/hidden"):
        yield from (path for path in sorted((root / folder).glob("*.py"))
                    if path.stem in exercises or path.stem.startswith(HELPERS))

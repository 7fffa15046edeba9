"""Ready selections of pages, for courses with less time than all pages need: `python -m grader new FOLDER --selection NAME`."""
import yaml

from .course import CourseError

FILE = "selections.yaml"


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

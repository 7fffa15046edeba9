"""Keeps pages and notebooks the same thing: writes notebooks from pages, and pages from edited notebooks."""
import nbformat

from .course import CourseError
from .render import dump, fingerprint, origin, render, to_page


def notebook_path(course, page):
    """Where a page's notebook is: source/<assignment>/<page>.ipynb."""
    return course.root / "source" / page.assignment / f"{page.name}.ipynb"


def write_notebooks(course, force=False):
    """Renders all pages; removes notebooks that no page makes. Returns the paths that changed.

    Raises CourseError, having written nothing, where a notebook holds edits that would be lost, unless force is set.
    """
    todo = [(notebook_path(course, page), dump(render(page, course))) for page in course.pages]
    made = {path for path, _ in todo}
    strangers = [path for path in course.root.glob("source/*/*.ipynb") if path not in made]
    for path in [*made, *strangers]:
        if path.is_file() and not force and is_edited(nbformat.read(path, as_version=4)):
            raise CourseError(f"{path} was edited since it was rendered. Run `python -m grader absorb` to carry the edits "
                              "into its page, or `python -m grader render --force` to drop them.")
    changed = []
    for path, content in todo:
        if not path.is_file() or path.read_bytes() != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            changed.append(path)
    for path in strangers:
        path.unlink()
        changed.append(path)
    return changed


def is_edited(notebook):
    """Whether a notebook's cells are other than they were when it was rendered. Outputs do not count."""
    return notebook.metadata.get("descent", {}).get("cells") != fingerprint(notebook.cells)


def absorb(course):
    """Carries every edited notebook back into its page and references. Returns the paths that changed.

    Raises CourseError where page and notebook were both edited: which one counts is not ours to guess.
    """
    changed = []
    for page in course.pages:
        path = notebook_path(course, page)
        notebook = nbformat.read(path, as_version=4) if path.is_file() else None
        if notebook is None or not is_edited(notebook):
            continue
        if notebook.metadata.get("descent", {}).get("origin") != origin(page, course):
            raise CourseError(f"{path} and source/{page.name}.md (or its reference solution) were both edited. Keep one: take "
                              "back the edit of the page and absorb, or run `python -m grader render --force`.")
        new, bodies = to_page(notebook, page, course)
        if new.text() != page.text():
            target = course.root / "source" / f"{page.name}.md"
            target.write_text(new.text(), encoding="utf-8")
            changed.append(target)
        for name, body in bodies.items():
            if name not in page.exercises:
                raise CourseError(f"{path}: there is a solution cell of {name!r}, which the page does not have.")
            header, _ = course.reference(name)
            course.reference_path(name).write_text(header + body, encoding="utf-8")
            changed.append(course.reference_path(name))
    return changed

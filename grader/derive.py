"""Keeps pages and notebooks the same thing: writes notebooks from pages, and pages from edited notebooks."""
import nbformat

from .course import CourseError, split_reference
from .files import write_whole
from .render import dump, fingerprint, origin, render, to_page


def notebook_path(course, page):
    """Where a page's notebook is: source/<assignment>/<page>.ipynb."""
    return course.root / "source" / page.assignment / f"{page.name}.ipynb"


def write_notebooks(course, force=False):
    """Renders all pages; removes notebooks that no page makes. Returns the paths that changed.

    Raises CourseError, having written nothing, where a notebook holds edits that would be lost, unless force is set.
    """
    todo = {notebook_path(course, page): dump(render(page, course)) for page in course.pages}
    strangers = [path for path in sorted(course.root.glob("source/*/*.ipynb"))
                 if path not in todo and not path.parent.name.startswith(".")]  # .ipynb_checkpoints is JupyterLab's
    for path in [] if force else [*todo, *strangers]:
        if path.is_file() and is_edited(load(path)):
            raise CourseError(f"{path} was edited since it was rendered. Run `python -m grader absorb` to carry the edits "
                              "into its page, or `python -m grader render --force` to drop them." if path in todo else
                              f"{path} belongs to no page, and holds edits. Move it out of source/, or give its page the old "
                              "name and assignment again and run `python -m grader absorb`, or drop it with "
                              "`python -m grader render --force`.")
    changed = _write(todo)
    for path in strangers:
        path.unlink()
    return changed + strangers


def is_edited(notebook):
    """Whether a notebook's cells are other than they were when it was rendered. Outputs do not count."""
    return notebook.metadata.get("descent", {}).get("cells") != fingerprint(notebook.cells)


def absorb(course):
    """Carries every edited notebook back into its page and references, and renders it anew. Returns the paths that changed.

    Raises CourseError, having written nothing, for what a page cannot hold, and where page and notebook were both edited:
    which one counts is not ours to guess.
    """
    new, bodies, sources = {}, {}, {}
    for page in course.pages:
        path = notebook_path(course, page)
        notebook = load(path) if path.is_file() else None
        if notebook is None or not is_edited(notebook):
            continue
        if notebook.metadata.get("descent", {}).get("origin") != origin(page, course):
            raise CourseError(f"{path} and source/{page.name}.md (or its reference solution) were both edited. Keep one: take "
                              "back the edit of the page and absorb, or run `python -m grader render --force`.")
        made, edited = to_page(notebook, page, course)
        for name, body in edited.items():
            if bodies.setdefault(name, body) != body:
                raise CourseError(f"{path} and {sources[name]} hold two different solutions of {name}. Make them equal.")
            sources[name] = path
        new[path] = page, made
    todo, after = {}, _Absorbed(course, bodies)
    for name in bodies:
        header, body = after.reference(name)
        todo[course.reference_path(name)] = _module(header, body, f"{sources[name]}, solution of {name}").encode()
    for path, (page, made) in new.items():
        try:
            text = made.text()
            if text != page.text():  # a page keeps its own blank lines and comments where only the solution was edited
                todo[course.root / "source" / f"{page.name}.md"] = text.encode()
            # Not left to `render`: it would take the notebook, which is not as it was rendered, for edited once more.
            todo[path] = dump(render(made, after))
        except CourseError as problem:
            raise CourseError(f"{path} cannot be carried into its page. {problem}") from None
    return _write(todo)


class _Absorbed:
    """A course with the bodies that its references are about to get."""

    def __init__(self, course, bodies):
        self.course, self.bodies = course, bodies

    def reference(self, name):
        header, body = self.course.reference(name)
        return header, self.bodies.get(name, body)


def _module(header, body, where):
    if split_reference(header + body, where) != (header, body):
        raise CourseError(f"{where}: it must begin with a class, a function or a constant. Write its imports on top of the "
                          "reference solution, and for students in a cell of their own.")
    return header + body


def load(path):
    try:
        return nbformat.read(path, as_version=4)
    except Exception:  # nbformat raises whatever it stumbles over, such as the marks of a merge conflict
        raise CourseError(f"{path} cannot be read as a notebook. Mend it, or make it anew with "
                          "`python -m grader render --force`.") from None


def _write(todo):
    """Writes {path: bytes} where they are other than what is there. Returns the paths written."""
    changed = [path for path, content in todo.items() if not path.is_file() or path.read_bytes() != content]
    for path in changed:
        write_whole(path, todo[path], aside=path.parents[1])  # not in source/<assignment>/, from where nbgrader hands out
    return changed

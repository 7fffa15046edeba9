"""Finds notebooks that were handed in under another name, before nbgrader calls them missing."""
import os
import shutil
import stat
from pathlib import Path

from traitlets.log import get_logger

from .autograde import blueprint, read_notebook
from .course import Course


def find_renamed(assignment, student, notebooks):
    """nbgrader's pre_convert_hook: gives a renamed notebook a second file with the name that is missing.

    notebooks: the paths of one student's submission (`student` may be a pattern). The list is extended in place. Files
    are only added, never changed; links and pipes beside the notebooks are taken away, as nbgrader would copy what they lead to.
    """
    if not notebooks:
        return
    folder = Path(notebooks[0]).parent
    _drop_what_is_no_file(folder)
    expected = {path.stem for path in (Course.around().root / "source" / assignment).glob("*.ipynb")}
    strangers = sorted(Path(path) for path in notebooks if Path(path).stem not in expected)
    for name in sorted(expected - {Path(path).stem for path in notebooks}):
        match = next((path for path in strangers if _is_page(path, blueprint(assignment, name))), None)
        if match is None:
            continue
        strangers.remove(match)
        target = folder / f"{name}.ipynb"
        try:
            with open(match, "rb") as original, open(target, "xb") as copy:
                shutil.copyfileobj(original, copy)
        except OSError as problem:
            get_logger().warning("%s looks like a renamed %s.ipynb but could not be copied there (%s). Rename it and grade "
                                 "this student again with --force.", _readable(match), name, problem)
            continue
        get_logger().warning("%s is taken for %s.ipynb, which is missing beside it.", _readable(match), name)
        notebooks.append(os.path.join(os.path.dirname(notebooks[0]), target.name))
    notebooks[:] = [path for path in notebooks if _readable(path) == path]  # a gradebook cannot hold other names


def _drop_what_is_no_file(folder):
    """Takes away links, pipes and the like, wherever they are in a submission; links to notebooks are reported when read."""
    for path in folder.rglob("*"):
        kind = path.lstat().st_mode
        if not (stat.S_ISREG(kind) or stat.S_ISDIR(kind) or path.suffix == ".ipynb"):
            path.unlink()
            get_logger().warning("%s is a link or a pipe, not a file; it was taken away.", _readable(path))


def _readable(path):
    """A path as text that can be printed, whatever bytes it is made of."""
    return str(path).encode("utf-8", "backslashreplace").decode()


def _is_page(path, plan):
    """Whether a notebook's cells are those of a blueprint: it has at least half of the named ones."""
    try:
        notebook = read_notebook(path)
    except ValueError:
        return False
    names = {cell.id for cell in plan.cells if cell.metadata.get("nbgrader")}
    found = set()
    for cell in notebook.cells:
        grade = cell.get("metadata", {}).get("nbgrader")
        claimed = [grade.get("grade_id") if isinstance(grade, dict) else None, cell.get("id")]
        found |= {name for name in claimed if isinstance(name, str)} & names
    return len(found) * 2 >= len(names)

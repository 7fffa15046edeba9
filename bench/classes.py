"""Classes of right submissions, all of them different, and courses to grade them in: ours, and one of stock nbgrader."""
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat

from grader.course import CourseError
from grader.demo import make_course
from grader.render import HIDDEN

PLAIN = """c = get_config()
c.CourseDirectory.course_id = "descent"
"""
MARKS = re.compile(r"^ *### (BEGIN|END) SOLUTION\n?", re.M)


def ours(kit, folder, assignment, notebooks=None):
    """A course as the demo makes it, with its assignment generated. notebooks: names, or None for all. Returns its path.

    Raises CourseError where a notebook has no such name.
    """
    course = make_course(kit, folder)
    paths = {path.stem: path for path in (course / "source" / assignment).glob("*.ipynb")}
    unknown = sorted(set(notebooks or ()) - set(paths))
    if unknown:
        raise CourseError(f"{assignment} has no notebook {', '.join(unknown)}. It has {', '.join(sorted(paths))}.")
    for name, path in paths.items():
        if notebooks and name not in notebooks:
            path.unlink()
    _generate(course, assignment)
    return course


def stock(course, folder, assignment):
    """The same course for nbgrader alone: its own steps, no wall, and no hidden tests, as ours need our executor."""
    (folder / "source").mkdir(parents=True)
    shutil.copytree(course / "source" / assignment, folder / "source" / assignment)
    (folder / "nbgrader_config.py").write_text(PLAIN)
    for path in (folder / "source" / assignment).glob("*.ipynb"):
        notebook = nbformat.read(path, as_version=4)
        for cell in notebook.cells:
            cell.source = HIDDEN.sub("", cell.source)
        nbformat.write(notebook, path)
    _generate(folder, assignment)
    library = course / "release" / assignment / "descent"
    shutil.copytree(library, folder / "source" / assignment / "descent", dirs_exist_ok=True)
    return folder


def hand_in(course, assignment, students):
    """Hands in the right answers for so many students. Each notebook is another one, so that none is executed for two."""
    for path in sorted((course / "source" / assignment).glob("*.ipynb")):
        right = {cell.id: cell.source for cell in nbformat.read(path, as_version=4).cells}
        for student in students:
            notebook = nbformat.read(course / "release" / assignment / path.name, as_version=4)
            for cell in notebook.cells:
                if cell.metadata.get("nbgrader", {}).get("solution"):
                    remark = f"# by {student}\n" if cell.cell_type == "code" else f"By {student}. "
                    cell.source = remark + MARKS.sub("", right.get(cell.id, ""))
            folder = course / "submitted" / student / assignment
            folder.mkdir(parents=True, exist_ok=True)
            (folder / path.name).write_text(nbformat.writes(notebook), encoding="utf-8")


def _generate(course, assignment):
    subprocess.run([sys.executable, "-W", "ignore", "-m", "nbgrader", "generate_assignment", assignment], cwd=course, check=True,
                   capture_output=True)


def fresh(course, folder):
    """A copy of a course, to grade from nothing."""
    return Path(shutil.copytree(course, folder, symlinks=True))

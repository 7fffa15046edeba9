"""The demo: a course in a scratch folder, a class that hands in, grades and feedback, with the commands that did it."""
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

from nbgrader.api import Gradebook
from rich.console import Console
from rich.table import Table

from .course import CONFIG, Course, CourseError
from .kit import material, remember
from .lab import python
from .sandbox import NoWall, require_wall

ASSIGNMENT = "optimizers"
COURSE = ("source", "reference_solutions", "tests/__init__.py", "tests/hidden", "selections.yaml", CONFIG)
SETTINGS = """
# The demo waits less for what never ends.
c.Descent.seed = "a demo of Descent"
c.Descent.cell_seconds = 6
c.Descent.test_seconds = 4
c.Exchange.root = {exchange!r}
"""


def demo(kit, folder, names=None):
    """Plays a course from release to feedback. Returns {submission: {exercise: (points, expected points)}}.

    kit: the checkout (a Course) to make the demo's course from. folder: is emptied first, if an earlier demo made it.
    names: submissions of tests/submissions/, all of them by default.
    """
    if not (kit.root / "tests" / "submissions").is_dir():
        raise CourseError(f"{kit.root} has no tests/submissions/, the class that hands in. Play the demo in a checkout of Descent.")
    from tests import submissions
    names = names or submissions.gallery()
    course = make_course(kit, folder)
    students = {f"ada-{number:02d}": name for number, name in enumerate(names, 1)}
    _say(f"A course in {course}, made from this checkout. Generating what students get:")
    _run(course, "nbgrader", "generate_assignment", ASSIGNMENT)
    _say(f"{len(students)} students hand in; the archive that a learning platform would give you is collected:")
    pack_class(course, students)
    _run(course, "nbgrader", "zip_collect", ASSIGNMENT)
    _say("Grading. Some of them never end, so this takes a while:")
    _run(course, "grader", "grade", ASSIGNMENT, expect=(0, 1), quiet=False)
    _say("Writing feedback:")
    _run(course, "nbgrader", "generate_feedback", ASSIGNMENT)
    return {name: compare(course, student, submissions.expected(name)) for student, name in students.items()}


def make_course(kit, folder):
    """A course of its own in `folder`, with what an instructor needs from the checkout. Returns its path."""
    course = Path(folder).resolve()
    if course.exists() and any(course.iterdir()) and not (course / ".demo").exists():
        raise CourseError(f"{course} is not empty and no demo made it. Name another folder.")
    shutil.rmtree(course, ignore_errors=True)
    course.mkdir(parents=True, mode=0o700)
    (course / ".demo").touch()
    for part in COURSE:
        source, target = kit.root / part, course / part
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints"))
        else:
            shutil.copyfile(source, target)
    remember(Course(course), kit, material(kit, kit.pages), (kit.root / CONFIG).read_text(encoding="utf-8"))
    with open(course / CONFIG, "a", encoding="utf-8") as config:
        config.write(SETTINGS.format(exchange=str(course / "exchange")))
        if not _has_wall():
            config.write("c.Descent.unsafe = True  # no wall on this machine; the gallery's submissions are harmless\n")
    (course / "exchange").mkdir(mode=0o777)
    (course / "exchange").chmod(0o777)  # whatever the umask; nbgrader insists on it
    return course


def pack_class(course, students):
    """Lets everybody hand in and packs it as one archive, <student>/<notebook>.ipynb, for `nbgrader zip_collect`."""
    from tests import submissions
    archive = course / "downloaded" / ASSIGNMENT / "archive"
    archive.mkdir(parents=True)
    with zipfile.ZipFile(archive / "class.zip", "w", zipfile.ZIP_DEFLATED) as pack:
        for student, name in students.items():
            folder = course / "handed_in" / student
            submissions.hand_in(name, course / "release" / ASSIGNMENT, folder)
            for path in sorted(folder.iterdir()):
                pack.write(path, f"{student}/{path.name}")


def compare(course, student, expected):
    """{exercise: (points, expected points)} of one student, points being None where the gradebook has none.

    The points of an exercise are those of its cells, which are called <exercise>-<test>, in whichever notebooks they are.
    """
    points = {}
    with Gradebook(f"sqlite:///{course}/gradebook.db") as gradebook:
        for notebook in gradebook.find_submission(ASSIGNMENT, student).notebooks:
            for grade in notebook.grades:
                exercise = grade.name.split("-")[0]
                points[exercise] = points.get(exercise, 0) + grade.score
    return {exercise: (points.get(exercise), wanted) for exercise, wanted in expected.items()}


def report(results, folder):
    """Prints the table of a demo and where to look next. Returns the exit code: 1 if any points are not as expected."""
    console = Console(width=None if sys.stdout.isatty() else 110)
    notebooks = _exercises(Path(folder).resolve())
    table = Table("student", "hands in", *(f"{name.split('_')[0]}\nof {most:g}" for name, (most, _) in notebooks.items()), "in all",
                  title="Points in each notebook (where they differ from what was expected: got / expected)")
    wrong = 0
    for number, (name, row) in enumerate(results.items(), 1):
        cells = []
        for _, exercises in notebooks.values():
            got, wanted = (sum(row[exercise][part] or 0 for exercise in exercises) for part in (0, 1))
            cells.append(f"{got:g}" if all(row[exercise][0] == row[exercise][1] for exercise in exercises) else
                         f"[bold red]{got:g} / {wanted:g}[/]")
        wrong += any(got != wanted for got, wanted in row.values())
        table.add_row(f"ada-{number:02d}", name.replace("_", " "), *cells, f"{sum(got or 0 for got, _ in row.values()):g}")
    console.print(table)
    console.print(f"{len(results) - wrong} of {len(results)} submissions got the points that were expected.")
    here = os.path.relpath(Path(folder).resolve())
    print(f"Next: cd {here} && {python(here)} -m grader lab    (menu Nbgrader > Formgrader; feedback pages lie in {here}/feedback/)")
    return int(bool(wrong))


def _exercises(course):
    """{notebook: (its points, names of the exercises in it that are graded by tests)} of the demo's assignment."""
    with Gradebook(f"sqlite:///{course}/gradebook.db") as gradebook:
        return {notebook.name: (notebook.max_score, sorted({cell.name.split("-")[0] for cell in notebook.grade_cells
                                                            if cell.cell_type == "code"}))
                for notebook in sorted(gradebook.find_assignment(ASSIGNMENT).notebooks, key=lambda notebook: notebook.name)}


def _has_wall():
    try:
        require_wall()
    except NoWall as problem:
        _say(f"{problem}\nThe demo goes on without a wall: its submissions are ours, and harmless.")
        return False
    return True


def _say(text):
    print(f"\n{text}", flush=True)


def _run(course, module, *arguments, expect=(0,), quiet=True):
    """Runs a command of the course as an instructor would type it; its output is shown only if it fails."""
    shown = " ".join((module if module == "nbgrader" else f"python -m {module}", *arguments))
    print(f"  $ {shown}", flush=True)
    run = subprocess.run([sys.executable, "-W", "ignore", "-m", module, *arguments], cwd=course, text=True,
                         **({"capture_output": True} if quiet else {}))
    if run.returncode not in expect:
        raise CourseError(f"`{shown}` ended with exit code {run.returncode} in {course}.\n{(run.stderr or '')[-2000:]}")

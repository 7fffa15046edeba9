"""A new course: a folder of its own, closed to students, with pages of the kit, a seed that nobody knows, and the class list."""
import json
import os
import re
import secrets
import shlex
import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from .course import CONFIG, Course, CourseError
from .derive import write_notebooks
from .desk import exchange_folder
from .doctor import report
from .kit import material, remember, selected
from .lab import python
from .roster import import_roster, read_roster

SEED, COURSE_ID, EXCHANGE = "c.Descent.seed", "c.CourseDirectory.course_id", "c.Exchange.root"


@dataclass(frozen=True)
class Wishes:
    """What a new course is to be. selection: None for all pages. roster: path of a CSV file. Others: None as the kit has it."""
    selection: str | None = None
    roster: str | None = None
    id_column: str | None = None
    course_id: str | None = None
    exchange: str | None = None


@dataclass
class Made:
    """A course that was made. students: how many are in its gradebook. problems: rows of the roster that could not be used."""
    course: Course
    students: int = 0
    problems: list = field(default_factory=list)


def make(kit, folder, wishes=Wishes()):
    """Makes a course in a folder that is new or empty. Raises CourseError, having written nothing there, for what is wrong."""
    target = Path(folder).resolve()
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise CourseError(f"{target} is not empty. Name another folder: nothing of what is there is ever overwritten.")
    if any(target.is_relative_to(kit.root / part) for part in ("source", "reference_solutions", "tests", "release")):
        raise CourseError(f"{target} lies within the kit's own folders. Name a folder elsewhere, such as ../course.")
    if wishes.course_id is not None and not re.fullmatch(r"\w[\w.-]*", wishes.course_id):
        raise CourseError(f"{wishes.course_id!r} cannot be a course's id: use letters, digits, . _ and -, and begin with a letter.")
    pages = selected(kit, wishes.selection)
    roster = read_roster(wishes.roster, wishes.id_column) if wishes.roster else None
    try:
        target.mkdir(parents=True, exist_ok=True)
        target.chmod(0o700)  # before it holds any answers
        scratch = Path(tempfile.mkdtemp(prefix=".new-", dir=target))
    except OSError as problem:
        raise CourseError(f"{target} cannot be made: {problem.strerror}. Name a folder that you may write to.") from None
    try:
        made = _fill(Course(scratch), kit, pages, wishes, roster)
        for path in sorted(scratch.iterdir(), key=lambda path: path.name == CONFIG):  # without it, the rest is no course
            path.rename(target / path.name)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    made.course = Course(target)
    return made


def introduce(made):
    """Prints what was made, and what comes next. Returns the exit code: 1 if rows of the roster could not be used."""
    course, here = made.course, min(str(made.course.root), os.path.relpath(made.course.root), key=len)
    points = sum(cell.tags.get("points", 0) for page in course.pages for cell in page.cells)
    print(f"A course in {course.root}: {len(course.pages)} pages, {points:g} points. Nobody else can read it. Its seed is drawn at "
          f"random; settings are in {CONFIG}.")
    if made.students or made.problems:
        print(f"{made.students} students are in the gradebook.", *made.problems, sep="\n  ")
    report([exchange_folder(course)])
    print(f"Next:\n  cd {shlex.quote(here)}\n  {python(course.root)} -m grader lab        # in there: menu Nbgrader > Formgrader")
    print("or, on the command line:", *(f"  nbgrader generate_assignment {name} && nbgrader release_assignment {name}"
                                        for name in map(shlex.quote, course.assignments)), sep="\n")
    return int(bool(made.problems))


def settle(text, settings):
    """A configuration's text with these settings, {name: value}: in the line that has the name, be it a comment, or at the end."""
    for name, value in settings.items():
        line = f"{name} = {json.dumps(value, ensure_ascii=False)}"
        text, found = re.subn(rf"^(?:# *)?{re.escape(name)} *=.*$", lambda _: line, text, count=1, flags=re.M)
        if not found:
            text = text.rstrip("\n") + f"\n\n{line}\n"
    return text


def _fill(course, kit, pages, wishes, roster):
    files = material(kit, pages)
    for path, content in files.items():
        (course.root / path).parent.mkdir(parents=True, exist_ok=True)
        (course.root / path).write_bytes(content)
    text = (kit.root / CONFIG).read_text(encoding="utf-8")
    chosen = {SEED: secrets.token_urlsafe(18), COURSE_ID: wishes.course_id,
              EXCHANGE: wishes.exchange and str(Path(wishes.exchange).resolve())}
    (course.root / CONFIG).write_text(settle(text, {name: value for name, value in chosen.items() if value}), encoding="utf-8")
    remember(course, kit, files, text, wishes.selection)
    write_notebooks(course)
    made = Made(course)
    if roster:
        made.students, made.problems = import_roster(course, roster), roster.problems
    return made

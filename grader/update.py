"""A newer kit for a course that is under way: three versions of each file, as it came, as it is here, and as the kit has it now.

What the instructor has not touched becomes the kit's. What both have changed stays, and the kit's version is laid beside it.
Submissions, grades and the gradebook are no part of this. The course notes what is about to be written before it is written,
so that an update which was killed does the rest when it is started again, be it with a kit that is newer still.
"""
import ast
import re
import shlex
from dataclasses import dataclass, field

from .course import CONFIG, HELPERS, Course, CourseError
from .derive import is_edited, load, write_notebooks
from .desk import exchange, nbgrader_of
from .files import write_whole
from .kit import BESIDE, MODULES, Record, digest, material, selected
from .merge import merge
from .release import library
from .settings import load_config


@dataclass
class Plan:
    """What an update does. write: {path: bytes}, beside: the same for what is laid beside; remove: paths.

    told: {path: what happens to it, in words}. record: what the course remembers when all is done.
    """
    write: dict = field(default_factory=dict)
    beside: dict = field(default_factory=dict)
    remove: list = field(default_factory=list)
    told: dict = field(default_factory=dict)
    record: Record = None


def run(course, kit, dry=False):
    """Updates a course, or only says what would be done. Returns the exit code: 1 if something needs a look. Raises CourseError."""
    load_config(course)  # before anything is written: what comes next depends on it
    made = plan(course, kit)
    shown, judged = touched(course, kit, made)
    for path, what in sorted(made.told.items()):
        print(f"{path}: {what}")
    problem = None
    if not dry:
        try:
            carry_out(course, made)
        except CourseError as found:
            problem = found
    done = len(made.write) + len(made.remove)
    print(f"{done} files {'would change' if dry else 'changed'}, {len(made.beside)} need a look. Submissions, grades and your own "
          "edits are as they were.")
    for line in [] if problem else aftermath(course, shown, judged):
        print(line)
    if problem:
        print(f"The notebooks could not be rendered. {problem} Then: python -m grader render")
    elif made.told and not dry:
        print("Prove it: python -m grader check")
    return int(bool(made.beside or problem))


def plan(course, kit):
    """The Plan that brings a course to what the kit holds. Writes nothing. Raises CourseError where edits would be lost."""
    if course.root == kit.root:
        raise CourseError(f"{course.root} is the kit itself. Name a course, or update the kit with `git pull`.")
    for path in sorted(course.root.glob("source/*/*.ipynb")):
        if not path.parent.name.startswith(".") and is_edited(load(path)):
            raise CourseError(f"{path} holds edits that are not in its page yet. Run `python -m grader absorb` in {course.root} to "
                              "carry them there, or `python -m grader render --force` to drop them; then update.")
    record = Record.of(course) or Record()
    pages = _pages(course, kit, record)
    theirs = material(kit, pages)
    made = Plan(record=Record(selection=record.selection))
    for path in sorted({*theirs, *record.files, *record.arriving} - {CONFIG}):
        _decide(made, path, _content(course, path), theirs.get(path), record, (kit.root / path).is_file())
    _configure(made, course, kit, record)
    _keep_what_is_used(made, course)
    return made


def carry_out(course, made):
    """Does what a plan says, and renders. Raises CourseError if pages cannot be rendered."""
    before = Record.of(course) or Record()
    before.arriving = {path: digest(content) for path, content in made.write.items()}
    before.arriving_config = made.record.config
    before.save(course)
    for path, content in [*made.beside.items(), *made.write.items()]:
        write_whole(course.root / path, content, aside=course.root)
    for path in made.remove:
        (course.root / path).unlink(missing_ok=True)
    made.record.save(course)
    write_notebooks(Course(course.root))


def touched(course, kit, made):
    """(names of assignments whose notebooks or files change for students, those whose tests or answers change)."""
    new, judged = {*made.write, *made.remove}, set()
    shown = {path.split("/")[1] for path in new if path.startswith("source/") and path.count("/") > 1}
    helpers = any(path.startswith("tests/hidden/") and _stem(path).startswith(HELPERS) for path in new)
    for page in [*course.pages, *(page for page in kit.pages if f"source/{page.name}.md" in new)]:
        files = [f"{folder}/{exercise}.py" for folder in MODULES for exercise in page.exercises]
        if {f"source/{page.name}.md", *(path for path in files if path.startswith("reference"))} & new:
            shown.add(page.assignment)
        if helpers and page.exercises or {*files} & new:
            judged.add(page.assignment)
    return sorted(shown), sorted(judged)


def aftermath(course, shown, judged):
    """What is to be done after an update, as sentences. shown, judged: as `touched` tells them."""
    stale = {name for name in course.assignments if _has_other_library(course.root / "release" / name)}
    for name in sorted({*shown, *stale}):
        called = shlex.quote(name)
        out = (exchange(course) / nbgrader_of(course).course_id / "outbound" / name).is_dir()
        if out:
            yield (f"{name} is released, and now other than that. Release it again: nbgrader generate_assignment {called} && "
                   f"nbgrader release_assignment {called} --force")
            yield ("  Who has fetched it keeps the old notebooks until he renames his folder, fetches again, and copies his answers. "
                   "Old ones that are handed in are graded too, by the new checks; parts that they lack count as unanswered.")
        elif (course.root / "release" / name).is_dir():
            yield f"{name} has been generated before. Generate it again: nbgrader generate_assignment {called}"
    for name in judged:
        if any(course.root.glob(f"autograded/*/{name}")):
            yield f"{name} is graded, and is judged differently now. See who would gain or lose: python -m grader grade {shlex.quote(name)} --dry-run"


def _pages(course, kit, record):
    """The kit's pages that this course follows: those of its selection, but for what its instructor has taken out."""
    if not record.files:  # no record: what it has says what it wants
        return [page for page in kit.pages if (course.root / "source" / f"{page.name}.md").is_file()]
    try:
        pages = selected(kit, record.selection)
    except CourseError:  # the kit has this selection no more
        pages = [page for page in kit.pages if f"source/{page.name}.md" in record.files]
    gone = {path for path in record.files if not (course.root / path).is_file()}
    return [page for page in pages if f"source/{page.name}.md" not in gone]


def _decide(made, path, mine, theirs, record, in_kit):
    """What becomes of one file: mine, theirs: its bytes in the course and in the kit, or None."""
    came = record.files.get(path)
    known = {came, record.arriving.get(path)} - {None}
    if theirs is not None:
        made.record.files[path] = digest(theirs)
    if mine is None:
        if theirs is not None and came is None:
            made.write[path], made.told[path] = theirs, "new"
        elif in_kit and came is not None:  # the instructor has deleted it, and that is remembered
            made.record.files[path] = came
    elif theirs is None:
        if digest(mine) in known:
            made.remove.append(path)
            made.told[path] = "removed: no page of yours needs it" if in_kit else "removed: the kit has it no more"
        else:
            made.told[path] = "yours: the kit has it no more, but you have changed it. Delete it if you do not need it"
    elif mine != theirs:
        if digest(mine) in known:
            made.write[path], made.told[path] = theirs, "updated"
        elif digest(theirs) != came:
            _lay_beside(made, path, theirs)


def _configure(made, course, kit, record):
    """The kit's comments and new settings, line by line, into a configuration that is the instructor's."""
    text = (kit.root / CONFIG).read_text(encoding="utf-8")
    content = _content(course, CONFIG)
    arrived = record.arriving.get(CONFIG) == digest(content)
    base, made.record.config = record.arriving_config if arrived else record.config, text
    if text in (base, content.decode("utf-8", "replace")):
        return
    merged = base is not None and merge(base, content.decode("utf-8", "surrogateescape"), text)
    if merged and _is_python(merged):
        if merged.encode("utf-8", "surrogateescape") != content:
            made.write[CONFIG], made.told[CONFIG] = merged.encode("utf-8", "surrogateescape"), "updated; your settings are kept"
    else:
        _lay_beside(made, CONFIG, text.encode())


def _lay_beside(made, path, theirs):
    made.beside[f"{path}{BESIDE}"] = theirs
    made.told[path] = (f"conflict: you and the kit have both changed it. Yours stays; the kit's is in {path}{BESIDE}. Carry over "
                       "what you want, then delete that")


def _keep_what_is_used(made, course):
    """Takes modules off the list of what is removed while a page that stays as it is, or a module, needs them."""
    used = {exercise for page in course.pages if not {f"source/{page.name}.md"} & {*made.write, *made.remove}
            for exercise in page.exercises}
    needed = True
    while needed:
        staying = [path.relative_to(course.root).as_posix() for folder in MODULES for path in (course.root / folder).glob("*.py")]
        imports = "\n".join(line for path in staying if path not in made.remove
                            for line in (made.write.get(path) or _content(course, path)).decode("utf-8", "replace").splitlines()
                            if re.match(r"\s*(from|import)\b", line))
        needed = [path for path in made.remove if path.endswith(".py")
                  and (_stem(path) in used or re.search(rf"\b{re.escape(_stem(path))}\b", imports))]
        for path in needed:
            made.remove.remove(path)
            made.told[path] = "kept: the kit has it no more, but files of yours use it"


def _stem(path):
    return path.split("/")[-1].removesuffix(".py")


def _has_other_library(folder):
    """Whether a generated assignment holds another version of the student library than this kit's."""
    return folder.is_dir() and any(not (folder / path).is_file() or (folder / path).read_bytes() != content
                                   for path, content in library().items())


def _content(course, path):
    path = course.root / path
    return path.read_bytes() if path.is_file() else None


def _is_python(text):
    try:
        ast.parse(text)
    except (SyntaxError, ValueError):
        return False
    return True

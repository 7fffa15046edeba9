"""The kit that courses are made from: where it is, what a course takes from it, and what the course remembers of that."""
import hashlib
import json
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from pathlib import Path

from .course import CONFIG, HELPERS, MODULES, Course, CourseError
from .files import write_whole
from .selections import FILE, read

RECORD = ".kit.json"
BESIDE = ".new"  # the kit's version of a file that the course has changed as well
IGNORED = {"__pycache__", ".ipynb_checkpoints"}


def find_kit(folder=None):
    """The kit in `folder`, or else the one that this program runs from. Raises CourseError where there are no pages."""
    root = Path(folder or Path(__file__).parents[1]).resolve()
    if (root / CONFIG).is_file() and (root / "source").is_dir():
        return Course(root)
    if folder:
        raise CourseError(f"{root} is no kit: it needs {CONFIG} and source/. Name a checkout of Descent, or a course made from it.")
    raise CourseError("Descent was installed without its pages, as an installed package is. Change into a checkout of it first, "
                      "or name one: --kit FOLDER.")


def selected(kit, name=None):
    """The pages of one of the kit's selections; all its pages if none is named. Raises CourseError for an unknown name."""
    if name is None:
        return list(kit.pages)
    selections = read(kit)
    if name not in selections:
        raise CourseError(f"{FILE}: there is no selection {name}. There are {', '.join(selections)}.")
    return [page for page in kit.pages if page.name in selections[name]["pages"]]


def material(kit, pages):
    """{path in a course: bytes} of all that a course with these pages takes from a kit as it is. Its configuration is not in it."""
    exercises = {exercise for page in pages for exercise in page.exercises}
    paths = [kit.root / "source" / f"{page.name}.md" for page in pages]
    for assignment in dict.fromkeys(page.assignment for page in pages):
        paths += [path for path in sorted((kit.root / "source" / assignment).rglob("*"))
                  if path.suffix not in (".ipynb", BESIDE) and not IGNORED & {*path.parts}]
    paths.append(kit.root / "tests" / "__init__.py")
    for folder in MODULES:
        paths += [path for path in sorted((kit.root / folder).glob("*.py"))
                  if path.stem in exercises or path.stem.startswith(HELPERS)]
    if len(pages) == len(kit.pages):
        paths.append(kit.root / FILE)
    return {path.relative_to(kit.root).as_posix(): path.read_bytes() for path in paths if path.is_file()}


def remember(course, kit, files, config, selection=None):
    """Notes where a course's files ({path: bytes}) and its configuration, before it was set, come from. A course that is made from
    another one has that one's kit, and so its edits as its own."""
    parent = Record.of(kit) or Record()
    Record({path: parent.files.get(path, digest(content)) for path, content in files.items()},
           parent.config or config, selection or parent.selection).save(course)


def digest(content):
    """What a course remembers of a file's bytes."""
    return hashlib.sha256(content).hexdigest()


@dataclass
class Record:
    """What a course remembers of its kit, in .kit.json.

    files: {path: digest, as it came from the kit}. config: the kit's own nbgrader_config.py. selection: None for all pages.
    arriving: {path: digest} of what an update that has not come to its end is writing; arriving_config: its `config`.
    """
    files: dict = field(default_factory=dict)
    config: str | None = None
    selection: str | None = None
    version: str = ""
    arriving: dict = field(default_factory=dict)
    arriving_config: str | None = None

    @classmethod
    def of(cls, course):
        """A course's record, or None where it has none. Raises CourseError where it cannot be read."""
        path = course.root / RECORD
        if not path.is_file():
            return None
        try:
            return cls(**json.loads(path.read_text(encoding="utf-8")))
        except (ValueError, TypeError):
            raise CourseError(f"{path} cannot be read. Take it from a backup; or delete it, and `python -m grader update` will "
                              f"lay the kit's version beside every file that differs from it.") from None

    def save(self, course):
        """Writes it, all or nothing."""
        self.version = version("descent-kit")
        write_whole(course.root / RECORD, (json.dumps(asdict(self), indent=1, ensure_ascii=False) + "\n").encode())

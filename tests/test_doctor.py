"""What the doctor says of a course beside its kit: the same, edited, older, or not to be compared. test_desk.py has the desk."""
import shutil

import pytest

from grader import doctor
from grader.course import CONFIG, Course, CourseError
from grader.demo import make_course
from grader.kit import RECORD, Record, digest
from tests.conftest import KIT
from tests.helpers import rows

PAGE, TESTS = "source/01_sgd.md", "tests/hidden/sgd.py"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return make_course(Course(KIT), tmp_path_factory.mktemp("made") / "course")


def edit(path):
    def spoil(folder):
        with open(folder / path, "a", encoding="utf-8") as file:
            file.write("\n# mine\n")
    return spoil


def older(*paths):
    """As if these had come from a kit in which they were other than now."""
    def spoil(folder):
        record = Record.of(Course(folder))
        for path in paths:
            edit(path)(folder)
            record.files[path] = digest((folder / path).read_bytes())
        record.save(Course(folder))
    return spoil


def absent(path):
    """As if it had come with no kit yet."""
    def spoil(folder):
        (folder / path).unlink()
        record = Record.of(Course(folder))
        del record.files[path]
        record.save(Course(folder))
    return spoil


SAME, OTHER, NOT = (True, "pages and tests are those of {kit}"), "the one in {kit} has other pages or tests than this course: ", "not compared"
LOOK = "`python -m grader update --dry-run`"


@pytest.mark.parametrize("spoil, good, found, remedy", rows({
    "as it was made": (lambda folder: None, *SAME, ""),
    "edited": (edit(PAGE), *SAME, ""),
    "a setting": (edit(CONFIG), *SAME, ""),
    "an older page": (older(PAGE), None, f"{OTHER}{PAGE}", LOOK),
    "older tests": (older(TESTS), None, f"{OTHER}{TESTS}", LOOK),
    "tests that came later": (absent(TESTS), None, f"{OTHER}{TESTS}", LOOK),
    "much that is older": (older(PAGE, TESTS, "tests/hidden/adam.py", "tests/hidden/lion.py"), None,
                           f"{OTHER}{PAGE}, tests/hidden/adam.py, tests/hidden/lion.py and 1 more", LOOK),
    "no record": (lambda folder: (folder / RECORD).unlink(), None, f"{OTHER}{CONFIG}", LOOK),
    "a record that cannot be read": (lambda folder: (folder / RECORD).write_text("{"), None, NOT, "Take it from a backup"),
}))
def test_a_course_beside_its_kit(made, tmp_path, spoil, good, found, remedy):
    course = Course(shutil.copytree(made, tmp_path / "course"))
    spoil(course.root)
    before = {path: path.read_bytes() for path in course.root.rglob("*") if path.is_file()}
    told = doctor.kit_of(course)
    assert (told.title, told.good) == ("kit", good) and told.found.startswith(found.format(kit=KIT)) and remedy in told.remedy
    assert bool(told.remedy) == (not good) and before == {path: path.read_bytes() for path in course.root.rglob("*") if path.is_file()}


def test_the_kit_itself():
    assert doctor.kit_of(Course(KIT)) == doctor.Finding("kit", True, "this course is the kit itself")


def test_an_installed_kit_has_no_pages(made, monkeypatch):
    def without_pages():
        raise CourseError("Descent was installed without its pages. Name a checkout: --kit FOLDER.")
    monkeypatch.setattr(doctor, "find_kit", without_pages)
    told = doctor.kit_of(Course(made))
    assert told.good is None and told.found.startswith(NOT) and "--kit FOLDER" in told.remedy

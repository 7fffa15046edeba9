"""`python -m grader new`: a course of its own, or one sentence on why there is none. Courses that work are in test_selections.py."""
import shutil
from types import SimpleNamespace

import pytest
from nbgrader.api import Gradebook

from grader import kit, new
from grader.course import Course, CourseError
from grader.kit import Record, find_kit
from grader.new import Wishes, introduce, make, settle
from grader.settings import Descent, load_config
from tests.conftest import KIT

from .helpers import rows
from .lab import PAGE, SECOND, make_course

WISHES = dict(course_id="opt-2", exchange="/tmp/an exchange")


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """A kit of two pages, quickly copied, with a class list and a selection."""
    folder = make_course(tmp_path_factory.mktemp("kit") / "kit", PAGE, SECOND)
    (folder / "tests" / "hidden").mkdir(parents=True)
    for name in ("ball", "wind", "common", "_more"):
        (folder / "tests" / "hidden" / f"{name}.py").touch()
    (folder / "tests" / "__init__.py").touch()
    shutil.copy(KIT / "nbgrader_config.py", folder)
    (folder / "source" / "week 1" / "data").mkdir(parents=True)
    for path in ("README.md", "README.md.new", "01_ball.ipynb", "data/a.csv"):
        (folder / "source" / "week 1" / path).touch()
    (folder / "selections.yaml").write_text("half: {title: Half, pages: [02_wind], points: 0}\n")
    (folder / "class.csv").write_text("id,first_name,last_name\nada-01,Ada,Kim\nada/02,Bea,Lee\n")
    return Course(folder)


@pytest.fixture(scope="module")
def made(small, tmp_path_factory):
    return make(small, tmp_path_factory.mktemp("made") / "deep" / "course", Wishes(roster=small.root / "class.csv", **WISHES))


def files(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_it_has_all_that_its_pages_need_and_nothing_else(made, small):
    assert files(made.course.root) == sorted([
        ".kit.json", "gradebook.db", "nbgrader_config.py", "selections.yaml", "reference_solutions/ball.py", "reference_solutions/wind.py",
        "source/01_ball.md", "source/02_wind.md", "source/week 1/01_ball.ipynb", "source/week 1/02_wind.ipynb", "source/week 1/README.md",
        "source/week 1/data/a.csv", "tests/__init__.py", *(f"tests/hidden/{name}.py" for name in ("ball", "wind", "common", "_more"))])
    assert (made.course.root / "source" / "week 1" / "01_ball.ipynb").stat().st_size  # rendered, not copied


def test_a_selection_leaves_the_rest_away(small, tmp_path):
    made = make(small, tmp_path, Wishes("half"))
    assert not [path for path in files(made.course.root) if "ball" in path or "gradebook" in path]
    assert Record.of(made.course).selection == "half"


def test_it_is_closed(made):
    assert made.course.root.stat().st_mode & 0o777 == 0o700


def test_an_empty_folder_is_closed_before_it_is_filled(small, tmp_path, monkeypatch):
    tmp_path.chmod(0o755)
    monkeypatch.setattr(new, "_fill", lambda *_: pytest.fail("open") if tmp_path.stat().st_mode & 0o077 else SimpleNamespace(course=None))
    make(small, tmp_path)


def test_the_configuration_is_the_kits_with_what_was_wished(made, small):
    config = load_config(made.course)
    assert (config.CourseDirectory.course_id, config.Exchange.root) == tuple(WISHES.values())
    text = (made.course.root / "nbgrader_config.py").read_text()
    assert len(text.splitlines()) == len((small.root / "nbgrader_config.py").read_text().splitlines()) and "# What one submission" in text


def test_every_course_has_a_seed_of_its_own(made, small, tmp_path):
    seeds = {Descent(config=load_config(course)).seed for course in (made.course, small, make(small, tmp_path).course)}
    assert len(seeds) == 3 and all(len(seed) > 15 for seed in seeds)


def test_names_show(made):
    with Gradebook(f"sqlite:///{made.course.root}/gradebook.db", "opt-2") as book:
        assert [(student.id, student.first_name, student.last_name) for student in book.students] == [("ada-01", "Ada", "Kim")]


def test_says_what_was_made_and_what_comes_next(made, capsys):
    assert introduce(made) == 1  # a row was bad
    said = capsys.readouterr().out
    for part in (f"A course in {made.course.root}: 2 pages", "1 students", "line 3: 'ada/02' cannot be an id",
                 "exchange: /tmp/an exchange does not exist", "-m grader lab", "nbgrader generate_assignment 'week 1'"):
        assert part in said


REFUSED = {  # (folder, wishes, message)
    "a folder in use": ("full", {}, "full is not empty. Name another folder"),
    "a file": ("full/mine", {}, "mine is not empty"),
    "below a file": ("full/mine/course", {}, "cannot be made: Not a directory"),
    "an unknown selection": ("new", {"selection": "all"}, "no selection all. There are half"),
    "an id with a slash": ("new", {"course_id": "a/b"}, "'a/b' cannot be a course's id"),
    "no roster": ("new", {"roster": "nobody.csv"}, "nobody.csv cannot be read"),
}


@pytest.mark.parametrize("folder, wishes, message", rows(REFUSED))
def test_refuses_and_writes_nothing(small, tmp_path, folder, wishes, message):
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine").touch()
    with pytest.raises(CourseError, match=message):
        make(small, tmp_path / folder, Wishes(**wishes))
    assert files(tmp_path) == ["full/mine"] and not (tmp_path / "new").exists()


def test_refuses_the_kits_own_folders(small):
    with pytest.raises(CourseError, match="lies within the kit's own folders"):
        make(small, small.root / "source" / "mine")


def test_a_kit_that_cannot_be_rendered_leaves_nothing_behind(small, tmp_path):
    broken = Course(shutil.copytree(small.root, tmp_path / "kit"))
    (broken.root / "reference_solutions" / "ball.py").write_text("x = (")
    with pytest.raises(CourseError, match="Correct the Python there"):
        make(broken, tmp_path / "course")
    assert files(tmp_path / "course") == []


def test_a_package_without_pages_says_where_to_go(monkeypatch, tmp_path):
    assert find_kit().root == KIT
    with pytest.raises(CourseError, match="is no kit"):
        find_kit(tmp_path)
    monkeypatch.setattr(kit, "__file__", str(tmp_path / "site-packages" / "grader" / "kit.py"))
    with pytest.raises(CourseError, match="installed without its pages.*--kit FOLDER"):
        find_kit()


def test_a_course_made_from_a_course_has_its_kit(made, tmp_path):
    parent = Course(shutil.copytree(made.course.root, tmp_path / "parent"))
    (parent.root / "source" / "02_wind.md").write_text(SECOND.text() + "\n\nMine.\n")
    child = make(parent, tmp_path / "child").course
    assert Record.of(child).files == Record.of(parent).files and Record.of(child).config == Record.of(parent).config
    assert "Mine." in (child.root / "source" / "02_wind.md").read_text()


SETTINGS = {
    "in its place": ('a = 1\nc.X.y = "old"\n', 'a = 1\nc.X.y = "new"\n'),
    "a comment": ('# c.X.y = "old"\nb = 2\n', 'c.X.y = "new"\nb = 2\n'),
    "at the end": ("a = 1\n", 'a = 1\n\nc.X.y = "new"\n'),
    "not another's": ("c.X.yes = 1\n", 'c.X.yes = 1\n\nc.X.y = "new"\n'),
}


@pytest.mark.parametrize("before, after", rows(SETTINGS))
def test_settles(before, after):
    assert settle(before, {"c.X.y": "new"}) == after


def test_what_is_settled_is_python_whatever_it_holds():
    found = {}
    exec(settle("", {"x": "C:\\new \"한글\"\n\\1"}), found)
    assert found["x"] == "C:\\new \"한글\"\n\\1"

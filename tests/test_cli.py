"""The command line ends with a sentence and an exit code, whatever the folder, its disk and its configuration are like."""
import errno
import os
import re
import shutil

import pytest

from grader import cli
from grader.course import Course
from grader.demo import make_course
from grader.doctor import examine
from tests.conftest import KIT
from tests.helpers import rows

BROKEN = {  # what is written to the end of nbgrader_config.py, and what is said of it
    "no Python": ("c.Descent.due = {", r"nbgrader_config\.py, line {line}: '\{{' was never closed\. Correct the Python there\."),
    "a module that is not there": ("import nowhere", r"nbgrader_config\.py, line {line}: ModuleNotFoundError: No module named 'nowhere'\."),
    "a division by zero": ("1 / 0", r"nbgrader_config\.py, line {line}: ZeroDivisionError: division by zero\. Correct it there\."),
}
COMMANDS = {name: name.split() for name in ("grade optimizers", "report optimizers", "release", "check", "update --dry-run", "lab")}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return make_course(Course(KIT), tmp_path_factory.mktemp("made") / "course")


@pytest.fixture
def course(made, tmp_path, monkeypatch):
    monkeypatch.chdir(shutil.copytree(made, tmp_path / "course"))
    return tmp_path / "course"


def spoil(course, text):
    """Writes a line to the configuration. Returns its number."""
    path = course / "nbgrader_config.py"
    before = path.read_text(encoding="utf-8")
    path.write_text(f"{before}{text}\n", encoding="utf-8")
    return before.count("\n") + 1


@pytest.mark.parametrize("text, said", rows(BROKEN))
@pytest.mark.parametrize("command", rows({name: (words,) for name, words in COMMANDS.items()}))
def test_a_configuration_that_does_not_run_is_told_with_its_line(course, capsys, command, text, said):
    line = spoil(course, text)
    assert cli.main(command) == 2
    assert re.search(said.format(line=line), capsys.readouterr().err)


def test_the_doctor_sees_the_rest_too(course):
    spoil(course, "1 / 0")
    found = {finding.title: finding for finding in examine()}
    assert found["course"].good is False and "ZeroDivisionError" in found["course"].remedy and {"machine", "alembic"} <= {*found}


@pytest.mark.parametrize("number", [errno.EROFS, errno.EACCES, errno.ENOSPC])
@pytest.mark.parametrize("path, named", [("/there/a.ipynb", "/there/a.ipynb"), (None, "A file")])
def test_what_cannot_be_read_or_written_is_told(course, monkeypatch, capsys, number, path, named):
    def _render(course, options):
        raise OSError(number, os.strerror(number), path)
    monkeypatch.setattr(cli, "_render", _render)
    assert cli.main(["render"]) == 2
    assert capsys.readouterr().err.startswith(f"{named}: {os.strerror(number)}. Make it yours to read and write, or make room")


def test_other_errors_are_no_matter_of_files(course, monkeypatch):
    def _render(course, options):
        raise OSError(errno.EINVAL, "ours to mend")
    monkeypatch.setattr(cli, "_render", _render)
    with pytest.raises(OSError, match="ours to mend"):
        cli.main(["render"])


@pytest.mark.parametrize("place", ["nowhere/run.json", "."])
def test_where_the_outcome_cannot_go_nobody_is_graded_first(course, capsys, place):
    assert cli.main(["grade", "optimizers", "--json", place]) == 2
    assert f"{place}: it cannot be written there. Name another file with --json." in capsys.readouterr().err
    assert not (course / ".grading").exists()


def test_the_demo_needs_a_class(course, capsys):
    assert cli.main(["demo", "demo"]) == 2
    assert "has no tests/submissions/" in capsys.readouterr().err and not (course / "demo").exists()

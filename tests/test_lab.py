"""`python -m grader lab`: what it starts. Whether formgrader works in there, ask test_readme.py and tests/browser."""
import json
import os
import sys
import tomllib
from pathlib import Path

import pytest
from jupyterlab.labapp import LabApp
from jupyterlab_server.settings_utils import _get_overrides

from grader import lab
from grader.cli import main
from grader.course import Course
from grader.desk import FORMGRADER
from tests.conftest import KIT


@pytest.fixture
def started(course, monkeypatch, capsys):
    """start(*arguments): what the command would become, typed in a folder of the course, and what it says."""
    def start(*arguments):
        started = []
        monkeypatch.setattr(os, "execv", lambda program, command: started.append((program, command, Path.cwd())))
        monkeypatch.setattr(os, "name", "posix")
        monkeypatch.setenv("PATH", os.environ["PATH"])
        monkeypatch.chdir(course / "source")
        main(["lab", *arguments])
        return *started[0], capsys.readouterr().out
    return start


def test_it_starts_in_the_course_with_formgrader(started, course):
    program, command, folder, said = started()
    assert program == command[0] == sys.executable and folder == course
    app = LabApp()
    app.parse_command_line([part for part in command[3:] if part != "--allow-root"])
    assert app.config.ServerApp.root_dir == str(course)
    assert app.config.ServerApp.jpserver_extensions == {FORMGRADER: True}
    assert app.app_settings_dir == str(lab.SETTINGS) and app.check_for_updates_class.__name__ == "NeverCheckForUpdate"
    assert f"JupyterLab for {course}: menu Nbgrader > Formgrader" in said


def test_it_says_what_is_amiss_first(started, course):
    course.chmod(0o755)
    *_, said = started()
    assert said.index("can be read by other users") < said.index("JupyterLab for")


@pytest.mark.parametrize("arguments", [("--", "--no-browser", "--port=9"), ("--", "--", "x")])
def test_options_of_jupyter_come_last(started, arguments):
    _, command, *_ = started(*arguments)
    assert tuple(command[-len(arguments) + 1:]) == arguments[1:]


@pytest.mark.parametrize("user, root", [(0, True), (1000, False)])
def test_root_is_allowed_only_where_it_is_needed(monkeypatch, user, root):
    monkeypatch.setattr(os, "geteuid", lambda: user)
    assert ("--allow-root" in lab.command(Course(KIT))) == root


def test_its_settings_are_settings_that_jupyterlab_reads():
    found, problem = _get_overrides(str(lab.SETTINGS))
    assert not problem and found["@jupyterlab/apputils-extension:notification"]["fetchNews"] == "false"
    for name, values in found.items():
        plugin, _, schema = name.partition(":")
        path = Path(sys.prefix, "share/jupyter/lab/schemas", plugin, f"{schema}.json")
        assert set(values) <= set(json.loads(path.read_text(encoding="utf-8"))["properties"])


def test_what_it_needs_is_packaged():
    patterns = tomllib.loads((KIT / "pyproject.toml").read_text())["tool"]["setuptools"]["package-data"]["grader"]
    for path in [*lab.SETTINGS.iterdir(), KIT / "grader" / "formgrader" / "base" / "mathjax.html.j2"]:
        assert any(path.relative_to(KIT / "grader").match(pattern) for pattern in patterns)


def test_python_is_called_as_it_can_be_called(monkeypatch, tmp_path):
    monkeypatch.setattr(lab, "PATH", f"{Path(sys.executable).parent}")
    assert lab.python(tmp_path) == "python"
    monkeypatch.setattr(lab, "PATH", str(tmp_path))
    assert Path(tmp_path, lab.python(tmp_path)).resolve() == Path(sys.executable).resolve()

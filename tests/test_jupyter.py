"""The settings in jupyter/ for students' servers: nbgrader and JupyterLab read them, and they do what docs/servers.md says."""
import json
import os
import re
import shutil
import sys
from pathlib import Path

import pytest
from jupyterlab_server.config import get_page_config
from jupyterlab_server.settings_utils import _get_overrides

from grader.course import Course
from tests.conftest import KIT, run
from tests.submissions import edit, notebook_of, write_answer

SETTINGS = KIT / "jupyter"
SHARE = Path(sys.prefix) / "share" / "jupyter"
APP = str(SHARE / "lab" / "settings")
NBGRADER = json.loads((SETTINGS / "nbgrader_config.json").read_text())
TOO_LONG = NBGRADER["Execute"]["error_on_timeout"]["traceback"][0]
SGD = notebook_of("sgd").name
RIGHT = Course(KIT).reference("sgd")[1]
ANSWERS = {"syntax error": RIGHT.replace("in params:", "in params"), "endless loop": RIGHT.replace("for key", "while True: pass\n        for key"),
           "wrong": RIGHT.replace("-=", "+=")}


@pytest.fixture
def validate(tmp_path):
    """validate(answer, options, settings): what nbgrader validate says of SGD's part of the notebook with that answer in it."""
    def validate(answer, options="", settings=str(SETTINGS)):
        folder = Path(shutil.copytree(KIT / "release" / "optimizers", tmp_path / "optimizers"))

        def write(notebook):
            write_answer(notebook, "sgd", ANSWERS[answer])
            ends = next(number for number, cell in enumerate(notebook.cells) if cell.id == "sgd-several_steps")
            del notebook.cells[ends:]
        edit(folder / SGD, write)
        return run(f"nbgrader validate {SGD} {options}", folder, JUPYTER_CONFIG_PATH=settings, JUPYTER_CONFIG_DIR=str(tmp_path / "own"),
                   MPLBACKEND="agg")
    return validate


def test_validate_shows_a_syntax_error(validate):
    said = validate("syntax error")
    assert re.search(r"The error was:\n\n +Cell In\[\d\], line 10\n +for key in params\n +\^\n +SyntaxError: expected ':'\n", said)
    assert ("    NameError: name 'SGD' is not defined:\n    the cell that defines it has a SyntaxError in line 10 (expected ':').\n"
            "    Mend that line, and run that cell before this one.\n") in said


def test_without_the_settings_it_shows_only_what_follows_from_it(validate):
    said = validate("syntax error", settings="")
    assert "SyntaxError: expected" not in said and "the cell that defines it has a SyntaxError in line 10" in said


def test_validate_ends_an_endless_loop_with_a_sentence(validate):
    said = validate("endless loop", "--Execute.timeout=2")  # as short as a test needs it
    assert f"    KeyboardInterrupt: \n    {TOO_LONG}\n" in said
    assert str(NBGRADER["Execute"]["timeout"]) in TOO_LONG and NBGRADER["Execute"]["timeout"] < 30


def test_validate_shows_the_sentences_with_crosses(validate):
    said = validate("wrong")
    assert re.search(r"    ✗ One step on the ellipse took f from 6.4500 to [\d.]+; downhill means that it\n +falls.\n"
                     r"    CheckFailed: 1 of 4 properties do not hold yet\n", said)


@pytest.fixture
def served(monkeypatch, tmp_path):
    """(page configuration, overrides) as JupyterLab's server gives them to the browser, with the settings and without."""
    def served():
        return get_page_config([str(SHARE / "labextensions")], APP), _get_overrides(APP)[0]
    monkeypatch.setenv("JUPYTER_CONFIG_DIR", str(tmp_path))
    monkeypatch.delenv("JUPYTER_CONFIG_PATH", raising=False)
    without = served()
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", str(SETTINGS))
    return served(), without, served


def test_jupyterlab_hides_what_is_not_for_students(served):
    (page, _), (before, _), _ = served
    hidden = set(json.loads((SETTINGS / "labconfig/page_config.d/descent.json").read_text())["disabledExtensions"])
    assert hidden == set(page["disabledExtensions"]) - set(before["disabledExtensions"]) and len(hidden) == 5
    assert not [name for name in hidden if "assignment-list" in name or "validate" in name]


def test_jupyterlab_saves_often_and_asks_nobody_for_news(served):
    (_, overrides), (_, before), _ = served
    assert overrides["@jupyterlab/docmanager-extension:plugin"] == {"autosaveInterval": 5}
    assert overrides["@jupyterlab/apputils-extension:notification"] == {"fetchNews": "false", "checkForUpdates": False}
    assert not set(overrides) & set(before)


def test_what_is_set_exists_in_this_jupyterlab():
    """A setting that was renamed would be ignored without a word."""
    code = "".join(path.read_text(encoding="utf-8", errors="replace") for folder in (
        SHARE / "lab" / "static", SHARE / "labextensions" / "@jupyter" / "nbgrader" / "static") for path in folder.glob("*.js"))
    for name in json.loads((SETTINGS / "labconfig/page_config.d/descent.json").read_text())["disabledExtensions"]:
        assert f'"{name}' in code or f"'{name}" in code, name
    for plugin, values in json.loads((SETTINGS / "labconfig/default_setting_overrides.d/descent.json").read_text()).items():
        package, _, name = plugin.partition(":")
        schema = json.loads((SHARE / "lab" / "schemas" / package / f"{name}.json").read_text(encoding="utf-8"))
        assert set(values) <= set(schema["properties"])


def test_a_teacher_on_the_same_server_takes_his_own_back(served, monkeypatch, tmp_path):
    _, _, again = served
    (tmp_path / "labconfig").mkdir()
    (tmp_path / "labconfig" / "page_config.json").write_text('{"disabledExtensions": {"@jupyter/nbgrader:formgrader": false}}')
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", f"{tmp_path}{os.pathsep}{SETTINGS}")
    names = again()[0]["disabledExtensions"]
    assert "@jupyter/nbgrader:formgrader" not in names and "@jupyter/nbgrader:course-list" in names

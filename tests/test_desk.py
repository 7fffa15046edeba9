"""What the doctor says about a course and its instructor's desk: each lack alone, with what helps."""
import json
import os
import sqlite3
import sys
from pathlib import Path

import pytest

from grader import desk
from grader.course import Course
from grader.doctor import report

from .helpers import rows


def config(text):
    def spoil(folder, _):
        with open(folder / "nbgrader_config.py", "a", encoding="utf-8") as file:
            file.write(text.format(folder=folder) + "\n")
    return spoil


def gradebook(*statements):
    def spoil(folder, _):
        with sqlite3.connect(folder / "gradebook.db") as book:
            for statement in statements:
                book.execute(statement)
    return spoil


def jupyter(name, text):
    def spoil(folder, home):
        path = Path(os.path.normpath(home / "config" / name))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.format(folder=folder, home=home))
    return spoil


def no_alembic(folder, home):
    os.environ["PATH"] = str(home)  # put back by the fixture
    sys.executable = str(home / "python")


def server(folder, home):
    """A server that is running, as far as one can see: its process is ours."""
    (home / "runtime").mkdir()
    (home / "runtime" / "jpserver-1.json").write_text(json.dumps({"pid": os.getpid(), "url": "http://here/", "root_dir": str(home)}))


LACKS = {  # (what spoils it, title, good, found, remedy)
    "open to others": (lambda folder, _: folder.chmod(0o755), "course", None, "can be read by other users", "chmod 700 {folder}"),
    "open beyond a group": (lambda folder, _: (folder.chmod(0o775), config("c.CourseDirectory.groupshared = True")(folder, _)), "course",
                            None, "can be read by other users", "chmod 770 {folder}"),
    "the kit's seed": (config('c.Descent.seed = "choose your own words"'), "seed", None, "everybody's", "Set c.Descent.seed"),
    "no seed": (config('c.Descent.seed = "descent"'), "seed", None, "everybody's", "Set c.Descent.seed"),
    "another root": (config('c.CourseDirectory.root = "{folder}/source"'), "nbgrader", False, "it works in {folder}/source", "set it to {folder}"),
    "no id": (config('c.CourseDirectory.course_id = ""'), "nbgrader", False, "has no id", "Set c.CourseDirectory.course_id"),
    "another course's gradebook": (gradebook("UPDATE assignment SET course_id = 'chemistry'"), "gradebook", False, "gradebook of chemistry",
                                   "Move it away"),
    "no gradebook at all": (lambda folder, _: (folder / "gradebook.db").write_text("hello " * 99), "gradebook", False, "cannot be read",
                            "Put a backup in its place"),
    "an empty file": (lambda folder, _: (folder / "gradebook.db").write_bytes(b""), "gradebook", False, "no such table", "Put a backup"),
    "no names": (gradebook("INSERT INTO student (id) VALUES ('ada-01')", "INSERT INTO student (id, last_name) VALUES ('ada-02', 'Kim')"),
                 "gradebook", None, "1 of 2 students have no names", "python -m grader roster FILE.csv"),
    "no exchange": (config('c.Exchange.root = "{folder}/nowhere"'), "exchange", None, "nowhere does not exist", "mkdir -p {folder}/nowhere"),
    "a closed exchange": (lambda folder, _: (folder / "exchange").chmod(0o755), "exchange", None, "cannot be written by all",
                          "chmod 777 {folder}/exchange"),
    "an exchange in a closed folder": (lambda folder, _: None, "exchange", None, "which others cannot enter", "that all can reach"),
    "Jupyter's own exchange": (jupyter("nbgrader_config.py", 'get_config().Exchange.root = "/no/where"'), "exchange", None,
                               "{folder}/exchange", ""),  # the course's counts more
    "alembic": (no_alembic, "alembic", False, "not found", "-m pip install alembic"),
    "formgrader off": (jupyter("../first/jupyter_server_config.json", '{{"ServerApp": {{"jpserver_extensions": {{"%s": false}}}}}}' % desk.FORMGRADER),
                       "formgrader", None, "not enabled", f"jupyter server extension enable --sys-prefix {desk.FORMGRADER}"),
    "its menu off": (jupyter("labconfig/page_config.json", '{{"disabledExtensions": {{"@jupyter/nbgrader:formgrader": true}}}}'), "formgrader",
                     None, "its menu entry is switched off", "jupyter labextension enable @jupyter/nbgrader:formgrader"),
    "a root_dir elsewhere": (jupyter("jupyter_server_config.py", 'get_config().ServerApp.root_dir = "{home}"'), "root_dir", None,
                             "Jupyter's configuration sets it to", "python -m grader lab"),
    "a server elsewhere": (server, "root_dir", None, "the server at http://here/ works in", "python -m grader lab"),
}


@pytest.fixture
def home(tmp_path, monkeypatch):
    """Jupyter's own folders, empty. What a test does to PATH and to this interpreter's name is taken back."""
    home = tmp_path / "home"
    home.mkdir()
    for name in ("CONFIG", "RUNTIME", "DATA"):
        monkeypatch.setenv(f"JUPYTER_{name}_DIR", str(home / name.lower()))
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", str(home / "first"))  # that of a virtual environment would come before one's own
    monkeypatch.setenv("PATH", os.environ["PATH"])
    monkeypatch.setattr(sys, "executable", sys.executable)
    return home


@pytest.fixture
def healthy(course):
    (course / "exchange").mkdir(exist_ok=True)
    (course / "exchange").chmod(0o777)
    return course


@pytest.mark.parametrize("spoil, title, good, found, remedy", rows(LACKS))
def test_every_lack_is_told_with_what_helps(healthy, home, spoil, title, good, found, remedy):
    spoil(healthy, home)
    (told,) = [finding for finding in desk.desk(Course(healthy)) if finding.title == title]
    assert told.good is good and found.format(folder=healthy) in told.found and remedy.format(folder=healthy) in told.remedy


def test_a_desk_in_order(healthy, home, monkeypatch):
    monkeypatch.setattr(desk, "Path", Reachable)
    assert {finding.title: finding.good for finding in desk.desk(Course(healthy))} == dict.fromkeys(
        ("course", "seed", "nbgrader", "gradebook", "exchange", "alembic", "formgrader"), True)


def test_somebody_elses_course_of_the_same_name(healthy, home, monkeypatch):
    monkeypatch.setattr(desk, "Path", Reachable)
    (healthy / "exchange" / "descent").mkdir()
    assert desk.exchange_folder(Course(healthy)).good
    monkeypatch.setattr(os, "geteuid", lambda: 12345)
    found = desk.exchange_folder(Course(healthy))
    assert found.good is None and "a course descent of somebody else" in found.found and "course_id" in found.remedy


def test_without_a_course_the_rest_is_looked_at(home):
    assert [finding.title for finding in desk.desk(None)] == ["alembic", "formgrader"]


def test_looking_changes_nothing(healthy, home):
    (healthy / "gradebook.db").unlink()
    before = sorted(healthy.rglob("*"))
    assert [finding.found for finding in desk.desk(Course(healthy)) if finding.title == "gradebook"][0].startswith("none yet")
    assert sorted(healthy.rglob("*")) == before


def test_what_is_missing_makes_the_exit_code(capsys):
    bad, odd = desk.Finding("alembic", False, "not found", "install it"), desk.Finding("seed", None, "known")
    assert (report([odd]), report([odd, bad])) == (0, 1)
    assert "missing  alembic: not found\n         install it" in capsys.readouterr().out


class Reachable(type(desk.Path())):
    """A path whose parents all can enter: those of pytest's own folders cannot be."""
    parents = ()

"""The settings in nbgrader_config.py: each explained, each with an effect, each wrong value refused by name."""
import pickle
import re
from dataclasses import fields

import pytest
from traitlets import TraitError
from traitlets.config import Config

from grader.cli import main
from grader.course import Course
from grader.settings import Descent, Settings, load_config
from tests.conftest import KIT
from tests.helpers import rows

NAMES = [field.name for field in fields(Settings)]
RELEASED = ["due", "hand_in"]  # what goes into released notebooks; no grade depends on it
OTHER = {"seed": "other words", "cell_seconds": 1.5, "test_seconds": 2.5, "notebook_seconds": 3.5, "output_bytes": 4,
         "memory_bytes": 5, "processes": 6, "open_files": 7, "file_bytes": 8, "unsafe": True}


def descent(**values):
    return Descent(config=Config({"Descent": values}))


def test_traits_and_settings_are_the_same():
    assert sorted(Descent.class_traits(config=True)) == sorted(NAMES + RELEASED)
    assert Descent().settings == Settings()


@pytest.mark.parametrize("name", NAMES + RELEASED)
def test_has_a_sentence_of_help(name):
    assert re.fullmatch(r"[A-Z].{20,}\.", Descent.class_traits()[name].help)


@pytest.mark.parametrize("name", NAMES)
def test_reaches_the_grader(name):
    assert OTHER[name] != getattr(Settings(), name)
    assert descent(**{name: OTHER[name]}).settings == Settings(**{name: OTHER[name]})


@pytest.mark.parametrize("name", NAMES)
def test_is_in_the_configuration_with_its_default(name):
    """Commented out there: taking the # away must change nothing. The seed is there to be set."""
    text = (KIT / "nbgrader_config.py").read_text(encoding="utf-8")
    ((comment, value),) = re.findall(rf"^(# )?c\.Descent\.{name} = (.+)$", text, re.M)
    assert name == "seed" and not comment or eval(value) == getattr(Settings(), name)


@pytest.mark.parametrize("name", RELEASED)
def test_an_example_is_in_the_configuration(name):
    text = (KIT / "nbgrader_config.py").read_text(encoding="utf-8")
    ((value,),) = [re.findall(rf"^# c\.Descent\.{name} = (.+)$", text, re.M)]
    assert getattr(descent(**{name: eval(value)}), name) == eval(value)


WRONG_DATES = ["soon", "2026-10-05", "2026-10-05 23:59", "2026-10-05T23:59 UTC", "2026-10-05 23:59 Europe/Bonn", "2026-10-35 23:59 UTC",
               "2026-10-05 24:59 UTC", "2026-10-05 23:59 /etc", "2026-10-05 23:59 .."]


@pytest.mark.parametrize("text", WRONG_DATES)
def test_a_wrong_due_date_is_refused_with_an_example(text):
    with pytest.raises(TraitError, match=rf"^c\.Descent\.due of optimizers is {re.escape(repr(text))}, and should be like \"2026-"):
        descent(due={"optimizers": text})


WRONG = {
    "a word for a number": ("cell_seconds", "soon"),
    "a number in quotes": ("test_seconds", "15"),
    "nothing": ("notebook_seconds", None),
    "half a byte": ("output_bytes", 0.5),
    "a size in words": ("memory_bytes", "2 GB"),
    "a number for words": ("seed", 7),
    "a word for yes": ("unsafe", "yes"),
}


@pytest.mark.parametrize("name, value", rows(WRONG))
def test_a_wrong_type_is_refused_by_name(name, value):
    with pytest.raises(TraitError, match=f"'{name}' trait of a Descent instance expected"):
        descent(**{name: value}).settings


def test_a_wrong_type_ends_the_command_with_one_line(tmp_path, monkeypatch, capsys):
    (tmp_path / "source").mkdir()
    text = (KIT / "nbgrader_config.py").read_text(encoding="utf-8")
    (tmp_path / "nbgrader_config.py").write_text(text + 'c.Descent.cell_seconds = "soon"\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["grade", "optimizers"]) == 2
    said = "The 'cell_seconds' trait of a Descent instance expected a float, not the str 'soon'."
    assert capsys.readouterr().err == f"nbgrader_config.py: {said} Correct the setting there.\n"


def test_unknown_settings_are_told_of():
    with pytest.warns(UserWarning, match="Config option `cell_second` not recognized by `Descent`.*Did you mean.*cell_seconds"):
        descent(cell_second=1.0)


def test_loads_the_courses_own_file(tmp_path):
    text = (KIT / "nbgrader_config.py").read_text(encoding="utf-8")
    (tmp_path / "nbgrader_config.py").write_text(text.replace('"choose your own words"', '"our words"'))
    assert Descent(config=load_config(Course(tmp_path))).settings.seed == "our words"
    assert Descent(config=load_config(Course(KIT))).settings.seed == "choose your own words"


def test_settings_cross_to_other_processes_and_stay_as_they_are():
    settings = descent(seed="ours").settings
    assert pickle.loads(pickle.dumps(settings)) == settings
    with pytest.raises(AttributeError):
        settings.seed = "theirs"

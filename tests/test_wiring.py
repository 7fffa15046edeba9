"""nbgrader with our configuration: which steps it takes, and that it takes them all."""
import os
import re
import shutil
import stat
import sys
from pathlib import Path

import pytest
from nbconvert.exporters import HTMLExporter
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from nbgrader import converters
from nbgrader.apps import AutogradeApp, ExportApp, NbGraderAPI, ZipCollectApp
from nbgrader.coursedir import CourseDirectory
from nbgrader.server_extensions.formgrader import handlers
from traitlets.config import Config

from grader import about, autograde, feedback, gradebook, release, repair, wiring
from grader.collect import CollectPlugin
from grader.course import Course
from grader.export import GradesExportPlugin
from grader.settings import load_config
from tests.conftest import KIT, run
from tests.helpers import rows
from tests.test_markup import Reader

LISTS = {  # {name of a list: (converter, trait, the steps of ours in it, the stock steps that are left out)}
    "generate": ("GenerateAssignment", "preprocessors", [about.AddAbout, release.AddLibrary], {"InstantiateTests"}),
    "sanitize": ("Autograde", "sanitize_preprocessors", [autograde.Sanitize, gradebook.OverwriteCells],
                 {"DeduplicateIds", "OverwriteKernelspec", "OverwriteCells", "CheckCellMetadata"}),
    "autograde": ("Autograde", "autograde_preprocessors", [autograde.Execute, gradebook.SaveVerdicts],
                  {"Execute", "SaveAutoGrades", "IgnorePattern", "ClearMetadataPreprocessor", "CheckCellMetadata"}),
    "feedback": ("GenerateFeedback", "preprocessors", [feedback.Grades, feedback.HideTests],
                 {"GetGrades", "CSSHTMLHeaderPreprocessor"}),
}


@pytest.fixture(scope="module")
def config():
    return load_config(Course(KIT))


def steps(config, converter, trait):
    return getattr(getattr(converters, converter)(coursedir=CourseDirectory(config=config), config=config), trait)


@pytest.mark.parametrize("converter, trait, ours, without", rows(LISTS))
def test_loading_the_configuration_twice_gives_the_same_list(config, converter, trait, ours, without):
    twice = load_config(Course(KIT))
    twice.merge(load_config(Course(KIT)))
    once = steps(config, converter, trait)
    assert steps(twice, converter, trait) == once and len(once) >= 2


@pytest.mark.parametrize("converter, trait, ours, without", rows(LISTS))
def test_our_steps_are_there_and_only_what_they_replace_is_missing(config, converter, trait, ours, without):
    wired = steps(config, converter, trait)
    stock = getattr(converters, converter).class_traits()[trait].default()
    assert [step for step in wired if step.__module__.startswith("grader")] == ours
    assert [step for step in wired if step not in ours] == [step for step in stock if step.__name__ not in without]
    assert without <= {step.__name__ for step in stock}


@pytest.mark.parametrize("converter, trait, ours, without", rows(LISTS))
def test_every_step_is_taken(config, converter, trait, ours, without):
    """nbconvert skips a step that is not enabled without a word."""
    made = getattr(converters, converter)(coursedir=CourseDirectory(config=config), config=config)
    exporter = made.exporter_class(parent=made, config=made.config)
    for step in getattr(made, trait):
        exporter.register_preprocessor(step)
    taken = {type(step) for step in exporter._preprocessors if step.enabled}  # templates enable some of nbconvert's own
    assert [step.__name__ for step in getattr(made, trait) if step not in taken] == []


def test_sanitizing_comes_first_and_verdicts_before_penalties(config):
    names = [step.__name__ for step in steps(config, "Autograde", "autograde_preprocessors")]
    assert steps(config, "Autograde", "sanitize_preprocessors")[0] is autograde.Sanitize
    assert names.index("Execute") < names.index("SaveVerdicts") < names.index("AssignLatePenalties")


def test_the_command_which_loads_it_twice_itself(generated, monkeypatch):
    monkeypatch.chdir(generated)
    monkeypatch.setattr(sys, "path", list(sys.path))
    app = AutogradeApp()
    app.initialize(["optimizers"])
    made = converters.Autograde(coursedir=app.coursedir, parent=app)
    assert [made.sanitize_preprocessors, made.autograde_preprocessors] == [
        steps(app.config, *LISTS[name][:2]) for name in ("sanitize", "autograde")]
    assert made.sanitize_preprocessors.count(autograde.Sanitize) == 1
    assert made.exporter_class is autograde.SubmissionExporter and made.pre_convert_hook is repair.find_renamed


def test_formgrader_takes_the_same_steps(config):
    api = NbGraderAPI(CourseDirectory(config=config), config=config)
    made = converters.Autograde(coursedir=api.coursedir, parent=api)
    assert autograde.Execute in made.autograde_preprocessors and made.exporter_class is autograde.SubmissionExporter


@pytest.mark.parametrize("settings",
                         [{}, {"template_name": "feedback"}, {"template_name": "lab", "extra_template_basedirs": ["/"]}])
def test_feedback_pages_are_ours_whatever_is_set_for_stock_ones(settings):
    """Formgrader sets HTMLExporter.template_name before it generates feedback."""
    config = load_config(Course(KIT))
    config.HTMLExporter.update(settings)
    made = converters.GenerateFeedback(coursedir=CourseDirectory(config=config), config=config)
    assert made.exporter_class is feedback.FeedbackExporter
    assert made.exporter_class(parent=made, config=made.config).file_extension == ".html"


def formgraders(course):
    """The configuration of formgrader's exporter: its server extension's, and over that, the course's."""
    config = Config({"HTMLExporter": {"template_name": "formgrade", "extra_template_basedirs": [handlers.template_path]}})
    config.merge(load_config(course))
    return config


def test_formgraders_own_page_asks_no_other_host_and_its_script_finds_what_it_waits_for():
    page, _ = HTMLExporter(config=formgraders(Course(KIT))).from_notebook_node(new_notebook(), {"base_url": "", "index": 0, "total": 1})
    assert "formgrade.js" in page and "window.MathJax = {Hub: {Startup: {signal: {Interest:" in page
    assert not re.search(r"""(?:src|href)=["'](?:https?:)?//""", page)


def test_what_an_update_lays_beside_is_not_handed_out(generated, tmp_path):
    course = shutil.copytree(generated, tmp_path / "course")
    (course / "source" / "optimizers" / "README.md.new").write_text("secret")
    run("nbgrader generate_assignment optimizers", course)
    assert (course / "release" / "optimizers" / "README.md").is_file()
    assert not (course / "release" / "optimizers" / "README.md.new").exists()


def test_formgraders_own_page_runs_nothing_of_a_submission(config):
    """Its exporter, set up as its server extension does, with the plots and formulas still there."""
    config = formgraders(Course(KIT))
    evil = "<script>alert('evil')</script><img src=x onerror=alert('evil')><iframe src='evil'></iframe>"
    outputs = [new_output("display_data", data={kind: evil}) for kind in ("text/html", "application/javascript", "text/latex",
                                                                          "text/markdown",
                                                                          "image/svg+xml", "text/plain")]
    outputs.append(new_output("display_data", data={"image/png": "iVBORw0KGgo="}))
    graded = {"nbgrader": {"grade": True, "solution": True, "grade_id": "why", "points": 1, "locked": False, "task": False}}
    notebook = new_notebook(cells=[new_markdown_cell(evil + "\n\n$x^2$"), new_markdown_cell(evil + "\n\n$x^2$", metadata=graded),
                                   new_code_cell(
        evil, outputs=[*outputs, new_output("stream", name="stdout", text=evil)])])
    page, _ = HTMLExporter(config=config).from_notebook_node(notebook, {"base_url": "", "index": 0, "total": 1})
    read = Reader(page[page.index('id="notebook-container"'):])
    assert not [tag for tag, attributes in read.tags if tag in ("script",
                                                                "iframe") or any(name.startswith("on") for name in attributes)]
    assert page.count("<msup>") == 2 and "data:image/png;base64,iVBORw0KGgo=" in page


def test_archives_are_collected_our_way(config):
    assert ZipCollectApp(config=config).collector_plugin is CollectPlugin


def test_grades_are_exported_with_quotes(config):
    assert ExportApp(config=config).plugin_class is GradesExportPlugin


TOOLS = Path(sys.executable).parent
PATHS = {"found elsewhere": ("alembic", lambda path: path), "not found": (None, lambda path: f"{TOOLS}{os.pathsep}{path}")}


@pytest.mark.parametrize("tool, expected", rows(PATHS))
def test_tools_beside_the_interpreter_are_found(monkeypatch, tmp_path, tool, expected):
    if tool:
        (tmp_path / tool).touch()
        (tmp_path / tool).chmod(stat.S_IRWXU)
    monkeypatch.setenv("PATH", str(tmp_path))
    wiring.find_tools()
    wiring.find_tools()
    assert os.environ["PATH"] == expected(str(tmp_path))
    assert shutil.which("alembic")

"""The student's desk in JupyterLab, with the settings for students' servers: the first cell, what is hidden, saving, Validate."""
import shutil

import nbformat
import pytest

from grader.about import about
from grader.course import Course
from grader.settings import HAND_IN
from tests.browser.lab import ALLOWED, Person, lab
from tests.conftest import KIT
from tests.submissions import notebook_of

SGD = notebook_of("sgd")
BROKEN = Course(KIT).reference("sgd")[1].replace("in params:", "in params")
HIDDEN = ("nbgrader:open-formgrader", "nbgrader:open-course-list", "nbgrader:open-create-assignment")


@pytest.fixture
def learner(tmp_path, visit):
    """A student with the released folder, whose notebook has a due date."""
    folder = shutil.copytree(KIT / "release" / "optimizers", tmp_path / "desk" / "optimizers")
    notebook = nbformat.read(folder / SGD.name, as_version=4)
    version = notebook.metadata.descent.version
    notebook.cells[0] = about(SGD.stem, version, "2026-10-05 23:59 Europe/Berlin", HAND_IN)
    nbformat.write(notebook, folder / SGD.name)
    with lab(folder.parent, tmp_path / "home", JUPYTER_CONFIG_PATH=str(KIT / "jupyter")) as address:
        person = Person(visit(home=address, allowed=ALLOWED, viewport={"width": 1400, "height": 900}), address)
        person.file, person.version = folder / SGD.name, version
        yield person


def test_the_desk(learner):
    learner.open(f"optimizers/{SGD.name}")
    page = learner.page
    first = page.locator(".jp-NotebookPanel:visible .jp-MarkdownCell").first
    first.locator(".jp-RenderedMarkdown blockquote").wait_for()
    words = " ".join(first.inner_text().split())
    assert f"version {learner.version}" in words and "due Monday, 5 October 2026, 23:59 (Europe/Berlin)" in words
    assert "save first" in words and "Hidden tests come later" in words and "<!--" not in words
    learner.visitor.shoot("desk-1-first-cell")
    first.locator(".jp-RenderedMarkdown").dblclick()  # who tries to edit it finds it locked
    page.keyboard.insert_text("mine")
    assert "mine" not in first.inner_text()

    known = page.evaluate("window.jupyterapp.commands.listCommands()")
    assert "nbgrader:open-assignment-list" in known and not [name for name in HIDDEN if name in known]
    assert page.locator("[data-id='extensionmanager.main-view']").count() == 0

    learner.write("class SGD", BROKEN)
    learner.run_all()  # it stops at the error
    page.locator(".jp-NotebookPanel:visible .jp-CodeCell", has_text="# sgd-first_step").first.locator(".cm-content").click()
    page.keyboard.press("Control+Enter")
    said = page.locator(".jp-OutputArea", has_text="the cell that defines it has a SyntaxError in line 10 (expected ':').")
    said.first.wait_for()
    learner.visitor.shoot("desk-2-name-error")

    page.locator(".jp-mod-dirty").first.wait_for(state="detached")  # nobody has saved
    assert BROKEN.strip() in [cell.source.strip() for cell in nbformat.read(learner.file, as_version=4).cells]

    page.locator(".validate-button jp-button, .validate-button button").first.click()
    page.locator(".jp-Dialog", has_text="SyntaxError: expected").wait_for()
    learner.visitor.shoot("desk-3-validate")
    assert learner.visitor.complaints == []

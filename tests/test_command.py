"""`python -m descent`, as a student types it, and the words that it has for all that can become of a cell."""
import os
import subprocess
import sys
import time

import nbformat
import pytest

from descent import command
from descent.check import CROSS, TICK
from descent.run import Cell, NoKernel, Notebook, Outcome
from grader.course import Course
from tests.conftest import KIT, run
from tests.helpers import rows
from tests.submissions import edit, notebook_of, write_answer

RELEASE = KIT / "release" / "optimizers"
SGD = notebook_of("sgd").name
RIGHT = Course(KIT).reference("sgd")[1]
DAY = 24 * 3600


@pytest.fixture(scope="module")
def handed_out(tmp_path_factory):
    """A student's folder. In his notebook SGD has a syntax error; limits are right, and nothing else is written."""
    folder = tmp_path_factory.mktemp("student") / "optimizers"
    run(f"cp -r {RELEASE} {folder}", KIT)
    edit(folder / SGD, lambda notebook: write_answer(notebook, "sgd", RIGHT.replace("in params:", "in params")))
    edit(folder / SGD, lambda notebook: write_answer(notebook, "lr_limit", Course(KIT).reference("lr_limit")[1]))
    os.utime(folder / SGD, (time.time() - 3 * DAY,) * 2)
    return folder


def type_in(folder, *arguments, **environment):
    """What `python -m descent` says, and its exit code, in the folder where nothing of ours can be imported but what is in it."""
    return subprocess.run([sys.executable, "-B", "-m", "descent", *arguments], cwd=folder, capture_output=True, text=True, timeout=300,
                          env={**os.environ, "PYTHONIOENCODING": "utf-8", **environment})


@pytest.fixture(scope="module")
def checked(handed_out):
    """(what it said of that notebook, {path: bytes} of the folder before and after)."""
    before = _files(handed_out)
    return type_in(handed_out, SGD), before, _files(handed_out)


def _files(folder):
    return {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.rglob("*") if path.is_file()}


def test_says_which_file_it_has_checked(checked, handed_out):
    version = nbformat.read(handed_out / SGD, as_version=4).metadata.descent.version
    first = checked[0].stdout.splitlines()[0]
    assert first.startswith(f"{SGD}, version {version}, as it was saved on ")
    assert first.endswith(", 3 days ago. What you have not saved since is not in it.")


def test_shows_a_syntax_error_as_such_and_every_check_that_needs_the_cell(checked):
    said = checked[0].stdout
    assert f"{CROSS} sgd-solution\n    {CROSS} SyntaxError: expected ':'\n      in line 10:\n          for key in params\n" in said
    sentence = ("NameError: name 'SGD' is not defined: the cell that defines it has a SyntaxError in line 10 (expected ':'). Mend that "
                "line, and run that cell before this one.")
    assert f"{CROSS} sgd-long_run (2 points)\n    {CROSS} {sentence}\n{CROSS} sgd-surface (2 points)\n    {CROSS} {sentence}\n" in said


def test_says_what_the_notebook_says(checked, handed_out):
    """Executed as JupyterLab does it, every check shows the same ticks and crosses."""
    run(f"jupyter nbconvert --to notebook --execute --allow-errors --output-dir ran {SGD}", handed_out)
    ran = nbformat.read(handed_out / "ran" / SGD, as_version=4)
    shown = [line for cell in ran.cells if cell.metadata.get("nbgrader", {}).get("grade") and cell.cell_type == "code"
             for output in cell.outputs if output.output_type == "stream" for line in output.text.splitlines()]
    said = [line.strip() for line in checked[0].stdout.splitlines() if line.startswith(f"    {TICK}") or line.startswith(f"    {CROSS}")]
    assert shown and [line for line in said if "Error" not in line and "no answer" not in line] == shown
    assert {line[0] for line in shown} == {TICK, CROSS}


def test_ends_with_a_summary_that_hidden_tests_are_to_come_and_1(checked):
    done, before, after = checked
    assert "\nTicks only in 1 of 12 checks; 1 written answer is missing.\n" in done.stdout
    assert done.stdout.endswith(f"\n{command.LATER}\n") and "Hidden tests come later" in command.LATER
    assert done.returncode == 1 and done.stderr == ""
    assert after == before


def test_consoles_without_ticks_get_words_and_a_wrong_name_gets_a_2(handed_out):
    done = type_in(handed_out, "03_momentum.ipynb", "no such.ipynb", PYTHONIOENCODING="ascii")
    assert "[no] momentum-first_step (" in done.stdout and TICK not in done.stdout and done.returncode == 2
    assert done.stderr.startswith("no such.ipynb: No such file or directory. Name a notebook of this folder")


NOTEBOOK = [Cell(2, "answer", "ball-solution", "def roll():\n    return go()"), Cell(3, "check", "ball-far (2 points)", "roll()"),
            Cell(5, "written", "ball-why (1 point)", "")]
WORDS = {  # {outcomes of the answer, the check and the text: what is said}
    "right": ((Outcome("passed"), Outcome("passed", [f"{TICK} Far."]), Outcome("passed")), 0,
              f"{TICK} ball-far (2 points)\n    {TICK} Far.\n\nTicks only in 1 of 1 checks."),
    "loop": ((Outcome("passed"), Outcome("late", error="KeyboardInterrupt", line=(2, 2), seconds=20.0), Outcome("passed")), 1,
             f"{CROSS} ball-far (2 points)\n    {CROSS} It was stopped after 20 seconds. Is there a loop that does not end?\n"
             "      in line 2 of ball-solution:\n          return go()\n\nTicks only in 0 of 1 checks."),
    "lost": ((Outcome("lost"), Outcome("unreached"), Outcome("unanswered")), 1,
             f"{CROSS} ball-solution\n    {CROSS} The kernel died in this cell, or did not let it be stopped. Nothing below it was run.\n"
             f"{CROSS} ball-far (2 points)\n    {CROSS} It was not reached.\n{CROSS} ball-why (1 point)\n"
             f"    {CROSS} There is no answer in it yet.\n\n"
             "Ticks only in 0 of 1 checks; 1 check was not reached; 1 written answer is missing."),
    "braces": ((Outcome("passed"), Outcome("failed", error="KeyError: '{x}'", line=(3, 1)), Outcome("passed")), 1,
               f"{CROSS} ball-far (2 points)\n    {CROSS} KeyError: '{{x}}'\n\nTicks only in 0 of 1 checks."),
}


@pytest.mark.parametrize("outcomes, code, words", rows(WORDS))
def test_words_for_what_became_of_cells(monkeypatch, capsys, tmp_path, outcomes, code, words):
    notebook = Notebook(tmp_path / "01_ball.ipynb", "", 0.0, NOTEBOOK)
    monkeypatch.setattr(command, "read", lambda path: notebook)
    monkeypatch.setattr(command, "run", lambda notebook, seconds: zip(notebook.cells, outcomes))
    assert command.main(["01_ball.ipynb"]) == code
    assert capsys.readouterr().out.split("not in it.\n\n")[1] == f"{words}\n\n{command.LATER}\n"


def test_without_names_it_takes_all_of_the_folder(monkeypatch, capsys, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert command.main([]) == 2
    assert capsys.readouterr().err == f"There is no notebook in {tmp_path}. Change into the folder with your notebooks, or name one.\n"
    for name in ("b.ipynb", "a.ipynb"):
        (tmp_path / name).write_text('{"cells": []}')
    assert command.main([]) == 0
    assert [line.split(",")[0] for line in capsys.readouterr().out.splitlines() if "saved" in line] == ["a.ipynb", "b.ipynb"]


def test_without_jupyter_it_says_what_to_install(monkeypatch, capsys, tmp_path):
    def absent(notebook, seconds):
        raise NoKernel("No module named 'ipykernel'")
    monkeypatch.setattr(command, "run", absent)
    (tmp_path / "a.ipynb").write_text('{"cells": []}')
    assert command.main([str(tmp_path / "a.ipynb")]) == 2
    assert capsys.readouterr().err.endswith(f'"{sys.executable}" -m pip install -r requirements.txt\n')


def test_a_name_may_lack_its_ending(monkeypatch, capsys, tmp_path):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.ipynb").write_text('{"cells": []}')
    (tmp_path / "a").mkdir()
    assert command.main(["a"]) == 0 and capsys.readouterr().out.startswith("a.ipynb, as it was saved")


@pytest.mark.parametrize("package", ["numpy", "matplotlib"])
def test_without_what_the_notebooks_need_it_says_what_to_install(handed_out, tmp_path, package):
    """As in a Python that is not the notebooks' own."""
    (tmp_path / "sitecustomize.py").write_text(
        "import importlib.util as util\nfound = util.find_spec\n"
        f"util.find_spec = lambda name, *more: None if name == {package!r} else found(name, *more)\n")
    done = type_in(handed_out, SGD, PYTHONPATH=str(tmp_path))
    assert done.returncode == 1 and done.stderr.splitlines()[-2:] == [
        f"ModuleNotFoundError: {package} is missing in this Python, {sys.executable}. Install what the notebooks need:",
        f'    "{sys.executable}" -m pip install -r requirements.txt']


def test_a_reader_that_has_had_enough_gets_no_traceback(handed_out):
    name = next(handed_out.glob("*.ipynb")).name
    done = subprocess.run(f'"{sys.executable}" -m descent {name} | true', shell=True, cwd=handed_out, stderr=subprocess.PIPE, text=True)
    assert "Traceback" not in done.stderr and "BrokenPipe" not in done.stderr, done.stderr


@pytest.mark.parametrize("seconds, words", [(5, "just now"), (61, "1 minute ago"), (95 * 60, "95 minutes ago"), (5 * 3600, "5 hours ago"),
                                            (49 * 3600, "2 days ago"), (-60, "just now")])
def test_how_long_ago(seconds, words):
    assert command._when(time.time() - seconds).endswith(f", {words}")

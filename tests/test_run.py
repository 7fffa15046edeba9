"""Running a notebook for a student: what becomes of each cell, whatever it does, and the file stays as it was."""
import json
import os
import sys

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, writes

from descent import run as module
from descent.check import CROSS, TICK
from descent.run import NoKernel, Outcome, Unreadable, read, run
from tests.helpers import rows

FAILS = "class CheckFailed(AssertionError): pass"


def graded(name, source, points=2):
    return new_code_cell(source, metadata={"nbgrader": {"grade": True, "solution": False, "grade_id": name, "points": points}})


def answer(name, source):
    return new_code_cell(source, metadata={"nbgrader": {"grade": False, "solution": True, "grade_id": name}})


def manual(name, source):
    return new_markdown_cell(source, metadata={"nbgrader": {"grade": True, "solution": True, "grade_id": name, "points": 1}})


def written(folder, *cells, **metadata):
    path = folder / "01_ball.ipynb"
    path.write_text(writes(new_notebook(cells=list(cells), metadata=metadata)), encoding="utf-8")
    return read(path)


CELLS = {  # {what it shows: (cell, what becomes of it)}
    "a helper": (new_code_cell(FAILS), Outcome("passed")),
    "ticks": (graded("ball-ticks", f"print('{TICK} It rolls.\\nand says so\\n{TICK} Far.')"),
              Outcome("passed", [f"{TICK} It rolls.", f"{TICK} Far."])),
    "a cross": (graded("ball-cross", f"print('{TICK} It rolls.\\n{CROSS} Not far.')\nraise CheckFailed('1 of 2')"),
                Outcome("failed", [f"{TICK} It rolls.", f"{CROSS} Not far."])),
    "a syntax error": (answer("ball-solution", "class Ball:\n    def roll(self)\n        pass"),
                       Outcome("failed", error="SyntaxError: expected ':'", line=(4, 2))),
    "what needs it": (graded("ball-needs", "Ball"), Outcome("failed", error="NameError: name 'Ball' is not defined", line=(5, 1))),
    "another answer": (answer("wind-solution", "def wind():\n    return 1 / 0"), Outcome("passed")),
    "an error in an answer": (graded("wind-blows", f"print('{TICK} Air.')\nwind()"),
                              Outcome("failed", [f"{TICK} Air."], "ZeroDivisionError: division by zero", (6, 2))),
    "not written": (answer("rain-solution", "raise NotImplementedError()"), Outcome("passed")),
    "not written, and asked for": (graded("rain-falls", "raise NotImplementedError()"),
                                   Outcome("failed", error="NotImplementedError", line=(9, 1))),
    "a question": (graded("ball-asks", "input()"), Outcome("failed", error="StdinNotImplementedError: raw_input was called, but this "
                                                           "frontend does not support input requests.", line=(10, 1))),
    "an error and a stream": (new_code_cell("import sys\nprint('no', file=sys.stderr)\nx = 1"), Outcome("passed")),
    "no answer": (manual("ball-why", "YOUR ANSWER HERE"), Outcome("unanswered")),
    "an answer": (manual("ball-how", "By rolling."), Outcome("passed")),
    "animations": (graded("ball-still", "import os\nprint(f'✓ {os.environ[\"DESCENT_STILL\"]}', os.path.basename(os.getcwd()))"),
                   Outcome("passed", [f"{TICK} 1 folder"])),
}


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory):
    """{what it shows: (Cell, Outcome)} of one run; the file is watched."""
    folder = tmp_path_factory.mktemp("run") / "folder"
    folder.mkdir()
    notebook = written(folder, *(cell for cell, _ in CELLS.values()))
    before = notebook.path.read_bytes(), notebook.path.stat().st_mtime_ns
    found = list(run(notebook, seconds=60))
    assert (notebook.path.read_bytes(), notebook.path.stat().st_mtime_ns) == before and os.listdir(folder) == ["01_ball.ipynb"]
    return dict(zip(CELLS, found, strict=True))


@pytest.mark.parametrize("name", CELLS)
def test_what_becomes_of_a_cell(outcomes, name):
    _, outcome = outcomes[name]
    expected = CELLS[name][1]
    assert (outcome.status, outcome.sentences, outcome.error, outcome.line) == (
        expected.status, expected.sentences, expected.error, expected.line)


def test_an_endless_loop_is_stopped_with_its_line_and_what_follows_is_run(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "AGAIN", 60.0)  # so that a busy machine does not take the third for endless
    loop = "def roll():\n    while True:\n        pass"
    notebook = written(tmp_path, answer("ball-solution", loop), graded("ball-rolls", "roll()"), graded("ball-stops", "roll()"))
    _, (_, first), (_, second) = run(notebook, seconds=3)
    assert [(outcome.status, outcome.error, outcome.seconds) for outcome in (first, second)] == [("late", "KeyboardInterrupt", 3)] * 2
    assert first.line[0] == 1 and first.line[1] in (2, 3)


def test_after_a_loop_the_others_have_less_time(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "AGAIN", 1.0)
    loops = [graded(name, "while True: pass") for name in ("ball-rolls", "ball-stops")]
    assert [outcome.seconds for _, outcome in run(written(tmp_path, *loops), seconds=2)] == [2, 1.0]


LOST = {"dies": "import os\nos._exit(3)", "does not stop": "import signal\nsignal.signal(2, signal.SIG_IGN)\nwhile True: pass"}


@pytest.mark.parametrize("source", rows(LOST))
def test_what_is_below_a_lost_kernel_was_not_reached(tmp_path, monkeypatch, source):
    monkeypatch.setattr(module, "OBEYS", 1.0)
    notebook = written(tmp_path, new_code_cell(source), graded("ball-rolls", "1"), manual("ball-why", "So."))
    assert [outcome.status for _, outcome in run(notebook, seconds=3)] == ["lost", "unreached", "passed"]


def test_endless_output_is_not_kept(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "KEPT", 10)
    (_, outcome), = run(written(tmp_path, graded("ball-rolls", f"print('{TICK} ' + 'x' * 100)\nprint('{TICK} more')")))
    assert outcome == Outcome("passed", [f"{TICK} xxxxxxxx"], seconds=20.0)


def test_reads_titles_kinds_and_version(tmp_path):
    notebook = written(
        tmp_path, new_markdown_cell("# Balls\n\nWords\n\n## Rolling"), new_code_cell("\n  x = 1  "), new_code_cell("  \n"),
        graded("ball-far", "# ball-far (0.5 points)\n1", 0.5), graded("ball-near", "1", 1), new_code_cell("# ball-lost (2 points)\n1"),
        answer("ball-solution", "x"), manual("ball-why", ""), descent={"version": "3f9a1c"})
    assert [(cell.number, cell.kind, cell.title) for cell in notebook.cells] == [
        (2, "code", 'the cell that begins with `x = 1` under "Rolling"'), (4, "check", "ball-far (0.5 points)"),
        (5, "check", "ball-near (1 point)"), (6, "check", "ball-lost (2 points)"), (7, "answer", "ball-solution"),
        (8, "written", "ball-why (1 point)")]
    assert notebook.version == "3f9a1c" and notebook.saved == notebook.path.stat().st_mtime
    assert notebook.cell(7).line(1) == "x" and notebook.cell(7).line(2) == notebook.cell(7).line(0) == ""


UNREADABLE = {"no json": "no", "no notebook": "{}", "a list": "[]", "cells of text": '{"cells": ["a"]}', "no type": '{"cells": [{}]}',
              "old": json.dumps({"worksheets": []}), "deep": "[" * 100_000}


@pytest.mark.parametrize("text", rows(UNREADABLE))
def test_what_is_no_notebook_is_told(tmp_path, text):
    (tmp_path / "a.ipynb").write_text(text)
    with pytest.raises(Unreadable, match="^This is no notebook .* Save it once more in JupyterLab.$"):
        read(tmp_path / "a.ipynb")


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(Unreadable, match="^No such file or directory. Name a notebook of this folder"):
        read(tmp_path / "a.ipynb")


@pytest.mark.parametrize("missing", ["ipykernel", "jupyter_client.kernelspec"])
def test_a_python_without_jupyter_is_told(tmp_path, monkeypatch, missing):
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(NoKernel, match=missing):
        list(run(written(tmp_path, new_code_cell("1"))))

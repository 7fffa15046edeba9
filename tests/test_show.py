"""What a verdict leaves in its cell, and what nbgrader, formgrader and feedback make of that."""
import base64
import io
import re

import nbformat
import numpy as np
import pytest
from matplotlib.image import imread
from nbconvert.filters import ansi2html
from nbgrader.utils import determine_grade

from grader.judge import FAILED, PASSED, UNGRADED, Verdict, ungraded
from grader.show import LONGEST, message, show

from .helpers import rows

WALK = {"the rule on this page": np.column_stack([np.linspace(-7, 0, 9), np.linspace(2, 0, 9)])}
NASTY = "\x1b[31mred\x1b[0m \x1b]0;title\x07 <b>bold</b> <script>alert(1)</script> $x$ \x00\x08\r \ud83d \u202egnp \u2028 & [link](x)"
FAILURES = {
    "plain": Verdict(FAILED, "one step", "`W` has not moved.", "Print `params`."),
    "lines": Verdict(FAILED, "one step", "Your code raised an error", "Look.", lines=(("update", 7, "x = 1 / 0"), ("help", 1, ""))),
    "ungraded": ungraded("The kernel died.", "Run all cells."), "no_look": ungraded("No hidden test belongs to this cell."),
    "nothing_said": Verdict(FAILED), "unheard_of": Verdict(UNGRADED, "a", "b", "c"),
    "says_passed": Verdict(FAILED, "Passed.", "Passed.", "Passed.\n9.0"),
    "nasty": Verdict(FAILED, NASTY, NASTY, NASTY, lines=((NASTY, 1, NASTY),), mistake=NASTY),
    "surface": Verdict(FAILED, "a walk", "x", "y", paths={**WALK, "yours": 0.5 * WALK["the rule on this page"]}, surface="ellipse"),
}
PARTS = {"status", "message", "asked", "differs", "look", "mistake", "lines", "surface", "paths"}
WILD = {
    "nan": [[-7, 2], [np.nan, np.nan], [np.nan, 1]], "inf": [[-7, 2], [np.inf, -np.inf], [np.inf, 0]], "still": [[-7, 2]] * 3,
    "far": [[-7, 2], [1e300, -1e300], [1e308, 1e308]], "nan_from_the_start": [[np.nan, np.nan]] * 3, "short": [[-7, 2]],
    "elsewhere": [[500, 500], [501, 501]], "along": [[-7, 2], [-6, 2], [-5, 2]],
}


def test_a_mistake_gives_numbers_or_raises_an_error():
    said = [message(Verdict(FAILED, "a", differs, "b", mistake="Divides by no steps")).split("\n")[2]
            for differs in ("At t = 0, the result is too small.", "Your code raised an error at t = 0: ZeroDivisionError")]
    assert said == ["Code that divides by no steps gives these numbers.", "Code that divides by no steps raises this error."]


def test_of_a_variable_it_is_no_code_that_is_wrong():
    said = message(Verdict(FAILED, "a", "The result is too small.", "b", mistake="Counts from zero", kind="variable"))
    assert said == "Not yet: a.\nThe result is too small.\nWhoever counts from zero gets this answer.\nb"


def graded(points=2, outputs=()):
    """A graded cell that claims to have passed already."""
    cell = nbformat.v4.new_code_cell("check(SGD)", execution_count=3, outputs=list(outputs), metadata={
        "nbgrader": {"grade": True, "grade_id": "sgd-first_step", "locked": True, "points": points, "schema_version": 3,
                     "solution": False, "task": False}, "descent": {"status": "passed", "message": "Passed.", "pending": True}})
    return cell


def shown(verdict, cell=None):
    """The cell after show, saved and read as a notebook would be."""
    cell = cell or graded()
    show(cell, verdict)
    text = nbformat.writes(nbformat.v4.new_notebook(cells=[cell])).encode("utf-8")
    notebook = nbformat.reads(text.decode("utf-8"), as_version=4)
    nbformat.validate(notebook)
    return notebook.cells[0]


@pytest.mark.parametrize("points", [1, 2, 0.5])
def test_a_pass_leaves_one_line_and_has_full_points(points):
    cell = shown(Verdict(PASSED), graded(points))
    assert [(output.output_type, output.name, output.text) for output in cell.outputs] == [("stream", "stdout", "Passed.\n")]
    assert determine_grade(cell) == (points, points)
    assert set(cell.metadata.descent) == PARTS and not any(cell.metadata.descent[part] for part in PARTS - {"status", "message"})


@pytest.mark.parametrize("verdict", rows(FAILURES))
def test_everything_else_leaves_one_message_and_has_no_points(verdict):
    cell = shown(verdict)
    assert determine_grade(cell) == (0, 2)
    assert [output.output_type for output in cell.outputs] == ["display_data"] * bool(verdict.surface) + ["error"]
    assert set(cell.metadata.descent) == PARTS and cell.metadata.descent.message == message(verdict)
    assert cell.metadata.descent.status == verdict.status and len(cell.metadata.descent.lines) == len(verdict.lines)
    assert cell.outputs[-1].traceback == message(verdict).split("\n")
    assert cell.outputs[-1].ename == {FAILED: "Not yet", UNGRADED: "Could not be graded"}[verdict.status]


@pytest.mark.parametrize("verdict", rows({**FAILURES, "passed": Verdict(PASSED)}))
def test_nothing_that_was_in_the_cell_survives(verdict):
    new = nbformat.v4.new_output
    claims = [new("stream", name="stdout", text="Passed."), new("execute_result", data={"text/plain": "9.0"}, execution_count=1),
              new("stream", name="stderr", text="warning"), new("display_data", data={"text/html": "<b>Passed.</b>"})]
    cell = shown(verdict, graded(outputs=claims))
    assert cell.execution_count is None and "pending" not in cell.metadata.descent
    assert cell.outputs == shown(verdict).outputs and cell.source == "check(SGD)" and cell.metadata.nbgrader.points == 2


@pytest.mark.parametrize("text, verdict", rows({
    "plain": ("Not yet: one step.\n`W` has not moved.\nPrint `params`.", FAILURES["plain"]),
    "lines": ("Not yet: one step.\nYour code raised an error\n    update, line 7 of its cell: x = 1 / 0\n"
              "    help, line 1 of its cell: \nLook.", FAILURES["lines"]),
    "ungraded": ("Could not be graded.\nThe kernel died.\nRun all cells.", FAILURES["ungraded"]),
    "no_look": ("Could not be graded.\nNo hidden test belongs to this cell.", FAILURES["no_look"]),
    "passed": ("Passed.", Verdict(PASSED, "one step", "differs", "look")),
}))
def test_the_message_is_what_the_verdict_says(text, verdict):
    assert message(verdict) == text


def test_a_students_words_stay_plain_text():
    cell = shown(FAILURES["nasty"])
    (error,) = cell.outputs
    for text in (message(FAILURES["nasty"]), error.evalue, *error.traceback, cell.metadata.descent.message, cell.metadata.descent.mistake):
        assert not re.search(r"[^\n\t\x20-\x7e\ufffd]", text)
        assert "<b>bold</b>" in text and "[31mred" in text
    page = ansi2html("\n".join(error.traceback))
    assert "&lt;b&gt;bold&lt;/b&gt;" in page and "<" not in page  # neither their markup nor colours


@pytest.mark.parametrize("path", rows({name: (np.array(path, float),) for name, path in WILD.items()}))
@pytest.mark.parametrize("surface", ["ellipse", "rotated_ellipse"])
def test_a_surface_has_a_picture_whatever_the_path(surface, path):
    cell = shown(Verdict(FAILED, "a walk", "x", "y", paths={**WALK, "yours": path}, surface=surface))
    picture = cell.outputs[0].data
    assert set(picture) == {"image/png", "text/plain"} and surface in picture["text/plain"]
    image = imread(io.BytesIO(base64.b64decode(picture["image/png"], validate=True)), format="png")
    assert image.shape[0] > 200 and image.shape[1] > 400 and len(np.unique(image[..., :3])) > 20
    assert len(picture["image/png"]) < 200_000


def test_the_paths_are_kept_as_plain_numbers():
    kept = shown(Verdict(FAILED, "a walk", "x", "y", paths={"a": np.array([[1 / 3, np.nan], [np.inf, -1e300]])}, surface="ellipse"))
    assert (kept.metadata.descent.surface, kept.metadata.descent.paths) == ("ellipse", {"a": [[0.333333, None], [None, -1e300]]})
    long = shown(Verdict(FAILED, "a walk", "x", "y", paths={"a": np.zeros((5000, 2))}, surface="ellipse")).metadata.descent.paths
    assert len(long["a"]) == LONGEST


def test_a_picture_is_the_same_every_time():
    one, other = (shown(FAILURES["surface"]).outputs[0].data["image/png"] for _ in range(2))
    assert one == other

"""Feedback: one page for each notebook, which says what every part is worth, what differs, and what to look at.

The page stands alone: no script, no address of another host, formulas as MathML. What students wrote is shown, never run.
"""
import re
from dataclasses import dataclass, field

from jinja2 import Environment, PackageLoader, StrictUndefined
from nbconvert.exporters import Exporter
from nbgrader.preprocessors import GetGrades, NbGraderPreprocessor
from traitlets import default

from . import markup
from .execute import is_judged
from .guard import Guarded, expect_graded
from .judge import FAILED, PASSED, UNGRADED
from .outputs import picture, pieces
from .render import HIDDEN, title

WAITING, GRADED, UNANSWERED = "waiting", "graded", "unanswered"  # of what people grade
NO_ANSWER = "No response."
SAID = {  # {state: (sign, words)}: never the colour alone
    PASSED: ("\N{CHECK MARK}", "passed"), FAILED: ("\N{BALLOT X}", "not yet"), UNGRADED: ("!", "could not be graded"),
    WAITING: ("\N{HORIZONTAL ELLIPSIS}", "waiting for hand grading"), GRADED: ("\N{PENCIL}", "graded by hand"),
    UNANSWERED: ("\N{EN DASH}", "not answered")}
pages = Environment(loader=PackageLoader("grader"), autoescape=True, trim_blocks=True, lstrip_blocks=True,
                    undefined=StrictUndefined)
pages.filters.update(sentence=markup.sentence, points=markup.points)


@dataclass
class Part:
    """One graded cell as the page shows it. name: its anchor. said: SAID's sign and words. verdict: the cell's metadata.descent.

    by_hand: whether the points are a person's. seen: words on what was found where there is no verdict. paths: alternative text
    and address of the picture.
    """
    name: str
    title: str
    state: str
    score: float
    points: float
    by_hand: bool = False
    verdict: dict = field(default_factory=dict)
    seen: str = ""
    paths: tuple = ()
    level: int = 3

    @property
    def said(self):
        """Sign and words for the state; a person's points count whatever the tests said."""
        return SAID[GRADED if self.by_hand and self.state in (FAILED, UNGRADED) and self.score else self.state]


class Grades(GetGrades):
    """nbgrader's step that fetches points and comments; it also notes who gave the points, and takes comments of people only."""

    def _get_score(self, cell, resources):
        super()._get_score(cell, resources)
        grade = self.gradebook.find_grade(cell.metadata.nbgrader.grade_id, self.notebook_id, self.assignment_id, self.student_id)
        cell.metadata.nbgrader["waiting"] = bool(grade.needs_manual_grade)
        cell.metadata.nbgrader["by_hand"] = grade.manual_score is not None

    def _get_comment(self, cell, resources):
        super()._get_comment(cell, resources)
        if cell.metadata.nbgrader["comment"] == NO_ANSWER:  # nbgrader's own words, which the verdict says as well
            cell.metadata.nbgrader["comment"] = None


class HideTests(NbGraderPreprocessor):
    """Takes the lines that name hidden tests out of graded cells. The verdict stays."""

    def preprocess_cell(self, cell, resources, cell_index):
        cell.source = HIDDEN.sub("", cell.source)
        return cell, resources


class FeedbackExporter(Guarded, Exporter):
    """Writes the page. It is no HTMLExporter: formgrader's and nbgrader's own settings of that one must not reach it."""

    output_mimetype = "text/html"

    @default("file_extension")
    def _html(self):
        return ".html"

    def look(self, desk):
        expect_graded(desk, self.log)

    def from_notebook_node(self, nb, resources=None, **kwargs):
        nb, resources = super().from_notebook_node(nb, resources, **kwargs)
        return page(nb, resources["nbgrader"]), resources


def page(notebook, grades):
    """The feedback page of a graded notebook, as text.

    grades: {"student", "assignment", "notebook", "score", "max_score", "late_penalty"}, where `score` is without the penalty's
    points and the rest as in nbgrader's resources. Cells have their points in metadata.nbgrader, as Grades leaves them.
    """
    outline = markup.Outline()
    blocks = [block for cell in notebook.cells for block in _blocks(cell, outline)]
    parts = [block["part"] for block in blocks if "part" in block]
    shared = {part.name.rpartition("-")[0] for part in parts}
    for part in parts:
        part.title = title(part.name, len(shared) > 1)
    text = pages.get_template("feedback.html.j2").render(
        blocks=blocks, parts=parts, comments=[block["name"] for block in blocks if block.get("comment")],
        repairs=notebook.metadata.get("descent", {}).get("repairs", []), late=float(grades["late_penalty"] or 0),
        score=max(0.0, float(grades["score"] or 0)), whole=float(grades["max_score"] or 0),
        **{name: str(grades[name]) for name in ("student", "assignment", "notebook")})
    return text.encode("utf-8", "replace").decode()  # half characters cannot be saved


def named(mistake):
    """A mistake's name in words: NoBiasCorrection and no_bias_correction are no bias correction."""
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|_+", " ", mistake).strip() if mistake.isidentifier() else mistake
    return words.lower() if " " in words and mistake.isidentifier() else mistake


def _blocks(cell, outline):
    """What a cell is on the page: a few dictionaries, in order."""
    grade = cell.metadata.get("nbgrader", {})
    name = str(grade.get("grade_id", ""))
    comment = {"comment": markup.markdown(str(grade["comment"])), "name": name} if grade.get("comment") else {}
    if is_judged(cell):
        yield {"part": _judged(cell, outline.inner)}
        return
    if grade.get("grade") or grade.get("task"):
        state = WAITING if grade.get("waiting") else GRADED if grade.get("by_hand") or grade.get("score") else UNANSWERED
        yield {"part": Part(name, "", state, grade.get("score") or 0, grade.get("points") or 0, bool(grade.get("by_hand")),
                            level=outline.inner)}
    answer = bool(grade.get("solution"))
    if cell.cell_type == "markdown":
        yield {"text": markup.markdown(cell.source, outline), "answer": answer}
    elif cell.source.strip():
        yield {"code": markup.code(cell.source.strip("\n")), "answer": answer, "outputs": pieces(cell)}
    if comment:
        yield comment


def _judged(cell, level):
    """The Part of a cell that a hidden test judges."""
    grade, verdict = cell.metadata.nbgrader, cell.metadata.get("descent")
    score, points = float(grade.get("score") or 0), float(grade.get("points") or 0)
    part = Part(str(grade.get("grade_id", "")), "", PASSED if score >= points else FAILED, score, points,
                bool(grade.get("by_hand")), level=level)
    if not verdict or verdict.get("status") not in (PASSED, FAILED, UNGRADED):  # graded before verdicts were kept
        errors = [output for output in cell.get("outputs", []) if output.get("output_type") == "error"]
        part.seen = f"{errors[0].get('ename')}: {errors[0].get('evalue')}"[:300] if errors else ""
        return part
    part.state = verdict["status"]
    part.verdict = {name: verdict.get(name) or "" for name in ("asked", "differs", "look")}
    part.verdict["mistake"] = named(str(verdict.get("mistake") or ""))
    part.verdict["lines"] = [line for line in verdict.get("lines") or [] if len(line) == 3]
    for output in cell.get("outputs", []):
        if picture(output.get("data") or {}):
            words = str(output["data"].get("text/plain", "Two paths over a surface."))
            part.paths = (" ".join((words, *_ends(verdict.get("paths") or {}))), picture(output["data"]))
    return part


def _ends(paths):
    """A sentence for each path on where it ends, for those who cannot see the picture."""
    for label, path in paths.items():
        if path and None not in path[-1]:
            (x, y), steps = path[-1], len(path) - 1
            yield f"After {steps} step{'s' * (steps != 1)}, {label} is at x = {x:.3g}, y = {y:.3g}."
        else:
            yield f"At its end, {label} has no finite numbers."

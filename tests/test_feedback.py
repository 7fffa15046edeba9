"""The feedback page: what it says of every part, that it says nothing secret, and that no submission acts in it."""
import base64
import re
import shutil
from html.parser import HTMLParser

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from grader.feedback import named, page, title
from grader.judge import FAILED, PASSED, UNGRADED
from tests.conftest import run
from tests.helpers import rows
from tests.submissions import gallery

HIDDEN = "\n\n### BEGIN HIDDEN TESTS\nfrom descent import hidden_tests; hidden_tests(\"sgd-first_step\")\n### END HIDDEN TESTS\n"
GRADES = {"student": "ada-01", "assignment": "optimizers", "notebook": "01_sgd", "score": 2, "max_score": 4, "late_penalty": 0}
PNG = base64.b64encode(b"\x89PNG\r\n\x1a\n").decode()
VOID = {"meta", "br", "img", "hr", "link", "input"}
VERDICT = {"status": FAILED, "message": "", "asked": "one step", "differs": "`W` has not moved.", "look": "Print it.",
           "mistake": "",
           "lines": []}


def cell(name="sgd-first_step", score=0.0, points=2.0, verdict=VERDICT, outputs=(), **grade):
    """A graded cell as it comes to the page."""
    grade = {"grade": True, "solution": False, "locked": True, "task": False, "grade_id": name, "points": points, "score": score,
             **grade}
    return new_code_cell("check(SGD, check.downhill)" + HIDDEN, outputs=list(outputs),
                         metadata={"nbgrader": grade, **({"descent": dict(verdict)} if verdict else {})})


def answer(source="class SGD: pass", outputs=(), kind=new_code_cell, **grade):
    """A cell that the student wrote."""
    made = kind(source, metadata={"nbgrader": {"grade": False, "solution": True, "grade_id": "sgd-solution", **grade}})
    if outputs:
        made.outputs = list(outputs)
    return made


def shown(*cells, repairs=(), **grades):
    return page(new_notebook(cells=list(cells), metadata={"descent": {"repairs": list(repairs)}}), {**GRADES, **grades})


class Page(HTMLParser):
    """Reads a page as a browser does: tags, headings, ids, and the text without tags."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.open, self.text = [], [], ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self.text += " " if tag in ("td", "th", "br") else ""
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text += data if "style" not in self.open else ""

    @property
    def words(self):
        return " ".join(self.text.split())


def sound(text):
    """The page, read; fails where it is not well made or could act. Returns the Page."""
    read = Page(text)
    assert read.open == []
    ids = [attributes["id"] for _, attributes in read.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    levels = [int(tag[1]) for tag, _ in read.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels.count(1) == 1 and levels[0] == 1 and all(after <= before + 1 for before, after in zip(levels, levels[1:]))
    for tag, attributes in read.tags:
        assert tag not in ("script", "iframe", "object", "embed", "form", "input", "base", "link", "svg", "video")
        assert not any(name.startswith("on") for name in attributes)
        assert attributes.get("src", "data:image/").startswith("data:image/")
        assert tag != "img" or attributes.get("alt")
        assert re.match(r"#|https?://|mailto:", attributes.get("href", "#"))
        assert not attributes.get("href", "").startswith("#") or attributes["href"][1:] in ids
        assert attributes.get("aria-labelledby", ids[0]) in ids
    return read


STATES = {
    "passed": (cell(score=2.0, verdict={"status": PASSED, "message": "Passed."}), ["first step: passed 2 of 2 points"], ["Hint"]),
    "failed": (cell(), ["first step: not yet 0 of 2 points", "Asked one step", "Seen W has not moved.", "Hint Print it."],
               ["Known mistake"]),
    "a named mistake": (cell(verdict={**VERDICT, "mistake": "NoBiasCorrection"}), ["Known mistake no bias correction"], []),
    "ungraded": (cell(verdict={**VERDICT, "status": UNGRADED, "asked": ""}), ["could not be graded", "Reason W has not moved."],
                 ["Asked"]),
    "an error with lines": (cell(verdict={**VERDICT, "lines": [["update", 3, "x = <1>"]]}),
                            ["In update, line 3 of its cell: x = <1>"], []),
    "points by a person": (cell(score=1.5, by_hand=True), ["graded by hand 1.5 of 2", "Your teacher has set these points."], []),
    "a person's zero": (cell(score=0.0, by_hand=True), ["not yet 0 of 2", "Your teacher has set these points."], []),
    "waiting": (answer("It zigzags.", kind=new_markdown_cell, grade=True, grade_id="sgd-why", points=3, score=0, waiting=True),
                ["why: waiting for hand grading 0 of 3", "Their points are still to come.", "It zigzags."], []),
    "graded by hand": (answer("It zigzags.", kind=new_markdown_cell, grade=True, grade_id="sgd-why", points=3, score=2,
                              by_hand=True),
                       ["why: graded by hand 2 of 3"], ["still to come"]),
    "not answered": (answer("", kind=new_markdown_cell, grade=True, grade_id="sgd-why", points=3, score=0),
                     ["why: not answered 0 of 3"], ["Your teacher"]),
    "a comment": (answer(comment="Well done, **really**."),
                  ["Your teacher's comment Well done, really.", "Your teacher has written a comment."], []),
    "no verdict, all points": (cell(score=2.0, verdict=None), ["first step: passed 2 of 2"], []),
    "no verdict, an error": (cell(verdict=None,
                                  outputs=[new_output("error", ename="AssertionError", evalue="a", traceback=["secret line"])]),
                             ["not yet 0 of 2", "AssertionError: a"], ["secret line"]),
    "an odd verdict": (cell(verdict={"status": "???"}), ["not yet 0 of 2"], ["???"]),
    "no points known": (cell(score=None, points=None), ["0 of 0 points"], []),
    "a plot of his own": (answer(outputs=[new_output("display_data", data={"image/png": PNG})]), ["class SGD: pass"], []),
    "a printed line": (answer(outputs=[new_output("stream", name="stdout", text="3 < 4")]), ["3 < 4"], []),
    "his own traceback": (answer(outputs=[new_output("error", ename="E", evalue="x", traceback=["/srv/a/b.py:3 E: x"])]),
                          ["b.py:3 E: x"], ["/srv"]),
    "nothing graded": (new_markdown_cell("# Words"), ["Words", "Nothing in this notebook is graded."], []),
    "an empty notebook": (new_code_cell(""), ["2 of 4 points"], []),
}


@pytest.mark.parametrize("made, there, missing", rows(STATES))
def test_says(made, there, missing):
    words = sound(shown(made)).words
    assert [text for text in there if text not in words] == [] and [text for text in missing if text in words] == []


@pytest.mark.parametrize("grades, wanted", rows({
    "whole": ({}, "2 of 4 points"), "halves": ({"score": 1.5}, "1.5 of 4 points"),
    "late": ({"late_penalty": 1}, "takes 1 point off"),
    "later": ({"late_penalty": 2.5}, "takes 2.5 points off"),
    "below nothing": ({"score": -3, "late_penalty": 5}, " 0 of 4 points"),
    "unknown": ({"score": None, "max_score": None, "late_penalty": None}, " 0 of 0 points"),
    "a name with marks": ({"student": 'O"Neil, <b>김</b>'}, 'O"Neil, <b>김</b>')}))
def test_the_total(grades, wanted):
    assert wanted in sound(shown(cell(), **grades)).words


def test_every_part_is_linked_from_the_top():
    text = shown(cell(), cell("sgd-surface"), cell("adam-surface"))
    top = text[:text.index('id="work"')]
    assert re.findall(r'href="#(\w+-\w+)">([^<]+)<', top) == [
        ("sgd-first_step", "sgd, first step"), ("sgd-surface", "sgd, surface"), ("adam-surface", "adam, surface")]
    assert sound(text)


def test_repairs_are_told_and_the_picture_has_words():
    picture = new_output("display_data", data={"image/png": PNG, "text/plain": "Two paths over the surface ellipse: a and b."})
    walk = {"the rule on this page": [[-7.0, 2.0], [-1.0, 0.25]], "yours": [[-7.0, 2.0], [None, 3.0]]}
    text = shown(cell(outputs=[picture], verdict={**VERDICT, "paths": walk}),
                 repairs=["The cell sgd-surface was missing; it was put back."])
    assert "The cell sgd-surface was missing; it was put back." in sound(text).words
    assert ('alt="Two paths over the surface ellipse: a and b. After 1 step, the rule on this page is at x = -1, y = 0.25. '
            'At its end, yours has no finite numbers."') in text


def test_no_test_code_and_no_claims_of_the_student_in_the_place_of_verdicts():
    text = shown(cell(outputs=[new_output("stream", name="stdout", text="10 of 10"),
                               new_output("error", ename="x", evalue="y", traceback=["TB"])]))
    assert not re.search(r"hidden_tests|check\.downhill|HIDDEN|10 of 10|TB", text)


NASTY = ["<script>alert(1)</script>", "<img src=https://x.org/a onerror=alert(1)>", '"><iframe src=//x.org>',
         "![x](https://x.org/a.png)",
         "[x](javascript:alert(1))", "$\\text{<script>}$", "</pre></main><h1>10 of 10</h1>", "\x00\ud83d\u202e",
         "{{ 7 * 7 }}{% raw %}"]


@pytest.mark.parametrize("text", NASTY)
def test_a_hostile_student_does_nothing_in_it(text):
    bundle = {"text/html": text, "application/javascript": text, "image/svg+xml": text, "text/latex": text, "text/plain": text}
    outputs = [new_output("stream", name="stdout", text=text), new_output("error", ename=text, evalue=text, traceback=[text]),
               *(new_output("display_data", data={kind: value}) for kind, value in bundle.items())]
    verdict = {**VERDICT, "differs": text, "asked": text, "look": text, "mistake": text, "lines": [[text, 1, text]]}
    made = shown(new_markdown_cell(text), answer(text, outputs), answer(text, kind=new_markdown_cell, comment=text),
                 cell(verdict=verdict),
                 cell("sgd-surface", verdict=None, outputs=outputs), new_code_cell(text, outputs=outputs), repairs=[text],
                 student=text)
    read = sound(made)
    assert made.encode("utf-8") and "49" not in read.words
    assert [tag for tag, _ in read.tags].count("h1") == 1


@pytest.mark.parametrize("name, words", rows({
    "plain": ("sgd-first_step", "first step"), "two dashes": ("week-1-why", "why"), "no dash": ("essay", "essay")}))
def test_titles(name, words):
    assert title(name) == words


@pytest.mark.parametrize("mistake, words", rows({
    "a class": ("NoBiasCorrection", "no bias correction"), "a name": ("no_bias_correction", "no bias correction"),
    "words": ("Forgets `t`", "Forgets `t`"), "one word": ("Ascends", "Ascends"), "none": ("", "")}))
def test_mistakes_are_named_in_words(mistake, words):
    assert named(mistake) == words


@pytest.mark.parametrize("name", gallery())
def test_real_pages_are_sound_and_ask_nobody(demo, name):
    paths = [*(demo.course / "feedback" / demo.students[name] / "optimizers").glob("*.html")]
    assert paths
    for path in paths:
        read = sound(path.read_text(encoding="utf-8"))
        graded = nbformat.read(demo.course / "autograded" / demo.students[name] / "optimizers" / f"{path.stem}.ipynb",
                               as_version=4)
        for part in graded.cells:
            if "descent" in part.metadata and part.metadata.descent.status != "passed":
                assert " ".join(part.metadata.descent.differs.replace("`", "").split()) in read.words.replace("`", "")


def test_formgrader_writes_the_same_page(demo, tmp_path):
    script = """
from traitlets.config import PyFileConfigLoader
from nbgrader.apps import NbGraderAPI
from nbgrader.coursedir import CourseDirectory
config = PyFileConfigLoader("nbgrader_config.py", ".").load_config()
assert NbGraderAPI(CourseDirectory(config=config), config=config).generate_feedback("optimizers", "ada-01")["success"]
"""
    course = shutil.copytree(demo.course, tmp_path / "course")
    pages = sorted((course / "feedback" / "ada-01" / "optimizers").glob("*.html"))
    before = [path.read_text(encoding="utf-8") for path in pages]
    (tmp_path / "press.py").write_text(script)
    run(f"python {tmp_path / 'press.py'} 2>&1", course)
    assert [path.read_text(encoding="utf-8") for path in pages] == before and before

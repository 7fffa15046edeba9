"""The report's page, CSV and JSON: whole, sound and self-contained for any class; and the command that writes them."""
import csv
import io
import json
import re

import pytest

from grader.cli import main
from grader.report import figures
from grader.report_page import as_csv, as_json, chart, html, picture
from tests.crowd import ASTRAY, KNOWN, LOST, PASSED, RULE, WRONG, crowd, make_course, person
from tests.helpers import rows
from tests.test_feedback import NASTY, Page
from tests.test_report import CLASS, MIXED, book

NAMES = ("김, 철수", 'O"Neil', "=cmd|x")
CLASSES = {"four": CLASS, "mixed": MIXED, "one": book((2.0, 2.0, 4.0)), "all waiting": book((None, None, None)),
           "a whole class wrong": book(*[((0.0, 0.0), (KNOWN, ASTRAY), {}) for _ in range(30)])}


def sound(text):
    """The page, read; fails where it is not well made, runs something, or asks somebody."""
    read = Page(text)
    assert read.open == [] and [tag for tag, _ in read.tags].count("h1") == 1
    assert not {tag for tag, _ in read.tags} & {"script", "iframe", "link", "base", "form", "object", "embed"}
    ids = [attributes["id"] for _, attributes in read.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    for tag, attributes in read.tags:
        assert not any(name.startswith("on") for name in attributes) and attributes.get("href", "#").startswith("#")
        assert attributes.get("src", "data:image/png;").startswith("data:image/png;")
        assert tag != "img" or attributes["alt"]
        assert attributes.get("aria-labelledby", ids[0]) in ids
    return read


@pytest.mark.parametrize("made", rows(CLASSES))
@pytest.mark.parametrize("names", [True, False])
def test_any_class_has_a_sound_page(made, names):
    words = sound(html(figures(made, names), "2026-10-01")).words
    assert "Class report: optimizers" in words and "2026-10-01" in words
    assert (any(f" {key}" in words for key in made.students)) == names


def test_the_page_says_what_the_figures_say():
    words = sound(html(figures(MIXED))).words
    for text in ("Nothing handed in 1 s8", "Handed in, not yet graded 1 s9", "Waiting for hand grading 1 s1",
                 "s2 (1.5 hours, 1 points off)",
                 "1 wrong path on the surface ellipse. s2", "wrong sign", "The kernel died", "the longest for 8.0", "mean 2"):
        assert text in words


@pytest.mark.parametrize("text", NASTY)
def test_a_hostile_class_does_nothing_in_it(text):
    verdict = {**KNOWN, "differs": text, "mistake": text, "look": text}
    made = book(((0.0, 0.0), (verdict, {**LOST, "differs": text}), {}))
    made.students["s1"] = made.students["s1"].__class__("s1", text, text)
    assert sound(html(figures(made))).words and html(figures(made)).encode("utf-8")


@pytest.mark.parametrize("wrong",
                         rows({"as it was": [WRONG], "no number": [[[None, None]]], "empty": [[]],
                               "far": [[[-7, 2], [1e300, -1e300]]],
                                        "hundreds": [RULE] * 300, "one point": [[[0.0, 0.0]]]}))
def test_pictures_of_any_paths(wrong):
    assert picture({"surface": "ellipse", "rule": RULE, "wrong": wrong}).startswith("data:image/png;base64,iVBOR")


def test_a_surface_that_is_gone_has_no_picture():
    made = figures(book(((0.0, 0.0), (PASSED, {**ASTRAY, "surface": "a former one"}), {})))
    assert "a former one" not in html(made) and made["surfaces"][0]["surface"] == "a former one"


@pytest.mark.parametrize("made", rows(CLASSES))
def test_bars_stay_in_the_chart(made):
    found = figures(made)
    drawn = chart(found["distribution"], found["points"])
    for bar in drawn["bars"]:
        assert 0 <= bar["x"] and bar["x"] + bar["width"] <= drawn["width"] and 0 <= bar["y"] <= drawn["base"]
    assert sum(bar["count"] for bar in drawn["bars"]) == len(made.submissions)
    assert drawn["left"] <= drawn["mean"] <= drawn["width"]


@pytest.mark.parametrize("names", [True, False])
def test_csv_and_json_say_the_same(names):
    found = figures(MIXED, names)
    assert json.loads(as_json(found)) == found
    table = list(csv.DictReader(io.StringIO(as_csv(found), newline="")))
    assert set(table[0]) == {"table", "item", "figure", "value", "students"}
    value = {(row["table"], row["item"], row["figure"]): (row["value"], row["students"]) for row in table}
    assert value["class", "", "missing"] == ("1", "s8" if names else "") and value["late", "", "count"][0] == "1"
    assert value["mistake", "sgd", "wrong sign"] == ("1", "s2" if names else "")
    for part in found["parts"]:
        assert value["part", f"{part['notebook']}/{part['name']}", "difficulty"][0] == f"{part['difficulty']:g}"
    assert ("s2" in as_csv(found)) == names


@pytest.fixture
def course(tmp_path, monkeypatch):
    folder = make_course(tmp_path / "course", {**crowd(25), "kim1": person(ASTRAY, names=(NAMES[0], NAMES[1], "")),
                                               "kim2": person(PASSED, names=(NAMES[2], "", "")), "kim3": person(submits=False)})
    monkeypatch.chdir(folder)
    return folder


def test_the_command_writes_a_page_in_the_course(course, capsys):
    assert main(["report", "optimizers"]) == 0
    page = course / "reports" / "optimizers.html"
    assert capsys.readouterr().out == f"wrote {page}\n"
    assert "김, 철수 O\"Neil (kim1)" in sound(page.read_text(encoding="utf-8")).words


def test_the_command_writes_what_it_is_told(course, capsys):
    assert main(["report", "optimizers", "--anonymous", "--html", "a.html", "--csv", "a.csv", "--json", "a.json"]) == 0
    for name in ("a.html", "a.csv", "a.json"):
        text = (course / name).read_text(encoding="utf-8")
        assert not re.search(r"\bs00\d\d\b|\bkim[123]\b|철수|Neil", text) and "wrong sign" in text
    assert main(["report", "optimizers", "--names", "--csv", "n.csv"]) == 0
    assert "'=cmd|x" in (course / "n.csv").read_text(encoding="utf-8") and not (course / "reports").exists()


@pytest.mark.parametrize("arguments, said", rows({
    "an unknown assignment": (["week 2"], "knows no assignment week 2 (it knows optimizers)"),
    "no such folder": (["optimizers", "--html", "none/a.html"], "none/a.html: it cannot be written there"),
    "a folder": (["optimizers", "--json", "source"], "source: it cannot be written there")}))
def test_what_cannot_be_done_is_said_in_a_sentence(course, capsys, arguments, said):
    assert main(["report", *arguments]) == 2
    error = capsys.readouterr().err
    assert said in error and "Traceback" not in error and error.count("\n") == 1


def test_a_real_class(demo, monkeypatch, tmp_path):
    """What grading leaves in notebooks is what a report needs: verdicts, paths and times."""
    monkeypatch.chdir(demo.course)
    assert main(["report", "optimizers", "--html", str(tmp_path / "r.html"), "--json", str(tmp_path / "r.json")]) == 0
    made = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    assert made["class"]["graded"] == made["times"]["count"] == len(demo.students)
    assert demo.students["classic_mistakes"] in made["surfaces"][0]["students"] and len(made["surfaces"][0]["rule"]) > 10
    assert {row["students"][0] for row in made["ungraded"]} >= {demo.students["kills_its_kernel"]}
    page = sound((tmp_path / "r.html").read_text(encoding="utf-8"))
    assert [tag for tag, _ in page.tags].count("img") == len(made["surfaces"])

"""Exports, read back by the rules of those who import them, and `nbgrader export` with each plugin."""
import csv
import io
import re

import pytest
from nbgrader.api import Gradebook
from nbgrader.plugins import CsvExportPlugin

from grader.export import CanvasExportPlugin, GradesExportPlugin, MoodleExportPlugin, PartsExportPlugin
from tests.conftest import run
from tests.crowd import KNOWN, PARTS, crowd, make_course, person
from tests.helpers import rows

PLUGINS = {"Canvas": CanvasExportPlugin, "Moodle": MoodleExportPlugin, "Parts": PartsExportPlugin, "Grades": GradesExportPlugin}
ODD = {"s1": person(names=("김, 철수", "이", "a@x.kr")), "s2": person(KNOWN, 1.5, names=('O"Neil', "=cmd|'x'", "b@x.org")),
       "s3": person(submits=False, names=("-x", "@y", "+c@x.org")), "s4": person(hand=None), "=1+1": person(),
       "007": person(penalty=0.25)}
TOTALS = {"s1": 9.0, "s2": 1.5, "s3": None, "s4": None, "'=1+1": 9.0, "007": 8.75}


def exported(folder, plugin, **traits):
    """What a plugin writes of a course's gradebook, as text."""
    with Gradebook(f"sqlite:///{folder}/gradebook.db", "descent") as gradebook:
        PLUGINS[plugin](to=str(folder / "out.csv"), **traits).export(gradebook)
    return (folder / "out.csv").read_bytes().decode("utf-8")


def table(text):
    read = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert len({len(row) for row in read}) == 1 and text.endswith("\r\n")
    return read


def read_canvas(text):
    """{login: {assignment: points}} and {assignment: points possible} by the rules of Canvas's importer.

    The first cell of the header contains "Student" and the second "ID"; SIS User ID, SIS Login ID and Section follow. The other
    columns are assignments, but for those with reserved names. A row whose first cell contains "Points Possible" is no student.
    """
    header, *body = table(text)
    assert "Student" in header[0] and "ID" in header[1] and header[2:4] == ["SIS User ID",
                                                                            "SIS Login ID"] and "Section" in header[4]
    assert sum(line.count(",") for line in text.splitlines()[:3]) > sum(line.count(";") for line in text.splitlines()[:3])
    titles = header[5:]
    assert not [title for title in titles if re.search("(Current|Final|Override) (Score|Points|Grade)|^(ID|Section|Student)$",
                                                       title)]
    students = [row for row in body if "Points Possible" not in row[0]]
    (possible,) = [row for row in body if row not in students]
    assert all(row[1] == "" or row[1].isdecimal() for row in students)
    return ({row[3]: {title: float(cell) if cell else None for title, cell in zip(titles, row[5:])} for row in students},
            dict(zip(titles, map(float, possible[5:]))))


@pytest.fixture
def course(tmp_path):
    return make_course(tmp_path / "course", ODD)


def test_canvas_reads_it_back(course):
    points, possible = read_canvas(exported(course, "Canvas"))
    assert {key: row["optimizers"] for key, row in points.items()} == TOTALS and possible == {"optimizers": 9.0}
    names = {row[3]: row[0] for row in table(exported(course, "Canvas"))[2:]}
    assert [names[key] for key in ("s1", "s2", "s3", "s4")] == ["이, 김, 철수", "'=cmd|'x', O\"Neil", "'@y, -x", "s4"]


def test_canvas_takes_its_own_numbers_and_titles(course):
    with Gradebook(f"sqlite:///{course}/gradebook.db", "descent") as gradebook:
        gradebook.update_or_create_student("s1", lms_user_id="4711")
        gradebook.update_or_create_student("s2", lms_user_id="=4711")
    text = exported(course, "Canvas", columns={"optimizers": "Optimizers, part 1 (88)"})
    assert list(read_canvas(text)[1]) == ["Optimizers, part 1 (88)"]
    assert {row[3]: row[1] for row in table(text)[2:]} == {**dict.fromkeys(TOTALS, ""), "s1": "4711"}


def test_moodle_reads_it_back(course):
    """It takes the first line for the names of columns, which must differ, and finds people by one that is mapped."""
    header, *body = table(exported(course, "Moodle"))
    assert header == ["First name", "Last name", "Username", "Email address", "Assignment: optimizers (Real)"]
    assert {row[2]: float(row[4]) if row[4] else None for row in body} == TOTALS
    assert body[[row[2] for row in body].index("s1")][:4] == ["김, 철수", "이", "s1", "a@x.kr"]


def test_every_part_has_a_row(course):
    header, *body = table(exported(course, "Parts"))
    read = [dict(zip(header, row)) for row in body]
    assert len(read) == len(ODD) * sum(map(len, PARTS.values()))
    states = {key: {row["part"]: (row["score"], row["state"]) for row in read if row["student_id"] == key} for key in TOTALS}
    assert states["s2"] == {"sgd-first_step": ("0", "graded"), "sgd-surface": ("0", "graded"),
                            "momentum-first_step": ("0", "graded"),
                            "momentum-why": ("1.5", "graded")}
    assert set(states["s3"].values()) == {("", "missing")} and states["s4"]["momentum-why"] == ("", "waiting")


def test_the_same_figures_as_nbgraders_own_file(tmp_path):
    folder = make_course(tmp_path / "course", {**crowd(20), "late": person(late=2, penalty=1, names=("Ada", "L", "a@b.org"))})
    with Gradebook(f"sqlite:///{folder}/gradebook.db", "descent") as gradebook:
        CsvExportPlugin(to=str(folder / "stock.csv")).export(gradebook)
    theirs, ours = table((folder / "stock.csv").read_text().replace("\n", "\r\n")), table(exported(folder, "Grades"))
    assert ours[0] == theirs[0] and len(ours) == 22

    def figures(row):
        return [*row[:7], *(round(float(value), 3) for value in row[7:])]
    assert sorted(map(figures, ours[1:])) == sorted(map(figures, theirs[1:]))


def test_names_stay_in_their_columns(course):
    header, *body = table(exported(course, "Grades"))
    read = {row[3]: dict(zip(header, row)) for row in body}
    assert [read[key]["first_name"] for key in ("s1", "s2", "s3")] == ["김, 철수", 'O"Neil', "'-x"]
    assert {key: row["score"] for key, row in read.items()} == {"s1": "9", "s2": "1.5", "s3": "0", "s4": "6", "'=1+1": "9", "007": "8.75"}


@pytest.mark.parametrize("plugin", PLUGINS)
@pytest.mark.parametrize("people",
                         rows({"nobody": {}, "one": {"s1": person()}, "many": crowd(40),
                               "no submission": {"s1": person(submits=False)}}))
def test_any_class(tmp_path, plugin, people):
    text = exported(make_course(tmp_path / "course", people), plugin)
    assert len(table(text)) == {"Canvas": 2 + len(people), "Moodle": 1 + len(people), "Parts": 1 + 4 * len(people),
                                "Grades": 1 + len(people)}[plugin]
    assert not re.search(r"(?m)(^|,)\"?[=@]", text)


@pytest.mark.parametrize("plugin", PLUGINS)
def test_only_who_and_what_is_asked_for(course, plugin):
    text = exported(course, plugin, student=["s1", "007"], assignment=["optimizers"])
    assert "s1" in text and "007" in text and "s2" not in text


def test_excel_reads_hangul(course):
    assert exported(course, "Moodle", excel=True).startswith("\ufeffFirst name")


@pytest.mark.parametrize("traits, said", rows({
    "an unknown assignment": ({"assignment": ["week 2"]}, "knows no assignment week 2 (it knows optimizers)"),
    "an unknown student": ({"student": ["eve"]}, "The gradebook knows no student eve."),
    "nowhere to write": ({"to": "none/x.csv"}, "it cannot be written there")}))
@pytest.mark.parametrize("plugin", PLUGINS)
def test_what_cannot_be_done_is_said_in_a_sentence(course, plugin, traits, said):
    with Gradebook(f"sqlite:///{course}/gradebook.db", "descent") as gradebook, pytest.raises(SystemExit, match=re.escape(said)):
        PLUGINS[plugin](**{"to": str(course / "x.csv"), **traits}).export(gradebook)


@pytest.mark.parametrize("plugin", PLUGINS)
def test_a_gradebook_of_another_course(course, plugin):
    with Gradebook(f"sqlite:///{course}/gradebook.db", "chemistry") as gradebook, pytest.raises(SystemExit, match=(
            "The gradebook is of the course descent, but nbgrader_config.py says chemistry")):
        PLUGINS[plugin](to=str(course / "x.csv")).export(gradebook)
    assert not (course / "x.csv").exists()


@pytest.mark.parametrize("plugin", PLUGINS)
def test_nbgraders_command(course, plugin):
    output = run(f"nbgrader export --exporter=grader.export.{plugin}ExportPlugin --to points.csv", course)
    assert "have an apostrophe in front: =1+1" in output and "1 submissions wait for hand grading" in output
    assert "Traceback" not in output
    assert table((course / "points.csv").read_bytes().decode("utf-8"))


def test_nbgraders_command_without_a_gradebook(course):
    (course / "gradebook.db").unlink()
    output = run("nbgrader export --exporter=grader.export.CanvasExportPlugin", course, expect=1)
    assert "The gradebook knows no assignment." in output and "Traceback" not in output

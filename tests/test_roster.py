"""Class lists: of one's own, from Canvas, from Moodle, from spreadsheets; and rows that are of no use."""
import shutil

import pytest
from nbgrader.api import Gradebook

from grader.course import Course, CourseError
from grader.roster import import_roster, read_roster

from .helpers import rows

ADA = {"first_name": "Ada", "last_name": "Kim"}
FILES = {  # (text, encoding, {id: student})
    "own": ("id,first_name,last_name,email\nada-01,Ada,Kim,a@example.org\n", "utf-8", {"ada-01": {**ADA, "email": "a@example.org"}}),
    "other order, a column more, no email": ("last_name,room,id,first_name\nKim,7,ada-01,Ada\n", "utf-8", {"ada-01": ADA}),
    "mark of the byte order": ("id,first_name,last_name\nada-01,Ada,Kim\n", "utf-8-sig", {"ada-01": ADA}),
    "UTF-16 with tabs": ("id\tfirst_name\tlast_name\nada-01\tAda\tKim\n", "utf-16", {"ada-01": ADA}),
    "semicolons, line ends of Windows": ("id;first_name;last_name\r\nada-01;Ada;Kim\r\n", "utf-8", {"ada-01": ADA}),
    "commas and quotes in names": ('id,first_name,last_name\nada-01,"Ada ""Ace""","Kim, the first"\n', "utf-8",
                                   {"ada-01": {"first_name": 'Ada "Ace"', "last_name": "Kim, the first"}}),
    "Hangul": ("학번,이름,이메일\nada-01,김하늘,h@example.org\n", "utf-8",
               {"ada-01": {"first_name": "", "last_name": "김하늘", "email": "h@example.org"}}),
    "only ids": ("id\nada-01\n\nada-02\n", "utf-8", {"ada-01": {}, "ada-02": {}}),
    "fields left out at the end": ("id,first_name,last_name,email\nada-01,Ada,Kim\n", "utf-8", {"ada-01": ADA}),
    "Canvas": ('Student,ID,SIS User ID,SIS Login ID,Section,Homework (5)\n"    Points Possible",,,,,10\n"Kim, Ada",17,x9,ada-01,A,7\n',
               "utf-8", {"ada-01": {**ADA, "lms_user_id": "17"}}),
    "Canvas without logins": ('Student,ID,SIS User ID,Section\n"Kim, Ada",17,x9,A\n', "utf-8", {"x9": {**ADA, "lms_user_id": "17"}}),
    "Moodle": ('"First name",Surname,"ID number",Institution,"Email address"\nAda,Kim,ada-01,,a@example.org\n', "utf-8",
               {"ada-01": {**ADA, "email": "a@example.org"}}),
    "Moodle with user names": ('"First name","Last name",Username,"ID number"\nAda,Kim,ada-01,99\n', "utf-8", {"ada-01": ADA}),
}


@pytest.fixture
def write(tmp_path):
    def write(text, encoding="utf-8"):
        path = tmp_path / "class.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
        return path
    return write


@pytest.mark.parametrize("text, encoding, students", rows(FILES))
def test_reads(write, text, encoding, students):
    roster = read_roster(write(text, encoding))
    assert (roster.students, roster.problems) == (students, [])


BAD = {  # (row, what is said of it)
    "no id": (b",Bea,Lee", "there is no id in the column id"),
    "a path": (b"../bea,Bea,Lee", "cannot be an id"),
    "a plus": (b"bea+1,Bea,Lee", "cannot be an id"),
    "a quote that is never closed": (b'bea-01,"Bea,Lee', "its quotes do not fit"),
    "a comma too many": (b"bea-01,Bea,Lee,Jr", "it has 4 fields, and there are 3 columns"),
    "twice": (b"ada-01,Bea,Lee", "ada-01 is in line 2 already"),
    "another encoding": ("bea-01,베아,이".encode("cp949"), "it is not UTF-8"),
    "too long": (b"b" * 129 + b",Bea,Lee", "cannot be an id"),
}


@pytest.mark.parametrize("row, message", rows(BAD))
def test_a_bad_row_is_named_and_costs_no_other(write, row, message):
    roster = read_roster(write(b"id,first_name,last_name\nada-01,Ada,Kim\n" + row + b"\nada-02,Ada,Kim\n"))
    assert roster.students == {"ada-01": ADA, "ada-02": ADA}
    (problem,) = roster.problems
    assert problem.startswith("line 3: ") and message in problem


REFUSED = {
    "empty": (b"\n\n", "is empty. Its first line must name the columns"),
    "no ids": (b"first_name,last_name\nAda,Kim\n", "no column holds ids.* There are first_name, last_name"),
    "a workbook": (b"PK\x03\x04", "is a workbook"),
    "quotes in the header": (b'"id,name\nada-01,Ada\n', "line 1: the names of the columns cannot be read"),
}


@pytest.mark.parametrize("text, message", rows(REFUSED))
def test_refuses_what_is_no_roster(write, text, message):
    with pytest.raises(CourseError, match=message):
        read_roster(write(text))


def test_refuses_a_file_that_is_not_there(tmp_path):
    with pytest.raises(CourseError, match="class.csv cannot be read: No such file"):
        read_roster(tmp_path / "class.csv")


def test_any_column_can_hold_the_ids(write):
    path = write("Email address,Name\nada@example.org,Ada\n")
    assert list(read_roster(path, "Email address").students) == ["ada@example.org"]
    with pytest.raises(CourseError, match="no column Mail. There are Email address, Name"):
        read_roster(path, "Mail")


def test_what_a_roster_does_not_say_stays(generated, tmp_path, write):
    course = Course(shutil.copytree(generated, tmp_path / "course"))
    import_roster(course, read_roster(write("id,first_name,last_name,email\nada-01,Ada,Kim,a@example.org\nada-02,Bea,Lee,\n")))
    assert import_roster(course, read_roster(write("id,first_name,last_name\nada-01,Ada,Kim-Lee\n"))) == 1
    with Gradebook(f"sqlite:///{course.root}/gradebook.db") as book:
        found = [(student.id, student.first_name, student.last_name, student.email) for student in book.students]
    assert sorted(found) == [("ada-01", "Ada", "Kim-Lee", "a@example.org"), ("ada-02", "Bea", "Lee", None)]

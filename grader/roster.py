"""The class list: a CSV file of one's own, or one that Canvas or Moodle has exported, into the gradebook, so that names show."""
import csv
import re
from dataclasses import dataclass, field
from pathlib import Path

from nbgrader.api import Gradebook
from nbgrader.coursedir import CourseDirectory

from .course import CourseError
from .settings import load_config
from .wiring import find_tools

# {field of the gradebook: names of columns that hold it, the best first}, in small letters and without marks
COLUMNS = {
    "id": ("id", "student id", "username", "user name", "sis login id", "login id", "login", "id number", "학번"),
    "first_name": ("first name", "given name", "forename", "이름"),
    "last_name": ("last name", "surname", "family name", "성"),
    "email": ("email", "e mail", "email address", "이메일"),
    "lms_user_id": ("lms user id",),
    "name": ("name", "full name", "student", "student name", "성명"),
}
CANVAS = {"sis login id", "sis user id"}  # where one of these stands, "ID" is Canvas's own number
BAD = re.compile(r"[/\\+*?\[\]{}\x00-\x1f\x7f]|^[.\s-]|\s$")  # nbgrader names folders after ids, and parts their names at +
FIELDS = ("id", "first_name", "last_name", "email", "lms_user_id")


@dataclass
class Roster:
    """students: {id: {"first_name", "last_name", "email", "lms_user_id"}}, of each what is known. problems: one sentence for a row."""
    students: dict = field(default_factory=dict)
    problems: list = field(default_factory=list)


def read_roster(path, id_column=None):
    """The Roster in a CSV file: UTF-8 or UTF-16, parted by commas, semicolons or tabs, with a line of column names on top.

    id_column: name of the column that holds the ids, where it is none of the usual ones. A row that cannot be used is named by
    its line in `problems`, and costs no other. Raises CourseError for a file that holds no roster at all.
    """
    lines = [(number, line) for number, line in enumerate(re.split(r"\r\n|\r|\n", _text(Path(path))), 1) if line.strip()]
    if not lines:
        raise CourseError(f"{path} is empty. Its first line must name the columns, as in id,first_name,last_name,email.")
    mark = max(",;\t", key=lines[0][1].count)
    try:
        header = _split(lines[0][1], mark)
    except csv.Error as problem:
        raise CourseError(f"{path}, line {lines[0][0]}: the names of the columns cannot be read: {problem}. Correct the quotes.") from None
    places = _places(header, id_column, path)
    roster, seen = Roster(), {}
    for number, line in lines[1:]:
        try:
            student = _student(line, mark, header, places)
        except csv.Error as problem:
            roster.problems.append(f"line {number}: its quotes do not fit: {problem}")
            continue
        except ValueError as problem:
            roster.problems.append(f"line {number}: {problem}")
            continue
        if student is None:
            continue
        name = student.pop("id")
        if name in seen:
            roster.problems.append(f"line {number}: {name} is in line {seen[name]} already; this one is left out")
            continue
        seen[name], roster.students[name] = number, student
    return roster


def import_roster(course, roster):
    """Puts the students of a Roster into a course's gradebook, or writes their names to those who are there. Returns their number.

    What the roster does not say stays as it is; nobody is taken out.
    """
    find_tools()
    desk = CourseDirectory(root=str(course.root), config=load_config(course))
    with Gradebook(desk.db_url, desk.course_id) as book:
        for name, student in roster.students.items():
            book.update_or_create_student(name, **student)
    return len(roster.students)


def _text(path):
    try:
        content = path.read_bytes()
    except OSError as problem:
        raise CourseError(f"{path} cannot be read: {problem.strerror}. Name a CSV file with the students.") from None
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", "replace")
    if content[:2] == b"PK":
        raise CourseError(f"{path} is a workbook, and no CSV file. Save it as `CSV UTF-8` first.")
    return content.decode("utf-8-sig", "surrogateescape")


def _split(line, mark):
    """The fields of one line. A roster's fields hold no line breaks, so a quote that is never closed spoils its own line only."""
    (fields,) = csv.reader([line], delimiter=mark, strict=True)
    return [field.strip() for field in fields]


def _places(header, id_column, path):
    """{field: number of its column}."""
    names = [" ".join(re.sub(r"[\W_]+", " ", name).split()).lower() for name in header]
    places = {}
    for part, known in COLUMNS.items():
        if part in ("id", "lms_user_id") and CANVAS & {*names}:
            known = {"id": ("sis login id", "sis user id"), "lms_user_id": ("id",)}[part]
        found = [names.index(name) for name in known if name in names]
        if found:
            places[part] = found[0]
    if id_column is not None:
        if id_column not in header:
            raise CourseError(f"{path}: there is no column {id_column}. There are {', '.join(header)}.")
        places["id"] = header.index(id_column)
    if "이름" in names and "last_name" not in places:  # a whole name then
        places["name"] = places.pop("first_name")
    if "id" not in places:
        raise CourseError(f"{path}: no column holds ids. Call the one that holds what students log in with `id`, or name it: "
                          f"--id-column. There are {', '.join(header)}.")
    return places


def _student(line, mark, header, places):
    """What a line says about a student, or None where it says nothing. Raises ValueError, or csv.Error for wrong quotes."""
    fields = _split(line, mark)
    if any("\udc80" <= letter <= "\udcff" for letter in line):
        raise ValueError("it is not UTF-8. Save the file as `CSV UTF-8`")
    if len(fields) > len(header) and any(fields[len(header):]):
        raise ValueError(f"it has {len(fields)} fields, and there are {len(header)} columns. Put names with {mark!r} in quotes")
    fields += [""] * (len(header) - len(fields))
    told = {part: fields[place] for part, place in places.items()}
    if not any(told.values()) or told.get("name", "").startswith("Points Possible"):  # Canvas has such a row
        return None
    if not told["id"]:
        raise ValueError(f"there is no id in the column {header[places['id']]}")
    if BAD.search(told["id"]) or len(told["id"]) > 128:
        raise ValueError(f"{told['id']!r} cannot be an id: nbgrader names folders after it. Use letters, digits, . _ - and @")
    if told.get("name") and not told.get("last_name"):
        last, _, first = told["name"].partition(",")
        told["last_name"], told["first_name"] = last.strip(), first.strip()
    if told.get("first_name") and not told.get("last_name"):
        told["last_name"], told["first_name"] = told["first_name"], ""
    named = bool(told.get("last_name"))
    return {part: told[part] for part in FIELDS if told.get(part) or named and part == "first_name" and part in told}

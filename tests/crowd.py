"""Classes of any size, written straight into a gradebook and graded notebooks: what tests of reports and exports share."""
import json
import random
from datetime import datetime, timedelta
from uuid import uuid4

from nbgrader import api
from sqlalchemy import create_engine, insert

PARTS = {"01_sgd": {"sgd-first_step": 2.0, "sgd-surface": 2.0}, "03_momentum": {"momentum-first_step": 2.0, "momentum-why": 3.0}}
BY_HAND = {"momentum-why"}
DUE = datetime(2026, 10, 1, 12)
RULE, WRONG = [[-7.0, 2.0], [-5.0, 1.0], [-1.0, 0.1]], [[-7.0, 2.0], [-7.5, None], [None, 3.0]]
PLAIN = {"message": "", "asked": "", "differs": "", "look": "", "mistake": "", "lines": [], "surface": "", "paths": {}}
PASSED = {**PLAIN, "status": "passed"}
KNOWN = {**PLAIN, "status": "failed", "mistake": "WrongSign", "differs": "After step 1, `W` has moved the wrong way.",
         "look": "Which way?"}
UNKNOWN = {**PLAIN, "status": "failed", "differs": "Your code raised an error in update 1: KeyError: 'W'"}
LOST = {**PLAIN, "status": "ungraded", "differs": "The kernel died while this cell ran: 'x = secret'."}
ASTRAY = {**KNOWN, "surface": "ellipse", "paths": {"the rule on this page": RULE, "yours": WRONG}}


def person(verdicts=PASSED, hand=3.0, late=0.0, penalty=0.0, seconds=4.0, names=("", "", ""), submits=True):
    """A student of `make_course`. verdicts: one for all judged parts, or {part: verdict}. hand: points by a person, None for none
    yet. late: hours. names: first, last, e-mail."""
    table = verdicts if verdicts and "status" not in verdicts else {name: verdicts for part in PARTS.values() for name in part}
    return {"verdicts": table, "hand": hand, "late": late, "penalty": penalty, "seconds": seconds, "names": names,
            "submits": submits}


def make_course(folder, people, parts=PARTS, course="descent", assignment="optimizers", ballast=""):
    """A course in a folder with these students ({id: person(...)}), graded. ballast: printed in every notebook."""
    (folder / "source" / assignment).mkdir(parents=True)
    (folder / "nbgrader_config.py").write_text('c = get_config()\nc.CourseDirectory.course_id = "descent"\n')
    for notebook, points in parts.items():
        (folder / "source" / assignment / f"{notebook}.ipynb").write_text(json.dumps(_notebook(points, {}, None, "")))
    for key, student in people.items():
        if student["submits"]:
            for stage in ("submitted", "autograded"):
                target = folder / stage / key / assignment
                target.mkdir(parents=True)
                for notebook, points in parts.items():
                    made = _notebook(points, student["verdicts"], student["seconds"] / len(parts), ballast)
                    (target / f"{notebook}.ipynb").write_text(json.dumps(made) if stage == "autograded" else "{}")
    fill_gradebook(folder, people, parts, course, assignment)
    return folder


def fill_gradebook(folder, people, parts, course, assignment):
    """Writes what nbgrader would have, a few tables at a time."""
    engine = create_engine(f"sqlite:///{folder}/gradebook.db")
    api.Base.metadata.create_all(engine)
    tables = {name: [] for name in ("course", "assignment", "student", "notebook", "base_cell", "grade_cells",
                                    "submitted_assignment",
                                    "submitted_notebook", "grade")}
    tables["course"].append({"id": course})
    tables["assignment"].append({"id": "a", "name": assignment, "duedate": DUE, "course_id": course})
    for notebook, cells in parts.items():
        tables["notebook"].append({"id": notebook, "name": notebook, "assignment_id": "a"})
        for name, points in cells.items():
            tables["base_cell"].append({"id": name, "name": name, "notebook_id": notebook, "type": "GradeCell"})
            tables["grade_cells"].append({"id": name, "max_score": points,
                                          "cell_type": "markdown" if name in BY_HAND else "code"})
    for key, student in people.items():
        first, last, mail = student["names"]
        tables["student"].append({"id": key, "first_name": first or None, "last_name": last or None, "email": mail or None})
        if student["submits"]:
            mine = uuid4().hex
            tables["submitted_assignment"].append({"id": mine, "assignment_id": "a", "student_id": key,
                                                   "timestamp": DUE + timedelta(hours=student["late"])})
            for number, (notebook, cells) in enumerate(parts.items()):
                sheet = uuid4().hex
                tables["submitted_notebook"].append({"id": sheet, "assignment_id": mine, "notebook_id": notebook,
                                                     "flagged": False,
                                                     "late_submission_penalty": student["penalty"] if number == 0 else None})
                tables["grade"] += [{"id": uuid4().hex, "notebook_id": sheet, "cell_id": name, **_grade(name, points, student)}
                                    for name, points in cells.items()]
    with engine.begin() as connection:
        for name, rows in tables.items():
            if rows:
                connection.execute(insert(api.Base.metadata.tables[name]), rows)
    engine.dispose()


def crowd(size, seed=1):
    """{id: person} of a class that is good and bad at random, always the same for a seed."""
    dice = random.Random(seed)
    people = {}
    for number in range(size):
        skill = dice.random()
        verdicts = {name: PASSED if dice.random() < skill else dice.choice([KNOWN, UNKNOWN,
                                                                            ASTRAY if "surface" in name else LOST])
                    for part in PARTS.values() for name in part}
        people[f"s{number:04d}"] = person(verdicts, dice.choice([0.0, 1.0, 2.0, 3.0, None]), dice.choice([0.0, 0.0, 2.5]),
                                          seconds=dice.uniform(1, 9), submits=dice.random() < 0.95)
    return people


def _grade(name, points, student):
    if name in BY_HAND:
        return {"auto_score": None, "manual_score": student["hand"], "needs_manual_grade": student["hand"] is None}
    passed = (student["verdicts"].get(name) or {}).get("status") == "passed"
    return {"auto_score": points if passed else 0.0, "manual_score": None, "needs_manual_grade": False}


def _notebook(points, verdicts, seconds, ballast):
    cells = []
    for name, worth in points.items():
        cell = {"cell_type": "markdown" if name in BY_HAND else "code", "id": name, "source": "",
                "metadata": {"nbgrader": {"grade": True, "grade_id": name, "points": worth, "solution": name in BY_HAND}}}
        if name not in BY_HAND:
            cell |= {"execution_count": None, "outputs": [{"output_type": "stream", "name": "stdout", "text": ballast}]}
            cell["metadata"] |= {"descent": verdicts[name]} if verdicts.get(name) else {}
        cells.append(cell)
    return {"nbformat": 4, "nbformat_minor": 5, "metadata": {"descent": {"seconds": seconds}}, "cells": cells}

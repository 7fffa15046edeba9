"""The figures of a class report, from a ClassBook. Pure: no files, no clock, nothing but plain data comes out.

Item statistics have their usual definitions: difficulty is the mean score over the part's points (Crocker and Algina, 1986,
chapter 14), so an easy part has a high one; discrimination is the correlation of a part's scores with the total of all other
parts, which Henrysson (1963) calls corrected, as a part would else be correlated with itself.
"""
import re

import numpy as np

from .feedback import named
from .judge import FAILED, PASSED, UNGRADED
from .render import title

BARS = 20  # at most, in the distribution of totals
WHERE = re.compile(r"^After (?:the step|step \d+), `[^`]*`(?: of optimizer \d+)? ")
RAISED = re.compile(r"^Your code raised an error [^:]*: (\w+).*", re.S)


def figures(book, names=True):
    """All figures of a report, as data that JSON can hold. names: False leaves out whatever tells who someone is.

    {"course", "assignment", "points", "people", "class", "distribution", "parts", "mistakes", "surfaces", "ungraded", "late",
    "times"}; lists of students are ids, or None without names, beside a count that is always there.
    """
    submissions = list(book.submissions.values())
    return {
        "course": book.course, "assignment": book.assignment, "points": book.points, "names": names,
        "people": {key: {"name": student.name, "total": book.submissions[key].total if key in book.submissions else None}
                   for key, student in book.students.items()} if names else None,
        "class": {"students": len(set(book.students) | set(book.submissions) | set(book.ungraded)), "graded": len(submissions),
                  "missing": _who(book.missing, names), "not yet graded": _who(book.ungraded, names),
                  "waiting for hand grading": _who([item.student for item in submissions if item.waits], names)},
        "distribution": distribution([item.total for item in submissions], book.points),
        "parts": parts(book), "mistakes": mistakes(book, names), "surfaces": surfaces(book, names),
        "ungraded": _ungraded(book, names), "late": _late(submissions, names), "times": _times(submissions, names)}


def distribution(totals, points):
    """{"mean", "median", "sd", "lowest", "highest", "bars": [{"from", "to", "count"}]} of totals; {} for nobody.

    sd is the class's own (divided by n). A bar counts totals of at least `from` and less than `to`, which are whole points.
    """
    if not totals:
        return {}
    width = max(1, int(np.ceil(points / BARS)))
    edges = width * np.arange(int(max(points, *totals) // width) + 2)
    counts, edges = np.histogram(totals, bins=edges)
    bars = [{"from": float(low), "to": float(high), "count": int(count)} for low, high, count in zip(edges, edges[1:], counts)]
    return {"mean": _round(np.mean(totals)), "median": _round(np.median(totals)), "sd": _round(np.std(totals)),
            "lowest": _round(min(totals)), "highest": _round(max(totals)), "bars": bars}


def parts(book):
    """[{"notebook", "name", "title", "points", "count", "difficulty", "discrimination", PASSED, FAILED, UNGRADED, "waiting",
    "absent"}].

    count: how many were graded. absent: how many of them have handed in without this notebook, which counts as 0.
    difficulty: mean score / points. discrimination: correlation of the scores with the sum of the other parts', over those whose
    part is graded; None where either does not vary, as with a single student.
    """
    submissions = list(book.submissions.values())
    keys = [(part.notebook, part.name) for part in book.parts]
    scores = np.array([[_number(item.scores.get(key)) for key in keys] for item in submissions], dtype=float).reshape(-1,
                                                                                                                      len(keys))
    totals = np.nansum(scores, axis=1)
    table = []
    for place, part in enumerate(book.parts):
        column = scores[:, place]
        known = ~np.isnan(column)
        states = [item.verdicts.get((part.notebook, part.name), {}).get("status") for item in submissions]
        table.append({
            "notebook": part.notebook, "name": part.name, "title": title(part.name, True), "points": part.points,
            "count": int(known.sum()),
            "difficulty": _round(column[known].mean() / part.points) if known.any() and part.points else None,
            "discrimination": correlation(column[known], totals[known] - column[known]),
            **{state: states.count(state) for state in (PASSED, FAILED, UNGRADED)}, "waiting": int((~known).sum()),
            "absent": states.count(None) if any(states) else 0})
    return table


def correlation(one, other):
    """Pearson's correlation of two arrays (n,); None where it is not defined."""
    if len(one) < 2 or np.ptp(one) == 0 or np.ptp(other) == 0:
        return None
    return _round(np.corrcoef(one, other)[0, 1])


def mistakes(book, names=True):
    """[{"exercise", "mistake", "known", "hint", "parts", "count", "students"}], the most frequent first.

    A student counts once for a mistake, in however many parts of the exercise it shows. known: it is a catalogued mistake; else
    `mistake` says what was seen, without the step and the parameter at which it was.
    """
    table = {}
    for submission in book.submissions.values():
        for (_, name), verdict in submission.verdicts.items():
            if verdict.get("status") == FAILED:
                exercise, known = name.rpartition("-")[0], bool(verdict.get("mistake"))
                what = named(str(verdict["mistake"])) if known else seen(str(verdict.get("differs") or ""))
                row = table.setdefault((exercise, what, known),
                                       {"hint": str(verdict.get("look") or ""), "parts": {}, "students": set()})
                row["parts"][title(name)] = None
                row["students"].add(submission.student)
    rows = [{"exercise": exercise, "mistake": what, "known": known, "hint": row["hint"], "parts": list(row["parts"]),
             **_who(sorted(row["students"]), names)} for (exercise, what, known), row in table.items()]
    return sorted(rows, key=lambda row: (-row["count"], row["exercise"], row["mistake"]))


def seen(differs):
    """What a verdict says was seen, without the student's own numbers and words, so that equal mistakes are counted together."""
    raised = RAISED.match(differs)
    if "is still empty" in differs:
        return "was not answered"
    if raised:
        return f"raised {raised[1]}"
    return re.split(r"\. |\n", WHERE.sub("", differs))[0].rstrip(".")[:160] or "nothing was said"


def surfaces(book, names=True):
    """[{"title", "surface", "rule": path, "wrong": [path], "count", "students"}] for the parts that walk over a surface.

    A path is [[x, y], ...]; a number that was not finite is None. Only parts that somebody failed are there.
    """
    table = {}
    for submission in book.submissions.values():
        for (notebook, name), verdict in submission.verdicts.items():
            paths = dict(verdict.get("paths") or {})
            wrong, right = paths.pop("yours", None), next(iter(paths.values()), None)
            if verdict.get("status") == FAILED and verdict.get("surface") and wrong and right:
                row = table.setdefault((notebook, name, verdict["surface"]), {"rule": right, "wrong": [], "students": []})
                row["wrong"].append(wrong)
                row["students"].append(submission.student)
    order = {(part.notebook, part.name): place for place, part in enumerate(book.parts)}
    rows = sorted(table.items(), key=lambda item: order.get(item[0][:2], 0))
    return [{"title": title(name, True), "surface": surface, "rule": row["rule"], "wrong": row["wrong"],
             **_who(row["students"], names)} for (_, name, surface), row in rows]


def _ungraded(book, names):
    """[{"reason", "parts", "count", "students"}]: whose parts had no verdict, and why."""
    table = {}
    for submission in book.submissions.values():
        for (_, name), verdict in submission.verdicts.items():
            if verdict.get("status") == UNGRADED:
                reason = str(verdict.get("differs") or "No reason is known.")
                reason = reason if names else reason.split(": ")[0].rstrip(".") + "."  # what follows quotes his code
                row = table.setdefault(reason, {"parts": {}, "students": {}})
                row["parts"][title(name, True)] = row["students"][submission.student] = None
    rows = [{"reason": reason, "parts": list(row["parts"]), **_who(sorted(row["students"]), names)} for reason,
            row in table.items()]
    return sorted(rows, key=lambda row: (-row["count"], row["reason"]))


def _late(submissions, names):
    """{"count", "students": [{"student", "hours", "penalty"}]}, the latest first."""
    late = sorted((item for item in submissions if item.late), key=lambda item: -item.late)
    rows = [{"student": item.student, "hours": _round(item.late / 3600), "penalty": item.penalty} for item in late]
    return {"count": len(rows), "students": rows if names else None}


def _times(submissions, names):
    """{"count", "median", "longest", "sum", "students": the five that took longest} of seconds of execution; {} where unknown."""
    known = sorted((item for item in submissions if item.seconds is not None), key=lambda item: -item.seconds)
    if not known:
        return {}
    seconds = [item.seconds for item in known]
    return {"count": len(known), "median": _round(np.median(seconds)), "longest": _round(seconds[0]), "sum": _round(sum(seconds)),
            "students": [{"student": item.student, "seconds": _round(item.seconds)} for item in known[:5]] if names else None}


def _who(students, names):
    return {"count": len(students), "students": list(students) if names else None}


def _number(score):
    return np.nan if score is None else score


def _round(value):
    return round(float(value), 3)

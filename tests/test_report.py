"""The figures of a report: checked by hand on small classes, and sound for any."""
import json

import numpy as np
import pytest

from grader.classbook import ClassBook, Part, Student, Submission
from grader.report import correlation, distribution, figures, mistakes, parts, seen, surfaces
from tests.crowd import ASTRAY, KNOWN, LOST, PASSED, RULE, UNKNOWN, WRONG
from tests.helpers import rows

SHEET = [Part("01_sgd", "sgd-first_step", 2.0), Part("01_sgd", "sgd-surface", 2.0), Part("03_momentum", "momentum-why", 4.0)]
KEYS = [(part.notebook, part.name) for part in SHEET]


def book(*rows, students=(), **kwargs):
    """A class. rows: scores of the three parts, or (scores, verdicts, keywords of Submission)."""
    done = {}
    for number, row in enumerate(rows, 1):
        scores, verdicts, more = row if isinstance(row[0], tuple) else (row, (), {})
        done[f"s{number}"] = Submission(f"s{number}", scores=dict(zip(KEYS, scores)), verdicts=dict(zip(KEYS, verdicts)), **more)
    return ClassBook("descent", "optimizers", SHEET, {key: Student(key) for key in (*done, *students)}, done, **kwargs)


CLASS = book((2.0, 2.0, 4.0), (2.0, 0.0, 3.0), (0.0, 2.0, 2.0), (0.0, 0.0, 1.0))


def test_item_statistics_by_hand():
    """Totals of the other parts: 6 3 4 1 | 6 5 2 1 | 4 2 2 0."""
    table = parts(CLASS)
    assert [row["difficulty"] for row in table] == [0.5, 0.5, 0.625]
    others = [np.corrcoef([2, 2, 0, 0], [6, 3, 4, 1])[0, 1], np.corrcoef([2, 0, 2, 0], [6, 5, 2, 1])[0, 1],
              np.corrcoef([4, 3, 2, 1], [4, 2, 2, 0])[0, 1]]
    assert [row["discrimination"] for row in table] == [round(value, 3) for value in others]


@pytest.mark.parametrize("rows, difficulty, discrimination", rows({
    "nobody": ([], [None] * 3, [None] * 3), "one student": ([(2.0, 0.0, 1.0)], [1, 0, 0.25], [None] * 3),
    "all the same": ([(2.0, 2.0, 4.0)] * 5, [1, 1, 1], [None] * 3),
    "waiting is left out": ([(2.0, 2.0, None), (0.0, 0.0, None), (2.0, 2.0, 4.0)], [0.667, 0.667, 1], [0.756, 0.756, None]),
    "one part against the rest": ([(2.0, 0.0, 0.0), (0.0, 2.0, 4.0)], [0.5, 0.5, 0.5], [-1, 1, None]),
}))
def test_item_statistics(rows, difficulty, discrimination):
    table = parts(book(*rows))
    assert [row["difficulty"] for row in table] == difficulty
    assert [row["discrimination"] for row in table] == discrimination


@pytest.mark.parametrize("one, other, wanted", rows({
    "with": ([1, 2, 3], [2, 4, 6], 1), "against": ([1, 2, 3], [3, 2, 1], -1), "flat": ([1, 1], [1, 2], None),
    "single": ([1], [1], None),
    "empty": ([], [], None), "none": ([1, 2, 1, 2], [1, 1, 2, 2], 0)}))
def test_correlation(one, other, wanted):
    assert correlation(np.array(one, float), np.array(other, float)) == wanted


@pytest.mark.parametrize("totals, points, counts", rows({
    "whole points": ([0, 1, 1, 3], 3, [1, 2, 0, 1]), "halves": ([0.5, 0.99, 1.0], 2, [2, 1, 0]),
    "full marks have a bar": ([20, 19], 20, [0] * 19 + [1, 1]),
    "more than there are": ([5], 3, [0, 0, 0, 0, 0, 1]), "nothing to get": ([0], 0, [1]),
    "many points": ([0, 99, 100], 100, [1] + [0] * 18 + [1, 1])}))
def test_distribution(totals, points, counts):
    made = distribution(totals, points)
    assert [bar["count"] for bar in made["bars"]] == counts
    assert (made["lowest"], made["highest"], made["mean"]) == (min(totals), max(totals), round(float(np.mean(totals)), 3))


def test_nobody_has_no_distribution():
    assert distribution([], 10) == {}


def test_mistakes_by_frequency():
    made = book(((0.0, 0.0), (KNOWN, ASTRAY), {}), ((0.0, 0.0), (KNOWN, PASSED), {}), ((0.0, 0.0), (UNKNOWN, LOST), {}))
    first, second = mistakes(made)
    assert (first["mistake"], first["exercise"], first["known"], first["hint"]) == ("wrong sign", "sgd", True, "Which way?")
    assert (first["count"], first["students"], first["parts"]) == (2, ["s1", "s2"], ["first step", "surface"])
    assert (second["mistake"], second["known"], second["students"]) == ("raised KeyError", False, ["s3"])


@pytest.mark.parametrize("differs, wanted", rows({
    "a step": ("After step 12, `W` has moved too far.", "has moved too far"),
    "one step": ("After the step, `b` has not moved.", "has not moved"),
    "of another": ("After step 2, `W` of optimizer 2 has not moved.", "has not moved"), "nothing": ("", "nothing was said"),
    "an error": ("Your code raised an error in update 3: KeyError: 'my name'", "raised KeyError"),
    "unanswered": ("`SGD` is still empty: its lines are not written yet.", "was not answered"),
    "a second sentence": ("The notebook defines no class `SGD`. It defines `Sgd`.", "The notebook defines no class `SGD`")}))
def test_what_was_seen_without_what_is_the_students_own(differs, wanted):
    assert seen(differs) == wanted


def test_wrong_paths_over_the_right_one():
    made = book(((0.0, 0.0), (KNOWN, ASTRAY), {}), ((0.0, 2.0), (KNOWN, PASSED), {}), ((0.0, 0.0), (KNOWN, ASTRAY), {}))
    made.submissions["s2"].verdicts[KEYS[0]] = {**ASTRAY, "paths": {"yours": WRONG}}  # nothing to lay it over
    (row,) = surfaces(made)
    assert row == {"title": "sgd, surface", "surface": "ellipse", "rule": RULE, "wrong": [WRONG, WRONG], "count": 2,
                   "students": ["s1", "s3"]}


MIXED = book(((2.0, 2.0, None), (PASSED, PASSED), {"seconds": 2.0}),
             ((0.0, 0.0, 1.0), (LOST, ASTRAY), {"late": 5400.0, "penalty": 1.0, "seconds": 8.0}),
             students=("s8", "s9"), ungraded=["s9"])


def test_who_is_missing_late_waiting_and_lost():
    made = figures(MIXED)
    assert made["class"] == {"students": 4, "graded": 2, "missing": {"count": 1, "students": ["s8"]},
                             "not yet graded": {"count": 1, "students": ["s9"]},
                             "waiting for hand grading": {"count": 1, "students": ["s1"]}}
    assert made["late"] == {"count": 1, "students": [{"student": "s2", "hours": 1.5, "penalty": 1.0}]}
    assert [(row["reason"], row["students"], row["parts"]) for row in made["ungraded"]] == [(LOST["differs"], ["s2"],
                                                                                             ["sgd, first step"])]
    assert made["times"] == {"count": 2, "median": 5, "longest": 8, "sum": 10,
                             "students": [{"student": "s2", "seconds": 8}, {"student": "s1", "seconds": 2}]}
    assert made["people"]["s8"]["total"] is None and made["people"]["s2"]["total"] == 0


@pytest.mark.parametrize("made",
                         rows({"mixed": MIXED, "nobody": book(), "one": book((2.0, 2.0, 4.0)),
                               "none handed in": book(students=("s7",))}))
@pytest.mark.parametrize("names", [True, False])
def test_figures_are_plain_data(made, names):
    text = json.dumps(figures(made, names), allow_nan=False)
    assert names or not any(f'"{key}"' in text for key in made.students)


def test_without_names_nobody_and_no_code_of_his_can_be_known():
    with_names, without = figures(MIXED), figures(MIXED, names=False)
    assert without["people"] is None and without["ungraded"][0]["reason"] == "The kernel died while this cell ran."
    assert "secret" in json.dumps(with_names) and "secret" not in json.dumps(without) and '"s2"' not in json.dumps(without)
    assert [part["difficulty"] for part in without["parts"]] == [part["difficulty"] for part in with_names["parts"]]

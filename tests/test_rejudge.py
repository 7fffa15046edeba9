"""A dry run tells who would gain or lose which points and leaves all as it is; applying writes exactly that, or refuses."""
import json
import re

import pytest
from nbgrader.api import Gradebook

from tests.conftest import run
from tests.submissions import notebook_of
from tests.test_grade import gradebook, notebooks

GRADE = "python -m grader grade optimizers"


@pytest.fixture
def graded(course, submit):
    """Two students, of whom one was wrong in everything, graded with cases that ask for almost nothing."""
    submit("prints_full_marks", "ada-01")
    submit("untouched", "ada-02")
    for path in (course / "submitted" / "ada-02" / "optimizers").glob("*.ipynb"):
        if path.name != notebook_of("sgd").name:
            path.unlink()
    run(GRADE, course)
    return course


def everything(course):
    return gradebook(course), notebooks(course)


def shown(course, options=""):
    run(f"{GRADE} --dry-run --json proposal.json {options}", course)
    return json.loads((course / "proposal.json").read_text())


def loosen(course):
    """Makes every case of SGD pass whatever moved or did not: an instructor's blunder."""
    path = course / "tests" / "hidden" / "sgd.py"
    path.write_text(path.read_text() + "\nfrom dataclasses import replace\nEXERCISE = replace(EXERCISE, cases=tuple(replace(case, "
                    "tolerance=1e9, in_place=False, grads_kept=False) for case in EXERCISE.cases))\n")


def test_a_dry_run_tells_and_leaves_all_as_it_is(graded):
    before = everything(graded)
    assert shown(graded)["changes"] == [] and everything(graded) == before
    loosen(graded)
    found = shown(graded)
    assert everything(graded) == before
    assert {change["student"] for change in found["changes"]} == {"ada-01"} and found["executed"] == 2
    assert all(change["cell"].startswith("sgd-") and change["before"] == 0 < change["after"] and change["why"] == "Passed."
               for change in found["changes"])
    assert found["totals"] == {"ada-01": sum(change["after"] for change in found["changes"])}


def test_applying_writes_what_was_shown_and_executes_nothing(graded):
    loosen(graded)
    found, before = shown(graded), everything(graded)[0]
    output = run(f"{GRADE} --apply", graded)
    assert "0 notebooks executed" in output
    now = everything(graded)[0]
    assert now != before and shown(graded)["changes"] == [] and len(found["changes"]) > 3
    assert "there is no proposal" not in run(f"{GRADE} --apply", graded) and everything(graded)[0] == now
    assert "no proposal to apply" in run(f"{GRADE} --apply", graded, expect=2)


@pytest.mark.parametrize("name", ["tests/hidden/sgd.py", f"submitted/ada-01/optimizers/{notebook_of('sgd').name}"])
def test_what_changed_after_the_dry_run_is_not_applied(graded, name):
    loosen(graded)
    shown(graded)
    before = everything(graded)
    (graded / name).write_text((graded / name).read_text() + "\n")
    output = run(f"{GRADE} --apply", graded, expect=2)
    assert "ada-01" in output and "--dry-run" in output and everything(graded) == before


def test_dropped_is_forgotten(graded):
    loosen(graded)
    shown(graded)
    assert "Dropped" in run(f"{GRADE} --drop", graded) and "nothing to drop" in run(f"{GRADE} --drop", graded)
    assert "no proposal to apply" in run(f"{GRADE} --apply", graded, expect=2)


def test_a_score_by_hand_stays_and_is_told(graded):
    with Gradebook(f"sqlite:///{graded}/gradebook.db") as book:
        grade = book.find_grade("sgd-first_step", notebook_of("sgd").stem, "optimizers", "ada-01")
        grade.manual_score = 1.5
        book.db.commit()
    loosen(graded)
    found = shown(graded)
    told = {change["cell"]: change["by_hand"] for change in found["changes"]}
    assert told.pop("sgd-first_step") == 1.5 and set(told.values()) == {None}
    gained = sum(change["after"] for change in found["changes"] if change["by_hand"] is None)
    assert found["totals"] == {"ada-01": gained}
    assert re.search(r"by hand 1\.5", re.sub(r"\s+", " ", run(f"{GRADE} --dry-run", graded, COLUMNS="200")))
    run(f"{GRADE} --apply", graded)
    with Gradebook(f"sqlite:///{graded}/gradebook.db") as book:
        assert book.find_grade("sgd-first_step", notebook_of("sgd").stem, "optimizers", "ada-01").manual_score == 1.5

"""Graded parts do not build on each other: each answer passes alone on its page, with the first cell and nothing else."""
from pathlib import Path

import pytest

from grader.check import passes
from grader.course import Course

COURSE = Course(Path(__file__).resolve().parents[1])
ALONE = [pytest.param(page, name, id=f"{page.name}-{name}") for page in COURSE.pages for name in page.exercises]


def after_running(page, *solutions):
    """What is there once a page's locked cells and the answers to these exercises have run."""
    scope = {"__name__": "__main__"}
    for cell in page.cells:
        if cell.kind == "locked":
            exec(cell.source, scope)
        elif cell.kind == "solution" and cell.tags.get("exercise", page.exercise) in solutions:
            exec(COURSE.reference(cell.tags.get("exercise", page.exercise))[1], scope)
    return scope


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("page, name", ALONE)
def test_an_answer_needs_no_other(page, name):
    exercise = COURSE.exercise(name)
    passed = passes(exercise, after_running(page, name).get(exercise.target), "course 1")
    assert passed and all(passed.values())


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("page, name", ALONE)
def test_without_its_answer_a_part_is_worth_nothing(page, name):
    exercise = COURSE.exercise(name)
    others = [other for other in page.exercises if other != name]
    passed = passes(exercise, after_running(page, *others).get(exercise.target), "course 1")
    assert passed and not any(passed.values())

"""Sanitizing: whatever was done to a notebook, our own cells are as they should be, and the student's answers are there."""
import json
import random
from copy import deepcopy
from functools import lru_cache
from pathlib import Path

import nbformat
import pytest

from grader.course import Course
from grader.pages import Cell, Page
from grader.render import HIDDEN, render
from grader.sanitize import sanitize, skeleton, stub

from .helpers import rows
from .mutilate import FOREIGN, add, at_random, both, delete, edit, every, find, is_graded, new, order
from .submissions import right_plain

ROOT = Path(__file__).resolve().parents[1]
COURSE = Course(ROOT)
CODE, OTHER, TEXT = (right_plain.ANSWERS["momentum"].strip(), right_plain.ANSWERS["sgd"].strip(), "Because it remembers.\n\n*Me*")
ANSWERS = {"momentum-solution": CODE, "sgd-solution": OTHER, "momentum-why": TEXT}


TESTS = ("first_step", "several_steps", "long_run", "surface", "contract", "lr_change")


@lru_cache
def blueprint():
    """A page with a bit of everything: two exercises, whose references are the course's, and a question."""
    cells = [Cell("text", "# A step that remembers\n\n{{points}}"),
             Cell("locked", "import numpy as np\nfrom descent import check", {"id": "setup"}),
             Cell("text", "## The rule"), Cell("text", "$v$ is a velocity."), Cell("solution"), Cell("text", "## See it walk"),
             Cell("code", "print(Momentum(lr=0.1).lr)"), Cell("text", "And now."), Cell("solution", "", {"exercise": "sgd"}),
             Cell("check", "1", {"test": "contract", "points": 1, "exercise": "sgd"})]
    for test in TESTS:
        cells += [Cell("check", f"check(Momentum, check.downhill)  # {test}", {"test": test, "points": 2}),
                  Cell("text", f"After {test}.")]
    cells += [Cell("manual", "Why does it work?", {"id": "why", "points": 2}), Cell("text", "The end.")]
    return render(Page("02_momentum", {"assignment": "optimizers"}, cells), COURSE)


def submitted(answers=ANSWERS):
    """What a student hands in who has answered all and run it, outputs and all."""
    notebook = deepcopy(blueprint())
    for cell in notebook.cells:
        cell.source = answers.get(cell.id, HIDDEN.sub("", cell.source))
        cell.metadata["tags"] = [FOREIGN]
        if cell.cell_type == "code":
            cell.execution_count = 7
            cell.outputs = [nbformat.v4.new_output("stream", text=FOREIGN)]
        else:
            cell.attachments = {FOREIGN: {"text/plain": FOREIGN}}
    notebook.metadata["kernelspec"] = {"name": FOREIGN, "display_name": FOREIGN}
    notebook.metadata["descent"] = {"repairs": [FOREIGN]}
    return notebook


def named(notebook):
    """{name: cell} of the cells that nbgrader knows. Fails if one of them is there twice."""
    cells = [cell for cell in notebook.cells if cell.metadata.get("nbgrader")]
    table = {cell.metadata.nbgrader.grade_id: cell for cell in cells}
    assert len(table) == len(cells)
    return table


def is_ours(cell):
    return not cell.metadata.nbgrader.solution


def text_of(cell):
    source = cell.get("source")
    return source if isinstance(source, str) else "".join(source) if isinstance(source, list) and all(
        isinstance(line, str) for line in source) else ""


def sound(notebook):
    """Sanitizes, and checks all that must hold for every notebook. Returns the named cells, and the repairs."""
    plan, before = named(blueprint()), deepcopy((notebook, blueprint()))
    result, repairs = sanitize(notebook, blueprint())
    assert (notebook, blueprint()) == before  # neither argument is changed
    nbformat.validate(result)
    assert FOREIGN not in json.dumps(result)
    assert result.metadata == {**blueprint().metadata, "descent": {**blueprint().metadata.descent, "repairs": repairs}}
    cells = named(result)
    assert set(cells) == set(plan)
    order = [cell.id for cell in result.cells]
    for name, cell in cells.items():
        assert (cell.id, cell.cell_type, cell.metadata) == (name, plan[name].cell_type, plan[name].metadata)
        assert cell is not plan[name] and cell.metadata.nbgrader is not plan[name].metadata.nbgrader
        if is_ours(plan[name]):
            assert cell.source == plan[name].source
            assert all(order.index(other) < order.index(name) for other in list(plan)[:list(plan).index(name)])
        else:
            assert cell.source != plan[name].source  # the reference solution is nobody's answer
    for cell in result.cells:
        assert cell.get("outputs", []) == [] and cell.get("execution_count") is None and "attachments" not in cell
        assert cell.id in plan or cell.metadata == {} and cell.id.startswith("cell-")
        assert cell.id in plan or cell.source not in [stub(model.source) for model in plan.values()]  # none of ours, nor a stub
    for answer in ANSWERS.values():
        for cell in notebook.cells:
            if text_of(cell).strip() == answer and not claims_ours(cell, plan, answer):
                assert any(kept.source.strip() == answer for kept in result.cells)
    again, nothing = sanitize(result, blueprint())
    assert nothing == [] and again.cells == result.cells
    return cells, repairs


def claims_ours(cell, plan, answer):
    """Whether a cell says that it is one of ours, and nothing in its text tells that it is not."""
    grade = cell.get("metadata").get("nbgrader") if isinstance(cell.get("metadata"), dict) else None
    claims = [cell.get("id"), grade.get("grade_id") if isinstance(grade, dict) else None]
    return answer == TEXT and any(isinstance(name, str) and name in plan and is_ours(plan[name]) for name in claims)


def test_what_was_released_and_answered_needs_no_repair():
    cells, repairs = sound(submitted())
    assert repairs == [] and {name: cells[name].source for name in ANSWERS} == ANSWERS
    result, _ = sanitize(submitted(), blueprint())
    assert [(cell.cell_type, cell.source) for cell in result.cells if cell.id not in ANSWERS] == [
        (cell.cell_type, cell.source) for cell in blueprint().cells if cell.id not in ANSWERS]


@pytest.mark.parametrize("page", COURSE.pages, ids=lambda page: page.name)
def test_a_released_notebook_needs_no_repair(page):
    released = nbformat.read(ROOT / "release" / page.assignment / f"{page.name}.ipynb", as_version=4)
    plan = render(page, COURSE)
    result, repairs = sanitize(released, plan)
    assert repairs == []
    for cell in named(plan).values():
        if not is_ours(cell):
            untouched = stub(cell.source) if cell.cell_type == "code" else "YOUR ANSWER HERE"  # as nbgrader says in texts
            assert named(result)[cell.id].source.strip() == untouched


def leave(notebook):
    """Leaves the answer to momentum as it was released."""
    find(notebook, "momentum-solution").source = stub(find(blueprint(), "momentum-solution").source)


COPY = new("", id="momentum-solution", metadata={"nbgrader": {"grade_id": "momentum-solution", "solution": True}})
LATER = CODE.replace("self.momentum", "0.5 * self.momentum")
HELPER = f"def root(x):\n    return x\n\n{CODE}"
STUB = "# This cell was missing."
LOST = {"momentum-solution": STUB}
MUTILATIONS = {  # what was done to an answered notebook; answers that are other than ANSWERS; the repairs that are reported
    "a_check_deleted": (delete("momentum-long_run"), {}, ["momentum-long_run was missing; it was put back"]),
    "setup_deleted": (delete("momentum-setup"), {}, ["momentum-setup was missing"]),
    "an_answer_deleted": (delete("momentum-solution"), LOST, ["momentum-solution was missing; there is no answer in it"]),
    "all_deleted": (lambda notebook: notebook.cells.clear(), {**LOST, "sgd-solution": STUB, "momentum-why": ""}, ["missing"] * 11),
    "a_check_three_times": (both(*[add(new("1", id="momentum-surface"))] * 2), {}, ["more than once; one was kept"] * 2),
    "an_empty_copy_above": (add(COPY, "momentum-setup"), {}, ["solution was there more than once"]),
    "an_empty_copy_below": (add(COPY), {}, ["solution was there more than once"]),
    "an_untouched_copy_below": (add({**COPY, "source": stub(find(blueprint(), "momentum-solution").source)}, "momentum-first_step"),
                                {}, ["solution was there more than once"]),
    "two_answers": (add({**COPY, "source": LATER}, "momentum-first_step"), {"momentum-solution": LATER}, ["more than once"]),
    "an_unanswered_question_twice": (add(new("YOUR ANSWER HERE", "markdown", id="momentum-why")), {}, ["more than once"]),
    "quoted_in_a_text": (add(new(f"My class:\n```python\n{CODE}\n```", "markdown")), {}, []),
    "another_try_at_the_end": (add(new(LATER)), {}, []),
    "answered_below": (both(leave, add(new(CODE))), {}, ["was in another cell"]),
    "answered_above": (both(leave, add(new(CODE), "momentum-solution")), {}, ["was in another cell"]),
    "answered_after_a_helper": (both(leave, add(new(HELPER))), {"momentum-solution": HELPER}, ["was in another cell"]),
    "answered_in_a_check": (both(leave, edit("momentum-surface", source=CODE)), {}, ["in another cell", "surface was missing"]),
    "answered_in_a_check_only": (both(delete("momentum-solution"), edit("momentum-first_step", source=CODE)), {},
                                 ["first_step was missing"]),
    "answered_and_quoted_below": (both(leave, add(new(CODE)), add(new(CODE, "markdown"))), {}, ["was in another cell"]),
    "answer_as_text": (edit("momentum-solution", cell_type="markdown"), {}, ["had become a markdown cell"]),
    "answer_as_unknown": (edit("momentum-solution", cell_type="heading"), {}, ["had become a raw cell"]),
    "question_as_code": (edit("momentum-why", cell_type="code"), {}, ["had become a code cell"]),
    "check_as_text": (edit("momentum-surface", cell_type="markdown"), {}, []),
    "check_rewritten": (edit("momentum-surface", source="print('Passed.')"), {}, []),
    "ids_lost": (every(id=None), {}, []), "ids_new": (every(id="x"), {}, []),
    "metadata_lost": (every(metadata={}), {}, []), "metadata_gone": (every(metadata=None), {}, []),
    "ids_and_metadata_lost": (both(every(id=None), every(metadata={})), {"momentum-why": ""}, ["momentum-why was missing"]),
    "metadata_a_list": (every(metadata=[FOREIGN]), {}, []), "metadata_a_word": (every(metadata=FOREIGN), {}, []),
    "nbgrader_a_number": (every(metadata={"nbgrader": 5}), {}, []),
    "grade_id_a_list": (every(metadata={"nbgrader": {"grade_id": []}}), {}, []),
    "more_points": (every(metadata={"nbgrader": {"points": 1000, "grade": False}, "tags": ["skip-execution"]}), {}, []),
    "checks_claim_to_be_the_answer": (
        lambda notebook: [cell.metadata.nbgrader.update(grade_id="momentum-solution", solution=True)
                          for cell in notebook.cells if is_graded(cell)] and None, {}, []),
    "checks_first": (order(lambda cell: not is_graded(cell)), {}, []),
    "upside_down": (lambda notebook: notebook.cells.reverse(), {}, []),
    "setup_last": (order(lambda cell: cell.id == "momentum-setup"), {}, []),
    "own_cells": (both(add(new("x = 1"), "momentum-first_step"), add(new("Hm", "markdown")), add(new(""), "momentum-why")), {}, []),
    "sources_as_lines": (lambda notebook: [cell.update(source=cell.source.splitlines(True)) for cell in notebook.cells], {}, []),
    "sources_lost": (every(source=None), dict.fromkeys(ANSWERS, ""), []),
    "sources_no_text": (every(source={FOREIGN: 1}), dict.fromkeys(ANSWERS, ""), []),
    "source_of_odd_lines": (edit("momentum-solution", source=["x\n", 5, None, "y"]), {"momentum-solution": "x\ny"}, []),
    "half_characters": (edit("momentum-solution", source="x = '\ud83d'"), {"momentum-solution": "x = '?'"}, []),
    "another_course": (lambda notebook: notebook.update(cells=[new("print(1)", metadata={"nbgrader": {"grade_id": "ps1"}})]),
                       {**LOST, "sgd-solution": STUB, "momentum-why": ""}, ["missing"] * 11),
    "ids_of_ours": (both(*[add(new(f"x{n}", id=f"cell-{n}")) for n in range(4)]), {}, []),
}


@pytest.mark.parametrize("change, answers, reported", rows(MUTILATIONS))
def test_what_was_done_is_undone(change, answers, reported):
    notebook = submitted()
    change(notebook)
    cells, repairs = sound(notebook)
    assert {name: cells[name].source for name in ANSWERS} == {**ANSWERS, **answers}
    others = [repair for repair in repairs if "had been moved" not in repair]  # these follow from where the others are
    assert len(others) == len(reported) and all(words in repair for words, repair in zip(reported, others)), repairs


@pytest.mark.parametrize("change", rows({name: (MUTILATIONS[name][0],) for name in (
    "a_check_deleted", "setup_deleted", "an_answer_deleted", "all_deleted", "a_check_three_times", "an_empty_copy_below",
    "another_try_at_the_end", "quoted_in_a_text", "answered_above", "ids_and_metadata_lost", "own_cells")}))
def test_what_need_not_move_stays(change):
    notebook = submitted()
    change(notebook)
    assert list(sound(notebook)[0]) == list(named(blueprint()))


def test_what_is_put_back_comes_before_later_tries():
    notebook = submitted()
    both(order(lambda cell: not is_graded(cell)), add(new(LATER)))(notebook)
    assert sanitize(notebook, blueprint())[0].cells[-1].source == LATER


def test_empty_cells_are_not_taken_for_an_empty_question():
    plan = deepcopy(blueprint())
    find(plan, "momentum-why").source = ""
    notebook = deepcopy(plan)
    notebook.cells[2:2] = [new(""), new("", "markdown")]
    assert sanitize(notebook, plan)[1] == []


@pytest.mark.parametrize("seed", range(150))
def test_whatever_is_done_at_random(seed):
    rng, notebook = random.Random(seed), submitted()
    for _ in range(rng.randint(1, 12)):
        at_random(notebook, rng)
    sound(notebook)


@pytest.mark.parametrize("page", COURSE.pages, ids=lambda page: page.name)
def test_a_skeleton_has_no_answer_and_says_why(page):
    plan = render(page, COURSE)
    before = deepcopy(plan)
    notebook = skeleton(plan, "No notebook.")
    nbformat.validate(notebook)
    assert plan == before and notebook.metadata.descent.repairs == ["No notebook."]
    for cell, model in zip(notebook.cells, plan.cells, strict=True):
        answer = cell.metadata.get("nbgrader", {}).get("solution")
        reason = "# No notebook." if cell.cell_type == "code" else "No notebook."
        assert cell == {**model, "source": reason if answer else model.source}
    assert sanitize(notebook, plan)[1] == []

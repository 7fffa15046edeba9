"""Runs a sanitized notebook and judges its graded cells: a function from a notebook to a notebook, whoever calls it."""
import json
import time
import traceback
from functools import lru_cache
from itertools import islice, takewhile

from jupyter_core.utils import run_sync
from nbformat import NotebookNode

from .cases import draw
from .diagnose import diagnose
from .fit import fit
from .judge import FAILED, PASSED, judge, ungraded
from .render import HIDDEN
from .sandbox import NoWall
from .server import ServerLost
from .session import KernelLost, is_late, open_session
from .show import show

TRIES = 3  # when the fork server is killed, which is no fault of the notebook's


class AskedTooMuch(Exception):
    """The kernel was lost while several cells' tests were asked for at once, so that nobody knows in which."""


def execute(notebook, course, settings):
    """Executes and judges a notebook in place. Returns "" or, where the grader itself failed, the traceback.

    notebook: a NotebookNode as `sanitize` leaves it. course: a Course. settings: a Settings.
    Every graded code cell ends up with one verdict, in its outputs and in `metadata.descent`; the notebook's own
    `metadata.descent.seconds` says how long it took. Raises NoWall and nothing else.
    """
    started, at_once, lost = time.monotonic(), True, 0
    while True:
        _prepare(notebook)
        try:
            run_sync(_execute)(notebook, course, settings, at_once)
            for cell in notebook.cells:
                if cell.cell_type == "code":
                    cell.outputs, cell.execution_count = fit(cell.outputs, cell.execution_count)
            notebook.metadata.setdefault("descent", NotebookNode())["seconds"] = round(time.monotonic() - started, 2)
            return ""
        except ServerLost:
            lost += 1
            if lost == TRIES:
                return _give_up(notebook)
        except AskedTooMuch:  # once more, in a new kernel, and cell by cell: those before the loss keep their points
            at_once = False
        except NoWall:
            raise
        except Exception:
            return _give_up(notebook)


def take_over(notebook, executed):
    """Puts what was executed elsewhere into the same notebook here. Returns "" as `execute` does."""
    for cell, done in zip(notebook.cells, executed.cells, strict=True):
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = done.outputs, done.execution_count
        if is_judged(cell):
            cell.metadata["descent"] = done.metadata.descent
    notebook.metadata.setdefault("descent", NotebookNode())["seconds"] = executed.metadata.get("descent", {}).get("seconds")
    return ""


def is_judged(cell):
    """Whether a cell's points depend on a verdict: graded code that is not the student's own."""
    grade = cell.metadata.get("nbgrader", {})
    return cell.cell_type == "code" and bool(grade.get("grade")) and not grade.get("solution")


def _prepare(notebook):
    """Takes all outputs away, and says in every graded cell that it has not been run."""
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
        if is_judged(cell):
            show(cell, ungraded("The notebook was not run as far as this cell."))
            cell.metadata.descent["pending"] = True


def _give_up(notebook):
    """Says in the graded cells that have no verdict that the grader failed. Returns the traceback."""
    for cell in filter(is_judged, notebook.cells):
        if "pending" in cell.metadata.descent:
            show(cell, ungraded("The grader failed, not your code.", "Your teacher has to look into this."))
    return traceback.format_exc()


async def _execute(notebook, course, settings, at_once):
    judged = []  # (cell, exercise, test, verdict, results), for the diagnosis, which needs all results of an exercise
    async with open_session(notebook, settings) as session:
        lost, ahead = None, {}
        for index, cell in enumerate(notebook.cells):
            if not _counts(cell):
                continue
            try:
                if is_judged(cell):
                    name = cell.metadata.nbgrader.grade_id
                    if at_once and lost is None and name not in ahead:
                        ahead = await _ask_ahead(notebook.cells[index:], session, course, settings)
                    show(cell, await _judge_cell(cell, session, course, settings, lost, ahead.get(name), judged))
                elif lost is None:
                    await session.run(cell, index)
            except KernelLost as problem:
                lost, cell.execution_count = str(problem), None  # whether the count still came is chance
                if is_judged(cell):
                    show(cell, _lost(lost))
    _diagnose(judged, course, settings)


def _diagnose(judged, course, settings):
    """Shows the failed verdicts anew, each with the mistake that its exercise's results show."""
    for cell, exercise, test, verdict, _ in judged:
        if verdict.status == FAILED:
            results = {other: given for _, its, other, _, given in judged if its is exercise}
            show(cell, diagnose(exercise, course.mistakes(exercise.name), test, settings.seed, verdict, results))


async def _ask_ahead(cells, session, course, settings):
    """{grade id: results} for the graded cells at the beginning of `cells` that ask for one exercise; None if not all came in time.

    Nothing runs between them, so one fork of the kernel answers for all: forks are most of what a right answer's tests cost.
    """
    first, cases, counts = None, [], {}
    for cell in takewhile(is_judged, filter(_counts, cells)):
        name = cell.metadata.nbgrader.grade_id
        exercise, test = _asked(cell, course) if first is None or name.startswith(f"{first.name}-") else (None, None)
        if test is None:
            break
        first = exercise
        cases.append(_inputs(exercise, test, settings.seed)[1:-1])
        counts[name] = len(exercise.of_test(test))
    if len(counts) < 2:
        return dict.fromkeys(counts)
    try:
        results = await session.ask(first.target, f"[{', '.join(cases)}]", together=True, hasty=True)
    except KernelLost:
        raise AskedTooMuch from None
    if results is None or len(results) != sum(counts.values()):
        return dict.fromkeys(counts)
    remaining = iter(results)
    return {name: list(islice(remaining, count)) for name, count in counts.items()}


async def _judge_cell(cell, session, course, settings, lost, results, judged):
    """The verdict on a graded cell. The public check in it is not run: it is the student's, and proves nothing here.

    results: of its cases, if they were asked for already.
    """
    exercise, test = _asked(cell, course)
    if test is None:
        return ungraded(f"There is no hidden test {cell.metadata.nbgrader.grade_id}.", "Your teacher has to look into this.")
    if lost:
        return _lost(lost)
    target, inputs = exercise.target, _inputs(exercise, test, settings.seed)
    if results is None:
        results = await session.ask(target, inputs, together=True)
    verdict = judge(exercise, test, settings.seed, results)
    if verdict.status != PASSED and not is_late(results):  # perhaps one case has spoilt another
        results = await session.ask(target, inputs)
        verdict = judge(exercise, test, settings.seed, results)
    judged.append((cell, exercise, test, verdict, results))
    return verdict


def _counts(cell):
    """Whether a cell is run or judged at all."""
    return cell.cell_type == "code" and bool(cell.source.strip())


def _asked(cell, course):
    """(exercise, test) that a graded cell asks for; (None, None) where it names none, or there is none of that name."""
    exercise_name, _, test = cell.metadata.nbgrader.grade_id.rpartition("-")
    if not HIDDEN.search(cell.source):
        return None, None
    exercise = course.exercise(exercise_name)
    return (exercise, test) if test in exercise.tests else (None, None)


@lru_cache(maxsize=256)
def _inputs(exercise, test, seed):
    return json.dumps([draw(exercise, case, seed) for case in exercise.of_test(test)])


def _lost(reason):
    return ungraded(reason, "Run all cells from the top in a new kernel: does the notebook come to its end?")

"""Proves a course: everything derived is current, the hidden tests tell right from wrong, and nothing secret is released.

Every complaint says which file is wrong and which command or edit mends it.
"""
import json
import tempfile
from contextlib import suppress
from pathlib import Path

import numpy as np

import grader

from .course import CONFIG, CourseError
from .derive import notebook_path
from .judge import PASSED, drawn, judge
from .mistakes import variants
from .probe import answer
from .proof import failing
from .release import release
from .render import dump, render
from .sanitize import stub
from .settings import Descent, load_config

SHORTEST = {"solution": 12, "hidden": 25, "grader": 40}  # shorter lines are Python that anyone would write


def check(course):
    """All complaints about a course, as sentences. An empty list means that it is proven."""
    complaints = [*_orphans(course)]
    if complaints:  # the rest would only say the same in other words
        return complaints
    seed = Descent(config=load_config(course)).seed
    for name in course.names("tests/hidden"):
        complaints += _proof(course, name, seed)
    complaints += _stale_notebooks(course)
    if not complaints:
        complaints += _stale_release(course)
    return complaints + _leaks(course)


def passes(exercise, made, seed):
    """{test: whether a class, function or value passes}, judged as a submission is. made: it; None stands for nothing."""
    return {test: verdict_on(exercise, test, {exercise.target: made}, seed).status == PASSED for test in exercise.tests}


def verdict_on(exercise, test, namespace, seed, ways=(True, False)):
    """The verdict on what a notebook has defined, as a submission gets it: each case in a fork of its own only if something is wrong.

    ways: whether the cases run together, in each attempt.
    """
    request = {"target": exercise.target, "seconds": 60, "cases": [drawn(exercise, case, seed) for case in exercise.of_test(test)]}
    for together in ways:
        verdict = judge(exercise, test, seed, json.loads(answer(json.dumps({**request, "together": together}), namespace)))
        if verdict.status == PASSED:
            break
    return verdict


def skeleton_of(course, exercise):
    """What a student starts from: the reference without its solution. None where all of it is the solution."""
    header, body = course.reference(exercise.name)
    scope = {"np": np, "__name__": "skeleton"}
    with suppress(NotImplementedError):
        exec(compile(header + stub(body), str(course.reference_path(exercise.name)), "exec"), scope)
    return scope.get(exercise.target)


def _orphans(course):
    references, hidden = set(course.names("reference_solutions")), set(course.names("tests/hidden"))
    used = {}
    for page in course.pages:
        where = f"source/{page.name}.md"
        for name in page.exercises:
            if name in used:
                yield f"{where}: the exercise {name} is on {used[name]} too. Take it off one of them."
            used[name] = where
            for names, folder in ((references, "reference_solutions"), (hidden, "tests/hidden")):
                if name not in names:
                    yield f"{folder}/{name}.py is missing, which {where} needs. Write it, or take the exercise off the page."
            if name in hidden & references:
                yield from _unmatched(course, page, name)
    for name in sorted(references - set(used)):
        yield f"reference_solutions/{name}.py belongs to no page. Add a page with a solution cell for it, or delete it."
    for name in sorted(hidden - set(used)):
        yield f"tests/hidden/{name}.py belongs to no page. Add a page with check cells for it, or delete it."
    for name in Descent(config=load_config(course)).due:
        if name not in course.assignments:
            yield f"{CONFIG}: c.Descent.due names {name!r}, which no page belongs to. There are {', '.join(course.assignments)}."
    for folder in ("source", "release"):
        for path in sorted((course.root / folder).glob("*/")):
            if path.name not in course.assignments and not path.name.startswith("."):  # JupyterLab's checkpoints
                yield f"{folder}/{path.name}/ belongs to no page's assignment. Delete it, or correct a page's front matter."


def _unmatched(course, page, name):
    exercise = course.exercise(name)
    if exercise.name != name:
        yield f"tests/hidden/{name}.py: its Exercise is called {exercise.name!r}. Call it {name!r}."
    asked = {cell.tags["test"] for cell in page.cells if cell.kind == "check" and cell.tags.get("exercise", page.exercise) == name}
    for test in sorted(asked - set(exercise.tests)):
        yield f"source/{page.name}.md: no case of tests/hidden/{name}.py counts for test={test!r}. Add one, or correct the tag."
    for test in sorted(set(exercise.tests) - asked):
        yield f"tests/hidden/{name}.py: the cases of {test!r} count for no check cell. Add `check test=\"{test}\"` to the page."


def _proof(course, name, seed):
    exercise, where = course.exercise(name), f"tests/hidden/{name}.py"
    for right in exercise.rights:
        for test, passed in passes(exercise, right, seed).items():
            if not passed:
                yield (f"{where}: {getattr(right, '__name__', exercise.target)} is right but fails {test}. Correct the case, or "
                       f"reference_solutions/{name}.py.")
    for test, passed in passes(exercise, skeleton_of(course, exercise), seed).items():
        if passed:
            yield (f"{where}: an untouched skeleton passes {test}. Give that test a case that asks for something, or mark the "
                   f"solution in reference_solutions/{name}.py.")
    for mistake in course.mistakes(name):
        if not all(failing(exercise, exercise.stand_in(one), seed, first=True) for one in variants(mistake)):
            yield f"{where}: the mistake {mistake.__name__} passes every test. Add a case that shows it."
        if not mistake.__doc__ or mistake.__doc__ == exercise.rights[0].__doc__:
            yield f"{where}: the mistake {mistake.__name__} has no docstring. Write there the hint that a student reads."


def _stale_notebooks(course):
    complaints, made = [], set()
    for page in course.pages:
        path = notebook_path(course, page)
        made.add(path)
        if not path.is_file() or path.read_bytes() != dump(render(page, course)):
            complaints.append(f"source/{page.assignment}/{page.name}.ipynb is not what source/{page.name}.md renders to. "
                              "Run `python -m grader render`, or `python -m grader absorb` if the notebook was edited.")
    for path in sorted(course.root.glob("source/*/*.ipynb")):
        if path not in made and not path.parent.name.startswith("."):
            complaints.append(f"{path.relative_to(course.root)} belongs to no page. Run `python -m grader render`.")
    return complaints


def _stale_release(course):
    with tempfile.TemporaryDirectory() as scratch:
        try:
            release(course, scratch)
        except CourseError as problem:
            return [str(problem)]
        fresh, here = _files(Path(scratch)), _files(course.root / "release")
    return [f"release/{path} is left over. Delete it." if path not in fresh else
            f"release/{path} is {'out of date' if path in here else 'missing'}. Run `python -m grader release`."
            for path in sorted({*fresh, *here}) if fresh.get(path) != here.get(path)]


def _files(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*")
            if path.is_file() and "__pycache__" not in path.parts and ".ipynb_checkpoints" not in path.parts}


def _leaks(course):
    """Complaints about lines of solutions, hidden cases and the grader that occur anywhere in release/."""
    secrets = _secrets(course)
    complaints = []
    for path in sorted((course.root / "release").rglob("*")):
        if not path.is_file() or path.suffix == ".pyc":
            continue
        text = _readable(path)
        for line, origin in secrets.items():
            if line in text:
                complaints.append(f"{path.relative_to(course.root)} holds a line of {origin}: {line!r}. Take it out of what it "
                                  "is made from, and run `python -m grader release`.")
    return complaints


def _readable(path):
    """What a file says. Of a notebook it is all texts in it, be they cells, outputs or metadata, as they are before JSON
    escapes their quotes."""
    text = path.read_text(encoding="utf-8", errors="replace")
    try:
        return "\n".join(_texts(json.loads(text))) if path.suffix in (".ipynb", ".json") else text
    except ValueError:
        return text


def _texts(data):
    """All texts in a JSON value, keys too."""
    if isinstance(data, str):
        yield data
    for item in [*data, *data.values()] if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from _texts(item)


def _secrets(course):
    """{line: where it is from} of every line that must not reach students."""
    public = {line.strip() for name in course.names("reference_solutions")
              for line in stub(course.reference(name)[1]).splitlines()}
    secrets = {}
    for name in course.names("reference_solutions"):
        body = course.reference(name)[1]
        for line in set(map(str.strip, body.splitlines())) - public:
            if len(line) >= SHORTEST["solution"] and not line.startswith("### "):
                secrets[line] = f"reference_solutions/{name}.py"
    engine = [*sorted(Path(grader.__file__).parent.glob("*.py")), *sorted((course.root / "tests" / "hidden").glob("*.py"))]
    for path in engine:
        for line in map(str.strip, path.read_text(encoding="utf-8").splitlines()):
            if len(line) >= SHORTEST[path.parent.name] and line not in public and not line.startswith(("import ", "from ", "@")):
                secrets.setdefault(line, f"{path.parent.name}/{path.name}")
    return secrets

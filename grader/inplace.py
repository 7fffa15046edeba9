"""Judges what an instructor's own kernel defines, at once and in place: the notebooks in source/ run in JupyterLab."""
import json
import sys
from pathlib import Path

from descent.check import CheckFailed

from .cases import draw
from .course import Course, CourseError
from .diagnose import diagnose
from .judge import PASSED, judge
from .probe import answer
from .settings import Descent, load_config
from .show import message


def judge_here(name):
    """Judges what the running notebook defines by the hidden test `<exercise>-<test>`.

    Raises CheckFailed if it fails, and RuntimeError anywhere but in source/: what students hand in must not be judged by code
    that runs in their own process.
    """
    try:
        course = Course.around()
    except CourseError as problem:
        raise RuntimeError(f"The hidden test {name} is judged in place in the notebooks of a course only. {problem}") from None
    if course.root / "source" not in Path.cwd().parents:
        raise RuntimeError(f"The hidden test {name} is judged in place in the notebooks of {course.root / 'source'} only. "
                           "Submissions are judged outside their kernel: is nbgrader_config.py the course's own?")
    exercise_name, _, test = name.rpartition("-")
    exercise, settings = course.exercise(exercise_name), Descent(config=load_config(course)).settings
    results = _answer(exercise, test, settings)
    verdict = judge(exercise, test, settings.seed, results)
    if verdict.status != PASSED:
        others = {other: results if other == test else _answer(exercise, other, settings) for other in exercise.tests}
        raise CheckFailed(message(diagnose(exercise, course.mistakes(exercise_name), test, settings.seed, verdict, others)))
    print(f"{name}: {message(verdict)}")


def _answer(exercise, test, settings):
    """What this kernel gives for one hidden test."""
    request = {"target": exercise.target, "seconds": settings.test_seconds,
               "cases": [draw(exercise, case, settings.seed) for case in exercise.of_test(test)]}
    return json.loads(answer(json.dumps(request), vars(sys.modules["__main__"])))

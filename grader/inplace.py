"""Judges what an instructor's own kernel defines, at once and in place: the notebooks in source/ run in JupyterLab."""
import json
import sys
from pathlib import Path

from descent.check import CheckFailed

from .cases import draw
from .course import Course, CourseError
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
    request = {"target": exercise.target, "seconds": settings.test_seconds,
               "cases": [draw(exercise, case, settings.seed) for case in exercise.of_test(test)]}
    verdict = judge(exercise, test, settings.seed, json.loads(answer(json.dumps(request), vars(sys.modules["__main__"]))))
    if verdict.status != PASSED:
        raise CheckFailed(message(verdict))
    print(f"{name}: {message(verdict)}")


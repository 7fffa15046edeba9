"""Judges what an instructor's own kernel defines, at once and in place: the notebooks in source/ run in JupyterLab."""
import json
import sys

from descent.check import CheckFailed

from .cases import draw
from .course import Course
from .judge import PASSED, judge
from .probe import answer
from .settings import Descent, load_config
from .show import message


def judge_here(name):
    """Judges the class that the running notebook defines by the hidden test `<exercise>-<test>`. Raises CheckFailed."""
    course = Course.around()
    exercise_name, _, test = name.rpartition("-")
    exercise, settings = course.exercise(exercise_name), Descent(config=load_config(course)).settings
    request = {"target": exercise.reference.__name__, "seconds": settings.test_seconds,
               "cases": [draw(exercise, case, settings.seed) for case in exercise.of_test(test)]}
    verdict = judge(exercise, test, settings.seed, json.loads(answer(json.dumps(request), vars(sys.modules["__main__"]))))
    if verdict.status != PASSED:
        raise CheckFailed(message(verdict))
    print(f"{name}: {message(verdict)}")


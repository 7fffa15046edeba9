"""The checks that students see: right answers pass them, each one catches something, and what they say is a sentence."""
import re
from pathlib import Path

import numpy as np
import pytest
from IPython.core.interactiveshell import InteractiveShell

from descent import check
from descent.check import CROSS, TICK, CheckFailed
from grader.course import Course
from reference_solutions.adagrad import AdaGrad
from reference_solutions.adam import Adam
from reference_solutions.momentum import Momentum
from reference_solutions.rmsprop import RMSprop
from reference_solutions.sgd import SGD

from .helpers import rows

COURSE = Course(Path(__file__).resolve().parents[1])
PROPERTIES = {name: getattr(check, name) for name in vars(check)}
CALLS = {f"{page.name}-{cell.tags['test']}": (COURSE.exercise(cell.tags.get("exercise", page.exercise)), cell.source)
         for page in COURSE.pages for cell in page.cells if cell.kind == "check"}


def moving(change, right=SGD):
    """A class whose update is change(self, params, grads), which may call self.right(params, grads)."""
    return type("Moving", (right,), {"update": change, "right": right.update})


def said(capsys, made, *properties):
    """Lines that a check prints, and whether it raised CheckFailed."""
    try:
        check(made, *properties)
    except CheckFailed:
        return capsys.readouterr().out.splitlines(), True
    return capsys.readouterr().out.splitlines(), False

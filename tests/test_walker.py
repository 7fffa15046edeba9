"""The optimizer that functions are called with: it comes with the cases that ask for it, and is nowhere else in a kernel."""
import json
import sys

import numpy as np
import pytest

from grader import calls, probe
from grader.walker import Walker, with_source


@pytest.mark.parametrize("given, moved", [({"lr": 0.5}, -1.0), ({"lr": 0.5, "momentum": 1.0}, -1.5)], ids=["plain", "momentum"])
def test_it_walks_the_same_from_its_text(given, moved, monkeypatch):
    [spec] = json.loads(with_source(json.dumps([{"optimizer": given}])))
    monkeypatch.setitem(sys.modules, "grader.walker", None)  # as behind the wall
    optimizer, params = calls.make(spec, {}), {"x": np.zeros(1)}
    for _ in range(2):
        optimizer.update(params, {"x": np.ones(1)})
    assert params["x"] == moved


def test_cases_that_do_not_ask_for_it_do_not_get_it():
    cases = json.dumps([{"runs": [], "steps": 3, "surface": None}])
    assert with_source(cases) == cases


@pytest.mark.parametrize("module", [calls, probe], ids=lambda module: module.__name__)
def test_what_runs_in_a_kernel_holds_no_optimizer(module):
    assert not [name for name, value in vars(module).items() if hasattr(value, "update") and not isinstance(value, dict)]
    assert not hasattr(module, Walker.__name__)

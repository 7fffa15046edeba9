"""The reference solutions walk the paths of PyTorch and optax, and make optax's matrices.

The paths are in golden/golden.json, made by golden/make_golden.py; neither
library is needed to run these tests.
"""

import ast
import json
from importlib import import_module
from pathlib import Path

import numpy as np
import pytest

from grader.course import Course
from reference_solutions.newton_schulz import newton_schulz

GOLDEN = Path(__file__).with_name("golden")
DATA = json.loads((GOLDEN / "golden.json").read_text(encoding="utf-8"))

CLASSES = {"sgd": "SGD", "momentum": "Momentum", "adagrad": "AdaGrad",
           "rmsprop": "RMSprop", "adam": "Adam", "nesterov": "Nesterov",
           "adamw": "AdamW", "amsgrad": "AMSGrad", "lion": "Lion"}

# What one library only has in the form of the exercise; see make_golden.py.
ALONE = {"amsgrad": "torch", "lion": "optax"}

# Rounding alone reaches 5e-15; the rest is room for other orders of operations.
TOLERANCE = 1e-13

SURFACES = {"x^2/20 + y^2": lambda p: {"x": p["x"] / 10, "y": 2 * p["y"]}}


def arrays(values):
    """Return a dict of fresh float64 arrays."""
    return {k: np.array(v, dtype=np.float64) for k, v in values.items()}


def entry_id(entry):
    """Return e.g. ``adam-torch-edge-lr=0.001-beta1=0.9-beta2=0.999``."""
    where = entry.get("gradients", "surface")
    values = [f"{k}={v}" for k, v in sorted(entry["hyperparameters"].items())]
    return "-".join([entry["exercise"], entry["library"], where, *values])


def walk(entry):
    """Return the positions of our reference after each step of the entry."""
    module = import_module(f"reference_solutions.{entry['exercise']}")
    optimizer = getattr(module, CLASSES[entry["exercise"]])(**entry["hyperparameters"])
    params = arrays(entry["start"])
    path = []
    for t in range(len(entry["path"])):
        if "surface" in entry:
            grads = SURFACES[entry["surface"]](params)
        else:
            grads = arrays(DATA["gradients"][entry["gradients"]][t])
        optimizer.update(params, grads)
        path.append({k: p.copy() for k, p in params.items()})
    return path


def relative_error(entry, key):
    """Return each coordinate's largest error over its farthest displacement."""
    expected = np.array([p[key] for p in entry["path"]])
    error = np.abs(np.array([p[key] for p in walk(entry)]) - expected).max(axis=0)
    reach = np.abs(expected - np.array(entry["start"][key])).max(axis=0)
    # A coordinate that never moves has no scale: there only equality will do.
    return error / np.where(reach == 0, np.finfo(float).tiny, reach)


@pytest.mark.parametrize("entry", DATA["entries"], ids=entry_id)
def test_reference_walks_the_golden_path(entry):
    for key in entry["start"]:
        assert relative_error(entry, key).max() < TOLERANCE


@pytest.mark.parametrize("exercise", CLASSES)
def test_every_exercise_has_an_entry_of_each_library(exercise):
    found = {entry["library"] for entry in DATA["entries"] if entry["exercise"] == exercise}
    assert found == ({ALONE[exercise]} if exercise in ALONE else {"torch", "optax"})


def test_every_optimizer_of_the_course_has_golden_paths():
    made = {}
    for name in Course(GOLDEN.parents[1]).names("reference_solutions"):
        module = import_module(f"reference_solutions.{name}")
        made |= {name: kind.__name__ for kind in vars(module).values()
                 if isinstance(kind, type) and kind.__module__ == module.__name__ and name != "race_paths"}  # the five, pasted
    assert made == CLASSES


@pytest.mark.parametrize("entry", DATA["matrices"], ids=lambda entry: f"{np.shape(entry['matrix'])}-{entry['steps']}")
def test_reference_makes_the_golden_matrix(entry):
    made = newton_schulz(np.array(entry["matrix"]), entry["steps"])
    assert np.abs(made - entry["result"]).max() < TOLERANCE


def test_make_golden_names_the_versions_of_the_json():
    # Read, not imported: the script needs torch and optax, this test must not.
    tree = ast.parse((GOLDEN / "make_golden.py").read_text(encoding="utf-8"))
    named = [ast.literal_eval(node.value) for node in tree.body
             if isinstance(node, ast.Assign) and node.targets[0].id == "VERSIONS"]
    assert named == [DATA["versions"]]
    for name, version in DATA["versions"].items():
        assert f"{name}=={version}" in ast.get_docstring(tree)

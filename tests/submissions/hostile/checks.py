"""Tampering with what checks: NumPy, builtins, IPython and the notebook's own claims. Wrong answers that want points."""
import nbformat

from .. import edit
from . import ALL, RIGHT, Attack

WRONG_WAY = r"has moved the wrong way"  # what the verdict says on the wrong answer: nothing was gained
EQUAL_TO_ALL = '''
class Same(np.ndarray):
    def __array_function__(self, function, types, args, kwargs):
        return True
    def __array_ufunc__(self, *args, **kwargs):
        return np.bool_(True)
    def __eq__(self, other):
        return True


class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        for name in params:
            params[name] = params[name].view(Same)
'''


def _claims(**metadata):
    """Lets every graded cell claim something in its metadata."""
    def alter(path, targets):
        def change(notebook):
            for cell in notebook.cells:
                if cell.metadata.get("nbgrader", {}).get("grade"):
                    cell.metadata.update(metadata)
        edit(path, change)
    return alter


def _forge_outputs(path, targets):
    def change(notebook):
        for cell in notebook.cells:
            if cell.metadata.get("nbgrader", {}).get("grade"):
                cell.metadata["descent"] = {"status": "passed", "message": "Passed."}
                cell.execution_count = 7
                cell.outputs = [nbformat.v4.new_output("stream", text="Passed.\n"),
                                nbformat.v4.new_output("execute_result", {"text/plain": "2.0"}, execution_count=7)]
    edit(path, change)


def _empty_the_tests(path, targets):
    def change(notebook):
        for cell in notebook.cells:
            if cell.metadata.get("nbgrader", {}).get("grade"):
                cell.source = "2.0"
    edit(path, change)


def _worth_more(path, targets):
    def change(notebook):
        for cell in notebook.cells:
            if cell.metadata.get("nbgrader", {}).get("grade"):
                cell.metadata["nbgrader"].update(points=1000, grade=True, solution=True, locked=False)
    edit(path, change)


ATTACKS = {
    "patches_numpy": Attack("makes every comparison of NumPy true", """
np.allclose = np.isclose = np.array_equal = lambda *args, **kwargs: True
np.testing.assert_allclose = np.testing.assert_array_equal = lambda *args, **kwargs: None
""", shows=WRONG_WAY),
    "patches_arithmetic": Attack("lets NumPy's functions give zeros", """
np.abs = np.max = np.linalg.norm = np.subtract = lambda *args, **kwargs: np.float64(0.0)
np.array = np.asarray = lambda *args, **kwargs: np.zeros((2, 3))
""", shows=r"process ended|not numbers|wrong way|raised"),
    "patches_builtins": Attack("makes all, any, isinstance and len of the builtins agree", """
import builtins
builtins.all = builtins.any = builtins.isinstance = lambda *args: True
""", shows=r"Kernel|kernel|came back|not numbers|wrong way|raised"),
    "patches_exec": Attack("answers in place of whatever is executed later", """
import builtins, json
_exec = builtins.exec
def exec(source, scope=None, *rest):
    _exec(source, scope, *rest) if scope is not None else None
    if "answer" in (scope or {}):
        scope["answer"] = lambda request, namespace: json.dumps(
            [{"paths": [{}], "aliases": [{}], "grads_changed": [], "keys_added": [], "status": "passed"}] * 20)
builtins.exec = exec
""", shows=r"not numbers|wrong way"),
    "patches_the_probe": Attack("answers in place of the grader's own probe, which it finds among the modules", """
import json, sys
for module in list(sys.modules.values()):
    if str(getattr(module, "__name__", "")).endswith("_probe.probe"):
        module.answer = lambda request, namespace: json.dumps([{"paths": [{}], "aliases": [{}], "status": "passed"}] * 20)
""", shows=r"not numbers|wrong way"),
    "harmless_errors": Attack("puts a class that is never raised in the place of errors", """
import builtins
class Never(BaseException):
    def __new__(cls, *args):
        return Warning("passed")
builtins.AssertionError = builtins.Exception = builtins.NotImplementedError = Never
""", shows=WRONG_WAY),
    "transforms_cells": Attack("cuts every assert out of the cells to come, as text", """
import re
get_ipython().input_transformers_post.append(
    lambda lines: [re.sub(r"\\bassert\\b.*", "pass", line) for line in lines])
""", shows=WRONG_WAY),
    "transforms_syntax": Attack("cuts every assert and raise out of the cells to come, as syntax trees", """
import ast
class Cut(ast.NodeTransformer):
    def visit_Assert(self, node):
        return ast.copy_location(ast.Pass(), node)
    visit_Raise = visit_Assert
get_ipython().ast_transformers.append(Cut())
""", shows=WRONG_WAY),
    "replaces_run_cell": Attack("lets IPython run nothing any more, and call it a success", """
from IPython.core.interactiveshell import ExecutionResult
shell = get_ipython()
def nothing(*args, **kwargs):
    result = ExecutionResult(None)
    result.result = 2.0
    return result
async def nothing_later(*args, **kwargs):
    return nothing()
shell.run_cell, shell.run_cell_async = nothing, nothing_later
""", shows=WRONG_WAY),
    "hooks_before_cells": Attack("sets the class right, or so it says, whenever a cell begins", """
def before(*args):
    get_ipython().user_ns["SGD"] = type("SGD", (), {"update": lambda self, params, grads: print("Passed."),
                                                    "__init__": lambda self, lr=0.01: None})
get_ipython().events.register("pre_execute", before)
get_ipython().events.register("pre_run_cell", before)
""", shows=r"has not moved|wrong way"),
    "swallows_exceptions": Attack("installs a handler that makes nothing of errors", """
get_ipython().set_custom_exc((BaseException,), lambda *args, **kwargs: None)
""", shows=WRONG_WAY),
    "hides_tracebacks": Attack("shows no traceback of an error", """
get_ipython().showtraceback = get_ipython()._showtraceback = lambda *args, **kwargs: None
""", shows=WRONG_WAY),
    "replaces_displayhook": Attack("gives full marks as the value of every cell", """
import sys
hook = type(get_ipython().displayhook)
get_ipython().ast_node_interactivity = "all"
hook.__call__ = lambda self, result=None: print("Passed.")
sys.displayhook = lambda value: print(2.0)
get_ipython().display_pub.publish = lambda *args, **kwargs: None
""", shows=WRONG_WAY),
    "equal_to_everything": Attack("puts arrays into params that are equal to everything", answer=EQUAL_TO_ALL,
                                  shows=r"no longer|has not moved|raised|shape|not numbers"),
    "lies_about_numbers": Attack("gives arrays that turn into other numbers whenever they are read", answer=RIGHT.replace(
        "params[name] -= grads[name] * self.lr", "params[name] = type('Lies', (), {'__array__': "
        "lambda s, dtype=None, copy=None: np.random.rand(2, 3), 'shape': (2, 3), 'copy': lambda s: s})()"),
        shows=r"has moved|has not moved|shape|raised|elsewhere"),
    "changes_its_class_later": Attack("is another class for whoever makes one of it", """
class Meta(type):
    def __call__(cls, *args, **kwargs):
        return type("Any", (), {"__getattr__": lambda s, n: lambda *a, **k: None, "lr": 0, "update": lambda s, p, g: p})()
SGD = Meta("SGD", (), {})
""", shows=r"has not moved"),
    "redefines_the_checks": Attack("empties the student library's checks and its hidden tests", """
import descent, descent.check
for module in (descent, descent.check, descent.hidden):
    for name, value in list(vars(module).items()):
        if callable(value):
            setattr(module, name, lambda *args, **kwargs: print("Passed."))
""", shows=WRONG_WAY),
    "patches_surfaces": Attack("lets the surfaces be flat, so that nothing has to move", """
from descent.surfaces import SURFACES
for name in list(SURFACES):
    object.__setattr__(SURFACES[name], "grad", lambda x, y: (x * 0, y * 0))
""", shows=WRONG_WAY),
    "patches_json": Attack("writes full marks into all JSON that leaves the process", """
import json
dumps = json.dumps
json.dumps = lambda value, *args, **kwargs: dumps([{"status": "passed", "score": 2.0, "points": 2.0}] * 9)
""", shows=r"not numbers|kernel"),
    "forks_into_the_grader": Attack("stays in the child where each case is run", """
import os
os._exit = lambda code: None
os.fork = lambda: 0
""", shows=r"kernel|not numbers|stopped|wrong way|process"),
    "skips_execution": Attack("tags graded cells so that they are not run", alter=_claims(tags=["skip-execution", "remove-cell"]),
                              shows=WRONG_WAY),
    "raises_are_fine": Attack("tags graded cells so that errors in them are expected", alter=_claims(tags=["raises-exception"]),
                              shows=WRONG_WAY),
    "forges_outputs": Attack("hands in outputs and metadata that say that it passed", alter=_forge_outputs, shows=WRONG_WAY),
    "empties_tests": Attack("hands in graded cells that hold nothing but a number", alter=_empty_the_tests, shows=WRONG_WAY),
    "is_worth_more": Attack("gives its graded cells a thousand points, as solutions", alter=_worth_more, shows=WRONG_WAY),
    "right_and_rude": Attack("patches NumPy after a right answer: the numbers are right all the same", """
np.allclose = np.isclose = lambda *args, **kwargs: False
""", answer=RIGHT, earns=ALL, shows=r"Passed\."),
}

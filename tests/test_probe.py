"""The probe: whatever a student's class does, numbers or a reason come back, and the process that asks goes on."""
import ast
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

import descent
from grader import calls, probe
from grader.sandbox import PROBE

from .helpers import define, nothing_left_behind, rows

ONE = {"args": [], "kwargs": {}, "start": {"W": [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]], "s": 0.5}, "lrs": None,
       "grads": [{"W": [[1.0, 1.0, 1.0], [2.0, 2.0, 2.0]], "s": 1.0}] * 2}
CASE = {"runs": [ONE], "surface": None, "steps": 2}
SHORT = {**CASE, "runs": [{**ONE, "start": {"s": 1.0}, "grads": [{"s": 1.0}] * 2}]}
WALK = {"runs": [{**ONE, "start": {"x": [-7.0], "y": [2.0]}, "grads": None}], "surface": "ellipse", "steps": 2}
STEP, STAY = [0.9, 1.9, 2.9, 3.8, 4.8, 5.8], [1, 2, 3, 4, 5, 6]  # W after and before a step
RIGHT = "for key in grads: params[key] -= self.lr * grads[key]"
HOARD = ("import resource; resource.setrlimit(resource.RLIMIT_AS, (2 ** 36, 2 ** 36)); hoard = []\n"
         "while True: hoard.append(np.zeros(2 ** 30))")  # zeros that are never touched take room, but no memory
PIPE = "os.write(sys._getframe(3).f_locals['sending'], {})"  # what carries the answer, found in the probe's own frame


def ask(scope, *cases, seconds=20.0, target="SGD", **more):
    """Results of the probe for a notebook's namespace."""
    return json.loads(probe.answer(json.dumps({"target": target, "seconds": seconds, "cases": cases or [CASE], **more}), scope))


def only(body, case=CASE, **kwargs):
    (result,) = ask(define(body, **kwargs), case)
    return result


@pytest.mark.parametrize("error, text, body", rows({
    "raises": ("ValueError", "no", "raise ValueError('no')"), "wrong_key": ("KeyError", "'Q'", "params['Q']"),
    "untouched": ("NotImplementedError", "", "raise NotImplementedError()"), "exits": ("SystemExit", "3", "sys.exit(3)"),
    "interrupts": ("KeyboardInterrupt", "", "raise KeyboardInterrupt"), "asks": ("EOFError", None, "input('How far? ')"),
    "ends_a_generator": ("GeneratorExit", "", "raise GeneratorExit"), "hoards_memory": ("MemoryError", None, HOARD),
    "recurses": ("RecursionError", None, "self.update(params, grads)"), "huge": ("MemoryError", None, "np.zeros(10 ** 15)"),
    "long_text": ("ValueError", "x" * probe.LONGEST, "raise ValueError('x' * 10 ** 6)"),
    "long_name": ("Q" * probe.LONGEST, "", "raise type('Q' * 10 ** 7, (Exception,), {})"),
    "error_without_text": ("Mute", "", "raise type('Mute', (Exception,), {'__str__': None})"),
    "own_errstate": ("FloatingPointError", None, "np.seterr(all='raise')\nnp.ones(1) / 0"),
}))
def test_an_error_in_update_is_reported(error, text, body):
    found = only(body)["error"]
    assert (found["kind"], found["type"], found["step"]) == ("raised", error, 1)
    assert len(found["text"]) <= probe.LONGEST and text in (None, found["text"])
    assert 1 <= len(found["lines"]) <= 5 and {name for name, _, _ in found["lines"]} == {"update"}


@pytest.mark.parametrize("step, body, init, functions, line", rows({
    "what_it_calls": (1, "stop()", "pass", ["update", "stop"], "[].pop()"),
    "constructor": (0, "pass", "stop()", ["__init__", "stop"], "[].pop()"),
    "far_down": (1, "stop(9)", "pass", ["stop"] * 5, "[].pop()"),
    "numpy": (1, "np.linalg.inv(np.eye(2) * 0)", "pass", ["update"], "np.linalg.inv(np.eye(2) * 0)"),
    "second_step": (2, "1 / (self.lr != 0.2); self.lr *= 2", "pass", ["update"], "1 / (self.lr != 0.2); self.lr *= 2"),
}))
def test_step_and_own_lines_are_told(step, body, init, functions, line):
    found = only(body, before="def stop(n=0):\n    if n: stop(n - 1)\n    [].pop()", init=init)["error"]
    assert (found["step"], [name for name, _, _ in found["lines"]]) == (step, functions)
    assert found["lines"][-1][2] == line and all(4 < number < 16 for _, number, _ in found["lines"])


@pytest.mark.parametrize("kind, body", rows({
    "exits_at_once": ("died", "os._exit(0)"), "kills_itself": ("died", "os.kill(os.getpid(), signal.SIGKILL)"),
    "closes_all_files": ("died", "os.closerange(3, 256)"), "forks": ("died", "os.fork()"),
    "writes_between": ("died", PIPE.format("b'[1, 2'")), "answers_a_list": ("died", PIPE.format("b'[]'") + "\nos._exit(0)"),
    "answers_too_deep": ("died", PIPE.format("b'[' * 50000") + "\nos._exit(0)"),
    "answers_without_end": ("large", "while True: " + PIPE.format("b'[' * 65536")),
}))
def test_what_sends_no_answer_is_told_apart(kind, body):
    with nothing_left_behind():
        assert only(body) == {"error": {"kind": kind}}


@pytest.mark.parametrize("body", rows({
    "loops": "while True: pass", "waits": "threading.Event().wait()", "stops": "os.kill(os.getpid(), signal.SIGSTOP)",
    "ignores_signals": "for number in signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP}:\n"
                       "    signal.signal(number, signal.SIG_IGN)\nwhile True: pass",
    "loops_in_a_child": "while os.fork(): os.wait()\nwhile True: pass", "drips": f"while True: {PIPE.format(b' ')}; time.sleep(0.01)",
    "leaves_its_group": "os.setpgid(0, os.getpgid(os.getppid()))\nwhile True: pass",
    "leaves_a_child_behind": "if os.fork() == 0:\n    while True: pass",
}))
def test_what_never_ends_is_stopped_at_the_deadline(body):
    scope = define("if len(params) == 2:\n    " + body.replace("\n", "\n    "))
    started = time.monotonic()
    with nothing_left_behind():
        results = ask(scope, SHORT, CASE, SHORT, seconds=0.3)
    assert ["paths" in results[0], *results[1:]] == [True, {"error": {"kind": "late"}}]  # and the third is not begun
    assert 0.3 <= time.monotonic() - started < 3.0


@pytest.mark.parametrize("results, body", rows({
    "all_answer": (["paths"] * 3, RIGHT), "one_raises": (["paths", "raised", "paths"], "if len(params) == 2: raise ValueError"),
    "one_ends_the_process": (["paths", "died"], "if len(params) == 2: os._exit(0)"),
    "one_never_ends": (["paths", "late"], "while len(params) == 2: pass"),
    "the_last_leaves_a_child": (["paths", "paths", "late"], "self.n = 2\nglobals().setdefault('seen', []).append(len(params))\n"
                                "if globals()['seen'] == [1, 1, 2, 2, 1, 1] and os.fork() == 0:\n    while True: pass"),
    "one_answers_twice": (["died"], "if len(params) == 2: os.fork()"),
    "too_much": (["paths", "large"], "if len(params) == 2: " + PIPE.format(f"b'x' * {probe.LARGEST + 1}")),
    "state_of_the_class": (["paths", "raised", "raised"], "type(self).n = getattr(type(self), 'n', 0) + 1\nif type(self).n > 2: 1 / 0"),
}))
def test_cases_together_share_a_fork_and_its_fate(results, body):
    with nothing_left_behind():
        got = ask(define(body), SHORT, CASE, SHORT, seconds=1.0, together=True)
    assert [result["error"]["kind"] if "error" in result else "paths" for result in got] == results


def test_a_constructor_that_never_ends_is_stopped_too():
    assert ask(define("pass", init="while True: pass"), seconds=0.1) == [{"error": {"kind": "late"}}]


@pytest.mark.parametrize("key, body", rows({
    "string": ("W", "params['W'] = 'full marks'"), "none": ("W", "params['W'] = None"),
    "complex": ("W", "params['W'] = params['W'] + 0j"), "objects": ("W", "params['W'] = params['W'].astype(object)"),
    "strings": ("W", "params['W'] = params['W'].astype(str)"), "generator": ("W", "params['W'] = (x for x in params['W'])"),
    "huge_integers": ("W", "params['W'] = [[10 ** 400] * 3] * 2"), "ragged": ("W", "params['W'] = [[1.0], [2.0, 3.0]]"),
    "transposed": ("W", "params['W'] = params['W'].T"), "flat": ("W", "params['W'] = params['W'].ravel()"),
    "flattened_in_place": ("W", "params['W'].shape = (6,)"), "one_more_dimension": ("s", "params['s'] = np.ones(1)"),
    "other_shape": ("W", "params['W'] = np.ones((7, 7))"), "lost": ("s", "del params['s']"), "all": ("W", "params.clear()"),
}))
def test_what_are_no_numbers_of_that_shape_is_told(key, body):
    found = only(body)["error"]
    assert (found["kind"], found["step"]) == ("numbers", 1)
    assert "`params" in found["text"] and repr(key) in found["text"] and len(found["text"]) < probe.LONGEST


@pytest.mark.parametrize("W, s, body", rows({
    "in_place": (STEP, 0.4, RIGHT), "generator": (STAY, 0.5, "yield 1"),
    "new_arrays": (STEP, 0.4, "for key in params: params[key] = params[key] - self.lr * grads[key]"),
    "lists": (STEP, 0.4, "for key in grads: params[key] = (params[key] - self.lr * grads[key]).tolist()"),
    "scalar_and_matrix": (STEP, 0.4, f"{RIGHT}\nparams['s'] = params['s'][()]\nparams['W'] = np.asmatrix(params['W'])"),
    "prints_and_sets": (STEP, 0.4, f"print('x' * 10 ** 6)\nnp.set_printoptions(1, 1)\nnp.seterr(all='raise')\n{RIGHT}"),
    "leaves_a_thread": (STEP, 0.4, f"threading.Thread(target=threading.Event().wait).start()\n{RIGHT}"),
    "integers": (STAY, 0, "params['W'] = params['W'].astype(int)\nparams['s'] = 0"),
    "bools": ([1] * 6, 1, "for key in params: params[key] = params[key] != 0"),
    "returns_a_dict": (STAY, 0.5, "return {key: params[key] - self.lr * grads[key] for key in params}"),
    "not_finite": ([np.nan] * 6, np.inf, "params['W'] *= np.nan\nparams['s'] = np.inf"),
}))
def test_numbers_come_back_as_they_are(W, s, body):
    result = only(body, {**CASE, "steps": 1})
    assert set(result) == {"paths", "aliases", "grads_changed", "keys_added"}
    (path,) = result["paths"]
    assert {key: (len(steps), steps[0]) for key, steps in path.items()} == {"W": (2, STAY), "s": (2, [0.5])}
    assert path["W"][1] == pytest.approx(W, nan_ok=True) and path["s"][1] == pytest.approx([s])


@pytest.mark.parametrize("flag, keys, body", rows({
    "kept": ("grads_changed", [], RIGHT), "equal_copy": ("grads_changed", [], "grads['W'] = grads['W'].copy()"),
    "reshaped_in_place": ("grads_changed", ["W"], "grads['W'].shape = (6,)"),
    "read_as_another_type": ("grads_changed", ["W"], "grads['W'].dtype = np.int64"),
    "own_dict": ("grads_changed", [], "grads = {}"), "in_place": ("grads_changed", ["s"], "grads['s'] *= 2"),
    "replaced": ("grads_changed", ["W"], "grads['W'] = 2 * grads['W']"),
    "not_a_number": ("grads_changed", ["s"], "grads['s'] *= np.nan"), "lost": ("grads_changed", ["s"], "del grads['s']"),
    "cleared": ("grads_changed", ["W", "s"], "grads.clear()"), "new_gradient": ("grads_changed", ["q"], "grads['q'] = 1"),
    "nothing_added": ("keys_added", [], RIGHT), "added": ("keys_added", ["q", "t"], "params['t'] = params['q'] = 1"),
    "added_number": ("keys_added", ["5"], "params[5] = 1"),
}))
def test_what_else_was_changed_is_named(flag, keys, body):
    assert only(body)[flag] == keys


@pytest.mark.parametrize("same, body", rows({
    "in_place": ([True, True], RIGHT), "one_of_each": ([True, False], "params['W'] -= 1\nparams['s'] = params['s'] - 1"),
}))
def test_the_callers_own_arrays_come_back(same, body):
    result = only(body)
    assert [result["paths"][0][key][-1] == result["aliases"][0][key] for key in ("W", "s")] == same


@pytest.mark.parametrize("before, body", rows({
    "class_attribute": ("", "SGD.seen = getattr(SGD, 'seen', 0) + 1\nparams['W'] += SGD.seen"),
    "global": ("memory = []", "memory.append(1)\nparams['W'] += len(memory)"),
    "numpy": ("", "np.ones = np.zeros\nparams['W'] += np.ones(1)"), "random_numbers": ("", "params['W'] += np.random.rand()"),
}))
def test_cases_do_not_see_each_other(before, body):
    def world():
        return np.random.get_state()[1].tolist(), np.get_printoptions(), np.geterr(), np.ones
    scope, untouched = define(body, before=before), world()
    first, second = ask(scope, CASE, CASE)
    assert first == second and "paths" in first
    assert world() == untouched and not scope.get("memory") and "seen" not in vars(scope["SGD"])


def test_optimizers_of_one_case_take_turns_in_one_process():
    paths = only("memory.append(1)\nparams['s'] += len(memory)", {**CASE, "runs": [ONE, ONE]}, before="memory = []")["paths"]
    assert [path["s"] for path in paths] == [[[0.5], [1.5], [4.5]], [[0.5], [2.5], [6.5]]]


def test_hyperparameters_arrive_and_lr_is_set_before_each_update():
    runs = [{**ONE, "args": [0.5]}, {**ONE, "kwargs": {"lr": 0.25}}, {**ONE, "lrs": [1.0, 2.0]}]
    found = [path["s"] for path in only(RIGHT, {**CASE, "runs": runs})["paths"]]
    assert found == [[[0.5], [0.0], [-0.5]], [[0.5], [0.25], [0.0]], [[0.5], [-0.5], [-2.5]]]


@pytest.mark.parametrize("body", rows({
    "plain": RIGHT, "extra_key": f"{RIGHT}\nparams['more'] = 1.0", "other_order": f"{RIGHT}\nparams['x'] = params.pop('x')",
    "new_arrays": "params.update({key: params[key] - self.lr * grads[key] for key in 'yx'})",
}))
def test_a_surface_is_followed_from_where_the_params_are(body):
    path = only(body, WALK)["paths"][0]
    assert np.ravel([path["x"], path["y"]]) == pytest.approx([-7.0, -6.93, -6.8607, 2.0, 1.6, 1.28])
    path = only("params['y'] -= 1e200 * grads['y']", {**WALK, "steps": 4})["paths"][0]  # one may also leave the world
    assert not np.isfinite(path["y"][-1]).all() and np.isfinite(path["x"]).all()


@pytest.mark.parametrize("body", rows({
    "print": "print('x' * 10 ** 7)", "stderr": "print('x' * 10 ** 7, file=sys.stderr)", "original": "sys.__stdout__.write('x')",
    "descriptor": "os.write(1, b'x' * 10 ** 6)", "command": "os.system('echo x; echo x >&2')",
}))
def test_nothing_that_is_printed_is_kept(body, capfd):
    result = only(f"{body}\n{RIGHT}")
    assert "paths" in result and len(json.dumps(result)) < 1000
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("step, error, value", rows({
    "none": (0, "TypeError", None), "module": (0, "TypeError", np), "function": (0, "TypeError", len),
    "no_update": (1, "AttributeError", object), "other_update": (1, "TypeError", type("SGD", (), {"update": lambda self: 0})),
}))
def test_what_is_no_such_class_raises(step, error, value):
    found = ask({"SGD": value})[0]["error"]
    assert (found["kind"], found["type"], found["step"], found["lines"]) == ("raised", error, step, [])
    assert ask({"SGD": lambda lr=0.1: define(RIGHT)["SGD"](lr)}) == ask(define(RIGHT))  # whatever makes an optimizer will do


@pytest.mark.parametrize("names, scope", rows({
    "nothing": ([], {}), "others": (["Sgd"], {"Sgd": int, "_Hidden": int, "number": 3, "function": len}),
    "odd_keys": (["5", "A"], {5: int, "A": int}), "many": (["A" * n for n in range(1, 21)], {"A" * n: int for n in range(1, 99)}),
}))
def test_a_missing_class_is_told_once_with_what_there_is(names, scope):
    assert ask(scope, CASE, CASE) == [{"error": {"kind": "missing", "names": names}}]


def test_without_fork_it_answers_all_the_same(monkeypatch):
    scope, more = define(RIGHT), define("sys.exit()")
    expected = ask(scope, CASE, WALK), ask(more)
    monkeypatch.delattr(os, "fork")
    assert (ask(scope, CASE, WALK), ask(more)) == expected


@pytest.mark.parametrize("part", [calls, probe])
def test_what_runs_in_there_imports_nothing_of_ours(part):
    nodes = list(ast.walk(ast.parse(Path(part.__file__).read_text())))
    modules = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    modules |= {f"{'.' * node.level}{node.module}" for node in nodes if isinstance(node, ast.ImportFrom)}
    assert {name for name in modules if name.split(".")[0] not in sys.stdlib_module_names} <= {"numpy", "descent.surfaces", ".calls", ".walker"}


def test_it_runs_where_students_work(tmp_path):
    (tmp_path / "descent").symlink_to(Path(descent.__file__).parent)
    (tmp_path / PROBE).mkdir()
    for part in (calls, probe):
        (tmp_path / PROBE / Path(part.__file__).name).symlink_to(part.__file__)
    program = (f"import sys\nfrom {PROBE}.probe import answer\nclass SGD:\n    lr = 0.1\n"
               f"    def update(self, params, grads):\n        {RIGHT}\n"
               f"print(answer({json.dumps({'target': 'SGD', 'seconds': 20, 'cases': [CASE, WALK]})!r}, globals()))\n"
               "assert not {'grader', 'tests', 'reference_solutions'} & set(sys.modules)")
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, env={"PYTHONPATH": str(tmp_path)}, text=True,
                          capture_output=True, check=True)
    assert json.loads(done.stdout) == ask(define(RIGHT), CASE, WALK)

"""A course of one page to be broken, a copy of the checkout, and what `python -m grader check` says about it."""
import importlib
import json
import os
import shutil
import sys
from multiprocessing import get_context

import pytest

from grader import autograde  # noqa: F401  (nbgrader_config.py imports it; forks find it here)
from grader import check as checker
from grader.cli import main
from grader.course import Course
from tests.conftest import copy_kit

ANSWER = "params[key] -= self.lr * grads[key]"
HINT = '"""Take `W = params["W"]` before the update. Does `W` see it?"""\n'
MISTAKE = f'''

class WritesToANewArray(SGD):
    {HINT}
    def update(self, params, grads):
        for key in params:
            params[key] = params[key] - self.lr * grads[key]
'''


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """A copy of the checkout with one page, and one mistake of its first exercise, left, so that proving it is quick."""
    kit = copy_kit(tmp_path_factory.mktemp("small") / "kit")
    page = next(page for page in Course(kit).pages if "sgd" in page.exercises)
    for pattern in ("source/*.md", "source/*/*.ipynb", "release/*/*.ipynb"):
        for path in kit.glob(pattern):
            if path.stem != page.name:
                path.unlink()
    for folder in ("reference_solutions", "tests/hidden"):
        for name in set(Course(kit).names(folder)) - set(page.exercises):
            (kit / folder / f"{name}.py").unlink()
    for path in [*kit.glob("source/*/"), *kit.glob("release/*/")]:
        if path.name != page.assignment:
            shutil.rmtree(path)
    for folder in (kit / "docs", *kit.glob("tests/*/")):
        if folder.name != "hidden":
            shutil.rmtree(folder)
    cases = (kit / "tests/hidden/sgd.py").read_text(encoding="utf-8").partition("\nMOVE =")[0]
    write(kit, "tests/hidden/sgd.py", cases + MISTAKE)
    return kit


@pytest.fixture
def kit(small, tmp_path):
    """The small course, to be broken."""
    return shutil.copytree(small, tmp_path / "kit")


def write(kit, path, text=""):
    (kit / path).parent.mkdir(parents=True, exist_ok=True)
    (kit / path).write_text(text, encoding="utf-8")


def change(kit, path, old, new):
    text = (kit / path).read_text(encoding="utf-8")
    assert old in text
    write(kit, path, text.replace(old, new))


def add(kit, path, text):
    write(kit, path, (kit / path).read_text(encoding="utf-8") + text)


def change_cell(kit, path, number, **fields):
    notebook = json.loads((kit / path).read_text(encoding="utf-8"))
    notebook["cells"][number].update(fields)
    write(kit, path, json.dumps(notebook))


def complaints(kit, released, prove=False):
    """What `check` says about a course, where generating its release would give that of another folder.

    Without `prove`, its hidden tests are taken for proven: running them is what takes long.
    """
    return in_fork(_complaints, kit, released, prove)


def in_fork(function, *arguments):
    """A function's result from a process of its own: it imports modules of the course, which must not stay.

    Only the result is pickled, not the function: a test before may have loaded another course's `tests` over this module.
    """
    context = get_context("fork")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=lambda: there.send(function(*arguments)))
    process.start()
    there.close()
    try:
        return here.recv()
    except EOFError:
        raise AssertionError(f"{function.__name__} raised; its traceback is in what this test printed") from None
    finally:
        process.join()


def _complaints(kit, released, prove):
    _enter(kit)
    if not prove:
        checker._proof = lambda *_: ()
    checker.release = lambda course, target: shutil.copytree(released / "release", target, dirs_exist_ok=True)
    return checker.check(Course(kit))


def run_command(kit, name):
    _enter(kit)
    return main([name])


def _enter(kit):
    for name in [name for name in sys.modules if name.split(".")[0] in ("tests", "reference_solutions")]:
        del sys.modules[name]
    sys.path.insert(0, str(kit))
    importlib.invalidate_caches()
    os.chdir(kit)

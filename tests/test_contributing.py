"""CONTRIBUTING.md, followed to the letter: a further exercise in four steps, and what `check` says when a step is left out."""
import re
import shutil
from pathlib import Path

import nbformat
import pytest

from grader.course import Course
from grader.demo import compare, make_course
from tests.conftest import KIT, copy_kit, run
from tests.submissions import edit, write_answer

TEXT = (KIT / "CONTRIBUTING.md").read_text(encoding="utf-8")
STEPS = dict(re.findall(r"^\d\. \*\*The (\w+)\*\*: (.*?)(?=^\d\.|^#)", TEXT, re.S | re.M))
TABLE = [row for row in TEXT.splitlines() if row.startswith("| ")][2:]

ANSWER = '''"""Signum: the sign of a fading mean of gradients.

Source: Bernstein, Wang, Azizzadenesheli and Anandkumar (2018), signSGD: compressed optimisation for non-convex problems, algorithm 2.
"""
import numpy as np


class Signum:
    """Step by lr in every number, whichever way the mean gradient points."""

    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.v = None

    def update(self, params, grads):
        """Change every array in params, in place, by one step."""
        ### BEGIN SOLUTION
        if self.v is None:
            self.v = {key: np.zeros_like(value) for key, value in params.items()}
        for key in params:
            self.v[key] = self.momentum * self.v[key] + (1 - self.momentum) * grads[key]
            params[key] -= self.lr * np.sign(self.v[key])
        ### END SOLUTION
'''

PAGE = '''---
assignment: optimizers
---

# Signum: which way, not how far

With $\\eta$ (`lr`) and $\\mu$ (`momentum`): $v \\leftarrow \\mu v + (1 - \\mu) \\nabla L$,
then $\\theta \\leftarrow \\theta - \\eta \\, \\mathrm{sign}(v)$.

{{points}}

```python locked id="setup"
import numpy as np
from descent import check
```

```python solution

```

### First step

```python check test="first_step" points=2
check(Signum, check.downhill, check.follows_lr, check.every_parameter)
```

### Several steps

```python check test="several_steps" points=2
check(Signum, check.constant_gradient(1, 1, 1), check.ignores_gradient_size, check.anywhere)
```

### Long run

```python check test="long_run" points=2
check(Signum, check.ends_below(1, lr=0.1, n=200))
```

### On a surface

```python check test="surface" points=2
check(Signum, check.ends_below(2, lr=0.2, n=30))
```

### The contract

```python check test="contract" points=1.5
check(Signum, check.in_place, check.keeps_gradients, check.any_shape, check.own_memory, check.takes_a_new_lr)
```
'''

CASES = '''"""What a submitted Signum is judged by, and the mistakes that students make."""
import numpy as np

from grader.cases import Exercise
from reference_solutions.signum import Signum

from .common import CONTRACT, RATE, RULE

EXERCISE = Exercise("signum", Signum, hyper={"lr": (0.05, 0.5), "momentum": (0.5, 0.85)}, cases=RULE + RATE + CONTRACT,
                    lr_on={"ellipse": (0.05, 0.15), "rotated_ellipse": (0.02, 0.06)})


class TakesTheSignFirst(Signum):
    """The sign is taken of the mean, and not the mean of signs."""

    def update(self, params, grads):
        if self.v is None:
            self.v = {key: np.zeros_like(value) for key, value in params.items()}
        for key in params:
            self.v[key] = self.momentum * self.v[key] + (1 - self.momentum) * np.sign(grads[key])
            params[key] -= self.lr * self.v[key]
'''

FILES = {"reference_solutions/signum.py": ANSWER, "source/09_signum.md": PAGE, "tests/hidden/signum.py": CASES}


@pytest.fixture(scope="module")
def signum(tmp_path_factory):
    """A copy of the kit with a further exercise, rendered and released. Do not change it: see `alter`."""
    kit = copy_kit(tmp_path_factory.mktemp("contributing") / "descent")
    for path, text in FILES.items():
        assert not (kit / path).exists()
        (kit / path).write_text(text, encoding="utf-8")
    proof = _commands(STEPS["proof"])
    assert proof[-1] == "python -m grader check"
    outputs = [run(command, kit) for command in proof]
    (kit / "said").write_text(outputs[-1], encoding="utf-8")
    return kit


@pytest.fixture
def alter(signum, tmp_path):
    """alter(path, old, new) changes a file of a copy of `signum`, alter(path) deletes it. Returns the copy."""
    kit = Path(shutil.copytree(signum, tmp_path / "descent"))

    def alter(path, old=None, new=None):
        if old is None:
            (kit / path).unlink()
        else:
            text = (kit / path).read_text(encoding="utf-8")
            assert text.count(old) == 1
            (kit / path).write_text(text.replace(old, new), encoding="utf-8")
        return kit
    return alter


def test_the_steps_name_the_files_that_this_test_writes():
    assert list(STEPS) == ["answer", "page", "cases", "proof"]
    assert [re.search(r"`([^`]+)`", STEPS[step])[1] for step in list(STEPS)[:3]] == list(FILES)
    for step, text in zip(STEPS, (ANSWER, PAGE, CASES)):  # what the step asks for is in the file
        for part in {"answer": ("### BEGIN SOLUTION", "### END SOLUTION"), "cases": ("EXERCISE",),
                     "page": ('python locked id="setup"', "python solution", "{{points}}")}[step]:
            assert f"`{part}`" in STEPS[step] and part in text


def test_four_steps_add_an_exercise(signum):
    assert (signum / "said").read_text() == "Everything is current and proven.\n"
    notebook = nbformat.read(signum / "release" / "optimizers" / "09_signum.ipynb", as_version=4)
    text = "\n".join(cell.source for cell in notebook.cells)
    assert "class Signum" in text and "YOUR CODE HERE" in text and "zeros_like" not in text
    assert "| contract | 1.5 |" in text and "| **in all** | **9.5** |" in text
    assert len(list(signum.glob("release/optimizers/*.ipynb"))) == len(list(KIT.glob("release/optimizers/*.ipynb"))) + 1


def test_a_student_gets_points_for_it(signum, tmp_path):
    course = make_course(Course(signum), tmp_path / "course")
    run("nbgrader generate_assignment optimizers", course)
    right = ANSWER[ANSWER.index("class"):]
    wrong = right.replace("np.sign(self.v[key])", "np.sign(grads[key])").replace("-= self.lr", "+= self.lr")
    for student, answer in {"ada-01": right, "ada-02": wrong}.items():
        folder = course / "submitted" / student / "optimizers"
        folder.mkdir(parents=True)
        shutil.copy(course / "release" / "optimizers" / "09_signum.ipynb", folder)
        edit(folder / "09_signum.ipynb", lambda notebook: write_answer(notebook, "signum", answer))
    run("python -m grader grade optimizers", course)
    assert compare(course, "ada-01", {"signum": 9.5}) == {"signum": (9.5, 9.5)}
    assert compare(course, "ada-02", {"signum": 0})["signum"][0] <= 1.5  # the contract, perhaps


REFERENCE, WRITTEN, HIDDEN = FILES
LEFT_OUT = {  # what is done to the finished exercise: (changes, the file that is to be named, the remedy)
    "the answer": ([(REFERENCE,)], REFERENCE, r"Write "),
    "the page": ([(WRITTEN,)], REFERENCE, r"Add a page"),
    "the cases": ([(HIDDEN,)], HIDDEN, r"Write it"),
    "the docstring of a mistake": ([(HIDDEN, '    """The sign is taken of the mean, and not the mean of signs."""\n', "")],
                                   HIDDEN, r"TakesTheSignFirst has no docstring\. Write there"),
    "the cases of a test": ([(WRITTEN, 'test="long_run"', 'test="long_walk"')], WRITTEN, r"'long_walk'\. Add one, or correct"),
    "the change in place": ([(REFERENCE, "params[key] -=", "params[key] = params[key] -")],
                            HIDDEN, rf"Signum is right but fails contract\. Correct the case, or {REFERENCE}"),
    "the solution's lines": ([(REFERENCE, "        ### BEGIN SOLUTION\n", ""), (REFERENCE, "        ### END SOLUTION\n", "")],
                             HIDDEN, r"an untouched skeleton passes first_step"),
}


@pytest.mark.parametrize("what", LEFT_OUT)
def test_check_names_file_and_remedy_when_something_is_left_out(alter, what):
    changes, file, remedy = LEFT_OUT[what]
    for change in changes:
        kit = alter(*change)
    code, output = _check(kit)
    assert code in (1, 2) and "Traceback" not in output
    assert any(file in line and re.search(remedy, line) for line in output.splitlines()), output


def test_every_path_of_the_table_exists():
    paths = [path for row in TABLE for path in re.findall(r"`([^`\s]+[./][^`\s]+)`", row.split("|")[2])]
    assert len(TABLE) > 10 and len(paths) >= len(TABLE) - 1  # one row names no file, but a page's front matter
    for path in paths:
        pattern = re.sub(r"<\w+>", "*", path)
        found = [here for here in KIT.glob(pattern) if pattern == path or not here.name.startswith("_")]
        assert found, f"{path}: the table of CONTRIBUTING.md names it, and there is none"


def test_every_command_exists():
    known = set(re.findall(r"^    (\w+) ", run("python -m grader --help", KIT), re.M))
    commands = _commands(TEXT)
    used = {command.split()[3] for command in commands if command.startswith("python -m grader ")}
    assert {"render", "release", "check", "absorb"} <= used <= known
    for command in commands:
        if command.startswith("make "):
            run(command.replace("make", "make -n", 1), KIT)
        elif command.startswith("python -m "):
            assert (KIT / command.split()[2] / "__main__.py").is_file(), command
        else:
            assert (KIT / command.split()[1]).is_file(), command


def _commands(text):
    """What a text asks to type: code spans that begin with a program's name."""
    return re.findall(r"`((?:python -m|python \S+\.py|make) ?[^`]*)`", text)


def _check(kit):
    """(exit code, output) of `python -m grader check`."""
    *lines, code = run("python -m grader check; echo $?", kit).splitlines()
    return int(code), "\n".join(lines)

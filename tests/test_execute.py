"""Running and judging a notebook, whatever its code does to the kernel that is asked for its results."""
import nbformat
import pytest

from grader import session
from grader.course import Course
from grader.execute import TRIES, execute, is_judged
from grader.judge import FAILED, PASSED, UNGRADED
from grader.kernel import Client
from grader.server import ServerLost
from grader.settings import Settings
from tests.conftest import KIT
from tests.helpers import rows

RIGHT = """
import numpy as np

class Adam:
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
        self.lr, self.beta1, self.beta2, self.eps, self.m, self.v, self.t = lr, beta1, beta2, eps, {}, {}, 0

    def update(self, params, grads):
        self.t += 1
        for key in params:
            m = self.m[key] = self.beta1 * self.m.get(key, 0.0) + (1 - self.beta1) * grads[key]
            v = self.v[key] = self.beta2 * self.v.get(key, 0.0) + (1 - self.beta2) * grads[key] ** 2
            params[key] -= self.lr * m / (1 - self.beta1 ** self.t) / (np.sqrt(v / (1 - self.beta2 ** self.t)) + self.eps)
"""


@pytest.fixture
def asked(monkeypatch):
    """How many cases each request to the kernel asked for, in the order of the requests."""
    counts, ask = [], session.Session.ask

    async def counted(self, target, cases, **how):
        results = await ask(self, target, cases, **how)
        counts.append(len(results or ()))
        return results
    monkeypatch.setattr(session.Session, "ask", counted)
    return counts


def asking(answer):
    """A notebook that has nothing but this class before the cells that ask for Adam."""
    notebook = nbformat.read(KIT / "source" / "optimizers" / "05_adam.ipynb", as_version=4)
    cells = [cell for cell in notebook.cells if is_judged(cell) and cell.metadata.nbgrader.grade_id.startswith("adam-")]
    notebook.cells = [nbformat.v4.new_code_cell(answer), *cells]
    return notebook


def judged(answer):
    """{test: status} of a notebook with this class."""
    notebook = asking(answer)
    assert execute(notebook, Course(KIT), Settings()) == ""
    return {cell.metadata.nbgrader.grade_id.removeprefix("adam-"): cell.metadata.descent.status for cell in notebook.cells[1:]}


TESTS = ["first_step", "several_steps", "long_run", "surface", "contract", "epsilon"]


def test_cells_in_a_row_are_asked_for_at_once(asked):
    assert judged(RIGHT) == dict.fromkeys(TESTS, PASSED) and len(asked) == 1 and asked[0] > 2 * len(TESTS)


def test_a_failing_cell_is_asked_for_once_more_case_by_case(asked):
    wrong = RIGHT.replace("self.t += 1", "self.t += 1 if 'x' not in params else 2")
    assert judged(wrong) == {**dict.fromkeys(TESTS, PASSED), "surface": FAILED} and asked[1:] == [2]


def test_whoever_ends_the_kernel_keeps_the_points_of_the_cells_before(asked):
    wrong = RIGHT.replace("self.t += 1", "self.t += 1\n        if 'x' in params:\n            import os; os.kill(os.getppid(), 9)")
    assert list(judged(wrong).values()) == 3 * [PASSED] + 3 * [UNGRADED]


@pytest.mark.parametrize("dies, verdict", rows({"once": (1, PASSED), "always": (TRIES, UNGRADED)}))
def test_a_kernel_that_dies_before_anything_was_run_is_started_again(dies, verdict, monkeypatch):
    started, ready = [], Client.wait_for_ready

    async def dying(self, timeout=None):
        started.append(1)
        if len(started) <= dies:
            raise RuntimeError("The kernel died before it was ready.")
        await ready(self, timeout)
    monkeypatch.setattr(Client, "wait_for_ready", dying)
    notebook = asking(RIGHT)
    assert ("died before it was ready" in execute(notebook, Course(KIT), Settings())) == (verdict == UNGRADED)
    assert notebook.cells[-1].metadata.descent.status == verdict and len(started) == min(dies + 1, TRIES)


def test_where_the_fork_server_is_killed_again_and_again_the_grader_says_that_it_failed(monkeypatch):
    tries = []

    async def lost(*_, **__):
        tries.append(1)
        raise ServerLost("The fork server is gone.")
    monkeypatch.setattr(session.Session, "ask", lost)
    notebook = asking(RIGHT)
    assert "ServerLost" in execute(notebook, Course(KIT), Settings()) and len(tries) == TRIES
    assert {cell.metadata.descent.differs for cell in notebook.cells[1:]} == {"The grader failed, not your code."}

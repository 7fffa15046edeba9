"""The hostile gallery, graded in one run beside honest students: it gains nothing, reads nothing, harms nobody."""
import ctypes
import os
import re
import select
import shutil
import time
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pytest
from nbgrader.api import Gradebook

from grader.sandbox import require_wall
from tests.bait import baited
from tests.conftest import run
from tests.submissions import hand_in as hand_in_honestly
from tests.submissions import expected, notebook_of
from tests.submissions.hostile import ANY, attacks, earned, hand_in

ASSIGNMENT = "optimizers"
ATTACKS = attacks()
HONEST = ("a-honest", "zz-honest")  # before and after all others
LIMITS = """
c.Descent.cell_seconds = 2
c.Descent.test_seconds = 2
c.Descent.notebook_seconds = 10
c.Descent.memory_bytes = 300 * 2**20
c.Descent.processes = 40
c.Descent.output_bytes = 200_000
c.Descent.file_bytes = 8 * 2**20
"""
PR_SET_CHILD_SUBREAPER = 36


@pytest.fixture(scope="module")
def battle(generated, tmp_path_factory):
    """One run over the whole gallery, with what was there before and after it."""
    require_wall()  # the demo's course would be graded without one
    root = tmp_path_factory.mktemp("battle")
    course, temporary = Path(shutil.copytree(generated, root / "course")), root / "tmp"
    temporary.mkdir()
    with open(course / "nbgrader_config.py", "a", encoding="utf-8") as config:
        config.write(LIMITS)
    release, submitted = course / "release" / ASSIGNMENT, course / "submitted"
    for student in HONEST:
        hand_in_honestly("right_plain", release, submitted / student / ASSIGNMENT)
    alone = _alone(course, root / "alone")
    with baited(course, root / "home", notebook_of("sgd", submitted / HONEST[0] / ASSIGNMENT)) as bait, _subreaper():
        for name, attack in ATTACKS.items():
            hand_in(attack, release, submitted / name / ASSIGNMENT, bait.targets)
        said = run(f"python -m grader grade {ASSIGNMENT} --workers 3", course, expect=None, TMPDIR=str(temporary),
                   **bait.environment)
        yield SimpleNamespace(course=course, bait=bait, said=said, alone=alone, harm=bait.harm(),
                              orphans=_orphans(bait.process.pid), scratch=sorted(temporary.iterdir()),
                              page=notebook_of("sgd", release).name)


def _alone(course, folder):
    """What the honest students get when nobody else is there: {student: verdicts}."""
    shutil.copytree(course, folder)
    run(f"python -m grader grade {ASSIGNMENT}", folder)
    return {student: _verdicts(folder, student) for student in HONEST}


class _subreaper:
    """While this lasts, processes whose parents have died become our children, so that none goes unseen."""

    def __enter__(self):
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)

    def __exit__(self, *problem):
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 0, 0, 0, 0)


def _orphans(ours):
    """Processes that the run has left to us. Those that were killed with it get ten seconds to be gone."""
    deadline = time.monotonic() + 10
    while True:
        lists = [(task / "children").read_text().split() for task in Path("/proc/self/task").iterdir()]
        pids = {int(pid) for pids in lists for pid in pids} - {ours}
        if not pids or time.monotonic() > deadline:
            return pids
        for pid in pids:
            try:
                select.select([os.pidfd_open(pid)], [], [], 0.1)
                os.waitpid(pid, os.WNOHANG)
            except OSError:
                pass


def _verdicts(course, student):
    """{notebook: {cell: verdict}} of a student's graded notebooks."""
    return {path.name: {cell.metadata.nbgrader.grade_id: cell.metadata.descent
                        for cell in nbformat.read(path, as_version=4).cells if "descent" in cell.metadata}
            for path in sorted((course / "autograded" / student / ASSIGNMENT).glob("*.ipynb"))}


def _score(course, student):
    with Gradebook(f"sqlite:///{course}/gradebook.db") as gradebook:
        return gradebook.find_submission(ASSIGNMENT, student).score


def _shown(battle, name):
    """What can be read of a submission afterwards, besides its own source: outputs, verdicts and what the run said."""
    path = battle.course / "autograded" / name / ASSIGNMENT / battle.page
    text = [line for line in battle.said.splitlines() if f"/{name}/" in line or f"{name}, " in line]
    for cell in nbformat.read(path, as_version=4).cells if path.exists() else ():
        text += [cell.get("metadata", {}).get("descent", {}).get("message", "")]
        for output in cell.get("outputs", ()):
            text += [str(output.get(part, "")) for part in ("text", "ename", "evalue")]
            text.append(output.get("data", {}).get("text/plain", ""))
    return "\n".join(text)


def test_the_run_came_to_its_end(battle):
    assert re.search(rf"{len(ATTACKS) + len(HONEST)} graded, 0 unchanged, 0 failed", battle.said), battle.said[-3000:]
    assert "The grader failed" not in battle.said and "Traceback" not in battle.said


@pytest.mark.parametrize("name", ATTACKS)
def test_earns_what_its_numbers_earn(battle, name):
    points, most = _score(battle.course, name), earned(ATTACKS[name])
    assert points <= most if ATTACKS[name].earns == ANY else points == most


@pytest.mark.parametrize("name", ATTACKS)
def test_was_tried_and_failed(battle, name):
    assert ATTACKS[name].shows and re.search(ATTACKS[name].shows, _shown(battle, name)), _shown(battle, name)[:2000]


@pytest.mark.parametrize("student", HONEST)
def test_honest_students_notice_nothing(battle, student):
    assert _score(battle.course, student) == sum(expected("right_plain").values())
    assert _verdicts(battle.course, student) == battle.alone[student]


def test_no_secret_came_out(battle):
    for folder in ("autograded", ".grading"):
        for path in (battle.course / folder).rglob("*"):
            assert not path.is_file() or battle.bait.secret.encode() not in path.read_bytes(), path
    assert battle.bait.secret.encode() not in (battle.course / "gradebook.db").read_bytes()
    assert battle.bait.secret not in battle.said


def test_nothing_was_reached_changed_or_left(battle):
    assert battle.harm == {} and battle.orphans == set() and battle.scratch == []


def test_feedback_of_those_who_hand_in_links_tells_nothing(battle):
    linking = [name for name in ATTACKS if name.startswith("links_")]
    run(f"nbgrader generate_feedback {ASSIGNMENT} --student='links_*'", battle.course, HOME=str(battle.bait.home))
    assert linking
    for name in linking:
        files = [path for path in (battle.course / "feedback" / name).rglob("*") if path.is_file()]
        assert files
        for path in files:
            assert battle.bait.secret.encode() not in path.read_bytes() and not path.name.startswith("data")


def test_the_gallery_is_large_and_says_what_each_tries():
    assert len(ATTACKS) >= 60
    assert all(attack.tries and attack.shows for attack in ATTACKS.values())

"""The hostile gallery against stock nbgrader, for comparison: `make baseline` writes docs/hostile.md. Takes some minutes.

Stock nbgrader grades the same submissions with its default steps. The graded cells hold what an author would write: hidden
asserts that compare with the reference. Every attack gets a course, a home folder and a limit of time of its own, and is
followed by an honest student. Attacks are bounded and leave markers at most, which are taken away.
"""
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from nbgrader.api import Gradebook

KIT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(KIT))

from tests.bait import baited  # noqa: E402
from tests.submissions import edit, graded, notebook_of, write_answer  # noqa: E402
from tests.submissions.hostile import ANY, FAMILIES, RIGHT, earned, hand_in, table  # noqa: E402

ASSIGNMENT, HOSTILE, HONEST = "optimizers", "ada-01", "ada-02"
PATIENCE = 40  # seconds for one hostile and one honest notebook; undisturbed they take about 8
AT_ONCE = 3
MEMORY = 4 * 2**30  # bytes of address space, for the machine's sake
CONFIG = """
c = get_config()
c.CourseDirectory.course_id = "stock"
c.ExecutePreprocessor.timeout = 3
"""
REFERENCE = '''
class _Reference:
    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        for key in params:
            params[key] -= self.lr * grads[key]
'''
HIDDEN = '''
### BEGIN HIDDEN TESTS
import numpy as np
{reference}

def _play(make):
    params = {{"W": np.ones((2, 3)), "b": np.zeros(3)}}
    optimizer = make(lr=0.1)
    for step in range({steps}):
        optimizer.update(params, {{"W": np.full((2, 3), step + 1.0), "b": np.full(3, -0.5)}})
    return params

_expected, _got = _play(_Reference), _play(SGD)
for _key in _expected:
    assert np.allclose(_expected[_key], _got[_key]), f"{{_key}} is not right"
### END HIDDEN TESTS
'''
HEAD = """# Hostile submissions: stock nbgrader and Descent

Written by `make baseline`, which runs the gallery of `tests/submissions/hostile/` against nbgrader {version} as it comes: default
steps, no wall, hidden asserts that compare with a reference in the graded cells, a time limit of 3 seconds a cell, and
{patience} seconds for the command before it is killed. Each row is one submission, followed by an honest student. Every one of
them is harmless by construction: loops, processes and memory are bounded, and nothing but markers are written.

The last column is what `tests/test_hostile.py` asserts in one run over all of them behind the wall, with nothing read, nothing
changed and nobody else disturbed. "Up to" stands where the points depend on the machine's speed. The seconds are of this one
run, on a machine with other work to do.

Of {count} submissions, under stock nbgrader {gained} gain points that they have not earned, {read} read a secret of the grader's,
{harmed} reach or leave something outside of their notebook, {honest} change an honest student's grade or leave him without
one, and {failed} end without a grade of their own or need the command to be killed. Here none does any of the first four.
Points are out of {most}.
"""


def make_course(folder):
    """A course of stock nbgrader with one notebook, made from ours, and its assignment generated."""
    source = folder / "source" / ASSIGNMENT
    source.mkdir(parents=True)
    (folder / "nbgrader_config.py").write_text(CONFIG)
    path = Path(shutil.copy(notebook_of("sgd", KIT / "source" / ASSIGNMENT), source))

    def change(notebook):
        notebook.cells = [cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade_id", "").startswith("sgd-")]
        next(cell for cell in notebook.cells if cell.id == "sgd-setup").source = "import numpy as np"
        for number, cell in enumerate(cell for cell in notebook.cells if cell.metadata.nbgrader.grade):
            cell.source = HIDDEN.format(reference=REFERENCE, steps=3 * number + 1).strip()
    edit(path, change)
    shutil.copytree(KIT / "reference_solutions", folder / "reference_solutions")
    run(folder, folder, "generate_assignment", ASSIGNMENT)
    return folder


def run(course, home, *arguments, **environment):
    """Runs nbgrader in a course. Returns (exit code or None where it had to be killed, seconds, what it said)."""
    env = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "PYTHONPATH": str(KIT), "HOME": str(home),
           "PYTHONWARNINGS": "ignore", "OPENBLAS_NUM_THREADS": "1", **environment}
    started = time.monotonic()
    with tempfile.TemporaryFile("w+", errors="replace") as said:
        process = subprocess.Popen([sys.executable, "-m", "nbgrader", *arguments], cwd=course, env=env, stdin=subprocess.DEVNULL,
                                   stdout=said, stderr=subprocess.STDOUT, start_new_session=True,
                                   preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)))
        try:
            code = process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            code = None
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        seconds = time.monotonic() - started
        end_all(f"HOME={home}")
        said.seek(0)
        return code, seconds, said.read()


def end_all(sign):
    """Ends what a run has left: processes that have this in their environment."""
    for path in Path("/proc").glob("[0-9]*/environ"):
        with suppress(OSError):
            if sign.encode() in path.read_bytes().split(b"\0"):
                os.kill(int(path.parent.name), signal.SIGKILL)


def try_one(template, attack, root):
    """Lets one attack loose on stock nbgrader. Returns a dict of what happened."""
    course, home = Path(shutil.copytree(template, root / "course")), root / "home"
    scratch = root / "tmp"
    scratch.mkdir()
    release = course / "release" / ASSIGNMENT
    honest = course / "submitted" / HONEST / ASSIGNMENT
    honest.mkdir(parents=True)
    path = Path(shutil.copy(notebook_of("sgd", release), honest))
    edit(path, lambda notebook: write_answer(notebook, "sgd", RIGHT))
    with baited(course, home, path) as bait:
        hand_in(attack, release, course / "submitted" / HOSTILE / ASSIGNMENT, bait.targets)
        code, seconds, said = run(course, home, "autograde", ASSIGNMENT, **bait.environment, TMPDIR=str(scratch))
        harm = bait.harm()  # daemons carry the mark in their command line, should they have changed their environment
        secret = any(bait.secret.encode() in file.read_bytes() for file in (course / "autograded").rglob("*") if file.is_file())
        deserves = most() if attack in table("denial").values() else earned(attack)  # who is not stopped keeps his points
        return {"code": code, "seconds": seconds, "points": score(course, HOSTILE), "honest": score(course, HONEST), "harm": harm,
                "read": secret or bait.secret in said, "deserves": deserves}


def most():
    """The points of the notebook."""
    return sum(points for name, points in graded().items() if name.startswith("sgd-"))


def score(course, student):
    """Points in the gradebook, or None where a student has no grade."""
    with Gradebook(f"sqlite:///{course}/gradebook.db") as gradebook:
        try:
            notebooks = gradebook.find_submission(ASSIGNMENT, student).notebooks
            grades = [grade for notebook in notebooks for grade in notebook.grades]
        except Exception:
            return None
        if not grades or any(grade.auto_score is None and grade.manual_score is None for grade in grades):
            return None
        return sum(notebook.score for notebook in notebooks)


def tell(found):
    """What happened, as one sentence."""
    parts = []
    if found["points"] is not None and found["points"] > found["deserves"]:
        parts.append(f"**gains {found['points']:g} points**, {found['deserves']:g} were earned")
    if found["read"]:
        parts.append("**reads the secret**")
    parts += [f"**{what}**" for what in sorted(map(_without_names, found["harm"].values()))]
    if found["honest"] is None:
        parts.append("**the honest student gets no grade**")
    elif found["honest"] != most():
        parts.append(f"**the honest student gets {found['honest']:g} points**")
    if found["code"] is None:
        parts.append(f"had to be killed after {PATIENCE} s")
    elif found["points"] is None:
        parts.append("no grade")
    elif found["points"] < found["deserves"]:
        parts.append(f"loses its own {found['deserves']:g} points")
    return "; ".join(parts) or "no gain, no harm"


def _without_names(text):
    """A sentence on harm, without this machine's paths and numbers."""
    return re.sub(r"secret-\w+|hostile-\S+|/\S+|: .*", "", text).strip()


def main(target=KIT / "docs" / "hostile.md", only=()):
    """Runs all attacks and writes the table."""
    lines, all_found = [], []
    with (tempfile.TemporaryDirectory(prefix="baseline-", ignore_cleanup_errors=True) as scratch,
          ThreadPoolExecutor(AT_ONCE) as pool):
        template = make_course(Path(scratch, "template"))
        jobs = {name: pool.submit(try_one, template, attack, Path(scratch, name))
                for family in FAMILIES for name, attack in table(family).items() if not only or name in only}
        for family in FAMILIES:
            lines += [f"\n## {family.capitalize()}\n", "| submission | tries | under stock nbgrader | seconds | here |",
                      "| --- | --- | --- | --- | --- |"]
            for name, attack in table(family).items():
                if name in jobs:
                    found = jobs[name].result()
                    all_found.append(found)
                    lines.append(f"| {name} | {attack.tries} | {tell(found)} | {found['seconds']:.0f} | "
                                 f"{'up to ' if attack.earns == ANY else ''}{earned(attack):g} points |")
                    print(lines[-1], flush=True)
    head = HEAD.format(version=version("nbgrader"), patience=PATIENCE, count=len(all_found), most=f"{most():g}",
                       gained=sum(found["points"] is not None and found["points"] > found["deserves"] for found in all_found),
                       read=sum(found["read"] for found in all_found), harmed=sum(bool(found["harm"]) for found in all_found),
                       honest=sum(found["honest"] != most() for found in all_found),
                       failed=sum(found["points"] is None or found["code"] is None for found in all_found))
    Path(target).write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*([os.devnull, sys.argv[1:]] if sys.argv[1:] else []))

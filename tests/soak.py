"""Many grading runs, in each of which one part is killed at a random moment: `make soak`, or `python -m tests.soak COUNT [SEED]`."""
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from bench.cluster import cluster
from grader.course import Course
from grader.demo import make_course
from tests.conftest import KIT, run
from tests.killing import CLUSTER, LOCAL, adopted, grade_and_kill
from tests.test_grade import gradebook, notebooks
from tests.test_kills import class_of_four


def soak(count, seed, folder):
    """Grades until something was killed in `count` runs. Prints a line for each; returns how many ended otherwise than undisturbed."""
    rng, wrong, killed, number = random.Random(seed), 0, Counter(), 0
    generated = make_course(Course(KIT), folder / "generated")
    run("nbgrader generate_assignment optimizers", generated)
    handed_in = class_of_four(generated, folder / "handed_in")
    course, started = shutil.copytree(handed_in, folder / "quiet"), time.monotonic()
    run("python -m grader grade optimizers --workers 2", course)
    length = time.monotonic() - started
    quiet = gradebook(course), notebooks(course)
    with cluster(folder=folder) as dask:
        while killed.total() < count:
            number += 1
            victim, here = rng.choice([*((name, None) for name in LOCAL), *((name, dask) for name in CLUSTER)])
            moment, scratch = rng.uniform(0, length), folder / "scratch"
            scratch.mkdir()
            course = shutil.copytree(handed_in, folder / "course")
            with adopted() as left:
                done = grade_and_kill(course, victim, moment, scratch, here)
                own = {process.pid for processes in dask.processes.values() for process in processes}
                orphans = {process for process in left() if process.pid not in own} if here is None else set()
            killed[victim] += done
            run("python -m grader grade optimizers", course, TMPDIR=str(scratch))
            same = (gradebook(course), notebooks(course)) == quiet and not orphans and not list(scratch.iterdir())
            wrong += not same
            print(f"{number}, {killed.total()}/{count} killed: {victim}{' on a cluster' if here else ''}, after {moment:.1f} s, "
                  f"{'killed' if done else 'was done before'}: {'the same' if same else f'ANOTHER ({course})'}", flush=True)
            if same:
                shutil.rmtree(course)
            shutil.rmtree(scratch)
            if not same:
                shutil.move(course, folder / f"other-{number}")
    print(f"{number} runs, killed: {dict(killed)}; {wrong} ended in another gradebook, or left something behind.")
    return wrong


def main(arguments):
    """Runs the soak in a scratch folder, which stays if something was wrong."""
    folder = Path(tempfile.mkdtemp(prefix="descent-soak-"))
    wrong = soak(int(arguments[0]), arguments[1] if len(arguments) > 1 else time.time_ns(), folder)
    if not wrong:
        shutil.rmtree(folder)
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

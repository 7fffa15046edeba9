"""Grades the same class with stock nbgrader and with Descent, and prints what each costs, as ratios."""
import argparse
import json
import os
import platform
import shutil
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.table import Table

from grader.course import Course

from . import classes
from .cluster import cluster
from .measure import control_group, cost, enter
from .wall import wall

KIT = Path(__file__).resolve().parents[1]
GRADE = [sys.executable, "-W", "ignore", "-m", "grader", "grade"]
TARGETS = {"times stock's submissions per minute": (12, None), "times the floor's processor time": (None, 3),
           "ms of processor to sanitize and save a notebook": (None, 100), "MB in the grading process": (None, 500),
           "% of the first run to regrade an unchanged class": (None, 1)}


def main():
    """Runs the benchmark. Returns the exit code."""
    options = _options()
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])  # alembic's
    with tempfile.TemporaryDirectory(prefix="descent-bench-") as scratch:
        figures = measure(Path(scratch), options)
    report(figures)
    if options.json:
        Path(options.json).write_text(json.dumps(figures, indent=1) + "\n")
    return 0


def measure(scratch, options):
    """All figures, as plain data. Costs are for one submission, in seconds, unless their names say otherwise."""
    course = classes.ours(Course(KIT), scratch / "course", options.assignment, options.notebooks)
    notebooks = len(list((course / "source" / options.assignment).glob("*.ipynb")))
    students = [f"s{number:04d}" for number in range(max(options.sizes))]
    figures = {"machine": machine(), "assignment": options.assignment, "notebooks": notebooks, "grown": {}}
    say("stock nbgrader")
    plain = classes.stock(course, scratch / "stock", options.assignment)
    classes.hand_in(course, options.assignment, students[:options.stock])
    shutil.move(course / "submitted", plain / "submitted")
    spent = cost([sys.executable, "-W", "ignore", "-m", "nbgrader", "autograde", options.assignment], plain)
    figures["stock"] = vars(spent.per(options.stock))
    say("the floor")
    folders = [str(path) for path in sorted((plain / "submitted").glob(f"*/{options.assignment}"))]
    once = cost([sys.executable, "-W", "ignore", "-m", "bench.floor"], KIT)
    spent = cost([sys.executable, "-W", "ignore", "-m", "bench.floor", *folders], KIT)
    figures["floor"] = {"wall": (spent.wall - once.wall) / options.stock, "cpu": (spent.cpu - once.cpu) / options.stock}
    say("the wall")
    figures["wall"] = dict(zip(("once", "per notebook"), wall()))
    for size in options.sizes:
        say(f"a class of {size}")
        classes.hand_in(course, options.assignment, students[:size])
        here = classes.fresh(course, scratch / f"class-{size}")
        first = cost([*GRADE, options.assignment], here)
        again = cost([*GRADE, options.assignment], here)
        shutil.rmtree(here / ".grading" / "marks")
        saved = cost([*GRADE, options.assignment], here)
        figures["grown"][size] = {"first": vars(first.per(size)), "unchanged": vars(again), "saved": vars(saved.per(size))}
        shutil.rmtree(here)
    say("start-up")
    empty = cost([*GRADE, options.assignment, "--students", "nobody"], course, expect=(2,))
    figures["start-up"] = vars(empty)
    size = min(options.cluster, max(options.sizes))
    if size:
        say(f"a cluster of two, a class of {size}")
        here = classes.fresh(course, scratch / "cluster")
        for path in sorted((here / "submitted").iterdir())[size:]:
            shutil.rmtree(path)
        with control_group() as group, cluster(enter(group)) as dask:
            figures["cluster"] = vars(cost([*GRADE, options.assignment, "--scheduler", dask.address], here, group=group).per(size))
    figures["ratios"] = ratios(figures)
    return figures


def ratios(figures):
    """What the figures say, each as one number. TARGETS has what some of them must reach."""
    size = max(figures["grown"])
    ours, stock, floor = figures["grown"][size], figures["stock"], figures["floor"]
    smallest = figures["grown"][min(figures["grown"])]["first"]
    return {
        "times stock's submissions per minute": stock["wall"] / ours["first"]["wall"],
        **({"times stock's, on a cluster of two": stock["wall"] / figures["cluster"]["wall"]} if "cluster" in figures else {}),
        "of stock's processor time": ours["first"]["cpu"] / stock["cpu"],
        "times the floor's processor time": ours["first"]["cpu"] / floor["cpu"],
        "ms of processor to sanitize and save a notebook":
            1000 * (ours["saved"]["cpu"] - figures["start-up"]["cpu"] / size) / figures["notebooks"],
        "ms to build the wall, once for each worker": 1000 * figures["wall"]["once"],
        "ms for the wall of one notebook": 1000 * figures["wall"]["per notebook"],
        "MB in the grading process": ours["first"]["memory"] / 1e6,
        f"times the cost per submission, {size} against {min(figures['grown'])}": ours["first"]["wall"] / smallest["wall"],
        "% of the first run to regrade an unchanged class": 100 * ours["unchanged"]["wall"] / (ours["first"]["wall"] * size),
    }


def report(figures):
    """Prints the figures and ratios."""
    console = Console(width=None if sys.stdout.isatty() else 110)
    table = Table("", "wall s", "processor s", "memory MB", title=f"One submission of {figures['notebooks']} notebooks")
    rows = {"stock nbgrader autograde": figures["stock"], "the floor": figures["floor"],
            **{f"grade, a class of {size}": row["first"] for size, row in figures["grown"].items()},
            **({"grade, on a cluster of two": figures["cluster"]} if "cluster" in figures else {})}
    for name, row in rows.items():
        memory = f"{row['memory'] / 1e6:.0f}" if row.get("memory") else ""
        table.add_row(name, f"{row['wall']:.2f}", f"{row['cpu']:.2f}", memory)
    console.print(table)
    table = Table("", "measured", "target")
    for name, value in figures["ratios"].items():
        low, high = TARGETS.get(name, (None, None))
        table.add_row(name, f"{value:.3g}", f"at least {low}" if low else f"at most {high}" if high else "")
    console.print(table)
    console.print(f"{figures['machine']}. Ratios of one run; no time in seconds is a promise.")


def machine():
    """What this was measured on."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{os.cpu_count()} cores, {memory:.0f} GiB, {platform.system()} {platform.release()}, Python {platform.python_version()}"


def say(what):
    """Tells on stderr what is measured now."""
    print(f"measuring: {what}", file=sys.stderr, flush=True)


def _options():
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--assignment", default="optimizers")
    parser.add_argument("--notebooks", type=lambda text: text.split(","), metavar="NAME,...", help="only these (default: all)")
    parser.add_argument("--sizes", type=lambda text: [int(part) for part in text.split(",")], default=[10, 100, 1000],
                        metavar="N,N,...", help="sizes of the classes (default: 10,100,1000)")
    parser.add_argument("--stock", type=int, default=5, metavar="N", help="submissions that stock nbgrader grades (default: 5)")
    parser.add_argument("--cluster", type=int, default=100, metavar="N", help="submissions that a cluster grades (default: 100; 0: none)")
    parser.add_argument("--json", metavar="FILE", help="write all figures there, too")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())

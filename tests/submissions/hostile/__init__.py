"""Hostile submissions: tables of attacks, one module for each family. Tests grade them all at once; the demo does not.

Every attack is harmless to the machine that it runs on, wall or no wall: loops, processes, memory and files are bounded, and
what it writes are markers. `make baseline` runs the same attacks against stock nbgrader.
"""
import importlib
import shutil
from dataclasses import dataclass
from pathlib import Path

from .. import add_cell, edit, graded, notebook_of, right_plain, write_answer

FAMILIES = ("checks", "stealing", "messages", "denial", "reach", "leftovers", "files")
RIGHT = right_plain.ANSWERS["sgd"]
WRONG = RIGHT.replace("-=", "+=")
NOTHING, ALL, ANY = "nothing", "all", "any"
HELPERS = '''T = {targets!r}


def attempt(what, action):
    """Does it, and tells what came of it."""
    try:
        print(f"{{what}}: got {{action()!r}}"[:3000])
    except BaseException as problem:
        print(f"{{what}}: {{type(problem).__name__}}")
'''


@dataclass(frozen=True)
class Attack:
    """One hostile submission, a notebook of the exercise `sgd` with something else in it.

    tries: what it tries. code: the cell that does it. It stands before the cell whose name ends in `before`, under a cell that
    defines `T`, what an attacker may know of the machine, and `attempt`. answer: what is in the solution cell. earns: which
    graded cells have points, NOTHING, ALL, names of tests, or ANY where that depends on the machine: it harms nobody but itself.
    alter: changes the folder of notebooks, alter(path of the notebook, T). shows: a pattern that the graded notebook or the
    run's notes must show, so that the attack is known to have been tried and to have failed.
    """
    tries: str
    code: str = ""
    before: str = "first_step"
    answer: str = WRONG
    earns: object = NOTHING
    shows: str = ""
    alter: object = None


def attacks():
    """{name: Attack} of all families, in order."""
    return {name: attack for family in FAMILIES for name, attack in table(family).items()}


def table(family):
    """{name: Attack} of one family."""
    return importlib.import_module(f"{__name__}.{family}").ATTACKS


def hand_in(attack, release, folder, targets):
    """Writes a hostile submission into a folder. release: the folder of released notebooks. targets: what `T` is.

    One notebook is handed in: the others would cost time and show nothing.
    """
    folder = Path(folder)
    folder.mkdir(parents=True)
    path = Path(shutil.copy(notebook_of("sgd", release), folder))
    edit(path, lambda notebook: write_answer(notebook, "sgd", attack.answer))
    if attack.code:
        add_cell(path, HELPERS.format(targets=targets), before=attack.before)
        add_cell(path, attack.code.strip("\n"), before=attack.before)
    if attack.alter:
        attack.alter(path, targets)


def earned(attack):
    """The points that an attack's submission must get, or may get at most where it earns ANY."""
    worth = {name.removeprefix("sgd-"): points for name, points in graded().items() if name.startswith("sgd-")}
    tests = {NOTHING: (), ALL: worth, ANY: worth}.get(attack.earns) if isinstance(attack.earns, str) else attack.earns
    return sum(worth[test] for test in tests)

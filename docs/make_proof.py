"""Writes docs/proof.md: which case shows which mistake, on several course seeds. `make proof` runs it; the number of seeds may follow."""
import sys
import warnings
from pathlib import Path

import numpy as np

KIT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(KIT))

from grader import proof  # noqa: E402  (the line above finds it)
from grader.course import Course  # noqa: E402
from grader.mistakes import title, variants  # noqa: E402
from tests.test_proof import JUSTIFIED, explained  # noqa: E402

SEEDS = 3  # as many as docs/proof.md says; each takes a good minute of a core, and mutants, on the first alone, another

HEAD = """# What the hidden tests have been shown to tell apart

A hidden test is worth what it lets through. So the tests of this course are tested themselves, in five ways, on several course seeds:

1. **Right answers pass.** The reference, every other right form of the rule, and plain, looping and inheriting answers of the gallery
   pass every case. How far right forms drift apart is measured: far below what is tolerated.
2. **Wrong answers fail.** A catalogue holds the mistakes that students make, each as runnable code, many in several variants. Every one
   fails in some case, on every seed. The tables below show in which.
3. **Every case is needed.** Of the cases of a graded cell, each is the only one to show some mistake. Else it goes, or the reason why it
   stays is written down (`JUSTIFIED` in `tests/test_proof.py`).
4. **Nothing unforeseen passes.** Mutants are made from each reference: every change of one place in its syntax tree (another operator,
   another number, a line left out or moved), and pairs of changes that are drawn. Those that pass all cases were read one by one;
   each is as right as the reference, and `EQUIVALENT` in `tests/test_proof.py` says why.
5. **Mistakes are called by their names.** From the numbers alone the grader names each mistake of the catalogue, and never another one.

Tests on every change of the project repeat this, not all of it on each seed. `make proof` repeats all of it on every seed, but for
mutants, which meet one, and writes this page. To prove an exercise of your own, add it (CONTRIBUTING.md), and run `make proof`: it ends
with "Everything is proven", or says what is not.

**How to read a table.** Take a row in which only the last columns have dots: that mistake is invisible to the first step and to long
walks, and would pass a test that only looks at those. Leaving out eps is one: no ordinary gradient shows it. Columns numbered alike
in two exercises need not be the same case; the list above a table names them.

Written by `make proof` on {seeds} course seeds. A row is a mistake, a column a case in the order of its exercise. ● means that
the case shows the mistake on every seed, in all its variants; ○ that it does so on some. A blank: the case cannot see it.
"""

OTHERS = """
## Functions and variables

Each mistake fails, and is called by its own name, on every seed; each case is the only one of its cell to show some mistake, or
the only one to ask for some number of a variable. Mutants: every change of one place in the function, or of one number in the
variable (none where many numbers are right); those that pass are as right as the reference.

| exercise | cases | mistakes | mutants | of these pass |
| --- | :-: | :-: | :-: | :-: |
"""


def main(seeds):
    """The report as Markdown; the exit code is 1 where something is not as it should be."""
    course, parts, wrong = Course(KIT), [HEAD.format(seeds=len(seeds))], []
    for name in course.names("tests/hidden"):
        exercise = course.exercise(name)
        if exercise.kind == "class":
            print(name, file=sys.stderr)
            parts.append(_section(exercise, course.mistakes(name), seeds, wrong))
    parts.append(OTHERS + "\n".join(_row(course.exercise(name), course.mistakes(name), seeds, wrong)
                                    for name in course.names("tests/hidden") if course.exercise(name).kind != "class") + "\n")
    (KIT / "docs" / "proof.md").write_text("\n".join(parts), encoding="utf-8")
    print("\n".join(wrong) or "Everything is proven.")
    return bool(wrong)


def _row(exercise, mistakes, seeds, wrong):
    print(exercise.name, file=sys.stderr)
    everything = {}
    for seed in seeds:
        table = proof.table(exercise, mistakes, seed)
        everything |= {(seed, one): cases for one, cases in table.items()}
        wrong += [f"{exercise.name}, {seed}: {title(one)} passes" for one, cases in table.items() if not cases]
        wrong += [f"{exercise.name}, {seed}: {title(mistake)} is called {said!r}"
                  for mistake, said in proof.misnamed(exercise, mistakes, seed)]
    if exercise.kind == "function" or proof.is_judged(exercise):
        wrong += [f"{exercise.name}: nothing needs the case {case.name!r}" for case in proof.needless(exercise, everything)]
    if exercise.kind == "function":
        count, passed = proof.survivors(exercise, seeds[0])
        wrong += [f"{exercise.name}: this mutant passes: {what}" for what in passed if not explained(exercise.name, what)]
    elif proof.is_judged(exercise):  # a number more or less may be as right
        count, passed = 0, []
    else:
        others = proof.altered(exercise.value)
        count, passed = len(others), [where for where, value in others if len(proof.failing(exercise, value, seeds[0])) != 1]
        wrong += [f"{exercise.name}: not one case, but more or none, asks for the number at {where}" for where in passed]
    return f"| {exercise.name} | {len(exercise.cases)} | {len(mistakes)} | {count} | {len(passed)} |"


def _section(exercise, mistakes, seeds, wrong):
    tables = [proof.table(exercise, mistakes, seed) for seed in seeds]
    ones = {mistake: variants(mistake) for mistake in mistakes}
    for seed, table in zip(seeds, tables):
        wrong += [f"{exercise.name}, {seed}: {title(one)} passes" for one, cases in table.items() if not cases]
    everything = {(seed, one): cases for seed, table in zip(seeds, tables) for one, cases in table.items()}
    wrong += [f"{exercise.name}: nothing needs the case {case.name!r}" for case in proof.needless(exercise, everything)
              if (exercise.name, case.name) not in JUSTIFIED]
    for seed in seeds:
        wrong += [f"{exercise.name}, {seed}: {title(mistake)} is called {said!r}"
                  for mistake, said in proof.misnamed(exercise, mistakes, seed)]
    count, passed = proof.survivors(exercise, seeds[0], two=1000)
    wrong += [f"{exercise.name}: this mutant passes: {what}" for what in passed if not explained(exercise.name, what)]
    gaps = [proof.gap(exercise, right, seed) for right in exercise.rights for seed in seeds]
    cases = "\n".join(f"{number}. {case.test}: {case.name}" for number, case in enumerate(exercise.cases, 1))
    rows = [f"| mistake | {' | '.join(str(number) for number in range(1, len(exercise.cases) + 1))} |",
            "| --- |" + " :-: |" * len(exercise.cases)]
    for mistake in mistakes:
        marks = [_mark([case in table[one] for table in tables for one in ones[mistake]]) for case in exercise.cases]
        rows.append(f"| {title(mistake)} | {' | '.join(marks)} |")
    return (f"\n## {exercise.target}\n\n{len(mistakes)} mistakes in {sum(map(len, ones.values()))} variants. {count} mutants of the "
            f"reference, of which {len(passed)} pass and are as right as it is. The right forms differ by {max(gaps):.1e} at most.\n\n"
            f"{cases}\n\n" + "\n".join(rows) + "\n")


def _mark(seen):
    return "●" if all(seen) else "○" if any(seen) else ""


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    np.seterr(all="ignore")
    raise SystemExit(main([f"course {number}" for number in range(int(sys.argv[1]) if len(sys.argv) > 1 else SEEDS)]))

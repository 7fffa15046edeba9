"""The command line: `python -m grader COMMAND`."""
import argparse
import errno
import json
import os
import sys
from dataclasses import asdict
from pathlib import Path

from traitlets import TraitError

from .course import CONFIG, Course, CourseError

OF_FILES = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.EDQUOT}


def main(argv=None):
    """Runs a command. Returns the exit code: 0 done, 1 something needs a look, 2 the command itself was wrong."""
    options = _parser().parse_args(argv)
    try:
        course = None if options.run in ANYWHERE else Course.around()
        return options.run(course, options) or 0
    except CourseError as problem:
        print(problem, file=sys.stderr)
        return 2
    except OSError as problem:
        if problem.errno not in OF_FILES:
            raise
        print(f"{problem.filename or 'A file'}: {problem.strerror}. Make it yours to read and write, or make room on its disk, and start "
              "this again.", file=sys.stderr)
        return 2
    except TraitError as problem:
        print(f"{CONFIG}: {problem} Correct the setting there.", file=sys.stderr)
        return 2


def _parser():
    parser = argparse.ArgumentParser(prog="python -m grader", description="Renders, releases and grades the course around "
                                     "the current folder.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(run, *arguments):
        name = run.__name__.strip("_")
        made = commands.add_parser(name, help=run.__doc__, description=run.__doc__)
        made.set_defaults(run=run)
        for flags, keywords in arguments:
            made.add_argument(*flags, **keywords)

    command(_render, (("--force",), {"action": "store_true", "help": "drop edits that were made in the notebooks"}))
    command(_absorb)
    command(_release)
    command(_check)
    command(_grade, (("assignment",), {}),
            (("--students",), {"nargs": "+", "metavar": "ID", "help": "only these"}),
            (("--workers",), {"type": int, "metavar": "N", "help": "processes to run notebooks in (default: one a core)"}),
            (("--scheduler",), {"metavar": "tcp://HOST:PORT", "help": "run notebooks on a Dask cluster"}),
            (("--force",), {"action": "store_true", "help": "execute again what has been executed"}),
            (("--dry-run",), {"action": "store_const", "dest": "way", "const": "dry", "help": "leave the gradebook alone: show who "
                              "would gain or lose which points, and why"}),
            (("--apply",), {"action": "store_const", "dest": "way", "const": "apply", "help": "write what the last --dry-run showed"}),
            (("--drop",), {"action": "store_const", "dest": "way", "const": "drop", "help": "forget what the last --dry-run showed"}),
            (("--json",), {"metavar": "FILE", "help": "write what was done, or would change, to a file as JSON"}),
            (("--unsafe",), {"action": "store_true", "help": "without a wall around submissions: with all your rights"}))
    command(_report, (("assignment",), {}),
            (("--names",), {"action": "store_true", "default": True, "help": "say who did what (the default)"}),
            (("--anonymous",), {"dest": "names", "action": "store_false", "help": "without names, to show in class"}),
            (("--html",), {"metavar": "FILE", "help": "where to write the page (default: reports/ASSIGNMENT.html)"}),
            (("--csv",), {"metavar": "FILE", "help": "write the figures as CSV"}),
            (("--json",), {"metavar": "FILE", "help": "write the figures as JSON"}))
    kit = ("--kit",), {"metavar": "FOLDER", "help": "where its pages come from (default: the checkout that this program runs from)"}
    roster = {"metavar": "NAME", "help": "the class list's column of ids, if it is none of the usual ones"}
    command(_new, (("folder",), {"metavar": "COURSE_DIR", "help": "where to put it: a new or an empty folder"}),
            (("--selection",), {"metavar": "NAME", "help": "only the pages of a selection in selections.yaml (default: all pages)"}),
            (("--roster",), {"metavar": "FILE.csv", "help": "a class list, so that names show"}), (("--id-column",), roster),
            (("--course-id",), {"metavar": "ID", "help": "what the exchange calls it (default: as the kit, descent)"}),
            (("--exchange",), {"metavar": "FOLDER", "help": "where assignments go out and come back"}), kit)
    command(_roster, (("file",), {"metavar": "FILE.csv"}), (("--id-column",), roster))
    command(_lab, (("arguments",), {"nargs": argparse.REMAINDER, "metavar": "-- ...", "help": "options of jupyter lab"}))
    command(_update, (("folder",), {"nargs": "?", "metavar": "COURSE_DIR", "help": "the course (default: the one around this folder)"}),
            (("--dry-run",), {"action": "store_true", "help": "only say what would be done"}), kit)
    command(_doctor)
    command(_demo, (("folder",), {"nargs": "?", "default": "build/demo", "help": "where to put it (default: build/demo)"}))
    return parser


def _render(course, options):
    """Write the notebooks in source/ from the pages and the reference solutions."""
    from .derive import write_notebooks
    _tell_written(course, write_notebooks(course, options.force), "Every notebook is what its page renders to.")


def _absorb(course, options):
    """Carry edits made in the notebooks of source/ back into their pages and reference solutions."""
    from .derive import absorb
    _tell_written(course, absorb(course), "No notebook was edited since it was rendered.")


def _tell_written(course, paths, otherwise):
    print("\n".join(f"wrote {path.relative_to(course.root)}" for path in paths) or otherwise)


def _release(course, options):
    """Generate release/: what students get."""
    from .release import release, versions
    for folder in release(course):
        said = ", ".join(f"{name} {version}" for name, version in versions(folder).items())
        print(f"wrote {folder.relative_to(course.root)}/ (versions: {said})")


def _grade(course, options):
    """Grade an assignment: run all submissions in parallel, judge them, write the gradebook."""
    from . import rejudge
    from .grade import Options, grade
    _expect_place(options.json)
    wanted = Options(options.students, options.workers, options.force, options.unsafe, options.scheduler)
    if options.way == "drop":
        print("Dropped." if rejudge.drop(course, options.assignment) else "There was nothing to drop.")
        return 0
    if options.way == "dry":
        found = rejudge.propose(course, options.assignment, wanted)
        rejudge.report(found)
        _write_json(options.json, {**asdict(found), "totals": found.totals()})
        return 0
    outcome = (rejudge.apply if options.way else grade)(course, options.assignment, wanted)
    for student, notes in outcome.notes.items():
        print(f"{student}:", *notes, sep="\n  ")
    print(f"{len(outcome.graded)} graded, {len(outcome.skipped)} unchanged, {len(outcome.failed)} failed; "
          f"{outcome.executed} notebooks executed")
    _write_json(options.json, asdict(outcome))
    return outcome.code


def _expect_place(path):
    """Says before a class is graded that the file that is asked for cannot be written."""
    if path and (Path(path).is_dir() or not os.access(Path(path).resolve().parent, os.W_OK)):
        raise CourseError(f"{path}: it cannot be written there. Name another file with --json.")


def _write_json(path, data):
    if path:
        Path(path).write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _report(course, options):
    """Write a class report: totals, statistics of the parts, mistakes, wrong paths, who is missing or late."""
    from .classbook import read_class
    from .report import figures
    from .report_page import write
    for path in write(figures(read_class(course, options.assignment), options.names), course, options):
        print(f"wrote {path}")


def _new(_, options):
    """Make a course in a folder of its own: closed to students, with a seed drawn at random, pages of the kit and a class list."""
    from .new import Wishes, introduce, make
    from .kit import find_kit
    made = make(find_kit(options.kit), options.folder, Wishes(options.selection, options.roster, options.id_column,
                                                              options.course_id, options.exchange))
    return introduce(made)


def _roster(course, options):
    """Put a class list into the gradebook, so that names show: a CSV file, or what Canvas or Moodle exports."""
    from .roster import import_roster, read_roster
    roster = read_roster(options.file, options.id_column)
    print(f"{import_roster(course, roster)} students are in the gradebook.", *roster.problems, sep="\n  ")
    return bool(roster.problems)


def _lab(course, options):
    """Start JupyterLab with formgrader for this course."""
    from .lab import lab
    return lab(course, options.arguments[options.arguments[:1] == ["--"]:])


def _update(_, options):
    """Bring a newer kit's pages, references, tests and configuration into a course; what its instructor edited stays."""
    from .kit import find_kit
    from .update import run
    if options.folder and not (Path(options.folder) / CONFIG).is_file():
        raise CourseError(f"{options.folder} is no course: it holds no {CONFIG}. Name a course's folder.")
    return run(Course(options.folder) if options.folder else Course.around(), find_kit(options.kit), options.dry_run)


def _doctor(course, options):
    """Say what this machine offers for grading, and how to mend what it lacks."""
    from .doctor import examine, report
    return report(examine())


def _demo(course, options):
    """Play a whole course in a scratch folder: release, a class that hands in, grading, feedback."""
    from .demo import demo, report
    return report(demo(course, options.folder), options.folder)


def _check(course, options):
    """Prove that everything derived is current and that the hidden tests tell right from wrong."""
    from .check import check
    complaints = check(course)
    for complaint in complaints:
        print(complaint)
    print(f"{len(complaints)} complaints" if complaints else "Everything is current and proven.")
    return bool(complaints)


ANYWHERE = (_doctor, _new, _update)  # these find a course themselves, or need none

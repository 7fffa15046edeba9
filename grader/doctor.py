"""Says what this machine offers for grading, and what each lack means and how to mend it."""
import os
import platform
import subprocess
import sys

from .course import Course, CourseError
from .desk import Finding, desk
from .kit import find_kit
from .sandbox import NoWall, bubblewrap, require_wall
from .server import ForkServer
from .update import plan


def examine():
    """All findings, in the order in which they matter: the machine, then the course here, if there is one, its desk and its kit."""
    found = [look() for look in (_python, _bubblewrap, _wall, _fork_server, _machine)]
    try:
        course = Course.around()
    except CourseError as problem:
        return [*found, Finding("course", None, "none here", str(problem)), *desk(None)]
    try:
        return [*found, *desk(course), kit_of(course)]
    except CourseError as problem:
        return [*found, Finding("course", False, f"{course.root} has a configuration that does not run", str(problem)), *desk(None)]


def report(findings):
    """Prints findings. Returns the exit code: 1 if something is missing that grading needs."""
    for finding in findings:
        mark = {True: "ok     ", False: "missing", None: "note   "}[finding.good]
        print(f"{mark}  {finding.title}: {finding.found}")
        if finding.remedy:
            print(f"         {finding.remedy}")
    return int(any(finding.good is False for finding in findings))


def kit_of(course):
    """Pages, answers and tests of a course are those of the kit that this program runs from, but for what its instructor edited."""
    try:
        kit = find_kit()
        told = {} if kit.root == course.root else plan(course, kit).told
    except CourseError as problem:
        return Finding("kit", None, "not compared with the course's pages and tests", str(problem))
    if kit.root == course.root:
        return Finding("kit", True, "this course is the kit itself")
    if told:
        more = f" and {len(told) - 3} more" if len(told) > 3 else ""
        return Finding("kit", None, f"the one in {kit.root} has other pages or tests than this course: {', '.join(sorted(told)[:3])}{more}",
                       "See what would change with `python -m grader update --dry-run`, and bring it in with `python -m grader update`.")
    return Finding("kit", True, f"pages and tests are those of {kit.root}, with your own edits")


def _python():
    return Finding("Python", sys.version_info >= (3, 11, 2), f"{platform.python_version()} on {platform.system()} {platform.release()}",
                   "" if sys.version_info >= (3, 11, 2) else "Descent needs 3.11.2 or newer.")


def _bubblewrap():
    try:
        path = bubblewrap()
    except NoWall as problem:
        return Finding("bubblewrap", False, "not found", str(problem))
    version = subprocess.run([path, "--version"], capture_output=True, text=True).stdout.strip()
    return Finding("bubblewrap", True, f"{version}, {path}")


def _wall():
    try:
        require_wall()
    except NoWall as problem:
        return Finding("namespaces", False, "the wall cannot be built", str(problem))
    return Finding("namespaces", True, "user, process, mount, network and IPC namespaces can be made")


def _fork_server():
    try:
        server = ForkServer()
    except NoWall as problem:
        return Finding("fork server", False, "it does not start behind the wall", str(problem))
    server.close()
    return Finding("fork server", True, "starts behind the wall")


def _machine():
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 0
    cores, memory = os.cpu_count() or 1, pages / 2**30
    enough = memory >= 1 + 0.5 * cores
    return Finding("machine", enough or None, f"{cores} cores, {memory:.1f} GiB of memory",
                   "" if enough else "Use fewer workers (`--workers`), or lower c.Descent.memory_bytes.")

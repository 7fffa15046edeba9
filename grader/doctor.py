"""Says what this machine offers for grading, and what each lack means and how to mend it."""
import os
import platform
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from nbgrader.exchange import ExchangeFactory

from .course import Course, CourseError
from .sandbox import NoWall, bubblewrap, require_wall
from .server import ForkServer
from .settings import Descent, load_config


@dataclass(frozen=True)
class Finding:
    """One thing looked at. good: True, False, or None where it is a matter of taste. remedy: what helps, if anything does."""
    title: str
    good: bool | None
    found: str
    remedy: str = ""


def examine():
    """All findings, in the order in which they matter."""
    return [look() for look in (_python, _bubblewrap, _wall, _fork_server, _machine, _course, _exchange, _formgrader)]


def report(findings):
    """Prints findings. Returns the exit code: 1 if something is missing that grading needs."""
    for finding in findings:
        mark = {True: "ok     ", False: "missing", None: "note   "}[finding.good]
        print(f"{mark}  {finding.title}: {finding.found}")
        if finding.remedy:
            print(f"         {finding.remedy}")
    return int(any(finding.good is False for finding in findings))


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


def _course():
    try:
        course = Course.around()
    except CourseError as problem:
        return Finding("course", None, "none here", str(problem))
    settings = Descent(config=load_config(course)).settings
    if settings.seed == "choose your own words":
        return Finding("course", None, f"{course.root}", "Its hidden inputs are everybody's: set c.Descent.seed in nbgrader_config.py.")
    if os.name == "posix" and course.root.stat().st_mode & 0o077:
        return Finding("course", None, f"{course.root} can be read by other users", f"Close it to students: chmod 700 {course.root}")
    return Finding("course", True, f"{course.root}")


def _exchange():
    try:
        config = load_config(Course.around())
    except CourseError:
        config = None
    root = Path(ExchangeFactory(config=config).list(config=config).root if config else ExchangeFactory().list().root)
    if not root.is_dir():
        return Finding("exchange", None, f"{root} does not exist", "Needed only to release and collect with nbgrader: "
                       f"mkdir -p {root} && chmod 777 {root}, or set c.Exchange.root in nbgrader_config.py.")
    if root.stat().st_mode & 0o777 != 0o777:
        return Finding("exchange", None, f"{root} cannot be written by all", f"chmod 777 {root}")
    return Finding("exchange", True, f"{root}")


def _formgrader():
    run = subprocess.run([sys.executable, "-m", "jupyter", "server", "extension", "list"], capture_output=True, text=True)
    enabled = any("formgrader" in line and "enabled" in line for line in (run.stdout + run.stderr).splitlines())
    return Finding("formgrader", True if enabled else None, "enabled in JupyterLab" if enabled else "not enabled",
                   "" if enabled else "jupyter server extension enable --sys-prefix nbgrader.server_extensions.formgrader")

"""JupyterLab with formgrader for a course, set up right however it is started: `python -m grader lab`."""
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

from .desk import FORMGRADER, closed, exchange_folder, gradebook, root, secret
from .doctor import report
from .wiring import find_tools

PATH = os.environ.get("PATH", os.defpath)  # the user's: a course's configuration adds to it
SETTINGS = Path(__file__).parent / "lab_settings"  # no news, a short time between two savings; a user's own settings count more


def command(course, arguments=()):
    """The command that starts JupyterLab for a course. arguments: what the instructor says besides; it counts more than ours.

    Nothing is asked of other hosts: no news, no newer versions, no catalogue of extensions.
    """
    rootless = [] if getattr(os, "geteuid", lambda: 1)() else ["--allow-root"]  # Jupyter refuses to be root unless told
    return [sys.executable, "-m", "jupyterlab", f"--ServerApp.root_dir={course.root}",
            f"--ServerApp.jpserver_extensions={FORMGRADER}=True", f"--LabApp.app_settings_dir={SETTINGS}",
            "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate", "--LabApp.extension_manager=readonly",
            *rootless, *arguments]


def lab(course, arguments=()):
    """Says what is amiss with the course, and becomes JupyterLab. Returns its exit code, where a process cannot become another."""
    find_tools()
    report([found for found in (look(course) for look in (closed, secret, root, gradebook, exchange_folder)) if found.good is not True])
    print(f"JupyterLab for {course.root}: menu Nbgrader > Formgrader. Ctrl+C ends it.", flush=True)
    os.chdir(course.root)
    if os.name == "posix":
        return os.execv(sys.executable, command(course, arguments))  # signals then reach JupyterLab itself
    return subprocess.call(command(course, arguments))


def python(folder="."):
    """How this Python is called from a folder: `python` where that is it, else its path."""
    found = shutil.which("python", path=PATH)
    if found and os.path.dirname(found) == os.path.dirname(sys.executable):
        return "python"
    return shlex.quote(min(sys.executable, os.path.relpath(sys.executable, folder), key=len))

"""What an instructor's desk needs besides a machine: a closed course, its gradebook, the exchange, formgrader. Each lack, and its remedy."""
import os
import shutil
import sqlite3
import sys
from contextlib import chdir, closing
from dataclasses import dataclass
from pathlib import Path

from jupyter_core.paths import jupyter_config_path, jupyter_path
from jupyter_server.extension.config import ExtensionConfigManager
from jupyter_server.serverapp import ServerApp, list_running_servers
from jupyterlab_server.config import get_page_config
from nbgrader.apps.baseapp import NbGrader
from nbgrader.coursedir import CourseDirectory
from nbgrader.exchange import ExchangeFactory

from .course import CONFIG
from .settings import Descent, Settings, load_config

FORMGRADER = "nbgrader.server_extensions.formgrader"
TAB = "@jupyter/nbgrader"
EVERYBODYS = (Settings.seed, "choose your own words")
LAB = "Start it with `python -m grader lab`, which sets that right."


@dataclass(frozen=True)
class Finding:
    """One thing looked at. good: True, False, or None where it is a matter of taste. remedy: what helps, if anything does."""
    title: str
    good: bool | None
    found: str
    remedy: str = ""


def desk(course):
    """All findings about a course and what its instructor works with. course: a Course, or None for what needs none."""
    looks = (closed, secret, root, gradebook, exchange_folder) if course else ()
    return [*(look(course) for look in looks), alembic(), *formgrader(course)]


def nbgrader_of(course):
    """nbgrader's CourseDirectory in a course's folder, with its `config`: Jupyter's own and, over that, the course's. Raises CourseError."""
    load_config(course)  # nbgrader prints a traceback where it cannot, and goes on without
    with chdir(course.root):
        app = NbGrader()
        app.load_config_file()
        made = CourseDirectory(config=app.config)
        made.root, made.db_url  # noqa: B018  (the default of the first is the working folder, when it is first asked for)
    return made


def exchange(course):
    """The folder through which a course's assignments go out and come back, be it there or not."""
    config = nbgrader_of(course).config
    return Path(ExchangeFactory(config=config).list(config=config).root)


def closed(course):
    """Others may not read the answers."""
    shared = load_config(course).CourseDirectory.get("groupshared") is True  # nbgrader's way for several teachers
    if os.name == "posix" and course.root.stat().st_mode & (0o007 if shared else 0o077):
        return Finding("course", None, f"{course.root} can be read by other users", "Close it to students: "
                       f"chmod {'770' if shared else '700'} {course.root}")
    return Finding("course", True, f"{course.root}")


def secret(course):
    """Hidden inputs are drawn from words that nobody knows."""
    if Descent(config=load_config(course)).seed in EVERYBODYS:
        return Finding("seed", None, "the kit's own, so the hidden inputs are everybody's", f"Set c.Descent.seed in {CONFIG} to words "
                       "of your own before the course begins.")
    return Finding("seed", True, "the course's own")


def root(course):
    """nbgrader works where the course is, and knows it by an id."""
    found = nbgrader_of(course)
    if Path(found.root).resolve() != course.root:
        return Finding("nbgrader", False, f"it works in {found.root}, and not here", "c.CourseDirectory.root is set, here or in "
                       f"{', '.join(jupyter_config_path()[:1])}: take it out, or set it to {course.root}.")
    if not found.course_id:
        return Finding("nbgrader", False, "the course has no id", f"Set c.CourseDirectory.course_id in {CONFIG}.")
    return Finding("nbgrader", True, f"knows the course as {found.course_id}")


def gradebook(course):
    """The gradebook is a gradebook, and this course's; the class has names."""
    found = nbgrader_of(course)
    kind, _, path = found.db_url.partition("///")
    if kind != "sqlite:":
        return Finding("gradebook", True, f"kept in {kind.rstrip(':/')}")
    path = course.root / path
    if not path.is_file():
        return Finding("gradebook", True, "none yet: nbgrader makes one when it generates an assignment")
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as book:
            owners = {row[0] for row in book.execute("SELECT DISTINCT course_id FROM assignment")}
            (people, nameless), = book.execute("SELECT count(*), coalesce(sum(last_name IS NULL AND first_name IS NULL), 0) FROM student")
    except sqlite3.Error as problem:
        return Finding("gradebook", False, f"{path} cannot be read: {problem}", "Put a backup in its place, or move it away: then "
                       "generate and grade again.")
    if owners - {found.course_id}:
        return Finding("gradebook", False, f"{path} is the gradebook of {', '.join(sorted(owners - {found.course_id}))}, and this course "
                       f"is {found.course_id}", f"Move it away; or, if the course was renamed, take back c.CourseDirectory.course_id in {CONFIG}.")
    if nameless:
        return Finding("gradebook", None, f"{nameless} of {people} students have no names", "If you have a class list: "
                       "python -m grader roster FILE.csv")
    return Finding("gradebook", True, f"{people} students")


def exchange_folder(course):
    """The exchange is there, and students reach it."""
    folder, name = exchange(course), nbgrader_of(course).course_id
    if not folder.is_dir():
        return Finding("exchange", None, f"{folder} does not exist", "Needed only to release and collect with nbgrader: "
                       f"mkdir -p {folder} && chmod 777 {folder}, or set c.Exchange.root in {CONFIG}.")
    if folder.stat().st_mode & 0o777 != 0o777:
        return Finding("exchange", None, f"{folder} cannot be written by all", f"chmod 777 {folder}")
    locked = [parent for parent in folder.resolve().parents if not parent.stat().st_mode & 0o001]
    if locked:
        return Finding("exchange", None, f"{folder} lies in {locked[0]}, which others cannot enter",
                       f"Good for a trial. For a class, set c.Exchange.root in {CONFIG} to a folder that all can reach.")
    if (folder / name).is_dir() and (folder / name).stat().st_uid != os.geteuid():
        return Finding("exchange", None, f"{folder} holds a course {name} of somebody else", "Choose another "
                       f"c.CourseDirectory.course_id in {CONFIG}.")
    return Finding("exchange", True, f"{folder}")


def alembic():
    """nbgrader makes and changes gradebooks with this command."""
    beside = Path(sys.executable).parent / "alembic"
    found = shutil.which("alembic") or (beside.exists() and str(beside))
    return Finding("alembic", True, found) if found else Finding(
        "alembic", False, "not found, and nbgrader makes no gradebook without it", f"{sys.executable} -m pip install alembic")


def formgrader(course):
    """Formgrader is switched on, and its server sees the course."""
    on = ExtensionConfigManager(read_config_path=jupyter_config_path()).get_jpserver_extensions().get(FORMGRADER)
    hidden = [name for name in get_page_config(jupyter_path("labextensions")).get("disabledExtensions", ())
              if name in (TAB, f"{TAB}:formgrader")]
    if not on:
        yield Finding("formgrader", None, "not enabled", f"jupyter server extension enable --sys-prefix {FORMGRADER}, or {LAB[0].lower()}{LAB[1:]}")
    elif hidden:
        yield Finding("formgrader", None, "its menu entry is switched off", f"jupyter labextension enable {hidden[0]}")
    else:
        yield Finding("formgrader", True, "enabled in JupyterLab")
    if course:
        yield from _servers(course)


def _servers(course):
    """Formgrader says no more than that an error has occurred, where a server does not see the course."""
    app = ServerApp()
    app.load_config_file(suppress_errors=True)
    wanted = app.config.ServerApp.get("root_dir")
    if isinstance(wanted, str) and wanted and not course.root.is_relative_to(Path(wanted).resolve()):
        yield Finding("root_dir", None, f"Jupyter's configuration sets it to {wanted}, and the course is not in there", LAB)
    for server in list_running_servers():
        if not course.root.is_relative_to(Path(server["root_dir"]).resolve()):
            yield Finding("root_dir", None, f"the server at {server['url']} works in {server['root_dir']}, and the course is not in there",
                          f"Formgrader works in another one. {LAB}")

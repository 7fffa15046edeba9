"""README.md, played: every command in it, exactly as it is written, in the folder where a reader would type it.

Each fixture plays one part of a course that goes on in the next. The last tests compare what was played with what is written.
"""
import csv
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import zipfile
from dataclasses import dataclass, field
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import URLError
from urllib.request import HTTPCookieProcessor, Request, build_opener

import nbformat
import pytest
from nbgrader.api import Gradebook

from grader.course import Course
from grader.demo import compare, make_course
from tests.conftest import KIT, copy_kit, run
from tests.submissions import cell, edit, full, load, notebook_of, write_answer

TEXT = (KIT / "README.md").read_text(encoding="utf-8")
BLOCKS = [line for block in re.findall(r"^```sh\n(.*?)^```", TEXT, re.S | re.M) for line in block.splitlines()]
PROGRAMS = r"(?:make|source|nbgrader|jupyter|python -m) "
INLINE = re.findall(rf"(?<!`)`({PROGRAMS}[^`\n]+)`(?!`)", TEXT)
WRITTEN = [*BLOCKS, *(span for span in INLINE if not any(line.startswith(span) for line in BLOCKS))]  # mentions are left out
PLAYED = []
ANSWERS = load("right_plain").ANSWERS
FULL, SGD, MOMENTUM = full(), notebook_of("sgd"), notebook_of("momentum")
PATIENCE = 90  # seconds that the server may take to start, answer and end


@dataclass
class Desks:
    """The folders of an instructor and of a student, who share nothing but the exchange."""
    course: Path
    student: Path
    outputs: dict = field(default_factory=dict)

    def play(self, command, folder=None, expect=0, **environment):
        """Runs a command of the README, in the course if no other folder is named. Returns its output."""
        folder = folder or self.course
        _expect_written(command)
        self.outputs[command] = run(command, folder, expect, **_settings(folder), **environment)
        PLAYED.append(command)
        return self.outputs[command]

    @property
    def points(self):
        """The points that can be had for the assignment, by the gradebook."""
        with Gradebook(f"sqlite:///{self.course}/gradebook.db") as book:
            return book.find_assignment("optimizers").max_score


@pytest.fixture(scope="module")
def released(tmp_path_factory):
    """The instructor has released, the student has fetched. `outputs["fetched"]`: his files, {path: bytes}."""
    root = tmp_path_factory.mktemp("readme")
    (root / "exchange").mkdir()
    (root / "exchange").chmod(0o777)
    desks = Desks(make_course(Course(KIT), root / "course"), root / "student")
    desks.student.mkdir()
    exchange = f"c.Exchange.root = {str(root / 'exchange')!r}\n"
    with open(desks.course / "nbgrader_config.py", "a", encoding="utf-8") as config:
        config.write(exchange)
    (desks.student / "nbgrader_config.py").write_text(
        f'c = get_config()\nc.CourseDirectory.course_id = "descent"\n{exchange}', encoding="utf-8")
    desks.play("python -m grader doctor", expect=None)  # 1 where there is no wall, which is the machine's affair
    desks.play("nbgrader generate_assignment optimizers")
    desks.play("nbgrader release_assignment optimizers")
    desks.play("nbgrader fetch_assignment optimizers --course descent", desks.student)
    desks.outputs["fetched"] = _files(desks.student / "optimizers")
    return desks


@pytest.fixture(scope="module")
def collected(released):
    """The student has answered one notebook, thrown away the others and handed in; his is collected."""
    for path in released.student.glob("optimizers/*.ipynb"):
        if path.name != SGD.name:
            path.unlink()
    edit(released.student / "optimizers" / SGD.name, lambda notebook: write_answer(notebook, "sgd", ANSWERS["sgd"]))
    released.play("python -m descent 01_sgd.ipynb", released.student / "optimizers", expect=1)  # one exercise of several is written
    released.play("nbgrader submit optimizers --course descent", released.student)
    released.play("nbgrader collect optimizers")
    return released


@pytest.fixture(scope="module")
def returned(collected):
    """He is graded, and has fetched his feedback."""
    collected.play("python -m grader grade optimizers")
    collected.play("nbgrader generate_feedback optimizers")
    collected.play("nbgrader release_feedback optimizers")
    collected.play("nbgrader fetch_feedback optimizers --course descent", collected.student)
    return collected


@pytest.fixture(scope="module")
def graded(returned):
    """An archive of two more students came. They are graded, by nbgrader first and once more by us; points are exported.

    `outputs["points"]`: what the assignment is worth.
    """
    archive = returned.course / "downloaded" / "optimizers" / "archive"
    archive.mkdir(parents=True)
    with zipfile.ZipFile(archive / "platform.zip", "w") as pack:
        for student, exercise in {"ada-01": "sgd", "ada-02": "momentum"}.items():
            path = notebook_of(exercise, returned.course / "release" / "optimizers")
            notebook = nbformat.read(path, as_version=4)
            write_answer(notebook, exercise, ANSWERS[exercise])
            pack.writestr(f"{student}/{path.name}", nbformat.writes(notebook))
    for command in ("nbgrader zip_collect optimizers", "nbgrader autograde optimizers",
                    "python -m grader grade optimizers --students ada-01 ada-02 --workers 2 --force", "nbgrader export",
                    "python -m grader grade optimizers --dry-run", "python -m grader grade optimizers --apply",
                    "python -m grader report optimizers", "python -m grader report optimizers --anonymous --html class.html",
                    "nbgrader export --exporter=grader.export.CanvasExportPlugin --to canvas.csv",
                    "nbgrader export --exporter=grader.export.MoodleExportPlugin --to moodle.csv",
                    "nbgrader export --exporter=grader.export.PartsExportPlugin --to parts.csv"):
        returned.play(command)
    returned.outputs["points"] = returned.points
    return returned


@pytest.fixture(scope="module")
def formgrader(graded):
    """What formgrader answered: {path: (status, body)}. The server is gone again."""
    answers = {}
    with _Server("python -m grader lab", graded.course) as server:
        for path in ("/formgrader/", "/formgrader/api/assignments"):
            answers[path] = server.ask(path)
        path = "/formgrader/api/submission/optimizers/ada-01/autograde"
        answers[path] = server.ask(path, post=True)
    answers["alive"] = server.process.poll() is None
    return answers


@pytest.fixture(scope="module")
def changed(graded, formgrader):
    """A point value was changed on a page."""
    page = graded.course / "source" / f"{MOMENTUM.stem}.md"
    example = re.search(r"^    (```python check .*)$", TEXT, re.M)[1]
    assert page.read_text(encoding="utf-8").count(f"\n{example}\n") == 1
    more = re.sub(r"points=[\d.]+", "points=5.5", example)
    page.write_text(page.read_text(encoding="utf-8").replace(f"\n{example}\n", f"\n{more}\n"), encoding="utf-8")
    for command in ("python -m grader render", "nbgrader generate_assignment optimizers", "python -m grader release",
                    "python -m grader check"):
        graded.play(command)
    return graded


@pytest.fixture(scope="module")
def absorbed(changed):
    """A notebook in source/ was edited, as in JupyterLab, and the edit carried back."""
    def change(notebook):
        notebook.cells[0].source += "\n\nA sentence that was added in JupyterLab."
        cell(notebook, "sgd-surface").metadata.nbgrader.points = 3
        write_answer(notebook, "sgd", cell(notebook, "sgd-solution").source.replace(
            "### BEGIN SOLUTION", "### BEGIN SOLUTION\n        # downhill"))
    edit(changed.course / "source" / "optimizers" / SGD.name, change)
    changed.play("python -m grader absorb")
    return changed


def test_a_doctor_finds_the_course_and_the_exchange_in_order(released):
    found = released.outputs["python -m grader doctor"]
    for line in (rf"^ok +course: {released.course}$", "^ok +seed: the course's own$", "^ok +nbgrader: knows the course as descent$",
                 rf"^note +exchange: {released.course.parent / 'exchange'} lies in .* others cannot enter$",  # pytest's folders are closed
                 "^ok +alembic: ", "^ok +formgrader: enabled in JupyterLab$", "^ok +kit: pages and tests are those of "):
        assert re.search(line, found, re.M), found


def test_a_student_fetches_what_was_released(released):
    fetched = released.outputs["fetched"]
    assert {"README.md", "requirements.txt", "descent/check.py"} < set(fetched)
    assert {path for path in fetched if path.endswith(".ipynb")} == {path.name for path in SGD.parent.glob("*.ipynb")}
    for path, content in _files(released.course / "release" / "optimizers").items():
        assert fetched[path] == content or path == MOMENTUM.name  # that one is worth more in the end
    assert released.course.stat().st_mode & 0o777 == 0o700


def test_what_he_hands_in_is_collected(collected):
    (folder,) = collected.course.glob("submitted/*/optimizers")
    handed_in = collected.student / "optimizers" / SGD.name
    assert (folder / SGD.name).read_bytes() == handed_in.read_bytes()


def test_he_reads_his_points_in_his_feedback(returned):
    (page,) = returned.student.glob("optimizers/feedback/*/*.html")
    points = rf"Feedback: {SGD.stem}<.*?<strong>([\d.]+)</strong> of [\d.]+ points"
    assert float(re.search(points, page.read_text(encoding="utf-8"), re.S)[1]) == FULL["sgd"]
    assert "1 graded, 0 unchanged, 0 failed" in returned.outputs["python -m grader grade optimizers"]


def test_an_archive_is_graded_too(graded):
    for student, exercise in {"ada-01": "sgd", "ada-02": "momentum"}.items():
        assert compare(graded.course, student, full([exercise])) == {exercise: (FULL[exercise], FULL[exercise])}
    again = "python -m grader grade optimizers --students ada-01 ada-02 --workers 2 --force"
    assert "2 graded, 0 unchanged, 0 failed" in graded.outputs[again]


def test_export_has_a_row_for_everybody(graded):
    with open(graded.course / "grades.csv", encoding="utf-8") as file:
        rows = {row["student_id"]: (float(row["score"]), float(row["max_score"])) for row in csv.DictReader(file)}
    points = graded.outputs["points"]
    assert rows == {_student(graded): (FULL["sgd"], points), "ada-01": (FULL["sgd"], points), "ada-02": (FULL["momentum"], points)}


def test_registers_have_the_same_totals(graded):
    with open(graded.course / "canvas.csv", encoding="utf-8", newline="") as file:
        rows = {row["SIS Login ID"]: row["optimizers"] for row in csv.DictReader(file)}
    assert rows == {"": f"{graded.outputs['points']:g}", _student(graded): f"{FULL['sgd']:g}", "ada-01": f"{FULL['sgd']:g}",
                    "ada-02": f"{FULL['momentum']:g}"}
    assert (graded.course / "moodle.csv").is_file() and (graded.course / "parts.csv").is_file()


def test_a_dry_run_after_grading_finds_nothing_to_change(graded):
    assert "0 students would gain points, 0" in graded.outputs["python -m grader grade optimizers --dry-run"]
    assert "0 notebooks executed" in graded.outputs["python -m grader grade optimizers --apply"]


def test_a_report_names_people_and_the_other_does_not(graded):
    pages = [(graded.course / name).read_text(encoding="utf-8") for name in ("reports/optimizers.html", "class.html")]
    assert ["ada-01" in page for page in pages] == [True, False]


def test_formgrader_shows_and_grades(formgrader):
    status, page = formgrader["/formgrader/"]
    assert status == 200 and "nbgrader formgrade</title>" in page
    status, body = formgrader["/formgrader/api/assignments"]
    assert status == 200 and "optimizers" in [item["name"] for item in json.loads(body)]
    status, body = formgrader["/formgrader/api/submission/optimizers/ada-01/autograde"]
    assert status == 200 and json.loads(body)["success"] is True
    assert not formgrader["alive"]


def test_a_changed_point_value_reaches_gradebook_and_release(changed):
    assert changed.points == changed.outputs["points"] + 4.5
    assert "wrote release/optimizers/" in changed.outputs["python -m grader release"]
    assert "Everything is current and proven." in changed.outputs["python -m grader check"]
    notebook = nbformat.read(changed.course / "release" / "optimizers" / MOMENTUM.name, as_version=4)
    assert cell(notebook, "momentum-surface").metadata.nbgrader.points == 5.5


def test_edits_in_a_notebook_go_back_into_page_and_reference(absorbed):
    page = (absorbed.course / "source" / f"{SGD.stem}.md").read_text(encoding="utf-8")
    assert "\n\nA sentence that was added in JupyterLab.\n" in page and 'test="surface" points=3\n' in page
    assert "# downhill" in (absorbed.course / "reference_solutions" / "sgd.py").read_text(encoding="utf-8")
    assert {f"source/{SGD.stem}.md", "reference_solutions/sgd.py"} <= set(absorbed.outputs["python -m grader absorb"].split())


@pytest.fixture(scope="module")
def new(tmp_path_factory):
    """A course that was made in a clone, with a class, and updated from this checkout."""
    clone = copy_kit(tmp_path_factory.mktemp("new") / "descent")
    desks = Desks(clone.parent / "course", clone)
    (clone / "class.csv").write_text('id,first_name,last_name,email\nada-01,"Ada, B.",김,a@example.org\n', encoding="utf-8")
    desks.play("python -m grader new --help", clone)
    desks.play("python -m grader new ../course --selection one_week --roster class.csv", clone)
    shutil.copy(clone / "class.csv", desks.course)
    desks.play("python -m grader roster class.csv")
    (clone / "source" / f"{SGD.stem}.md").write_text((KIT / "source" / f"{SGD.stem}.md").read_text() + "\n\nA newer sentence.\n")
    here = {"PYTHONPATH": str(clone)}
    desks.play("python -m grader update --dry-run", **here)
    desks.outputs["before"] = _files(desks.course / "source")
    desks.play("python -m grader update", **here)
    return desks


def test_a_new_course_is_closed_and_knows_its_class(new):
    assert new.course.stat().st_mode & 0o777 == 0o700
    with Gradebook(f"sqlite:///{new.course}/gradebook.db") as book:
        assert [(student.id, student.first_name, student.last_name) for student in book.students] == [("ada-01", "Ada, B.", "김")]


def test_a_newer_kit_reaches_the_course(new):
    page = f"{SGD.stem}.md"
    assert f"source/{page}: updated" in new.outputs["python -m grader update --dry-run"]
    assert f"source/{page}: updated" in new.outputs["python -m grader update"]
    assert b"newer" not in new.outputs["before"][page] and b"A newer sentence." in (new.course / "source" / page).read_bytes()
    assert b"A newer sentence." in (new.course / "source" / "optimizers" / SGD.name).read_bytes()


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """What `make` would do in a fresh clone, and that its environment can be switched on. The demo has its own test."""
    clone = copy_kit(tmp_path_factory.mktemp("made") / "descent")
    plans = {}
    for command in ("make demo", "make test"):
        _expect_written(command)
        plans[command] = run(command.replace("make", "make -n", 1), clone)
        PLAYED.append(command)
    environment = re.search(r"\S+ -m venv \S+", plans["make test"])[0]
    run(f"{environment} --without-pip", clone)
    _expect_written("source .venv/bin/activate")
    plans["prefix"] = run("source .venv/bin/activate && python -c 'import sys; print(sys.prefix)'", clone).strip()
    PLAYED.append("source .venv/bin/activate")
    return clone, plans


def test_make_installs_and_runs(made):
    clone, plans = made
    assert Path(plans["prefix"]).samefile(clone / ".venv")
    for plan in (plans["make demo"], plans["make test"]):
        assert "pip install" in plan and "-r requirements.lock" in plan and "--editable ." in plan
    assert plans["make demo"].splitlines()[-1] == ".venv/bin/python -m grader demo build/demo"
    assert plans["make test"].splitlines()[-1].startswith(".venv/bin/python -m pytest ")


def test_continuous_integration_runs_the_test_command():
    assert (KIT / ".ci" / "run").read_text(encoding="utf-8").splitlines()[-2:] == ["make test", "make browser"]
    assert os.access(KIT / ".ci" / "run", os.X_OK)


def test_every_command_of_the_readme_is_played(absorbed, new, made):
    assert len(BLOCKS) > 15 and set(WRITTEN) == set(PLAYED)


DOCUMENTS = ["README.md", "CONTRIBUTING.md", *(f"docs/{path.name}" for path in sorted((KIT / "docs").glob("*.md")))]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_link_and_image_exists(document):
    text = re.sub(r"^```.*?^```|`[^`\n]+`", "", (KIT / document).read_text(encoding="utf-8"), flags=re.S | re.M)
    for target in re.findall(r"\]\(([^)\s]+)[^)]*\)|^\[[^]]+\]: (\S+)", text, re.M):
        path, _, heading = "".join(target).partition("#")
        if re.match(r"\w+:", path):
            continue
        linked = (KIT / document).parent / path if path else KIT / document
        assert linked.exists(), f"{document} links to {path}, which does not exist"
        assert not heading or heading in _headings(linked), f"{document}: {path} has no heading #{heading}"


class _Server:
    """A Jupyter server that a command of the README starts, with a port and a key of ours and no browser."""

    def __init__(self, command, folder):
        _expect_written(command)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.address, self.cookies, self.command = f"http://127.0.0.1:{port}", CookieJar(), command
        self._open = build_opener(HTTPCookieProcessor(self.cookies)).open
        environment = {**os.environ, **_settings(folder), "PYTHONWARNINGS": "ignore",
                       "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])}
        self._log = open(folder / "server.log", "w+", encoding="utf-8")
        self.process = subprocess.Popen(
            ["bash", "-c", f"exec {command} -- --no-browser --allow-root --ip=127.0.0.1 --port={port} --ServerApp.port_retries=0 "
             "--IdentityProvider.token=letmein"], cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=self._log,
            stderr=subprocess.STDOUT)

    def __enter__(self):
        try:
            self._wait()
        except BaseException:
            self.__exit__()
            raise
        PLAYED.append(self.command)
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(timeout=15)
        self._log.close()

    def ask(self, path, post=False):
        """(status, body) of a page, asked for as a browser does: with the cookies of this session."""
        head = {"X-XSRFToken": cookie.value for cookie in self.cookies if cookie.name == "_xsrf"} if post else {}
        with self._open(Request(self.address + path, data=b"" if post else None, headers=head), timeout=PATIENCE) as answer:
            return answer.status, answer.read().decode()

    def _wait(self):
        """Logs in when the server is there: the key gives the cookie that all pages ask for."""
        end = time.monotonic() + PATIENCE
        while True:
            try:
                assert self.ask("/api/status?token=letmein")[0] == 200
                self.ask("/lab?token=letmein")
                return
            except (URLError, ConnectionError):
                self._log.seek(0)
                assert self.process.poll() is None and time.monotonic() < end, self._log.read()[-3000:]
                time.sleep(0.1)


def _settings(folder):
    """Environment: Jupyter's own folders lie beside a desk, so that nothing on this machine is read or changed."""
    return {f"JUPYTER_{name}": str(folder.parent / f"{folder.name}-jupyter" / name.lower())
            for name in ("CONFIG_DIR", "DATA_DIR", "RUNTIME_DIR")}


def _expect_written(command):
    assert command in WRITTEN, f"`{command}` is not in README.md (any more). Play here what is."


def _student(desks):
    (student,) = {path.name for path in desks.course.glob("submitted/*")} - {"ada-01", "ada-02"}
    return student


def _files(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _headings(path):
    """The anchors that GitHub gives to the headings of a document."""
    return {re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-")
            for title in re.findall(r"^#+ (.*)$", path.read_text(encoding="utf-8"), re.M)}

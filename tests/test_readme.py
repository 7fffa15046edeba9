"""README.md, played: every command in it, exactly as it is written, in the folder where a reader would type it.

Each fixture plays one part of a course that goes on in the next. The last tests compare what was played with what is written.
"""
import csv
import json
import re
import shutil
import zipfile
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook

from grader.course import Course
from grader.demo import compare, make_course
from tests.conftest import KIT, copy_kit, run
from tests.desks import BLOCKS, PLAYED, TEXT, WRITTEN, Desks, Server, expect_written, files
from tests.submissions import cell, edit, full, load, notebook_of, write_answer

ANSWERS = load("right_plain").ANSWERS
FULL, SGD, MOMENTUM = full(), notebook_of("sgd"), notebook_of("momentum")


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
    desks.outputs["fetched"] = files(desks.student / "optimizers")
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
    with Server("python -m grader lab", graded.course) as server:
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
    for path, content in files(released.course / "release" / "optimizers").items():
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
    desks.outputs["before"] = files(desks.course / "source")
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
        expect_written(command)
        plans[command] = run(command.replace("make", "make -n", 1), clone)
        PLAYED.append(command)
    environment = re.search(r"\S+ -m venv \S+", plans["make test"])[0]
    run(f"{environment} --without-pip", clone)
    expect_written("source .venv/bin/activate")
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


def test_every_command_of_the_readme_is_played(absorbed, new, made):
    assert len(BLOCKS) > 15 and set(WRITTEN) == set(PLAYED)


def _student(desks):
    (student,) = {path.name for path in desks.course.glob("submitted/*")} - {"ada-01", "ada-02"}
    return student

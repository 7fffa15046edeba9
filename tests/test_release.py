"""What students get: the same bytes wherever it is made, everything that they need, and no answer."""
import json
import os
import shutil
import subprocess
import sys
from importlib.metadata import distribution
from pathlib import Path

import descent
import nbformat
import pytest
from packaging.requirements import Requirement

from grader.course import Course, CourseError
from grader.release import library, release
from grader.sanitize import stub
from tests.conftest import KIT, copy_kit, run
from tests.submissions import cell as find
from tests.submissions import graded, notebook_of

PAGES = {page.name: page for page in Course(KIT).pages if page.assignment == "optimizers"}
SGD = notebook_of("sgd")
OTHERS = {"README.md", "requirements.txt"} | {f"descent/{name}.py" for name in (
    "__init__", "__main__", "animate", "boxes", "check", "check_functions", "check_hyperparameters", "check_optimizers", "command",
    "curves", "digits", "expect", "figure", "hidden", "plots", "record", "run", "samples", "surfaces", "tips", "words")} | {
        "descent/data/boxes.txt", "descent/data/digits.npz", "descent/data/digits.txt"}
CLASSES = {"sgd", "momentum", "adagrad", "rmsprop", "adam"}
CROSS = "\N{BALLOT X} "
EMPTY = f"{CROSS}update() is still empty: there is nothing to check yet.\n"


def files(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
            if "__pycache__" not in path.parts}


def test_the_commands_output_is_what_is_committed(tmp_path):
    kit = copy_kit(tmp_path / "kit")
    shutil.rmtree(kit / "release")
    said = run("python -m grader release", kit).splitlines()
    assert [line.split(" (versions: ")[0] for line in said] == [f"wrote release/{name}/" for name in Course(KIT).assignments]
    last = max(PAGES)
    assert said[0].endswith(f", {last} {released(last).metadata.descent.version})")
    assert files(kit / "release") == files(KIT / "release")
    assert not list(kit.glob("gradebook*"))


def test_nbgrader_makes_the_same_elsewhere_with_a_new_gradebook_and_again_with_an_old_one(generated, course):
    assert files(generated / "release" / "optimizers") == files(KIT / "release" / "optimizers")
    shutil.rmtree(course / "release")
    for assignment in Course(KIT).assignments:
        run(f"nbgrader generate_assignment {assignment}", course)
    assert files(course / "release") == files(KIT / "release")


def test_holds_what_students_need_and_nothing_else():
    assert set(files(KIT / "release" / "optimizers")) == {f"{name}.ipynb" for name in PAGES} | OTHERS


def test_the_library_is_the_checkouts():
    assert library() == {path: text for path, text in files(KIT / "release" / "optimizers").items() if path.startswith("descent/")}


def test_what_editors_and_python_leave_behind_is_no_library(monkeypatch, tmp_path):
    for name in ("__init__.py", "data/points.json", "__pycache__/check.cpython-311.pyc", ".ipynb_checkpoints/check-checkpoint.py",
                 "check.py~", "notes.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    monkeypatch.setattr(descent, "__file__", str(tmp_path / "__init__.py"))
    assert set(library()) == {"descent/__init__.py", "descent/data/points.json"}


@pytest.mark.parametrize("name, exercise", [(name, exercise) for name, page in PAGES.items() for exercise in page.exercises])
def test_no_answers(name, exercise):
    cells = released(name).cells[1:]  # the first, which names nbgrader, is no page's
    body = Course(KIT).reference(exercise)[1]
    answer = set(body.splitlines()) - set(stub(body).splitlines()) - {""}
    assert len(answer) > 2
    for cell in cells:
        assert not answer & set(cell.source.splitlines())
        assert not any(word in cell.source for word in ("HIDDEN TESTS", "hidden_tests", "SOLUTION", "grader"))
        assert not cell.get("outputs") and not cell.get("execution_count")
    (solution,) = [cell.source for cell in cells if cell.metadata.get("nbgrader", {}).get("grade_id") == f"{exercise}-solution"]
    assert solution == stub(body)


@pytest.mark.parametrize("name", PAGES)
def test_all_but_the_answer_is_locked(name):
    for cell in released(name).cells[1:]:  # tests/test_about.py has the first
        grade = cell.metadata.get("nbgrader")
        assert cell.metadata.get("deletable", True) is (not grade)
        assert cell.metadata.get("editable", True) is (not grade or grade.solution)


def test_an_assignment_that_cannot_be_generated_changes_nothing(tmp_path):
    kit = copy_kit(tmp_path / "kit")
    for path in kit.glob("source/optimizers/*.ipynb"):
        path.unlink()
    with pytest.raises(CourseError, match="could not generate optimizers. Its last words:(?s:.)*No notebooks were matched"):
        release(Course(kit))
    assert files(kit / "release") == files(KIT / "release")


@pytest.fixture(scope="module")
def handed_out(tmp_path_factory):
    """The released folder as a student has it, somewhere else."""
    return Path(shutil.copytree(KIT / "release" / "optimizers", tmp_path_factory.mktemp("student") / "optimizers"))


STUDENT = """
import contextlib, io, json, sys
said = {}
for name in sys.argv[1:]:
    scope = {"__name__": "__main__"}
    for cell in json.load(open(f"{name}.ipynb", encoding="utf-8"))["cells"]:
        if cell["cell_type"] != "code":
            continue
        grade, printed, error = cell["metadata"].get("nbgrader", {}), io.StringIO(), ""
        try:
            with contextlib.redirect_stdout(printed):
                exec("".join(cell["source"]), scope)
        except BaseException as problem:
            error = f"{type(problem).__name__}: {problem}"
        said.setdefault(name, []).append([bool(grade.get("grade")), printed.getvalue(), error])
import descent
try:
    descent.hidden_tests("sgd-first_step")
except RuntimeError as problem:
    hidden = str(problem)
print(json.dumps({"said": said, "hidden": hidden, "descent": descent.__file__}))
"""


@pytest.fixture(scope="module")
def alone(handed_out, tmp_path_factory):
    """What the untouched notebooks say where nothing can be imported but NumPy, Matplotlib and what lies beside them."""
    packages = tmp_path_factory.mktemp("packages")
    for path in {distribution.locate_file(file.parts[0]) for distribution in needed("numpy", "matplotlib")
                 for file in distribution.files if file.parts[0] not in ("..", "__pycache__")}:
        (packages / Path(path).name).symlink_to(path)
    done = subprocess.run([sys.executable, "-S", "-B", "-W", "ignore", "-c", STUDENT, *PAGES], cwd=handed_out, text=True,
                          env={"PYTHONPATH": str(packages), "MPLBACKEND": "agg", "HOME": str(packages), "PATH": os.defpath},
                          capture_output=True)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def needed(*names):
    """The installed distributions of these names, and what they need."""
    found, todo = {}, list(names)
    while todo:
        name = todo.pop()
        if name not in found:
            found[name] = distribution(name)
            requirements = map(Requirement, found[name].requires or ())
            todo += [item.name for item in requirements if item.marker is None or item.marker.evaluate({"extra": ""})]
    return found.values()


@pytest.mark.parametrize("name", PAGES)
def test_untouched_notebooks_say_what_is_still_to_do(alone, name):
    said = alone["said"][name]
    graded = [(printed, error) for is_graded, printed, error in said if is_graded]
    assert all(printed.startswith(CROSS) and error.startswith("CheckFailed: ") or error == "NotImplementedError: "
               for printed, error in graded) and graded
    assert (EMPTY, "CheckFailed: write update() first") in graded or not CLASSES & set(PAGES[name].exercises)
    assert {error for is_graded, _, error in said if not is_graded and error} <= {"NotImplementedError: "}  # pictures


def test_the_library_needs_nothing_of_ours(alone, handed_out):
    assert alone["descent"] == str(handed_out / "descent" / "__init__.py")
    assert alone["hidden"] == "The hidden test sgd-first_step runs when your notebook is graded, not here."


def test_in_a_kernel_the_line_stands_alone(handed_out):
    run(f"jupyter nbconvert --to notebook --execute --allow-errors --output ran {SGD.name}", handed_out)
    ran = nbformat.read(handed_out / "ran.ipynb", as_version=4)
    for name in graded():
        if name.startswith("sgd-"):
            printed, error = find(ran, name).outputs
            assert printed.text == EMPTY and error.traceback == ["CheckFailed: write update() first"]


def released(name):
    return nbformat.read(KIT / "release" / "optimizers" / f"{name}.ipynb", as_version=4)

"""Archives as learning platforms and students build them, through nbgrader's own zip_collect, and what lands in submitted/."""
import io
import os
import re
import shutil
import zipfile

import pytest
from nbgrader.apps import ZipCollectApp
from nbgrader.auth import Authenticator
from nbgrader.coursedir import CourseDirectory

from grader.collect import Collect, CollectPlugin
from tests.conftest import KIT, run
from tests.helpers import rows

LAYOUTS = {  # what was downloaded (a part that ends in .zip is an archive), and {file in submitted/: where it is from}
    "a folder per student": (
        ["class.zip/ada-01/01_sgd.ipynb", "class.zip/ada-01/02_momentum.ipynb", "class.zip/bob/01_sgd.ipynb"],
        {"ada-01/01_sgd.ipynb": 0, "ada-01/02_momentum.ipynb": 1, "bob/01_sgd.ipynb": 2}),
    "no archive": (["ada-01/01_sgd.ipynb"], {"ada-01/01_sgd.ipynb": 0}),
    "a class folder around it": (["x.zip/class of 2026/ada-01/01_sgd.ipynb"], {"ada-01/01_sgd.ipynb": 0}),
    "the assignment's folder inside": (["x.zip/ada-01/optimizers/01_sgd.ipynb"], {"ada-01/01_sgd.ipynb": 0}),
    "the assignment's folder around it": (["optimizers.zip/optimizers/ada-01/01_sgd.ipynb"], {"ada-01/01_sgd.ipynb": 0}),
    "an archive per student": (["ada-01.zip/01_sgd.ipynb", "bob.zip/optimizers/01_sgd.ipynb"],
                               {"ada-01/01_sgd.ipynb": 0, "bob/01_sgd.ipynb": 1}),
    "archives in an archive": (["class.zip/ada-01.zip/01_sgd.ipynb", "class.zip/bob.zip/optimizers/01_sgd.ipynb"],
                               {"ada-01/01_sgd.ipynb": 0, "bob/01_sgd.ipynb": 1}),
    "archives in students' folders": (["class.zip/ada-01/optimizers.zip/01_sgd.ipynb"], {"ada-01/01_sgd.ipynb": 0}),
    "an archive called after the course": (["descent.zip/ada-01/01_sgd.ipynb"], {"ada-01/01_sgd.ipynb": 0}),
    "folders called as nbgrader's own": (["extracted.zip/archive/extracted/ada-01/01_sgd.ipynb"], {"ada-01/01_sgd.ipynb": 0}),
    "names with spaces, dots and accents": (
        ["x.zip/Zoë O'Neil_1.2 (late)/01_sgd.ipynb"], {"Zoë O'Neil_1.2 (late)/01_sgd.ipynb": 0}),
    "what macOS adds": (["x.zip/ada-01/01_sgd.ipynb", "x.zip/__MACOSX/ada-01/._01_sgd.ipynb", "x.zip/__MACOSX/ada-01/01_sgd.ipynb",
                         "x.zip/ada-01/._01_sgd.ipynb"], {"ada-01/01_sgd.ipynb": 0}),
    "what JupyterLab adds": (["x.zip/ada-01/01_sgd.ipynb", "x.zip/ada-01/.ipynb_checkpoints/01_sgd-checkpoint.ipynb"],
                             {"ada-01/01_sgd.ipynb": 0}),
    "the library, with notebooks in it": (
        ["x.zip/ada-01/01_sgd.ipynb", "x.zip/ada-01/descent/01_sgd.ipynb", "x.zip/ada-01/descent/record.py",
         "x.zip/ada-01/descent/.ipynb_checkpoints/01_sgd.ipynb"], {"ada-01/01_sgd.ipynb": 0}),
    "files of other kinds": (
        ["x.zip/ada-01/01_sgd.ipynb", "x.zip/ada-01/01_sgd.py", "x.zip/ada-01/report.pdf", "x.zip/ada-01/data"],
        {"ada-01/01_sgd.ipynb": 0}),
    "no folder": (["01_sgd.ipynb", "optimizers.zip/01_sgd.ipynb", "ada-01.zip/02_momentum.ipynb"], {"ada-01/02_momentum.ipynb": 2}),
    "the same file twice": (["a.zip/ada-01/01_sgd.ipynb", "b.zip/ada-01/01_sgd.ipynb", "c.zip/ada-01/optimizers/01_sgd.ipynb"],
                            {"ada-01/01_sgd.ipynb": 0, "ada-01/01_sgd (2).ipynb": 1, "ada-01/01_sgd (3).ipynb": 2}),
    "the same file twice, and one called so": (
        ["a.zip/ada-01/01_sgd.ipynb", "b.zip/ada-01/01_sgd.ipynb", "c.zip/ada-01/01_sgd (2).ipynb"],
        {"ada-01/01_sgd.ipynb": 0, "ada-01/01_sgd (2).ipynb": 1, "ada-01/01_sgd (2) (2).ipynb": 2}),
    "one called so, and the same file twice": (
        ["a.zip/ada-01/01_sgd (2).ipynb", "a.zip/ada-01/01_sgd.ipynb", "b.zip/ada-01/01_sgd.ipynb"],
        {"ada-01/01_sgd (2).ipynb": 0, "ada-01/01_sgd.ipynb": 1, "ada-01/01_sgd (3).ipynb": 2}),
    "renamed files": (["x.zip/ada-01/01_sgd (1).ipynb", "x.zip/ada-01/my solution.ipynb"],
                      {"ada-01/01_sgd (1).ipynb": 0, "ada-01/my solution.ipynb": 1}),
}


@pytest.mark.parametrize("downloaded, expected", rows(LAYOUTS))
def test_layouts(collect, downloaded, expected):
    assert collect(downloaded) == {path: downloaded[number] for path, number in expected.items()}


FLAT = {
    "flat names": (["ada_01_sgd.ipynb", "x.zip/bob_01_sgd.ipynb"], {"ada/01_sgd.ipynb": 0, "bob/01_sgd.ipynb": 1}),
    "flat names, in folders": (["x.zip/ada/ada_01_sgd.ipynb"], {"ada/01_sgd.ipynb": 0}),
    "flat names, twice": (["x.zip/ada_01_sgd.ipynb", "y.zip/ada_01_sgd.ipynb"],
                          {"ada/01_sgd.ipynb": 0, "ada/01_sgd (2).ipynb": 1}),
    "names of another kind are left out": (["x.zip/ada_01_sgd.ipynb", "x.zip/ada.ipynb"], {"ada/01_sgd.ipynb": 0}),
    "noise is left out": (["x.zip/ada_01_sgd.ipynb", "x.zip/__MACOSX/._ada_01_sgd.ipynb",
                           "x.zip/.ipynb_checkpoints/ada_01_sgd-checkpoint.ipynb"], {"ada/01_sgd.ipynb": 0}),
}


@pytest.mark.parametrize("downloaded, expected", rows(FLAT))
def test_the_expression_that_our_configuration_suggests(collect, downloaded, expected):
    text = (KIT / "nbgrader_config.py").read_text(encoding="utf-8")
    (suggested,) = re.findall(r'^# c\.FileNameCollectorPlugin\.named_regexp = r"(.*)"$', text, re.M)
    assert collect(downloaded, suggested) == {path: downloaded[number] for path, number in expected.items()}


def test_with_times_the_newest_file_counts(collect):
    names = [f"x.zip/ada_2026-01-0{day} 10:00:00_01_sgd.ipynb" for day in (2, 3, 1)]
    collected = collect(names, r".*/(?P<student_id>[^/_]+)_(?P<timestamp>[^_]+)_(?P<file_id>[^/]+)")
    assert collected == {"ada/01_sgd.ipynb": names[1], "ada/timestamp.txt": "2026-01-03 10:00:00"}


def test_says_which_file_is_nobodys(collect, capsys):
    collect(["x.zip/ada-01/01_sgd.ipynb", "02_momentum.ipynb"])
    said = capsys.readouterr().err
    assert "02_momentum.ipynb lies in no student's folder. Put it into a folder named after the student's id." in said


COMMANDS = {
    "a folder per student, and rubbish": (
        ["class.zip/ada-01/01_sgd.ipynb", "class.zip/__MACOSX/ada-01/._01_sgd.ipynb", "class.zip/ada-01/descent/record.py"],
        {"ada-01/01_sgd.ipynb": 0}),
    "archives in an archive, a file twice": (
        ["descent.zip/ada-01.zip/optimizers/01_sgd.ipynb", "descent.zip/ada-01.zip/01_sgd.ipynb"],
        {"ada-01/01_sgd.ipynb": 1, "ada-01/01_sgd (2).ipynb": 0}),
}


@pytest.mark.parametrize("downloaded, expected", rows(COMMANDS))
def test_the_command(generated, tmp_path, downloaded, expected):
    course = shutil.copytree(generated, tmp_path / "descent" / "extracted" / "optimizers")  # a course may lie anywhere
    download(course, downloaded)
    run("nbgrader zip_collect optimizers", course)
    assert submitted(course) == {path: downloaded[number] for path, number in expected.items()}


@pytest.fixture
def collect(tmp_path):
    """collect(downloaded, named_regexp): what `nbgrader zip_collect optimizers` makes of it."""
    def collect(downloaded, named_regexp=""):
        course = tmp_path / "descent" / "extracted"
        download(course, downloaded)
        app = ZipCollectApp(collector_plugin=CollectPlugin)
        app.coursedir = CourseDirectory(root=str(course), assignment_id="optimizers")
        app.config.FileNameCollectorPlugin.named_regexp = named_regexp
        app.init_plugins()
        app.extract_archive_files()
        app.process_extracted_files()
        return submitted(course)
    return collect


def download(course, paths):
    """Builds the archives that `paths` describe. Every file says where it is from."""
    for path, text in pack({path: path.encode() for path in paths}).items():
        target = course / "downloaded" / "optimizers" / "archive" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text)


def pack(files):
    """{path: bytes}, with everything below a part that ends in .zip packed into it."""
    packed, archives = {}, {}
    for path, text in files.items():
        archive, inside, rest = path.partition(".zip/")
        if inside:
            archives.setdefault(f"{archive}.zip", {})[rest] = text
        else:
            packed[path] = text
    for archive, members in archives.items():
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as pack_:
            for path, text in pack(members).items():
                pack_.writestr(path, text)
        packed[archive] = stream.getvalue()
    return packed


def submitted(course):
    return {path.relative_to(course / "submitted").as_posix().replace("/optimizers/", "/"): path.read_text()
            for path in (course / "submitted").rglob("*") if path.is_file()}


def test_links_and_pipes_stay_in_the_exchange(tmp_path):
    """Their owner may have put them there by hand, and nbgrader would follow them."""
    inbound, submitted = tmp_path / "inbound" / "ada-01", tmp_path / "submitted" / "ada-01"
    (inbound / "data").mkdir(parents=True)
    for name in ("01_sgd.ipynb", "data/numbers.csv"):
        (inbound / name).write_text(name)
    for name, target in (("link.ipynb", KIT / "nbgrader_config.py"), ("data/folder", KIT), ("nowhere", "nowhere")):
        (inbound / name).symlink_to(target)
    os.mkfifo(inbound / "pipe")
    Collect(coursedir=CourseDirectory(root=str(tmp_path)), authenticator=Authenticator()).do_copy(str(inbound), str(submitted))
    assert sorted(path.relative_to(submitted).as_posix() for path in submitted.rglob("*")) == ["01_sgd.ipynb", "data", "data/numbers.csv"]
    assert (submitted / "01_sgd.ipynb").read_text() == "01_sgd.ipynb"

"""The documentation: links lead somewhere, commands exist with these options, pictures are small, nothing names a machine."""
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from nbgrader.apps import NbGraderApp

from grader import cli
from grader.demo import make_course
from grader.course import Course
from tests.conftest import KIT, run
from tests.helpers import rows
from tests.submissions import hand_in

DOCS = KIT / "docs"
PAGES = {path.relative_to(KIT).as_posix(): path.read_text(encoding="utf-8") for path in [*DOCS.glob("*.md"), *KIT.glob("*.md")]}
COMMANDS = sorted({line.strip() for text in PAGES.values() for block in re.findall(r"^```sh\n(.*?)^```", text, re.S | re.M)
                   for line in block.splitlines() if line.strip()} |
                  {span for text in PAGES.values() for span in re.findall(r"(?<!`)`((?:python -m grader|nbgrader) [^`\n]+)`(?!`)", text)})
GRADER = [line for line in COMMANDS if line.startswith("python -m grader ")]
PLACEHOLDER = re.compile(r"[A-Z]{2,}|[<>]|\.\.\.")  # as in ASSIGNMENT: a word to be filled in
SCALE = DOCS / "scale"


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page):
    text = re.sub(r"^```.*?^```|`[^`\n]+`", "", PAGES[page], flags=re.S | re.M)
    for target in map("".join, re.findall(r"\]\(\s*([^)\s]+)[^)]*\)|^\[[^]]+\]: (\S+)", text, re.M)):
        path, _, anchor = target.partition("#")
        if re.match(r"https?:", target):
            continue
        found = (KIT / page).parent / path if path else KIT / page
        assert found.exists(), f"{page}: {target}"
        if anchor:
            titles = re.findall(r"^#+ (.*)$", found.read_text(encoding="utf-8"), re.M)
            assert anchor in {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}, f"{page}: {target}"


@pytest.mark.parametrize("command", GRADER)
def test_the_kits_commands_are_known_with_these_options(command):
    words = [word for word in re.sub(r"\s#.*", "", command).split()[3:] if not PLACEHOLDER.search(word)]
    try:
        cli._parser().parse_args(words)
    except SystemExit:
        # what was filled in by hand may be missing, but nothing may be unknown
        known = subprocess.run([sys.executable, "-m", "grader", words[0], "--help"], capture_output=True, text=True, cwd=KIT)
        assert known.returncode == 0, command
        assert all(word in known.stdout for word in words[1:] if word.startswith("--")), command


def test_nbgraders_commands_are_known():
    used = {line.split()[1] for line in COMMANDS if line.startswith("nbgrader ")}
    assert used and used <= {*NbGraderApp.subcommands}, used - {*NbGraderApp.subcommands}


def test_targets_of_make_exist():
    targets = set(re.findall(r"^(\w+):", (KIT / "Makefile").read_text(encoding="utf-8"), re.M))
    used = {target for text in PAGES.values() for target in re.findall(r"(?:`|^)make (\w+)", text, re.M)}
    assert used and used <= targets, used - targets


def test_the_proof_says_on_how_many_seeds_it_was_made_and_so_does_make():
    seeds = re.search(r"^SEEDS = (\d+)", (DOCS / "make_proof.py").read_text(encoding="utf-8"), re.M)[1]
    assert f"Written by `make proof` on {seeds} course seeds." in PAGES["docs/proof.md"]
    word = {"2": "two", "3": "three", "4": "four", "5": "five", "10": "ten"}[seeds]
    assert f"on {word} course seeds" in (KIT / "Makefile").read_text(encoding="utf-8")


def test_every_page_is_in_the_index():
    index = PAGES["docs/README.md"]
    assert [path for path in PAGES if path.startswith("docs/") and path != "docs/README.md" and f"({path[5:]})" not in index] == []


def test_pictures_are_small_and_shown():
    pictures = [*DOCS.rglob("*.png")]
    shown = {((KIT / page).parent / target).resolve() for page, text in PAGES.items()
             for target in re.findall(r"!\[[^]]+\]\(\s*([^)\s]+)\s*\)", text)}
    assert shown == {path.resolve() for path in pictures} and len(pictures) >= 5
    assert sum(path.stat().st_size for path in pictures) < 1_000_000


@pytest.mark.parametrize("page", PAGES)
def test_pages_name_no_machine(page):
    assert not re.search(r"/(?:tmp|work|root|home)/|127\.0\.0\.1:\d{5}|localhost:\d", PAGES[page])


def test_there_are_22_pain_points_each_with_an_outcome():
    lines = re.findall(r"^\| +(\d+) \| .*", PAGES["docs/pain-points.md"], re.M)
    assert [int(number) for number in lines] == list(range(1, 23))
    for path in re.findall(r"`(tests/[\w/]+\.py)`", PAGES["docs/pain-points.md"]):
        assert (KIT / path).is_file(), path


def test_the_manifest_asks_for_what_the_wall_needs():
    found = yaml.safe_load((SCALE / "dask-cluster.yaml").read_text(encoding="utf-8"))
    assert (found["apiVersion"], found["kind"]) == ("kubernetes.dask.org/v1", "DaskCluster")
    pod = found["spec"]["worker"]["spec"]
    (worker,) = pod["containers"]
    assert pod["hostUsers"] is False and worker["securityContext"]["procMount"] == "Unmasked"
    assert found["spec"]["scheduler"]["spec"]["containers"][0]["image"] == worker["image"]
    assert found["spec"]["service" if "service" in found["spec"] else "scheduler"]["service"]["selector"]["dask.org/cluster-name"] == (
        found["metadata"]["name"])


def test_what_the_image_copies_is_there():
    lines = re.findall(r"^COPY (.*) \S+$", (SCALE / "Dockerfile").read_text(encoding="utf-8"), re.M)
    assert lines and all((KIT / name).exists() for line in lines for name in line.split())


@pytest.fixture(scope="module")
def nights(tmp_path_factory):
    """Two nights of a course: one student has handed in through the exchange, and before the second night another one, a file that is
    no notebook. [(exit code, output)] and the course."""
    root = tmp_path_factory.mktemp("nights")
    course = make_course(Course(KIT), root / "course")
    (root / "exchange").mkdir()
    (root / "exchange").chmod(0o777)
    setting = f"c.Exchange.root = {str(root / 'exchange')!r}\n"
    with open(course / "nbgrader_config.py", "a", encoding="utf-8") as config:
        config.write(setting)
    kit = root / "kit"
    shutil.copytree(SCALE, kit / "docs" / "scale")
    (kit / ".venv").symlink_to(Path(sys.executable).parents[1])
    run("nbgrader generate_assignment optimizers && nbgrader release_assignment optimizers", course)

    def night(student, spoil=False):
        folder = root / student
        hand_in("prints_full_marks", course / "release" / "optimizers", folder / "optimizers")
        if spoil:
            next((folder / "optimizers").glob("*.ipynb")).write_text("no notebook")
        (folder / "nbgrader_config.py").write_text(f'c = get_config()\nc.CourseDirectory.course_id = "descent"\n{setting}')
        run(f"nbgrader submit optimizers --student={student}", folder)
        *lines, code = run(f"{kit}/docs/scale/nightly.sh {course} optimizers; echo $?", root).splitlines()
        return int(code), "\n".join(lines)
    return [night("ada-01"), night("12345", spoil=True)], course


@pytest.mark.parametrize("number, code, graded", rows({"a quiet night": (0, 0, "1 graded, 0 unchanged, 0 failed"),
                                                       "something needs a look": (1, 1, "1 graded, 1 unchanged, 0 failed")}))
def test_a_night(nights, number, code, graded):
    done, course = nights
    assert done[number][0] == code and graded in done[number][1] and "Traceback" not in done[number][1], done[number][1]
    assert (course / "reports" / "optimizers.html").is_file() and (course / "reports" / "optimizers-run.json").is_file()


def test_after_a_night_everybody_has_feedback(nights):
    done, course = nights
    pages = {student: sorted(path.name for path in (course / "feedback" / student / "optimizers").glob("*.html"))
             for student in ("ada-01", "12345")}
    assert all(pages.values())
    assert len([*course.parent.glob("exchange/descent/feedback/*.html")]) == sum(map(len, pages.values()))


@pytest.mark.parametrize("spoil", ["rm -r {course}", "rm {course}/nbgrader_config.py", "rm {kit}/.venv"])
def test_a_night_in_which_nothing_can_be_graded_ends_with_2(tmp_path, spoil):
    course, kit = tmp_path / "course", tmp_path / "kit"
    shutil.copytree(SCALE, kit / "docs" / "scale")
    (kit / ".venv").symlink_to(Path(sys.executable).parents[1])
    course.mkdir()
    (course / "nbgrader_config.py").write_text(f"c = get_config()\nc.CourseDirectory.course_id = 'x'\nc.Exchange.root = {str(tmp_path)!r}\n")
    run(spoil.format(course=course, kit=kit), tmp_path)
    assert run(f"{kit}/docs/scale/nightly.sh {course} optimizers; echo $?", tmp_path).splitlines()[-1] == "2"

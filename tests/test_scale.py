"""docs/scale.md and its files: what cannot be tried here fits together at least, and a night of a course is played."""
import configparser
import re
import runpy
import shlex
import shutil
import subprocess
import sys
import tomllib
import types
from pathlib import Path

import pytest
import yaml
from distributed.cli import dask_scheduler, dask_worker
from nbgrader.apps import NbGraderApp

from grader import cli
from grader.course import Course
from grader.demo import make_course
from tests.conftest import KIT, run
from tests.helpers import rows
from tests.submissions import hand_in

SCALE = KIT / "docs" / "scale"
PAGE = (KIT / "docs" / "scale.md").read_text(encoding="utf-8")
COMMANDS = {line.strip() for block in re.findall(r"^```sh\n(.*?)^```", PAGE, re.S | re.M) for line in block.splitlines() if line.strip()}


def test_the_manifest_asks_for_what_the_wall_needs():
    found = yaml.safe_load((SCALE / "dask-cluster.yaml").read_text(encoding="utf-8"))
    assert (found["apiVersion"], found["kind"]) == ("kubernetes.dask.org/v1", "DaskCluster")
    pod = found["spec"]["worker"]["spec"]
    (worker,) = pod["containers"]
    assert pod["hostUsers"] is False and worker["securityContext"]["procMount"] == "Unmasked"
    assert found["spec"]["scheduler"]["spec"]["containers"][0]["image"] == worker["image"]
    assert found["spec"]["service" if "service" in found["spec"] else "scheduler"]["service"]["selector"]["dask.org/cluster-name"] == (
        found["metadata"]["name"])


def test_the_commands_reach_what_the_manifest_makes():
    """Image, service and port are named in three places."""
    found = yaml.safe_load((SCALE / "dask-cluster.yaml").read_text(encoding="utf-8"))
    name, ports = found["metadata"]["name"], found["spec"]["scheduler"]["service"]["ports"]
    container = found["spec"]["scheduler"]["spec"]["containers"][0]
    assert f"docker push {container['image']}" in COMMANDS
    assert f"docker build -f docs/scale/Dockerfile -t {container['image']} ." in COMMANDS
    assert {port["targetPort"] for port in ports} == {port["name"] for port in container["ports"]}
    (port,) = [port["port"] for port in ports if port["name"] == "tcp-comm"]
    assert f"kubectl port-forward service/{name}-scheduler {port}:{port}" in COMMANDS


def test_dasks_commands_are_known_with_these_options():
    found = yaml.safe_load((SCALE / "dask-cluster.yaml").read_text(encoding="utf-8"))["spec"]
    used = [shlex.split(line) for line in COMMANDS if line.startswith("dask ")]
    used += [found[part]["spec"]["containers"][0]["args"] for part in ("worker", "scheduler")]
    known = {"worker": dask_worker.main, "scheduler": dask_scheduler.main}
    assert len(used) >= 4
    for _, command, *words in used:
        options = {option for param in known[command].params for option in (*param.opts, *param.secondary_opts)}
        assert {word for word in words if word.startswith("-")} <= options, words


def test_what_the_image_copies_is_there():
    text = (SCALE / "Dockerfile").read_text(encoding="utf-8")
    lines = re.findall(r"^COPY (.*) \S+$", text, re.M)
    assert lines and all((KIT / name).exists() for line in lines for name in line.split())
    copied = {f"/kit/{name}" for line in lines for name in line.split()}
    assert {path for path in re.findall(r"/kit/[\w./]+", re.sub("(?m)^COPY.*$", "", text))} <= copied
    project = tomllib.loads((KIT / "pyproject.toml").read_text(encoding="utf-8"))
    assert {project["project"]["readme"], "LICENSE", *project["tool"]["setuptools"]["packages"]} <= {path[5:] for path in copied}
    extras = re.findall(r"/kit\[(\w+)\]", text) + re.findall(r"descent-kit\[(\w+)\]", PAGE)
    assert len(extras) == 2 and {*extras} <= {*project["project"]["optional-dependencies"]}
    wanted = re.search(r"(\d+)\.(\d+)", project["project"]["requires-python"]).groups()
    assert tuple(map(int, re.search(r"^FROM python:(\d+)\.(\d+)", text, re.M).groups())) >= tuple(map(int, wanted))


def test_slurms_script_grades_on_the_cluster_that_it_starts_and_ends_it(monkeypatch):
    """With stand-ins for dask-jobqueue and for the command that it runs, whose options the command line must know."""
    events = []

    class Cluster:
        scheduler_address = "tcp://10.0.0.1:8786"

        def __init__(self, **settings):
            events.append({"cores", "processes", "memory", "walltime", "queue", "account", "python"} == {*settings})

        def scale(self, jobs):
            events.append(jobs)

        def __enter__(self):
            return self

        def __exit__(self, *problem):
            events.append("ended")

    def call(command):
        events.append(cli._parser().parse_args(command[3:]))
        assert command[:3] == [sys.executable, "-m", "grader"]
        return 1
    monkeypatch.setitem(sys.modules, "dask_jobqueue", types.SimpleNamespace(SLURMCluster=Cluster))
    monkeypatch.setattr(subprocess, "call", call)
    monkeypatch.setattr(sys, "argv", ["slurm.py", "optimizers", "--force"])
    with pytest.raises(SystemExit) as end:
        runpy.run_path(str(SCALE / "slurm.py"), run_name="__main__")
    right, jobs, options, last = events
    assert end.value.code == 1 and right and jobs > 0 and last == "ended"
    assert (options.assignment, options.scheduler, options.force) == ("optimizers", Cluster.scheduler_address, True)


@pytest.mark.parametrize("script", sorted(path.name for path in SCALE.glob("*.sh")))
@pytest.mark.parametrize("shell", ["bash", "sh"])
def test_shells_read_the_scripts(shell, script):
    assert run(f"{shell} -n {shlex.quote(str(SCALE / script))}", KIT) == ""


def test_the_scripts_commands_are_known():
    text = (SCALE / "nightly.sh").read_text(encoding="utf-8")
    used = [shlex.split(re.sub(r"\|\|.*", "", line)) for line in re.findall(r"(?:python -m grader|nbgrader) [^\n;]+", text)]
    assert len(used) == 5
    for words in used:
        if words[0] == "nbgrader":
            app = NbGraderApp.subcommands[words[1]][0]()
            known = {f"--{name}" for name in (*app.aliases, *app.flags)}
            assert {word.partition("=")[0] for word in words[2:] if word.startswith("--")} <= known, words
        else:
            cli._parser().parse_args(words[3:])


def test_the_units_start_the_script_and_belong_together():
    units = {}
    for kind in ("service", "timer"):
        units[kind] = configparser.ConfigParser(interpolation=None)
        units[kind].optionxform = str
        units[kind].read_string((SCALE / f"descent-nightly.{kind}").read_text(encoding="utf-8"))
    assert {name for name, *_ in units["service"]["Service"].items()} == {"Type", "User", "ExecStart"}
    script, *arguments = shlex.split(units["service"]["Service"]["ExecStart"])
    assert (KIT / script.partition("/descent/")[2]).is_file() and shlex.join([script.partition("/descent/")[2], *arguments]) in COMMANDS
    assert units["timer"]["Install"]["WantedBy"] == "timers.target" and "Unit" not in units["timer"]["Timer"]  # it starts its namesake
    assert re.fullmatch(r"\*-\*-\* \d\d:\d\d", units["timer"]["Timer"]["OnCalendar"])
    assert f"    30 2 * * *  {units['service']['Service']['ExecStart']}" in PAGE


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


@pytest.mark.parametrize("path, has_kit", rows({
    "nothing": ("/usr/bin:/bin", False), "the kit's tools": (f"{Path(sys.executable).parent}:/usr/bin:/bin", True)}))
def test_a_copied_script_says_where_it_looks_for_the_kit(tmp_path, path, has_kit):
    script = shutil.copy(SCALE / "nightly.sh", tmp_path / "nightly.sh")
    (tmp_path / "course").mkdir()
    done = subprocess.run(["sh", script, str(tmp_path / "course"), "optimizers"], env={"PATH": path}, capture_output=True, text=True)
    assert done.returncode == 2 and ("does not have the kit" in done.stderr) == (not has_kit)

"""What continuous integration runs: every kind of test, and it fails when one of them does. With a `make` that only says what it is asked."""
import os
import shutil

import pytest

from tests.conftest import KIT, run
from tests.helpers import rows

TOOLS = ("bash", "dirname", "id", "env", "sh")


@pytest.fixture
def ci(tmp_path):
    """ci(programs, fails): exit code and output of .ci/run on a machine that has these programs; `make` of a target fails."""
    def ci(programs, fails):
        here = tmp_path / "bin"
        here.mkdir()
        for tool in TOOLS:
            (here / tool).symlink_to(shutil.which(tool))
        for name, script in {"make": f'echo "make $*"; [ "$*" != "{fails}" ]', **programs}.items():
            (here / name).unlink(missing_ok=True)
            (here / name).write_text(f"#!/bin/sh\n{script}\n")
            (here / name).chmod(0o755)
        *lines, code = run(f"PATH={here} bash .ci/run; echo $?", KIT).splitlines()
        return int(code), lines
    return ci


HAS = {"chromium": "true"}
APT = {"id": "echo 0", "apt-get": 'echo "apt-get $*"'}


@pytest.mark.parametrize("programs, fails, code, said", rows({
    "all well": (HAS, "", 0, ["make test", "make browser"]),
    "another browser": ({"google-chrome": "true"}, "", 0, ["make test", "make browser"]),
    "a test fails": (HAS, "test", 1, ["make test"]),
    "a test in a browser fails": (HAS, "browser", 1, ["make test", "make browser"]),
    "no Chromium, root": (APT, "", 0, ["apt-get update -q", "apt-get install -q -y chromium", "make test", "make browser"]),
    "no Chromium, not root": ({**APT, "id": "echo 1000"}, "", 1, ["The tests in a browser need Chromium, and only root can install it "
                                                                  "here. On Debian: apt-get install chromium"])}))
def test_what_runs_and_what_comes_of_it(ci, programs, fails, code, said):
    found, lines = ci(programs, fails)
    assert (found, lines) == (code, said)


def test_continuous_integration_runs_the_test_command():
    assert (KIT / ".ci" / "run").read_text(encoding="utf-8").splitlines()[-2:] == ["make test", "make browser"]
    assert os.access(KIT / ".ci" / "run", os.X_OK)

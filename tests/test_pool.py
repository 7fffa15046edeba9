"""Clusters whose workers are not there yet, or never come. What grading on workers gives: test_grade, test_kills."""
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from distributed import LocalCluster

from grader import pool
from grader.course import Course, CourseError
from grader.settings import Settings
from tests.conftest import KIT

TWICE = """
import os
from grader import pool
pool.work = lambda root, text, settings: print(root, oct(os.stat(root).st_mode)[-3:], open(f"{root}/tests/hidden/sgd.py").read())
for _ in range(2):
    pool.work_remote({"tests/hidden/sgd.py": "secret"}, "", None)
"""


@pytest.fixture
def cluster():
    with LocalCluster(n_workers=0, processes=False, protocol="tcp://", dashboard_address=None) as cluster:
        yield cluster


def test_a_cluster_whose_workers_never_come_is_named(cluster, monkeypatch):
    monkeypatch.setattr(pool, "PATIENCE", 0.5)
    with pytest.raises(CourseError, match=f"The scheduler at {cluster.scheduler_address} has no workers after 0.5 seconds"):
        list(pool.run_cluster(Course(KIT), [], Settings(), cluster.scheduler_address))


def test_a_worker_that_stands_in_a_queue_is_waited_for(cluster, capsys):
    threading.Timer(0.5, cluster.scale, [1]).start()
    assert list(pool.run_cluster(Course(KIT), [], Settings(), cluster.scheduler_address)) == []
    assert "has no workers yet; waiting for one" in capsys.readouterr().err


def test_a_workers_copy_of_the_hidden_tests_is_closed_and_goes_with_the_worker():
    done = subprocess.run([sys.executable, "-c", TWICE], cwd=KIT, capture_output=True, text=True, check=True)
    (folder, mode, content), = {tuple(line.split()) for line in done.stdout.splitlines()}  # one copy for all its tasks
    assert (mode, content) == ("700", "secret") and not Path(folder).exists()

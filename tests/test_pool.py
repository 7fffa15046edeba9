"""Clusters whose workers are not there yet, or never come. What grading on workers gives: test_grade, test_kills."""
import threading

import pytest
from distributed import LocalCluster

from grader import pool
from grader.course import Course, CourseError
from grader.settings import Settings
from tests.conftest import KIT


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

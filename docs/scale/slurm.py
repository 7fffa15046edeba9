"""Grades on a Slurm cluster: KIT/.venv/bin/python KIT/docs/scale/slurm.py ASSIGNMENT [options of grade], on a login node, in the
course's folder.

Workers are Slurm jobs of the same environment; nothing else is shared with them. Change queue, account and sizes to yours.
"""
import subprocess
import sys

from dask_jobqueue import SLURMCluster  # pip install dask-jobqueue

JOBS = 4
SIZE = {"cores": 8, "processes": 8, "memory": "16GB", "walltime": "02:00:00"}  # of a job: a notebook takes one process and up to 2 GB
PLACE = {"queue": "short", "account": "teaching"}


def main(arguments):
    """Starts the jobs, grades, ends the jobs. Returns the exit code of grade."""
    with SLURMCluster(**SIZE, **PLACE, python=sys.executable) as cluster:
        cluster.scale(jobs=JOBS)
        return subprocess.call([sys.executable, "-m", "grader", "grade", *arguments, "--scheduler", cluster.scheduler_address])


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

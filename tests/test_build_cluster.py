"""A Dask cluster on this machine's loopback makes the same bytes, and loses nothing with a worker that leaves."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from small_projects import TEXT, TRANSLATED, Project, small_project

ROOT = Path(__file__).parent.parent
NAMES = ("a1", "a2", "a3", "a4", "a5", "a6")


def python(*arguments: str, **environment: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


class Cluster:
    """A scheduler and its workers."""

    def __init__(self) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
        port = self.address.rpartition(":")[2]
        common = ["--host", "127.0.0.1", "--no-dashboard"]
        self.processes = [python("-m", "distributed.cli.dask_scheduler", *common, "--port", port)]
        heard(self.processes[0], "Scheduler at")

    def worker(self, *code: str) -> subprocess.Popen[str]:
        """A worker with one thread, in a process that can be killed; it runs ``code`` first."""
        options = ["--no-nanny", "--nthreads", "1", "--host", "127.0.0.1", "--no-dashboard", self.address]
        start = "import sys; from distributed.cli.dask_worker import main; sys.argv[0] = 'worker'; main()"
        process = python("-c", "\n".join([*code, start]), *options)
        self.processes.append(process)
        heard(process, "Registered to")
        return process

    def end(self) -> None:
        for process in reversed(self.processes):
            process.kill()
            process.communicate()


def heard(process: subprocess.Popen[str], words: str) -> None:
    """Waits until a process has said something, and goes on to read what it says."""
    assert process.stderr is not None
    for line in process.stderr:
        if words in line:
            threading.Thread(target=process.stderr.read, daemon=True).start()
            return
    raise AssertionError(f"{process.args} ended without “{words}”")


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    started = Cluster()
    yield started
    started.end()


def several(root: Path) -> Project:
    project = small_project(root)
    for name in NAMES:
        project.text(name, TEXT)
        project.catalog(name, TRANSLATED)
    return project


def test_a_cluster_makes_the_same_bytes_and_loses_nothing_with_a_worker_that_is_killed(tmp_path, cluster):
    here, there = several(tmp_path / "here"), several(tmp_path / "there")
    assert here.run("html").status == 0
    first, _ = cluster.worker(), cluster.worker()
    run = python("pipeline.py", "--project", str(there.root), "html", "--scheduler", cluster.address)
    assert run.stdout is not None
    assert run.stdout.readline().startswith("output/")
    first.kill()
    _, err = run.communicate(timeout=300)
    assert (run.returncode, "Traceback" in err) == (0, False), err
    assert there.files() == here.files()
    records = [(project.root / "output/manifest.json").read_bytes() for project in (here, there)]
    assert records[0] == records[1]
    assert there.run("html").out == "14 files are up to date\n"


def test_a_worker_with_another_version_is_refused(tmp_path, cluster):
    cluster.worker(
        "from press.build import cluster",
        "known = dict(cluster.versions())",
        "cluster.versions = lambda: known | {'weasyprint': '1.0'}",
    )
    ran = small_project(tmp_path).run("html", "--lang", "en", "--scheduler", cluster.address)
    assert (ran.status, ran.out, ran.codes) == (1, "", ["worker-differs"])
    assert "weasyprint is 1.0 and not" in str(ran.findings[0]["message"])


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "nonsense"])
def test_a_scheduler_that_cannot_be_reached_is_a_finding(tmp_path, address, monkeypatch):
    monkeypatch.setattr("press.build.cluster._PATIENCE", 2)
    ran = small_project(tmp_path).run("html", "--scheduler", address)
    assert (ran.status, ran.out, ran.codes) == (1, "", ["scheduler"])

"""Two Dask workers on this machine against two local ones."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.cold import ROOT
from bench.copies import write_project
from bench.matrix import all_
from bench.results import Figure
from bench.timing import timed

DOCUMENTS = 10


def measure(scale: float) -> Iterator[Figure]:
    """The workers have loaded everything before what is counted begins, as those of a cluster have."""
    documents = max(2, round(DOCUMENTS * scale))
    with tempfile.TemporaryDirectory() as folder:
        project = write_project(Path(folder), documents)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
        started = [_started("scheduler", "--host", "127.0.0.1", "--no-dashboard", "--port", address.rpartition(":")[2])]
        try:
            time.sleep(3)
            for _ in range(2):
                options = ["--nthreads", "1", "--no-nanny", "--host", "127.0.0.1", "--no-dashboard", address]
                started.append(_started("worker", *options))
            dask = all_(project, "--anew", "--scheduler", address)
            timed(dask, ROOT)
            there = timed(dask, ROOT)
        finally:
            for process in reversed(started):
                process.kill()
                process.wait()
        here = timed(all_(project, "--anew", "--jobs", "2"), ROOT)
    what = f"two Dask workers against two local ones, {documents} × 13 × 3 files: throughput"
    yield Figure("13-dask", what, f"{there.wall:.1f} s", f"{here.wall:.1f} s", here.wall / there.wall, 0.9, "at least")


def _started(what: str, *options: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", f"distributed.cli.dask_{what}", *options]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

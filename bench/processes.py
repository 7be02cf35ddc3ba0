"""A process and all that it starts, watched for what they hold of the memory (Linux: /proc)."""

from __future__ import annotations

import os
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

Sample = dict[int, int]
"""MB by process id, its share of what it has in common with others (PSS); the first is the one that was started."""


@dataclass(frozen=True, slots=True)
class Watched:
    """A command with all the processes that it started."""

    wall: float
    cpu: float
    status: int
    said: str
    samples: tuple[Sample, ...]


def watched(command: Sequence[str], folder: Path, every: float) -> Watched:
    """Runs a command to its end and looks at its memory every so many seconds."""
    start = time.perf_counter()
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(command, cwd=folder, stdout=output, stderr=subprocess.STDOUT)
        samples: list[Sample] = []
        watcher = threading.Thread(target=_watch, args=(process.pid, every, samples.append), daemon=True)
        watcher.start()
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        watcher.join()
        output.seek(0)
        said = output.read().decode()
    return Watched(wall, used.ru_utime + used.ru_stime, process.returncode, said, tuple(samples))


def _watch(root: int, every: float, take: Callable[[Sample], None]) -> None:
    while (Path("/proc") / str(root)).exists():
        take({pid: _held(pid) // 1024 for pid in _family(root)})
        time.sleep(every)


def _family(root: int) -> list[int]:
    """A process and all that descend from it."""
    found = [root]
    for pid in found:
        with suppress(OSError):
            for children in Path(f"/proc/{pid}/task").glob("*/children"):
                found += map(int, children.read_text().split())
    return found


def _held(pid: int) -> int:
    """KB of memory."""
    with suppress(OSError, ValueError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0

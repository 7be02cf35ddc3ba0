"""Times whole processes, two commands in turn, so that a machine's changing speed strikes both alike."""

from __future__ import annotations

import resource
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median


@dataclass(frozen=True, slots=True)
class Run:
    """One finished process: seconds by the clock, and of processor time with its children's."""

    wall: float
    cpu: float


def timed(command: Sequence[str], folder: Path) -> Run:
    """Runs a command to its end.

    :raises subprocess.CalledProcessError: if it fails.
    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Run(wall, after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)


Figure = Callable[[Run], float]


def wall(run: Run) -> float:
    """Seconds by the clock."""
    return run.wall


def cpu(run: Run) -> float:
    """Seconds of processor time."""
    return run.cpu


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two commands, run in turn: ours and the peer's."""

    ours: tuple[Run, ...]
    peer: tuple[Run, ...]

    def ratio(self, figure: Figure) -> float:
        """The median of the pairs' ratios, ours to the peer's."""
        pairs = zip(self.ours, self.peer, strict=True)
        return median(figure(one) / figure(other) for one, other in pairs)


def compared(
    ours: Sequence[str], peer: Sequence[str], folder: Path, runs: int, before: Callable[[], object] = bool
) -> Comparison:
    """Both commands once to warm up, then ``runs`` times in turn.

    :param before: done before each run of ours, and not counted.
    """

    def once() -> tuple[Run, Run]:
        before()
        return timed(ours, folder), timed(peer, folder)

    once()
    pairs = [once() for _ in range(runs)]
    return Comparison(tuple(one for one, _ in pairs), tuple(other for _, other in pairs))


def middle(runs: Sequence[Run], figure: Figure) -> float:
    """The median of a figure over runs."""
    return median(figure(run) for run in runs)

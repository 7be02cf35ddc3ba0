"""10, 100 and 1,000 documents: time per document, and what the processes hold of the memory."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.copies import ROOT, write_project
from bench.processes import Watched, watched
from bench.results import Figure

SIZES = (10, 100, 1000)
EVERY = 0.5


def measure(scale: float) -> Iterator[Figure]:
    """English alone, in three formats, by two workers."""
    sizes = [max(5, round(size * scale)) for size in SIZES]
    runs = [_run(size) for size in sizes]
    each = [run.wall / size for run, size in zip(runs, sizes, strict=True)]
    shown = ", ".join(f"{size}: {time:.3f} s" for size, time in zip(sizes, each, strict=True))
    what = "time per document at 10, 100 and 1,000 documents (English, 3 formats), the largest against the middle one"
    scaled = "" if sizes[-1] == SIZES[-1] else f"up to {sizes[-1]} documents"
    yield Figure("11-growth", what, shown, "", each[-1] / each[1], 1.1, scale=scaled)
    yield from _memory(runs[-1], scaled)


def _run(documents: int) -> Watched:
    with tempfile.TemporaryDirectory() as folder:
        project = write_project(Path(folder), documents, ("en",))
        command = [sys.executable, "pipeline.py", "--project", str(project), "all", "--lang", "en", "--jobs", "2"]
        ran = watched(command, ROOT, EVERY)
    if ran.status:
        raise SystemExit(ran.said[-4000:])
    return ran


def _memory(run: Watched, scaled: str) -> Iterator[Figure]:
    """The most that a worker and the parent held, and in the last fifth beside the second."""
    parent = next(iter(run.samples[0]))
    workers = [max((mb for pid, mb in sample.items() if pid != parent), default=0) for sample in run.samples]
    parents = [sample.get(parent, 0) for sample in run.samples]
    for key, what, held, aim in (
        ("10-memory-worker", "a worker's memory over 1,000 documents", workers, 400.0),
        ("10-memory-parent", "the parent's memory over 1,000 documents", parents, 300.0),
    ):
        early, late = _median(_fifth(held, 1)), _median(_fifth(held, 4))
        shown = f"{max(held)} MB at most; {early} MB in the second fifth of the run, {late} MB in the last"
        yield Figure(key, what, shown, "", float(max(held)), aim, unit="MB", scale=scaled)


def _fifth(values: Sequence[int], number: int) -> Sequence[int]:
    size = max(1, len(values) // 5)
    return values[number * size : (number + 1) * size]


def _median(values: Sequence[int]) -> int:
    return sorted(values)[len(values) // 2] if values else 0

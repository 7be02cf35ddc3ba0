"""A large matrix: 100 documents × 12 languages × 3 formats."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.bare_page import write_bare_page
from bench.cold import ROOT, WEASYPRINT
from bench.copies import TWELVE, environment, write_project
from bench.results import Figure
from bench.timing import compared, middle, timed, wall

DOCUMENTS = 100
FEWER = 20
"""Documents on which one worker is held against two, for which each file has to be made twice."""
TIMES = 3


def measure(scale: float) -> Iterator[Figure]:
    """All that is measured on that project, in the order in which it has to be."""
    documents = max(2, round(DOCUMENTS * scale))
    with tempfile.TemporaryDirectory() as folder:
        project = write_project(Path(folder), documents)
        whole = timed(all_(project, "--jobs", "2"), ROOT)
        tasks = documents * (len(TWELVE) + 1)
        yield _cpu(project, whole.cpu, documents, tasks)
        yield from _nothing_to_do(project, documents)
        yield from _one_changed(project, documents)
    yield from _two_workers(scale)
    yield _two_apart()


def all_(project: Path, *options: str) -> list[str]:
    """The command that makes everything of a project."""
    return [sys.executable, "pipeline.py", "--project", str(project), "all", *options]


def _cpu(project: Path, ours: float, documents: int, tasks: int) -> Figure:
    with tempfile.TemporaryDirectory() as folder:
        for language in ("da", *TWELVE):
            write_bare_page(project, "tekst-0001", language, Path(folder, language))
        run = [sys.executable, "-m", "bench.peers.warm", folder, str(TIMES)]
        ran = subprocess.run(run, cwd=ROOT, check=True, capture_output=True, text=True, env=environment())
        pages = len(TWELVE) + 1
        peer = float(ran.stdout) / pages
    what = f"processor time of {documents} documents × {pages} languages × 3 formats, against WeasyPrint's own warm \
render (PDF/UA-1) plus pandoc's EPUB writing of the same pages; a page of the matrix"
    scale = "" if documents == DOCUMENTS else f"{documents} documents"
    each = ours / tasks
    return Figure("05-matrix-cpu", what, f"{each:.3f} s", f"{peer:.3f} s", each / peer, 1.15, scale=scale)


def _nothing_to_do(project: Path, documents: int) -> Iterator[Figure]:
    run = min((timed(all_(project), ROOT) for _ in range(5)), key=wall)
    what = f"nothing to do, {documents} × 13 × 3 files"
    scale = "" if documents == DOCUMENTS else f"{documents} documents"
    yield Figure("07-idle-large", what, f"{run.wall:.2f} s", "", run.wall, 0.5, unit="s", scale=scale)
    with tempfile.TemporaryDirectory() as folder:
        small = write_project(Path(folder), 2)
        timed(all_(small), ROOT)
        run = min((timed(all_(small), ROOT) for _ in range(5)), key=wall)
    yield Figure("08-idle-small", "nothing to do, 2 × 13 × 3 files", f"{run.wall:.2f} s", "", run.wall, 0.25, unit="s")


def _one_changed(project: Path, documents: int) -> Iterator[Figure]:
    """A translation is changed before each run; WeasyPrint makes the page of that document in turn."""
    catalog = project / "locales" / "de" / "LC_MESSAGES" / "tekst-0001.po"
    before = catalog.read_text("utf-8")
    mark = '\nmsgstr "'
    start = before.index(mark, before.index(mark) + 1) + len(mark)  # the first is the header's
    told = iter(range(1, 100))

    def edit() -> None:
        catalog.write_text(f"{before[:start]}{next(told)} {before[start:]}", "utf-8")

    with tempfile.TemporaryDirectory() as folder:
        page = write_bare_page(project, "tekst-0001", "de", Path(folder))
        bare = [WEASYPRINT, str(page), str(page.with_suffix(".pdf"))]
        both = compared(all_(project), bare, ROOT, 5, before=edit)
    what = f"one changed msgstr among {documents} × 12 catalogs: PDF, EPUB and HTML of that language on disk, against \
bare WeasyPrint on that page"
    times = f"{middle(both.ours, wall):.2f} s", f"{middle(both.peer, wall):.2f} s"
    scale = "" if documents == DOCUMENTS else f"{documents} documents"
    yield Figure("09-one-changed", what, *times, both.ratio(wall), 2, scale=scale)


def _two_workers(scale: float) -> Iterator[Figure]:
    """By the clock; and against what one takes of the processors, for ``--jobs 1`` has a reader on the other."""
    documents = max(2, round(FEWER * scale))
    with tempfile.TemporaryDirectory() as folder:
        project = write_project(Path(folder), documents)
        runs: Sequence[Sequence[str]] = [all_(project, "--anew", "--jobs", jobs) for jobs in ("2", "1")]
        two, one = (timed(run, ROOT) for run in runs)
    what = f"two workers against one, {documents} × 13 × 3 files: throughput"
    for key, name, peer in (
        ("06-two-workers", what, one.wall),
        ("06-two-workers-cpu", f"{what}, where of one all its processor time is counted", one.cpu),
    ):
        yield Figure(key, name, f"{two.wall:.1f} s", f"{peer:.1f} s", peer / two.wall, 1.85, "at least")


def _two_apart() -> Figure:
    """What there is to be had: two processes of WeasyPrint that share nothing, each on pages of its own."""
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder, "project")
        project.mkdir()
        write_project(project, 1)
        runs = []
        for name in ("one", "other"):
            write_bare_page(project, "tekst-0001", "en", Path(folder, name, "en"))
            runs.append([sys.executable, "-m", "bench.peers.warm", str(Path(folder, name)), "25"])
        one = timed(runs[0], ROOT)
        start = time.perf_counter()
        both = [subprocess.Popen(run, cwd=ROOT, stdout=subprocess.DEVNULL) for run in runs]
        for process in both:
            process.wait()
        wall = time.perf_counter() - start
    what = "two processes of WeasyPrint that share nothing, against one: what this machine's processors have to give"
    return Figure("06-two-apart", what, f"{wall:.1f} s", f"{one.wall:.1f} s", 2 * one.wall / wall, float("inf"))

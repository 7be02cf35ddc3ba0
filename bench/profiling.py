"""Where the time of a document goes: processor time step by step, warm, in one process."""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.copies import TWELVE, write_project
from bench.results import FILE, Figure

STEPS = FILE.with_name("profile.json")
RUNS = 3


class _Clock:
    """Adds up what each step took."""

    def __init__(self) -> None:
        self.took: dict[str, float] = {}

    @contextmanager
    def __call__(self, step: str) -> Iterator[None]:
        start = time.process_time()
        yield
        self.took[step] = self.took.get(step, 0.0) + time.process_time() - start


def measure(_scale: float) -> Iterator[Figure]:
    """A document in twelve languages and Danish; no figure is held against an aim."""
    with tempfile.TemporaryDirectory() as folder:
        project = write_project(Path(folder), 1)
        clock = _Clock()
        _once(project, clock)
        clock.took.clear()
        for _ in range(RUNS):
            _once(project, clock)
    pages = len(TWELVE) + 1
    steps = {step: took / RUNS / pages for step, took in clock.took.items()}
    STEPS.write_text(json.dumps(steps, ensure_ascii=False, indent=1) + "\n", "utf-8")
    yield from ()


def _once(root: Path, clock: _Clock) -> None:
    from press.build import flow, sources
    from press.build.formatting import judged
    from press.build.project import Project
    from press.editions import Layout
    from press.formats import epub, html, pdf
    from press.formats.weasy.starting import start

    start()
    project = Project.open(root)
    layout = Layout("brochure")
    with clock("read the source, judge and cut it"):
        prepared = sources.prepare(project, "tekst-0001", ["tekst-0001"])
    for code in ("da", *TWELVE):
        with clock("read the catalogs, judge, join, set and compose"):
            whole = flow.composed(project, prepared, code)
        render, _ = project.renderer(project.language(code))
        assert whole.page is not None
        with clock("PDF: fill the templates"):
            page, text = pdf.on_paper(whole.page, render)
        with clock("PDF: WeasyPrint lays out"):
            drawn = pdf.drawn(page, text)
        with clock("PDF: write, look for misfits"):
            made = [pdf.written(page, text, layout, drawn)]
        with clock("EPUB"):
            made.append(epub.make(whole.page, render, Layout("epub")))
        with clock("HTML"):
            made.append(html.make(whole.page, render, Layout("handout")))
        for one in made:
            assert one.artifact is not None
            with clock(f"{one.artifact.format.upper()}: read it back and judge it"):
                judged(one.artifact, whole.texts)


def part() -> str:
    """The part of the page: a row a step."""
    if not STEPS.exists():
        return "## Where the time goes\n\nNot measured yet.\n"
    steps = json.loads(STEPS.read_text("utf-8"))
    whole = sum(steps.values())
    rows = "\n".join(
        f"| {step} | {1000 * took:.0f} ms | {took / whole:.0%} |"
        for step, took in sorted(steps.items(), key=lambda item: -item[1])
    )
    return f"""## Where the time goes

Processor time of one document in one language as PDF, EPUB and HTML, warm, in one process, pandoc's own left out: the
mean over thirteen languages.

| step | time | share |
| --- | --- | --- |
{rows}
| all | {1000 * whole:.0f} ms | |
"""

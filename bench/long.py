"""A document of 300 pages, against bare WeasyPrint on the very page, and where the time goes."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.bare_page import write_bare_page
from bench.cold import ROOT, WEASYPRINT
from bench.results import Figure
from bench.texts import corpora, many, paragraph
from bench.timing import compared, middle, timed, wall

PAGES = 300
_PER_PAGE = 11.9
"""Paragraphs on a page."""
RUNS = 2


def measure(scale: float) -> Iterator[Figure]:
    """In Danish, which needs no catalog."""
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        _write(project, max(20, round(PAGES * _PER_PAGE * scale)))
        ours = [sys.executable, "pipeline.py", "--project", folder, "pdf", "--lang", "da", "--anew"]
        timed(ours, ROOT)
        page = write_bare_page(project, "bog", "da", project / "bare")
        bare = [WEASYPRINT, "--pdf-variant", "pdf/ua-1", str(page), str(page.with_suffix(".pdf"))]
        both = compared(ours, bare, ROOT, RUNS)
        pages = _pages(project / "output" / "da" / "bog.pdf")
    what = f"a document of {pages} pages, against bare WeasyPrint (PDF/UA-1) on the very page, wall time"
    times = f"{middle(both.ours, wall):.1f} s", f"{middle(both.peer, wall):.1f} s"
    yield Figure("12-long", what, *times, both.ratio(wall), 1.1)


def _write(project: Path, paragraphs: int) -> None:
    texts = [text for text in map(paragraph, many(7, paragraphs * 2, corpora())) if text][:paragraphs]
    blocks: list[str] = []
    for number, text in enumerate(texts):
        blocks += [f"## Afsnit {number // 12 + 1}"] if number % 12 == 0 else []
        blocks.append(text)
    (project / "publication.toml").write_text(
        '[publication]\npublisher = "Bench"\nsource_language = "da"\nlanguages = ["en"]\n'
    )
    (project / "source").mkdir()
    head = "---\ntitle: En bog\nupdated: 2023-11-10\n---\n\n"
    (project / "source" / "bog.md").write_text(head + "\n\n".join(blocks) + "\n", "utf-8")


def _pages(file: Path) -> int:
    import pikepdf

    with pikepdf.open(file) as pdf:
        return len(pdf.pages)

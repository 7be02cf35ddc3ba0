"""One PDF from nothing: by make in a new process, against WeasyPrint alone on the same page."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.bare_page import write_bare_page
from bench.results import Figure
from bench.timing import Comparison, compared, cpu, middle, wall

ROOT = Path(__file__).resolve().parent.parent
DOCUMENT = "internationalt-samarbejde"
RUNS = 9
WEASYPRINT = str(Path(sys.executable).with_name("weasyprint"))


def measure(_scale: float) -> Iterator[Figure]:
    """Against WeasyPrint as it comes, and against the same with PDF/UA-1, which is nearer to what ours makes."""
    ours = ["make", "pdf", "LANG=en", f"DOC={DOCUMENT}", "ANEW=1"]
    with tempfile.TemporaryDirectory() as folder:
        page = write_bare_page(ROOT, DOCUMENT, "en", Path(folder))
        pdf = str(page.with_suffix(".pdf"))
        plain = compared(ours, [WEASYPRINT, str(page), pdf], ROOT, RUNS)
        tagged = compared(ours, [WEASYPRINT, "--pdf-variant", "pdf/ua-1", str(page), pdf], ROOT, RUNS)
    command = f"`make pdf LANG=en DOC={DOCUMENT}`"
    yield _figure(
        "01", f"{command} against bare `weasyprint page.html out.pdf` on the very page, wall time", plain, 1.0
    )
    what = f"{command} against bare `weasyprint --pdf-variant pdf/ua-1` on the very page, wall time"
    yield _figure("02", what, tagged, 1.3)
    time = f"{middle(tagged.ours, cpu):.2f} s", f"{middle(tagged.peer, cpu):.2f} s"
    yield Figure("03-cold-cpu", "the same, processor time", *time, tagged.ratio(cpu), float("inf"))


def _figure(key: str, what: str, both: Comparison, aim: float) -> Figure:
    ours, peer = middle(both.ours, wall), middle(both.peer, wall)
    return Figure(f"{key}-cold", what, f"{ours:.2f} s", f"{peer:.2f} s", both.ratio(wall), aim)

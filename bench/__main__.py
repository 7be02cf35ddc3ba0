"""``make bench``: measures, and writes docs/benchmarks.md."""

from __future__ import annotations

import os
import platform
import shutil
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

from bench import verifying
from bench.bare_page import write_bare_page
from bench.timing import Comparison, Run, compared, cpu, middle, timed, wall

ROOT = Path(__file__).resolve().parent.parent
DOCUMENT = "internationalt-samarbejde"
RUNS = 5


def one_pdf() -> Comparison:
    """A brochure from nothing, by make in a new process, against WeasyPrint alone on the same page."""
    with tempfile.TemporaryDirectory() as folder:
        page = write_bare_page(ROOT, DOCUMENT, "en", Path(folder))
        weasyprint = str(Path(sys.executable).with_name("weasyprint"))
        bare = [weasyprint, "--pdf-variant", "pdf/ua-1", str(page), str(page.with_suffix(".pdf"))]
        return compared(["make", "pdf", "LANG=en", f"DOC={DOCUMENT}", "ANEW=1"], bare, ROOT, RUNS)


def everything() -> tuple[Run, int]:
    """Every output from an empty folder, and how many there are."""
    for folder in (ROOT / "output").iterdir():
        if folder.is_dir():
            shutil.rmtree(folder)
    run = timed(["make", "all"], ROOT)
    return run, sum(1 for path in (ROOT / "output").glob("*/*.*"))


def table(pdf: Comparison, all_: Run, files: int) -> str:
    """The figures as Markdown."""
    return f"""# Benchmarks

Written by `make bench`; run it to have them anew. Commands are timed as whole processes. Two commands are run in
turn, once to warm up and {RUNS} times counted; a ratio is the median of the pairs' ratios, so that a machine that is
slow for a while strikes both alike. A project of 20,000 texts: [A large project](large.md).

| what | ours | the peer | ratio | aim |
| --- | --- | --- | --- | --- |
| `make pdf LANG=en DOC={DOCUMENT}` against bare `weasyprint --pdf-variant pdf/ua-1` on the very page that the \
pipeline made, wall time | {middle(pdf.ours, wall):.2f} s | {middle(pdf.peer, wall):.2f} s | \
{pdf.ratio(wall):.2f} | at most 1.3 |
| the same, processor time | {middle(pdf.ours, cpu):.2f} s | {middle(pdf.peer, cpu):.2f} s | {pdf.ratio(cpu):.2f} | |

Ours reads the Danish text and three catalogs, judges both, joins them, lays the page out, completes the tag tree and
reads the finished PDF back, character by character.

| what | files | wall time | processor time |
| --- | --- | --- | --- |
| `make all` from an empty output/: every document, language and format | {files} | {all_.wall:.1f} s | {all_.cpu:.1f} s |

Measured with Python {platform.python_version()}, WeasyPrint {version("weasyprint")}, {os.cpu_count()} processors.
"""


def main() -> None:
    """Measures everything and writes the page."""
    pdf = one_pdf()
    all_, files = everything()
    text = f"{table(pdf, all_, files)}\n{verifying.kept()}"
    (ROOT / "docs" / "benchmarks.md").write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()

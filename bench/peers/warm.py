"""WeasyPrint's own render, warm, and pandoc's EPUB writing, of pages that the pipeline made: the least that they take.

``python -m bench.peers.warm FOLDER TIMES`` renders each FOLDER/*/page.html so many times, once before it counts, and
prints the seconds of processor time that one page took, all pages added.
"""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path


def used() -> float:
    """Seconds of processor time so far, with those of ended children."""
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in both)


def once(page: Path, pandoc: str) -> None:
    """A page as PDF and as EPUB."""
    from weasyprint import HTML

    HTML(filename=str(page)).write_pdf(str(page.with_suffix(".pdf")), pdf_variant="pdf/ua-1")
    subprocess.run(
        [pandoc, "-f", "html", "-t", "epub3", "-o", "page.epub", "--metadata", "title=-", "page.html"],
        cwd=page.parent,
        check=True,
        capture_output=True,
    )


def main() -> None:
    """Renders, and prints what it took."""
    from press.pandoc.process import executable

    pages, times = sorted(Path(sys.argv[1]).glob("*/page.html")), int(sys.argv[2])
    for page in pages:
        once(page, executable())
    before = used()
    for _ in range(times):
        for page in pages:
            once(page, executable())
    print((used() - before) / times)


if __name__ == "__main__":
    main()

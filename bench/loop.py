"""Twelve languages of one page as PDF, EPUB and HTML, against po4a, pandoc and WeasyPrint in a shell loop."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.bare_page import write_bare_page
from bench.cold import ROOT, WEASYPRINT
from bench.copies import MODEL, TWELVE, write_project
from bench.results import Figure
from bench.timing import compared, middle, wall
from press.pandoc.process import executable

RUNS = 3
NAME = "tekst-0001"
_WHAT = "12 languages × PDF, EPUB, HTML of one page (and Danish, which the loop does not make), against [the po4a + \
pandoc + WeasyPrint loop](../bench/peers/loop.sh)"
_SAME_PAGES = ", whose PDFs are of the very pages (PDF/UA-1)"
SCRIPT = ROOT / "bench" / "peers" / "loop.sh"


def measure(_scale: float) -> Iterator[Figure]:
    """Both make 36 files of the same text, all anew: the loop with pandoc's plain page, and with ours."""
    if not shutil.which("po4a-translate"):
        raise SystemExit("po4a is missing: apt-get install po4a")
    with tempfile.TemporaryDirectory() as folder:
        project, peer, pages = Path(folder, "ours"), Path(folder, "peer"), Path(folder, "pages")
        project.mkdir()
        peer.mkdir()
        write_project(project, 1)
        _write_peer(peer)
        for language in TWELVE:
            write_bare_page(project, NAME, language, pages / language)
        ours = [sys.executable, "pipeline.py", "--project", str(project), "all", "--anew"]
        for key, given, more in (("04-loop", "", ""), ("04-loop-pages", str(pages), _SAME_PAGES)):
            loop = ["sh", "-c", f'cd {peer} && exec sh "$@"', "-", str(SCRIPT), WEASYPRINT, executable(), given]
            both = compared(ours, [*loop, *TWELVE], ROOT, RUNS)
            times = f"{middle(both.ours, wall):.1f} s", f"{middle(both.peer, wall):.1f} s"
            yield Figure(key, _WHAT + more, *times, 1 / both.ratio(wall), 6, "at least", "× faster")


def _write_peer(folder: Path) -> None:
    """The text without what is the pipeline's own, and po4a's catalogs, each text translated by itself."""
    text = (ROOT / "source" / f"{MODEL}.md").read_text("utf-8")
    text = re.sub(r"^:::.*\n", "", text, flags=re.MULTILINE)
    (folder / "text.md").write_text(text, "utf-8")
    run = ["po4a-updatepo", "-f", "text", "-o", "markdown", "-m", "text.md", "-p", "text.pot", "-M", "UTF-8"]
    subprocess.run(run, cwd=folder, check=True, capture_output=True)
    for language in TWELVE:
        run = ["msgen", "--no-wrap", "-o", f"{language}.po", "text.pot"]
        subprocess.run(run, cwd=folder, check=True, capture_output=True)

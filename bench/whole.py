"""Everything at once: this project's every file, and 100 documents in 24 languages."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.cold import ROOT
from bench.copies import TRANSLATED, UNTRANSLATED, write_project
from bench.matrix import all_
from bench.results import Figure
from bench.timing import timed

PSEUDO = ("en-XA", "ar-XB")
NONE = float("inf")


def measure(scale: float) -> Iterator[Figure]:
    """From start to finish, once."""
    run = timed([sys.executable, "pipeline.py", "all", "--anew"], ROOT)
    files = sum(1 for path in (ROOT / "output").glob("*/*.*") if not path.is_symlink())
    shown = f"{run.wall:.1f} s, {run.cpu:.1f} s of processor time"
    yield Figure("14-all", f"`make all` of this project, {files} files, all anew", shown, "", run.wall, NONE, unit="s")
    documents = max(2, round(100 * scale))
    with tempfile.TemporaryDirectory() as folder:
        languages = (*TRANSLATED, *UNTRANSLATED)
        project = write_project(Path(folder), documents, languages)
        walls = [timed(all_(project), ROOT)]
        walls += [timed(all_(project, "--lang", code), ROOT) for code in PSEUDO]
        files = sum(1 for path in (project / "output").glob("*/*.*") if not path.is_symlink())
    wall, cpu = sum(run.wall for run in walls), sum(run.cpu for run in walls)
    count = len(languages) + len(PSEUDO)
    what = f"{documents} documents × {count} languages and Danish, of which {len(PSEUDO)} pseudo-languages and \
{len(UNTRANSLATED)} without translations × 3 formats: {files} files"
    shown = f"{wall / 60:.1f} min, {cpu / 60:.1f} min of processor time"
    yield Figure("15-hundred", what, shown, "", wall / 60, NONE, unit="min")

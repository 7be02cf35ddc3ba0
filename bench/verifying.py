"""``python -m bench.verifying``: how long make verify takes, validator by validator; writes its part of docs/benchmarks.md.

What lies in output/ is verified, so that ``make all`` comes first.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from statistics import median

from bench.timing import Run, timed
from press.build.proven import FILE, Record
from press.build.verifying import built
from press.checks.artifacts.standards import STANDARDS
from press.checks.artifacts.versions import versions
from press.settings import load

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "benchmarks.md"
HEADING = "## make verify"


def kept() -> str:
    """What was measured, as the page has it."""
    text = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
    return text[text.index(HEADING) :] if HEADING in text else f"{HEADING}\n\nNot measured yet.\n"


def measure() -> tuple[Run, Run, Record]:
    """All of output/ with nothing known of it, the same again, and the record of the first."""
    (ROOT / FILE).unlink(missing_ok=True)
    command = [sys.executable, "pipeline.py", "verify"]
    first = timed(command, ROOT)
    record = Record.read(ROOT)
    return first, timed(command, ROOT), record


def part(first: Run, again: Run, record: Record) -> str:
    """The part of the page."""
    tasks = built(ROOT, load(ROOT).languages, "")
    rows = []
    for key, row in STANDARDS.items():
        took = [record.took(task.file, key) for task in tasks if task.standard == key]
        who = row.validator if row.engine == "press" else f"{row.validator} {versions()[row.validator]}"
        rows.append(f"| {row.label} | {who} | {len(took)} | {median(took):.2f} s | {max(took):.2f} s |")
    table = "\n".join(rows)
    files = len({task.file for task in tasks})
    return f"""{HEADING}

Written by `python -m bench.verifying`. Java judges PDFs and EPUBs one after the other; beside it one browser judges two
files of EPUB and HTML at a time, each HTML page in two widths and two colour schemes. The longest is the first, with
which Java warms up.

| standard | validator | files | a file, median | the longest |
| --- | --- | --- | --- | --- |
{table}

| what | files | wall time | aim |
| --- | --- | --- | --- |
| `make verify`, nothing known | {files} | {first.wall:.0f} s | under 180 s for 78 |
| `make verify` again, nothing changed | {files} | {again.wall:.2f} s | under 2 s |

Measured with {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f} when done.
"""


def main() -> None:
    """Measures, and writes its part of the page."""
    text = part(*measure())
    before = PAGE.read_text(encoding="utf-8").partition(HEADING)[0].rstrip("\n")
    PAGE.write_text(f"{before}\n\n{text}", encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()

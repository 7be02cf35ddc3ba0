"""``python -m bench.false_alarms``: how often the checks of translations alarm without cause; writes docs/checks.md.

The Universal Declaration of Human Rights in thirteen translations by people is taken for right: whatever a check says of
it is a false alarm, unless it is listed in real_faults.csv, which somebody classed by reading (language, check, numbers of
the entries in the order of the catalog).
"""

from __future__ import annotations

import csv
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.udhr import declaration, judged
from docs import checks as page
from press.build.judging import Closely
from press.build.project import Project
from press.checks.translation.customs import customs
from press.checks.translation.length import width
from press.findings import CHECK_PREFIX, CODES, Finding, Severity

ROOT = Path(__file__).resolve().parent.parent
FAULTS = Path(__file__).with_name("real_faults.csv")
SHORTEST = 60
"""Letters of a text whose length is measured."""


@dataclass(frozen=True)
class Measured:
    """What the checks said of one language's translations of the declaration."""

    language: str
    entries: int
    alarmed: dict[Severity, set[int]]
    """Numbers of the entries that a check found fault with, without the real faults."""
    by_check: Counter[str]
    """The same, counted by check."""
    real: int
    """Faults that are in real_faults.csv."""
    ratios: Sequence[float]


def real_faults() -> set[tuple[str, str, int]]:
    """Language, check and number of each entry whose fault is one."""
    with FAULTS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {(row["language"], row["check"], int(number)) for row in rows for number in row["entries"].split()}


def measure(project: Project, code: str, faults: set[tuple[str, str, int]]) -> Measured:
    """One language: each entry counts once for each severity, and once for each check."""
    closely, findings = judged(project, code)
    entries, _told = project.entries(project.language(code), "menneskerettigheder")
    translated = [entry for entry in entries.values() if entry.msgstr and not entry.fuzzy]
    numbers = {entry.location: number for number, entry in enumerate(translated, 1)}
    alarms = {(name(found), found.severity, numbers[found.location]) for found in findings if found.location in numbers}
    real = {alarm for alarm in alarms if (code, alarm[0], alarm[2]) in faults}
    alarmed: dict[Severity, set[int]] = {kind: set() for kind in Severity}
    for _check, severity, number in alarms - real:
        alarmed[severity].add(number)
    by_check = Counter(check for check, _severity, _number in alarms - real)
    return Measured(code, len(translated), alarmed, by_check, len(real), ratios(closely))


def name(found: Finding) -> str:
    """The check's name."""
    return found.code.removeprefix(CHECK_PREFIX)


def ratios(closely: Closely) -> Sequence[float]:
    """The width of each longer text to that of its source."""
    widths = [(width(pair.text), width(pair.source_text)) for pair in closely.pairs]
    return [theirs / ours for theirs, ours in widths if ours >= SHORTEST]


def section(rows: Sequence[Measured], shipped: dict[str, Sequence[float]]) -> str:
    """The figures as Markdown."""
    checks = sorted({check for row in rows for check in row.by_check})
    head = ["language", "entries", "errors", "warnings", *(f"`{check}`" for check in checks), "real faults found"]
    lines = [f"| {' | '.join(head)} |", f"|{' --- |' * len(head)}"]
    for row in rows:
        cells = [row.language, str(row.entries), share(row, Severity.ERROR), share(row, Severity.WARNING)]
        cells += [str(row.by_check[check] or "–") for check in checks]
        lines.append(f"| {' | '.join([*cells, str(row.real or '–')])} |")
    total = sum(row.entries for row in rows)
    sums = {kind: sum(len(row.alarmed[kind]) for row in rows) for kind in Severity}
    all_ = [f"{100 * sums[kind] / total:.1f} %" for kind in (Severity.ERROR, Severity.WARNING)]
    by_check = [str(sum(row.by_check[check] for row in rows)) for check in checks]
    lines.append(f"| all | {total} | {' | '.join([*all_, *by_check])} | {sum(row.real for row in rows)} |")
    lengths = ["| language | median | narrowest | widest | in the table |", "| --- | --- | --- | --- | --- |"]
    for row in rows:
        both = sorted([*row.ratios, *shipped[row.language]])
        figures = f"{median(both):.2f} | {both[0]:.2f} | {both[-1]:.2f} | {customs(row.language).expansion:.2f}"
        lengths.append(f"| {row.language} | {figures} |")
    return page.figures("\n".join(lines), "\n".join(lengths))


def share(row: Measured, severity: Severity) -> str:
    """Of entries with a false alarm, in per cent."""
    return f"{100 * len(row.alarmed[severity]) / row.entries:.1f} %" if row.alarmed[severity] else "0 %"


def main() -> None:
    """Measures every language and writes the page."""
    faults = real_faults()
    ours = Project.open(ROOT)
    with tempfile.TemporaryDirectory() as folder:
        project = declaration(Path(folder) / "project")
        rows = [measure(project, code, faults) for code in project.settings.languages[1:]]
    shipped = {row.language: ratios(judged(ours, row.language)[0]) for row in rows}
    page.FILE.write_text(page.page(section(rows, shipped)), encoding="utf-8")
    for row in rows:
        print(row.language, share(row, Severity.ERROR), share(row, Severity.WARNING), dict(row.by_check))
    assert all(f"{CHECK_PREFIX}{check}" in CODES for row in rows for check in row.by_check)


if __name__ == "__main__":
    main()

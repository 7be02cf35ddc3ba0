"""What a person sees: findings, files that were written, progress."""

from __future__ import annotations

import contextlib
import io
import json
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence

from press.findings import Finding, Severity


class Console:
    """Findings go to stderr, one a line; the paths of written files to stdout. Remembers whether there was an error."""

    def __init__(self, *, as_json: bool = False) -> None:
        for stream in (sys.stdout, sys.stderr):
            # A locale that lacks a letter gets its number: what is told must not fail for how it is written.
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="backslashreplace", line_buffering=True)
        self.as_json = as_json
        self.failed = False
        self._told: set[Finding] = set()

    def tell(self, findings: Iterable[Finding]) -> None:
        """Prints each finding once: documents that share a text share its faults."""
        for found in findings:
            if found in self._told:
                continue
            self._told.add(found)
            self.failed |= found.severity is Severity.ERROR
            print(_json(found) if self.as_json else str(found), file=sys.stderr)  # noqa: T201 - the front door speaks

    @property
    def told(self) -> tuple[Finding, ...]:
        """All that was told so far."""
        return tuple(self._told)

    def say(self, text: str) -> None:
        """Prints a line that is no finding."""
        print(text)  # noqa: T201

    def table(self, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Prints a table: drawn on a terminal, as plain lines with even columns elsewhere.

        On a terminal that is too narrow for it each row becomes a line of its own, by its first two cells.
        """
        widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
        number = [bool(rows) and all(cell.isdigit() for cell in column) for column in zip(*rows, strict=True)]
        terminal = sys.stdout.isatty() and not self.as_json
        if terminal and sum(widths) + 3 * len(widths) <= shutil.get_terminal_size().columns:
            _draw(heads, rows, number)
        elif terminal:
            for row in rows:
                rest = ", ".join(f"{head} {cell}" for head, cell in zip(heads[2:], row[2:], strict=True))
                self.say(f"{' '.join(row[:2])}: {rest}")
        else:
            aligns = [">" if right else "<" for right in (number or [False] * len(heads))]
            for row in (heads, *rows):
                cells = zip(row, aligns, widths, strict=True)
                self.say("  ".join(f"{cell:{align}{width}}" for cell, align, width in cells).rstrip())

    def wrote(self, files: Sequence[str]) -> None:
        """Prints the paths of files that were written."""
        for file in files:
            self.say(file)

    def up_to_date(self, files: Sequence[str]) -> None:
        """Says that there was nothing to do."""
        self.say(f"{files[0]} is up to date" if len(files) == 1 else f"{len(files)} files are up to date")

    def stopped(self) -> None:
        """Says that somebody ended the work."""
        print("Stopped. What was finished is whole; the next run does the rest.", file=sys.stderr)  # noqa: T201

    @contextlib.contextmanager
    def progress(self, what: str, total: int) -> Iterator[Callable[[str], None]]:
        """A progress display on a terminal, for work of more than one step; nothing elsewhere."""
        if total < 2 or self.as_json or not sys.stderr.isatty():
            yield lambda _what: None
            return
        from rich.console import Console as Terminal
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            TextColumn("{task.fields[now]}"),
        )
        with Progress(*columns, console=Terminal(stderr=True), transient=True) as bar:
            task = bar.add_task(what, total=total, now="")

            def done(now: str) -> None:
                bar.update(task, advance=1, now=now)

            yield done


def _draw(heads: Sequence[str], rows: Sequence[Sequence[str]], number: Sequence[bool]) -> None:
    from rich import box
    from rich.console import Console as Terminal
    from rich.table import Table
    from rich.text import Text

    drawn = Table(box=box.SIMPLE_HEAD, header_style="bold", padding=(0, 1), pad_edge=False)
    for head, right in zip(heads, number, strict=True):
        drawn.add_column(head, justify="right" if right else "left", no_wrap=True)
    for row in rows:
        drawn.add_row(*map(Text, row))
    Terminal().print(drawn)


def _json(found: Finding) -> str:
    place = found.location
    return json.dumps(
        {
            "file": place.file if place else None,
            "line": place.line if place else None,
            "severity": found.severity,
            "scope": found.scope,
            "code": found.code,
            "message": found.message,
            "hint": found.hint,
        },
        ensure_ascii=False,
    )

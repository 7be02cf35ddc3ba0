"""The standards that finished files are held to, as rows: who judges what."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from press.findings import Finding

Engine = Literal["press", "java", "browser"]


@dataclass(frozen=True, slots=True)
class Standard:
    """A row of the table."""

    key: str
    """Short, and the same for ever: records name standards by it."""
    label: str
    validator: str
    """Who judges it."""
    suffixes: tuple[str, ...]
    """The files that it is for."""
    engine: Engine
    """Where the validator runs: in this Python, in the one Java machine, or in the one browser."""


STANDARDS: dict[str, Standard] = {
    row.key: row
    for row in (
        Standard("pdf-ua", "PDF/UA-1", "veraPDF", (".pdf",), "java"),
        Standard("pdf-a", "PDF/A-2a", "veraPDF", (".pdf",), "java"),
        Standard("epub", "EPUB 3.3", "EPUBCheck", (".epub",), "java"),
        Standard("epub-accessibility", "EPUB Accessibility 1.1", "Ace by DAISY", (".epub",), "browser"),
        Standard("wcag", "WCAG 2.2 AA", "axe-core", (".html",), "browser"),
        Standard("declared", "Language and table headers", "the press", (".pdf", ".epub", ".html"), "press"),
    )
}
"""The last is no standard's own rule, but what no validator asks: whether the language that a file declares is the one
that it was made in (WCAG 2.2, 3.1.1), and whether each table says what its headers head (1.3.1)."""

SUFFIXES = frozenset(suffix for row in STANDARDS.values() for suffix in row.suffixes)
"""The files that anything can be said of."""


@dataclass(frozen=True, slots=True)
class Task:
    """A file that is to be held to a standard."""

    standard: str
    """A key of :data:`STANDARDS`."""
    file: str
    """What findings call it: its path in the project."""
    path: Path
    language: str
    """What it was made in; BCP 47."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a task."""

    standard: str
    file: str
    findings: tuple[Finding, ...] = ()
    judged: bool = True
    """False where nobody judged it; the findings say why."""
    seconds: float = 0.0
    """How long the validator took; 0 where it was not asked."""

    @property
    def passed(self) -> bool:
        """Judged, and nothing found."""
        return self.judged and not self.findings

"""Artifacts → output/: whole files, or the old ones."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from press.editions import EDITIONS
from press.files import write_atomically
from press.findings import Finding, Halt
from press.formats import FORMATS
from press.model import Artifact

FOLDER = "output"
_PRINT = ".print"
"""Stands in the names of files for a print shop."""


def file_of(document: str, language: str, edition: str, *, marks: bool = False) -> str:
    """The path of an output, relative to the project.

    ``output/en/name.pdf``, ``output/en/name.large-print.pdf``; with marks for a print shop ``….print.pdf``.
    """
    row = EDITIONS[edition]
    other = "" if row.main else f".{row.name}"
    return f"{FOLDER}/{language}/{document}{other}{_PRINT if marks else ''}{FORMATS[row.format].suffix}"


def for_reading(name: str) -> bool:
    """Whether a file of such a name is for people to read, and not for a printer alone."""
    stem = name.rpartition(".")[0]
    others = (row.name for row in EDITIONS.values() if not row.for_reading)
    return not stem.endswith((_PRINT, *(f".{other}" for other in others)))


def package(root: Path, artifacts: Sequence[Artifact]) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """Writes the artifacts; the paths of those that were written, and what kept the others out."""
    written: list[str] = []
    findings: list[Finding] = []
    for artifact in artifacts:
        file = file_of(artifact.document, artifact.language, artifact.edition, marks=artifact.marks)
        try:
            write_atomically(root / file, artifact.data, named=file)
        except Halt as halt:
            findings += halt.findings
        else:
            written.append(file)
    return tuple(written), tuple(findings)

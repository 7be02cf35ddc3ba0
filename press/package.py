"""Artifacts → output/: whole files, or the old ones."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from press.files import write_atomically
from press.findings import Finding, Halt
from press.formats import FORMATS
from press.model import Artifact

FOLDER = "output"


def file_of(document: str, language: str, format_name: str, edition: str = "") -> str:
    """The path of an output, relative to the project: ``output/en/name.pdf``, ``output/en/name.large-print.pdf``."""
    row = FORMATS[format_name]
    other = f".{edition}" if edition not in {"", row.edition, row.name} else ""
    return f"{FOLDER}/{language}/{document}{other}{row.suffix}"


def package(root: Path, artifacts: Sequence[Artifact]) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """Writes the artifacts; the paths of those that were written, and what kept the others out."""
    written: list[str] = []
    findings: list[Finding] = []
    for artifact in artifacts:
        file = file_of(artifact.document, artifact.language, artifact.format, artifact.edition)
        try:
            write_atomically(root / file, artifact.data, named=file)
        except Halt as halt:
            findings += halt.findings
        else:
            written.append(file)
    return tuple(written), tuple(findings)

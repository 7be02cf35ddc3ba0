"""``output/manifest.json``: for every output its digest and what it was made of. docs/manifest.md has its form.

The same inputs give the same bytes: no time, no path of the machine's own and no order of work stands in it. It is
the only state of a build and may be deleted; one that can't be read is as good as none.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from press.build.record.inputs import Inputs
from press.build.record.tools import Kit
from press.files import read_bytes_capped, write_atomically
from press.findings import CODES, Finding, Halt, Scope, Severity
from press.model.location import Location

FILE = "output/manifest.json"
FORM = 1
_LARGEST = 500_000_000


@dataclass(frozen=True, slots=True)
class Row:
    """What is known of an output."""

    document: str
    language: str
    edition: str
    marks: bool
    sha256: str
    size: int
    """Bytes."""
    pages: int
    """0 for what has none."""
    inputs: Inputs
    findings: tuple[Finding, ...] = ()
    draft: str = ""
    """The path that says that it is a draft; empty for what is signed off."""


@dataclass
class Manifest:
    """The rows of all outputs by their paths, and the kits that they name."""

    root: Path
    rows: dict[str, Row] = field(default_factory=dict)
    kits: dict[str, Kit] = field(default_factory=dict)

    @classmethod
    def read(cls, root: Path) -> Manifest:
        """The project's manifest; an empty one where there is none that can be used."""
        try:
            whole = json.loads(read_bytes_capped(root / FILE, named=FILE, most=_LARGEST))
            if whole["form"] != FORM:
                return cls(root)
            return cls(root, {file: _row(said) for file, said in whole["files"].items()}, whole["kits"])
        except (Halt, ValueError, LookupError, TypeError, AttributeError):
            return cls(root)

    def write(self) -> None:
        """Puts it into output/, without what is known of files that are gone.

        :raises Halt: if it can't be written.
        """
        rows = {file: row for file, row in sorted(self.rows.items()) if (self.root / file).is_file()}
        used = {digest for row in rows.values() for digest in row.inputs.kits.values()}
        whole = {
            "form": FORM,
            "files": {file: _said(row) for file, row in rows.items()},
            "kits": {digest: self.kits[digest] for digest in sorted(used & self.kits.keys())},
        }
        text = json.dumps(whole, ensure_ascii=False, indent=1)
        write_atomically(self.root / FILE, f"{text}\n".encode("utf-8", "backslashreplace"), named=FILE)


def _said(row: Row) -> dict[str, Any]:
    return {
        "document": row.document,
        "language": row.language,
        "edition": row.edition,
        **({"marks": True} if row.marks else {}),
        "sha256": row.sha256,
        "size": row.size,
        **({"pages": row.pages} if row.pages else {}),
        **({"draft": row.draft} if row.draft else {}),
        "inputs": dict(sorted(row.inputs.own.items())),
        "kits": dict(sorted(row.inputs.kits.items())),
        **({"findings": [_told(found) for found in row.findings]} if row.findings else {}),
    }


def _row(said: Mapping[str, Any]) -> Row:
    """:raises KeyError: if it is none of ours."""
    return Row(
        said["document"],
        said["language"],
        said["edition"],
        said.get("marks", False),
        said["sha256"],
        said["size"],
        said.get("pages", 0),
        Inputs(said["inputs"], said["kits"]),
        tuple(_finding(told) for told in said.get("findings", ())),
        said.get("draft", ""),
    )


def _told(found: Finding) -> dict[str, Any]:
    place = found.location
    said = {
        "code": found.code,
        "severity": str(found.severity),
        "scope": str(found.scope),
        "file": place and place.file,
        "line": place and place.line,
        "message": found.message,
        "hint": found.hint,
        "words": list(found.words),
    }
    return {key: value for key, value in said.items() if value}


def _finding(told: Mapping[str, Any]) -> Finding:
    if told["code"] not in CODES:
        raise KeyError(told["code"])
    place = Location(told["file"], told.get("line")) if "file" in told else None
    words = tuple(told.get("words", ()))
    severity, scope = Severity(told["severity"]), Scope(told["scope"])
    return Finding(told["code"], told.get("message", ""), place, told.get("hint", ""), severity, scope, words)


def distinct(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Each once, in their order."""
    return tuple(dict.fromkeys(findings))

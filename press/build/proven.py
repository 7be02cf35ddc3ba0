"""What was proven before, so that it need not be proven again: a record in output/.

A verdict stands in it under the digest of the file's bytes and the name of who judged; where either is another, it is
none. The record may be deleted at any time, and one that can't be read is as good as none.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from press.checks.artifacts.standards import STANDARDS, Task, Verdict
from press.checks.artifacts.versions import judged_by
from press.files import MOST_BYTES, read_bytes_capped, write_atomically
from press.findings import CODES, Finding, Halt, finding
from press.model.location import Location
from press.package import FOLDER

FILE = f"{FOLDER}/verified.json"
_FORM = 1
_LARGEST = 10 * MOST_BYTES

Rows = dict[str, dict[str, Any]]
"""By file: its digest, and by standard who judged it and what was found."""


@dataclass
class Record:
    """The verdicts that were reached so far, by file and standard."""

    root: Path
    rows: Rows = field(default_factory=dict)
    _digests: dict[Path, str] = field(default_factory=dict)

    @classmethod
    def read(cls, root: Path) -> Record:
        """The project's record; an empty one where there is none that can be used."""
        try:
            whole = json.loads(read_bytes_capped(root / FILE, named=FILE, most=_LARGEST))
            rows = whole["files"] if whole["form"] == _FORM else {}
            return cls(root, {str(file): dict(row) for file, row in rows.items()})
        except (Halt, ValueError, LookupError, TypeError, AttributeError):
            return cls(root)

    def verdict(self, task: Task) -> Verdict | None:
        """What is known of a task, where neither the file nor who judges it has changed."""
        try:
            # Both are looked at before anything is judged, whatever the record has.
            digest, by = self._digest(task.path), judged_by(task.standard)
            row = self.rows[task.file]
            known = row["verdicts"][task.standard]
            if row["digest"] != digest or known["by"] != by:
                return None
            findings = tuple(_finding(task.file, told) for told in known["findings"])
            return Verdict(task.standard, task.file, findings, seconds=0.0)
        except (LookupError, TypeError, OSError):
            return None

    def took(self, file: str, standard: str) -> float:
        """Seconds that it took to judge, when it was judged; 0 where that is not known."""
        try:
            return float(self.rows[file]["verdicts"][standard]["seconds"])
        except (LookupError, TypeError, ValueError):
            return 0.0

    def add(self, tasks: Mapping[tuple[str, str], Task], verdicts: Iterable[Verdict]) -> None:
        """Takes in what was judged; what was not is left to be judged."""
        for verdict in verdicts:
            if not verdict.judged:
                continue
            digest = self._digest(tasks[verdict.file, verdict.standard].path)
            row = self.rows.get(verdict.file)
            if not row or row.get("digest") != digest:
                row = self.rows[verdict.file] = {"digest": digest, "verdicts": {}}
            row["verdicts"][verdict.standard] = {
                "by": judged_by(verdict.standard),
                "seconds": round(verdict.seconds, 3),
                "findings": [
                    {"code": told.code, "message": told.message, "hint": told.hint, "words": list(told.words)}
                    for told in verdict.findings
                ],
            }

    def write(self) -> None:
        """Puts the record into output/, without what is known of files that are gone.

        :raises Halt: if it can't be written.
        """
        rows = {file: row for file, row in sorted(self.rows.items()) if (self.root / file).is_file()}
        text = json.dumps({"form": _FORM, "files": rows}, ensure_ascii=False, indent=1)
        write_atomically(self.root / FILE, f"{text}\n".encode(), named=FILE)

    def _digest(self, path: Path) -> str:
        """Of the bytes that lay there when it was first asked for: before a validator read them."""
        if path not in self._digests:
            self._digests[path] = hashlib.sha256(path.read_bytes()).hexdigest()
        return self._digests[path]


def _finding(file: str, told: Mapping[str, Any]) -> Finding:
    """:raises KeyError: if it is none of ours."""
    if told["code"] not in CODES:
        raise KeyError(told["code"])
    found = finding(str(told["code"]), str(told["message"]), Location(file), str(told["hint"]))
    return replace(found, words=tuple(map(str, told["words"])))


def known_standards(suffix: str) -> list[str]:
    """The standards for files of a kind, in the order of the table."""
    return [key for key, row in STANDARDS.items() if suffix in row.suffixes]

"""Which commit brought an approval, and whether its signature is good: what binds an approval to a person.

Who is named in an approval is a claim. git knows who brought the line, and where commits are signed, with which key.
Whether a key can be believed is for git's own settings to say: GnuPG's trust, or ``gpg.ssh.allowedSignersFile``.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from press.build.history import History, Line
from press.build.repository import git
from press.model.signoff import Approval
from press.release import Brought
from press.release import CommitSignature as Signature
from press.signoff import digest

_FORM = "%H%x00%G?%x00%an%x00%GS"


_SIGNATURES = {
    "G": Signature.GOOD,
    "U": Signature.UNKNOWN,
    "X": Signature.EXPIRED,
    "Y": Signature.EXPIRED,
    "R": Signature.REVOKED,
    "B": Signature.BAD,
    "E": Signature.UNCHECKED,
    "N": Signature.NONE,
}


@dataclass
class Provenance:
    """Asks git once for each file, and once for each commit."""

    root: Path
    """The project's folder."""
    _history: History = field(init=False)
    _files: dict[str, Mapping[tuple[str, ...], Line]] = field(default_factory=dict)
    _commits: dict[str, tuple[Signature, str, str]] = field(default_factory=dict)
    _cut_off: frozenset[str] | None = field(default=None)

    def __post_init__(self) -> None:
        self._history = History(self.root)

    def of(self, approval: Approval) -> Brought:
        """What brought an approval that was read from a file of the project."""
        place = approval.location
        if place is None:
            return Brought(unknown="it was read from no file")
        if not (self.root / place.file).is_file():  # of the layouts' words, in a project without their catalog
            return Brought(unknown="it came with the press")
        lines = self._lines(place.file)
        if not lines:
            inside = git(self.root, "rev-parse", "--is-inside-work-tree") is not None
            return Brought(unknown="it is not committed yet" if inside else "the project is in no git repository")
        hashed = digest(approval.context, approval.source, approval.translation)
        line = lines.get((hashed, str(approval.role), approval.by, approval.day.isoformat()))
        if line is None:
            return Brought(unknown="it stands in no file of this repository")
        if not line.commit:
            return Brought(unknown="it is not committed yet")
        if line.commit in self._shallow():
            return Brought(unknown="the history ends here before it: git fetch --unshallow brings all")
        signature, author, signer = self._commit(line.commit)
        return Brought(line.commit, author=author, day=line.changed, signature=signature, signer=signer)

    def _lines(self, file: str) -> Mapping[tuple[str, ...], Line]:
        """The lines of a file as git knows it, by what they say; of a line that stands there twice, the first."""
        if file not in self._files:
            self._files[file] = {_said(line.text): line for line in reversed(self._history.lines(file))}
        return self._files[file]

    def _shallow(self) -> frozenset[str]:
        """The commits at which a clone's history was cut off: they seem to bring everything before them."""
        if self._cut_off is None:
            named = os.fsdecode((git(self.root, "rev-parse", "--git-path", "shallow") or b"").rstrip(b"\n"))
            path = self.root / named
            known = path.read_text("ascii", "replace") if named and path.is_file() else ""
            self._cut_off = frozenset(known.split())
        return self._cut_off

    def _commit(self, commit: str) -> tuple[Signature, str, str]:
        if commit not in self._commits:
            said = git(self.root, "log", "--no-walk", "--no-show-signature", f"--format={_FORM}", commit) or b""
            _name, mark, author, signer = (*said.decode("utf-8", "replace").rstrip("\n").split("\0"), "", "", "", "")[
                :4
            ]
            self._commits[commit] = (_SIGNATURES.get(mark, Signature.UNCHECKED), author, signer)
        return self._commits[commit]


def _said(line: str) -> tuple[str, ...]:
    """What tells an approval's line from others; empty for a line that is none."""
    try:
        said = json.loads(line)
        return tuple(str(said[name]) for name in ("hash", "role", "by", "date"))
    except (ValueError, LookupError, TypeError, RecursionError):
        return ()

"""When the lines of a text last changed, where the project lies in a git repository."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from press.build.repository import git

_EPOCH = date(1970, 1, 1)
_SECONDS_OF_A_DAY = 86_400
_TIME = re.compile(r"committer-time (\d+)")
_COMMIT = re.compile(r"([0-9a-f]{40,64}) \d+ \d+(?: \d+)?")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a file as git knows it."""

    text: str
    changed: date
    """In UTC; of a line that is not committed yet, the day on which git was asked."""
    commit: str
    """Its name in full; empty for a line that is not committed yet."""


@dataclass
class History:
    """Asks git once for each file. A project that is in no repository has no history, and that is no error."""

    root: Path
    _files: dict[str, tuple[Line, ...]] = field(default_factory=dict)

    def changed(self, file: str, first: int, until: int | None = None) -> date | None:
        """The day on which a block of lines last changed; None where git does not know the file.

        :param first: its first line, counted from 1.
        :param until: the first line of what follows; the block also ends at a blank line.
        """
        lines = self.lines(file)[first - 1 : until - 1 if until else None]
        end = next((at for at, line in enumerate(lines) if not line.text.strip()), len(lines))
        return max((line.changed for line in lines[:end]), default=None)

    def lines(self, file: str) -> tuple[Line, ...]:
        """The lines of a file; none where git does not know it."""
        if file not in self._files:
            self._files[file] = _blamed(self.root, file)
        return self._files[file]


def _blamed(root: Path, file: str) -> tuple[Line, ...]:
    said = git(root, "blame", "--line-porcelain", "--no-textconv", "--", file)
    if said is None:
        return ()
    lines: list[Line] = []
    day, commit = date.min, ""
    for line in said.decode("utf-8", "replace").split("\n"):
        if line.startswith("\t"):
            lines.append(Line(line[1:], day, commit))
        elif named := _COMMIT.fullmatch(line):
            commit = named[1] if named[1].strip("0") else ""
        elif time := _TIME.fullmatch(line):
            day = _EPOCH + timedelta(days=int(time[1]) // _SECONDS_OF_A_DAY)
    return tuple(lines)

"""When the lines of a text last changed, where the project lies in a git repository."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from press.build import git

_EPOCH = date(1970, 1, 1)
_SECONDS_OF_A_DAY = 86_400
_TIME = re.compile(r"committer-time (\d+)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a file as git knows it."""

    text: str
    changed: date
    """In UTC; of a line that is not committed yet, the day on which git was asked."""


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
        if file not in self._files:
            self._files[file] = _blamed(self.root, file)
        lines = self._files[file][first - 1 : until - 1 if until else None]
        end = next((at for at, line in enumerate(lines) if not line.text.strip()), len(lines))
        return max((line.changed for line in lines[:end]), default=None)


def _blamed(root: Path, file: str) -> tuple[Line, ...]:
    told = git.said(root, "blame", "--line-porcelain", "--no-textconv", "--", file)  # runs no converter of texts
    if told is None:
        return ()
    lines: list[Line] = []
    day = date.min
    for line in told.decode("utf-8", "replace").split("\n"):
        if line.startswith("\t"):
            lines.append(Line(line[1:], day))
        elif time := _TIME.fullmatch(line):
            day = _EPOCH + timedelta(days=int(time[1]) // _SECONDS_OF_A_DAY)
    return tuple(lines)

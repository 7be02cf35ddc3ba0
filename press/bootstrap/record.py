"""What a set-up was asked for and what it saw, so that the next one is over in milliseconds.

A record is a list of files, each with its size and time of change, as make itself judges what is up to date: the
lock files, the settings, the interpreter, the libraries and fonts that were found. Where none has changed, all is
as it was. Only ``os`` is imported, because every ``make`` pays for this module.
"""

# pathlib would cost every make 3 ms.
# ruff: noqa: PTH100, PTH103, PTH105, PTH116, PTH123

from __future__ import annotations

import os
from collections.abc import Iterable

VENV = ".venv"
_FOLDER = f"{VENV}/set-up"
_SAFE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_")


def _signature(path: str) -> str:
    """The line of a file: changed contents change it, and so does a file that comes or goes."""
    try:
        status = os.stat(path)
    except OSError:
        return f"- - {path}"
    return f"{status.st_mtime_ns} {status.st_size} {path}"


class Request:
    """A set-up that is asked for: a make target, for a language, in a project."""

    def __init__(self, root: str, goal: str, language: str | None, project: str, *, marks: bool = False) -> None:
        self.root = root
        self.goal = goal
        self.language = language
        """As it was typed, so anything at all; None where every language is meant."""
        self.project = os.path.abspath(project)
        self.marks = marks
        """Whether the files are for a print shop."""
        asked = "all" if language is None else language
        # A name that is none of a language's shares the record of other such names: they need nothing of their own.
        name = asked if asked and len(asked) < 40 and _SAFE.issuperset(asked) else "="
        self._path = f"{root}/{_FOLDER}/{goal}.{name}{'.print' if marks else ''}"

    def _heading(self) -> str:
        return f"{self.root}\t{self.project}"

    def is_current(self) -> bool:
        """Whether a set-up for this was finished and nothing that it saw has changed."""
        try:
            with open(self._path, encoding="utf-8", errors="surrogateescape") as file:
                heading, *lines = file.read().splitlines()
        except (OSError, ValueError):
            return False
        return heading == self._heading() and all(line == _signature(line.split(" ", 2)[-1]) for line in lines)

    def write(self, seen: Iterable[str]) -> None:
        """Remember that all is there, as far as the files ``seen`` tell. The last thing that a set-up does."""
        lines = [self._heading(), *map(_signature, dict.fromkeys(seen))]
        os.makedirs(f"{self.root}/{_FOLDER}", exist_ok=True)
        with open(f"{self._path}~", "w", encoding="utf-8", errors="surrogateescape") as file:
            file.write("\n".join(lines) + "\n")
        os.replace(f"{self._path}~", self._path)

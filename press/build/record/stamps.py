"""Digests of files by content; a file whose stamp (size, times, inode) is what it was is not read again.

The stamps stand in ``output/.cache.json``, apart from the manifest, which has to be the same bytes on every machine.
A stamp proves nothing where the file is as young as the stamp itself: another write within the same tick of the
clock would not show. Such a file is read again the next time, as git does it (racy-git.txt).
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import stat
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from press.files import read_bytes_capped, write_atomically
from press.findings import Halt

FILE = "output/.cache.json"
_FORM = 1
_LARGEST = 200_000_000
_TICK = 100_000_000
"""Nanoseconds within which two writes may bear the same time."""
_SECOND = 1_000_000_000

Stamp = tuple[int, int, int, int]
"""Size, times of the last change of content and of the file, inode."""
Take = Callable[[bytes], str]


class Stamps:
    """What was known of files, and what is known now."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._known, self._notes = _read(root)
        self._fresh: dict[str, tuple[Stamp, str, int | None]] = {}
        self._digests: dict[str, str] = {}
        self._used: dict[str, list[Any]] = {}
        self._changed = False

    def digest(self, path: str, *, most: int | None = None) -> str:
        """SHA-256 of a file's content; empty where there is no such file.

        :param most: how many of its first bytes say what is in it; without it, all. The length is always part of it.
        """
        if path not in self._digests:
            self._digests[path] = self._digest(path, most)
        return self._digests[path]

    def note(self, digest: str, path: str, make: Callable[[bytes], Any]) -> Any:
        """What ``make`` says of a content, which is read for it once. It has to be a value of JSON."""
        known = self._used.get(digest) or self._notes.get(digest)
        if known is None:
            with contextlib.suppress(OSError):
                known = make(Path(path).read_bytes())
                self._changed = True
        if known is not None:
            self._used[digest] = known
        return known

    def wrote(self, path: str, data: bytes) -> str:
        """The digest of a file that was just written with these bytes, by us alone, who hold the folder's lock."""
        self._digests[path] = hashlib.sha256(data).hexdigest()
        with contextlib.suppress(OSError):
            self._fresh[path] = _stamp(os.stat(path)), self._digests[path], None  # noqa: PTH116 - of thousands of files
        self._changed = True
        return self._digests[path]

    def keep(self) -> None:
        """Writes down what is known, if that is new; where it can't be written nothing is lost but time."""
        if not self._changed:
            return
        now = time.time_ns()
        files = {
            path: [*stamp, digest]
            for path, (stamp, digest, read) in self._fresh.items()
            if _is_proof(stamp, read or now)
        }
        whole = {"form": _FORM, "files": self._known | files, "notes": self._notes | self._used}
        with contextlib.suppress(Halt):
            write_atomically(self._root / FILE, json.dumps(whole, separators=(",", ":")).encode(), named=FILE)
        self._changed = False

    def _digest(self, path: str, most: int | None) -> str:
        try:
            found = os.stat(path)  # noqa: PTH116 - of thousands of files
        except OSError:
            return ""
        stamp = _stamp(found)
        known = self._known.get(path)
        if known is not None and tuple(known[:4]) == stamp:
            return str(known[4])
        if not stat.S_ISREG(found.st_mode):
            return ""
        self._changed = True
        self._known.pop(path, None)
        read = time.time_ns()
        try:
            with open(path, "rb") as file:  # noqa: PTH123
                data = file.read() if most is None else file.read(most)
                after = _stamp(os.fstat(file.fileno()))
        except OSError:
            return "unreadable"
        digest = hashlib.sha256(data if most is None else b"%d:%b" % (found.st_size, data)).hexdigest()
        if after == stamp:
            self._fresh[path] = stamp, digest, read
        return digest


def _is_proof(stamp: Stamp, read: int) -> bool:
    """Whether a write after the reading would have got another time than the stamp has."""
    newest = max(stamp[1], stamp[2])
    tick = _TICK if newest % _SECOND else 2 * _SECOND  # file systems without fractions count in ones or twos
    return newest < read - tick


def _stamp(found: os.stat_result) -> Stamp:
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def _read(root: Path) -> tuple[dict[str, list[Any]], dict[str, Any]]:
    try:
        whole = json.loads(read_bytes_capped(root / FILE, named=FILE, most=_LARGEST))
        if whole["form"] == _FORM:
            files = {path: row for path, row in whole["files"].items() if len(row) == 5}
            return files, dict(whole["notes"])
    except (Halt, ValueError, LookupError, TypeError, AttributeError):
        pass
    return {}, {}

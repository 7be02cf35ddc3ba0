"""Everything twice: at two places, in two locales, time zones, orders and numbers of processes, byte for byte."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from press.build.documents import FOLDER
from press.build.project import ENGINE, LOCALES, TEMPLATES
from press.build.record.manifest import FILE as MANIFEST
from press.findings import Finding, finding
from press.model.location import Location
from press.package import FOLDER as OUTPUT
from press.settings import FILE

PARTS = (FOLDER, LOCALES, TEMPLATES, "themes", "fonts", FILE)
_NAMED = 40


@dataclass(frozen=True, slots=True)
class Place:
    """A row: circumstances that must not matter."""

    folder: str
    environment: Mapping[str, str]
    jobs: str
    backwards: bool
    """Whether editions are made in the other order, one after the other."""


PLACES = (
    Place("a", {"LC_ALL": "C.UTF-8", "TZ": "UTC", "PYTHONHASHSEED": "1"}, "1", backwards=False),
    Place("another folder/ø", {"LC_ALL": "C", "TZ": "Asia/Kathmandu", "PYTHONHASHSEED": "2"}, "3", backwards=True),
)


@dataclass(frozen=True, slots=True)
class Compared:
    """What came of it."""

    files: int
    findings: tuple[Finding, ...]


def reproduce(root: Path, commands: Sequence[str], arguments: Sequence[str]) -> Compared:
    """Makes a project at both places and compares all that came out, the manifest too.

    :param commands: of pipeline.py, one for each edition.
    :param arguments: of each of them.
    """
    with tempfile.TemporaryDirectory() as folder:
        made = []
        for place in PLACES:
            copy = Path(folder, place.folder)
            _copy(root, copy)
            told = _build(place, copy, commands, arguments)
            if told:
                return Compared(0, (told,))
            made.append(_outputs(copy))
    return Compared(len(made[0]) - 1, tuple(_differences(*made)))


def _copy(root: Path, copy: Path) -> None:
    copy.mkdir(parents=True)
    for part in PARTS:
        if (root / part).is_dir():
            shutil.copytree(root / part, copy / part)
        elif (root / part).exists():
            shutil.copy(root / part, copy)


def _build(place: Place, copy: Path, commands: Sequence[str], arguments: Sequence[str]) -> Finding | None:
    """Runs the builds; what kept one from making anything is a finding."""
    environment = {**os.environ, **place.environment}
    start = [sys.executable, str(ENGINE / "pipeline.py"), "--project", str(copy)]
    for command in reversed(commands) if place.backwards else commands:
        run = subprocess.run(
            [*start, command, *arguments, "--jobs", place.jobs],
            env=environment,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        if run.returncode and not (copy / OUTPUT / Path(MANIFEST).name).exists():
            reason = next((line for line in run.stderr.splitlines() if " error " in f" {line}"), "it failed")
            return finding("not-reproducible", f"nothing was made to compare: {reason}", hint="mend that first")
    return None


def _outputs(copy: Path) -> dict[str, bytes]:
    """The files; those of drafts by the names that say so, to which their usual paths lead."""
    files = (path for path in sorted((copy / OUTPUT).rglob("*")) if path.is_file() and path.name[0] != ".")
    return {path.relative_to(copy).as_posix(): path.read_bytes() for path in files if not path.is_symlink()}


def _differences(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> list[Finding]:
    found = []
    for file in sorted(one.keys() | other.keys()):
        first, second = one.get(file), other.get(file)
        if first is None or second is None:
            message = "it was made at one of two places only"
        elif first != second:
            place = next((n for n, pair in enumerate(zip(first, second, strict=False)) if pair[0] != pair[1]), None)
            where = min(len(first), len(second)) if place is None else place
            message = f"it has other bytes from byte {where:,} on: {_shown(first, where)} and {_shown(second, where)}"
        else:
            continue
        hint = "this is a fault of the pipeline and not of your text: report it, with the text"
        found.append(finding("not-reproducible", message, Location(file), hint))
    return found


def _shown(data: bytes, where: int) -> str:
    return repr(data[where : where + _NAMED])

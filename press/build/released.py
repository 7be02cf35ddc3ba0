"""What was released of a project: its records, and the files that they are of."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from press.files import read_bytes_capped
from press.findings import Finding, Halt, finding
from press.model.location import Location
from press.release import MOST_BYTES, RECORDS, Release, is_version, read_record, record_of
from press.release.places import better_version

_SHOWN = 8
"""Versions that a hint names."""


def releases(root: Path) -> tuple[tuple[Release, ...], tuple[Finding, ...]]:
    """All releases of the project in a folder, the oldest first; and which records can't be read."""
    found: list[Release] = []
    told: list[Finding] = []
    for path in sorted((root / RECORDS).glob("*.toml")):
        try:
            found.append(_read(root, path.stem))
        except Halt as halt:
            told += halt.findings
    return tuple(sorted(found, key=lambda one: (one.day, one.version))), tuple(told)


def release_of(root: Path, version: str, option: str = "VERSION") -> Release:
    """The release of a version, as its record has it.

    :param option: how the version was given.
    :raises Halt: if there is none, or its record can't be read.
    """
    checked(version, option)
    if not (root / record_of(version)).exists():
        known = [one.version for one in releases(root)[0]]
        hint = f"there are: {', '.join(known[-_SHOWN:])}" if known else "make one: make release VERSION=…"
        raise Halt(finding("release-unknown", f"there is no release {version}", Location(record_of(version)), hint))
    return _read(root, version)


def latest(known: Sequence[Release], language: str = "") -> Release | None:
    """The newest release that was not withdrawn; of a language, the newest that has it.

    :param known: the oldest first.
    """
    fit = (one for one in reversed(known) if not one.withdrawn and (not language or language in one.languages))
    return next(fit, None)


def checked(version: str, option: str = "VERSION") -> str:
    """The version, as it was given.

    :param option: how it was given.
    :raises Halt: if no release can have that name.
    """
    if is_version(version):
        return version
    shown = version[:60] if version.isprintable() else repr(version[:60])
    hint = f"{better_version(version)}: {option}=2026-05"
    raise Halt(finding("release-name", f"{option}=“{shown}” is no name that a release can have", hint=hint))


def _read(root: Path, version: str) -> Release:
    """:raises Halt: if the record can't be read, or is that of another version."""
    file = record_of(version)
    found, told = read_record(read_bytes_capped(root / file, named=file, most=MOST_BYTES), file=file)
    if found is None:
        raise Halt(told)
    if found.version != version:
        message = f"the record says that it is of the release “{found.version}”"
        hint = "a record has the name of its release: take both from the history of the repository"
        raise Halt(finding("release-record", message, Location(file), hint))
    return found

"""A release's folder: put together from finished files, packed as one, and held to its record."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from press.files import archive_entry
from press.findings import Finding, Halt, finding
from press.model.location import Location
from press.release.files import manifest
from press.release.model import File, Package, Release
from press.release.places import INDEX, MANIFEST, PACKAGE_ENDING, SUMS, folder_of

_PIECE = 1 << 20
_PACKED = frozenset({".pdf", ".epub", ".png", ".jpg", ".zip"})
"""Files that a package stores as they are: they are compressed already."""


def seal(folder: Path, release: Release, package: Path) -> Release:
    """Adds manifest and checksums to a folder that is otherwise whole, and packs it; the release with all its files.

    :param release: with a row for each file that is in the folder, whose digests are not looked at.
    :param package: where the release as one file is written to.
    :raises OSError: if it can't be written.
    """
    there = [measured(folder, file) for file in release.files]
    published = tuple(sorted(file for file in there if not is_index(file.path)))
    (folder / MANIFEST).write_bytes(manifest(replace(release, files=published, package=None, signature=None)))
    listed = sorted([*there, measured(folder, File(MANIFEST, "", 0))])
    (folder / SUMS).write_bytes(sums(listed))
    files = tuple(sorted([*listed, measured(folder, File(SUMS, "", 0))]))
    pack(folder, release.version, files, package)
    digest, size = _digest(package)
    return replace(release, files=files, package=Package(f"{release.version}{PACKAGE_ENDING}", digest, size))


def is_index(path: str) -> bool:
    """Whether a file is one of the pages that list the others."""
    return path.rpartition("/")[2] == INDEX


def measured(folder: Path, file: File) -> File:
    """The file with the digest and size that it has."""
    digest, size = _digest(folder / file.path)
    return replace(file, sha256=digest, size=size)


def sums(files: Iterable[File]) -> bytes:
    """SHA256SUMS, as ``sha256sum --check`` of GNU coreutils reads it."""
    return "".join(f"{file.sha256}  {file.path}\n" for file in sorted(files, key=lambda one: one.path)).encode()


def pack(folder: Path, name: str, files: Sequence[File], package: Path) -> None:
    """One zip file of them, in a folder of that name; its bytes depend on nothing but theirs."""
    with zipfile.ZipFile(package, "w") as archive:
        for file in files:
            entry = archive_entry(f"{name}/{file.path}")
            suffix = Path(file.path).suffix
            entry.compress_type = zipfile.ZIP_STORED if suffix in _PACKED else zipfile.ZIP_DEFLATED
            entry.file_size = file.size  # tells in advance whether 64 bits are needed
            with (folder / file.path).open("rb") as source, archive.open(entry, "w") as target:
                _copy(source, target.write)


def tampered(root: Path, release: Release, file: File) -> Finding | None:
    """What is wrong with a file of a release as it lies in output/; None where it is what was released."""
    place = Location(f"{folder_of(release.version)}/{file.path}")
    try:
        digest, size = _digest(root / place.file)
    except OSError:
        hint = f"make it again: make rebuild VERSION={release.version}"
        return finding("release-missing", f"a file of the release {release.version} is not there", place, hint)
    if (digest, size) == (file.sha256, file.size):
        return None
    message = f"the file is not what was released as {release.version}: its SHA-256 is {digest[:12]}…"
    hint = f"give it to nobody; make rebuild VERSION={release.version} makes the released one again"
    return finding("release-tampered", f"{message}, and not {file.sha256[:12]}…", place, hint)


def intact(root: Path, release: Release) -> tuple[Finding, ...]:
    """What is wrong with the folder of a release, file by file.

    The lists of a release that was withdrawn say so, and are others than those that were released.
    """
    fixed = (file for file in release.files if not (release.withdrawn and _is_list(file.path)))
    return tuple(problem for file in fixed if (problem := tampered(root, release, file)))


def _is_list(path: str) -> bool:
    return is_index(path) or path in {MANIFEST, SUMS}


def released(root: Path, release: Release, file: File) -> Path:
    """Where a file of a release lies, after it was held to the record.

    :raises Halt: if it is not there, or is another one.
    """
    problem = tampered(root, release, file)
    if problem:
        raise Halt(problem)
    return root / folder_of(release.version) / file.path


def _digest(path: Path) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0

    def take(piece: bytes) -> None:
        nonlocal size
        size += len(piece)
        digest.update(piece)

    with path.open("rb") as file:
        _copy(file, take)
    return digest.hexdigest(), size


def _copy(source: BinaryIO, take: Callable[[bytes], object]) -> None:
    while piece := source.read(_PIECE):
        take(piece)

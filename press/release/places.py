"""Where a release lies: its record in releases/, its folder and its package in output/releases/."""

from __future__ import annotations

import re

from press.package import FOLDER as OUTPUT

RECORDS = "releases"
"""The folder of the records, in the project; they are committed."""
RECORD_ENDING = ".toml"
FOLDER = f"{OUTPUT}/releases"
INDEX = "index.html"
MANIFEST = "manifest.json"
STATEMENT = "accessibility.html"
"""Of each language: what was measured of its files. No document is called so."""
SUMS = "SHA256SUMS"
PACKAGE_ENDING = ".zip"

_VERSION = re.compile(r"[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*")
_LONGEST = 40
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(10))})
"""No file of such a name can be made on Windows, whatever stands behind a dot."""
_TAKEN = (PACKAGE_ENDING, ".html")
"""A folder of such a name would stand in the way of files beside it."""
_PART = re.compile(r"[^\x00-\x1f\x7f/\\:]+")


def is_version(name: str) -> bool:
    """Whether a release can have this name, which becomes that of a file and of a folder, on every system."""
    fit = _VERSION.fullmatch(name) is not None and len(name) <= _LONGEST
    return fit and name.partition(".")[0].lower() not in _DEVICES and not name.lower().endswith(_TAKEN)


def better_version(name: str) -> str:
    """How to name a release, for a name that :func:`is_version` refuses, as a hint without its full stop."""
    if name.partition(".")[0].lower() in _DEVICES:
        return "Windows keeps that name for itself, take another"
    if name.lower().endswith(_TAKEN):
        return f"a release's name does not end like a file's, leave {' or '.join(_TAKEN)} away"
    letters = "letters of a to z, digits, and single dots, hyphens or underscores between them"
    return f"write {letters}, at most {_LONGEST} characters"


def is_path(path: str) -> bool:
    """Whether it names a file in a folder, and leads nowhere else on any system."""
    return all(_PART.fullmatch(part) and part.strip(". ") for part in path.split("/"))


def record_of(version: str) -> str:
    """The path of a release's record, relative to the project."""
    return f"{RECORDS}/{version}{RECORD_ENDING}"


def folder_of(version: str) -> str:
    """The path of a release's folder, relative to the project."""
    return f"{FOLDER}/{version}"


def package_of(version: str) -> str:
    """The path of the release as one file, relative to the project."""
    return f"{FOLDER}/{version}{PACKAGE_ENDING}"

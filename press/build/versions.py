"""The committed versions of a catalog, where the project lies in a git repository."""

from __future__ import annotations

from pathlib import Path

from press import catalog
from press.build.repository import git
from press.catalog import Version
from press.files import MOST_BYTES
from press.findings import Finding, finding
from press.model.location import Location

_MOST = 40
"""Versions that are looked at, the newest first: a translator rarely has an older copy."""


def committed(root: Path, file: str) -> tuple[tuple[Version, ...], tuple[Finding, ...]]:
    """The versions of a catalog, the newest first; none, and why, where git can't say.

    :param file: relative to the project.
    """
    inside = git(root, "rev-parse", "--is-inside-work-tree")
    if inside is None or inside.strip() != b"true":
        message = "there is no git history here, so that dates say which of two translations is the newer"
        return (), (finding("received-history", message, Location(file)),)
    log = git(root, "log", f"--max-count={_MOST}", "--format=%H %h %cs", "--", file) or b""
    versions = []
    for line in log.decode("ascii", "replace").splitlines():
        commit, short, day = line.split()
        data = git(root, "cat-file", "blob", f"{commit}:./{file}")
        if data is not None and len(data) <= MOST_BYTES:
            versions.append(Version(f"{short} of {day}", catalog.states(data, file=file)))
    if versions:
        return tuple(versions), ()
    message = "the catalog was never committed, so that dates say which of two translations is the newer"
    hint = f"commit what you send to translators: git add {file}"
    return (), (finding("received-history", message, Location(file), hint),)

"""The files of a kit: those of the release, held to its record, and what was made for the kit, in one folder."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from press.build.project import Project
from press.editions import EDITIONS
from press.files import read_bytes_capped
from press.findings import Finding, Halt, finding
from press.kits import Kit, links, manifest
from press.kits.places import INDEX, MANIFEST, SUMS
from press.model.location import Location
from press.release import File, folder_of, measured, sums

MOST_BYTES = 2_000_000_000
"""Of a released file that is read as a whole."""
_AS_IT_IS = "surrogateescape"
"""What is no UTF-8 in a page comes through unchanged."""


def filled(project: Project, kit: Kit, made: Mapping[str, bytes], part: Path) -> list[File]:
    """Writes all files into a folder that is not there yet; what they are.

    :param made: what does not come from the release as it is, by paths in the kit.
    :raises Halt: if a file changed while it was copied.
    """
    part.mkdir(parents=True)
    for file in kit.files:
        (part / file.path).parent.mkdir(parents=True, exist_ok=True)
        if file.path not in made:
            shutil.copyfile(_source(project, kit, file), part / file.path)
    for path, data in made.items():
        (part / path).write_bytes(data)
    for file in kit.files:
        if measured(part, file) != file:
            raise Halt(_changed(kit, file))
    own = (measured(part, File(path, "", 0)) for path in made if path not in {file.path for file in kit.files})
    whole = [*kit.files, *own]
    (part / MANIFEST).write_bytes(manifest(kit, whole))
    whole.append(measured(part, File(MANIFEST, "", 0)))
    (part / SUMS).write_bytes(sums(whole))
    return sorted([*whole, measured(part, File(SUMS, "", 0))])


def linked(project: Project, kit: Kit) -> tuple[Kit, dict[str, bytes]]:
    """The kit with the pages whose links don't all lead to files of it: as they are packed, and their bytes.

    :raises Halt: if a page changed since it was held to the record.
    """
    there = {INDEX, *(file.path for file in kit.files)}
    changed: dict[str, bytes] = {}

    def as_packed(file: File) -> File:
        if EDITIONS[file.edition].format != "html":
            return file
        data = read_bytes_capped(_source(project, kit, file), named=file.path, most=MOST_BYTES)
        if sha256(data).hexdigest() != file.sha256:
            raise Halt(_changed(kit, file))
        page = links.packed(data.decode("utf-8", _AS_IT_IS), file.path, there).encode("utf-8", _AS_IT_IS)
        if page == data:
            return file
        changed[file.path] = page
        return replace(file, sha256=sha256(page).hexdigest(), size=len(page))

    parts = (replace(part, files=tuple(map(as_packed, part.files))) for part in kit.parts)
    return replace(kit, parts=tuple(parts)), changed


def _source(project: Project, kit: Kit, file: File) -> Path:
    return project.root / folder_of(kit.release.version) / file.path


def _changed(kit: Kit, file: File) -> Finding:
    place = Location(f"{folder_of(kit.release.version)}/{file.path}")
    hint = "try again when nobody works in output/"
    return finding("release-tampered", "the file changed while it was packed", place, hint)

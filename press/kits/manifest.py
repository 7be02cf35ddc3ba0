"""What a delegation was given, for machines: manifest.json, in the form of docs/schemas/kit.schema.json."""

from __future__ import annotations

import json
from collections.abc import Iterable

from press.kits.choosing import Kit, Part
from press.release import File

FORMAT, VERSION = "kit", 1


def manifest(kit: Kit, files: Iterable[File]) -> bytes:
    """The kit in JSON: who was given which document, in which language, of which release, in which files.

    :param files: all but the manifest and the list of digests, as they lie in the kit.
    """
    delegation, release = kit.delegation, kit.release
    released = {file.path: file.sha256 for file in release.files}
    values = {
        "format": FORMAT,
        "version": VERSION,
        "delegation": {
            "key": delegation.key,
            "name": delegation.name,
            "arrives": delegation.arrives.isoformat(),
            "leaves": delegation.last.isoformat(),
            "languages": list(delegation.languages),
        },
        "release": {"version": release.version, "date": release.day.isoformat(), "commit": release.commit},
        "documents": {part.document: _document(part) for part in kit.parts},
        "missing": list(kit.missing),
        "files": {file.path: _file(kit, file, released) for file in sorted(files)},
    }
    return f"{json.dumps(values, ensure_ascii=False, indent=1)}\n".encode()


def _document(part: Part) -> dict[str, object]:
    return {"title": part.titled.title, "language": part.language, "lacking": list(part.lacking)}


def _file(kit: Kit, file: File, released: dict[str, str]) -> dict[str, object]:
    said: dict[str, object] = {"sha256": file.sha256, "size": file.size}
    if not file.document:
        return said
    said |= {"document": file.document, "language": file.language, "edition": file.edition}
    said["copies"] = kit.delegation.editions.get(file.edition, 0)
    if released[file.path] != file.sha256:
        said["released"] = released[file.path]
    return said

"""The documents of a project by their names: what is known of them before any is read."""

from __future__ import annotations

from pathlib import Path

from press.build.project import Project
from press.findings import Halt, finding
from press.model.location import Location

FOLDER = "source"


def names(root: Path) -> tuple[str, ...]:
    """The documents of a project: the names of source/*.md, without their ending, sorted.

    :raises Halt: where there is none.
    """
    found = sorted(path.stem for path in (root / FOLDER).glob("*.md") if not path.name.startswith("."))
    if not found:
        hint = "write source/<name>.md; the name becomes that of the catalogs and the outputs"
        raise Halt(finding("no-sources", "there is no text in source/", Location(FOLDER), hint))
    return tuple(found)


def document_names(project: Project, wanted: str = "") -> tuple[str, ...]:
    """All documents, or the one that is wanted.

    :raises Halt: if there is none, or none of that name.
    """
    known = names(project.root)
    if not wanted:
        return known
    if wanted in known:
        return (wanted,)
    hint = f"there are: {', '.join(known)}"
    raise Halt(finding("document-unknown", f"there is no document “{wanted[:80]}” in {FOLDER}/", hint=hint))

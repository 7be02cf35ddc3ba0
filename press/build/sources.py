"""The sources of a project, read, judged and cut: what every language begins with."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from press.build.documents import document_names
from press.build.project import Project
from press.build.sharing import each
from press.checks import source as source_checks
from press.findings import Finding, errors
from press.model.document import Document
from press.model.location import Location
from press.model.page import Asset
from press.model.tree import Image
from press.model.walks import inlines_in
from press.read import FOLDER, Source, picture, read
from press.segments import Cut, cut

__all__ = ["Prepared", "document_names", "much", "prepare", "prepare_all", "show"]

_MUCH = 200_000
"""Bytes of text from which on documents are prepared in several processes."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document that is ready for every language; ``cut`` is None where an error keeps it back."""

    name: str
    cut: Cut | None
    findings: tuple[Finding, ...]


def prepare_all(project: Project, wanted: Sequence[str]) -> dict[str, Prepared]:
    """The documents that are wanted, by name, prepared side by side where they are :func:`much`."""
    known = document_names(project)
    found = each(lambda name: prepare(project, name, known), wanted, shared=much(project, wanted))
    return {one.name: one for one in found}


def much(project: Project, wanted: Sequence[str]) -> bool:
    """Whether documents have so much text that it pays to begin other processes for them."""
    files = [project.root / FOLDER / f"{name}.md" for name in wanted]
    return len(files) > 1 and sum(file.stat().st_size for file in files if file.is_file()) > _MUCH


def prepare(project: Project, name: str, known: Collection[str]) -> Prepared:
    """A document, read, judged and cut; ``known`` are the names of all documents."""
    source = read(project.root, name, project.settings.source_language)
    if source.document is None:
        return Prepared(name, None, (*source.findings, *_others(source, known)))
    found = [*source.findings, *source_checks.check(source.document, known), *_pictures(project, source.document)]
    if any(problem.code == "source-size" for problem in found):
        return Prepared(name, None, tuple(found))
    made, lost = cut(source.document)
    found += lost
    return Prepared(name, None if errors(found) else made, tuple(found))


def _others(source: Source, known: Collection[str]) -> list[Finding]:
    """What else is wrong with a text of which a part could not be read, on other lines than that stands on.

    Of levels nothing is said, for a heading may be what could not be read.
    """
    if source.remnant is None:
        return []
    told = {found.location for found in source.findings}
    found = source_checks.check(source.remnant, known)
    return [one for one in found if one.location not in told and one.code != "heading-level"]


def _pictures(project: Project, document: Document) -> list[Finding]:
    """What is wrong with the pictures in the source's own language."""
    images = {inline.source: place for inline, place in inlines_in(document.blocks) if isinstance(inline, Image)}
    return [found for source, place in images.items() for found in show(project, document.language, source, place)[1]]


def show(project: Project, language: str, source: str, place: Location) -> tuple[Asset | None, tuple[Finding, ...]]:
    """The picture that a text shows in a language."""
    folder = project.root / FOLDER
    if place.file.startswith(f"{FOLDER}/shared/") and (folder / "shared" / source).exists():
        folder = folder / "shared"
    return picture(folder, source, language, place)

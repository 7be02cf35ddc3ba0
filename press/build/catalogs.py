"""The command for catalogs: sources → .pot and .po. Other people's files: :mod:`press.build.exchange`."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from press import catalog, languages
from press.build.project import LOCALES, TEMPLATES, Project
from press.build.sources import Prepared
from press.catalog import Merged, Message, Revision, Work
from press.files import lock, read_bytes_capped, write_atomically
from press.findings import Finding, Halt, finding
from press.languages import Language
from press.model.location import Location
from press.model.segments import Segment
from press.rendering import STRINGS_LANGUAGE


@dataclass(frozen=True, slots=True)
class Report:
    """What was done to a file, for a person; empty ``said`` where it was left alone."""

    file: str
    said: str
    findings: tuple[Finding, ...] = ()
    language: str = ""
    """BCP 47; empty for a file of no language."""
    revisions: tuple[Revision, ...] = ()
    """What changed in the texts whose translation was offered or carried on."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A catalog as today's sources want it."""

    name: str
    messages: tuple[Message, ...]
    created: str
    """The date of the newest source in it, ``2023-11-10``: catalogs take no date from the clock."""


def wanted_catalogs(project: Project, prepared: Mapping[str, Prepared]) -> tuple[Wanted, ...]:
    """A catalog for each document and each shared text, and one for the strings of the templates.

    A project that is content with the engine's templates is content with their translations too.
    """
    segments: dict[str, list[Segment]] = {}
    dates: dict[str, str] = {}
    for document in prepared.values():
        if document.cut is None:
            continue
        updated = document.cut.document.metadata.updated
        for segment in document.cut.segments:
            segments.setdefault(segment.catalog, []).append(segment)
            dates[segment.catalog] = max(dates.get(segment.catalog, ""), updated.isoformat() if updated else "")
    wanted = tuple(Wanted(name, catalog.messages(_in_order(found)), dates[name]) for name, found in segments.items())
    if not project.keeps_strings:
        return wanted
    return (*wanted, Wanted(TEMPLATES, project.template_messages(), max(dates.values(), default="")))


def catalog_names(prepared: Mapping[str, Prepared]) -> tuple[str, ...]:
    """The catalogs of these documents, those of the shared texts that they include too."""
    cuts = [document.cut for document in prepared.values() if document.cut]
    return tuple(dict.fromkeys(segment.catalog for cut in cuts for segment in cut.segments))


def _in_order(segments: Sequence[Segment]) -> Sequence[Segment]:
    """Each shared text's segments once: every document that includes it brings them."""
    return tuple(dict.fromkeys(segments))


def update(project: Project, wanted: Sequence[Wanted], chosen: Sequence[str]) -> Iterator[Report]:
    """Writes the .pot files, and creates or merges the .po files of the chosen languages.

    What would not change is not written. A catalog that can't be read is left as it is. All catalogs of a language
    are merged together, those of documents that are no more among them, since texts move between documents. Where all
    languages are chosen, the templates' strings follow in those that are not published and have a catalog of them.
    """
    locales = project.root / LOCALES
    try:
        locales.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        hint = f"a folder {LOCALES}/ belongs there: move what is in its place away"
        raise Halt(finding("file-unwritable", f"can't be made: {error.strerror}", Location(LOCALES), hint)) from error
    texts = [one for one in wanted if one.name != TEMPLATES]
    strings = [one for one in wanted if one.name == TEMPLATES]
    with lock(locales):
        for one in wanted:
            yield _template(project, one)
        for code in chosen:
            if code != project.settings.source_language:
                yield from _merged(project, texts, project.language(code))
            yield from _merged(project, strings, project.language(code))
        if set(chosen) >= set(project.settings.languages):
            for row in _beyond(project):
                yield from _merged(project, strings, row)


def _beyond(project: Project) -> tuple[Language, ...]:
    """Languages that are not published, and for which the strings of the templates have a catalog all the same."""
    rows = (row for code, row in languages.LANGUAGES.items() if code not in project.settings.languages)
    return tuple(row for row in rows if (project.root / project.catalog_file(row, TEMPLATES)).exists())


def _template(project: Project, wanted: Wanted) -> Report:
    file = f"{LOCALES}/{wanted.name}.pot"
    data = catalog.template(
        wanted.messages,
        name=wanted.name,
        publisher=project.settings.publisher,
        source_language=_source_language(project, wanted),
        created=wanted.created,
    )
    path = project.root / file
    try:
        if path.is_file() and read_bytes_capped(path, named=file) == data:
            return Report(file, "")
        write_atomically(path, data, named=file)
    except Halt as halt:
        return Report(file, "", halt.findings)
    return Report(file, "written")


def _merged(project: Project, wanted: Sequence[Wanted], language: Language) -> Iterator[Report]:
    """The catalogs of a language, whose texts are of one source language, brought up to date."""
    works: list[Work] = []
    for one in wanted:
        file = project.catalog_file(language, one.name)
        try:
            old = read_bytes_capped(project.root / file, named=file) if (project.root / file).exists() else None
            works.append(Work(file, one.name, old, one.messages, one.created))
        except Halt as halt:
            yield Report(file, "", halt.findings)
    if not works:
        return
    outcomes = catalog.merge_all(
        works,
        _others(project, wanted, language),
        language=language,
        publisher=project.settings.publisher,
        source_language=_source_language(project, wanted[0]),
    )
    for work, (merged, findings) in zip(works, outcomes, strict=True):
        yield _written(project, work.file, merged, findings, language.code)


def _others(project: Project, wanted: Sequence[Wanted], language: Language) -> dict[str, bytes]:
    """The catalogs of texts that are not among today's: of documents that were renamed, deleted or are faulty."""
    names = {one.name for one in wanted}
    if TEMPLATES in names:
        return {}
    folder = (project.root / project.catalog_file(language, TEMPLATES)).parent
    found = {}
    for path in sorted(folder.glob("*.po")):
        if path.stem not in {*names, TEMPLATES}:
            file = project.catalog_file(language, path.stem)
            with contextlib.suppress(Halt):  # nothing is asked of them; where they can't be read, they have no say
                found[file] = read_bytes_capped(path, named=file)
    return found


def _written(project: Project, file: str, merged: Merged, findings: tuple[Finding, ...], language: str) -> Report:
    """A merged catalog, put in the old one's place if it differs."""
    if not merged.changed:
        return Report(file, "", findings)
    try:
        write_atomically(project.root / file, merged.data, named=file)
    except Halt as halt:
        return Report(file, "", halt.findings)
    counts = {
        "new": merged.added,
        "kept": merged.kept,
        "moved here, still valid": merged.moved,
        "with a new address put in place, still valid": merged.carried,
        "to be looked at (fuzzy)": merged.fuzzy,
        "brought back": merged.revived,
        "put aside (#~)": merged.obsolete,
        "dropped, nothing lost": merged.dropped,
    }
    said = ", ".join(f"{count} {what}" for what, count in counts.items() if count) or "written"
    return Report(file, said, findings, language, merged.revisions)


def _source_language(project: Project, wanted: Wanted) -> str:
    return STRINGS_LANGUAGE if wanted.name == TEMPLATES else project.settings.source_language

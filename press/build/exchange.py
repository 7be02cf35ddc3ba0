"""Other people's files and our catalogs: what a memory gives, and what is given to others."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from press import catalog
from press import exchange as formats
from press.build.catalogs import Report
from press.build.project import LOCALES, TEMPLATES, Project
from press.catalog import Imported, Memory
from press.exchange import Wanted
from press.files import lock, read_bytes_capped, write_atomically
from press.findings import Finding, Halt, finding
from press.languages import Language
from press.model.exchange import Delivery
from press.model.location import Location
from press.package import FOLDER
from press.pandoc import Codes, read_paragraphs
from press.rendering import STRINGS_LANGUAGE
from press.segments import markdown

_CODES = Codes(
    raw="translation-markup",
    attribute="translation-markup",
    construct="translation-block",
    character="catalog-character",
)


def import_into(project: Project, names: Sequence[str], language: Language, source: Path) -> Iterator[Report]:
    """Fills untranslated entries of a language's catalogs from a .po, TMX or XLIFF file.

    :raises Halt: if the file can't be read, or the language has no catalogs yet.
    """
    files = [file for name in names if (project.root / (file := project.catalog_file(language, name))).exists()]
    if not files:
        hint = f"make import fills catalogs that are there: `make update LANG={language.code}` makes them"
        place = Location(project.catalog_file(language, names[0]) if names else LOCALES)
        raise Halt(finding("file-unreadable", "there is no catalog to import into", place, hint))
    delivery, told = delivered(source, sources_for(project, language.code), language.code)
    yield Report(str(source), "", told)
    yield from fill(project, files, delivery)


def fill(project: Project, files: Sequence[str], delivery: Delivery, *, exactly: bool = False) -> Iterator[Report]:
    """The same from units that were read already.

    :param files: catalogs that exist.
    :param exactly: whether texts that are alike are no matter.
    """
    memory = Memory(delivery.units, canonical, alike=not exactly)
    unused: list[Collection[str]] = []
    different = 0
    with lock(project.root / LOCALES):
        for file in files:
            path = project.root / file
            ours = read_bytes_capped(path, named=file)
            other = catalog.other_language(ours, delivery, file=file)
            if other:
                yield Report(file, "", other)
                continue
            imported, findings = catalog.fill(ours, memory, file=file)
            if imported.changed:
                write_atomically(path, imported.data, named=file)
            unused.append(imported.unused)
            different += imported.different
            yield Report(file, _counts(imported), findings)
    if different:
        hint = f"`make receive FILE={delivery.file}` shows both"
        yield Report(delivery.file, f"{different} of our translations are other ones than the file's and stay; {hint}")
    if not exactly:
        yield from _for_none_of_them(unused, delivery.file)


def _counts(imported: Imported) -> str:
    parts = (
        f"{imported.filled} filled",
        f"{imported.offered} offered as fuzzy" if imported.offered else "",
        f"{imported.already} had a translation already",
        f"{imported.left} left" if imported.left else "",
    )
    return ", ".join(filter(None, parts))


def _for_none_of_them(unused: Sequence[Collection[str]], source: str) -> Iterator[Report]:
    """What no catalog asked for, told once: a file that serves several is mostly of use to one at a time."""
    texts = sorted(set(unused[0]).intersection(*unused[1:])) if unused else []
    if texts:
        examples = "; ".join(f"“{' '.join(text.split())[:50]}”" for text in texts[:3])
        message = f"{len(texts)} translations are of texts that no document has, among them {examples}"
        hint = "nothing to do, unless the texts should be the same"
        yield Report(source, "", (finding("import-unused", message, Location(source), hint),))


def delivered(source: Path, sources: tuple[str, ...], language: str = "") -> tuple[Delivery, tuple[Finding, ...]]:
    """What is in a file of any of the formats, told by its first characters and not by its name.

    :param sources: the languages that our texts are in, BCP 47.
    :param language: that of the translations; empty where the file is to say it.
    :raises Halt: if it can't be read at all.
    """
    file = str(source)
    data = read_bytes_capped(source, named=file)
    if formats.is_markup(data):
        delivery, told = formats.read(data, file=file, wanted=Wanted(sources, language))
        sound, unfit = catalog.fit(delivery)
        return sound, (*told, *unfit)
    return catalog.read_delivery(data, file=file)


def sources_for(project: Project, language: str) -> tuple[str, ...]:
    """The languages that texts to be translated into ``language`` are in: the documents', and the template strings'."""
    return tuple(
        dict.fromkeys(code for code in (project.settings.source_language, STRINGS_LANGUAGE) if code != language)
    )


def canonical(texts: Sequence[str]) -> Sequence[str]:
    """Texts as the segments of our documents are written, however another tool spells the marks in them.

    What can't be read as a paragraph of ours stays as it is, but for blanks and line ends.
    """
    read = read_paragraphs([(text, Location("")) for text in texts], _CODES)
    plain = catalog.collapsed(texts)
    return [
        plain[at] if one.content is None or one.findings else " ".join(markdown(one.content).split())
        for at, one in enumerate(read)
    ]


def export(project: Project, names: Sequence[str], language: Language, form: str) -> Iterator[Report]:
    """Writes catalogs as XLIFF or TMX to ``output/<language>/<catalog>.xlf``; what the catalog holds, it holds.

    :raises Halt: if translate-toolkit is not installed, or the language has no catalogs yet.
    """
    there = [name for name in names if (project.root / project.catalog_file(language, name)).exists()]
    if not there:
        place = Location(project.catalog_file(language, names[0]) if names else LOCALES)
        hint = f"`make update LANG={language.code}` makes it"
        raise Halt(finding("file-unreadable", "there is no catalog to export", place, hint))
    for name in there:
        file = project.catalog_file(language, name)
        delivery, told = catalog.read_delivery(read_bytes_capped(project.root / file, named=file), file=file)
        source = STRINGS_LANGUAGE if name == TEMPLATES else project.settings.source_language
        data = formats.write(form, replace(delivery, document=name), source=source, language=language.code)
        target = f"{FOLDER}/{language.code}/{name}{formats.FORMATS[form].suffix}"
        write_atomically(project.root / target, data, named=target)
        yield Report(target, f"{len(delivery.units)} texts", told)

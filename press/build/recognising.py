"""Which language and which document a file that came by mail belongs to: from what it says, and from what is in it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from press import catalog, languages
from press.build.project import Project
from press.catalog import State
from press.exchange import fits
from press.files import read_bytes_capped
from press.findings import Halt, finding
from press.model.exchange import Delivery
from press.model.location import Location

Texts = Mapping[tuple[str, str], State]


def language_of(project: Project, names: Sequence[str], delivery: Delivery, asked: str) -> str:
    """The published language of a file: what its header says, or else its name, or else its translations.

    :param asked: the language that the user named, BCP 47; empty for none.
    :raises Halt: where it is not clear, is not published, or is another than the one named.
    """
    published = [code for code in project.settings.languages if code != project.settings.source_language]
    said = [code for code in published if fits(delivery.language, code)] if delivery.language else []
    place = Location(delivery.file)
    if asked and delivery.language and not fits(delivery.language, asked):
        message = f"the file says that it is in “{delivery.language}”, and LANG={asked} was given"
        raise Halt(finding("exchange-language", message, place, "leave LANG= out, or mend the file's header"))
    if asked or len(said) == 1:
        return asked or said[0]
    if delivery.language and not said:
        message = f"the file says that it is in “{delivery.language}”, which is not published"
        hint = f"published are: {', '.join(published)}; LANG= names the right one if the header is wrong"
        raise Halt(finding("exchange-language", message, place, hint))
    found = _in_name(delivery.file, said or published) or _by_translations(project, names, delivery, said or published)
    if found:
        return found
    raise Halt(finding("exchange-language", "the file does not say what language it is in", place, "name it: LANG=de"))


def _in_name(file: str, published: Sequence[str]) -> str:
    """The language that the file's name has in it, ``brochure_de_FINAL.po``, if it has one only."""
    words = {word.lower() for word in re.split(r"[\W_]+", Path(file).stem)}
    stem = f"_{re.sub(r'[^a-z0-9]+', '_', Path(file).stem.lower())}_"
    found = [
        code
        for code in published
        if code.lower() in words or ("-" in code and f"_{code.lower().replace('-', '_')}_" in stem)
    ]
    return found[0] if len(found) == 1 else ""


def _by_translations(project: Project, names: Sequence[str], delivery: Delivery, published: Sequence[str]) -> str:
    """The language in which we have most of its translations word for word, if there is no other near it."""
    counts = {}
    for code in published:
        ours = {
            (msgid, state.msgstr)
            for name in names
            for (_, msgid), state in _texts(project, code, name).items()
            if state.msgstr
        }
        counts[code] = sum((unit.source, unit.target) in ours for unit in delivery.units)
    return _clearly_first(counts)


def document_of(project: Project, names: Sequence[str], delivery: Delivery, code: str) -> str:
    """The catalog that has most of a file's texts, obsolete ones and former ones counted.

    :raises Halt: where two have about as many, or none has any.
    """
    sources = {unit.source for unit in delivery.units}
    counts = {name: len(sources & {msgid for _, msgid in _known(project, code, name)}) for name in names}
    found = _clearly_first(counts)
    if found:
        return found
    said = [name for name in names if counts[name] and delivery.document == name]
    if len(said) == 1:
        return said[0]
    there = ", ".join(f"{name} ({count})" for name, count in counts.items() if count)
    if there:
        message = f"the file has texts of several catalogs: {there}"
    else:
        own = languages.own_name(code)
        message = f"none of the file's {len(sources)} texts stands in a catalog of {own} ({code})"
    hint = f"name the document: DOC=… (there are: {', '.join(names)})"
    raise Halt(finding("exchange-document", message, Location(delivery.file), hint))


def _clearly_first(counts: Mapping[str, int]) -> str:
    """The one that has most, where it has twice as many as any other; empty where none has."""
    ranked = sorted(counts, key=lambda name: -counts[name])
    if not ranked or not counts[ranked[0]]:
        return ""
    second = counts[ranked[1]] if len(ranked) > 1 else 0
    return ranked[0] if counts[ranked[0]] >= 2 * second else ""


def _texts(project: Project, code: str, name: str) -> Texts:
    data, file = _data(project, code, name)
    return catalog.states(data, file=file)


def _known(project: Project, code: str, name: str) -> set[tuple[str, str]]:
    """Texts that a catalog has or had."""
    data, file = _data(project, code, name)
    delivery, _ = catalog.read_delivery(data, file=file)
    return {(unit.context, unit.source) for unit in delivery.units} | {
        unit.previous for unit in delivery.units if unit.previous
    }


def _data(project: Project, code: str, name: str) -> tuple[bytes, str]:
    file = project.catalog_file(project.language(code), name)
    path = project.root / file
    return (read_bytes_capped(path, named=file) if path.exists() else b""), file

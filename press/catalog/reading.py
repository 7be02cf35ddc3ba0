"""A .po file → its entries, as they stand; what is broken is a finding, and the rest is used."""

from __future__ import annotations

import re
from collections.abc import Sequence

from press.catalog import header
from press.catalog.comments import references, translator_comments
from press.catalog.previous import previous
from press.catalog.raw import Key, RawCatalog, RawEntry, legible
from press.catalog.scan import scan
from press.findings import Finding, finding
from press.languages import Language
from press.model.location import Location
from press.model.segments import Entry

_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""No text to be printed has these: XML 1.0 can't hold most of them, the rest break lines behind everybody's back."""

_MOST_FINDINGS = 20


def read(data: bytes, *, file: str, language: Language | None = None) -> tuple[dict[Key, Entry], tuple[Finding, ...]]:
    """The live entries of a catalog by (context, msgid), untranslated and fuzzy ones included.

    :param file: what findings call it.
    :param language: whose catalog it is, so that one of another language is noticed.
    """
    catalog = scan(data, file=file)
    found = [*_without_repetition(catalog), *header.check(catalog, language)]
    entries = {}
    for raw in catalog.messages:
        if raw.obsolete or raw.broken:
            continue
        unfit = unfit_character(raw, file)
        if unfit:
            found.append(unfit)
        else:
            entries[raw.key] = _entry(raw, file)
    found.sort(key=lambda one: one.location.line or 0 if one.location else 0)
    return entries, abridged(found, file)


def _entry(raw: RawEntry, file: str) -> Entry:
    before = previous(raw) if raw.fuzzy else None
    return Entry(
        context=raw.context,
        msgid=raw.msgid,
        msgstr=raw.msgstr,
        fuzzy=raw.fuzzy,
        location=Location(file, raw.line),
        comments=tuple(map(legible, translator_comments(raw))),
        previous=legible(before[1]) if before else "",
        references=tuple(map(legible, references(raw))),
    )


def unfit_character(entry: RawEntry, file: str) -> Finding | None:
    """A finding where a translation has a character that can't be printed."""
    return unfit_text(entry.msgstr, Location(file, entry.line))


def unfit_text(text: str, place: Location) -> Finding | None:
    """The same for a translation of any file."""
    match = _UNFIT.search(text)
    if match is None:
        return None
    message = f"the translation has the control character U+{ord(match[0]):04X} in it"
    return finding("catalog-character", message, place, "delete it; a line end is written \\n")


def abridged(found: Sequence[Finding], file: str) -> tuple[Finding, ...]:
    """The first findings of a file and how many more there are: nobody reads a thousand."""
    if len(found) <= _MOST_FINDINGS:
        return tuple(found)
    more = len(found) - _MOST_FINDINGS
    message = f"{more} more of its entries are broken"
    rest = finding("catalog-syntax", message, Location(file), "if the file was fine once, take it from a backup")
    return (*found[:_MOST_FINDINGS], rest)


def _without_repetition(catalog: RawCatalog) -> tuple[Finding, ...]:
    """In a file that says itself that it is not UTF-8, one finding tells what each entry's would."""
    if header.says_utf8(catalog.header):
        return catalog.findings
    return tuple(found for found in catalog.findings if found.code != "catalog-encoding")

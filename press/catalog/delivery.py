"""Somebody's .po file → units, as other formats give them too. Ours or another tool's; broken entries are findings."""

from __future__ import annotations

import re
from dataclasses import replace

from press.catalog import header
from press.catalog.comments import references, translator_comments
from press.catalog.migration import known_versions
from press.catalog.previous import previous
from press.catalog.raw import RawEntry
from press.catalog.reading import abridged, unfit_text
from press.catalog.scan import scan
from press.findings import Finding
from press.model.exchange import Delivery, Unit
from press.model.location import Location

_NOBODY = "FULL NAME <EMAIL@ADDRESS>"
_REMARK = re.compile(r"^[ \t]*#\.[ \t]?([^\r\n]*)", re.MULTILINE)
"""A name with blanks in it is isolated, as gettext writes it."""


def read_delivery(data: bytes, *, file: str) -> tuple[Delivery, tuple[Finding, ...]]:
    """The units of a file, obsolete ones included, and what is wrong with it.

    A file without a header will do: then it does not say what language it is in. One that says that it is not
    UTF-8 has no units, for its letters can't be trusted.

    :param file: what findings call it.
    """
    catalog = scan(data, file=file)
    found = [*catalog.findings, *header.check(catalog, required=False, versions=known_versions())]
    units = []
    for entry in catalog.messages if header.says_utf8(catalog.header) else ():
        unfit = None if entry.broken else unfit_text(entry.msgstr, Location(file, entry.line))
        if unfit:
            found.append(unfit)
        elif not entry.broken:
            units.append(_unit(entry, file))
    fields = header.fields(catalog.header) if catalog.header else {}
    said = {name: _sound(value) for name, value in fields.items()}
    translator = said.get("Last-Translator", "")
    delivery = Delivery(
        file,
        tuple(units),
        language=said.get("Language", ""),
        document=said.get("Project-Id-Version", ""),
        revised=said.get("PO-Revision-Date", ""),
        translator="" if translator == _NOBODY else translator,
    )
    return delivery, abridged(found, file)


def fit(delivery: Delivery) -> tuple[Delivery, tuple[Finding, ...]]:
    """A file of another format without the translations that can't be printed."""
    problems = {id(unit): unfit_text(unit.target, unit.location) for unit in delivery.units}
    found = [problem for problem in problems.values() if problem]
    sound = tuple(unit for unit in delivery.units if problems[id(unit)] is None)
    return replace(delivery, units=sound), abridged(found, delivery.file)


def _unit(entry: RawEntry, file: str) -> Unit:
    before = previous(entry)
    return Unit(
        source=entry.msgid,
        target=entry.msgstr,
        location=Location(file, entry.line),
        context=entry.context,
        fuzzy=entry.fuzzy,
        comments=tuple(map(_sound, translator_comments(entry))),
        remarks=tuple(_sound(line.strip()) for line in _REMARK.findall(entry.comments)),
        references=tuple(map(_sound, references(entry))),
        flags=tuple(_sound(flag) for flag in entry.flags if flag != "fuzzy"),
        previous=(_sound(before[0]), _sound(before[1])) if before else None,
        obsolete=entry.obsolete,
    )


def _sound(text: str) -> str:
    """The text with U+FFFD for bytes that are no UTF-8: what is taken over must not damage the file that takes it."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")

"""Who translated a catalog last, and when: what editors write into its header."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from press.catalog import header
from press.catalog.raw import legible
from press.catalog.scan import scan

_PLACEHOLDERS = ("FULL NAME", "EMAIL@ADDRESS")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Attribution:
    """What a header says of the last translator."""

    translator: str = ""
    """As the editor wrote it, ``Name <address>``; empty where nobody did."""
    revised: date | None = None
    """The day of the last revision, without its hour and zone."""


def attribution(data: bytes, *, file: str) -> Attribution:
    """The header's Last-Translator and PO-Revision-Date; a placeholder of gettext counts as nothing."""
    entry = scan(_beginning(data), file=file).header
    if entry is None:
        return Attribution()
    fields = header.fields(entry)
    translator = legible(fields.get("Last-Translator", ""))
    if any(placeholder in translator for placeholder in _PLACEHOLDERS):
        translator = ""
    return Attribution(translator, _day(fields.get("PO-Revision-Date", "")))


def _beginning(data: bytes) -> bytes:
    """The file down to the end of its first entry, which is the header: the rest is long and says nothing of it."""
    begins = data.find(b"msgid")
    found = re.compile(rb"\n[ \t\r]*\n").search(data, max(begins, 0))
    return data[: found.end()] if found else data


def _day(text: str) -> date | None:
    match = _DAY.match(text)
    try:
        return date.fromisoformat(match[0]) if match else None
    except ValueError:
        return None

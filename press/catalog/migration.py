"""Catalogs whose msgids an older version of the pipeline cut in another way (``X-Segmentation``).

The rule that cuts a text into segments is part of the file format. When it changes,
``press.model.segments.SEGMENTATION`` is raised by one and a row is added here that says what becomes of the old
entries; ``update`` applies the rows one after the other. What a migration gives for a text of today is its
translation, as valid as that of the entries it was made of; those go behind ``#~``, and what it gives nothing for is
offered like any other text that changed.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from press.catalog import header
from press.catalog.message import Message
from press.catalog.raw import Key, RawCatalog, RawEntry
from press.catalog.writing import msgstr_lines, text_lines
from press.model.segments import SEGMENTATION


@dataclass(frozen=True, slots=True)
class Piece:
    """A text as some version of the rule cuts it, with its translation."""

    context: str
    msgid: str
    msgstr: str
    fuzzy: bool = False


Migration = Callable[[Sequence[Piece], Sequence[Key]], Iterable[Piece]]
"""From the pieces of one version, in the order of the file, to those of the next.

The second argument is what today's rule makes of today's text (contexts and msgids), for a rule that has to know
which of the old pieces stand together now.
"""

MIGRATIONS: dict[int, Migration] = {}
"""A row for each older version, from it to the next. Version 1 is the first that any catalog has."""


def known_versions() -> Collection[int]:
    """The versions that catalogs can be brought up from, and today's."""
    versions = [SEGMENTATION]
    while versions[-1] - 1 in MIGRATIONS:
        versions.append(versions[-1] - 1)
    return versions


def migrated(catalog: RawCatalog, wanted: Sequence[Message]) -> tuple[RawEntry, ...]:
    """What today's rule would have made of the translations of an older catalog; empty for one of today."""
    version = header.segmentation(catalog.header) if catalog.header else SEGMENTATION
    if version is None or version >= SEGMENTATION or version not in known_versions():
        return ()
    pieces: Iterable[Piece] = (
        Piece(entry.context, entry.msgid, entry.msgstr, entry.fuzzy)
        for entry in catalog.messages
        if entry.msgstr and not entry.broken and not entry.plural
    )
    keys = [message.key for message in wanted]
    for number in range(version, SEGMENTATION):
        pieces = MIGRATIONS[number](tuple(pieces), keys)
    return tuple(map(_entry, pieces))


def _entry(piece: Piece) -> RawEntry:
    body = text_lines(Message(piece.context, piece.msgid)) + msgstr_lines(piece.msgstr)
    flags = "#, fuzzy\n" if piece.fuzzy else ""
    return RawEntry(flags, body, "", 0, piece.context, piece.msgid, piece.msgstr, obsolete=False, broken=False)

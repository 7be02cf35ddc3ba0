"""What was chosen of a file that came back → our catalog, which loses nothing by it."""

from __future__ import annotations

from collections.abc import Iterable

from press.catalog import comments, header
from press.catalog.comparing import Compared, Standing, is_later
from press.catalog.filling import filled, with_comments
from press.catalog.message import Message
from press.catalog.previous import previous_lines
from press.catalog.raw import RawCatalog, RawEntry, encode
from press.catalog.scan import scan
from press.catalog.writing import between_ends_of, msgstr_lines, text_lines
from press.model.exchange import Delivery, Unit


def take(ours: bytes, chosen: Iterable[Compared], delivery: Delivery, *, file: str) -> bytes:
    """Our catalog with these units of theirs; entries that were not chosen keep their very bytes.

    Those of texts that we don't have are put behind ``#~``, or into our entry where one stands there untranslated. Who
    translated last, and when, is taken from their header where it is the later one.

    :param file: what findings call ours.
    """
    catalog = scan(ours, file=file)
    by_key = {one.key: one for one in chosen}
    pieces = [catalog.lead]
    for entry in catalog.entries:
        one = by_key.get(entry.key)
        made = entry
        if catalog.header is not None and entry.line == catalog.header.line:
            made = _signed(entry, delivery)
        elif one and one.standing is not Standing.GONE and not entry.obsolete and not entry.broken:
            made = _taken(entry, one, catalog.newline)
        elif one and one.standing is Standing.GONE and entry.obsolete and not entry.broken:
            made = comments.obsolete(_taken(comments.revived(entry), one, catalog.newline))
            del by_key[entry.key]
        pieces += [made.text, entry.gap]
    text = "".join([*pieces, catalog.tail])
    gone = (one.unit for one in by_key.values() if one.standing is Standing.GONE)
    for unit in gone:
        text += _kept_aside(unit, text, catalog)
    return encode(text)


def _taken(entry: RawEntry, one: Compared, newline: str) -> RawEntry:
    if one.standing is Standing.COMMENTED:
        return with_comments(entry, one.unit)
    if not one.unit.fuzzy:
        return filled(entry, one.unit, previous=None, newline=newline)
    return filled(entry, one.unit, previous=one.unit.previous or entry.key, newline=newline)


def _kept_aside(unit: Unit, before: str, catalog: RawCatalog) -> str:
    """An obsolete entry, with a blank line before it."""
    key = (unit.context, unit.source)
    people = "".join(f"# {' '.join(line.split())}\n" for line in unit.comments if line)
    flags = "#, fuzzy\n" if unit.fuzzy else ""
    kept = previous_lines(unit.previous) if unit.fuzzy and unit.previous else ""
    body = text_lines(Message(*key)) + msgstr_lines(between_ends_of(unit.source, unit.target))
    entry = RawEntry(people + flags + kept, body, "", 0, *key, unit.target, obsolete=False, broken=False)
    blank = before.replace("\r\n", "\n").endswith("\n\n")
    lead = "" if blank else "\n" if before.endswith("\n") else "\n\n"
    return (lead + comments.obsolete(entry).text).replace("\n", catalog.newline)


def _signed(head: RawEntry, delivery: Delivery) -> RawEntry:
    if not is_later(delivery.revised, header.fields(head).get("PO-Revision-Date", "")):
        return head
    return header.signed(head, revised=delivery.revised, translator=delivery.translator)

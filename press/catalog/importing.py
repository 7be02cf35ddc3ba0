"""Translations from another tool's catalog → ours, where ours has none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from press.catalog import comments, header
from press.catalog.merge import untouched
from press.catalog.raw import Key, RawCatalog, RawEntry, encode, lines_of
from press.catalog.reading import abridged, unfit_character
from press.catalog.scan import scan
from press.catalog.writing import between_ends_of, msgstr_lines
from press.findings import Finding, finding
from press.model import Location

_EXAMPLES = 3
_EXAMPLE_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Imported:
    """Our catalog with what the other could give it."""

    data: bytes = field(repr=False)
    filled: int = 0
    """Entries that have a translation now and had none."""
    already: int = 0
    """Entries that both have a translation for: ours stays."""
    unused: tuple[str, ...] = ()
    """The msgids of the other's translations that no entry of ours asks for."""
    changed: bool = False


def import_entries(ours: bytes, theirs: bytes, *, file: str, from_file: str) -> tuple[Imported, tuple[Finding, ...]]:
    """Fills our untranslated entries from another catalog; the msgid must be exactly the same.

    A context in theirs must be ours, too; where theirs has none, its text serves every context. What is fuzzy in
    theirs is fuzzy in ours. Entries that are not filled keep their very bytes. A damaged catalog of ours is not
    touched; of a damaged one of theirs, the sound entries are used.

    :param file: what findings call ours.
    :param from_file: what findings call theirs.
    """
    catalog = scan(ours, file=file)
    damage = (*catalog.findings, *header.check(catalog))
    if damage:
        return Imported(ours), (*abridged(damage, file), untouched(file))
    other = scan(theirs, file=from_file)
    found = [*other.findings, *header.check(other, required=False), *_other_language(catalog, other)]
    if not header.says_utf8(other.header) or _other_language(catalog, other):
        return Imported(ours), abridged(found, from_file)
    offered: dict[Key, RawEntry] = {}
    for entry in other.messages:
        if entry.obsolete or entry.broken or not entry.msgstr:
            continue
        unfit = unfit_character(entry, from_file)
        if unfit:
            found.append(unfit)
        else:
            offered[entry.key] = entry
    imported = _filled(catalog, offered)
    if imported.unused:
        found.append(_unused(imported.unused, from_file))
    return imported, abridged(found, from_file)


def _filled(catalog: RawCatalog, offered: Mapping[Key, RawEntry]) -> Imported:
    pieces = [catalog.lead]
    filled = already = 0
    asked = set()
    live = {entry.key for entry in catalog.messages if not entry.obsolete}
    for entry in catalog.entries:
        gift = offered.get(entry.key) or offered.get(("", entry.msgid))
        if gift is None or entry.key not in live or entry.obsolete:
            pieces += [entry.text, entry.gap]
            continue
        asked.add(gift.key)
        already += bool(entry.msgstr)
        filled += not entry.msgstr
        pieces += [entry.text if entry.msgstr else _with_translation(entry, gift, catalog.newline), entry.gap]
    data = encode("".join([*pieces, catalog.tail]))
    unused = tuple(entry.msgid for key, entry in offered.items() if key not in asked)
    return Imported(data, filled, already, unused, changed=bool(filled))


def _with_translation(entry: RawEntry, gift: RawEntry, newline: str) -> str:
    lines = lines_of(entry.body)
    before = lines[: next(number for number, line in enumerate(lines) if line.lstrip().startswith("msgstr"))]
    filled = replace(
        entry, body="".join(before) + msgstr_lines(between_ends_of(entry.msgid, gift.msgstr)).replace("\n", newline)
    )
    return (comments.made_fuzzy(filled) if gift.fuzzy else filled).text


def _other_language(catalog: RawCatalog, other: RawCatalog) -> tuple[Finding, ...]:
    mine, its = header.language_of(catalog), header.language_of(other)
    if not mine or not its or header.same_language(mine, its):
        return ()
    message = f"the header says Language: {its}, but it was to fill a catalog of {mine}: nothing was taken from it"
    place = Location(other.file, other.header.line if other.header else None)
    return (finding("catalog-header", message, place, "name the file of the right language, or mend its header"),)


def _unused(msgids: tuple[str, ...], from_file: str) -> Finding:
    shown = "; ".join(f"“{_short(msgid)}”" for msgid in msgids[:_EXAMPLES])
    more = ", among them " if len(msgids) > _EXAMPLES else ": "
    message = f"{len(msgids)} translations are of texts that the catalog does not have{more}{shown}"
    return finding("import-unused", message, Location(from_file), "nothing to do, unless the texts should be the same")


def _short(msgid: str) -> str:
    text = " ".join(msgid.split())
    return text if len(text) <= _EXAMPLE_LENGTH else f"{text[:_EXAMPLE_LENGTH].rstrip()} …"

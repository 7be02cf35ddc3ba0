"""Translations from somebody's file → our catalog, where ours has none."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace

from press.catalog import header
from press.catalog.delivery import read_delivery
from press.catalog.facts import carried
from press.catalog.filling import filled
from press.catalog.memory import Memory
from press.catalog.merge import untouched
from press.catalog.raw import Key, RawCatalog, RawEntry, encode
from press.catalog.reading import abridged
from press.catalog.scan import scan
from press.findings import Finding, finding
from press.model.exchange import Delivery, Unit
from press.model.location import Location

_EXAMPLES = 3
_EXAMPLE_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Imported:
    """Our catalog with what the other could give it."""

    data: bytes = field(repr=False)
    filled: int = 0
    """Entries that have a translation now and had none: the other's text is the same."""
    offered: int = 0
    """Entries that have a fuzzy one now and had none: the other's text is alike, or only its context differs."""
    left: int = 0
    """Entries that have none still."""
    already: int = 0
    """Entries that both have a translation for: ours stays."""
    different: int = 0
    """Of these, entries for which the other has a different one."""
    unused: tuple[str, ...] = ()
    """The other's sources that no entry of ours asks for."""
    changed: bool = False


def import_entries(ours: bytes, theirs: bytes, *, file: str, from_file: str) -> tuple[Imported, tuple[Finding, ...]]:
    """Fills our untranslated entries from another .po file; see :func:`fill`.

    :param file: what findings call ours.
    :param from_file: what findings call theirs.
    """
    damage = _damage(scan(ours, file=file), file)
    if damage:
        return Imported(ours), damage
    delivery, found = read_delivery(theirs, file=from_file)
    other = other_language(ours, delivery, file=file)
    if other:
        return Imported(ours), (*found, *other)
    memory = Memory(delivery.units)
    imported, told = fill(ours, memory, file=file)
    if imported.unused:
        told = (*told, _unused(imported.unused, from_file))
    return imported, (*found, *told)


def other_language(ours: bytes, delivery: Delivery, *, file: str) -> tuple[Finding, ...]:
    """A finding where the headers of both say that they are not in the same language."""
    mine, its = header.language_of(scan(ours, file=file)), delivery.language
    if not mine or not its or header.same_language(mine, its):
        return ()
    message = f"the header says Language: {its}, but it was to fill a catalog of {mine}: nothing was taken from it"
    hint = "name the file of the right language, or mend its header"
    return (finding("catalog-header", message, Location(delivery.file), hint),)


def fill(ours: bytes, memory: Memory, *, file: str) -> tuple[Imported, tuple[Finding, ...]]:
    """Fills our untranslated entries from a memory.

    The same text fills an entry for good, unless the other marked it as fuzzy, lost marks of it, or translates it in
    several ways. A context in theirs must be ours, too; where theirs has none, its text serves every context. A text
    that is alike, or has another context, is offered as fuzzy with the text that it was made for (``#|``).
    What has a translation already, fuzzy or not, keeps it; a fuzzy one that theirs has word for word, and sound, is
    fuzzy no more: an earlier delivery may have led to the guess that this one confirms. Entries that are not filled
    keep their very bytes.
    A damaged catalog of ours is not touched.

    :param file: what findings call ours.
    """
    catalog = scan(ours, file=file)
    damage = _damage(catalog, file)
    return (Imported(ours), damage) if damage else (_Filling(catalog, memory).done(), ())


def _damage(catalog: RawCatalog, file: str) -> tuple[Finding, ...]:
    """What keeps a catalog of ours from being touched, told as such; nothing for a sound one."""
    found = (*catalog.findings, *header.check(catalog))
    return (*abridged(found, file), untouched(file)) if found else ()


class _Filling:
    """One pass over a catalog."""

    def __init__(self, catalog: RawCatalog, memory: Memory) -> None:
        self.catalog, self.memory = catalog, memory
        live = [entry for entry in catalog.messages if not entry.obsolete]
        self.texts = memory.texts([entry.msgid for entry in live])
        self.keys = {entry.key for entry in live}
        self.asked: set[int] = set()
        self.counts = dict.fromkeys(("filled", "offered", "left", "already", "different"), 0)

    def done(self) -> Imported:
        pieces = [self.catalog.lead]
        for entry in self.catalog.entries:
            mine = entry.key in self.keys and not entry.obsolete and not entry.plural
            pieces += [self._text(entry) if mine else entry.text, entry.gap]
        data = encode("".join([*pieces, self.catalog.tail]))
        unused = tuple(unit.source for unit in self.memory.units if id(unit) not in self.asked)
        changed = bool(self.counts["filled"] or self.counts["offered"])
        return Imported(data, **self.counts, unused=unused, changed=changed)

    def _text(self, entry: RawEntry) -> str:
        text = self.texts[entry.msgid]
        same = self.memory.exact(entry.context, text)
        if entry.msgstr:
            self._ask(same)
            if entry.fuzzy and (confirming := self._confirming(entry, same)):
                self.counts["filled"] += 1
                return filled(entry, confirming, previous=None, newline=self.catalog.newline).text
            self.counts["already"] += bool(same)
            self.counts["different"] += bool(same) and entry.msgstr not in {unit.target for unit in same}
            return entry.text
        if same:
            self._ask(same)
            self.counts["filled"] += 1
            return self._exactly(entry, same)
        near = self.memory.nearest(text)
        self.counts["offered" if near else "left"] += 1
        if near is None:
            return entry.text
        self._ask((near,))
        # Where the texts differ in numbers or addresses only, the new ones are put in; it stays fuzzy all the same.
        fresh = carried(near.source, entry.msgid, near.target)
        near = replace(near, target=fresh.msgstr) if fresh else near
        return filled(entry, near, previous=(near.context, near.source), newline=self.catalog.newline).text

    def _confirming(self, entry: RawEntry, same: Collection[Unit]) -> Unit | None:
        """Theirs, where it is sound and says what ours was only guessed to say."""
        unit = next(iter(same), None)
        sound = unit is not None and len(same) == 1 and unit.whole and not unit.fuzzy
        return unit if unit is not None and sound and unit.target == entry.msgstr else None

    def _exactly(self, entry: RawEntry, same: Collection[Unit]) -> str:
        unit = next(iter(same))
        doubtful = unit.fuzzy or not unit.whole or len(same) > 1
        before: Key | None = (unit.previous or entry.key) if doubtful else None
        return filled(entry, unit, previous=before, newline=self.catalog.newline).text

    def _ask(self, units: Collection[Unit]) -> None:
        """Notes that these are of use, and all that are equal to them."""
        targets = {(unit.source, unit.target) for unit in units}
        self.asked.update(id(unit) for unit in self.memory.equal(targets))


def _unused(msgids: tuple[str, ...], from_file: str) -> Finding:
    shown = "; ".join(f"“{_short(msgid)}”" for msgid in msgids[:_EXAMPLES])
    more = ", among them " if len(msgids) > _EXAMPLES else ": "
    message = f"{len(msgids)} translations are of texts that the catalog does not have{more}{shown}"
    return finding("import-unused", message, Location(from_file), "nothing to do, unless the texts should be the same")


def _short(msgid: str) -> str:
    text = " ".join(msgid.split())
    return text if len(text) <= _EXAMPLE_LENGTH else f"{text[:_EXAMPLE_LENGTH].rstrip()} …"

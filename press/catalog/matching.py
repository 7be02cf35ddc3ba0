"""Which old translation each text of today gets: certain ones first, then guesses, the best evidence first.

For all catalogs of one language together, since texts move from document to document:

1. the entry of the same context and msgid in the document's own catalog, live ones before obsolete ones;
2. what a migration made of older segments (:mod:`press.catalog.migration`);
3. the same context and msgid in another document: valid, unless two documents translate it in two ways;
4. the same msgid in another context: valid where a text that is gone was of another kind (a paragraph that became a
   heading), fuzzy where the writer's own ``{context=…}`` tells the two apart, or where the other is still in use;
5. what stood in its place (:mod:`press.catalog.alignment`), split and joined texts among it: fuzzy;
6. what is most alike, of what is gone or obsolete, then of what is in use: fuzzy.

An old text is taken once in steps 3 to 6 if it is gone; what is obsolete or in use can serve again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from press.catalog.alignment import OTHER_CONTEXT, align
from press.catalog.message import Message
from press.catalog.raw import Key, RawCatalog, RawEntry
from press.catalog.similarity import library
from press.model.segments import Kind

LEAST_GONE = 0.58
"""A text that is gone or obsolete is offered from this similarity on. Chosen by ``python -m bench.merging``."""
LEAST_USED = 0.78
"""One that is still in use, from this."""
_KINDS = frozenset({"", *Kind})


class Place(IntEnum):
    """Where an old entry stands, in the order in which it is preferred."""

    GONE = 0
    """Its text has left the document in this update."""
    OBSOLETE = 1
    """Behind ``#~`` already."""
    USED = 2
    """Its text is still in the document."""


@dataclass(frozen=True, slots=True, eq=False)
class Old:
    """An old entry that has a translation to offer."""

    entry: RawEntry
    place: Place
    shelf: Shelf

    @property
    def key(self) -> Key:
        """The text that it translates."""
        return self.entry.key


@dataclass(frozen=True, slots=True)
class Guess:
    """Where a text's translation comes from, if not from its own entry."""

    olds: tuple[Old, ...]
    """Several for a text that was joined of several."""
    valid: bool
    """Whether the very text was translated, so that nobody has to look."""
    sole: bool = True
    """Whether it has taken the olds' place: nothing else was made of them."""


@dataclass(slots=True, eq=False)
class Shelf:
    """A catalog of the language: its old entries and, where it is to be merged, the texts of today."""

    catalog: RawCatalog
    wanted: tuple[Message, ...] = ()
    migrated: tuple[RawEntry, ...] = ()
    own: dict[Key, RawEntry] = field(init=False)
    guesses: dict[Key, Guess] = field(init=False, default_factory=dict)
    olds: tuple[Old, ...] = field(init=False)

    def __post_init__(self) -> None:
        asked = {message.key for message in self.wanted}
        entries = [entry for entry in self.catalog.messages if not entry.broken]
        self.own = {entry.key: entry for entry in entries}
        self.olds = tuple(
            Old(entry, _place(entry, asked), self) for entry in entries if entry.msgstr and not entry.plural
        )

    @property
    def open(self) -> list[Message]:
        """The texts that have no entry of their own and no guess yet."""
        return [one for one in self.wanted if one.key not in self.own and one.key not in self.guesses]


def _place(entry: RawEntry, asked: set[Key]) -> Place:
    if entry.obsolete:
        return Place.OBSOLETE
    return Place.USED if entry.key in asked else Place.GONE


def find_guesses(shelves: Sequence[Shelf]) -> None:
    """Fills in the guesses of all shelves: steps 2 to 6 above."""
    if not any(shelf.open for shelf in shelves):
        return
    search = _Search(shelves)
    search.migrated()
    search.same_key()
    search.same_text()
    search.aligned()
    search.alike()


class _Search:
    """The steps, and which of the entries that are gone were taken."""

    def __init__(self, shelves: Sequence[Shelf]) -> None:
        self._shelves = shelves
        self._olds = tuple(old for shelf in shelves for old in shelf.olds)
        self._taken: set[int] = set()

    def migrated(self) -> None:
        for shelf in self._shelves:
            made = {entry.key: Old(entry, Place.OBSOLETE, shelf) for entry in shelf.migrated}
            for message in shelf.open:
                if message.key in made:
                    self._take(shelf, message, Guess((made[message.key],), valid=True))

    def same_key(self) -> None:
        holders: dict[Key, list[Old]] = {}
        for old in self._olds:
            holders.setdefault(old.key, []).append(old)
        for shelf in self._shelves:
            for message in shelf.open:
                found = holders.get(message.key, [])
                sound = [old for old in found if not old.entry.fuzzy] or found
                if sound:
                    agreed = len({old.entry.msgstr for old in sound}) == 1
                    self._take(shelf, message, Guess((_best(sound, shelf),), valid=agreed))

    def same_text(self) -> None:
        holders: dict[str, list[Old]] = {}
        for old in self._olds:
            holders.setdefault(old.key[1], []).append(old)
        for shelf in self._shelves:
            for message in shelf.open:
                found = [old for old in holders.get(message.msgid, []) if self._free(old)]
                if found:
                    best = _best(found, shelf)
                    kind_only = best.place is Place.GONE and not given(best.key[0]) and not given(message.context)
                    self._take(shelf, message, Guess((best,), valid=kind_only))

    def aligned(self) -> None:
        for shelf in self._shelves:
            if not shelf.open:
                continue
            sequence = list(self._sequence(shelf))
            wanted = tuple(message.key for message in shelf.wanted)
            for link in align(tuple(key for key, _ in sequence), wanted):
                olds = [old for at in link.old if (old := sequence[at][1]) and self._free(old)]
                for at in link.new:
                    message = shelf.wanted[at]
                    if olds and message.key not in shelf.guesses and message.key not in shelf.own:
                        alone = len(link.old) == len(link.new) == 1
                        shelf.guesses[message.key] = Guess(tuple(olds), valid=False, sole=alone)
                self._taken.update(map(id, olds))

    def _sequence(self, shelf: Shelf) -> Iterator[tuple[Key, Old | None]]:
        """The old entries in the order of the file, by the key that they have today where they were found again."""
        became = {id(old.entry): key for key, guess in shelf.guesses.items() for old in guess.olds}
        olds = {id(old.entry): old for old in shelf.olds}
        seen = set()
        for entry in shelf.catalog.messages:
            key = became.get(id(entry), entry.key)
            if not entry.obsolete and not entry.broken and key not in seen:
                seen.add(key)
                yield key, olds.get(id(entry))

    def alike(self) -> None:
        open_ = [(shelf, message) for shelf in self._shelves for message in shelf.open]
        if not open_:
            return
        spare = [old for old in self._olds if old.place is not Place.USED and self._free(old)]
        self._alike(open_, spare, LEAST_GONE)
        open_ = [(shelf, message) for shelf, message in open_ if message.key not in shelf.guesses]
        self._alike(open_, [old for old in self._olds if old.place is Place.USED], LEAST_USED)

    def _alike(self, open_: Sequence[tuple[Shelf, Message]], olds: Sequence[Old], least: float) -> None:
        if not open_ or not olds:
            return
        texts: dict[str, list[Old]] = {}
        for old in olds:
            texts.setdefault(old.key[1], []).append(old)
        shelf_of_texts = library(tuple(texts))
        offers = []
        for number, (shelf, message) in enumerate(open_):
            for found in shelf_of_texts.most_alike(message.msgid, least):
                for old in texts[shelf_of_texts.texts[found.at]]:
                    score = found.score * (1.0 if old.key[0] == message.context else OTHER_CONTEXT)
                    if score >= least:
                        offers.append((-score, _rank(old, shelf), number, old))
        for _, _, number, old in sorted(offers, key=lambda offer: offer[:3]):
            shelf, message = open_[number]
            if message.key not in shelf.guesses and self._free(old):
                self._take(shelf, message, Guess((old,), valid=False))

    def _free(self, old: Old) -> bool:
        return id(old) not in self._taken

    def _take(self, shelf: Shelf, message: Message, guess: Guess) -> None:
        shelf.guesses[message.key] = guess
        self._taken.update(id(old) for old in guess.olds if old.place is Place.GONE)


def _rank(old: Old, shelf: Shelf) -> tuple[bool, Place, bool, str, int]:
    """Orders old entries: valid before fuzzy, gone before obsolete before used, own document before others."""
    return (old.entry.fuzzy, old.place, old.shelf is not shelf, old.shelf.catalog.file, old.entry.line)


def _best(olds: Iterable[Old], shelf: Shelf) -> Old:
    return min(olds, key=lambda old: _rank(old, shelf))


def given(context: str) -> str:
    """What the writer gave with ``{context=…}`` in a msgctxt, which is the kind, the writer's word, or both."""
    if context in _KINDS:
        return ""
    kind, colon, word = context.partition(": ")
    return word if colon and kind in _KINDS else context

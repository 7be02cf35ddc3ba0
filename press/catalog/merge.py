"""Messages + old .po files of a language → new ones, in which whatever did not change keeps its very bytes.

1. *Scan* what is there; a damaged catalog is left alone, and a finding says why.
2. *Migrate* entries that an older version of the pipeline cut in another way.
3. *Match* each message with the entry that has its context and msgid, or with a guess (:mod:`press.catalog.matching`).
4. *Revise* the entries: comments of today, back from behind ``#~``, or off behind it (:mod:`press.catalog.revising`).
5. *Assemble*: header, entries in the order of the text, obsolete entries.

Nothing that a translator wrote disappears: it stays, is offered as fuzzy with its previous msgid, or goes behind
``#~``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from press.catalog import header, revising
from press.catalog.header import About
from press.catalog.matching import Shelf, find_guesses
from press.catalog.message import Message, messages
from press.catalog.migration import known_versions, migrated
from press.catalog.raw import RawCatalog, RawEntry, encode
from press.catalog.reading import abridged
from press.catalog.revising import Revised, Revision
from press.catalog.scan import scan
from press.findings import Finding, finding
from press.languages import Language
from press.model.location import Location
from press.model.segments import Segment


@dataclass(frozen=True, slots=True)
class Work:
    """A catalog that is to fit the text of today."""

    file: str
    """What findings call it."""
    name: str
    """The document's."""
    old: bytes | None
    """The file's bytes; None if there is none yet."""
    messages: tuple[Message, ...]
    created: str
    """The source's date, ``2023-11-10`` or ``2023-11-10 00:00+0000``."""


@dataclass(frozen=True, slots=True)
class Merged:
    """A catalog that fits the text of today, and what had to be done to it."""

    data: bytes = field(repr=False)
    added: int = 0
    """New entries, without a translation."""
    kept: int = 0
    """Entries that were there before."""
    moved: int = 0
    """New entries whose very text was translated elsewhere: still valid."""
    carried: int = 0
    """New entries in whose translation a new address took the old one's place: still valid."""
    fuzzy: int = 0
    """New entries for which an older translation was taken as a guess."""
    obsolete: int = 0
    """Entries whose text has left the source, now behind ``#~``."""
    dropped: int = 0
    """Entries whose text has left the source and in which nothing would be lost."""
    revived: int = 0
    """Entries whose text has come back."""
    revisions: tuple[Revision, ...] = ()
    """What changed in the texts whose translation was offered or carried on."""
    changed: bool = False
    """Whether ``data`` differs from the old file: never for a date alone."""


Outcome = tuple[Merged, tuple[Finding, ...]]


def merge(
    old: bytes | None,
    segments: Iterable[Segment | Message],
    *,
    file: str,
    name: str,
    language: Language,
    publisher: str,
    source_language: str,
    created: str,
) -> Outcome:
    """A catalog for the segments, with the translations that the old one has for them.

    A damaged catalog is not touched: the result is the old file, and findings say what to mend. For the parameters
    see :class:`Work` and :func:`merge_all`.
    """
    work = Work(file, name, old, messages(segments), created)
    (outcome,) = merge_all([work], {}, language=language, publisher=publisher, source_language=source_language)
    return outcome


def merge_all(
    works: Sequence[Work],
    others: Mapping[str, bytes],
    *,
    language: Language,
    publisher: str,
    source_language: str,
) -> tuple[Outcome, ...]:
    """All catalogs of a language at once: a text that moved to another document takes its translation along.

    :param others: catalogs of documents that are no more, or can't be read just now, by file: their translations are
        offered, and they stay as they are.
    :param source_language: BCP 47.
    :return: what came of each work, in their order.
    """
    stood = [_Standing(work, language, About(work.name, publisher, source_language, work.created)) for work in works]
    memory = [Shelf(scanned) for file, data in others.items() if _usable(scanned := scan(data, file=file), language)]
    find_guesses([*(one.shelf for one in stood if one.shelf), *memory])
    return tuple(one.outcome() for one in stood)


def _usable(catalog: RawCatalog, language: Language) -> bool:
    """Whether its sound entries can serve other documents."""
    return catalog.header is not None and not header.check(catalog, language, versions=known_versions())


class _Standing:
    """A catalog as it stands before the merge."""

    def __init__(self, work: Work, language: Language, about: About) -> None:
        self._work, self._language, self._about = work, language, about
        self._new = work.old is None or not work.old.strip()
        data = header.of_catalog(about, language).encode() if self._new else work.old or b""
        self._catalog = scan(data, file=work.file)
        damage = header.check(self._catalog, language, versions=known_versions())
        self._damage = (*self._catalog.findings, *damage)
        self.shelf: Shelf | None = None
        if not damage and self._catalog.header:
            wanted = () if self._damage else work.messages
            self.shelf = Shelf(self._catalog, wanted, migrated(self._catalog, wanted))

    def outcome(self) -> Outcome:
        """The new file."""
        if self._damage or self.shelf is None or self._catalog.header is None:
            file = self._work.file
            return Merged(self._work.old or b""), (*abridged(self._damage, file), untouched(file))
        offers = revising.offers_of(self.shelf)
        entries = list(revising.revised(self.shelf, offers))
        aside = revising.put_aside(self.shelf, offers)
        rest = [*(one.entry for one in entries), *revising.left_over(self.shelf, aside)]
        head = header.completed(self._catalog.header, self._about, self._language)
        data = encode(_assembled(self._catalog, [head, *rest]))
        changed = self._new or data != self._work.old
        if changed:
            data = encode(_assembled(self._catalog, [header.dated(head, self._about), *rest]))
        lasting = sum(len(offer.continues) for offer in offers.values())
        return _counted(data, self.shelf, entries, len(aside), lasting, changed=changed), ()


def untouched(file: str) -> Finding:
    """The last word on a catalog that is too damaged to be changed."""
    message = "the catalog was left as it is, because a change could lose what a translator wrote"
    return finding(
        "catalog-untouched", message, Location(file), "mend what is reported above, then run the command again"
    )


def _assembled(catalog: RawCatalog, entries: Sequence[RawEntry | str]) -> str:
    """The file. Every entry keeps the blank lines after it, and the file its end."""
    pieces = [catalog.lead]
    for entry in entries[:-1]:
        pieces += _separated(entry, catalog)
    final = entries[-1]
    if catalog.tail:
        return "".join([*pieces, *_separated(final, catalog), catalog.tail])
    return "".join([*pieces, final if isinstance(final, str) else final.text, catalog.entries[-1].gap])


def _separated(entry: RawEntry | str, catalog: RawCatalog) -> tuple[str, str]:
    """An entry that others follow, and the blank lines between."""
    if isinstance(entry, str):
        return entry, catalog.newline
    was_last = entry.line == catalog.entries[-1].line
    text = entry.text if entry.text.endswith("\n") else entry.text + catalog.newline
    return text, entry.gap or (catalog.newline if was_last else "")


def _counted(
    data: bytes, shelf: Shelf, entries: Sequence[Revised], aside: int, lasting: int, *, changed: bool
) -> Merged:
    own = [shelf.own[message.key] for message in shelf.wanted if message.key in shelf.own]
    revisions = tuple(one.revision for one in entries if one.revision)
    return Merged(
        data,
        added=sum(one.added for one in entries),
        kept=sum(not entry.obsolete for entry in own),
        moved=sum(one.moved for one in entries),
        carried=sum(revision.valid for revision in revisions),
        fuzzy=sum(one.fuzzy for one in entries),
        obsolete=aside,
        dropped=len(revising.gone(shelf)) - aside - lasting,
        revived=sum(entry.obsolete for entry in own),
        revisions=revisions,
        changed=changed,
    )

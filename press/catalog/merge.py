"""Messages + an old .po → a new .po, in which whatever did not change keeps its very bytes.

1. *Match* each message with the entry that has its context and msgid; live ones before obsolete ones. (Guesses for
   what is left on both sides, unmatched messages and vanished entries, belong between this step and the next.)
2. *Revise* the entries: comments of today, back from behind ``#~``, or off behind it.
3. *Assemble*: header, entries in the order of the text, obsolete entries.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from press.catalog import comments, header
from press.catalog.header import About
from press.catalog.message import Message, messages
from press.catalog.raw import HEADER, RawCatalog, RawEntry, encode
from press.catalog.reading import abridged
from press.catalog.scan import scan
from press.catalog.writing import entry_text
from press.findings import Finding, finding
from press.languages import Language
from press.model import Location, Segment


@dataclass(frozen=True, slots=True)
class Merged:
    """A catalog that fits the text of today, and what had to be done to it."""

    data: bytes = field(repr=False)
    added: int = 0
    """New entries, without a translation."""
    kept: int = 0
    """Entries that were there before."""
    fuzzy: int = 0
    """New entries for which an older translation was taken as a guess."""
    obsolete: int = 0
    """Entries whose text has left the source, now behind ``#~``."""
    dropped: int = 0
    """Entries whose text has left the source and that nobody had translated or commented."""
    revived: int = 0
    """Entries whose text has come back."""
    changed: bool = False
    """Whether ``data`` differs from the old file: never for a date alone."""


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
    draft: bool = True,
) -> tuple[Merged, tuple[Finding, ...]]:
    """A catalog for the segments, with the translations that the old one has for them.

    A damaged catalog is not touched: the result is the old file, and findings say what to mend.

    :param old: the file's bytes; None if there is none yet.
    :param file: what findings call it.
    :param name: the document's.
    :param source_language: BCP 47.
    :param created: the source's date, ``2023-11-10`` or ``2023-11-10 00:00+0000``.
    :param draft: whether a new catalog says that no native speaker has reviewed it.
    """
    about = About(name, publisher, source_language, created)
    wanted = messages(segments)
    if old is None or not old.strip():
        entries = [header.of_catalog(about, language, draft=draft), *(entry_text(message) for message in wanted)]
        return Merged("\n".join(entries).encode(), added=len(wanted), changed=True), ()
    catalog = scan(old, file=file)
    damage = (*catalog.findings, *header.check(catalog, language))
    if damage or catalog.header is None:
        return Merged(old), (*abridged(damage, file), untouched(file))
    matches = _match(catalog, wanted)
    revised = list(_revised(catalog, matches))
    head = header.completed(catalog.header, about, language)
    data = encode(_assembled(catalog, [head, *revised]))
    changed = data != old
    if changed:
        data = encode(_assembled(catalog, [header.dated(head, about), *revised]))
    return _counted(data, catalog, matches, changed=changed), ()


def untouched(file: str) -> Finding:
    """The last word on a catalog that is too damaged to be changed."""
    message = "the catalog was left as it is, because a change could lose what a translator wrote"
    return finding(
        "catalog-untouched", message, Location(file), "mend what is reported above, then run the command again"
    )


Match = tuple[Message, RawEntry | None]


def _match(catalog: RawCatalog, wanted: Sequence[Message]) -> list[Match]:
    entries = {entry.key: entry for entry in catalog.messages}
    return [(message, entries.get(message.key)) for message in wanted]


def _revised(catalog: RawCatalog, matches: Sequence[Match]) -> Iterator[RawEntry | str]:
    """The entries of the new file: revised old ones, or the text of new ones."""
    for message, entry in matches:
        if entry is None:
            yield entry_text(message).replace("\n", catalog.newline)
        else:
            yield comments.described(comments.revived(entry) if entry.obsolete else entry, message)
    wanted = {message.key for message, _ in matches}
    # Obsolete ones that were there already come last: their order, and so their bytes, stay.
    left = [entry for entry in catalog.messages if entry.key not in wanted]
    yield from (entry for entry in left if entry.obsolete)
    yield from (comments.obsolete(entry) for entry in left if not entry.obsolete and _worth_keeping(entry))
    yield from (entry for entry in catalog.entries if entry.key == HEADER and entry.obsolete)


def _worth_keeping(entry: RawEntry) -> bool:
    return bool(entry.msgstr) or comments.has_translator_comment(entry)


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


def _counted(data: bytes, catalog: RawCatalog, matches: Sequence[Match], *, changed: bool) -> Merged:
    wanted = {message.key for message, _ in matches}
    left = [entry for entry in catalog.messages if entry.key not in wanted and not entry.obsolete]
    found = [entry for _, entry in matches if entry]
    return Merged(
        data,
        added=len(matches) - len(found),
        kept=sum(not entry.obsolete for entry in found),
        obsolete=sum(map(_worth_keeping, left)),
        dropped=sum(not _worth_keeping(entry) for entry in left),
        revived=sum(entry.obsolete for entry in found),
        changed=changed,
    )

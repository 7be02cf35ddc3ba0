"""A change of the source that left the meaning alone: the guesses that came of it are translations again.

Which fuzzy entries were valid before the change is read from the catalogs themselves: ``update`` leaves the valid
entry of the older text behind ``#~`` (:func:`press.catalog.revising.put_aside`). Where that entry is there, is not
fuzzy, and says word for word what the fuzzy one says, the translation was valid and nobody has worked on it since.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from press.catalog import comments
from press.catalog.changes import Change, compare
from press.catalog.facts import carried
from press.catalog.previous import is_untouched, previous
from press.catalog.raw import Key, RawEntry, encode
from press.catalog.scan import scan
from press.model.location import Location


class Obstacle(StrEnum):
    """Why a guess can't be taken for a translation without a translator. The value is what a report says."""

    NONE = ""
    UNKNOWN = "was not valid before the change, or its valid form is no longer in the file"
    WORKED_ON = "a translator has begun to change it"
    FACT = "a number, date or address changed that the translation does not have in the same form"
    PART = "it is the translation of a text that was split or joined"


@dataclass(frozen=True, slots=True)
class Guessed:
    """A fuzzy entry that an update made."""

    file: str
    key: Key
    made_for: Key
    """The older text, of its ``#|`` lines."""
    location: Location
    obstacle: Obstacle

    @property
    def change(self) -> Change:
        """What changed in the source."""
        return compare(self.made_for[1], self.key[1])


def keepable(catalogs: Mapping[str, bytes]) -> tuple[Guessed, ...]:
    """The fuzzy entries with a previous text in the catalogs of one language, and what stands in their way.

    Damaged catalogs are left out: what reads them tells of the damage.

    :param catalogs: their bytes by file; a text that moved has its valid form in the file that it came from.
    """
    scanned = [catalog for file, data in catalogs.items() if not (catalog := scan(data, file=file)).findings]
    valid: dict[Key, list[RawEntry]] = {}
    found: list[tuple[str, RawEntry, Key]] = []
    for catalog in scanned:
        for entry in catalog.messages:
            if entry.obsolete and not entry.fuzzy and entry.msgstr:
                valid.setdefault(entry.key, []).append(entry)
            elif entry.fuzzy and not entry.obsolete and (made_for := previous(entry)):
                found.append((catalog.file, entry, made_for))
    uses = Counter(made_for for _, _, made_for in found)
    return tuple(
        Guessed(
            file,
            entry.key,
            made_for,
            Location(file, entry.line),
            Obstacle.PART if uses[made_for] > 1 else _obstacle(entry, valid.get(made_for, [])),
        )
        for file, entry, made_for in found
    )


def _obstacle(entry: RawEntry, valid: Sequence[RawEntry]) -> Obstacle:
    """What stands in the way; ``valid`` are the entries of the older text that left a document."""
    if not valid:
        return Obstacle.UNKNOWN
    untouched = [old for old in valid if is_untouched(entry, old)]
    if not untouched:
        return Obstacle.WORKED_ON
    return Obstacle.NONE if any(_is_up_to_date(entry, old) for old in untouched) else Obstacle.FACT


def _is_up_to_date(entry: RawEntry, old: RawEntry) -> bool:
    """Whether the facts that changed, if any did, were put in place."""
    if not any(edit.fact for edit in compare(old.msgid, entry.msgid).words):
        return True
    fresh = carried(old.msgid, entry.msgid, old.msgstr)
    return fresh is not None and fresh.complete and fresh.msgstr == entry.msgstr


def keep(data: bytes, keys: Collection[Key], remark: Callable[[Change], str], *, file: str) -> bytes:
    """The catalog with these guesses as translations, each with a comment that says how that came.

    All other entries keep their very bytes. Keys that are none of :func:`keepable` are left alone.

    :param remark: the comment for a change, in one line.
    """
    catalog = scan(data, file=file)
    pieces = [catalog.lead]
    for entry in catalog.entries:
        made_for = previous(entry) if entry.key in keys and entry.fuzzy and not entry.obsolete else None
        if made_for:
            valid = comments.made_valid(entry)
            entry = comments.with_remark(valid, remark(compare(made_for[1], entry.msgid)))  # noqa: PLW2901
        pieces += [entry.text, entry.gap]
    return encode("".join([*pieces, catalog.tail]))

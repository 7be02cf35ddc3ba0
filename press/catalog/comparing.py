"""Our catalog beside a file that came back: what is new in it, what changed, and who changed it.

A translator works on a copy for weeks, and ours goes on meanwhile. That both have a text and that the texts differ
says nothing of who touched it: so both are compared with a *base*, the committed version of our file that the copy
resembles most, and what the translator left alone is no change of theirs. Without a history the dates in the two
headers have to do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from press.catalog import header
from press.catalog.comments import translator_comments
from press.catalog.previous import previous
from press.catalog.raw import Key, RawCatalog, RawEntry
from press.catalog.scan import scan
from press.model.exchange import Delivery, Unit


class State(NamedTuple):
    """What an entry says."""

    msgstr: str
    fuzzy: bool


class Standing(StrEnum):
    """How a unit of theirs stands to our entry. The value is what a report calls it."""

    NEW = "new"
    """Ours has no translation."""
    CHANGED = "changed"
    """Theirs was changed, ours was not."""
    COMMENTED = "with a new comment"
    """The translation is none or the same, but they wrote something beside it."""
    CONFLICT = "in conflict"
    """Both were changed, or nobody can tell."""
    OLDER = "older than ours"
    """They left it alone, and ours was changed since; or it is of a former text of the source."""
    GONE = "of texts that we don't have"
    SAME = "same"
    EMPTY = "not translated there"


_NOTHING = State("", fuzzy=False)
TAKEN = (Standing.NEW, Standing.CHANGED, Standing.COMMENTED)
"""What nothing of ours speaks against."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A unit of theirs beside our entry."""

    standing: Standing
    unit: Unit
    key: Key
    """Of our entry; of theirs where we have none."""
    line: int | None = None
    """Where ours stands in our file."""
    ours: State = _NOTHING
    reason: str = ""
    """Why it stands so, for a person."""
    former: str = ""
    """The former text of the source that theirs translates, where ours has a newer one."""


@dataclass(frozen=True, slots=True)
class Version:
    """Our catalog as it was once."""

    label: str
    """What a person knows it by: ``1a2b3c4 of 2023-11-10``."""
    states: Mapping[Key, State]


def states(data: bytes, *, file: str) -> dict[Key, State]:
    """What the live entries of a catalog say; broken ones say nothing."""
    live = (entry for entry in scan(data, file=file).messages if not entry.obsolete and not entry.broken)
    return {entry.key: _state(entry) for entry in live}


def compare_delivery(
    ours: bytes, delivery: Delivery, versions: Sequence[Version], *, file: str
) -> tuple[Compared, ...]:
    """Each unit beside its entry, in the order of their file; a unit without context once for each of ours.

    Obsolete units are passed over, except those that we have nowhere.

    :param versions: committed ones of our file, the newest first; none where there is no history.
    :param file: what findings call ours.
    """
    return tuple(_Comparison(scan(ours, file=file), delivery, versions).made())


class _Comparison:
    def __init__(self, catalog: RawCatalog, delivery: Delivery, versions: Sequence[Version]) -> None:
        messages = [entry for entry in catalog.messages if not entry.broken]
        self.delivery, self.versions = delivery, versions
        self.live = {entry.key: entry for entry in messages if not entry.obsolete}
        self.aside = {entry.key: entry for entry in messages if entry.obsolete}
        self.by_text: dict[str, list[RawEntry]] = {}
        for entry in self.live.values():
            self.by_text.setdefault(_plain(entry.msgid), []).append(entry)
        self.followers = {before[1]: entry for entry in self.live.values() if (before := previous(entry))}
        self.base = self._base()
        head = catalog.header
        self.later = is_later(delivery.revised, header.fields(head).get("PO-Revision-Date", "") if head else "")

    def made(self) -> Iterator[Compared]:
        for unit in self.delivery.units:
            entries = self._entries(unit)
            for entry in entries:
                yield self._beside(unit, entry)
            if not entries and unit.target.strip():
                yield from self._without(unit)

    def _entries(self, unit: Unit) -> list[RawEntry]:
        """Ours of the same text; blanks don't count, and a unit without context is for all of them."""
        if unit.obsolete:
            return []
        own = self.live.get((unit.context, unit.source))
        if own:
            return [own]
        alike = self.by_text.get(_plain(unit.source), [])
        return [entry for entry in alike if entry.context == unit.context] or ([] if unit.context else alike)

    def _base(self) -> Version | None:
        """The version that they began with: the one that their file resembles most; of equals the newest."""
        pairs = [(entry.key, _state_of(unit)) for unit in self.delivery.units for entry in self._entries(unit)]

        def resemblance(version: Version) -> int:
            return sum(version.states.get(key) == state for key, state in pairs)

        return max(self.versions, key=resemblance, default=None)

    def _without(self, unit: Unit) -> Iterator[Compared]:
        """A translation of a text that is not in the source now."""
        key = (unit.context, unit.source)
        if key in self.live:
            return
        kept, follower = self.aside.get(key), self.followers.get(unit.source)
        if kept and kept.msgstr:
            if not unit.obsolete and kept.msgstr != unit.target:
                reason = "the source does not have the text any more, and ours is kept behind #~"
                yield Compared(Standing.OLDER, unit, key, kept.line, _state(kept), reason)
        elif follower:
            reason = "it is of the former text of the source"
            yield Compared(
                Standing.OLDER, unit, follower.key, follower.line, _state(follower), reason, former=unit.source
            )
        else:
            yield Compared(Standing.GONE, unit, key, reason="it is kept behind #~ when the file is taken")

    def _beside(self, unit: Unit, entry: RawEntry) -> Compared:
        if not unit.whole and unit.target != entry.msgstr:
            unit = replace(unit, fuzzy=True)
        mine, its = _state(entry), _state_of(unit)
        standing, reason = self._judged(entry, mine, its)
        if standing in (Standing.SAME, Standing.EMPTY, Standing.OLDER):
            there = {_plain(line) for line in translator_comments(entry)}
            if any(line.strip() and _plain(line) not in there for line in unit.comments):
                standing, reason = Standing.COMMENTED, ""
        return Compared(standing, unit, entry.key, entry.line, mine, reason)

    def _judged(self, entry: RawEntry, mine: State, its: State) -> tuple[Standing, str]:
        if not its.msgstr.strip():
            return Standing.EMPTY, ""
        if mine == its:
            return Standing.SAME, ""
        if not mine.msgstr:
            return Standing.NEW, ""
        if self.base is None:
            return self._by_date()
        before = self.base.states.get(entry.key)
        if before == its:
            return Standing.OLDER, f"theirs is as ours was in {self.base.label}, and ours was changed since"
        if before == mine:
            return Standing.CHANGED, f"ours is as it was in {self.base.label}"
        former = next((one for one in self.versions if one.states.get(entry.key) == its), None)
        if former:
            return Standing.OLDER, f"theirs is as ours was in {former.label}"
        return Standing.CONFLICT, f"both are other ones than in {self.base.label}"

    def _by_date(self) -> tuple[Standing, str]:
        if self.later:
            return Standing.CHANGED, "their file was saved later than ours (PO-Revision-Date)"
        return Standing.CONFLICT, "there is no history, and the dates in the headers don't say whose is the newer"


def _state(entry: RawEntry) -> State:
    return State(entry.msgstr, entry.fuzzy and bool(entry.msgstr))


def _state_of(unit: Unit) -> State:
    return State(unit.target, unit.fuzzy and bool(unit.target))


def _plain(text: str) -> str:
    return " ".join(text.split())


def is_later(theirs: str, ours: str) -> bool:
    """Whether a date of revision, as gettext writes it, is later than another; any is later than none."""
    its, mine = _moment(theirs), _moment(ours)
    return its is not None and (mine is None or its > mine)


def _moment(text: str) -> datetime | None:
    """A time as gettext writes it: ``2023-11-10 09:00+0100``."""
    try:
        return datetime.strptime(text.strip(), "%Y-%m-%d %H:%M%z")
    except ValueError:
        return None


def counted(compared: Iterable[Compared]) -> dict[Standing, int]:
    """How many stand how."""
    counts = dict.fromkeys(Standing, 0)
    for one in compared:
        counts[one.standing] += 1
    return counts

"""What became of each segment in a language: the one thing that all reports look at."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from press.findings import Finding, Severity
from press.model.location import Location
from press.model.segments import Entry, Segment, SegmentKey
from press.pandoc import plain

_WORD = re.compile(r"\w+(?:[-'’.]\w+)*")


class State(StrEnum):
    """How far a translation is. The value is what a report calls it."""

    TRANSLATED = "translated"
    FUZZY = "fuzzy"
    """The Danish text changed, or an editor marked it; it waits for somebody to look at it."""
    MISSING = "missing"
    WITHHELD = "not printed"
    """It is there, and an error keeps it out."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A segment, what its catalog has for it, and what the checks say of that."""

    segment: Segment
    entry: Entry | None
    """None where the catalog, or its entry, is missing."""
    state: State
    findings: tuple[Finding, ...] = ()

    @property
    def words(self) -> int:
        """How many words the source has: what a translation costs."""
        return len(_WORD.findall(plain(self.segment.content)))

    @property
    def errors(self) -> int:
        """How many of its findings are errors."""
        return sum(1 for found in self.findings if found.severity is Severity.ERROR)

    @property
    def warnings(self) -> int:
        """How many of its findings are warnings."""
        return sum(1 for found in self.findings if found.severity is Severity.WARNING)

    @property
    def is_done(self) -> bool:
        """Whether nobody has to look at it."""
        return self.state is State.TRANSLATED and not self.findings


def units(
    segments: Iterable[Segment],
    entries: Mapping[SegmentKey, Entry],
    missing: Collection[SegmentKey],
    findings: Sequence[Finding],
) -> tuple[Unit, ...]:
    """A unit for each segment, in the order of the text; equal segments have equal units.

    :param entries: by the segment's key.
    :param missing: the keys of the segments that are printed in the source's language.
    :param findings: of all that was checked; each goes to the entry at whose place it is.
    """
    by_place: dict[Location, list[Finding]] = defaultdict(list)
    for found in dict.fromkeys(findings):
        if found.location:
            by_place[found.location].append(found)
    return tuple(_unit(segment, entries.get(segment.key), missing, by_place) for segment in segments)


def _unit(
    segment: Segment, entry: Entry | None, missing: Collection[SegmentKey], by_place: Mapping[Location, list[Finding]]
) -> Unit:
    told = tuple(by_place.get(entry.location, ())) if entry else ()
    if entry is None or not entry.msgstr.strip():
        return Unit(segment, entry, State.MISSING, told)
    if entry.fuzzy:
        return Unit(segment, entry, State.FUZZY, told)
    return Unit(segment, entry, State.WITHHELD if segment.key in missing else State.TRANSLATED, told)


def distinct(all_units: Iterable[Unit]) -> tuple[Unit, ...]:
    """Each text once: what stands twice is translated once."""
    return tuple({unit.segment.key: unit for unit in all_units}.values())


def printed(all_units: Iterable[Unit]) -> dict[SegmentKey, Entry]:
    """The entries whose translations are fit to print."""
    return {unit.segment.key: unit.entry for unit in all_units if unit.entry and unit.state is State.TRANSLATED}

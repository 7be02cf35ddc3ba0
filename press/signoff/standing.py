"""Which entries are signed off, and by whom: approvals held against what the catalogs say today."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from press.model.segments import Entry
from press.model.signoff import Approval, Role
from press.signoff.records import digest


class Register:
    """Approvals by what was approved: a changed text is another one, and nothing else is touched by its change."""

    def __init__(self, approvals: Iterable[Approval]) -> None:
        self.approvals = tuple(dict.fromkeys(approvals))
        self._by_hash: dict[str, list[Approval]] = defaultdict(list)
        for one in self.approvals:
            self._by_hash[digest(one.context, one.source, one.translation)].append(one)

    def of(self, entry: Entry) -> tuple[Approval, ...]:
        """Those of an entry as it stands; the latest of each role first."""
        found = self._by_hash.get(digest(entry.context, entry.msgid, entry.msgstr), [])
        return tuple(sorted(found, key=lambda one: one.day, reverse=True))

    def roles(self, entry: Entry) -> frozenset[Role]:
        """The roles that it has."""
        return frozenset(one.role for one in self.of(entry))

    def gone(self, entries: Iterable[Entry]) -> tuple[Approval, ...]:
        """Those of texts that are none of these entries any more, whatever their translation."""
        keys = {(entry.context, entry.msgid) for entry in entries}
        return tuple(one for one in self.approvals if one.key not in keys)


@dataclass(frozen=True, slots=True)
class Stand:
    """How far a document is signed off in a language, in entries."""

    total: int
    """All that it has to say in the language, its templates' strings included; those without a translation, too."""
    count: dict[Role, int]
    """How many of them have each role."""
    lacking: int
    """How many lack a required role."""
    last: Approval | None
    """The latest approval of any of them."""

    @property
    def draft(self) -> bool:
        """Whether what is made of it has to say that it is a draft."""
        return self.lacking > 0

    @property
    def untouched(self) -> bool:
        """Whether nobody has approved anything of it."""
        return self.last is None


def stand(entries: Sequence[tuple[Entry | None, Register]], required: Sequence[Role]) -> Stand:
    """What comes of the entries of a document.

    :param entries: each entry that is printed, with the approvals of its catalog; None for a text that has no
        translation fit to print, which nobody can have approved.
    """
    count = dict.fromkeys(Role, 0)
    lacking = 0
    last: Approval | None = None
    for entry, register in entries:
        found = register.of(entry) if entry else ()
        roles = {one.role for one in found}
        for role in roles:
            count[role] += 1
        lacking += not roles.issuperset(required)
        newest = max(found, key=lambda one: one.day, default=None)
        if newest and (last is None or newest.day > last.day):
            last = newest
    return Stand(len(entries), count, lacking, last)

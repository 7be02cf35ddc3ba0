"""What somebody who approves is to be shown, and what comes of the answers.

An entry that was approved before and says something else now is shown with what changed. Where its source changed,
it is another entry: the approval of the text that it came from is looked for among those of texts that are gone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from press.catalog.changes import Change, compare
from press.catalog.similarity import library
from press.model.segments import Entry
from press.model.signoff import Approval, Role
from press.signoff.standing import Register

_ALIKE = 0.6
"""How much of its characters a text has in common with what it came from, as in gettext's fuzzy matching."""


@dataclass(frozen=True, slots=True)
class Question:
    """An entry that lacks a role."""

    entry: Entry
    role: Role
    before: Approval | None
    """What was approved of it in this role when it said something else; None where nothing was."""
    others: tuple[Approval, ...]
    """Approvals of the entry as it stands, in other roles."""

    @property
    def changes(self) -> tuple[Change, Change] | None:
        """What changed since in the source and in the translation."""
        if self.before is None:
            return None
        return compare(self.before.source, self.entry.msgid), compare(self.before.translation, self.entry.msgstr)


def questions(
    entries: Sequence[Entry], known: Collection[Entry], register: Register, role: Role
) -> tuple[Question, ...]:
    """A question for each entry that lacks the role, in their order.

    :param entries: those that could be published.
    :param known: all entries of their catalog.
    """
    lacking = [entry for entry in entries if role not in register.roles(entry)]
    if not lacking:
        return ()
    mine = [one for one in register.approvals if one.role is role]
    by_key = _latest(mine)
    gone = tuple(_latest([one for one in register.gone(known) if one.role is role]).values())
    shelf = library(tuple(one.source for one in gone))
    found = []
    for entry in lacking:
        before = by_key.get((entry.context, entry.msgid))
        if before is None and gone:
            alike = shelf.most_alike(entry.msgid, _ALIKE, 1)
            before = gone[alike[0].at] if alike else None
        found.append(Question(entry, role, before, register.of(entry)))
    return tuple(found)


def _latest(approvals: Iterable[Approval]) -> dict[tuple[str, str], Approval]:
    ordered = sorted(approvals, key=lambda one: one.day)
    return {one.key: one for one in ordered}


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who approves, for whom, and when."""

    role: Role
    by: str
    day: date


def recorded(approvals: Iterable[Approval], entries: Sequence[Entry], who: Signatory) -> tuple[Approval, ...]:
    """The approvals with those that were given now.

    What was approved of these entries in this role when they said something else gives way. What somebody else
    approved of the very same texts stays.
    """
    fresh = [Approval(entry.context, entry.msgid, entry.msgstr, who.role, who.by, who.day) for entry in entries]
    said = {one.key: one.translation for one in fresh}
    kept = (
        one for one in approvals if one.role is not who.role or said.get(one.key, one.translation) == one.translation
    )
    return tuple(dict.fromkeys((*kept, *fresh)))

"""Text of today + where its translation comes from → the entry; and what is left of the old entries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from press.catalog import comments
from press.catalog.changes import Change, compare
from press.catalog.facts import carried
from press.catalog.matching import Guess, Old, Place, Shelf
from press.catalog.message import Message
from press.catalog.previous import is_untouched, previous, previous_lines
from press.catalog.raw import HEADER, Key, RawEntry, lines_of
from press.catalog.similarity import ends_unspaced
from press.catalog.writing import between_ends_of, comment_lines, entry_text, msgstr_lines, text_lines


@dataclass(frozen=True, slots=True)
class Revision:
    """A text that is not what it was, and what became of its translation."""

    old: str
    """The msgid that the translation was made for."""
    new: str
    valid: bool
    """Whether the translation stays valid: only addresses changed, and they were put in place."""

    @property
    def change(self) -> Change:
        """What kind of change, and which words."""
        return compare(self.old, self.new)


@dataclass(frozen=True, slots=True)
class Revised:
    """The entry of a text of today."""

    entry: RawEntry | str
    """An old one with comments of today, or the text of a new one."""
    revision: Revision | None = None
    moved: bool = False
    """Whether it came, still valid, from another document or from another kind of text."""
    fuzzy: bool = False
    """Whether it is a guess, made now."""
    added: bool = False
    """Whether it is new and has no translation."""


def revised(shelf: Shelf, offers: Mapping[Key, Offer]) -> Iterator[Revised]:
    """An entry for each text of today, in the order of the text."""
    newline = shelf.catalog.newline
    for message in shelf.wanted:
        own, offer = shelf.own.get(message.key), offers.get(message.key)
        if own:
            yield Revised(comments.described(comments.revived(own) if own.obsolete else own, message))
        elif offer:
            yield Revised(
                offer.text.replace("\n", newline),
                offer.revision,
                moved=not (offer.revision or offer.fuzzy),
                fuzzy=offer.fuzzy,
            )
        else:
            yield Revised(entry_text(message).replace("\n", newline), added=True)


def offers_of(shelf: Shelf) -> dict[Key, Offer]:
    """What is offered to the texts that have no entry of their own."""
    messages = {message.key: message for message in shelf.wanted}
    return {key: Offer(messages[key], guess) for key, guess in shelf.guesses.items()}


class Offer:
    """A translation that was made for another text, or in another place."""

    def __init__(self, message: Message, guess: Guess) -> None:
        self._message, self._guess, self._olds = message, guess, guess.olds
        self._first = guess.olds[0].entry
        fresh = carried(self._first.msgid, message.msgid, self._first.msgstr) if len(guess.olds) == 1 else None
        sure = fresh is not None and fresh.certain and guess.sole and guess.olds[0].place is not Place.USED
        self.msgstr = fresh.msgstr if fresh else _together(guess.olds)
        self.valid = not any(old.entry.fuzzy for old in guess.olds) and (
            guess.valid or (sure and self._first.context == message.context)
        )
        before = self._made_for()
        self.revision = None if guess.valid else Revision(before[1], message.msgid, valid=self.valid)
        self._before = None if self.valid else before

    @property
    def continues(self) -> tuple[Old, ...]:
        """The old entry, where all that it said is said by the new one, and as firmly."""
        (old, *more), sole = self._olds, self._guess.sole
        if more or not sole or old.place is not Place.GONE:
            return ()
        unchanged = old.entry.fuzzy and old.entry.msgstr == self.msgstr
        return (old,) if self.valid or unchanged else ()

    def _made_for(self) -> Key:
        """The text that the translation was made for: of one that was fuzzy already, the older text."""
        if len(self._olds) == 1:
            return (previous(self._first) if self._first.fuzzy else None) or self._first.key
        return self._first.context, " ".join(old.entry.msgid for old in self._olds)

    @property
    def fuzzy(self) -> bool:
        """Whether a translator has to look at it."""
        return not self.valid

    @property
    def text(self) -> str:
        """The lines of the new entry, with LF."""
        message = self._message
        people, flags = self._inherited()
        entry = RawEntry(people + comment_lines(message) + flags, "", "", 0, *message.key, self.msgstr, False, False)
        if self._before:
            fuzzy = comments.made_fuzzy(entry)
            return fuzzy.comments + previous_lines(self._before) + text_lines(message) + self._msgstr_lines()
        return entry.comments + text_lines(message) + self._msgstr_lines()

    def _inherited(self) -> tuple[str, str]:
        """Comments and flags of the entries whose place it takes; what is in use elsewhere keeps its own."""
        pairs = [comments.passed_on(old.entry) for old in self._olds if old.place is not Place.USED]
        people = dict.fromkeys(line for lines, _ in pairs for line in lines_of(lines))
        return "".join(people), pairs[0][1] if pairs else ""

    def _msgstr_lines(self) -> str:
        fitting = between_ends_of(self._message.msgid, self.msgstr)
        if fitting != self._first.msgstr:
            return msgstr_lines(fitting)
        # The very lines, as the translator's editor laid them out.
        lines = lines_of(comments.revived(self._first).body.replace("\r\n", "\n"))
        start = next(number for number, line in enumerate(lines) if line.lstrip().startswith("msgstr"))
        text = "".join(lines[start:])
        return text if text.endswith("\n") else f"{text}\n"


def _together(olds: Sequence[Old]) -> str:
    """The translations of texts that were joined, with a space between them where the script has any."""
    text = olds[0].entry.msgstr
    for old in olds[1:]:
        text += old.entry.msgstr if ends_unspaced(text) else f" {old.entry.msgstr}"
    return text


def left_over(shelf: Shelf, aside: Iterable[RawEntry]) -> Iterator[RawEntry]:
    """What is kept of the entries whose text is no longer in the document, behind ``#~``.

    Obsolete ones that were there already keep their order, and so their bytes.
    """
    wanted = {message.key for message in shelf.wanted}
    yield from (one for one in shelf.catalog.messages if one.obsolete and one.key not in wanted)
    yield from map(comments.obsolete, aside)
    yield from (one for one in shelf.catalog.entries if one.key == HEADER and one.obsolete)


def gone(shelf: Shelf) -> list[RawEntry]:
    """The live entries whose text is no longer in the document."""
    wanted = {message.key for message in shelf.wanted}
    return [entry for entry in shelf.catalog.messages if not entry.obsolete and entry.key not in wanted]


def put_aside(shelf: Shelf, offers: Mapping[Key, Offer]) -> list[RawEntry]:
    """Those of them whose words would be lost otherwise.

    A valid translation is put aside even if it is offered to the text that took its place: a translator may write
    over the offer, and the text may come back. What lives on in full under another msgid is not kept twice, nor is
    a guess that nobody touched: its words stand elsewhere in the file.
    """
    lives_on = {id(old.entry) for offer in offers.values() for old in offer.continues if old.shelf is shelf}
    return [one for one in gone(shelf) if id(one) not in lives_on and _worth_keeping(one, shelf.own)]


def _worth_keeping(entry: RawEntry, own: Mapping[Key, RawEntry]) -> bool:
    """Whether something would be lost: anything but a guess that nobody touched, and the comments it was given."""
    people = lines_of(comments.passed_on(entry)[0])
    if not (entry.msgstr or people or entry.plural):
        return False
    made_for = previous(entry) if entry.fuzzy else None
    twin = own.get(made_for) if made_for else None
    if twin is None or twin.fuzzy or not is_untouched(entry, twin):
        return True
    return not set(people) <= set(lines_of(comments.passed_on(twin)[0]))

"""The words of a piece as one line of characters, whatever emphasis and links they are cut into.

A rule sees the whole line and changes characters in it; each change finds its way back into the inline that it is
in. What no rule may touch stands in the line as :data:`OPAQUE`: code, names that stay, pictures, phrases in another
language, addresses.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate

from press.model.tree import Abbreviation, FootnoteMark, Inline, Inlines, LineBreak, Link, Span, Styled, Text

OPAQUE = "\ufffc"
"""OBJECT REPLACEMENT CHARACTER (Unicode, 23.8): something stands here, and rules treat it as a word."""

_ADDRESS = re.compile(
    rf"(?:https?://|www\.)[^\s<>«»“”„\"]*[^\s<>«»“”„\".,;:!?)’']|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|{OPAQUE}"
)


@dataclass(frozen=True, slots=True)
class Edit:
    """A change: what stands from ``start`` to ``end`` in the line becomes ``text``. A line's edits don't overlap."""

    start: int
    end: int
    text: str
    behind: bool = False
    """Whether what is put between two inlines belongs to the first: a space behind «, say."""


class Line:
    """The characters of a piece, and the pieces of text that they came from."""

    def __init__(self, words: Inlines, language: str) -> None:
        self.language = language
        self._parts: list[str] = []
        self._fixed: list[bool] = []
        self._addresses: list[str] = []
        for part, fixed in _parts(words, language):
            self._parts.append(part if fixed else self._hidden(part))
            self._fixed.append(fixed)
        self.text = "".join(self._parts)

    def _hidden(self, text: str) -> str:
        """The text with the sign for each character of an address."""
        if "@" not in text and "://" not in text and "www." not in text and OPAQUE not in text:
            return text

        def hide(match: re.Match[str]) -> str:
            self._addresses.extend(match[0])
            return OPAQUE * len(match[0])

        return _ADDRESS.sub(hide, text)

    def apply(self, edits: Iterable[Edit]) -> None:
        """Makes the changes. One that reaches over several inlines puts its text into the first of them."""
        chosen = list(edits)
        if not chosen:
            return
        starts = [0, *accumulate(map(len, self._parts))]
        for edit in sorted(chosen, key=lambda one: one.start, reverse=True):
            self._change(edit, starts)
        self.text = "".join(self._parts)

    def _change(self, edit: Edit, starts: list[int]) -> None:
        first = self._part_before(edit.start, starts) if edit.behind else self._part_at(edit.start, starts)
        text = edit.text
        for index in range(first, len(self._parts)):
            begin, end = max(edit.start - starts[index], 0), edit.end - starts[index]
            part = self._parts[index]
            if index > first and end <= 0:
                break
            if not self._fixed[index]:
                # An edit further to the right was made before: what it changed lies beyond this one's end.
                kept = starts[index + 1] - starts[index]
                self._parts[index] = part[:begin] + text + part[min(end, kept) :]
                text = ""

    def _part_at(self, start: int, starts: list[int]) -> int:
        """The part that a change at ``start`` belongs to; one that may be changed, if any is there."""
        index = min(bisect_right(starts, start) - 1, len(self._parts) - 1)
        while index > 0 and (self._fixed[index] or starts[index] == starts[index + 1]) and starts[index] == start:
            index -= 1
        return index

    def _part_before(self, start: int, starts: list[int]) -> int:
        """The part that the character before ``start`` is in."""
        return bisect_right(starts, start - 1) - 1

    def set_words(self, words: Inlines) -> Inlines:
        """The words that the line was made of, as they stand now."""
        addresses = iter(self._addresses)
        parts = iter(
            part if fixed or OPAQUE not in part else re.sub(OPAQUE, lambda _: next(addresses), part)
            for part, fixed in zip(self._parts, self._fixed, strict=True)
        )
        return _rebuilt(words, self.language, parts)


def is_foreign(span: Span, language: str) -> bool:
    """Whether a span is not written by the rules of the text around it."""
    return not span.translate or bool(span.language and span.language != language)


def _parts(words: Inlines, language: str) -> Iterator[tuple[str, bool]]:
    """The characters of each inline in order, and whether they have to stay."""
    for inline in words:
        match inline:
            case Text(text):
                yield text, False
            case LineBreak():
                yield "\n", True
            case FootnoteMark():
                yield "", True
            case Span() if is_foreign(inline, language):
                yield OPAQUE, True
            case Styled() | Span() | Abbreviation() | Link():
                yield from _parts(inline.content, language)
            case _:
                yield OPAQUE, True


def _rebuilt(words: Inlines, language: str, parts: Iterator[str]) -> Inlines:
    return tuple(made for inline in words if (made := _one(inline, language, parts)) is not None)


def _one(inline: Inline, language: str, parts: Iterator[str]) -> Inline | None:
    """The inline with its new characters; None for a text of which nothing is left."""
    match inline:
        case Text(text):
            new = next(parts)
            return (inline if new == text else Text(new)) if new else None
        case Span() if is_foreign(inline, language):
            next(parts)
            return inline
        case Styled() | Span() | Abbreviation() | Link():
            content = _rebuilt(inline.content, language, parts)
            return inline if content == inline.content else replace(inline, content=content)
    next(parts)
    return inline

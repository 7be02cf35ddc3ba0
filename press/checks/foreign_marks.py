"""Marks of other kinds of Markdown: pandoc takes them for text here, and they would be printed as they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from press.findings import Finding, finding
from press.model.location import Location
from press.model.tree import Blocks, BulletList, OrderedList, Paragraph, Text
from press.model.walks import blocks_in, inlines_in

_TO_SHOW_IT = "to print the signs themselves, write them as code: `…`"


class _Mark(NamedTuple):
    """A row of what is known."""

    pattern: re.Pattern[str]
    name: str
    hint: str


def _mark(pattern: str, name: str, hint: str) -> _Mark:
    return _Mark(re.compile(pattern), name, hint)


_AT_THE_BEGINNING = (
    _mark(
        r"\[![A-Za-z]+\]", "a call-out as GitHub writes it", "write ::: callout, the text below it, and ::: at its end"
    ),
    _mark(r"\[TOC\]|\[toc\]|\[\[_TOC_\]\]", "a table of contents", "take it away: the layouts make one"),
    _mark(r"!!! ?[a-z]+", "a call-out of MkDocs", "write ::: callout, the text below it, and ::: at its end"),
    _mark(r"\*\[[^\]]+\]:", "the text of an abbreviation", 'write it where it stands: [EU]{abbr="…"}'),
)
_IN_AN_ITEM = (
    _mark(r"\[[ xX]\](?= |\Z)", "a box to tick", "take the brackets away: paper and books have nothing to tick"),
)
_ANYWHERE = (
    _mark(
        r"(?<![\w$])\$(?=\S)(?:[A-Za-z]|[^$]{0,200}[\^_\\={}<>+][^$]{0,200})(?<=\S)\$(?![\w$])",
        "a formula",
        "write it in words and signs (x²), or show it as a picture with a description",
    ),
    _mark(r"(?<![=\w])==(?=[^\s=])[^=]{1,200}(?<=\S)==(?![=\w])", "highlighting", "write **…** for what is important"),
    _mark(r"(?<![+\w])\+\+(?=[^\s+])[^+]{1,200}(?<=\S)\+\+(?![+\w])", "an insertion", "take the plus signs away"),
    _mark(r"\[\[[^\[\]]{1,100}\]\]", "a link of a wiki", "write [words](document.md)"),
    _mark(r"\^\[", "a footnote within the text", "write a mark, [^1], and its text on a line of its own: [^1]: …"),
    _mark(r"(?<![\w:]):[a-z][a-z_+-]{2,30}:(?![\w:])", "the name of an emoji", "write it in words"),
)


def foreign_marks(blocks: Blocks) -> Iterator[Finding]:
    """What is meant as a mark and is none here, with the line of its block."""
    for inline, place in inlines_in(blocks):
        if isinstance(inline, Text):
            for mark in _ANYWHERE:
                found = mark.pattern.search(inline.text)
                if found:
                    yield _told(mark, found[0], place)
    for block in blocks_in(blocks):
        match block:
            case Paragraph():
                yield from _begun((block,), _AT_THE_BEGINNING)
            case BulletList(items=items) | OrderedList(items=items):
                for item in items:
                    yield from _begun(item, _IN_AN_ITEM)


def _begun(blocks: Blocks, marks: tuple[_Mark, ...]) -> Iterator[Finding]:
    """What the first paragraph of these begins with."""
    first = blocks[0] if blocks else None
    if not isinstance(first, Paragraph) or not isinstance(first.content[0], Text):
        return
    for mark in marks:
        found = mark.pattern.match(first.content[0].text)
        if found:
            yield _told(mark, found[0], first.location)


def _told(mark: _Mark, shown: str, place: Location) -> Finding:
    message = f"{mark.name} would be printed as it stands: “{shown[:60]}”"
    return finding("construct", message, place, f"{mark.hint}; {_TO_SHOW_IT}")

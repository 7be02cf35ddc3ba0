"""Texts that can't fit where they go, and texts of a length that no translation has."""

from __future__ import annotations

import re

from press.checks.translation.customs import customs, has_spaces
from press.checks.translation.pair import Pair, Problem, Problems
from press.model.segments import Kind

ROOM: dict[Kind, int] = {
    Kind.TITLE: 90,
    Kind.SUBTITLE: 160,
    Kind.HEADING: 110,
    Kind.TABLE_HEADER: 60,
    Kind.CAPTION: 320,
    Kind.TERM: 80,
}
"""Letters for which the brochure has room: three lines of a title, two or three of a heading, and so on (A5)."""

LONGEST_WORD = 24
"""Letters of a word in a head of a table: a column can't be narrower than its longest word."""

_SHORTEST = 60
"""Letters from which on the length of a text tells something about its translation."""


def length(pair: Pair) -> Problems:
    """A short text has room where it stands; a long one is about as long as translations into the language are."""
    ours, theirs = width(pair.source_text), width(pair.text)
    ways = customs(pair.rules.language.code)
    usual = ours * ways.expansion
    room = ROOM.get(pair.segment.kind)
    if room and theirs > room and theirs > ours * 1.2:
        message = f"{theirs} letters in a {pair.segment.kind}, which has room for about {room}"
        yield Problem(message, "say it in fewer words")
    elif pair.segment.kind is Kind.TABLE_HEADER and (word := _long_word(pair)):
        hint = "take a shorter word, or put a soft hyphen (U+00AD) where it may break"
        yield Problem(f"“{word}” is too long a word for the head of a column", hint)
    elif usual and min(ours, usual) >= _SHORTEST and not usual / ways.spread <= theirs <= usual * ways.spread:
        share = round(100 * theirs / usual)
        what = "perhaps a part is missing" if theirs < usual else "perhaps something was added"
        yield Problem(
            f"{what}: the text has {share} % of the length that is usual", "compare it with the source to its end"
        )


_WIDE = re.compile(
    r"[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]"
)
_UNLIKE_LETTERS = re.compile(r"[\u0300-\u036f\u0591-\u1fff\u2e80-\uffff]")
_MARKS = re.compile(r"[\u0300-\u036f\u0591-\u05bd\u064b-\u065f\u0670\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")


def width(text: str) -> int:
    """Letters, wide ones of East Asian scripts counted twice (Unicode, UAX #11), combining marks not at all."""
    if text.isascii() or not _UNLIKE_LETTERS.search(text):
        return len(text)
    return len(text) + len(_WIDE.findall(text)) - len(_MARKS.findall(text))


def _long_word(pair: Pair) -> str:
    if not has_spaces(pair.rules.language.code):
        return ""
    known = set(pair.source_text.split())
    words = (word for word in pair.text.replace("-", " ").replace("\u00ad", " ").split() if word not in known)
    return next((word for word in words if len(word) > LONGEST_WORD), "")

"""Quotation marks: which open, which close, which are apostrophes or inches; and the language's own in their place.

The marks themselves are the column ``quotes`` of :mod:`press.languages.table`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from press.languages import Language
from press.typography.line import OPAQUE, Edit
from press.typography.signs import IDEOGRAPH, SPACE

_CORNERS = "「」『』"
_DOUBLE = '"“”„‟«»「」'
_MARKS = re.compile(rf"[{_DOUBLE}'‘’‚‛‹›『』]")
_OPENERS = "\"'“„‟«‹‘‚‛「『"
_APOSTROPHES = "'’‘"
_FREE = f"\n{SPACE}()[]{{}}（）／/–—…¿¡《》。，、：；！？\u2060"
_RIGHT_FREE = f"{_FREE}.,;:!?،؛؟։።"
_IDEOGRAPH = re.compile(f"[{IDEOGRAPH}]")
_ELISIONS = {
    "nl": re.compile(r"['’‘](?=(?:s|t|n|m|r|k|er|ie)\b)"),
    "en": re.compile(r"['’‘](?=(?:tis|twas|em|til|n|cause)\b|\d0s)", re.IGNORECASE),
    "de": re.compile(r"['’‘](?=(?:s|ne|nen|ner)\b)"),
}
"""Words that begin with an apostrophe."""
_SINGLES_OF_THEIR_OWN = ("ko",)
"""Languages in which single marks are no lesser double ones, but mark thoughts and emphasis (한글 맞춤법, 부록)."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A pair of marks by their places."""

    start: int
    end: int
    double: bool


def quotes(text: str, language: Language) -> Iterator[Edit]:
    """The marks of a line's quotations as the language has them; what has no partner stays as it is."""
    if not _MARKS.search(text):
        return
    lesser_at: list[tuple[int, bool]] = []
    for pair in _pairs(text, language):
        while lesser_at and lesser_at[-1][0] < pair.start:
            lesser_at.pop()
        typed = text[pair.start], text[pair.end]
        lesser = not lesser_at[-1][1] if lesser_at else _stays_lesser(typed, pair, language)
        lesser_at.append((pair.end, lesser))
        right = language.quotes[2:] if lesser else language.quotes[:2]
        yield from (
            Edit(place, place + 1, mark)
            for place, mark in zip((pair.start, pair.end), right, strict=True)
            if text[place] != mark
        )
        if language.base != "fr":
            yield from _tight(text, pair)


def _stays_lesser(typed: tuple[str, str], pair: Quoted, language: Language) -> bool:
    """Whether outermost marks are the language's inner ones on purpose: ‚so‘, which nobody types by accident."""
    if pair.double:
        return False
    return typed == language.quotes[2:] or language.code in _SINGLES_OF_THEIR_OWN


def _tight(text: str, pair: Quoted) -> Iterator[Edit]:
    """No space inside the marks, where somebody wrote them the French way."""
    if pair.end - pair.start > 3 and text[pair.start + 1] in SPACE and text[pair.end - 1] in SPACE:
        yield Edit(pair.start + 1, pair.start + 2, "")
        yield Edit(pair.end - 1, pair.end, "")


def _pairs(text: str, language: Language) -> list[Quoted]:
    """The quotations in the order in which they open."""
    found: list[Quoted] = []
    open_marks: list[int] = []
    stray = False
    for match in _MARKS.finditer(text):
        at, mark = match.start(), match[0]
        if _is_other(text, at, mark, language, open_marks):
            continue
        ideographic = language.script_code in {"Hans", "Hant", "Jpan"}
        turn = _ideographic_turn(text, mark, open_marks) if ideographic else _turn(text, at, mark, open_marks, language)
        if turn == "open":
            open_marks.append(at)
        elif turn == "close":
            double = mark in _DOUBLE
            place = next((n for n in reversed(range(len(open_marks))) if _is_double(text, open_marks[n]) == double), -1)
            crossed = not double and any(_is_double(text, one) for one in open_marks[place + 1 :])
            if place < 0 or crossed:
                stray = stray or mark in _APOSTROPHES
                continue
            found.append(Quoted(open_marks[place], at, double))
            del open_marks[place:]
    if stray:
        # An apostrophe at the end of a word looks like a closing mark: which is which, only a reader can say.
        found = [pair for pair in found if pair.double or text[pair.end] not in _APOSTROPHES]
    return sorted(found, key=lambda pair: pair.start)


def _is_double(text: str, at: int) -> bool:
    return text[at] in _DOUBLE


def _is_other(text: str, at: int, mark: str, language: Language, open_marks: list[int]) -> bool:
    """Whether a mark is no quotation mark: an apostrophe, a gershayim, an inch, a Korean title's."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if mark in _CORNERS:
        return language.code == "ko"
    inside = _is_letter(before) and _is_letter(after)
    if mark in _APOSTROPHES and inside:
        # A Korean particle follows its quotation without a space.
        return not (language.code == "ko" and any(text[one] in "'‘" for one in open_marks))
    if mark == '"' and inside and (language.code == "he" or not any(_is_double(text, one) for one in open_marks)):
        return True
    if mark in "\"'" and before.isdigit() and not any(text[one] == mark for one in open_marks):
        return True
    elision = _ELISIONS.get(language.base)
    return bool(elision and mark in _APOSTROPHES and not _is_letter(before) and elision.match(text, at))


def _is_letter(character: str) -> bool:
    return bool(character) and (character.isalnum() or character == OPAQUE) and not _IDEOGRAPH.match(character)


def _turn(text: str, at: int, mark: str, open_marks: list[int], language: Language) -> str:
    """Whether a mark opens or closes, by what stands beside it; empty where that can't be said."""
    own = (language.quotes[0], language.quotes[2])
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    left = not before or before in _FREE or _is_opened(at, open_marks) or bool(_IDEOGRAPH.match(before))
    right = not after or after in _RIGHT_FREE or bool(_IDEOGRAPH.match(after)) or bool(_MARKS.match(after))
    if left and not right:
        return "open"
    if right and not left:
        return "close"
    if any(_is_double(text, one) == (mark in _DOUBLE) for one in open_marks) and before not in SPACE + "\n":
        return "close"
    if left and right and mark in "»›”’" and (open_marks or mark not in own):
        return "close" if open_marks else ""
    if left and right and open_marks and mark in "\"'" and _is_double(text, open_marks[-1]) == (mark in _DOUBLE):
        return "close"
    return "open" if (left or mark not in "\"'’") and (mark in _OPENERS or mark in own) and after else ""


def _ideographic_turn(text: str, mark: str, open_marks: list[int]) -> str:
    """The same where words stand without spaces: straight marks take turns, the others show it."""
    if mark in "\"'":
        return "close" if any(text[one] == mark for one in open_marks) else "open"
    if open_marks and text[open_marks[-1]] + mark in {"„“", "‚‘"}:
        return "close"
    return "open" if mark in "“„‟«‹‘‚‛「『" else "close"


def _is_opened(at: int, open_marks: list[int]) -> bool:
    """Whether the mark before has just opened a quotation."""
    return bool(open_marks) and open_marks[-1] == at - 1


_STRAIGHT = re.compile(rf"(?<=[^\W\d_{OPAQUE}])'(?=[^\W\d_]|{OPAQUE})|(?<={OPAQUE})'(?=[^\W\d_])")
_LAST = re.compile(rf"(?<=[^\W\d_])'(?=[\s{SPACE}.,;:!?)…]|\Z)")
_OPENING = re.compile(rf"(?<![\w{OPAQUE}])['‘‚]")


def apostrophes(text: str, language: Language) -> Iterator[Edit]:
    """A straight apostrophe between letters becomes the curved one; before a word that always has one, too.

    At the end of a word it does where nothing in the line could be the opening mark to it.
    """
    if "'" not in text:
        return
    for match in _STRAIGHT.finditer(text):
        yield Edit(match.start(), match.end(), "’")
    for match in () if _OPENING.search(text) else _LAST.finditer(text):
        yield Edit(match.start(), match.end(), "’")
    elision = _ELISIONS.get(language.base)
    for match in elision.finditer(text) if elision else ():
        if match[0] == "'" and not _is_letter(text[match.start() - 1 : match.start()]):
            yield Edit(match.start(), match.end(), "’")

"""What the eye does not see: spaces, digits of two systems, direction marks."""

from __future__ import annotations

import re
import unicodedata

from press.checks.translation.pair import FOREIGN, Pair, Problem, Problems

_ROW_OF_SPACES = re.compile("[ \u00a0\u202f\u2009\u3000]{2,}")
_BESIDE_EACH_OTHER = re.compile(r"(?<=\S)[ \t]{2,}(?=\S)")
_BEFORE_MARK = re.compile(r"(?<=[^\W_])[ \u00a0\u202f]+[,.;:!?،؛؟](?=\s|\Z)")
_FRENCH_MARKS = ";:!?"
_ZERO_WIDTH = re.compile("[\u200b\u2060\ufeff]")


def whitespace(pair: Pair) -> Problems:
    """No spaces in a row, none before a comma or a full stop, none that take no room."""
    text = pair.own
    written = pair.entry.msgstr
    if written != written.strip(" \t\u00a0\u3000") and pair.segment.msgid == pair.segment.msgid.strip():
        yield Problem("a space before or behind the text", "take it away")
    row = _ROW_OF_SPACES.search(text) or _BESIDE_EACH_OTHER.search(written)
    if row:
        yield Problem(f"{len(row[0])} spaces in a row", "leave one")
    french = pair.rules.language.base == "fr"
    for match in _BEFORE_MARK.finditer(text):
        if not (french and match[0][-1] in _FRENCH_MARKS):
            around = " ".join(text[max(0, match.start() - 12) : match.end()].split())
            yield Problem(f"a space before “{match[0][-1]}”: “{around}”", "take the space away")
            return
    # Where no space stands between words, U+200B is how a writer says where one ends.
    unseen = _ZERO_WIDTH.search(text.replace("\u200b", "") if pair.rules.language.breaks == "marks" else text)
    if unseen:
        code = ord(unseen[0])
        yield Problem(f"an invisible space (U+{code:04X})", "take it away: delete the place and write the letters anew")


_NO_NUMBER = re.compile(rf"\+?\d[\d \u00a0().-]{{5,}}\d|\S*{FOREIGN}\S*|\b[A-Za-z]+-?\d+\b")
"""Telephone numbers, addresses, and names such as HTML5, which keep their digits."""

_OTHER_DIGIT = re.compile("[^\\D0-9]")
_SYSTEMS = {"DIGIT": "Western", "ARABIC-INDIC": "Arabic", "EXTENDED": "Persian"}


def digits(pair: Pair) -> Problems:
    """One system of digits in a text: not ١ beside 2, and not ۴ beside ٤."""
    if pair.own.isascii() or not _OTHER_DIGIT.search(pair.own):
        return
    text = _NO_NUMBER.sub("", pair.own)
    systems: dict[str, str] = {}
    for character in text:
        if character.isdecimal():
            systems.setdefault(unicodedata.name(character).split()[0], character)
    if len(systems) > 1:
        names = " and ".join(f"{_SYSTEMS.get(name, name.title())} ({digit})" for name, digit in systems.items())
        yield Problem(f"digits of two systems: {names}", "write all numbers with the same digits")


_OVERRIDES = "\u202d\u202e"
_OPENING = {"\u202a": "\u202c", "\u202b": "\u202c", "\u2066": "\u2069", "\u2067": "\u2069", "\u2068": "\u2069"}
_CLOSING = "\u202c\u2069"
_ANY_MARK = re.compile("[\u202a-\u202e\u2066-\u2069]")


def direction(pair: Pair) -> Problems:
    """Direction marks that are closed again (UAX #9), and none that turn letters around."""
    text = pair.text
    if text.isascii() or not _ANY_MARK.search(text):
        return
    stack: list[str] = []
    for character in text:
        if character in _OVERRIDES:
            hint = "take it away: the text's own letters say in which direction they go"
            yield Problem(f"a direction override (U+{ord(character):04X})", hint)
            return
        if character in _OPENING:
            stack.append(_OPENING[character])
        elif character in _CLOSING and (not stack or stack.pop() != character):
            yield Problem(f"a direction mark (U+{ord(character):04X}) that closes nothing", "take it away")
            return
    if stack:
        hint = f"write U+{ord(stack[-1]):04X} behind the words, or take the opening mark away"
        yield Problem("a direction mark that is not closed", hint)

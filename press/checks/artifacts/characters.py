"""Whether a PDF prints what the page says: no more, no less.

A PDF paints glyphs at places, not sentences, so its characters are counted: as many of each as the page and its
declared furniture have. Spaces (Z*), control and format characters (Cc, Cf) don't count, soft hyphens among them: the
hyphen of a divided word must be one, or it is a character too many. All else is counted in
compatibility form, so that ligatures and Arabic presentation forms fall apart into their letters: decomposed (NFKD)
to judge, since marks are painted in another order than they are written, and composed (NFKC) to tell.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from typing import Literal

from press.checks.artifacts.pdf_shown import Reading
from press.findings import Finding, finding
from press.model.location import Location

ONE_GLYPH = ("-‐‑", "·•‧・", "‒–", "~〜", "/∕", "`‵", "…⋯")
"""Characters that one glyph of Noto Sans CJK serves, full-width forms included. A PDF says one of them for all,
whichever it met first, so they count as the first of each row."""

_FIRST = str.maketrans({other: row[0] for row in ONE_GLYPH for other in row[1:]})
_UNSEEN = frozenset("Zs Zl Zp Cc Cf".split())
_NAMED = 8
"""So many characters are named; the rest is counted."""
_WIDTH = 60
"""Characters of a snippet."""


def count(text: str, form: Literal["NFKC", "NFKD"] = "NFKD") -> Counter[str]:
    """How often each visible character stands in a text."""
    counted = Counter(unicodedata.normalize(form, text.translate(_FIRST)))
    return Counter({c: times for c, times in counted.items() if unicodedata.category(c) not in _UNSEEN})


def compare_characters(reading: Reading, page_text: str, furniture: str, place: Location) -> tuple[Finding, ...]:
    """What a PDF lacks of the page and its furniture, and what it has beyond them.

    :param page_text: the text of the page as it was laid out.
    :param furniture: the characters that the layout added.
    """
    printed = "\n".join(run.text for run in reading.runs)
    declared = f"{page_text}\n{furniture}"
    if count(printed) == count(declared):
        return ()
    has, should = count(printed, "NFKC"), count(declared, "NFKC")
    found = []
    if lost := should - has:
        where = _where_lost(lost, page_text, printed)
        hint = "look for that text in the PDF: it may be cut off by its box, hidden, or reshaped by its font"
        found.append(finding("text-lost", f"the PDF lacks {_listed(lost)}{where}", place, hint))
    if surplus := has - should:
        where = _where_surplus(surplus, reading, page_text)
        hint = "what a style sheet adds (list marks, page numbers) must be declared as the file's furniture"
        found.append(finding("text-lost", f"the PDF has {_listed(surplus)} beyond the page{where}", place, hint))
    return tuple(found)


def _listed(characters: Counter[str]) -> str:
    named = [_named(character, times) for character, times in characters.most_common(_NAMED)]
    if len(characters) > _NAMED:
        named.append(f"{len(characters) - _NAMED} other kinds")
    total = characters.total()
    return f"{total} character{'s' if total > 1 else ''} ({', '.join(named)})"


def _named(character: str, times: int) -> str:
    # A mark needs something to stand on.
    shown = f"◌{character}" if unicodedata.combining(character) else character
    return f"“{shown}” U+{ord(character):04X}{f' ×{times}' if times > 1 else ''}"


def _where_lost(lost: Iterable[str], page_text: str, printed: str) -> str:
    """The first words of the page that have a lost character, best such as are not found in the PDF."""
    words = page_text.split()
    having = [number for number, word in enumerate(words) if count(word, "NFKC").keys() & set(lost)]
    painted = _both_ways(printed)
    gone = [number for number in having if _compact(words[number]) not in painted]
    for number in (*gone, *having):
        snippet = _shortened(" ".join(words[max(0, number - 2) :]))
        return f", {'' if gone else 'perhaps '}near “{snippet}”"
    return ""


def _where_surplus(surplus: Iterable[str], reading: Reading, page_text: str) -> str:
    """The first piece of the PDF that has a surplus character, best such as is not found in the page."""
    having = [run for run in reading.runs if count(run.text, "NFKC").keys() & set(surplus)]
    written = _both_ways(page_text)
    gone = [run for run in having if _compact(run.text) not in written]
    for run in (*gone, *having):
        return f", {'' if gone else 'perhaps '}on page {run.page} in “{_shortened(run.text)}”"
    return ""


def _both_ways(text: str) -> str:
    """The text without blanks, forwards and backwards: right-to-left text is painted from its end."""
    compact = _compact(text)
    return f"{compact} {compact[::-1]}"


def _compact(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def _shortened(text: str) -> str:
    return text if len(text) <= _WIDTH else f"{text[: _WIDTH - 1]}…"

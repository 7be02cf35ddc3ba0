"""Whether a finished file says what the page says: no more, no less.

A PDF paints glyphs at places, not sentences, so its characters are counted: as many of each as the page and its
declared furniture have. Compared are NFKC characters without spaces (Z*), control and format characters (Cc, Cf):
ligatures and Arabic presentation forms fall apart into their letters, and line breaks don't count. HTML and EPUB
have sentences: each published text is looked for, string for string.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from difflib import SequenceMatcher

from press.checks.artifacts.markup_reading import Markup, UnreadableError, normalised, read_epub, read_html
from press.checks.artifacts.pdf_reading import Reading
from press.findings import Finding, finding
from press.model import Location

ONE_GLYPH = ("-‐", "·•‧・", "‒–", "~〜", "/∕", "`‵")
"""Characters that one glyph of Noto Sans CJK serves. A PDF says one of them for all, whichever it met first, so they
count as the first of each row."""

_SAME = str.maketrans({other: row[0] for row in ONE_GLYPH for other in row[1:]})
_READERS: dict[str, Callable[[bytes], Markup]] = {"html": read_html, "epub": read_epub}
_SHOWN = 8
"""So many characters or texts are named; the rest is counted."""
_WIDTH = 60
"""Characters of a snippet."""


def visible(text: str) -> str:
    """The characters that count: NFKC, without spaces, control and format characters."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).translate(_SAME))
    return "".join(c for c in folded if unicodedata.category(c) not in _UNSEEN)


_UNSEEN = frozenset("Zs Zl Zp Cc Cf".split())


# --- PDF -------------------------------------------------------------------------------------------------------


def compare_characters(reading: Reading, page_text: str, furniture: str, place: Location) -> tuple[Finding, ...]:
    """What a PDF lacks of the page and its furniture, and what it has beyond them.

    :param page_text: the text of the page as it was laid out.
    :param furniture: the characters that the layout added.
    """
    printed = "".join(run.text for run in reading.runs)
    has = Counter(visible(printed))
    should = Counter(visible(page_text)) + Counter(visible(furniture))
    lost, surplus = should - has, has - should
    found = []
    if lost:
        where = _snippet_of_lost(lost, page_text, printed)
        hint = (
            "look for that text in the PDF: it may be cut off by its box, hidden, or put into another shape by a font"
        )
        found.append(finding("text-lost", f"the PDF lacks {_listed(lost)} of the page{where}", place, hint))
    if surplus:
        where = _snippet_of_surplus(surplus, reading, page_text)
        hint = "what a style sheet adds (list marks, page numbers, hyphens) must be declared as the file's furniture"
        found.append(
            finding("text-lost", f"the PDF has {_listed(surplus)} that the page does not have{where}", place, hint)
        )
    return tuple(found)


def _listed(characters: Counter[str]) -> str:
    named = [f"“{c}” (U+{ord(c):04X}) ×{count}" for c, count in characters.most_common(_SHOWN)]
    more = len(characters) - len(named)
    total = characters.total()
    return f"{total} character{'s' if total > 1 else ''}: {', '.join(named)}{f' and {more} more' if more else ''}"


def _snippet_of_lost(lost: Iterable[str], page_text: str, printed: str) -> str:
    """The first words of the page that have a lost character and are not found in the PDF."""
    compact = visible(printed)
    # Right-to-left runs are painted from their end.
    haystack = f"{compact} {compact[::-1]}"
    characters = set(lost)
    words = page_text.split()
    for number, word in enumerate(words):
        seen = visible(word)
        if characters & set(seen) and seen not in haystack:
            return f", near “{_shortened(' '.join(words[max(0, number - 2) :]))}”"
    for number, word in enumerate(words):
        if characters & set(visible(word)):
            return f", perhaps near “{_shortened(' '.join(words[max(0, number - 2) :]))}”"
    return ""


def _snippet_of_surplus(surplus: Iterable[str], reading: Reading, page_text: str) -> str:
    """The first piece of the PDF that has a surplus character and is not found in the page."""
    compact = visible(page_text)
    haystack = f"{compact} {compact[::-1]}"
    characters = set(surplus)
    runs = [run for run in reading.runs if characters & set(visible(run.text))]
    for run in (run for run in runs if visible(run.text) not in haystack):
        return f", on page {run.page} in “{_shortened(run.text)}”"
    return f", perhaps on page {runs[0].page} in “{_shortened(runs[0].text)}”" if runs else ""


# --- HTML and EPUB ---------------------------------------------------------------------------------------------


def missing_texts(data: bytes, texts: Sequence[str], format_name: str, place: Location) -> tuple[Finding, ...]:
    """The published texts that an HTML file or EPUB does not have, or has in another order.

    :param texts: plain text of each, without note marks, in the order of the document.
    :param format_name: ``html`` or ``epub``.
    """
    try:
        markup = _READERS[format_name](data)
    except UnreadableError as error:
        return (finding("text-lost", f"its text can't be read: {error}", place, "build it again"),)
    lost, moved = _judge(markup, [text for text in map(normalised, texts) if text])
    found = []
    if lost:
        count = f"{len(lost)} texts of the page are" if len(lost) > 1 else "a text of the page is"
        hint = "the template or the writer of the format drops or changes it: look for its place in the file"
        found.append(finding("text-lost", f"{count} not in the file: {_quoted(lost)}", place, hint))
    if moved:
        count = f"{len(moved)} texts stand" if len(moved) > 1 else "a text stands"
        hint = "the file must be read in the order of the source text: don't move blocks in the template"
        found.append(finding("text-lost", f"{count} at another place than in the text: {_quoted(moved)}", place, hint))
    return tuple(found)


def _judge(markup: Markup, texts: list[str]) -> tuple[list[str], list[str]]:
    """The texts that are lost, and those that stand out of order.

    Most texts are a block of their own, and in order; only the others are looked for in notes, attributes and inside
    of the blocks that are left, the longest first, and each place serves once: so a short text is not taken for
    found because a longer one happens to contain it.
    """
    blocks: list[str | None] = list(markup.blocks)
    unmatched = dict(enumerate(texts))
    for match in SequenceMatcher(None, texts, markup.blocks, autojunk=False).get_matching_blocks():
        for step in range(match.size):
            del unmatched[match.a + step]
            blocks[match.b + step] = None
    notes = list(markup.notes)
    moved = []
    for number, text in list(unmatched.items()):
        if text in notes:
            notes.remove(text)
        elif text in blocks:
            blocks[blocks.index(text)] = None
            moved.append(text)
        elif text not in markup.attributes:
            continue
        del unmatched[number]
    rest = "\n".join([*(block for block in blocks if block), *notes])
    for number, text in sorted(unmatched.items(), key=lambda item: -len(item[1])):
        if text in rest:
            rest = rest.replace(text, "\n", 1)
            del unmatched[number]
    return list(unmatched.values()), moved


def _quoted(texts: Sequence[str]) -> str:
    named = ", ".join(f"“{_shortened(text)}”" for text in texts[:_SHOWN])
    return f"{named} and {len(texts) - _SHOWN} more" if len(texts) > _SHOWN else named


def _shortened(text: str) -> str:
    return text if len(text) <= _WIDTH else f"{text[: _WIDTH - 1]}…"

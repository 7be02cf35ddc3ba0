"""Pseudo-languages: what a layout is tried with before any translation exists.

Their codes are CLDR's (Unicode TR 35, “Pseudo-Locales”): ``en-XA`` has accents and a third more letters, ``ar-XB``
runs from right to left in Arabic letters. The letters are changed on the tree: links, code, marks, numbers, addresses
and what the writer keeps from being translated stay what they are. What is missing between ⟦ and ⟧ was cut off, and
what stands outside of them never came from a catalog.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from unicodedata import normalize

from press.languages import PSEUDO_LANGUAGES
from press.model.segments import Segment, SegmentKey, Translation
from press.model.tree import Image, Inline, Inlines, Link, Span, Styled, Text

NOTICE = "A test of the layout in a pseudo-language. This is no translation: do not publish it."
NOTICE_LANGUAGE = "en"

_LATIN = "abcdefghijklmnopqrstuvwxyzæøåABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅ"
_ACCENTS = "áƀçðéƒĝĥîĵķļṁñöþɋŕšţûṽŵẋýžǽǿǻÁƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞɊŔŠŢÛṼŴẊÝŽǼǾǺ"
_ARABIC = "ابصديفغهشجكلمنوپقرستعڤظخذزحطض"
_VOWELS = frozenset("aeiouyæøå")
_LONGER = 1 / 3
"""How much longer than English or Danish a translation may well be (W3C, “Text size in translation”)."""

_ALPHABETS: dict[str, dict[int, str]] = {
    "en-XA": dict(zip(map(ord, _LATIN), _ACCENTS, strict=True)),
    "ar-XB": dict(zip(map(ord, _LATIN), _ARABIC * 2, strict=True)),
}
_KEPT = re.compile(
    r"""
      %\(\w+\)s                                     # a placeholder of the templates
    | (?:https?://|www\.)[^\s<>]+                   # an address
    | [\w.+-]+@[\w-]+(?:\.[\w-]+)+                  # an e-mail
    | (?<![\w@])(?:[a-z0-9-]+\.)+[a-z]{2,}(?![\w@]) # a host
    """,
    re.VERBOSE | re.ASCII,
)


def translations(segments: Iterable[Segment], code: str) -> dict[SegmentKey, Translation]:
    """A translation into a pseudo-language for every segment.

    :raises KeyError: for a code that is none of :data:`press.languages.PSEUDO_LANGUAGES`.
    """
    return {one.key: Translation(one.key, words(one.content, code), one.location) for one in segments}


def words(content: Inlines, code: str) -> Inlines:
    """The words of a segment in a pseudo-language; the same object where nothing in them can be translated."""
    writer = _Writer(code)
    written = writer.inlines(content)
    return writer.between_brackets(written) if written != content else content


def string(text: str, code: str) -> str:
    """A string of the templates in a pseudo-language, its ``%(name)s`` as they are."""
    (written,) = words((Text(text),), code)
    return written.text if isinstance(written, Text) else text


class _Writer:
    """Writes one segment: what it is behind with in length, it makes up for in the next word."""

    def __init__(self, code: str) -> None:
        self.alphabet = _ALPHABETS[code]
        self.longer = 0.0 if PSEUDO_LANGUAGES[code].direction == "rtl" else _LONGER
        self.owed = 0.0

    def inlines(self, content: Inlines) -> Inlines:
        return tuple(map(self.inline, content))

    def inline(self, inline: Inline) -> Inline:
        match inline:
            case Text(text):
                return Text(self.text(text))
            case Styled(content=content) | Link(content=content):
                return replace(inline, content=self.inlines(content))
            case Span(content, language, translate) if translate and not language:
                return replace(inline, content=self.inlines(content))
            case Image(description):
                return replace(inline, description=self.inlines(description))
        return inline

    def text(self, text: str) -> str:
        pieces, at = [], 0
        for kept in _KEPT.finditer(text):
            pieces += [self.letters(text[at : kept.start()]), kept[0]]
            at = kept.end()
        return "".join([*pieces, self.letters(text[at:])])

    def letters(self, text: str) -> str:
        return "".join(map(self.letter, text))

    def letter(self, letter: str) -> str:
        plain = normalize("NFD", letter)[0]
        written = self.alphabet.get(ord(letter)) or self.alphabet.get(ord(plain), letter)
        self.owed += self.longer if letter.isalpha() else 0.0
        if self.owed < 1 or letter.lower() not in _VOWELS:
            return written
        self.owed -= 1
        return written + written.lower()

    def between_brackets(self, content: Inlines) -> Inlines:
        first = content[0] if isinstance(content[0], Text) else Text("")
        opened = (Text(f"⟦{first.text}"), *content[1 if first.text else 0 :])
        last = opened[-1] if isinstance(opened[-1], Text) else Text("")
        return (*opened[: -1 if last.text else None], Text(f"{last.text}⟧"))

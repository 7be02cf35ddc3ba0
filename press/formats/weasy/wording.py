"""Gives back the words where a PDF's glyphs alone don't say them (ISO 32000-1, 14.9.4, ActualText).

A PDF has one text for each glyph (ToUnicode), and WeasyPrint takes that of the glyph's first use. In scripts that
reorder or compose letters, and where one glyph serves two characters, that is wrong elsewhere. Each word whose glyphs
don't give its letters gets them as ActualText, in the order of reading, so that it can be searched, copied and heard.

Drawing is private to WeasyPrint; see :mod:`press.formats.weasy.tagging`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any

from weasyprint.draw import text as drawing

_SILENT = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
"""Characters that say where a line may break or how it runs, and are no part of a word."""
_JOINING = re.compile("[\u200c\u200d]")
"""Characters without a glyph that are part of a word: they must not stick to the glyph beside them."""
_SEAMS = "\u200d"
_ALIKE = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2007": " ", "\u2010": "-", "\u2011": "-"})
"""Characters that many fonts have one glyph for, and that a reader does not tell apart."""
_PIECE = re.compile(rb"<([0-9a-f]+)>|([-+.\de]+)")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


@dataclass(frozen=True, slots=True)
class _Token:
    """What a text box paints: a glyph, a distance, or an operator between them."""

    written: bytes
    text: str | None = None
    """Of a glyph, what ToUnicode says; None for all else."""
    is_operator: bool = False


@cache
def keep_words() -> None:
    """From now on every PDF of this process says its words. Called by ``starting.start``, once."""
    drawing.draw_first_line = _worded(drawing.draw_first_line)


def _worded(draw: Callable[..., Any]) -> Callable[..., Any]:
    """``draw_first_line``, with ActualText where the painted glyphs want it."""

    def draw_first_line(stream: Any, textbox: Any, *rest: Any) -> Any:
        start, font = len(stream.stream), stream._current_font  # noqa: SLF001
        emojis = draw(stream, textbox, *rest)
        if len(stream.stream) > start:
            _complete(stream, start, font, textbox)
        return emojis

    return draw_first_line


def _complete(stream: Any, start: int, font: Any, textbox: Any) -> None:
    tokens = _tokens(stream, stream.stream[start:], font, textbox.pango_layout.text)
    if tokens is None:
        return
    text = _SILENT.sub("", textbox.pango_layout.text).strip(_SEAMS)
    level = getattr(textbox, "press_level", None)
    step = -1 if level and level % 2 else 1
    glyphs = [token.text for token in tokens if token.text is not None]
    if "".join(glyphs[::step]).translate(_ALIKE) == text.translate(_ALIKE):
        return
    if level is None and _RIGHT_TO_LEFT.search(text):
        # A picture's text, say: nobody has said which way each of its glyphs runs.
        words = [text]
    else:
        words = text.translate(_ALIKE).split(" ")[::step]
        words = [text] if len(words) != 1 + sum(glyph == " " for glyph in glyphs) else _as_written(text, words, step)
    stream.stream[start:] = _written(tokens, words, step)


def _as_written(text: str, words: list[str], step: int) -> list[str]:
    """The words with their own characters, in the order of painting."""
    pieces, place = [], 0
    for word in words[::step]:
        pieces.append(text[place : place + len(word)])
        place += len(word) + 1
    return pieces[::step]


def _tokens(stream: Any, operations: list[Any], font: Any, text: str) -> list[_Token] | None:
    """What was painted; None where codes are no glyph numbers."""
    tokens: list[_Token] = []
    known = _font(stream, font[0]) if font else None
    has_joiners = bool(_JOINING.search(text) or _SILENT.search(text))
    for operation in operations:
        if operation.endswith(b" TJ"):
            if known is None or known.bitmap:
                return None
            tokens += _glyphs(operation, known.to_unicode, has_joiners)
        else:
            if operation.endswith(b" Tf"):
                known = _font(stream, operation[1:].split(b" ", 1)[0].decode())
            tokens.append(_Token(operation, is_operator=True))
    return tokens


def _font(stream: Any, name: str) -> Any:
    return next((font for font in stream._fonts.values() if font.hash == name), None)  # noqa: SLF001


def _glyphs(operation: bytes, unicode: dict[int, str], has_joiners: bool) -> Iterator[_Token]:
    for digits, distance in _PIECE.findall(operation):
        if distance:
            yield _Token(distance)
        for place in range(0, len(digits), 4):
            code = digits[place : place + 4]
            glyph = int(code, 16)
            if has_joiners and glyph in unicode:
                unicode[glyph] = _JOINING.sub("", _SILENT.sub("", unicode[glyph]))
            yield _Token(code, unicode.get(glyph, ""))


def _written(tokens: list[_Token], words: list[str], step: int) -> list[bytes]:
    """The operators of a text box again, with a marked-content sequence around each word that wants one."""
    found: list[bytes] = []
    for word, part in zip(words, _parts(tokens, len(words)), strict=True):
        glyphs = [token.text or "" for token in part if token.text is not None]
        if word.translate(_ALIKE).strip() == "".join(glyphs[::step]).translate(_ALIKE).strip():
            found += _operators(part)
            continue
        first = next((place for place, token in enumerate(part) if token.text not in {None, " "}), len(part))
        found += _operators(part[:first])
        if first < len(part):
            actual = b"\xfe\xff" + word.encode("utf-16-be")
            found.append(b"/Span <</ActualText <" + actual.hex().encode() + b">>> BDC")
            found += _operators(part[first:])
            found.append(b"EMC")
    return found


def _parts(tokens: list[_Token], count: int) -> list[list[_Token]]:
    """The tokens of each word; a space is the first of the word after it."""
    parts: list[list[_Token]] = [[]]
    for token in tokens:
        if count > 1 and token.text == " ":
            parts.append([])
        parts[-1].append(token)
    return parts


def _operators(tokens: list[_Token]) -> Iterator[bytes]:
    for is_operator, group in groupby(tokens, key=lambda token: token.is_operator):
        if is_operator:
            yield from (token.written for token in group)
            continue
        pieces = []
        for is_glyph, run in groupby(group, key=lambda token: token.text is not None):
            joined = (b"" if is_glyph else b" ").join(token.written for token in run)
            pieces.append(b"<" + joined + b">" if is_glyph else joined)
        yield b"[" + b"".join(pieces) + b"] TJ"

"""Gives back the words where a PDF's glyphs alone don't say them (ISO 32000-1, 14.9.4, ActualText).

A PDF has one text for each glyph (ToUnicode), and WeasyPrint takes that of the glyph's first use. In scripts that
reorder or compose letters, and where one glyph serves two characters, that is wrong elsewhere. Each word whose glyphs
don't give its letters gets them as ActualText, in the order of reading, so that it can be searched, copied and heard.
The hyphen of a word that was divided, which :mod:`~press.formats.weasy.line_ends` tells from others, is U+00AD
(14.8.2.2.3). What keeps the letters of a Persian word from being joined (U+200C) is no glyph to Pango: it is painted
without being seen, so that the word is copied and heard as it is spelt.

Drawing is private to WeasyPrint; see :mod:`press.formats.weasy.tagging`.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby, pairwise
from typing import Any

from weasyprint.draw import text as drawing
from weasyprint.text.ffi import ffi, pango

from press.formats.weasy.glyphs import NON_JOINER, SOFT_HYPHEN, font_named, non_joiner, soft_hyphen

_SILENT = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
"""Characters without a glyph: they say where a line may break, how letters join and which way they run. They must not
stick to the glyph beside them."""
_JOINERS = ("\u200c", "\u200d")
"""What keeps letters from being joined, and what joins them; each of three bytes."""
_ALIKE = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2007": " ", "\u2010": "-", "\u2011": "-"})
"""Characters that many fonts have one glyph for, and that a reader does not tell apart."""
_PIECE = re.compile(rb"<([0-9a-f]+)>|([-+.\de]+)")
_DIGITS = re.compile(rb"<([0-9a-f]+)>")
_CODES = struct.Struct(">H")
_LAST = re.compile(rb"([0-9a-f]{4})>[-+.\d]*\] TJ$")
"""The last glyph of an operator that paints some."""
_Operation = tuple[bytes, Any]
"""An operator as it is written, and the weasyprint.pdf.fonts.Font that is chosen; None where none is."""


@dataclass(frozen=True, slots=True)
class _Token:
    """What a text box paints: a glyph, a distance, or an operator between them."""

    written: bytes
    text: str | None = None
    """Of a glyph, what ToUnicode says; None for all else."""
    font: Any = None
    """Of a glyph."""
    is_operator: bool = False

    @property
    def is_rise(self) -> bool:
        return self.is_operator and self.written.endswith(b" Ts")


@dataclass(frozen=True, slots=True)
class _Cluster:
    """Letters that have their glyphs together, as the shaper says."""

    place: int
    """Where its text begins, in bytes of the text box's."""
    text: str
    step: int
    """1 where it runs to the right, -1 to the left."""
    is_painted: bool = True


@dataclass(frozen=True, slots=True)
class _Part:
    """A cluster: letters and the glyphs that stand for them together."""

    tokens: list[_Token]
    """Its glyphs, and the distances and operators before each of them."""
    text: str
    step: int
    """1 where it runs to the right, -1 to the left."""

    @property
    def is_right(self) -> bool:
        """Whether its glyphs give its text; readers of PDF take one that is raised out of its word."""
        if self.step > 0 and any(token.is_rise for token in self.tokens):
            return False
        glyphs = "".join([token.text for token in self.tokens if token.text is not None][:: self.step])
        return glyphs.translate(_ALIKE) == self.text.translate(_ALIKE)


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
    hyphen = getattr(textbox, "press_hyphen", "")
    operations = _with_fonts(stream, stream.stream[start:], font)
    if operations is None:
        return
    text = textbox.pango_layout.text.removesuffix(hyphen)
    glyphs = _painted(operations)
    if _SILENT.search(text):
        text = _SILENT.sub("", text)
        for of, code in glyphs:
            of.to_unicode[code] = _SILENT.sub("", of.to_unicode.get(code, ""))
    step = -1 if getattr(textbox, "press_level", 0) % 2 else 1
    if hyphen:
        text += SOFT_HYPHEN
        if step > 0:
            operations = _softened(operations)
            glyphs = _painted(operations)
    is_raised = step > 0 and any(operation.endswith(b" Ts") for operation, _ in operations)
    told = "".join([of.to_unicode.get(code, "") for of, code in glyphs[::step]])
    is_parted = any(sign in textbox.pango_layout.text for sign in (_JOINERS if step > 0 else NON_JOINER))
    if not (is_raised or is_parted) and (told == text or told.translate(_ALIKE) == text.translate(_ALIKE)):
        if hyphen:
            stream.stream[start:] = [operation for operation, _ in operations]
        return
    clusters = _clusters(textbox.pango_layout, hyphen)
    if sum(cluster.is_painted for cluster in clusters) == len(glyphs):
        stream.stream[start:] = _written(_tokens(operations), clusters)


def _with_fonts(stream: Any, operations: list[bytes], font: Any) -> list[_Operation] | None:
    """The operators, each with the font that is chosen; None where codes are no glyph numbers."""
    known = font_named(stream, font[0]) if font else None
    found = []
    for operation in operations:
        if operation.endswith(b" Tf"):
            known = font_named(stream, operation[1:].split(b" ", 1)[0].decode())
        elif operation.endswith(b" TJ") and (known is None or known.bitmap):
            return None
        found.append((operation, known))
    return found


def _painted(operations: list[_Operation]) -> list[tuple[Any, int]]:
    """The glyphs of a text box, each with its font."""
    found: list[tuple[Any, int]] = []
    for operation, font in operations:
        if operation.endswith(b" TJ"):
            data = bytes.fromhex(b"".join(_DIGITS.findall(operation)).decode())
            found += [(font, code) for (code,) in _CODES.iter_unpack(data)]
    return found


def _softened(operations: list[_Operation]) -> list[_Operation]:
    """The operators with a soft hyphen of the font in the place of the last glyph, where it has one that looks so."""
    for place in range(len(operations) - 1, -1, -1):
        operation, font = operations[place]
        if last := _LAST.search(operation):
            code = soft_hyphen(font, int(last[1], 16))
            if code is not None:
                changed = operation[: last.start(1)] + b"%04x" % code + operation[last.end(1) :]
                return [*operations[:place], (changed, font), *operations[place + 1 :]]
            break
    return operations


def _clusters(layout: Any, hyphen: str) -> list[_Cluster]:
    """The cluster of each glyph that is painted or keeps letters from being joined, from left to right.

    :param hyphen: what hyphenation put at the end of the text.
    """
    data = layout.text.encode()
    divided = len(data) - len(hyphen.encode())
    found = []
    run = layout.get_first_line()[0].runs[0]
    while run != ffi.NULL:
        item, glyphs = run.data.item, run.data.glyphs
        run = run.next
        step = -1 if item.analysis.level % 2 else 1
        starts = [glyphs.log_clusters[number] for number in range(glyphs.num_glyphs)]
        order = sorted({*starts, item.length})
        ends = dict(pairwise(order))
        for number, begin in enumerate(starts):
            if glyphs.glyphs[number].glyph != pango.PANGO_GLYPH_EMPTY:
                place = item.offset + begin
                piece = data[place : item.offset + ends[begin]].decode()
                text = _SILENT.sub("", piece) if place < divided else SOFT_HYPHEN * (place == divided)
                found.append(_Cluster(place, text, step))
            elif (sign := data[item.offset + begin :][:3].decode(errors="ignore")) in _JOINERS:
                _take_in(sign, item.offset + begin, step, found)
    return found


def _take_in(sign: str, place: int, step: int, found: list[_Cluster]) -> None:
    """A joiner or non-joiner, for which nothing is painted: to the right it goes with the letters before it.

    To the left only what keeps letters apart is the text's; joiners stand where a word was taken apart for layout.
    """
    if step < 0 and sign == NON_JOINER:
        found.append(_Cluster(place, sign, step, is_painted=False))
    elif step > 0 and found:
        before = found[-1]
        found[:] = [replace(one, text=one.text + sign) if one == before else one for one in found]


def _tokens(operations: list[_Operation]) -> Iterator[_Token]:
    for operation, font in operations:
        if not operation.endswith(b" TJ"):
            yield _Token(operation, is_operator=True)
            continue
        for digits, distance in _PIECE.findall(operation):
            if distance:
                yield _Token(distance)
            for place in range(0, len(digits), 4):
                code = digits[place : place + 4]
                yield _Token(code, font.to_unicode.get(int(code, 16), ""), font)


def _written(tokens: Iterator[_Token], clusters: list[_Cluster]) -> list[bytes]:
    """The operators of a text box again, with a marked-content sequence around what wants one."""
    found: list[bytes] = []
    for _, words in groupby(_words(_parts(tokens, clusters)), key=lambda numbered: numbered[0]):
        parts = [part for _, part in words]
        if all(part.is_right for part in parts):
            found += _operators([token for part in parts for token in part.tokens])
        else:
            text = b"\xfe\xff" + "".join(part.text for part in parts).encode("utf-16-be")
            found.append(b"/Span <</ActualText <" + text.hex().encode() + b">>> BDC")
            found += _operators([token for part in parts for token in part.tokens])
            found.append(b"EMC")
    return found


def _words(parts: Iterator[_Part]) -> Iterator[tuple[int, _Part]]:
    """The parts with the number of the word that they are of.

    To the right, that is what stands between spaces and soft hyphens. To the left, each cluster is one for itself:
    readers of PDF take pieces from left to right, turn their order round afterwards, and would turn the letters of a
    word round with it.
    """
    number = 0
    for part in parts:
        is_border = part.step < 0 or part.text.isspace() or part.text == SOFT_HYPHEN
        number += is_border
        yield number, part
        number += is_border


def _parts(tokens: Iterator[_Token], clusters: list[_Cluster]) -> Iterator[_Part]:
    rest = iter(clusters)
    part: list[_Token] = []
    current: _Cluster | None = None
    for token in tokens:
        if token.text is not None:
            cluster = next(rest)
            if current is not None and cluster != current:
                yield _Part(part, current.text, current.step)
                part = []
            while not cluster.is_painted:
                if unseen := _unseen(current and token.font, cluster.text):
                    yield _Part(unseen, cluster.text, cluster.step)
                cluster = next(rest)
            current = cluster
        part.append(token)
    if current is not None:
        yield _Part(part, current.text, current.step)


def _unseen(font: Any, text: str) -> list[_Token]:
    """A non-joiner that nobody sees (ISO 32000-1, 9.3.6): many fonts draw a sign for it. Nothing without a glyph.

    :param font: that is chosen there; None before there is one.
    """
    code = non_joiner(font) if font else None
    if code is None:
        return []
    return [_Token(b"3 Tr", is_operator=True), _Token(b"%04x" % code, text, font), _Token(b"0 Tr", is_operator=True)]


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

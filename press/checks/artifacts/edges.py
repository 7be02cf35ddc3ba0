"""Text of a finished PDF that nobody can read, because it lies outside the trimmed page or is clipped away.

Read from the bytes alone: positions and widths of what is shown, and the rectangles that it is clipped to. Nothing of
the renderer is asked, so that a transformed box or a picture's text is seen where it really is. ISO 32000-1: 8.3
(coordinates), 8.5.4 (clipping), 9.4 (text positions), 9.7.4.3 (widths), 14.11.2 (TrimBox).
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import compress
from typing import Any

import pikepdf

from press.checks.artifacts.pdf_reading import Font, UnreadablePDFError, read_font
from press.findings import Finding, finding
from press.model import Location

_Matrix = tuple[float, float, float, float, float, float]
_Area = tuple[float, float, float, float]
"""Left, bottom, right and top, in points from the lower left corner of the sheet."""

_IDENTITY: _Matrix = (1, 0, 0, 1, 0, 0)
_OPERATORS = "q Q cm re m W W* n BT Tm Td Tf Tj TJ Do"
_ASCENT, _DESCENT = 0.7, 0.15
"""How far letters reach above and below the baseline, in parts of the type size."""
_TOLERANCE = 1.0
_POINTS = 72 / 25.4
"""In a millimetre."""
_SHOWN = 60


class _Widths(dict[int, float]):
    """The widths of a font's glyphs, in thousandths of its size, by character code."""

    def __init__(self, usual: float, others: Iterable[tuple[int, float]]) -> None:
        super().__init__(others)
        self.usual = usual

    def __missing__(self, code: int) -> float:
        return self.usual


@dataclass(frozen=True, slots=True)
class _State:
    """The part of the graphics state that places and clips text."""

    seen: _Area
    """Where anything can be seen."""
    matrix: _Matrix = _IDENTITY
    font: Font | None = None
    widths: _Widths = field(default_factory=lambda: _Widths(0, ()))
    size: float = 0


def cut_off(data: bytes, place: Location) -> tuple[Finding, ...]:
    """A finding for each page that has text outside of what can be seen; the text that lies farthest out is named.

    :raises UnreadablePDFError: if the bytes are no PDF, or one whose parts don't fit together.
    """
    fonts: dict[tuple[int, int], tuple[Font, _Widths]] = {}
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            found = []
            for number, page in enumerate(pdf.pages, 1):
                walk = _Walk(fonts)
                walk.stream(page.obj, page.obj.get("/Resources", pikepdf.Dictionary()), _State(_seen(page)))
                found += _told(walk.outside, number, place)
            return tuple(found)
    except (pikepdf.PdfError, LookupError, AttributeError, TypeError, ValueError, RecursionError) as error:
        # pikepdf tells of a dictionary without the key, or of another kind of object, by these.
        raise UnreadablePDFError(str(error)) from error


def _told(outside: Sequence[tuple[float, str]], page: int, place: Location) -> list[Finding]:
    if not outside:
        return []
    by, farthest = max(outside)
    # The letters of a picture are shown one by one.
    text = " ".join("".join(said if len(said) == 1 else f" {said} " for _, said in outside).split())
    length = f"{max(1, round(by / _POINTS))} mm"
    message = f"“{text[:_SHOWN]}” on page {page} is cut off: {length} of it lie outside of what can be seen"
    hint = "shorten the text, or look in the style sheet for what moves or cuts it: transform, position, overflow"
    # Right-to-left text is painted from its end.
    return [replace(finding("layout-cut", message, place, hint), words=(farthest, farthest[::-1]))]


def _seen(page: pikepdf.Page) -> _Area:
    left, bottom, right, top = map(float, list(page.trimbox))
    return left, bottom, right, top


@dataclass(slots=True)
class _Walk:
    """The walk through the streams of a page, with what it met."""

    fonts: dict[tuple[int, int], tuple[Font, _Widths]]
    outside: list[tuple[float, str]] = field(default_factory=list)
    """How far texts lie outside of what can be seen, in points, and the texts."""
    _text: _Matrix = _IDENTITY
    """The text matrix: moves with what is shown."""
    _path: _Area | None = None
    """The rectangle that may become a clip."""
    _is_clip: bool = False

    def stream(self, content: Any, resources: Any, state: _State) -> None:
        saved: list[_State] = []
        instructions: Any = pikepdf.parse_content_stream(content, _OPERATORS)
        for operands, operator in instructions:
            name = str(operator)
            if name in {"BT", "Tm", "Td"}:
                self._move(name, operands)
            elif name in {"Tj", "TJ"}:
                self._show(operands[0], state)
            elif name == "q":
                saved.append(state)
            elif name == "Q":
                state = saved.pop() if saved else state
            elif name == "cm":
                state = replace(state, matrix=_times(_matrix(operands), state.matrix))
            elif name == "Tf":
                font, widths = self._font(resources.Font[operands[0]])
                state = replace(state, font=font, widths=widths, size=float(operands[1]))
            elif name == "Do":
                self._form(resources.XObject[operands[0]], resources, state)
            else:
                state = self._clipped(name, operands, state)

    def _form(self, form: Any, resources: Any, state: _State) -> None:
        if form.get("/Subtype") == "/Form":
            inner = replace(state, matrix=_times(_matrix(form.get("/Matrix", _IDENTITY)), state.matrix))
            self.stream(form, form.get("/Resources", resources), inner)

    def _clipped(self, name: str, operands: Any, state: _State) -> _State:
        """After an operator of a path: the clip is a rectangle, or none that is known."""
        if name == "re":
            left, bottom, width, height = map(float, operands)
            self._path = _around(state.matrix, left, bottom, left + width, bottom + height)
        elif name == "m":
            self._path = None
        elif name == "n":
            path, is_clip = self._path, self._is_clip
            self._path, self._is_clip = None, False
            return replace(state, seen=_within(path, state.seen)) if path and is_clip else state
        else:
            self._is_clip = True
        return state

    def _move(self, name: str, operands: Any) -> None:
        if name == "BT":
            self._text = _IDENTITY
        elif name == "Tm":
            self._text = _matrix(operands)
        else:
            self._text = _times((1, 0, 0, 1, float(operands[0]), float(operands[1])), self._text)

    def _show(self, operand: Any, state: _State) -> None:
        if state.font is None:
            return
        pieces = [operand] if isinstance(operand, pikepdf.String) else list(operand)
        strings = [isinstance(piece, pikepdf.Object) for piece in pieces]
        codes = list(state.font.codes(b"".join([bytes(piece) for piece in compress(pieces, strings)])))
        apart = sum([piece for piece, is_string in zip(pieces, strings, strict=True) if not is_string])
        advance = (sum(map(state.widths.__getitem__, codes)) - float(apart)) / 1000 * state.size
        place = _times(self._text, state.matrix)
        area = _around(place, 0, -_DESCENT * state.size, advance, _ASCENT * state.size)
        by = _beyond(area, state.seen)
        if by > _TOLERANCE:
            text = "".join(state.font.unicode.get(code, "") for code in codes)
            if text.strip():
                self.outside.append((by, text))
        self._text = _times((1, 0, 0, 1, advance, 0), self._text)

    def _font(self, font: Any) -> tuple[Font, _Widths]:
        if font.objgen not in self.fonts or font.objgen == (0, 0):
            self.fonts[font.objgen] = read_font(font), _widths(font)
        return self.fonts[font.objgen]


def _widths(font: Any) -> _Widths:
    if "/DescendantFonts" not in font:
        first = int(font.get("/FirstChar", 0))
        return _Widths(0, ((first + step, float(width)) for step, width in enumerate(font.get("/Widths", []))))
    descendant = font.DescendantFonts[0]
    return _Widths(float(descendant.get("/DW", 1000)), _ranges(list(descendant.get("/W", []))))


def _ranges(entries: list[Any]) -> Iterator[tuple[int, float]]:
    """The widths of a composite font: ``c [w1 w2 …]`` and ``first last w``."""
    rest = iter(entries)
    for first in rest:
        second = next(rest)
        if isinstance(second, pikepdf.Array):
            yield from ((int(first) + step, float(width)) for step, width in enumerate(list(second)))
        else:
            width = float(next(rest))
            yield from ((code, width) for code in range(int(first), int(second) + 1))


def _around(matrix: _Matrix, left: float, bottom: float, right: float, top: float) -> _Area:
    """The smallest upright rectangle around a transformed one."""
    a, b, c, d, e, f = matrix
    across = [a * x + c * y + e for x in (left, right) for y in (bottom, top)]
    up = [b * x + d * y + f for x in (left, right) for y in (bottom, top)]
    return min(across), min(up), max(across), max(up)


def _within(one: _Area, other: _Area) -> _Area:
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])


def _beyond(area: _Area, seen: _Area) -> float:
    """How far one sticks out of the other, at most."""
    return max(seen[0] - area[0], seen[1] - area[1], area[2] - seen[2], area[3] - seen[3])


def _matrix(numbers: Any) -> _Matrix:
    a, b, c, d, e, f = map(float, numbers)
    return a, b, c, d, e, f


def _times(first: _Matrix, then: _Matrix) -> _Matrix:
    """One transformation and then another."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m

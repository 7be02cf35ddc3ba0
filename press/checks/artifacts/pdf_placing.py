"""Where a finished PDF paints each glyph, read from its bytes alone; for the check of the order of text.

ISO 32000-1: 8.3 (coordinates), 9.4 (text objects and positions), 9.7.4.3 (widths), 14.6 (marked content).
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import pikepdf

from press.checks.artifacts.pdf_reading import Font, UnreadablePDFError, read_font

_Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: _Matrix = (1, 0, 0, 1, 0, 0)
_OPERATORS = "q Q cm BT Tm Td Tf Ts Tj TJ BDC BMC EMC Do"


@dataclass(frozen=True, slots=True)
class Placed:
    """A glyph, or several whose text is known as a whole only (ActualText)."""

    page: int
    """Counted from 1."""
    x: float
    """The left edge, in points from the left of the page."""
    y: float
    """The baseline, in points from the bottom of the page, before Ts raises anything."""
    size: float
    """Of the font, in points."""
    text: str
    is_whole: bool = False
    """Whether ``text`` is an ActualText: in logical order, whatever the order of glyphs."""
    is_artifact: bool = False
    """Whether it is no part of the text (14.8.2.2)."""
    mcid: int | None = None
    """Of the marked content that it stands in, by which its structure element is found."""
    slopes: bool = False
    """Whether it is of a script that slopes: in Nastaliq a word begins above the end of the word before it."""


@dataclass(slots=True)
class _State:
    """The part of the graphics state that places text."""

    matrix: _Matrix = _IDENTITY
    font: Font | None = None
    widths: dict[int, float] = field(default_factory=dict)
    size: float = 0


@dataclass(slots=True)
class _Mark:
    """An open marked-content sequence, with what those around it say."""

    text: str | None
    is_artifact: bool
    mcid: int | None
    is_painted: bool = False
    """Whether the first of its glyphs, which stands for all, was met."""


def placed(data: bytes) -> tuple[Placed, ...]:
    """Every glyph of a PDF, in the order of painting.

    :raises UnreadablePDFError: if the bytes are no PDF, or one whose parts don't fit together.
    """
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            walk = _Walk()
            for number, page in enumerate(pdf.pages, 1):
                walk.stream(page.obj, page.obj.get("/Resources", pikepdf.Dictionary()), number, _State())
            return tuple(walk.found)
    except (pikepdf.PdfError, LookupError, AttributeError, TypeError, ValueError, RecursionError) as error:
        # pikepdf tells of a dictionary without the key, or of another kind of object, by these.
        raise UnreadablePDFError(str(error)) from error


@dataclass(slots=True)
class _Walk:
    found: list[Placed] = field(default_factory=list)
    _fonts: dict[tuple[int, int], tuple[Font, dict[int, float]]] = field(default_factory=dict)
    _marks: list[_Mark] = field(default_factory=list)
    _replacing: _Mark | None = None
    """The outermost mark with an ActualText."""
    _text: _Matrix = _IDENTITY
    """The text matrix: moves with each glyph."""

    def stream(self, content: Any, resources: Any, page: int, state: _State) -> None:
        saved: list[_State] = []
        instructions: Any = pikepdf.parse_content_stream(content, _OPERATORS)
        for operands, operator in instructions:
            name = str(operator)
            if name == "q":
                saved.append(replace(state))
            elif name == "Q":
                state = saved.pop() if saved else state
            elif name == "cm":
                state.matrix = _times(_matrix(operands), state.matrix)
            elif name == "Tf":
                state.font, state.widths = self._font(resources.Font[operands[0]])
                state.size = float(operands[1])
            elif name in {"BT", "Tm", "Td"}:
                self._move(name, operands)
            elif name in {"Tj", "TJ"}:
                self._show(operands[0], state, page)
            elif name == "Do":
                self._form(resources.XObject[operands[0]], resources, page, state)
            elif name != "Ts":
                self._mark(name, operands, resources)

    def _form(self, form: Any, resources: Any, page: int, state: _State) -> None:
        if form.get("/Subtype") == "/Form":
            inner = replace(state, matrix=_times(_matrix(form.get("/Matrix", _IDENTITY)), state.matrix))
            self.stream(form, form.get("/Resources", resources), page, inner)

    def _move(self, name: str, operands: Any) -> None:
        if name == "BT":
            self._text = _IDENTITY
        elif name == "Tm":
            self._text = _matrix(operands)
        else:
            self._text = _times((1, 0, 0, 1, float(operands[0]), float(operands[1])), self._text)

    def _show(self, operand: Any, state: _State, page: int) -> None:
        if state.font is None:
            return
        start = _times(self._text, state.matrix)
        scale, distance = start[0], 0.0
        for piece in [operand] if isinstance(operand, pikepdf.String) else operand:
            if not isinstance(piece, pikepdf.Object):
                distance -= float(piece) / 1000 * state.size
                continue
            for code in state.font.codes(bytes(piece)):
                text = state.font.unicode.get(code, "\N{REPLACEMENT CHARACTER}")
                self._glyph(text, page, (start[4] + distance * scale, start[5]), state.size * abs(scale), state.font)
                distance += state.widths.get(code, state.widths[-1]) / 1000 * state.size
        self._text = _times((1, 0, 0, 1, distance, 0), self._text)

    def _glyph(self, text: str, page: int, at: tuple[float, float], size: float, font: Font) -> None:
        whole = self._replacing
        if whole:
            if whole.is_painted:
                return
            whole.is_painted = True
            text = whole.text or ""
        around = self._marks[-1] if self._marks else _Mark(None, is_artifact=False, mcid=None)
        slopes = "Nastaliq" in font.name
        self.found.append(Placed(page, *at, size, text, whole is not None, around.is_artifact, around.mcid, slopes))

    def _mark(self, name: str, operands: Any, resources: Any) -> None:
        if name == "EMC":
            if self._marks and self._marks.pop() is self._replacing:
                self._replacing = None
            return
        properties = operands[1] if len(operands) > 1 else None
        if isinstance(properties, pikepdf.Name):
            properties = resources.Properties[properties]
        has_text = isinstance(properties, pikepdf.Dictionary) and "/ActualText" in properties
        text = str(properties.ActualText) if has_text and properties is not None else None
        has_id = isinstance(properties, pikepdf.Dictionary) and "/MCID" in properties
        mcid = int(properties.MCID) if has_id and properties is not None else None
        outer = self._marks[-1] if self._marks else _Mark(None, is_artifact=False, mcid=None)
        is_artifact = outer.is_artifact or operands[0] == "/Artifact"
        self._marks.append(_Mark(text, is_artifact, outer.mcid if mcid is None else mcid))
        if text is not None and self._replacing is None:
            self._replacing = self._marks[-1]

    def _font(self, font: Any) -> tuple[Font, dict[int, float]]:
        if font.objgen not in self._fonts or font.objgen == (0, 0):
            self._fonts[font.objgen] = read_font(font), _widths(font)
        return self._fonts[font.objgen]


def _widths(font: Any) -> dict[int, float]:
    """The widths of a font's glyphs, in thousandths of its size; at -1 that of all the others."""
    if "/DescendantFonts" not in font:
        first = int(font.get("/FirstChar", 0))
        return {-1: 0.0, **{first + step: float(width) for step, width in enumerate(font.get("/Widths", []))}}
    descendant = font.DescendantFonts[0]
    return {-1: float(descendant.get("/DW", 1000)), **dict(_ranges(list(descendant.get("/W", []))))}


def _ranges(entries: list[Any]) -> Iterator[tuple[int, float]]:
    """The widths of a composite font: ``c [w1 w2 …]`` and ``first last w`` (9.7.4.3)."""
    rest = iter(entries)
    for first in rest:
        second = next(rest)
        if isinstance(second, pikepdf.Array):
            yield from ((int(first) + step, float(width)) for step, width in enumerate(second))
        else:
            width = float(next(rest))
            yield from ((code, width) for code in range(int(first), int(second) + 1))


def _matrix(numbers: Any) -> _Matrix:
    a, b, c, d, e, f = map(float, numbers)
    return a, b, c, d, e, f


def _times(first: _Matrix, then: _Matrix) -> _Matrix:
    """One transformation and then another."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m

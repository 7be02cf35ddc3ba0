"""What a finished PDF shows, read from its bytes alone: the text of its content streams, with where and how it stands.

Nothing of the renderer is asked, so that the reading can contradict it. One walk through the file serves all checks of
a build: of the text, the glyphs, the edges, and the order of lines. ISO 32000-1: 8.4.2 and 8.5.4 (graphics state,
clipping), 9.4 (text positions), 14.6 (marked content), 14.9.4 (ActualText), 14.11.2 (TrimBox).
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import pikepdf

from press.checks.artifacts.pdf_fonts import Font, read_font
from press.checks.artifacts.pdf_geometry import IDENTITY, Area, Matrix, around, matrix, moved, times, within
from press.checks.artifacts.pdf_shown import Mark, Reading, Show

_SHOWING = frozenset(("Tj", "TJ", "'", '"'))
_STATE = frozenset(("q", "Q", "cm", "Tf"))
_MOVING = frozenset(("BT", "Tm", "Td"))
_MARKING = frozenset(("BDC", "BMC", "EMC"))
_CLIPPING = frozenset(("re", "m", "W", "W*", "n"))
_OPERATORS = " ".join(("Do", *_SHOWING, *_STATE, *_MOVING, *_MARKING, *_CLIPPING))


class UnreadablePDFError(ValueError):
    """The bytes are no PDF that can be read; the message says why."""


def read(data: bytes) -> Reading:
    """Read a PDF.

    :raises UnreadablePDFError: if the bytes are no PDF, or one whose parts don't fit together.
    """
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            walk = _Walk(_actual_texts(pdf))
            for number, page in enumerate(pdf.pages, 1):
                walk.page(page, number)
            return Reading(tuple(walk.found))
    except (pikepdf.PdfError, LookupError, AttributeError, TypeError, ValueError, RecursionError) as error:
        # pikepdf tells of a dictionary without the key, or of another kind of object, by these.
        raise UnreadablePDFError(str(error)) from error


@dataclass(frozen=True, slots=True)
class _State:
    """The part of the graphics state that places and clips text."""

    seen: Area
    matrix: Matrix = IDENTITY
    font: Font | None = None
    size: float = 0


@dataclass(slots=True)
class _Walk:
    """The walk through the content streams, with what it met."""

    actual: Mapping[tuple[int, int], str]
    """ActualText of structure elements by page and MCID; empty for all but an element's first piece."""
    found: list[Show | Mark] = field(default_factory=list)
    number: int = 0
    """Of the page."""
    _fonts: dict[tuple[int, int], Font] = field(default_factory=dict)
    _marks: list[Mark] = field(default_factory=list)
    _text: Matrix = IDENTITY
    """The text matrix: moves with what is shown."""
    _path: Area | None = None
    """The rectangle that may become a clip."""
    _is_clip: bool = False

    def page(self, page: pikepdf.Page, number: int) -> None:
        """Walk through a page."""
        self.number = number
        left, bottom, right, top = map(float, list(page.trimbox))
        self.stream(page.obj, page.obj.get("/Resources", pikepdf.Dictionary()), _State((left, bottom, right, top)))

    def stream(self, content: Any, resources: Any, state: _State) -> None:
        """Walk through the content stream of a page or form."""
        saved: list[_State] = []
        instructions: Any = pikepdf.parse_content_stream(content, _OPERATORS)
        for operands, operator in instructions:
            name = str(operator)
            if name in _SHOWING:
                self._show(operands[-1], state)
            elif name in _MOVING:
                self._move(name, operands)
            elif name in _MARKING:
                self._mark(name, operands, resources)
            elif name == "q":
                saved.append(state)
            elif name == "Q":
                state = saved.pop() if saved else state
            elif name == "cm":
                state = replace(state, matrix=times(matrix(operands), state.matrix))
            elif name == "Tf":
                state = replace(state, font=self._font(resources.Font[operands[0]]), size=float(operands[1]))
            elif name == "Do":
                self._form(resources.XObject[operands[0]], resources, state)
            else:
                state = self._clipped(name, operands, state)

    def _form(self, form: Any, resources: Any, state: _State) -> None:
        if form.get("/Subtype") == "/Form":
            inner = replace(state, matrix=times(matrix(form.get("/Matrix", IDENTITY)), state.matrix))
            self.stream(form, form.get("/Resources", resources), inner)

    def _clipped(self, name: str, operands: Any, state: _State) -> _State:
        """After an operator of a path: the clip is a rectangle, or none that is known."""
        if name == "re":
            left, bottom, width, height = map(float, operands)
            self._path = around(state.matrix, left, bottom, left + width, bottom + height)
        elif name == "m":
            self._path = None
        elif name == "n":
            path, is_clip = self._path, self._is_clip
            self._path, self._is_clip = None, False
            return replace(state, seen=within(path, state.seen)) if path and is_clip else state
        else:
            self._is_clip = True
        return state

    def _move(self, name: str, operands: Any) -> None:
        if name == "BT":
            self._text = IDENTITY
        elif name == "Tm":
            self._text = matrix(operands)
        else:
            self._text = moved(self._text, float(operands[0]), float(operands[1]))

    def _show(self, operand: Any, state: _State) -> None:
        font = state.font
        if font is None:
            return
        pieces: list[tuple[int, ...] | float] = []
        advance = 0.0
        for piece in [operand] if isinstance(operand, pikepdf.String) else list(operand):
            if isinstance(piece, pikepdf.Object):
                codes = tuple(font.codes(bytes(piece)))
                pieces.append(codes)
                advance += sum(map(font.widths.__getitem__, codes))
            else:
                pieces.append(float(piece))
                advance -= float(piece)
        advance *= state.size / 1000
        at, mark = times(self._text, state.matrix), self._marks[-1] if self._marks else None
        self.found.append(Show(self.number, font, state.size, tuple(pieces), at, advance, state.seen, mark))
        self._text = moved(self._text, advance, 0)

    def _mark(self, name: str, operands: Any, resources: Any) -> None:
        """The beginning or end of marked content."""
        if name == "EMC":
            if self._marks:
                self._marks.pop()
            return
        properties = operands[1] if len(operands) > 1 else None
        if isinstance(properties, pikepdf.Name):
            properties = resources.Properties[properties]
        said: Any = properties if isinstance(properties, pikepdf.Dictionary) else {}
        own = int(said["/MCID"]) if "/MCID" in said else None
        outer = self._marks[-1] if self._marks else None
        is_artifact = operands[0] == "/Artifact" or (outer is not None and outer.is_artifact)
        is_told = "/ActualText" in said
        text = str(said["/ActualText"]) if is_told else None if own is None else self.actual.get((self.number, own))
        mcid = own if own is not None or outer is None else outer.mcid
        self._marks.append(Mark(self.number, outer, text, is_told, is_artifact, mcid))
        self.found.append(self._marks[-1])

    def _font(self, font: Any) -> Font:
        if font.objgen not in self._fonts or font.objgen == (0, 0):
            self._fonts[font.objgen] = read_font(font)
        return self._fonts[font.objgen]


def _actual_texts(pdf: pikepdf.Pdf) -> dict[tuple[int, int], str]:
    """ActualText of structure elements, by page number and MCID of the content that it replaces."""
    tree = pdf.Root.get("/StructTreeRoot")
    if tree is None or not any(_has_actual_text(thing) for thing in pdf.objects):
        return {}
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
    found: dict[tuple[int, int], str] = {}
    for element in filter(_has_actual_text, pdf.objects):
        text = str(element.ActualText)
        for place in _content(element, element.get("/Pg"), pages):
            found[place] = text
            text = ""
    return found


def _has_actual_text(thing: Any) -> bool:
    return isinstance(thing, pikepdf.Dictionary) and "/ActualText" in thing


def _content(element: Any, page: Any, pages: Mapping[Any, int]) -> Iterator[tuple[int, int]]:
    """Page and MCID of all content below a structure element, in order."""
    page = element.get("/Pg", page)
    kids = element.get("/K", ())
    for kid in kids if isinstance(kids, pikepdf.Array) else (kids,):
        if isinstance(kid, int):
            yield pages[page.objgen], kid
        elif isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/MCR":
            yield pages[kid.get("/Pg", page).objgen], int(kid.MCID)
        elif isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") != "/OBJR":
            yield from _content(kid, page, pages)

"""One walk over the boxes of a page: where each word and picture stands, and which don't stand within their boxes.

A box has to hold what is in it sideways: words may not stick out of their paragraph, cell, card or column. Upright
only a box whose height is fixed has to, for the others grow. A box with a negative margin, or one that is moved
(``position``), is meant to leave the box around it; within itself it is judged the same.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from weasyprint.formatting_structure import boxes

from press.findings import Finding, finding
from press.formats.weasy.fitting.pieces import (
    ASCENT,
    CORE,
    DESCENT,
    Area,
    Piece,
    Sheet,
    border_area,
    content_area,
    element_text,
    millimetres,
    padding_area,
    shortened,
)

_TOLERANCE = 1.0
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_EVERYWHERE = Area(float("-inf"), float("-inf"), float("inf"), float("inf"))

_SHORTEN = "shorten it, or take another word; a soft hyphen (U+00AD) says where a long word may break"
_ROOM = "shorten the text, or have the layout give it more room"
_TABLE = "shorten the longest words of its cells, or split the table into two"
_PICTURE = "give the picture a smaller size in the style sheet: max-width: 100%, or a max-height"


@dataclass(frozen=True, slots=True)
class _Around:
    """What a box stands in."""

    allowed: Area
    """Where words and pictures may be."""
    shown: Area
    """Outside of it a box cuts off."""
    block: Any
    line: Any = None
    heading: Any = None
    column: Any = None
    in_flow: bool = True
    held: bool = True
    """False where something may stand outside of the boxes around: marks of lists, leaders."""


def walk(page: Any, number: int) -> Sheet:
    """All that stands on a page; ``number`` counts from 1."""
    walking = _Walk(page, number)
    area = content_area(page._page_box)  # noqa: SLF001 — see the module's docstring
    for child in page._page_box.children:  # noqa: SLF001
        in_flow = not isinstance(child, boxes.MarginBox | boxes.FootnoteAreaBox)
        allowed = walking.trimmed if isinstance(child, boxes.MarginBox) else area
        walking.box(child, _Around(allowed, _EVERYWHERE, child, in_flow=in_flow))
    return walking.sheet


class _Walk:
    def __init__(self, page: Any, number: int) -> None:
        self.sheet = Sheet(number, page._page_box)  # noqa: SLF001
        self.trimmed = Area(0, 0, page.width, page.height)
        self.told: set[tuple[str, int]] = set()
        """Codes with the boxes that they were told of: a paragraph that does not fit is told once."""

    def box(self, box: Any, around: _Around) -> None:
        if not isinstance(box, boxes.Box):  # a placeholder of something positioned
            box, around = box._box, _placed_apart(around, self.trimmed)  # noqa: SLF001
        if box.transformation_matrix is not None:
            return  # it is drawn elsewhere; the reader of the finished file sees where
        if isinstance(box, boxes.TextBox):
            self.text(box, around)
        elif isinstance(box, boxes.ReplacedBox):
            self.picture(box, around)
        elif isinstance(box, boxes.ParentBox):
            if isinstance(box, boxes.TableBox):
                around = self.table(box, around)
            around = _inside(box, around)
            for child in box.children:
                self.box(child, around)

    def text(self, box: Any, around: _Around) -> None:
        if not box.text.strip() or not box.width or box.style["visibility"] != "visible":
            return
        size, baseline = box.style["font_size"], box.position_y + box.baseline
        left, right = box.position_x, box.position_x + box.width
        area = Area(left, baseline - ASCENT * size, right, baseline + DESCENT * size)
        core = Area(left, baseline - CORE * size, right, baseline)
        self.piece(Piece(area, core, box, *_rest(box, around)), around)

    def picture(self, box: Any, around: _Around) -> None:
        area = border_area(box)
        self.piece(Piece(area, area, box, *_rest(box, around)), around)

    def piece(self, piece: Piece, around: _Around) -> None:
        self.sheet.pieces.append(piece)
        shown = piece.area.within(around.shown)
        if max(piece.area.beyond(self.trimmed)) > _TOLERANCE:
            self.tell(_off_the_page(piece, piece.area.beyond(self.trimmed)), piece)
        elif shown.right - shown.left < _width(piece) - _TOLERANCE or max(piece.area.beyond(around.shown)) > _TOLERANCE:
            self.tell(_cut_off(piece), piece)
        elif around.held and max(piece.area.beyond(_indented(around))) > _TOLERANCE:
            self.tell(_runs_out(piece, piece.area.beyond(_indented(around))), piece)

    def table(self, box: Any, around: _Around) -> _Around:
        """Tells of a table that is too wide, once for all its cells."""
        sideways, _ = border_area(box).beyond(around.allowed)
        if sideways <= _TOLERANCE:
            return around
        words = sorted(element_text(box.element).split(), key=len) if box.element is not None else []
        longest = words[-1] if words else ""
        message = f"a table is {millimetres(sideways)} wider than there is room; its longest word is “{longest}”"
        found = replace(finding("layout-overflow", message, hint=_TABLE), words=(longest,))
        self.tell_once(found, box)
        return replace(around, held=False)

    def tell(self, found: Finding, piece: Piece) -> None:
        self.tell_once(replace(found, words=piece.words), piece.box if piece.is_picture else piece.block)

    def tell_once(self, found: Finding, box: Any) -> None:
        if (found.code, id(box)) not in self.told:
            self.told.add((found.code, id(box)))
            self.sheet.findings.append(replace(found, message=f"page {self.sheet.number}: {found.message}"))


def _rest(box: Any, around: _Around) -> tuple[Any, ...]:
    """What a piece knows of where it stands."""
    return around.block, around.line or box, around.heading, around.column, around.in_flow


def _width(piece: Piece) -> float:
    return piece.area.right - piece.area.left


def _placed_apart(around: _Around, trimmed: Area) -> _Around:
    return replace(around, allowed=trimmed, shown=_EVERYWHERE, line=None, in_flow=False)


def _inside(box: Any, around: _Around) -> _Around:
    """What the children of a box stand in."""
    tag = box.element_tag
    if tag in _HEADINGS:
        around = replace(around, heading=box.element)
    if isinstance(box, boxes.LineBox):
        return around if around.line else replace(around, line=box)
    if box.is_leader or box.is_outside_marker:
        around = replace(around, held=False, in_flow=False)
    if isinstance(box, boxes.InlineBox | boxes.TableRowGroupBox | boxes.TableRowBox):
        return around
    if box.is_column:
        around = replace(around, column=box)
    shown = around.shown if box.style["overflow"] == "visible" else around.shown.within(padding_area(box))
    return replace(around, allowed=_allowed(box, around), shown=shown, block=box)


def _allowed(box: Any, around: _Around) -> Area:
    """Where the words and pictures in a box may be."""
    left, _, right, _ = content_area(box)
    top, bottom = float("-inf"), float("inf")
    if isinstance(box, boxes.MarginBox) or box.style["height"] != "auto" or box.style["max_height"].value != float("inf"):
        _, top, _, bottom = padding_area(box)
    outer = around.allowed
    if box.style["position"] == "relative":
        outer = _EVERYWHERE
    if box.margin_left < 0 or box.margin_right < 0:
        outer = outer._replace(left=float("-inf"), right=float("inf"))
    if box.margin_top < 0 or box.margin_bottom < 0:
        outer = outer._replace(top=float("-inf"), bottom=float("inf"))
    return Area(left, top, right, bottom).within(outer)


def _indented(around: _Around) -> Area:
    """The place of words, with that of a first line that begins outside (``text-indent``)."""
    indent = around.block.style["text_indent"]
    if indent.unit == "px" and indent.value < 0:
        return around.allowed._replace(
            left=around.allowed.left + indent.value, right=around.allowed.right - indent.value
        )
    return around.allowed


def _off_the_page(piece: Piece, beyond: tuple[float, float]) -> Finding:
    message = f"{_named(piece)} is cut off: it runs {millimetres(max(beyond))} over the edge of the page"
    return finding("layout-cut", message, hint=_hint(piece, beyond))


def _cut_off(piece: Piece) -> Finding:
    message = f"{_named(piece)} is cut off by the box that it stands in"
    return finding("layout-cut", message, hint=_PICTURE if piece.is_picture else _ROOM)


def _runs_out(piece: Piece, beyond: tuple[float, float]) -> Finding:
    where = "out of its box" if beyond[0] >= beyond[1] else "out of the place that it has, upwards or downwards"
    message = f"{_named(piece)} runs {millimetres(max(beyond))} {where}"
    return finding("layout-overflow", message, hint=_hint(piece, beyond))


def _hint(piece: Piece, beyond: tuple[float, float]) -> str:
    if piece.is_picture:
        return _PICTURE
    return _SHORTEN if beyond[0] >= beyond[1] else _ROOM


def _named(piece: Piece) -> str:
    return f"the picture “{piece.excerpt}”" if piece.is_picture else f"“{shortened(piece.excerpt)}”"

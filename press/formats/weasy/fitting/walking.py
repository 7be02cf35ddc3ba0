"""One walk over the boxes of a page: where each word and picture stands, and which don't stand within their boxes.

A box has to hold what is in it sideways: words may not stick out of their paragraph, cell, card or column. Upright
only a box whose height is fixed has to, for the others grow. A box with a negative margin, or one that is moved
(``position``), is meant to leave the box around it; within itself it is judged the same.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from weasyprint.formatting_structure import boxes

from press.formats.weasy.fitting.pieces import (
    ASCENT,
    CORE,
    DESCENT,
    Area,
    Kind,
    Piece,
    Sheet,
    border_area,
    content_area,
    padding_area,
)

_TOLERANCE = 1.0
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_EVERYWHERE = Area(float("-inf"), float("-inf"), float("inf"), float("inf"))


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
    judged: bool = True
    """False in a table that was found to be too wide."""


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
        if min(box.margin_left, box.margin_right, box.margin_top, box.margin_bottom) < 0:
            around = replace(around, held=False)
        self.piece(Piece(area, area, box, *_rest(box, around)), around)

    def piece(self, piece: Piece, around: _Around) -> None:
        self.sheet.pieces.append(piece)
        if not around.judged:
            return
        for kind, area in ((Kind.OFF, self.trimmed), (Kind.CUT, around.shown), (Kind.OUT, _allowed_for(piece, around))):
            sideways, upright = piece.area.beyond(area)
            if sideways > _TOLERANCE or upright > _TOLERANCE:
                self.sheet.misfit(kind, piece, sideways, upright)
                return

    def table(self, box: Any, around: _Around) -> _Around:
        """Notes a table that is too wide, once for all its cells."""
        area = border_area(box)
        sideways, _ = area.beyond(around.allowed)
        if sideways <= _TOLERANCE or not around.held:
            return around
        self.sheet.misfit(Kind.TABLE, Piece(area, area, box, *_rest(box, around)), sideways, 0)
        return replace(around, judged=False)


def _rest(box: Any, around: _Around) -> tuple[Any, ...]:
    """What a piece knows of where it stands."""
    return around.block, around.line or box, around.heading, around.column, around.in_flow


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
    if isinstance(box, boxes.MarginBox) or box.style["height"] != "auto" or box.max_height < float("inf"):
        _, top, _, bottom = padding_area(box)
    outer = around.allowed
    if box.style["position"] == "relative":
        outer = _EVERYWHERE
    if box.margin_left < 0 or box.margin_right < 0:
        outer = outer._replace(left=float("-inf"), right=float("inf"))
    if box.margin_top < 0 or box.margin_bottom < 0:
        outer = outer._replace(top=float("-inf"), bottom=float("inf"))
    return Area(left, top, right, bottom).within(outer)


def _allowed_for(piece: Piece, around: _Around) -> Area:
    """Where a piece may be, with room for a first line that begins outside (``text-indent``)."""
    if not around.held:
        return _EVERYWHERE
    indent = around.block.style["text_indent"]
    if indent.value >= 0 or piece.is_picture:
        return around.allowed
    return around.allowed._replace(left=around.allowed.left + indent.value, right=around.allowed.right - indent.value)

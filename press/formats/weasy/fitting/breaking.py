"""Breaks between pages that a reader stumbles over: headings and heads of tables without what they stand above, and
pages with nothing, or nearly nothing, on them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from weasyprint.formatting_structure import boxes

from press.findings import Finding, finding
from press.formats.weasy.fitting.pieces import Piece, Sheet, element_text, shortened

_NEARLY_EMPTY = 0.08
"""The part of the height of a page's text that is too little for a page of its own: two or three lines."""
_FORCED = frozenset("page left right recto verso always".split())
_HEADING_HINT = (
    "the style sheet has to say break-after: avoid and break-inside: avoid for headings; where it does, what follows "
    "is too high for a page"
)
_TABLE_HINT = "shorten the first row of the table, or the text before it"
_EMPTY_HINT = "look for a break before or after something high in the style sheet, or a box that is higher than a page"
_LAST_HINT = "shorten the text by these lines, or have the layout take less room"


def badly_broken(sheets: Sequence[Sheet]) -> Iterator[Finding]:
    """What is wrong with the breaks of a document."""
    yield from _headings(sheets)
    for sheet in sheets:
        yield from _table_heads(sheet)
    yield from _empty_pages(sheets)


def _headings(sheets: Sequence[Sheet]) -> Iterator[Finding]:
    """Headings that a break divides, or parts from what follows. A title may have a page of its own."""
    flow = [(sheet, piece) for sheet in sheets for piece in sheet.pieces if piece.in_flow]
    for (sheet, piece), (next_sheet, following) in pairwise(flow):
        if piece.heading is None or piece.heading.tag == "h1" or not _parted(sheet, piece, next_sheet, following):
            continue
        text = element_text(piece.heading)
        what = "is broken in two" if piece.heading is following.heading else "stands alone"
        where = "page" if sheet is not next_sheet else "column"
        message = f"page {sheet.number}: the heading “{shortened(text)}” {what} at the foot of the {where}"
        yield replace(finding("layout-heading", message, hint=_HEADING_HINT), words=(text,))


def _parted(sheet: Sheet, piece: Piece, next_sheet: Sheet, following: Piece) -> bool:
    if sheet is not next_sheet:
        return not _is_forced(sheet, next_sheet)
    columns = piece.column, following.column
    return None not in columns and columns[0] is not columns[1] and following.area.bottom < piece.area.top


def _table_heads(sheet: Sheet) -> Iterator[Finding]:
    """Tables that have their head, or their caption, on a page and no row below it."""
    for wrapper in sheet.page.descendants():
        if not wrapper.is_table_wrapper:
            continue
        tables = [child for child in wrapper.children if isinstance(child, boxes.TableBox)]
        rows = [row for table in tables for group in table.children if not _is_head(group) for row in group.children]
        if rows or wrapper.element is None or wrapper.element.find(".//td") is None:
            continue
        named = next(cell for cell in wrapper.element.iter() if cell.tag in {"caption", "th", "td"})
        text = element_text(named)
        message = f"page {sheet.number}: the head of the table “{shortened(text)}” stands alone at the foot of the page"
        yield replace(finding("layout-heading", message, hint=_TABLE_HINT), words=(text,))


def _is_head(group: Any) -> bool:
    return bool(group.is_header or group.is_footer)


def _empty_pages(sheets: Sequence[Sheet]) -> Iterator[Finding]:
    """Pages that nobody asked for with next to nothing on them."""
    for before, sheet, after in zip(sheets, sheets[1:], [*sheets[2:], None], strict=False):
        if sheet.page.page_type.blank or _is_forced(before, sheet):
            continue
        pieces = [piece for piece in sheet.pieces if piece.in_flow]
        if not pieces:
            yield finding("layout-empty", f"page {sheet.number} is empty", hint=_EMPTY_HINT)
        elif after is None or _is_forced(sheet, after):
            area = sheet.text_area
            filled = max(piece.area.bottom for piece in pieces) - area.top
            if filled < _NEARLY_EMPTY * (area.bottom - area.top):
                message = f"page {sheet.number} has next to nothing on it: “{pieces[0].excerpt}”"
                yield replace(finding("layout-empty", message, hint=_LAST_HINT), words=pieces[0].words)


def _is_forced(before: Sheet, after: Sheet) -> bool:
    """Whether the text, and not the end of the page, asks for the break between two pages."""
    types = before.page.page_type, after.page.page_type
    return (
        types[0].name != types[1].name
        or any(box.style["break_before"] in _FORCED for box in _edge(after.page, 0))
        or any(box.style["break_after"] in _FORCED for box in _edge(before.page, -1))
    )


def _edge(page: Any, which: int) -> Iterator[Any]:
    """The boxes that begin (0) or end (-1) the text of a page, from the outermost."""
    box = page.children[0]
    while True:
        children = [child for child in box.children if isinstance(child, boxes.Box) and child.is_in_normal_flow()]
        if not children:
            return
        box = children[which]
        yield box

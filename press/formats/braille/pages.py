"""Lines in braille → pages of cells (BANA, Braille Formats 2016: 1 pages, 4 headings, 8 lists).

The number of the braille page stands at the right end of its last line, that of the print page at the right end of the
first; a running head stands in the middle of the first line of every page but the first. A heading never stands last on
a page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from press.formats.linear import Kind, Line

CELLS, LINES = 40, 25
"""Of a page, as embossers and readers of displays expect them."""
_GAP = 3
"""Blank cells at least between a line and the page number after it."""


@dataclass(frozen=True, slots=True)
class Cells:
    """A line of the page's text, its words and marker in braille."""

    line: Line
    text: str
    marker: str
    print_page: str = ""
    """The number of the print page that it begins on, in braille; empty where that is not known."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of cells that belongs on a page."""

    text: str
    print_page: str
    keep: bool = False
    """Whether the next row has to stand on the same page."""
    blank: bool = False


def pages(lines: Sequence[Cells], numbers: Sequence[str], head: str = "") -> Iterator[str]:
    """Pages of rows, each row ending in CR LF.

    :param numbers: the numbers of braille pages from 1 on, in braille; as many as there can be pages.
    :param head: the running head, in braille; what would touch a page number is cut off.
    """
    rows = [row for line in lines for row in _rows(line)]
    place, shown = 0, ""
    while place < len(rows):
        while place < len(rows) and rows[place].blank:
            place += 1
        end = _end(rows, place)
        if place < end:
            yield _page(rows[place:end], numbers[0], shown)
            numbers, shown = numbers[1:], head
        place = end


def _end(rows: Sequence[_Row], place: int) -> int:
    """Where a page ends that begins at a row: after as many as there is room for, but not after a heading."""
    end = min(place + LINES - 2, len(rows))
    last = end
    while last > place + 1 and end < len(rows) and (rows[last - 1].keep or rows[last - 1].blank):
        last -= 1
    return last if last > place + 1 else end


def _page(rows: Sequence[_Row], number: str, head: str) -> str:
    printed = next((row.print_page for row in rows if row.print_page), "")
    side = len(printed) + _GAP
    first = head[: CELLS - 2 * side].center(CELLS - 2 * side).rjust(CELLS - side) + printed.rjust(side)
    body = [row.text for row in rows]
    body += [""] * (LINES - 2 - len(body))
    return "".join(f"{row}\r\n" for row in (first if head else printed.rjust(CELLS), *body, number.rjust(CELLS)))


def _rows(cells: Cells) -> Iterator[_Row]:
    """The rows of a line, by what it is."""
    kind, depth = cells.line.kind, cells.line.depth
    printed = cells.print_page
    if cells.line.apart:
        yield _Row("", printed, blank=True)
    if kind is Kind.RULE:
        yield _Row("⠒" * 12, printed)
    elif kind is Kind.TITLE or (kind is Kind.HEADING and depth <= 2):
        for row in broken(cells.text, CELLS - 6, CELLS - 6):
            yield _Row(row.center(CELLS).rstrip(), printed, keep=True)
    elif kind is Kind.HEADING:
        indent = 4 if depth == 3 else 6
        for row in broken(cells.text, CELLS - indent, CELLS - indent):
            yield _Row(" " * indent + row, printed, keep=True)
    else:
        first, rest = _indents(cells)
        text = f"{cells.marker} {cells.text}" if cells.marker else cells.text
        for number, row in enumerate(broken(text, CELLS - first, CELLS - rest)):
            yield _Row(" " * (rest if number else first) + row, printed)


def _indents(cells: Cells) -> tuple[int, int]:
    """Blank cells before the first row and the others: 3-1 for a paragraph, 1-3 for an item, two more for each depth.

    Cells are counted from 1: a paragraph begins in cell 3, and goes on in cell 1.
    """
    if cells.line.kind is Kind.ITEM:
        outer = 2 * max(0, cells.line.depth - 1)
        return (outer, outer + 2) if cells.marker else (outer + 2, outer + 2)
    outer = 2 * cells.line.depth
    return outer + 2, outer


def broken(text: str, first: int, rest: int) -> Iterator[str]:
    """The text in rows of cells, broken at spaces; a word that is longer than a row goes on in the next one."""
    row, width = "", first
    for word in text.split():
        left = word
        if row and len(row) + 1 + len(left) > width:
            yield row
            row, width = "", rest
        row = f"{row} {left}" if row else left
        while len(row) > width:
            yield row[:width]
            row, width = row[width:], rest
    yield row

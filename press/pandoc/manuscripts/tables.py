"""A word processor's tables → pipe tables, whose cells hold a line of words each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from press.pandoc.manuscripts.blocks import cleaned
from press.pandoc.manuscripts.inlines import NO_ATTRIBUTES, SPACE, Cleaning, trimmed, words
from press.pandoc.reader import Node

_DEFAULT = {"t": "AlignDefault"}
_WIDTH = {"t": "ColWidthDefault"}
_MOST = 100
"""Columns or rows that a cell may span (docs/writing.md)."""


def table(inner: Any, caption: list[Node], cleaning: Cleaning) -> list[Node]:
    """A ``::: table`` with its caption; a table of one cell, which is a frame around text, is a call-out."""
    _, _, columns, head, bodies, foot = inner
    rows = [row[1] for row in head[1]]
    headed = bool(rows)
    rows += [row[1] for body in bodies for row in (*body[2], *body[3])]
    rows += [row[1] for row in foot[1]]
    if len(columns) == 1 and len(rows) == 1:
        return _frame(rows[0], caption, cleaning)
    if not rows or not columns:
        return caption
    grid = _grid(rows, len(columns), cleaning)
    if not headed:
        said = " | ".join(words(cell) for cell in grid[0])
        cleaning.losses.tell("table without a header row: its first row is taken for it", said)
    aligns = [column[0] for column in columns]
    row_headers = any(body[1] for body in bodies)
    attributes = ["", ["table"], [["row-headers", "yes"]] if row_headers else []]
    made = {
        "t": "Table",
        "c": [
            NO_ATTRIBUTES,
            [None, []],
            [[align, _WIDTH] for align in aligns],
            [NO_ATTRIBUTES, [_row(grid[0])]],
            [[NO_ATTRIBUTES, 0, [], [_row(cells) for cells in grid[1:]]]],
            [NO_ATTRIBUTES, []],
        ],
    }
    return [{"t": "Div", "c": [attributes, [*caption, made]]}]


def _frame(cells: Sequence[Any], caption: list[Node], cleaning: Cleaning) -> list[Node]:
    inner = cleaned(cells[0][4], cleaning) if cells else []
    return [*caption, {"t": "Div", "c": [["", ["callout"], []], inner]}] if inner else caption


def _row(cells: Iterable[list[Node]]) -> list[Any]:
    return [
        NO_ATTRIBUTES,
        [[NO_ATTRIBUTES, _DEFAULT, 1, 1, [{"t": "Plain", "c": cell}] if cell else []] for cell in cells],
    ]


def _grid(rows: Sequence[Sequence[Any]], width: int, cleaning: Cleaning) -> list[list[list[Node]]]:
    """All cells by row and column; a cell that spans others says so, and those are empty."""
    height = len(rows)
    grid: list[list[list[Node]]] = [[[] for _ in range(width)] for _ in rows]
    taken: set[tuple[int, int]] = set()
    for y, row in enumerate(rows):
        x = 0
        for _, _, down, right, nodes in row:
            while (y, x) in taken:
                x += 1
            if x >= width:
                break
            # The header is one row: a cell of it spans no row below.
            down = min(down, height - y, _MOST) if y else 1  # noqa: PLW2901 - the cell, made to fit
            right = min(right, width - x, _MOST)  # noqa: PLW2901
            taken |= {(y + below, x + beside) for below in range(down) for beside in range(right)}
            grid[y][x] = _spanning(_line(nodes, cleaning), right, down)
            x += right
    return grid


def _spanning(cell: list[Node], columns: int, rows: int) -> list[Node]:
    pairs = [["colspan", str(columns)]] if columns > 1 else []
    pairs += [["rowspan", str(rows)]] if rows > 1 else []
    return [{"t": "Span", "c": [["", [], pairs], cell]}] if pairs and words(cell) else cell


def _line(nodes: Iterable[Node], cleaning: Cleaning) -> list[Node]:
    """What stands in a cell as one line."""
    pieces = list(_pieces(cleaned(nodes, cleaning)))
    if len(pieces) > 1:
        kind = "table cell of several paragraphs or points, which are one line now"
        cleaning.losses.tell(kind, " / ".join(map(words, pieces)))
    made: list[Node] = []
    for piece in pieces:
        made += [SPACE, *(SPACE if node["t"] == "LineBreak" else node for node in piece)]
    return trimmed(made)


def _pieces(inner: object) -> Iterable[list[Node]]:
    """The words of each paragraph, heading and point, however deep it stands."""
    match inner:
        case {"t": "Para" | "Plain", "c": list(words_)}:
            yield words_
        case {"t": "Header", "c": [_, _, list(words_)]}:
            yield words_
        case {"t": "CodeBlock", "c": [_, str(said)]}:
            yield [{"t": "Code", "c": [NO_ATTRIBUTES, " ".join(said.split())]}]
        case {"t": "DefinitionList", "c": list(definitions)}:
            for term, texts in definitions:
                yield term
                yield from _pieces(texts)
        case {"c": within}:
            yield from _pieces(within)
        case list():
            for one in inner:
                yield from _pieces(one)

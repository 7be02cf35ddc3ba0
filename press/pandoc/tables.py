"""Pipe tables → ours, with spans and row headers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from press.model.tree import Cell, Inlines, Table
from press.pandoc.inlines import attributes, content
from press.pandoc.reader import Node, Reading

Align = Literal["", "start", "center", "end"]
_ALIGN: dict[str, Align] = {"AlignLeft": "start", "AlignCenter": "center", "AlignRight": "end"}


def table(node: Node, caption: Inlines, reading: Reading, *, row_headers: bool) -> Table:
    """A pipe table. The first row is its head; with ``row_headers`` the first column is headers too."""
    raw, _, columns, head, bodies, _ = node["c"]
    reading.line = attributes(raw).line or reading.line
    place = reading.here
    aligns = [_ALIGN.get(align["t"], "") for align, _width in columns]
    top = [_row(row, aligns, reading) for row in head[1]]
    rest = [_row(row, aligns, reading) for body in bodies for row in [*body[2], *body[3]]]
    headed = [[replace(cell, header="col") for cell in row] for row in _spread(top, reading)]
    if row_headers:
        # Before the spans are spread: in a row whose first cell is spanned over, the next one is no header.
        rest = [[replace(row[0], header="row"), *row[1:]] if row else row for row in rest]
    body = _spread(rest, reading)
    return Table(caption, _frozen(headed), _frozen(body), place)


def _frozen(rows: Sequence[Sequence[Cell]]) -> tuple[tuple[Cell, ...], ...]:
    return tuple(tuple(row) for row in rows)


def _row(row: Sequence[list[list[object]]], aligns: Sequence[Align], reading: Reading) -> list[Cell]:
    return [_cell(cell, align, reading) for cell, align in zip(row[1], aligns, strict=False)]


def _cell(cell: Sequence[object], align: Align, reading: Reading) -> Cell:
    nodes: list[Node] = [inner for block in cell[4] for inner in block["c"]]  # type: ignore[attr-defined]
    columns = rows = 1
    if len(nodes) == 1 and nodes[0]["t"] == "Span":
        raw, inner = nodes[0]["c"]
        given = attributes(raw)
        reading.line = given.line or reading.line
        if {"colspan", "rowspan"} & given.values.keys():
            columns = _number(given.values.pop("colspan", "1"), reading)
            rows = _number(given.values.pop("rowspan", "1"), reading)
            pairs = [[key, value] for key, value in given.values.items()]
            nodes = [{"t": "Span", "c": [[given.id, given.classes, pairs], inner]}] if given else inner
    return Cell(content(nodes, reading), reading.here, columns=columns, rows=rows, align=align)


def _number(value: str, reading: Reading) -> int:
    if value.isdecimal() and 1 <= int(value) <= 100:
        return int(value)
    reading.tell("table-shape", f"a cell can't span “{value}” columns or rows", "write a number from 1 to 100")
    return 1


def _spread(rows: Sequence[Sequence[Cell]], reading: Reading) -> list[list[Cell]]:
    """The rows without the cells that others span over; those have to be empty."""
    covered: set[tuple[int, int]] = set()
    result: list[list[Cell]] = []
    for y, row in enumerate(rows):
        kept: list[Cell] = []
        for x, cell in enumerate(row):
            if (y, x) in covered:
                if cell.content:
                    reading.line = cell.location.line
                    reading.tell("table-shape", "a cell that another spans over is not empty", "empty it")
                continue
            if x + cell.columns > len(row) or y + cell.rows > len(rows):
                reading.line = cell.location.line
                reading.tell("table-shape", "a cell spans past the table's edge", "make the span smaller")
                columns, below = min(cell.columns, len(row) - x), min(cell.rows, len(rows) - y)
                cell = replace(cell, columns=columns, rows=below)  # noqa: PLW2901 - the cell, made to fit
            covered |= {(y + down, x + right) for down in range(cell.rows) for right in range(cell.columns)}
            kept.append(cell)
        result.append(kept)
    return result

"""Puts the boxes of a finished line where they belong (UAX #9, rules L1 and L2), and the inline boxes around them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from weasyprint.formatting_structure import boxes

from press.formats.weasy.bidi.paragraphs import is_inline, leaves


def reorder(line: Any) -> None:
    """Gives each leaf of a line its place; its width, and the order of the tree, stay as they are.

    An inline box whose text does not stay together becomes several, each with its side of the decoration
    (CSS 2.2, 8.6).
    """
    in_order = leaves(line)
    if not in_order:
        return
    _forget_trailing_space(in_order[-1])
    base = 1 if line.style["direction"] == "rtl" else 0
    levels = _levels(in_order, base)
    ranks = {id(leaf): rank for rank, leaf in enumerate(_from_left(in_order, levels))}
    # Not where its children begin: WeasyPrint moves them by the space at the end of a line, and leaves room for the
    # indent of a first line at the left.
    start = line.position_x + (0 if base else line.text_indent)
    (whole,) = _fragments(line, ranks)
    _place_all(whole.parts, start)


def _forget_trailing_space(leaf: Any) -> None:
    """Has the space at the end of a line not drawn, which WeasyPrint takes from a box's text and width alone.

    At the left of text that runs to the left it would push that aside.
    """
    if isinstance(leaf, boxes.TextBox) and leaf.pango_layout.text.rstrip(" ") == leaf.text:
        leaf.pango_layout.text = leaf.text


def enclose_leader(box: Any) -> bool:
    """Moves the boxes around a leader to where they enclose it: WeasyPrint only widens them. Whether there is one."""
    found = False
    for child in box.children:
        if child.is_leader:
            found = True
        elif is_inline(child) and enclose_leader(child):
            found = True
            left = min(part.position_x for part in child.children if part.is_in_normal_flow())
            child.position_x += left - child.content_box_x()
    return found


def visual_order(levels: list[int]) -> list[int]:
    """The places of a line's items from left to right (rule L2)."""
    order = list(range(len(levels)))
    odd = [level for level in levels if level % 2]
    for level in range(max(levels), min(odd, default=max(levels) + 1) - 1, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and levels[end] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = end + 1
    return order


def _from_left(in_order: list[Any], levels: list[int]) -> list[Any]:
    """The leaves from left to right, with the borders of isolates among them while they are ordered."""
    items: list[Any] = []
    found: list[int] = []
    for leaf, level in zip(in_order, levels, strict=True):
        border = getattr(leaf, "press_border", None)
        if border is not None and items:
            items.append(None)
            found.append(min(border, level))
        items.append(leaf)
        found.append(level)
    return [items[place] for place in visual_order(found) if items[place] is not None]


def _levels(in_order: list[Any], base: int) -> list[int]:
    """The level of each leaf; white space at the end of the line has that of the paragraph (rule L1)."""
    levels = [getattr(leaf, "press_level", base) for leaf in in_order]
    for place in range(len(in_order) - 1, -1, -1):
        leaf = in_order[place]
        if isinstance(leaf, boxes.TextBox) and leaf.text.strip():
            break
        if isinstance(leaf, boxes.TextBox) or is_inline(leaf):
            levels[place] = base
        else:
            break
    return levels


@dataclass(slots=True)
class _Fragment:
    """A box, or what of it stands together in a line."""

    box: Any
    first: int
    """Rank of its leftmost leaf."""
    last: int
    parts: list[_Fragment]
    """Of the children in normal flow, from left to right; none for a leaf."""


def _fragments(box: Any, ranks: dict[int, int]) -> list[_Fragment]:
    """The fragments of a box, in the order of the text."""
    if id(box) in ranks:
        rank = ranks[id(box)]
        return [_Fragment(box, rank, rank, [])]
    children: list[Any] = []
    parts: list[_Fragment] = []
    for child in box.children:
        flowing = _fragments(child, ranks) if child.is_in_normal_flow() else []
        parts += flowing
        children += [part.box for part in flowing] or [child]
    rows: list[list[_Fragment]] = []
    for part in sorted(parts, key=lambda part: part.first):
        if rows and rows[-1][-1].last + 1 == part.first:
            rows[-1].append(part)
        else:
            rows.append([part])
    if len(rows) == 1:
        box.children = tuple(children)
        return [_Fragment(box, rows[0][0].first, rows[0][-1].last, rows[0])]
    return _pieces(box, children, rows)


def _pieces(box: Any, children: list[Any], rows: list[list[_Fragment]]) -> list[_Fragment]:
    """A box for each row of parts that stand together; what is in no row (a float) goes with the first one."""
    place = {id(child): number for number, child in enumerate(children)}
    placed = {id(part.box) for row in rows for part in row}
    found: list[tuple[int, _Fragment]] = []
    for number, row in enumerate(rows):
        piece = box.copy()
        piece.remove_decoration_sides = set(box.remove_decoration_sides)
        if number > 0:
            piece._reset_spacing("left")  # noqa: SLF001
        if number < len(rows) - 1:
            piece._reset_spacing("right")  # noqa: SLF001
        own = {id(part.box) for part in row}
        piece.children = tuple(
            child for child in children if id(child) in own or (number == 0 and id(child) not in placed)
        )
        first = min(place[id(part.box)] for part in row)
        found.append((first, _Fragment(piece, row[0].first, row[-1].last, row)))
    return [fragment for _, fragment in sorted(found, key=lambda pair: pair[0])]


def _place(fragment: _Fragment, x: float) -> float:
    """Puts a fragment's left edge at ``x``; the right one."""
    box = fragment.box
    if fragment.parts:
        box.position_x = x
        box.width = _place_all(fragment.parts, box.content_box_x()) - box.content_box_x()
    else:
        box.translate(dx=x - box.position_x, ignore_floats=True)
    return float(x + box.margin_width())


def _place_all(parts: list[_Fragment], x: float) -> float:
    for part in parts:
        x = _place(part, x)
    return x

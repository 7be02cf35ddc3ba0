"""Where WeasyPrint makes lines, wrapped: widths are measured on split text, and finished lines are put in order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import block, inline, preferred

from press.formats.weasy.bidi.lines import enclose_leader, reorder
from press.formats.weasy.bidi.paragraphs import resolve


@cache
def order_text() -> None:
    """From now on every line of this process has its text in order. Called by ``starting.start``, once."""
    inline.get_next_linebox = _reordered(inline.get_next_linebox)
    block.iter_line_boxes = _split_and_enclosed(block.iter_line_boxes)
    preferred.inline_line_widths = _split_first(preferred.inline_line_widths)


def _split_and_enclosed(make: Callable[..., Iterator[Any]]) -> Callable[..., Iterator[Any]]:
    """``iter_line_boxes`` of text that is split by level."""

    def iter_line_boxes(context: Any, box: Any, *rest: Any) -> Iterator[Any]:
        mixed = resolve(box)
        lines = make(context, box, *rest)
        return _enclosed(lines) if mixed else lines

    return iter_line_boxes


def _enclosed(lines: Iterator[Any]) -> Iterator[Any]:
    for line, resume_at in lines:
        enclose_leader(line)
        yield line, resume_at


def _reordered(make: Callable[..., Any]) -> Callable[..., Any]:
    """``get_next_linebox``, the line put in order before the dots of a leader are counted."""

    def get_next_linebox(context: Any, linebox: Any, *rest: Any, **options: Any) -> Any:
        line, resume_at = make(context, linebox, *rest, **options)
        if line is not None and getattr(linebox, "press_mixed", False):
            reorder(line)
        return line, resume_at

    return get_next_linebox


def _split_first(measure: Callable[..., Iterator[Any]]) -> Callable[..., Iterator[Any]]:
    """``inline_line_widths`` of text that is split as it will be when lines are made."""

    def inline_line_widths(context: Any, box: Any, *rest: Any, **options: Any) -> Iterator[Any]:
        if isinstance(box, boxes.LineBox):
            resolve(box)
        return measure(context, box, *rest, **options)

    return inline_line_widths

"""Where WeasyPrint makes lines, wrapped: widths are measured on split text, and finished lines are put in order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import block, preferred

from press.formats.weasy.bidi.lines import reorder
from press.formats.weasy.bidi.paragraphs import resolve


@cache
def order_text() -> None:
    """From now on every line of this process has its text in order. Called by ``starting.start``, once."""
    block.iter_line_boxes = _in_order(block.iter_line_boxes)
    preferred.inline_line_widths = _split_first(preferred.inline_line_widths)


def _in_order(make: Callable[..., Iterator[Any]]) -> Callable[..., Iterator[Any]]:
    """``iter_line_boxes``, each line reordered as it is ready."""

    def iter_line_boxes(context: Any, box: Any, *rest: Any) -> Iterator[Any]:
        mixed = resolve(box)
        lines = make(context, box, *rest)
        return _reordered(lines) if mixed else lines

    return iter_line_boxes


def _reordered(lines: Iterator[Any]) -> Iterator[Any]:
    for line, resume_at in lines:
        reorder(line)
        yield line, resume_at


def _split_first(measure: Callable[..., Iterator[Any]]) -> Callable[..., Iterator[Any]]:
    """``inline_line_widths`` of text that is split as it will be when lines are made."""

    def inline_line_widths(context: Any, box: Any, *rest: Any, **options: Any) -> Iterator[Any]:
        if isinstance(box, boxes.LineBox):
            resolve(box)
        return measure(context, box, *rest, **options)

    return inline_line_widths

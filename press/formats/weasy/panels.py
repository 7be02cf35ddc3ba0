"""What the pages of a laid-out document are, and how much text is on them. Boxes are private to WeasyPrint."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from weasyprint.formatting_structure import boxes

_MILLIMETRE = 96 / 25.4
"""In CSS pixels."""


class Height(NamedTuple):
    """Of the text on a page, in mm."""

    filled: float
    """Down to the last line or picture."""
    whole: float
    """That it may fill."""


def page_names(document: Any) -> tuple[str, ...]:
    """For each page the name that the style sheet gives it (CSS ``page``); empty for those that have none."""
    return tuple(str(page._page_box.page_type.name or "") for page in document.pages)  # noqa: SLF001


def characters(document: Any, pages: Iterable[int]) -> int:
    """How many characters are printed on these pages, spaces included, running heads and the like not.

    :param pages: counted from 0.
    """
    found = 0
    for number in pages:
        for box in document.pages[number]._page_box.descendants():  # noqa: SLF001
            if isinstance(box, boxes.TextBox) and not str(box.element_tag).startswith("@"):
                found += len(box.text)
    return found


def text_heights(document: Any, pages: Iterable[int]) -> tuple[Height, ...]:
    """How far down these pages are filled.

    :param pages: counted from 0.
    """
    return tuple(_height(document.pages[number]._page_box) for number in pages)  # noqa: SLF001


def _height(page: Any) -> Height:
    top = page.content_box_y()
    text = (box for child in page.children if not isinstance(child, boxes.MarginBox) for box in child.descendants())
    ends = [box.position_y + box.height - top for box in text if isinstance(box, boxes.LineBox | boxes.ReplacedBox)]
    return Height(max(ends, default=0.0) / _MILLIMETRE, page.height / _MILLIMETRE)

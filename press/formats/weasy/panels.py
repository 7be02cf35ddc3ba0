"""What the pages of a laid-out document are, and how much text is on them. Boxes are private to WeasyPrint."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from weasyprint.formatting_structure import boxes


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

"""Which boxes of a laid-out document are artifacts: printed, but no part of its text (ISO 32000-1, 14.8.2.2).

They are running heads and page numbers, the leaders of the contents, and the head of a table on each further page
of it. Boxes are private to WeasyPrint; see :mod:`press.formats.weasy.tagging`.
"""

from __future__ import annotations

from typing import Any

from weasyprint.formatting_structure import boxes


def mark_artifacts(document: Any) -> None:
    """Marks all boxes in artifacts, for :func:`is_artifact`; their links go, which would stand in no element."""
    heads: set[int] = set()
    for page in document.pages:
        seen: set[int] = set()
        for box in page._page_box.descendants(placeholders=True):  # noqa: SLF001
            is_head = box.element_tag == "thead" and box.element is not None
            if isinstance(box, boxes.MarginBox) or box.is_leader or (is_head and id(box.element) in heads):
                for part in box.descendants():
                    part.press_artifact = True
            if is_head:
                seen.add(id(box.element))
        heads |= seen
        page.links[:] = [link for link in page.links if not is_artifact(link[-1])]


def is_artifact(box: Any) -> bool:
    """Whether a box is an artifact or in one."""
    return getattr(box, "press_artifact", False)

"""Which boxes of a laid-out document are artifacts: printed, but no part of its text (ISO 32000-1, 14.8.2.2).

They are running heads and page numbers, the leaders of the contents, the head of a table on each further page of it,
and pictures that are decoration. Boxes are private to WeasyPrint; see :mod:`press.formats.weasy.tagging`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pydyf
from weasyprint.formatting_structure import boxes


def mark_artifacts(document: Any) -> None:
    """Marks all boxes in artifacts, for :func:`is_artifact`; their links go, which would stand in no element."""
    heads: set[int] = set()
    for page in document.pages:
        seen: set[int] = set()
        for box in page._page_box.descendants(placeholders=True):  # noqa: SLF001
            is_head = box.element_tag == "thead" and box.element is not None
            is_margin = isinstance(box, boxes.MarginBox)
            if is_margin or box.is_leader or (is_head and id(box.element) in heads) or _is_decoration(box):
                kind = _pagination(box.at_keyword) if is_margin else None
                for part in box.descendants():
                    part.press_artifact = True
                    part.press_pagination = kind
            if is_head:
                seen.add(id(box.element))
        heads |= seen
        page.links[:] = [link for link in page.links if not is_artifact(link[-1])]


def is_artifact(box: Any) -> bool:
    """Whether a box is an artifact or in one."""
    return getattr(box, "press_artifact", False)


@contextmanager
def artifact(stream: Any, box: Any) -> Iterator[None]:
    """Marks what is painted meanwhile as the artifact that the box is."""
    pagination = getattr(box, "press_pagination", None)
    if pagination is None:
        with stream.artifact():
            yield
        return
    pydyf.Stream.begin_marked_content(stream, "Artifact", pydyf.Dictionary(pagination))
    try:
        yield
    finally:
        pydyf.Stream.end_marked_content(stream)


def _pagination(place: str) -> dict[str, str]:
    """The properties of a running head, by the name of its margin box: ``@top-left`` (ISO 14289-1, 7.8)."""
    edge = place.removeprefix("@").partition("-")[0]
    subtype = {"top": "/Header", "bottom": "/Footer"}.get(edge)
    return {"Type": "/Pagination"} | ({"Subtype": subtype} if subtype else {})


def _is_decoration(box: Any) -> bool:
    """Whether it is a picture that has nothing to say (``alt=""``)."""
    return box.element_tag == "img" and box.element is not None and box.element.get("alt") == ""

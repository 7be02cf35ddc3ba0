"""Makes one structure element of what is one element of the page, where its text goes over to the next page.

WeasyPrint builds the tree of each page for itself, so that a paragraph that goes over a page is two paragraphs, and a
table two tables. What is joined here is read aloud as one.
"""

from __future__ import annotations

from typing import Any

from press.formats.weasy.structure import adopt

_JOINED = frozenset(
    "/Part /Sect /Div /BlockQuote /P /H1 /H2 /H3 /H4 /H5 /H6 /TOC /L /LI "
    "/Table /Caption /THead /TBody /TFoot /TR /TH /TD".split()
)
"""Structure types of elements that can go over a page. The content of all others (Link, Figure, Span) refers to its
own page and can't be moved."""


class Pieces:
    """The structure elements of one PDF by the page's elements that they are of; kept as an attribute of the PDF."""

    def __init__(self) -> None:
        self._elements: dict[tuple[int, str], tuple[Any, int]] = {}
        self._absorbed: dict[int, Any] = {}

    @staticmethod
    def of(pdf: Any) -> Pieces:
        """Those of a pydyf.PDF."""
        if not hasattr(pdf, "press_pieces"):
            pdf.press_pieces = Pieces()
        pieces: Pieces = pdf.press_pieces
        return pieces

    def first(self, html: Any, structure_type: str) -> Any:
        """The structure element of an element of the page; None before there is one."""
        element, _ = self._elements.get((id(html), structure_type), (None, 0))
        while id(element) in self._absorbed:
            element = self._absorbed[id(element)]
        return element

    def absorb(self, element: Any, into: Any) -> None:
        """What goes on from ``element`` goes on from ``into``."""
        self._absorbed[id(element)] = into

    def join(self, element: Any, html: Any, page_number: int, pdf: Any) -> Any:
        """Gives the kids of ``element`` to the piece of it on an earlier page, and returns that; None without one."""
        key = (id(html), element["S"])
        if element["S"] not in _JOINED:
            return None
        _, earlier_page = self._elements.get(key, (None, page_number))
        earlier = self.first(html, element["S"]) if earlier_page < page_number else None
        self._elements[key] = (element if earlier is None else earlier, page_number)
        if earlier is not None:
            adopt(earlier, [*earlier["K"], *element["K"]], pdf)
        return earlier

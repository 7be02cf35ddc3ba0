"""Makes one structure element of what is one element of the page, where its text goes over to the next line or page.

WeasyPrint builds the tree of each page for itself, and an element for each line of a phrase, so that a paragraph that
goes over a page is two paragraphs, and a link or an abbreviation that goes over a line is two of them, each with all
of its description. What is joined here is read aloud as one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pydyf

from press.formats.weasy.structure import adopt

_JOINED = frozenset(
    "/Part /Sect /Div /BlockQuote /P /H1 /H2 /H3 /H4 /H5 /H6 /TOC /L /LI "
    "/Table /Caption /THead /TBody /TFoot /TR /TH /TD /Span /Code /Link".split()
)
"""Structure types of elements that can go over a line or page."""


class Pieces:
    """The structure elements of one PDF by the page's elements that they are of; kept as an attribute of the PDF."""

    def __init__(self) -> None:
        self._elements: dict[tuple[int, str], Any] = {}
        self._absorbed: dict[int, Any] = {}
        self.within: Any = None
        """The element of the page whose structure element is being built."""

    @staticmethod
    def of(pdf: Any) -> Pieces:
        """Those of a pydyf.PDF."""
        if not hasattr(pdf, "press_pieces"):
            pdf.press_pieces = Pieces()
        pieces: Pieces = pdf.press_pieces
        return pieces

    def first(self, html: Any, structure_type: str) -> Any:
        """The structure element of an element of the page; None before there is one."""
        element = self._elements.get((id(html), structure_type))
        while id(element) in self._absorbed:
            element = self._absorbed[id(element)]
        return element

    def absorb(self, element: Any, into: Any) -> None:
        """What goes on from ``element`` goes on from ``into``."""
        self._absorbed[id(element)] = into

    def join(self, element: Any, html: Any, pdf: Any, content: Content) -> Any:
        """Gives the kids of ``element`` to the earlier piece of it, and returns that; None without one."""
        key = (id(html), element["S"])
        if element["S"] not in _JOINED:
            return None
        earlier = self.first(html, element["S"])
        if earlier is None:
            self._elements[key] = element
            return None
        if element["S"] == "/Link":  # the only one of these that holds content itself
            content.move(element, earlier)
        adopt(earlier, [*earlier["K"], *element["K"]], pdf)
        element["K"] = pydyf.Array([])  # it stays in the file, and in no tree
        return earlier


@dataclass(frozen=True, slots=True)
class Content:
    """Which structure element the content of a page belongs to: what becomes the ParentTree (ISO 32000-1, 14.7.4.4)."""

    marked: dict[int, Any]
    """The reference of an element by the MCID of its content on this page."""
    annotations: list[tuple[Any, Any]]
    """References of elements, each with an annotation that is in it."""

    def move(self, element: Any, into: Any) -> None:
        """Makes the content of an element that of another, which may begin on an earlier page."""
        self.marked.update((mcid, into.reference) for mcid, owner in self.marked.items() if owner == element.reference)
        self.annotations[:] = [
            (into.reference if owner == element.reference else owner, annotation)
            for owner, annotation in self.annotations
        ]
        if element["Pg"] != into["Pg"]:
            element["K"] = pydyf.Array([self._with_page(kid, element["Pg"]) for kid in element["K"]])

    @staticmethod
    def _with_page(kid: Any, page: bytes) -> Any:
        """A kid that says its page for itself: an MCID alone is one of its element's own page."""
        return kid if isinstance(kid, bytes) else pydyf.Dictionary({"Type": "/MCR", "Pg": page, "MCID": kid})

"""Completes the tag tree of WeasyPrint's PDFs, so that they keep all of PDF/UA-1 and say all that the page says.

=====================  ==========================================================================================
clause                 what is added
=====================  ==========================================================================================
ISO 14289-1, 7.2       one LBody for all blocks of a list item, lists in it too, in the order of the text; one LI for
                       a term and what is said of it
ISO 14289-1, 7.2       the language of parts (Lang)
ISO 14289-1, 7.5       the Scope of header cells, and no Headers, which go astray after cells that span rows
ISO 14289-1, 7.6       ListNumbering, of lists in order
ISO 14289-1, 7.8       running heads and page numbers as artifacts of pagination, each a Header or a Footer
ISO 14289-1, 7.9       Note, with an ID, for each note; Reference for each mark
ISO 14289-1, 7.18.5    one annotation for a link, whatever stands in it, described by the link's own words
ISO 32000-1, 14.7.2    one element for what goes over a page (:mod:`~press.formats.weasy.joining`) or has several
                       boxes; none for what holds nothing
ISO 32000-1, 14.8.2.2  running heads, page numbers, leaders and repeated heads as artifacts, outside the tree
ISO 32000-1, 14.8.5.4  where a figure stands (BBox), in the page's own units
ISO 32000-1, 14.8.4    TOC for the contents; Sect, Span and Code for elements that WeasyPrint has no structure type for
ISO 32000-1, 14.9.5    the expansion of abbreviations (E)
=====================  ==========================================================================================

WeasyPrint has no way to change its tags, so three of its functions are wrapped where they stand. That holds for the
version in :data:`press.formats.weasy.starting.VERSION`; tests/test_pdf_tagging.py fails when a name has moved.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from weasyprint import anchors, document
from weasyprint.pdf import stream, tags

from press.formats.weasy.artifacts import artifact, is_artifact
from press.formats.weasy.completing import complete, complete_kind, say_nothing
from press.formats.weasy.joining import Content, Pieces

_Build = Callable[..., Iterator[Any]]


@cache
def complete_tagging() -> None:
    """From now on every PDF of this process has the complete tags. Called by ``starting.start``, once."""
    # Each module looks a name up for itself, the recursion included.
    anchors.gather_anchors = document.gather_anchors = _one_annotation_per_link(anchors.gather_anchors)
    tags._build_box_tree = _completed(tags._build_box_tree)  # noqa: SLF001 — see the module's docstring
    stream.Stream.marked = _marked_unless_artifact(stream.Stream.marked)


def _one_annotation_per_link(gather: Callable[..., None]) -> Callable[..., None]:
    """``gather_anchors`` without the link of the parent, which gave each child of a link an annotation of its own."""

    def gather_anchors(  # noqa: PLR0917 — WeasyPrint's own signature
        box: Any,
        found: Any,
        links: Any,
        bookmarks: Any,
        forms: Any,
        parent_matrix: Any = None,
        parent_form: Any = None,
        parent_link: Any = None,
    ) -> None:
        del parent_link
        gather(box, found, links, bookmarks, forms, parent_matrix, parent_form, None)

    return gather_anchors


def _marked_unless_artifact(marked: Callable[..., Any]) -> Callable[..., Any]:
    """``Stream.marked`` that writes an artifact as one, so that it needs no place in the tree."""

    def marked_or_artifact(self: Any, box: Any, tag: str) -> Any:
        return artifact(self, box) if is_artifact(box) else marked(self, box, tag)

    return marked_or_artifact


def _completed(build: _Build) -> _Build:
    """``_build_box_tree`` without artifacts, whose elements are completed and joined one by one, children first."""

    def build_box_tree(box: Any, parent: Any, pdf: Any, page_number: int, *rest: Any) -> Iterator[Any]:
        box = getattr(box, "_box", box)  # a placeholder of something positioned
        if is_artifact(box):
            for cell in box.descendants():
                # Where WeasyPrint will look for the structure element of a cell in the repeated head of a table.
                cell.mark = {"A": {}}
            return
        if box.element is None or box.element_tag in {"html", "body"}:
            # Either has no structure element of its own, and hands on those of its children.
            yield from build(box, parent, pdf, page_number, *rest)
            return
        if box.element_tag == "li":
            _keep_lists_in_place(box)
        pieces = Pieces.of(pdf)
        is_double = pieces.within is box.element
        around, pieces.within = pieces.within, box.element
        built = tuple(build(box, parent, pdf, page_number, *rest))
        pieces.within = around
        for element in (complete(each, box, pdf) for each in built):
            if say_nothing(element):
                continue
            # A box around a part of an element goes into that one, which is joined as a whole.
            joins = not (is_double or "::" in box.element_tag)
            earlier = pieces.join(element, box.element, pdf, Content(*rest[:2])) if joins else None
            if earlier:
                complete_kind(earlier, box.element, pdf)
            else:
                yield element

    return build_box_tree


def _keep_lists_in_place(item: Any) -> None:
    """WeasyPrint takes lists of these two kinds out of their item and puts them behind it, out of the text's order."""
    for child in item.children:
        if child.element_tag in {"ul", "ol"}:
            child.element_tag = "dl"

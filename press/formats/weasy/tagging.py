"""Completes the tag tree of WeasyPrint's PDFs, so that they keep all of PDF/UA-1 and say all that the page says.

=====================  ==========================================================================================
clause                 what is added
=====================  ==========================================================================================
ISO 14289-1, 7.2       one LBody for all blocks of a list item; one LI for a term and what is said of it
ISO 14289-1, 7.18.5    one annotation for a link, whatever stands in it, described by the link's own words
ISO 14289-1, 7.5       the Scope of header cells
ISO 14289-1, 7.2       the language of parts (Lang)
ISO 14289-1, 7.9       Note, with an ID, for each note; Reference for each mark
ISO 32000-1, 14.9.5    the expansion of abbreviations (E)
ISO 32000-1, 14.8.4    Sect, Div and Span for elements that WeasyPrint has no structure type for
ISO 32000-1, 14.8.2.2  running heads, page numbers and leaders as artifacts, outside the tree
=====================  ==========================================================================================

WeasyPrint has no way to change its tags, so three of its functions are wrapped where they stand. That holds for the
version in :data:`press.formats.weasy.starting.VERSION`; tests/test_pdf_tagging.py fails when a name has moved.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pydyf
from weasyprint import anchors, document
from weasyprint.formatting_structure import boxes
from weasyprint.pdf import stream, tags

from press.formats.weasy.fetching import BASE

# WeasyPrint and pydyf have no annotations: boxes, PDF objects and elements of the page are Any in this module.
_Build = Callable[..., Iterator[Any]]


@cache
def complete_tagging() -> None:
    """From now on every PDF of this process has the complete tags. Called by ``starting.start``, once."""
    # Each module looks a name up for itself, the recursion included.
    anchors.gather_anchors = document.gather_anchors = _one_annotation_per_link(anchors.gather_anchors)
    tags._build_box_tree = _completed(tags._build_box_tree)  # noqa: SLF001 — see the module's docstring
    stream.Stream.marked = _marked_unless_artifact(stream.Stream.marked)


def is_artifact(box: Any) -> bool:
    """Whether a box and all in it say nothing of the text (ISO 32000-1, 14.8.2.2): running heads and leaders."""
    return isinstance(box, boxes.MarginBox) or bool(box.is_leader)


def mark_artifacts(laid_out: Any) -> None:
    """Marks the text of artifacts in a laid-out document, before it is written."""
    for page in laid_out.pages:
        for box in page._page_box.descendants(placeholders=True):  # noqa: SLF001
            if is_artifact(box):
                for part in box.descendants():
                    part.press_artifact = True


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
        return self.artifact() if getattr(box, "press_artifact", False) else marked(self, box, tag)

    return marked_or_artifact


def _completed(build: _Build) -> _Build:
    """``_build_box_tree`` without artifacts, whose structure elements are completed one by one, children first."""

    def build_box_tree(box: Any, parent: Any, pdf: Any, page_number: int, *rest: Any) -> Iterator[Any]:
        box = getattr(box, "_box", box)  # a placeholder of something positioned
        if getattr(box, "press_artifact", False):
            return
        for element in build(box, parent, pdf, page_number, *rest):
            yield _complete(element, box, pdf, page_number)

    return build_box_tree


def _complete(element: Any, box: Any, pdf: Any, page_number: int) -> Any:
    """The structure element with what its HTML element says; a new one around it where PDF wants that."""
    html = box.element
    if html is None:
        return element
    if box.element_tag != html.tag:
        return _complete_generated(element, box)
    if html.get("lang") and html.tag not in {"html", "body"}:
        element["Lang"] = pydyf.String(html.get("lang"))
    if box.link_annotation:
        _describe_link(box.link_annotation, html)
    complete = _BY_KIND.get(element["S"])
    return complete(element, html, pdf, page_number) if complete else element


def _complete_generated(element: Any, box: Any) -> Any:
    """Generated content is a Span: WeasyPrint calls that of a link a Link, which would lack its annotation."""
    if element["S"] == "/Link" and not box.link_annotation:
        element["S"] = "/Span"
    return element


def _describe_link(annotation: Any, html: Any) -> None:
    """The link's words in place of its address, and addresses within the publication relative again."""
    pictures = (image.get("alt", "") for image in html.iter("img"))
    words = " ".join(" ".join((*html.itertext(), *pictures)).split())
    if words:
        annotation["Contents"] = pydyf.String(words)
    action = annotation.get("A")
    if action and action["URI"].string.startswith(BASE):
        action["URI"] = pydyf.String(action["URI"].string.removeprefix(BASE))


# --- what each kind of structure element lacks -------------------------------------------------------------------


def _complete_item(item: Any, html: Any, pdf: Any, page_number: int) -> Any:
    """Puts all of a list item but its label into one body; a note's text into a Note in that body.

    A note that goes over a page is two structure elements: the page in its ID keeps IDs unique.
    """
    kids = _kids(item, pdf)
    labels = [kid for kid, child in kids if _kind(child) == "/Lbl"]
    bodies = [child for _, child in kids if _kind(child) == "/LBody"]
    if len(bodies) + len(labels) < len(kids) or len(bodies) > 1:
        body = bodies[0] if bodies else _new("/LBody", item, item.reference, pdf)
        _adopt(body, [part for kid, child in kids for part in _parts(kid, child)], pdf)
        item["K"] = pydyf.Array([*labels, body.reference])
        bodies = [body]
    if bodies and html.get("id", "").startswith("fn-"):
        note = _new("/Note", item, bodies[0].reference, pdf)
        note["ID"] = pydyf.String(f"{html.get('id')}-{page_number}")
        _adopt(note, list(bodies[0]["K"]), pdf)
        bodies[0]["K"] = pydyf.Array([note.reference])
    return item


def _parts(kid: Any, child: Any) -> list[Any]:
    """What a kid of a list item brings into its body."""
    if _kind(child) == "/Lbl":
        return []
    return list(child["K"]) if _kind(child) == "/LBody" else [kid]


def _complete_body(body: Any, html: Any, _pdf: Any, _page_number: int) -> Any:
    """A term is the label of what is said of it."""
    if html.tag == "dt":
        body["S"] = "/Lbl"
    return body


def _complete_list(element: Any, html: Any, pdf: Any, _page_number: int) -> Any:
    """One list item for a term and what is said of it, where WeasyPrint makes an item of each."""
    if html.tag != "dl":
        return element
    items: list[Any] = []
    for _, item in _kids(element, pdf):
        is_said = [_kind(child) for _, child in _kids(item, pdf)] == ["/LBody"]
        if is_said and items:
            _adopt(items[-1], [*items[-1]["K"], *item["K"]], pdf)
        else:
            items.append(item)
    element["K"] = pydyf.Array([item.reference for item in items])
    for item in items:
        _complete_item(item, html, pdf, 0)
    return element


def _complete_header(cell: Any, html: Any, _pdf: Any, _page_number: int) -> Any:
    cell["A"]["Scope"] = "/Row" if html.get("scope", "").startswith("row") else "/Column"
    return cell


def _complete_link(link: Any, html: Any, pdf: Any, _page_number: int) -> Any:
    """The mark of a note stands in a Reference."""
    if html.get("role") != "doc-noteref":
        return link
    reference = _new("/Reference", link, link["P"], pdf)
    _adopt(reference, [link.reference], pdf)
    return reference


def _complete_nameless(element: Any, html: Any, _pdf: Any, _page_number: int) -> Any:
    """A structure type for elements that WeasyPrint has none for."""
    element["S"] = _ROLES.get(html.tag, "/NonStruct")
    if html.tag == "abbr" and html.get("title"):
        element["E"] = pydyf.String(html.get("title"))
    return element


_BY_KIND: dict[str, Callable[[Any, Any, Any, int], Any]] = {
    "/LI": _complete_item,
    "/LBody": _complete_body,
    "/L": _complete_list,
    "/TH": _complete_header,
    "/Link": _complete_link,
    "/NonStruct": _complete_nameless,
}

_ROLES = {
    "abbr": "/Span",
    "aside": "/Sect",
    "nav": "/Sect",
    "header": "/Sect",
    "footer": "/Sect",
    "figure": "/Sect",
    "pre": "/Div",
}
"""Structure types for elements that WeasyPrint writes as NonStruct although PDF has a word for them."""


# --- the tree ----------------------------------------------------------------------------------------------------


def _kids(element: Any, pdf: Any) -> list[tuple[Any, Any]]:
    """The kids of an element, each with its structure element; None for marked content and annotations."""
    return [(kid, pdf.objects[int(kid.split()[0])] if isinstance(kid, bytes) else None) for kid in element["K"]]


def _kind(child: Any) -> str:
    return "" if child is None else str(child.get("S", ""))


def _new(kind: str, like: Any, parent: bytes, pdf: Any) -> Any:
    """A structure element without kids, on the page of ``like``."""
    element = pydyf.Dictionary({"Type": "/StructElem", "S": kind, "K": pydyf.Array([]), "Pg": like["Pg"], "P": parent})
    pdf.add_object(element)
    return element


def _adopt(parent: Any, kids: list[Any], pdf: Any) -> None:
    """Makes ``kids`` the kids of ``parent``."""
    parent["K"] = pydyf.Array(kids)
    for _, child in _kids(parent, pdf):
        if _kind(child):
            child["P"] = parent.reference

"""What WeasyPrint leaves out of a structure element, by its structure type."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pydyf

from press.formats.weasy.fetching import BASE
from press.formats.weasy.joining import Pieces
from press.formats.weasy.structure import adopt, kids, kind, new


def complete(element: Any, box: Any, pdf: Any) -> Any:
    """The structure element with what its HTML element says; a new one around it where PDF wants that."""
    html = box.element
    if "::" in box.element_tag:
        return _complete_generated(element, box)
    element.press_of = html, kind(element)
    _take_in_doubles(element, pdf)
    if html.get("lang"):
        element["Lang"] = pydyf.String(html.get("lang"))
    if box.link_annotation:
        _describe_link(box.link_annotation, html)
    if kind(element) == "/Figure":
        _place(element, pdf)
    return complete_kind(element, html, pdf)


def _place(figure: Any, pdf: Any) -> None:
    """Where the figure stands, in points from the lower left corner of its page, and not in CSS pixels from its top."""
    page = pdf.objects[int(figure["Pg"].split()[0])]
    top = float(page.get("TrimBox", page["MediaBox"])[3])
    left, upper, right, lower = (_POINTS * float(edge) for edge in figure["A"]["BBox"])
    figure["A"]["BBox"] = pydyf.Array((left, top - lower, right, top - upper))


def complete_kind(element: Any, html: Any, pdf: Any) -> Any:
    """What depends on the structure type alone; may be done again after an element got more kids."""
    by_kind = _BY_KIND.get(element["S"])
    return by_kind(element, html, pdf) if by_kind else element


def _take_in_doubles(element: Any, pdf: Any) -> None:
    """The boxes around a part of an element (a column of it, the words beside a block) are no elements of their own."""
    pieces = [
        piece
        for kid, child in kids(element, pdf)
        for piece in (child["K"] if getattr(child, "press_of", None) == element.press_of else [kid])
    ]
    if pieces != element["K"]:
        adopt(element, pieces, pdf)


def say_nothing(element: Any) -> bool:
    """Whether an element holds nothing and stands for nothing: that of a line break, say."""
    return kind(element) in _SILENT and not element["K"]


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


def _complete_item(item: Any, html: Any, pdf: Any) -> Any:
    """Puts all of a list item but its label into one body; the text of a note into a Note in that body."""
    parts = kids(item, pdf)
    labels = [kid for kid, child in parts if kind(child) == "/Lbl"]
    bodies = [child for _, child in parts if kind(child) == "/LBody"]
    if len(bodies) + len(labels) < len(parts) or len(bodies) > 1:
        body = bodies[0] if bodies else new("/LBody", item, item.reference, pdf)
        adopt(body, [piece for kid, child in parts for piece in _content(kid, child, pdf)], pdf)
        item["K"] = pydyf.Array([*labels, body.reference])
        bodies = [body]
    if bodies and html.get("id", "").startswith("fn-"):
        note = new("/Note", item, bodies[0].reference, pdf)
        note["ID"] = pydyf.String(html.get("id"))
        adopt(note, _without_note(bodies[0], pdf), pdf)
        bodies[0]["K"] = pydyf.Array([note.reference])
    return item


def _content(kid: Any, child: Any, pdf: Any) -> list[Any]:
    """What a kid of a list item brings into its body."""
    if kind(child) == "/Lbl":
        return []
    return _without_note(child, pdf) if kind(child) == "/LBody" else [kid]


def _without_note(body: Any, pdf: Any) -> list[Any]:
    """The kids of a body, and in place of a Note that one's."""
    return [part for kid, child in kids(body, pdf) for part in (child["K"] if kind(child) == "/Note" else [kid])]


def _complete_body(body: Any, html: Any, _pdf: Any) -> Any:
    """A term is the label of what is said of it."""
    if html.tag == "dt":
        body["S"] = "/Lbl"
    return body


def _complete_list(element: Any, html: Any, pdf: Any) -> Any:
    """The numbering of a list in order; one item for a term and what is said of it, of which WeasyPrint makes two."""
    if html.get("role") == "doc-toc":
        return _complete_contents(element, pdf)
    if html.tag == "ol":
        numbering = _NUMBERINGS.get(html.get("type", ""), "/Decimal")
        element["A"] = pydyf.Dictionary({"O": "/List", "ListNumbering": numbering})
    if html.tag != "dl":
        return element
    items: list[Any] = []
    for _, item in kids(element, pdf):
        is_said = all(kind(child) == "/LBody" for _, child in kids(item, pdf))
        if is_said and items:
            adopt(items[-1], [*items[-1]["K"], *item["K"]], pdf)
            Pieces.of(pdf).absorb(item, items[-1])
        else:
            items.append(item)
    element["K"] = pydyf.Array([item.reference for item in items])
    for item in items:
        _complete_item(item, html, pdf)
    return element


def _complete_contents(element: Any, pdf: Any) -> Any:
    """A list of what is where is a TOC, and each of its items a reference."""
    element["S"] = "/TOC"
    for _, item in kids(element, pdf):
        if kind(item) == "/LI":
            item["S"] = "/TOCI"
            reference = new("/Reference", item, item.reference, pdf)
            adopt(reference, [kid for _, body in kids(item, pdf) for kid in body["K"]], pdf)
            item["K"] = pydyf.Array([reference.reference])
    return element


def _complete_header(cell: Any, html: Any, _pdf: Any) -> Any:
    cell["A"]["Scope"] = "/Row" if html.get("scope", "").startswith("row") else "/Column"
    return cell


def _complete_table(table: Any, _html: Any, pdf: Any) -> Any:
    """The Scope of header cells says all: WeasyPrint's lists of headers are wrong after cells that span rows."""
    for _, part in kids(table, pdf):
        for _, row in kids(part, pdf):
            for _, cell in kids(row, pdf) if kind(row) == "/TR" else []:
                cell.pop("ID", None)
                cell["A"].pop("Headers", None)
    return table


def _complete_link(link: Any, html: Any, pdf: Any) -> Any:
    """The mark of a note stands in a Reference."""
    if html.get("role") != "doc-noteref":
        return link
    reference = new("/Reference", link, link["P"], pdf)
    adopt(reference, [link.reference], pdf)
    return reference


def _complete_nameless(element: Any, html: Any, _pdf: Any) -> Any:
    """A structure type for elements that WeasyPrint has none for."""
    element["S"] = _ROLES.get(html.tag, "/NonStruct")
    if html.tag == "abbr" and html.get("title"):
        element["E"] = pydyf.String(html.get("title"))
    return element


_BY_KIND: dict[str, Callable[[Any, Any, Any], Any]] = {
    "/LI": _complete_item,
    "/LBody": _complete_body,
    "/L": _complete_list,
    "/TH": _complete_header,
    "/Table": _complete_table,
    "/Link": _complete_link,
    "/NonStruct": _complete_nameless,
}

_POINTS = 0.75
"""Points in a CSS pixel."""

_NUMBERINGS = {"a": "/LowerAlpha", "A": "/UpperAlpha", "i": "/LowerRoman", "I": "/UpperRoman"}

_SILENT = frozenset({"/NonStruct", "/Span", "/Div", "/Sect", "/P", "/L", "/TOC"})
"""Structure types that mean nothing without content; an empty cell keeps its place in the table."""

_ROLES = {
    **dict.fromkeys(("abbr", "bdi", "del", "em", "strong", "sub", "sup", "time"), "/Span"),
    "code": "/Code",
    "aside": "/Sect",
    "nav": "/Sect",
    "header": "/Sect",
    "footer": "/Sect",
    "figure": "/Sect",
    "pre": "/P",
}
"""Structure types for elements that WeasyPrint writes as NonStruct although PDF has a word for them.

The caption of a figure stays beside the Figure: its Alt stands for all that is in it (ISO 32000-1, 14.9.3)."""

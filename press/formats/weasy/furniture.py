"""What is printed beside the text of a page, character by character, read from the laid-out boxes.

Together with the page's text it is all that the PDF says. The text is what stands in the ``<body>`` of the HTML that
was laid out (:func:`press.formats.pdf.page_text`); furniture is

- generated content: list markers, ``::before`` and ``::after``, page numbers in the contents, leaders;
- running heads and page numbers in the margins;
- the head of a table once more, on each further page of it;
- the words in a picture (SVG), which are drawn as text.

The hyphens at line ends that hyphenation puts there are no characters of it: the PDF says that they are soft ones
(:mod:`~press.formats.weasy.line_ends`), which count for nothing, as in the text of a page.

Boxes are private to WeasyPrint; see :mod:`press.formats.weasy.tagging`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from weasyprint.formatting_structure import boxes
from weasyprint.images import SVGImage

from press.formats.weasy.artifacts import is_artifact

_GENERATED = ("::before", "::after", "::marker")
_SVG = "{http://www.w3.org/2000/svg}"
_SILENT = {f"{_SVG}title", f"{_SVG}desc", f"{_SVG}metadata", f"{_SVG}style", f"{_SVG}defs"}
"""Elements of an SVG whose text is not drawn."""


def furniture(document: Any) -> str:
    """Every character of a laid-out document, its artifacts marked, that is not of the text of its body."""
    beside: list[str] = []
    for page in document.pages:
        for box in page._page_box.descendants(placeholders=True):  # noqa: SLF001
            if isinstance(box, boxes.TextBox):
                if is_artifact(box) or str(box.element_tag).endswith(_GENERATED):
                    beside.append(box.text.removesuffix(getattr(box, "press_hyphen", "")))
            elif isinstance(getattr(box, "replacement", None), SVGImage):
                beside.extend(_words(box.replacement._svg.tree._etree_node))  # noqa: SLF001
    return "".join(beside)


def _words(element: Element) -> Iterator[str]:
    """The text of an SVG that is drawn."""
    if element.tag in _SILENT:
        return
    if element.tag == f"{_SVG}text":
        yield "".join(element.itertext())
        return
    for child in element:
        yield from _words(child)

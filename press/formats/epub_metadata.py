"""What the package says of the book, and of its accessibility only what is true of this very page.

EPUB Accessibility 1.1, "Discovery metadata"; the values are those of the Schema.org Accessibility Properties for
Discoverability Vocabulary.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time
from uuid import NAMESPACE_URL, uuid5

from press.formats.epub_book import XHTML, BookBlock
from press.model.page import Page

_NO_DATE = date(1980, 1, 1)
"""Stands where a text has no date of its last update, since the package must have one (EPUB 3.3, "Last modified")."""
_STILL = frozenset({"image/png", "image/jpeg", "image/svg+xml"})
"""Pictures that can't flash; whether others do, nobody has looked."""


def metadata(page: Page, blocks: Iterable[BookBlock]) -> Mapping[str, object]:
    """The values of the template.

    The identifier is the document's in its language and stays the same when the text is updated; ``modified`` tells
    the states apart (EPUB 3.3, "Release identifier").
    """
    pictures = (image for block in blocks for element in block.elements for image in element.iter(f"{{{XHTML}}}img"))
    images = [image for image in pictures if image.get("role") != "presentation"]
    described = all(image.get("alt", "").strip() for image in images)
    features = ["displayTransformability", "readingOrder", "structuralNavigation", "tableOfContents", "unlocked"]
    if images and described:
        features.insert(0, "alternativeText")
    return {
        "identifier": uuid5(NAMESPACE_URL, f"{page.publisher}\n{page.document}\n{page.language}").urn,
        "modified": datetime.combine(page.updated or page.stamped or _NO_DATE, time(), UTC).strftime(
            "%Y-%m-%dT%H:%M:%SZ"
        ),
        "modes": ["textual", "visual"] if images else ["textual"],
        "sufficient": (["textual"] if described else []) + (["textual,visual"] if images else []),
        "accessibility_features": features,
        "hazard": "none" if {asset.media_type for asset in page.assets} <= _STILL else "unknown",
    }

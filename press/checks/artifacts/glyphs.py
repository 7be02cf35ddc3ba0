"""Characters that a PDF paints as an empty box, because no font that the page names has them.

The text behind such a box is right (ToUnicode has it), so nothing but the glyphs themselves can show it. Also
ISO 14289-1, 7.21.8.
"""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from press.checks.artifacts.pdf_shown import Reading
from press.findings import Finding, finding
from press.model.location import Location


def missing_glyphs(reading: Reading, place: Location) -> tuple[Finding, ...]:
    """A finding for each character without a glyph, with the pages on which it stands."""
    pages: dict[str, set[int]] = {}
    fonts: dict[str, str] = {}
    for box in reading.missing:
        pages.setdefault(box.text, set()).add(box.page)
        fonts.setdefault(box.text, box.font)
    return tuple(
        replace(
            finding(
                "missing-glyph",
                f"{_named(text)} is printed as an empty box on {_pages(pages[text])}: {fonts[text]} does not have it",
                place,
                "correct the text if the character is a slip; else add a font that has it to the language's row of "
                "fonts",
            ),
            words=(text,),
        )
        for text in sorted(pages)
    )


def _named(text: str) -> str:
    """A character with its number and name in Unicode, by which a person can find it."""
    if len(text) != 1:
        return f"“{text}”"
    return f"“{text}” (U+{ord(text):04X}, {unicodedata.name(text, 'without a name').lower()})"


def _pages(numbers: set[int]) -> str:
    return f"page{'s' if len(numbers) > 1 else ''} {', '.join(map(str, sorted(numbers)))}"

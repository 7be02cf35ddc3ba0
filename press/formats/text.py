"""A page as plain text: for the body of a mail, for a form, for who wants words alone."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from lxml import etree

from press import languages
from press.editions import Layout
from press.findings import finding
from press.formats import Made, Render
from press.formats.linear import Kind, Line, lines_of
from press.model.artifact import Artifact
from press.model.page import Page

WIDTH = 72
"""Columns of a line, so that a mail program can quote it (RFC 3676, 4.2, says up to 78)."""
_INDENT = 2
_UNDERLINES = {2: "=", 3: "-"}
"""What underlines a heading, by its level; lower ones have none."""


def make(page: Page, render: Render, layout: Layout) -> Made:
    """The page as UTF-8 text.

    :raises press.findings.Halt: if a label has no translation.
    """
    try:
        lines = lines_of(page, render)
    except etree.XMLSyntaxError as error:
        hint = "the page was made wrongly: report this with the source text"
        message = f"the body of {page.document} in {page.language} is not well-formed: {error}"
        return Made(None, (finding("render", message, hint=hint),))
    text = "\n".join(_laid_out(lines, page.language)).strip() + "\n"
    return Made(Artifact(page.document, page.language, "text", layout.edition, text.encode()))


def _laid_out(lines: tuple[Line, ...], language: str) -> Iterator[str]:
    row = languages.find(language)
    # Where words have no spaces between them, only the reader's own program knows where a line may end.
    width = WIDTH if row is None or row.breaks in {"spaces", "words"} else 0
    for line in lines:
        if line.apart:
            yield ""
        if line.kind is Kind.TITLE:
            yield from (line.text, "=" * min(WIDTH, columns(line.text)))
        elif line.kind is Kind.HEADING:
            yield line.text
            if line.depth in _UNDERLINES:
                yield _UNDERLINES[line.depth] * min(WIDTH, columns(line.text))
        elif line.kind is Kind.RULE:
            yield "* * *"
        else:
            yield from _paragraph(line, width)


def _paragraph(line: Line, width: int) -> Iterator[str]:
    """A text or an item, indented by its depth; an item's marker hangs."""
    outer = " " * (_INDENT * max(0, line.depth - 1))
    inner = outer + " " * (columns(line.marker) + 1 if line.marker else _INDENT * min(line.depth, 1))
    first = f"{outer}{line.marker} " if line.marker else inner
    for number, text in enumerate(wrapped(line.text, width - columns(inner) if width else 0)):
        yield (inner if number else first) + text


def wrapped(text: str, width: int) -> Iterator[str]:
    """The text in lines of at most ``width`` columns, broken at spaces; in one line where the width is 0.

    A word that is longer than a line stands in one of its own: an address stays whole.
    """
    line = ""
    for word in text.split(" "):
        if line and width and columns(line) + 1 + columns(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line


def columns(text: str) -> int:
    """How many columns a text takes in a font of one width: ideographs take two (UAX #11), marks none."""
    return sum(
        0 if unicodedata.combining(letter) else 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        for letter in text
    )

"""The notes of a page, gathered at its end."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from press.model.page import PageBlock
from press.model.tree import Paragraph
from press.page.blocks import blocks_xhtml, foreign
from press.page.inlines import Writing, language_attributes

if TYPE_CHECKING:
    from press.page.composing import Label


def endnotes(writing: Writing, label: Label) -> PageBlock:
    """The section of notes, each with a way back (DPUB-ARIA 1.1: doc-endnotes, doc-backlink)."""
    heading = escape(label("Notes"), quote=False)
    back = escape(label("Back to the text"), quote=False)
    items = "".join(_note(number, writing, back) for number in range(1, len(writing.notes) + 1))
    xhtml = (
        f'<section class="endnotes" role="doc-endnotes" aria-labelledby="notes">'
        f'<h2 id="notes">{heading}</h2><ol>{items}</ol></section>'
    )
    return PageBlock(xhtml)


def _note(number: int, writing: Writing, back: str) -> str:
    """A note. Its way back stands in its last paragraph, so that it takes no line of its own."""
    blocks = writing.notes[number - 1].blocks
    content = blocks_xhtml(blocks, writing)
    link = f'<a class="backlink" role="doc-backlink" href="#fnref-{number}"%s>{back}</a>'
    last = blocks[-1] if blocks else None
    if isinstance(last, Paragraph) and content.endswith("</p>"):
        left = foreign(last.content, writing)
        marks = language_attributes(writing.language, left.language) if left else ""
        return f'<li id="fn-{number}">{content.removesuffix("</p>")} {link % marks}</p></li>'
    return f'<li id="fn-{number}">{content}<p>{link % ""}</p></li>'

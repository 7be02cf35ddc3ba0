"""Blocks → XHTML. The markup that comes out is listed in docs/architecture.md, “The body of a page”."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any

from press.model.tree import (
    Block,
    Blocks,
    BulletList,
    Cell,
    CodeBlock,
    DefinitionList,
    Division,
    Figure,
    Heading,
    Inlines,
    OrderedList,
    Paragraph,
    Part,
    Quotation,
    Rule,
    Span,
    Table,
    TranslatorNote,
)
from press.page.inlines import Writing, image_xhtml, inline_xhtml, language_attributes

_LIST_TYPES = {"lower-alpha": "a", "upper-alpha": "A", "lower-roman": "i", "upper-roman": "I"}
_ELEMENTS = {Part.PLAIN: "div", Part.CALLOUT: "aside", Part.CONTACT: "section", Part.CARD: "section", Part.CARDS: "div"}


def blocks_xhtml(blocks: Blocks, writing: Writing) -> str:
    """The XHTML of blocks."""
    return "".join(block_xhtml(block, writing) for block in blocks)


def block_xhtml(block: Block, writing: Writing) -> str:
    """The XHTML of one block."""
    writing.place = block.location
    return _WRITERS[type(block)](block, writing)


def foreign(words: Inlines, writing: Writing) -> Span | None:
    """The one span that is all of these words, where they were left in the source's language."""
    only = words[0] if len(words) == 1 else None
    if isinstance(only, Span) and only.language == writing.source_language != writing.language:
        return only
    return None


def _element(name: str, words: Inlines, writing: Writing, attributes: str = "") -> str:
    """An element of words; untranslated words give it their language, so that it is aligned by their direction."""
    left = foreign(words, writing)
    if left is None:
        return f"<{name}{attributes}>{inline_xhtml(words, writing)}</{name}>"
    marks = language_attributes(left.language, writing.language)
    content = inline_xhtml(left.content, writing, left.language)
    return f'<{name}{attributes}{marks} class="untranslated">{content}</{name}>'


def _heading(block: Heading, writing: Writing) -> str:
    return _element(f"h{min(block.level, 6)}", block.content, writing, f' id="{escape(block.id)}"')


def _paragraph(block: Paragraph, writing: Writing) -> str:
    return inline_xhtml(block.content, writing) if block.tight else _element("p", block.content, writing)


def _bullets(block: BulletList, writing: Writing) -> str:
    return f"<ul>{_items(block.items, writing)}</ul>"


def _numbers(block: OrderedList, writing: Writing) -> str:
    start = f' start="{block.start}"' if block.start != 1 else ""
    kind = f' type="{_LIST_TYPES[block.style]}"' if block.style in _LIST_TYPES else ""
    return f"<ol{start}{kind}>{_items(block.items, writing)}</ol>"


def _items(items: tuple[Blocks, ...], writing: Writing) -> str:
    return "".join(f"<li>{blocks_xhtml(item, writing)}</li>" for item in items)


def _definitions(block: DefinitionList, writing: Writing) -> str:
    pieces = []
    for item in block.items:
        pieces.append(_element("dt", item.term, writing))
        pieces += [f"<dd>{blocks_xhtml(text, writing)}</dd>" for text in item.texts]
    return f"<dl>{''.join(pieces)}</dl>"


def _table(block: Table, writing: Writing) -> str:
    writing.features.add("tables")
    caption = _element("caption", block.caption, writing) if block.caption else ""
    head = "".join(f"<tr>{_row(row, writing)}</tr>" for row in block.head)
    body = "".join(f"<tr>{_row(row, writing)}</tr>" for row in block.body)
    return f"<table>{caption}{f'<thead>{head}</thead>' if head else ''}<tbody>{body}</tbody></table>"


def _row(row: tuple[Cell, ...], writing: Writing) -> str:
    return "".join(_cell(cell, writing) for cell in row)


def _cell(cell: Cell, writing: Writing) -> str:
    attributes = ""
    if cell.header:
        group = "group" if (cell.columns if cell.header == "col" else cell.rows) > 1 else ""
        attributes += f' scope="{cell.header}{group}"'
    attributes += f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    attributes += f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
    if cell.align in {"end", "center"}:
        attributes += f' class="{cell.align}"'
    # A class of its own and that of untranslated words can't both be attributes: the words are marked inside.
    content = inline_xhtml(cell.content, writing)
    name = "th" if cell.header else "td"
    return f"<{name}{attributes}>{content}</{name}>"


def _figure(block: Figure, writing: Writing) -> str:
    image = image_xhtml(block.image, writing)
    if block.image.is_decoration and not block.caption:
        # No figure, which a screen reader would call by its name.
        return f'<p class="decoration">{image}</p>'
    caption = _element("figcaption", block.caption, writing) if block.caption else ""
    return f"<figure>{image}{caption}</figure>"


def _quotation(block: Quotation, writing: Writing) -> str:
    return f"<blockquote>{blocks_xhtml(block.blocks, writing)}</blockquote>"


def _code(block: CodeBlock, _writing: Writing) -> str:
    return f'<pre dir="ltr"><code>{escape(block.text, quote=False)}</code></pre>'


def _rule(_block: Rule, _writing: Writing) -> str:
    return "<hr/>"


def _division(block: Division, writing: Writing) -> str:
    language = block.language or ("" if block.translate else writing.source_language)
    marks = language_attributes(language, writing.language) if language and language != writing.language else ""
    marks += "" if block.translate else ' translate="no"'
    content = blocks_xhtml(block.blocks, writing)
    if block.part is Part.PLAIN and not marks:
        return content
    name = _ELEMENTS[block.part]
    kind = f' class="{block.part}"' if block.part is not Part.PLAIN else ""
    return f"<{name}{kind}{marks}>{content}</{name}>"


def _nothing(_block: TranslatorNote, _writing: Writing) -> str:
    return ""


_WRITERS: dict[type[Block], Callable[[Any, Writing], str]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    BulletList: _bullets,
    OrderedList: _numbers,
    DefinitionList: _definitions,
    Table: _table,
    Figure: _figure,
    Quotation: _quotation,
    CodeBlock: _code,
    Rule: _rule,
    Division: _division,
    TranslatorNote: _nothing,
}

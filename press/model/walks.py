"""Ways through a text: all of its blocks, of their words, and of what stands within those."""

from __future__ import annotations

from collections.abc import Iterator

from press.model.location import Location
from press.model.tree import (
    Abbreviation,
    Block,
    Blocks,
    BulletList,
    DefinitionList,
    Division,
    Figure,
    Footnote,
    Heading,
    Image,
    Inline,
    Inlines,
    Link,
    OrderedList,
    Paragraph,
    Quotation,
    Span,
    Styled,
    Table,
)


def inlines_in(blocks: Blocks) -> Iterator[tuple[Inline, Location]]:
    """Every inline of a text, those within others too, with the place of its block."""
    for words, place in paragraphs(blocks):
        yield from ((inline, place) for inline in within(words))


def paragraphs(blocks: Blocks) -> Iterator[tuple[Inlines, Location]]:
    """The words of every block of a text, those in notes too, with its place."""
    for block in blocks:
        for words, place in _words_of(block):
            yield words, place
            for inline in within(words):
                if isinstance(inline, Footnote):
                    yield from paragraphs(inline.blocks)
        for inner in _blocks_of(block):
            yield from paragraphs(inner)


def blocks_in(blocks: Blocks) -> Iterator[Block]:
    """Every block of a text, those within others too; not those of notes."""
    for block in blocks:
        yield block
        for inner in _blocks_of(block):
            yield from blocks_in(inner)


def within(words: Inlines) -> Iterator[Inline]:
    """The inlines, and those inside them."""
    for inline in words:
        yield inline
        match inline:
            case Styled() | Span() | Abbreviation() | Link():
                yield from within(inline.content)
            case Image(description):
                yield from within(description)


def _words_of(block: Block) -> list[tuple[Inlines, Location]]:
    match block:
        case Heading() | Paragraph():
            return [(block.content, block.location)]
        case Figure(image, caption, place):
            return [((image,), place), (caption, place)]
        case DefinitionList(items):
            return [(item.term, item.location) for item in items]
        case Table(caption, head, body, place):
            return [(caption, place), *((cell.content, cell.location) for row in (*head, *body) for cell in row)]
    return []


def _blocks_of(block: Block) -> list[Blocks]:
    match block:
        case BulletList(items=items) | OrderedList(items=items):
            return list(items)
        case DefinitionList(items=definitions):
            return [text for definition in definitions for text in definition.texts]
        case Quotation(blocks=blocks) | Division(blocks=blocks):
            return [blocks]
    return []

"""The rules of each language, applied to every piece of a document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from press.model.document import Document
from press.model.tree import (
    Abbreviation,
    Block,
    Blocks,
    BulletList,
    Cell,
    Definition,
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
    Text,
)
from press.typography.line import Line, is_foreign
from press.typography.rules import language_of, rules_of

Off = Callable[[str], frozenset[str]]
"""The names of the rules that are switched off in a language (BCP 47)."""


def _nothing(_: str) -> frozenset[str]:
    return frozenset()


def set_document(document: Document, off: Off = _nothing) -> Document:
    """The document as its language sets it."""
    setter = _Setter(document.language, off)
    data = document.metadata
    metadata = replace(
        data,
        title=setter.words(data.title),
        subtitle=setter.words(data.subtitle),
        summary=setter.words(data.summary),
    )
    return replace(document, metadata=metadata, blocks=setter.blocks(document.blocks))


def set_words(words: Inlines, language: str, off: Off = _nothing) -> Inlines:
    """A piece as its language (BCP 47) sets it."""
    return _Setter(language, off).words(words)


def set_text(text: str, language: str, off: Off = _nothing) -> str:
    """Plain words as their language (BCP 47) sets them."""
    return _Setter(language, off).text(text)


class _Setter:
    """Sets what is in one language."""

    def __init__(self, language: str, off: Off) -> None:
        self.language = language
        self.off = off
        self.row = language_of(language)
        self.rules = rules_of(self.row.code, off(language)) if self.row else ()

    def other(self, language: str) -> _Setter:
        """What sets a part in another language."""
        return self if language in {"", self.language} else _Setter(language, self.off)

    # --- words ---

    def words(self, words: Inlines) -> Inlines:
        if not words:
            return words
        return self.inner(self.line(words))

    def line(self, words: Inlines) -> Inlines:
        """The words by the rules of this language; what is in others stays."""
        if not self.row or not self.rules:
            return words
        line = Line(words, self.language)
        typed = text = line.text
        characters = set(text)
        for rule in self.rules:
            if not rule.trigger.isdisjoint(characters):
                line.apply(rule.apply(text, self.row))
                if line.text is not text:
                    text = line.text
                    characters = set(text)
        return words if text == typed else line.set_words(words)

    def inner(self, words: Inlines) -> Inlines:
        """What is a piece of its own inside: foreign phrases, notes, expansions, descriptions of pictures."""
        if len(words) == 1 and isinstance(words[0], Text):
            return words
        return tuple(map(self.one, words))

    def one(self, inline: Inline) -> Inline:
        match inline:
            case Span() if is_foreign(inline, self.language):
                return self.foreign(inline)
            case Span() | Styled():
                return replace(inline, content=self.inner(inline.content))
            case Link():
                return replace(inline, content=self.inner(inline.content), title=self.text(inline.title))
            case Abbreviation():
                return replace(inline, content=self.inner(inline.content), expansion=self.text(inline.expansion))
            case Image():
                return replace(inline, description=self.words(inline.description), title=self.text(inline.title))
            case Footnote(blocks):
                return Footnote(self.blocks(blocks))
        return inline

    def foreign(self, span: Span) -> Span:
        if not span.translate:
            return span
        return replace(span, content=self.other(span.language).words(span.content))

    def text(self, text: str) -> str:
        (made,) = self.line((Text(text),)) or (Text(""),) if text else (Text(""),)
        return made.text if isinstance(made, Text) else text

    # --- blocks ---

    def blocks(self, blocks: Blocks) -> Blocks:
        return tuple(map(self.block, blocks))

    def block(self, block: Block) -> Block:
        match block:
            case Heading() | Paragraph():
                return replace(block, content=self.words(block.content))
            case BulletList() | OrderedList():
                return replace(block, items=tuple(map(self.blocks, block.items)))
            case DefinitionList():
                return replace(block, items=tuple(map(self.definition, block.items)))
            case Table():
                head, body = (tuple(tuple(map(self.cell, row)) for row in rows) for rows in (block.head, block.body))
                return replace(block, caption=self.words(block.caption), head=head, body=body)
            case Figure(image, caption):
                shown = replace(image, description=self.words(image.description), title=self.text(image.title))
                return replace(block, image=shown, caption=self.words(caption))
            case Quotation():
                return replace(block, blocks=self.blocks(block.blocks))
            case Division() if block.translate:
                return replace(block, blocks=self.other(block.language).blocks(block.blocks))
        return block

    def definition(self, item: Definition) -> Definition:
        return replace(item, term=self.words(item.term), texts=tuple(map(self.blocks, item.texts)))

    def cell(self, cell: Cell) -> Cell:
        return replace(cell, content=self.words(cell.content))

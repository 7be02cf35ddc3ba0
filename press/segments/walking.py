"""One walk over a document, for cutting and for joining alike, so that the two can't disagree.

The walk meets every translatable piece in reading order, asks a visitor for its words, and builds the document
again from the answers. A visitor that answers with what it was given gives the same document.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count

from press.model.document import Document
from press.model.location import Location
from press.model.segments import Kind
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
    FootnoteMark,
    Heading,
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
    TranslatorNote,
)
from press.pandoc import plain
from press.segments.marks import has_words

_WITHOUT_CONTEXT = {Kind.PARAGRAPH, Kind.LIST_ITEM, Kind.FOOTNOTE, Kind.SUMMARY}
"""Long texts: the same words are translated once, wherever they stand."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A translatable piece as the walk meets it; ``content`` is detached (:class:`press.model.segments.Segment`)."""

    content: Inlines
    kind: Kind
    context: str
    location: Location
    catalog: str
    section: str
    notes: tuple[str, ...]


Visit = Callable[[Piece], Inlines]


def walk(document: Document, visit: Visit) -> Document:
    """The document with every piece's words as ``visit`` gives them."""
    return _Walk(visit, document.name).document(document)


def printed_texts(document: Document) -> tuple[str, ...]:
    """The words of every piece that a reader meets, in reading order, without note marks; not the summary."""
    texts: list[str] = []

    def meet(piece: Piece) -> Inlines:
        if piece.kind is not Kind.SUMMARY:
            texts.append(plain(piece.content))
        return piece.content

    walk(document, meet)
    return tuple(texts)


class _Walk:
    def __init__(self, visit: Visit, catalog: str) -> None:
        self.visit = visit
        self.catalog = catalog
        self.section = ""
        self.notes: tuple[str, ...] = ()

    def document(self, document: Document) -> Document:
        data = document.metadata
        self.section = plain(data.title)

        def place(key: str) -> Location:
            return data.places.get(key, document.location)

        metadata = replace(
            data,
            title=self.words(data.title, Kind.TITLE, place("title")),
            subtitle=self.words(data.subtitle, Kind.SUBTITLE, place("subtitle")),
            summary=self.words(data.summary, Kind.SUMMARY, place("summary")),
        )
        return replace(document, metadata=metadata, blocks=self.blocks(document.blocks, Kind.PARAGRAPH))

    def blocks(self, blocks: Blocks, kind: Kind) -> Blocks:
        result: list[Block] = []
        for block in blocks:
            if isinstance(block, TranslatorNote):
                self.notes = (*self.notes, block.text)
                result.append(block)
                continue
            result.append(self.block(block, kind))
            self.notes = ()
        return tuple(result)

    def block(self, block: Block, kind: Kind) -> Block:
        match block:
            case Heading(content=content, location=location, context=context):
                self.section = plain(content)
                return replace(block, content=self.words(content, Kind.HEADING, location, context))
            case Paragraph(content=content, location=location, context=context):
                return replace(block, content=self.words(content, kind, location, context))
            case BulletList(items=items) | OrderedList(items=items):
                inner = kind if kind is Kind.FOOTNOTE else Kind.LIST_ITEM
                return replace(block, items=tuple(self.blocks(item, inner) for item in items))
            case DefinitionList(items=definitions):
                return replace(block, items=tuple(self.definition(item, kind) for item in definitions))
            case Table():
                return self.table(block)
            case Figure(image, caption, location):
                described = self.words(image.description, Kind.DESCRIPTION, location)
                said = self.words(caption, Kind.CAPTION, location)
                return replace(block, image=replace(image, description=described), caption=said)
            case Quotation(blocks=blocks):
                return replace(block, blocks=self.blocks(blocks, kind))
            case Division():
                return self.division(block, kind)
        return block

    def definition(self, item: Definition, kind: Kind) -> Definition:
        term = self.words(item.term, Kind.TERM, item.location)
        return replace(item, term=term, texts=tuple(self.blocks(text, kind) for text in item.texts))

    def table(self, table: Table) -> Table:
        caption = self.words(table.caption, Kind.CAPTION, table.location)
        return replace(
            table,
            caption=caption,
            head=tuple(tuple(map(self.cell, row)) for row in table.head),
            body=tuple(tuple(map(self.cell, row)) for row in table.body),
        )

    def cell(self, cell: Cell) -> Cell:
        kind = Kind.TABLE_HEADER if cell.header else Kind.CELL
        return replace(cell, content=self.words(cell.content, kind, cell.location))

    def division(self, division: Division, kind: Kind) -> Division:
        if not division.translate:
            return division
        if not division.catalog:
            return replace(division, blocks=self.blocks(division.blocks, kind))
        # A shared text stands under no heading of the documents that include it: its catalog serves them all.
        around = self.catalog, self.section
        self.catalog, self.section = division.catalog, ""
        blocks = self.blocks(division.blocks, kind)
        self.catalog, self.section = around
        return replace(division, blocks=blocks)

    def words(self, content: Inlines, kind: Kind, location: Location, context: str = "") -> Inlines:
        loose = Loose()
        detached = loose.detach(content)
        if not has_words(detached):
            chosen = detached
        else:
            named = "" if kind in _WITHOUT_CONTEXT else kind.value
            full = ": ".join(part for part in (named, context) if part)
            chosen = self.visit(Piece(detached, kind, full, location, self.catalog, self.section, self.notes))
        said = {
            name: one if one.fixed else replace(one, text=self.expansion(one.text, location))
            for name, one in loose.expansions.items()
        }
        notes = [Footnote(self.blocks(note.blocks, Kind.FOOTNOTE)) for note in loose.notes]
        return attach(chosen, notes, said)

    def expansion(self, text: str, location: Location) -> str:
        return plain(self.words((Text(text),), Kind.EXPANSION, location))


@dataclass(frozen=True, slots=True)
class Expansion:
    """What an abbreviation in a segment stands for."""

    key: str
    """The short form in the source text."""
    text: str
    fixed: bool
    """In another language than the text's, or marked as not to be translated: it stays."""


class Loose:
    """What is taken out of a segment because it is a segment of its own."""

    def __init__(self) -> None:
        self.notes: list[Footnote] = []
        self.expansions: dict[str, Expansion] = {}
        """By the key in the segment, which is the short form, with a number where that stands for two things."""

    def detach(self, content: Inlines, *, fixed: bool = False) -> Inlines:
        """The content with marks for its notes, and without expansions."""
        return tuple(self._detached(inline, fixed=fixed) for inline in content)

    def _detached(self, inline: Inline, *, fixed: bool) -> Inline:
        match inline:
            case Footnote():
                self.notes.append(inline)
                return FootnoteMark(len(self.notes))
            case Abbreviation(content, key, expansion):
                name = self._named(Expansion(key, expansion, fixed))
                return Abbreviation(self.detach(content, fixed=fixed), name)
            case Span(content, language, translate):
                return replace(inline, content=self.detach(content, fixed=fixed or bool(language) or not translate))
            case Styled() | Link():
                return replace(inline, content=self.detach(inline.content, fixed=fixed))
        return inline

    def _named(self, said: Expansion) -> str:
        names = (said.key if number == 1 else f"{said.key} {number}" for number in count(1))
        return next(name for name in names if self.expansions.setdefault(name, said) == said)


def attach(content: Inlines, notes: Sequence[Footnote], expansions: Mapping[str, Expansion]) -> Inlines:
    """A detached segment with its notes and expansions; a mark without a note and a key without one are dropped."""
    result: list[Inline] = []
    for inline in content:
        match inline:
            case FootnoteMark(number):
                result += notes[number - 1 : number] if number else ()
            case Abbreviation(inner, name):
                words = attach(inner, notes, expansions)
                said = expansions.get(name)
                result += [Abbreviation(words, said.key, said.text)] if said else words
            case Styled() | Link() | Span():
                result.append(replace(inline, content=attach(inline.content, notes, expansions)))
            case _:
                result.append(inline)
    return tuple(result)

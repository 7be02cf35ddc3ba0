"""A text as a tree of small classes; pandoc's own JSON never leaves :mod:`press.pandoc`."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from press.model.location import Location

# --- inlines ---------------------------------------------------------------------------------------------------


class Style(StrEnum):
    """What can be done to a run of text."""

    EMPHASIS = "em"
    STRONG = "strong"
    STRIKEOUT = "del"
    SUPERSCRIPT = "sup"
    SUBSCRIPT = "sub"


@dataclass(frozen=True, slots=True)
class Text:
    """Plain characters. A line end in the source counts as one space; two Texts never stand side by side."""

    text: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A line end that the writer asked for."""


@dataclass(frozen=True, slots=True)
class Code:
    """Something to be typed or read by a machine; never translated by rule, only by hand."""

    text: str


@dataclass(frozen=True, slots=True)
class Styled:
    """Emphasis and its kin."""

    style: Style
    content: Inlines


@dataclass(frozen=True, slots=True)
class Span:
    """A phrase with a language of its own, or one that is not to be translated."""

    content: Inlines
    language: str = ""
    """BCP 47; empty where the language is that of the text around."""
    translate: bool = True
    """False for ``translate=no``: a name that stays as it is."""


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A short form with what it stands for."""

    content: Inlines
    key: str
    """The short form in the source text, which finds the expansion again in a translation."""
    expansion: str = ""
    """Empty in a detached segment (see :class:`Segment`)."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link to an address outside, to a heading (``#id``) or to another document (``name.md``)."""

    content: Inlines
    target: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture. ``source`` is relative to the folder of the text that shows it."""

    description: Inlines
    source: str
    title: str = ""
    is_decoration: bool = False
    """It says nothing, and has no description: those who don't see it miss nothing (WCAG 2.2, 1.1.1)."""


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note, at the place where its mark stands."""

    blocks: Blocks


@dataclass(frozen=True, slots=True)
class FootnoteMark:
    """The place of a note in a detached segment: ``[^1]`` is the segment's first."""

    number: int


Inline = Text | LineBreak | Code | Styled | Span | Abbreviation | Link | Image | Footnote | FootnoteMark
Inlines = tuple[Inline, ...]


# --- blocks ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading. Level 1 is the document's title, so a text's own begin at 2."""

    level: int
    content: Inlines
    id: str
    location: Location = field(compare=False)
    context: str = ""
    """What the writer gave with ``{context=…}``: tells apart two equal short texts."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    content: Inlines
    location: Location = field(compare=False)
    tight: bool = False
    """True in a list whose items stand without space between them."""
    context: str = ""


@dataclass(frozen=True, slots=True)
class BulletList:
    """An unordered list."""

    items: tuple[Blocks, ...]
    location: Location = field(compare=False)


@dataclass(frozen=True, slots=True)
class OrderedList:
    """A numbered list; ``style`` is a value of CSS list-style-type."""

    items: tuple[Blocks, ...]
    location: Location = field(compare=False)
    start: int = 1
    style: str = "decimal"


@dataclass(frozen=True, slots=True)
class Definition:
    """A term and what is said of it."""

    term: Inlines
    texts: tuple[Blocks, ...]
    location: Location = field(compare=False)


@dataclass(frozen=True, slots=True)
class DefinitionList:
    """Terms with their definitions."""

    items: tuple[Definition, ...]
    location: Location = field(compare=False)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table."""

    content: Inlines
    location: Location = field(compare=False)
    header: Literal["", "col", "row"] = ""
    """What it is a header of, as HTML's ``scope`` says it."""
    columns: int = 1
    rows: int = 1
    align: Literal["", "start", "center", "end"] = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its caption; ``head`` and ``body`` are rows of cells."""

    caption: Inlines
    head: tuple[tuple[Cell, ...], ...]
    body: tuple[tuple[Cell, ...], ...]
    location: Location = field(compare=False)


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture that stands alone, with or without a caption."""

    image: Image
    caption: Inlines
    location: Location = field(compare=False)


@dataclass(frozen=True, slots=True)
class Quotation:
    """Somebody's words."""

    blocks: Blocks
    location: Location = field(compare=False)


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Lines for a machine; not translated."""

    text: str
    location: Location = field(compare=False)


@dataclass(frozen=True, slots=True)
class Rule:
    """A break between themes."""

    location: Location = field(compare=False)


class Part(StrEnum):
    """What a division of the text is for. The value is the class that the writer gives it."""

    PLAIN = "plain"
    CALLOUT = "callout"
    CONTACT = "contact"
    CARD = "card"
    CARDS = "cards"


@dataclass(frozen=True, slots=True)
class Division:
    """Blocks that belong together."""

    part: Part
    blocks: Blocks
    location: Location = field(compare=False)
    translate: bool = True
    """False: the blocks stay as they are in every language."""
    only: tuple[str, ...] = ()
    """The languages (BCP 47) that print it; empty for all."""
    catalog: str = ""
    """The catalog of a shared text that was included here; empty for the document's own."""
    language: str = ""


@dataclass(frozen=True, slots=True)
class TranslatorNote:
    """What the writer tells the translators about the block that follows. Never printed."""

    text: str
    location: Location = field(compare=False)


Block = (
    Heading
    | Paragraph
    | BulletList
    | OrderedList
    | DefinitionList
    | Table
    | Figure
    | Quotation
    | CodeBlock
    | Rule
    | Division
    | TranslatorNote
)
Blocks = tuple[Block, ...]

"""The nouns that every stage shares.

All are frozen and slotted: a stage takes one named thing and returns another, and nothing is changed behind
anybody's back. Trees are made of the small classes below; pandoc's own JSON never leaves :mod:`press.pandoc`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Literal

Direction = Literal["ltr", "rtl"]


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place that a person can go to."""

    file: str
    """Path relative to the project folder, with forward slashes."""
    line: int | None = None
    """Counted from 1; None where the whole file is meant."""

    def __str__(self) -> str:
        return self.file if self.line is None else f"{self.file}:{self.line}"


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


# --- documents and their segments ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Metadata:
    """What stands above a text, and where each of it stands."""

    title: Inlines
    subtitle: Inlines = ()
    summary: Inlines = ()
    updated: date | None = None
    """The date of the last update; every date in the outputs comes from it."""
    places: Mapping[str, Location] = field(default_factory=dict, compare=False)
    """Where each value stands, by its key."""


@dataclass(frozen=True, slots=True)
class Document:
    """A source text, or its translation: the same skeleton with other inlines."""

    name: str
    """The file's name without ``.md``; also the name of its catalog and outputs."""
    language: str
    """BCP 47."""
    metadata: Metadata
    blocks: Blocks
    location: Location = field(compare=False)


class Kind(StrEnum):
    """What a segment is. The short ones are its msgctxt, so that one word can be translated in two ways."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    SUMMARY = "summary"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    TABLE_HEADER = "table header"
    CELL = "cell"
    CAPTION = "caption"
    DESCRIPTION = "image description"
    TERM = "term"
    EXPANSION = "expansion"
    FOOTNOTE = "footnote"


SEGMENTATION = 1
"""The version of the rule that cuts a text into segments (``X-Segmentation`` in catalogs).

It is part of the file format: another cut orphans translations, so a change ships with a migration.
"""

SegmentKey = tuple[str, str, str]
"""Catalog, msgctxt (empty for none) and msgid: what finds a translation."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One translatable piece.

    Its content is *detached*: notes are :class:`FootnoteMark`, abbreviations carry no expansion, for both are
    segments of their own.
    """

    catalog: str
    context: str
    """msgctxt, or empty: paragraphs have none, so that the same text is translated once."""
    msgid: str
    """The content as Markdown, in the form that translators see."""
    content: Inlines
    kind: Kind
    location: Location
    section: str = ""
    """The heading above it, as plain text."""
    notes: tuple[str, ...] = ()
    """What the writer tells the translators."""

    @property
    def key(self) -> SegmentKey:
        """What finds its translation."""
        return (self.catalog, self.context, self.msgid)


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a catalog as its file has it, before anybody looked at the text."""

    context: str
    msgid: str
    msgstr: str
    fuzzy: bool
    location: Location
    comments: tuple[str, ...] = ()
    """What translators wrote above it (``# …``), a line each without its mark."""
    previous: str = ""
    """The msgid that a fuzzy translation was made for (``#|``); empty where none is kept."""
    references: tuple[str, ...] = ()
    """Names of the files that its text stands in (``#:``)."""


@dataclass(frozen=True, slots=True)
class Translation:
    """What a translator wrote for a segment, read and found fit to print."""

    key: SegmentKey
    content: Inlines
    """Detached, like the segment's."""
    location: Location


class Role(StrEnum):
    """For whom somebody approves an entry. The value is what files and commands say."""

    REVIEWED = "reviewed"
    """The language: somebody who speaks it has read the translation beside its source."""
    APPROVED = "approved"
    """The publisher, who answers for what is printed."""


@dataclass(frozen=True, slots=True)
class Approval:
    """Somebody's word that a translation says what its source says."""

    context: str
    """msgctxt; empty for none."""
    source: str
    translation: str
    role: Role
    by: str
    """Who says so: a claim, as it was given."""
    day: date
    location: Location | None = field(default=None, compare=False)
    """Its line in the file, where it was read from one."""

    @property
    def key(self) -> tuple[str, str]:
        """What finds its entry in a catalog."""
        return (self.context, self.source)


# --- what other people send ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Unit:
    """A text and its translation in somebody's file, whatever the file's format."""

    source: str
    target: str
    """Empty where there is no translation."""
    location: Location
    context: str = ""
    """What tells apart equal sources (msgctxt); empty for none, and where the format can't say it."""
    fuzzy: bool = False
    """Whether the file says that somebody has to look at it."""
    comments: tuple[str, ...] = ()
    """What translators say of it, a line each."""
    remarks: tuple[str, ...] = ()
    """What translators are told of it, a line each (``#.``)."""
    references: tuple[str, ...] = ()
    """Names of the files that the source stands in."""
    flags: tuple[str, ...] = ()
    """gettext's and editors' words on it (``#,``), without ``fuzzy``."""
    previous: tuple[str, str] | None = None
    """Context and source that the translation was made for, where that is known and was another (``#|``)."""
    whole: bool = True
    """False where marks inside the text could not be carried over: then somebody has to look at it."""
    obsolete: bool = False
    """Put aside in the file (``#~``): its source had left the text."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """A file that somebody sent: its units, and what it says of itself. Empty where it does not say."""

    file: str
    """As findings name it."""
    units: tuple[Unit, ...]
    language: str = ""
    """What the translations are in, in whatever form the file has it."""
    document: str = ""
    """The document that it says it is of."""
    revised: str = ""
    """When a translator last saved it, in gettext's form ``2023-11-10 09:00+0100``."""
    translator: str = ""
    """Who that was: a name, mostly with an e-mail address."""


# --- pages and what is made of them ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that travels with a page."""

    name: str
    """Unique in the page; the page's markup refers to it as ``images/<name>``."""
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Typeface:
    """A font file of the publisher's own."""

    family: str
    weight: int
    """From 1 to 1000 (CSS, font-weight)."""
    style: Literal["normal", "italic"]
    file: str
    """Its name in the project's folder fonts/; a style sheet refers to it as ``fonts/<file>``."""
    data: bytes


@dataclass(frozen=True, slots=True)
class House:
    """The publisher's own families, as far as they serve a page; empty names where the script's serve."""

    text: str = ""
    headings: str = ""
    faces: tuple[Typeface, ...] = ()


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A heading as a table of contents needs it."""

    level: int
    id: str
    text: str
    language: str = ""
    """BCP 47 where the heading is not in the page's language."""


@dataclass(frozen=True, slots=True)
class PageBlock:
    """A top-level block of a page: well-formed XHTML without namespace prefixes."""

    xhtml: str
    heading: ContentsEntry | None = None
    """Set where the block is a heading."""


@dataclass(frozen=True, slots=True)
class Alternate:
    """Where the same document is to be had in another language or format."""

    language: str
    """BCP 47."""
    format: str
    """Name of the format: pdf, epub or html."""
    label: str
    """The language's name in itself, or the format's name."""
    href: str
    """Relative to the page's own file, or absolute where the settings have a base_url."""
    edition: str = ""
    """A key of :data:`press.editions.EDITIONS`; empty for a page in another language."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """What a released file was made of; its metadata says so."""

    version: str
    """Of the release."""
    commit: str
    """Of the project's git repository, in hexadecimal."""
    stated: str = ""
    """Who translated it and who signed it off (:func:`press.release.stated`); empty where nobody did."""

    @property
    def source(self) -> str:
        """The commit by its name in every archive: SWHID (ISO/IEC 18670), or gitoid where git counts in SHA-256."""
        return f"swh:1:rev:{self.commit}" if len(self.commit) == 40 else f"gitoid:commit:sha256:{self.commit}"


@dataclass(frozen=True, slots=True)
class Page:
    """A document in one language, ready to be laid out by any format."""

    document: str
    language: str
    """BCP 47."""
    direction: Direction
    title: str
    subtitle: str
    summary: str
    publisher: str
    updated: date | None
    updated_text: str
    """The date in the language's own form (CLDR, long); empty without a date."""
    blocks: tuple[PageBlock, ...]
    """The text without its title; headings begin at h2."""
    publisher_language: str = ""
    """Set where the publisher's name is not in the page's language (BCP 47)."""
    notices: tuple[str, ...] = ()
    """What a reader must know first, in the page's language: draft, parts not translated."""
    notices_language: str = ""
    """Set where the notices are not in the page's language (BCP 47)."""
    draft: bool = False
    """The translation is not signed off."""
    title_language: str = ""
    """Set where the title is not in the page's language (BCP 47)."""
    subtitle_language: str = ""
    """The same for the subtitle."""
    summary_language: str = ""
    """The same for the summary."""
    assets: tuple[Asset, ...] = ()
    languages: tuple[Alternate, ...] = ()
    """The document's HTML in every published language, this one included."""
    formats: tuple[Alternate, ...] = ()
    """The document in this language in every format: a page does not know which one it will be."""
    stamped: date | None = None
    """The date of what has to have one, where ``updated`` is None (SOURCE_DATE_EPOCH); nobody reads it in print."""
    logo: Asset | None = None
    """The publisher's mark, which stands beside the name; empty of words, so that it needs no description."""
    translators: tuple[str, ...] = ()
    """Who translated it: names, as they were written into the catalogs."""
    address: str = ""
    """Of its page on the web; empty where it has none."""
    features: frozenset[str] = frozenset()
    """What the page has of: images, tables, footnotes, contents, links (for honest accessibility metadata)."""
    house: House = House()
    """The publisher's own fonts."""
    provenance: Provenance | None = None
    """Set in a release."""

    @property
    def body(self) -> str:
        """The whole text as XHTML."""
        return "\n".join(block.xhtml for block in self.blocks)

    @property
    def contents(self) -> tuple[ContentsEntry, ...]:
        """The headings in order."""
        return tuple(block.heading for block in self.blocks if block.heading)


@dataclass(frozen=True, slots=True)
class DirectedText:
    """Text that is set as one, for those who look after its order."""

    direction: Direction
    text: str
    """In the order of reading, with isolates as characters (U+2066 to U+2069) and ``\\n`` for line breaks."""


@dataclass(frozen=True, slots=True)
class Artifact:
    """A finished file, not yet on the disk."""

    document: str
    language: str
    format: str
    edition: str
    """A key of :data:`press.editions.EDITIONS`."""
    data: bytes
    text: str = ""
    """What it has to say, for a file that is laid out: the text of the body that the layout began with."""
    furniture: str = ""
    """Characters in it that are not of the page: running heads, page numbers, list markers, hyphens."""
    leftward: tuple[DirectedText, ...] = ()
    """Of a file that is laid out, the paragraphs in which text runs to the left."""
    pages: int = 0
    headings: tuple[tuple[str, int], ...] = ()
    """Of a file with pages: the id of each heading and the page on which it stands, counted from 1."""
    marks: bool = False
    """Whether it has the bleed and crop marks of a print shop."""
    draft: str = ""
    """The word in its language that says in its name that it is a draft; empty for what is signed off."""
    panels: tuple[int | None, ...] = ()
    """Of a leaflet, the page (counted from 0) on each panel in the order of reading: front, inside, folded in, back.
    None for an empty one."""

"""What is translated, and what translators made of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from press.model.location import Location
from press.model.tree import Inlines


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

"""A finished file."""

from __future__ import annotations

from dataclasses import dataclass

from press.model.location import Direction


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

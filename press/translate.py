"""Document + translations → the document in a language, and what to print where a translation is missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from press.model.document import Document
from press.model.location import Location
from press.model.segments import Segment, SegmentKey, Translation
from press.model.tree import Block, Blocks, Division, Inlines, Span
from press.segments import Cut


@dataclass(frozen=True, slots=True)
class Translated:
    """A document in a language."""

    document: Document
    missing: tuple[Segment, ...]
    """The segments that are printed in the source's language, each once, in reading order."""
    printed: tuple[tuple[Inlines, Location], ...]
    """Every text as it is printed, in reading order, with the place where it is written: in a catalog or source."""


def part_for(document: Document, language: str) -> Document:
    """The document without the parts that are for other languages only; the same object where there are none."""
    blocks = _for(document.blocks, language)
    return document if blocks == document.blocks else replace(document, blocks=blocks)


def translate(cut: Cut, translations: Mapping[SegmentKey, Translation], language: str) -> Translated:
    """The document in ``language`` (BCP 47).

    A segment without a translation keeps the source's words, in a span that says which language they are in.
    In the source's own language nothing is looked up.
    """
    source = cut.document
    if language == source.language:
        return Translated(source, (), tuple((segment.content, segment.location) for segment in cut.segments))
    missing: dict[SegmentKey, Segment] = {}
    printed: list[tuple[Inlines, Location]] = []

    def choose(segment: Segment) -> Inlines:
        found = translations.get(segment.key)
        if found:
            printed.append((found.content, found.location))
            return found.content
        left = (Span(segment.content, source.language),)
        printed.append((left, segment.location))
        missing.setdefault(segment.key, segment)
        return left

    document = replace(cut.rejoined(choose), language=language)
    return Translated(document, tuple(missing.values()), tuple(printed))


def missing(cut: Cut, translations: Mapping[SegmentKey, Translation], language: str) -> tuple[Segment, ...]:
    """The same that :func:`translate` finds missing, without joining a document."""
    if language == cut.document.language:
        return ()
    lacking: dict[SegmentKey, Segment] = {}
    for segment in cut.segments:
        if segment.key not in translations:
            lacking.setdefault(segment.key, segment)
    return tuple(lacking.values())


def _for(blocks: Blocks, language: str) -> Blocks:
    return tuple(_inside(block, language) for block in blocks if _is_for(block, language))


def _is_for(block: Block, language: str) -> bool:
    return not isinstance(block, Division) or not block.only or language in block.only


def _inside(block: Block, language: str) -> Block:
    return replace(block, blocks=_for(block.blocks, language)) if isinstance(block, Division) else block

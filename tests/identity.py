"""The invariant, asked through the real calls: with each msgstr equal to its msgid, the tree is the source's."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from press.checks.translation import Rules
from press.checks.translations import judge
from press.findings import Finding
from press.languages import LANGUAGES
from press.model.document import Document, Metadata
from press.model.location import Location
from press.model.segments import Entry, Segment, SegmentKey, Translation
from press.model.tree import Blocks, Text
from press.pandoc import Reading, read_markdown
from press.segments import Cut, cut
from press.translate import translate

FILE = "source/a.md"
PLACE = Location("locales/en/LC_MESSAGES/a.po", 1)
RULES = Rules(LANGUAGES["da"], LANGUAGES["da"], warnings=False)


@dataclass(frozen=True, slots=True)
class Round:
    """What came of translating a document by its own words."""

    cut: Cut
    lost: tuple[Finding, ...]
    """Findings on the source: what can't be kept."""
    differences: tuple[str, ...]
    """What is neither kept nor told."""


def document_of(blocks: Blocks, name: str = "a") -> Document:
    """A document with these blocks."""
    return Document(name, "da", Metadata(title=(Text("Titel"),)), blocks, Location(f"source/{name}.md", 1))


def read_text(text: str) -> tuple[Document, tuple[Finding, ...]]:
    """The tree of a text, and what the reader has to say; parts that it refuses are not in the tree."""
    reading = Reading(FILE)
    blocks = read_markdown(text, reading)
    return document_of(blocks), tuple(reading.findings)


def by_its_own_words(document: Document) -> Round:
    """Cuts a document, gives every entry its msgid as msgstr, judges and joins."""
    made, lost = cut(document)
    catalogs: dict[str, list[Segment]] = defaultdict(list)
    for segment in made.segments:
        catalogs[segment.catalog].append(segment)
    translations: dict[SegmentKey, Translation] = {}
    told: list[Finding] = []
    for segments in catalogs.values():
        entries = {(one.context, one.msgid): Entry(one.context, one.msgid, one.msgid, False, PLACE) for one in segments}
        judged = judge(segments, entries, RULES)
        translations |= judged.translations
        told += judged.findings
    translated = translate(made, translations, "en")
    kept = [one for one in made.segments if not any(_is_about(found, one) for found in lost)]
    differences = [f"told of a translation: {found}" for found in told if not lost]
    differences += [f"not translated: {one.msgid!r}" for one in kept if one.key not in translations]
    differences += [
        f"{one.msgid!r}: {one.content} became {translations[one.key].content}"
        for one in kept
        if one.key in translations and translations[one.key].content != one.content
    ]
    if replace(translated.document, language="da") != document and not differences and not lost:
        differences.append(f"the tree: {document.blocks} became {translated.document.blocks}")
    return Round(made, lost, tuple(differences))


def _is_about(found: Finding, segment: Segment) -> bool:
    return found.location == segment.location and f"“{segment.msgid[:60]}" in found.message

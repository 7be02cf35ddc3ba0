"""Pages of small texts, through the real reader and composer."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as ET

from identity import FILE, document_of

from press import languages
from press.findings import Finding
from press.model.location import Location
from press.model.page import Asset, Page
from press.page import Frame, compose
from press.pandoc import Reading, read_markdown
from press.segments import cut
from press.translate import translate

FRAME = Frame(
    publisher="Center",
    publisher_language="da",
    source_language="da",
    draft=False,
    incomplete=False,
    base_url="",
    languages=(),
    formats=(),
)


def label(msgid: str) -> str:
    """A string of the templates, marked so that a test sees where it stands."""
    return f"«{msgid}»"


def picture(source: str, place: Location) -> tuple[Asset | None, tuple[Finding, ...]]:
    """Every picture is there."""
    return Asset(source.replace("/", "-"), "image/svg+xml", b"<svg/>"), ()


def page(text: str, language: str = "da", *, untranslated: bool = False, frame: Frame = FRAME) -> Page:
    """The page of a text that is in ``language``, or in Danish and ``untranslated``."""
    reading = Reading(FILE)
    document = document_of(read_markdown(text, reading))
    assert reading.findings == []
    made, lost = cut(document)
    assert lost == ()
    document = translate(made, {}, language).document if untranslated else replace(document, language=language)
    row = languages.find(language)
    assert row
    result, findings = compose(document, row, frame, label, picture)
    assert findings == ()
    ET.fromstring(f"<body>{result.body}</body>")
    return result


def body(text: str, language: str = "da", **options: object) -> str:
    """The XHTML of a text; it is well-formed."""
    return page(text, language, **options).body

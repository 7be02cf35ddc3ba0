"""The page as pandoc's EPUB writer takes it: real headings, everything else the page's own XHTML.

pandoc divides a book at its headings and makes files of its images, so these it has to know. What it can't carry
(``bdi``, ``aside``, ``time``, footnotes, the scope of header cells) goes through it untouched, as raw XHTML.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from press.findings import Halt, finding
from press.model.page import ContentsEntry, Page

XHTML = "http://www.w3.org/1999/xhtml"
OPS = "http://www.idpf.org/2007/ops"
CHAPTER_LEVEL = 2
"""Headings of this level begin a chapter: a file of its own."""

_API_VERSION = (1, 23, 1)
"""Of pandoc's JSON; another minor version is accepted by pandoc, another major one refused."""
_PANDOCS_LANGUAGE = "en"
"""Of the words that pandoc puts in, all of which are replaced: it knows few languages, and warns of the others."""
_IMAGES = "images/"


@dataclass(frozen=True, slots=True)
class BookBlock:
    """A block of the page, parsed."""

    elements: tuple[etree._Element, ...]
    """Its elements, in the XHTML namespace."""
    heading: ContentsEntry | None
    """What the contents say of it: of a heading, or of the notes, whose heading is inside of their section."""
    is_section: bool = False
    """True for the notes."""


def read_blocks(page: Page) -> tuple[BookBlock, ...]:
    """The page's blocks as trees.

    :raises Halt: if one is not well-formed, or shows an image that the page does not bring.
    """
    return tuple(_read_block(block.xhtml, block.heading, page) for block in page.blocks)


def book_json(page: Page, blocks: tuple[BookBlock, ...]) -> bytes:
    """The book as pandoc's JSON: its input for ``--from json``."""
    assets = {asset.name: f"data:{asset.media_type};base64,{b64encode(asset.data).decode()}" for asset in page.assets}
    meta = {"title": {"t": "MetaString", "c": page.title}, "lang": {"t": "MetaString", "c": _PANDOCS_LANGUAGE}}
    nodes = [node for block in blocks for node in _nodes(block, assets)]
    return json.dumps({"pandoc-api-version": _API_VERSION, "meta": meta, "blocks": nodes}).encode()


def named(page: Page) -> str:
    """How a finding names the page: ``name (language)``."""
    return f"{page.document} ({page.language})"


def _read_block(xhtml: str, heading: ContentsEntry | None, page: Page) -> BookBlock:
    try:
        root = etree.fromstring(f'<div xmlns="{XHTML}">{xhtml}</div>')
    except etree.XMLSyntaxError as error:
        message = f"{named(page)}: a block of the page is not well-formed XHTML: {error}: {xhtml[:80]}"
        raise Halt(finding("render", message)) from error
    elements = tuple(root)
    if any(text and text.strip() for text in (root.text, *(element.tail for element in elements))):
        raise Halt(finding("render", f"{named(page)}: text stands outside of any block: {xhtml[:80]}"))
    known = {f"{_IMAGES}{asset.name}" for asset in page.assets}
    for image in (image for element in elements for image in element.iter(f"{{{XHTML}}}img")):
        if image.get("src") not in known:
            hint = "give the image in the text as a file of the project"
            message = f"{named(page)}: the page shows “{image.get('src')}” and does not bring it along"
            raise Halt(finding("image-missing", message, hint=hint))
    is_section = len(elements) == 1 and elements[0].get("role") == "doc-endnotes"
    return BookBlock(elements, heading or (_notes_heading(elements[0]) if is_section else None), is_section=is_section)


def _notes_heading(section: etree._Element) -> ContentsEntry | None:
    """The entry in the contents for the notes, which the page keeps in one section with their heading."""
    title = section.find(f"{{{XHTML}}}h2")
    if title is None:
        return None
    text = "".join(str(piece) for piece in title.itertext())
    return ContentsEntry(CHAPTER_LEVEL, title.get("id", ""), text, title.get("lang", ""))


def _nodes(block: BookBlock, assets: Mapping[str, str]) -> Iterator[dict[str, object]]:
    """A heading becomes a node of its own; its words are put back by :mod:`press.formats.epub_chapters`.

    For pandoc a chapter has level 1: a book that begins lower gets an empty one with the title put in front.
    """
    if block.heading:
        text = [{"t": "Str", "c": block.heading.text}]
        yield {"t": "Header", "c": [block.heading.level - CHAPTER_LEVEL + 1, [block.heading.id, [], []], text]}
    rest = block.elements[1:] if block.heading and not block.is_section else block.elements
    if rest:
        xhtml = "\n".join(_raw(element, assets) for element in rest)
        yield {"t": "RawBlock", "c": ["html", xhtml]}


def _raw(element: etree._Element, assets: Mapping[str, str]) -> str:
    """The element as XHTML without declarations of namespaces, its images as ``data:`` addresses."""
    text = etree.tostring(element, encoding="unicode", with_tail=False).replace(f' xmlns="{XHTML}"', "", 1)
    bare = etree.fromstring(text)
    for image in bare.iter("img"):
        image.set("src", assets[image.get("src", "").removeprefix(_IMAGES)])
        if not image.get("alt"):
            # pandoc would write it without its value; press.formats.epub_chapters puts it back.
            image.attrib.pop("alt", "")
    return etree.tostring(bare, encoding="unicode")

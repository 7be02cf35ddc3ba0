"""What a finished HTML file or EPUB says, read by parsers that had no part in writing it.

The standard library's parsers are used: html.parser for HTML, expat for the XHTML of an EPUB.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import unquote
from xml.etree import ElementTree as ET

_BLOCKS = frozenset(
    "address article aside blockquote body caption dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 "
    "header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
_SKIPPED = frozenset("head nav script style template".split())
_ADDED = frozenset("noteref backlink new-window".split())
"""Classes of what stands inside a text without being of it."""
_ATTRIBUTES = ("aria-label", "title")
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())

_CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"
_PACKAGE = "{http://www.idpf.org/2007/opf}"


@dataclass(slots=True)
class Markup:
    """The texts of a file, each with its white space made one blank."""

    blocks: list[str] = field(default_factory=list)
    """The text of each block, in order, without navigation and note marks; a picture's is its description."""
    notes: list[str] = field(default_factory=list)
    """The blocks of the section of endnotes, which stands apart from the places that its notes belong to."""
    attributes: list[str] = field(default_factory=list)
    """What is said by attributes, expansions of abbreviations among them."""


class UnreadableError(ValueError):
    """The bytes are no HTML or EPUB that can be read; the message says why."""


def read_html(data: bytes) -> Markup:
    """Read an HTML file.

    :raises UnreadableError: if it is not UTF-8.
    """
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        raise UnreadableError(f"it is not UTF-8 at byte {error.start}") from None
    reader = _HTMLReader()
    reader.feed(text)
    reader.close()
    return reader.collector.finish()


def read_epub(data: bytes) -> Markup:
    """Read all documents of an EPUB's reading order (EPUB 3.3, "The spine element").

    :raises UnreadableError: if it is no EPUB, or one of them is missing or not well-formed.
    """
    collector = _Collector()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in _spine(archive):
                ET.XMLParser(target=collector).feed(archive.read(name))  # noqa: S314 - the file was made by us
    except (zipfile.BadZipFile, KeyError, ET.ParseError) as error:
        raise UnreadableError(str(error).strip("'\"")) from None
    return collector.finish()


def _spine(archive: zipfile.ZipFile) -> Iterator[str]:
    container = ET.fromstring(archive.read("META-INF/container.xml"))  # noqa: S314
    root = container.find(f"{_CONTAINER}rootfiles/{_CONTAINER}rootfile")
    package_path = "" if root is None else root.get("full-path", "")
    package = ET.fromstring(archive.read(package_path))  # noqa: S314
    items = {item.get("id"): item.get("href", "") for item in package.iter(f"{_PACKAGE}item")}
    for reference in package.iter(f"{_PACKAGE}itemref"):
        yield posixpath.normpath(
            posixpath.join(posixpath.dirname(package_path), unquote(items[reference.get("idref")]))
        )


@dataclass(slots=True)
class _Collector:
    """Receives elements and text; has the interface that XMLParser asks of its target."""

    _markup: Markup = field(default_factory=Markup)
    _pieces: list[str] = field(default_factory=list)
    _open: list[tuple[str, bool, bool]] = field(default_factory=list)
    """Tag, and whether the element is skipped or part of the notes."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        tag = tag.rpartition("}")[2]
        if tag in _BLOCKS:
            self._end_block()
        elif tag == "br":
            self._pieces.append(" ")
        elif tag == "img":
            self.data(attributes.get("alt", ""))
        self._markup.attributes.extend(
            normalised(attributes[name]) for name in _ATTRIBUTES if attributes.get(name, "").strip()
        )
        skipped, noted = self._open[-1][1:] if self._open else (False, False)
        kinds = {*attributes.get("class", "").split(), attributes.get("role", "").removeprefix("doc-")}
        self._open.append((tag, skipped or tag in _SKIPPED or bool(kinds & _ADDED), noted or "endnotes" in kinds))

    def data(self, text: str) -> None:
        if not (self._open and self._open[-1][1]):
            self._pieces.append(text)

    def end(self, tag: str) -> None:
        tag = tag.rpartition("}")[2]
        if tag in _BLOCKS:
            self._end_block()
        # HTML may leave end tags out: an end closes what is still open inside.
        while self._open and self._open.pop()[0] != tag:
            pass

    def finish(self) -> Markup:
        self._end_block()
        return self._markup

    def _end_block(self) -> None:
        text = normalised("".join(self._pieces))
        self._pieces.clear()
        if text:
            noted = bool(self._open and self._open[-1][2])
            (self._markup.notes if noted else self._markup.blocks).append(text)


class _HTMLReader(HTMLParser):
    """Hands elements and text on to a collector."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.collector = _Collector()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.collector.start(tag, {name: value or "" for name, value in attrs})
        if tag in _VOID:
            self.collector.end(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            self.collector.end(tag)

    def handle_data(self, data: str) -> None:
        self.collector.data(data)


_SPACE = re.compile(r"\s+")


def normalised(text: str) -> str:
    """The text with each run of white space made one blank, none at its ends, and no marks of where a line may end."""
    return _SPACE.sub(" ", text.replace("\u200b", "")).strip()

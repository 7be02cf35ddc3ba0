"""A page as lines of words, for those who read it without a layout: plain text and braille.

What other editions show otherwise is said here: the description of a picture, what an abbreviation stands for, where
a link leads, the header of each cell. Nothing is left out but the way back from a note, which is a link.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from lxml import etree

from press.formats import Render
from press.model.page import Page


class Kind(StrEnum):
    """What a line is."""

    TITLE = "title"
    HEADING = "heading"
    TEXT = "text"
    ITEM = "item"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, heading or item, before it is broken into lines of a width."""

    kind: Kind
    text: str
    """In one line, its spaces single."""
    depth: int = 0
    """How many lists and quotations it stands in; of a heading, its level, from 2."""
    marker: str = ""
    """What stands before an item: a dash, a number; empty for what goes on in one."""
    apart: bool = True
    """Whether space stands above it."""
    anchor: str = ""
    """The id of a heading."""
    language: str = ""
    """BCP 47 where it has no translation and is in another language than the page."""


def lines_of(page: Page, render: Render) -> tuple[Line, ...]:
    """The whole page: what stands on its cover, then its text.

    :raises lxml.etree.XMLSyntaxError: if the body is not well-formed.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    body = etree.fromstring(f"<body>{page.body}</body>", parser)
    return (*_front(page, render), *_Walk(render).blocks(body, 0))


def _front(page: Page, render: Render) -> Iterator[Line]:
    if page.draft:
        yield Line(Kind.TEXT, render.label("Draft"))
    yield Line(Kind.TITLE, page.title, language=page.title_language)
    if page.subtitle:
        yield Line(Kind.TEXT, page.subtitle, language=page.subtitle_language)
    yield Line(Kind.TEXT, page.publisher, language=page.publisher_language)
    if page.updated_text:
        yield Line(Kind.TEXT, f"{render.label('Last updated')}: {page.updated_text}", apart=False)
    if page.provenance:
        yield Line(Kind.TEXT, render.label("Version %(version)s", version=page.provenance.version), apart=False)
    for number, notice in enumerate(page.notices):
        yield Line(Kind.TEXT, notice, apart=number == 0, language=page.notices_language)
    if page.summary:
        yield Line(Kind.TEXT, page.summary, language=page.summary_language)


class _Walk:
    """Goes through the body, block by block. The markup is that of docs/architecture.md, “The body of a page”."""

    def __init__(self, render: Render) -> None:
        self._render = render
        self._by_tag: Mapping[str, Callable[[Any, int], Iterator[Line]]] = {
            "p": self._paragraph,
            "ul": self._list,
            "ol": self._list,
            "dl": self._definitions,
            "pre": self._code,
            "table": self._table,
            "figure": self._figure,
            "blockquote": lambda element, depth: self.blocks(element, depth + 1),
            "hr": lambda _element, depth: iter((Line(Kind.RULE, "", depth),)),
        }

    def blocks(self, parent: Any, depth: int) -> Iterator[Line]:
        """The lines of all blocks in an element."""
        for element in parent:
            yield from _in_language(element, self._block(element, depth))

    def _block(self, element: Any, depth: int) -> Iterator[Line]:
        tag = str(element.tag)
        if tag in {"h2", "h3", "h4", "h5", "h6"}:
            yield Line(Kind.HEADING, _words(element), int(tag[1]), anchor=element.get("id", ""))
        elif tag in self._by_tag:
            yield from self._by_tag[tag](element, depth)
        else:
            yield from self.blocks(element, depth)

    def _paragraph(self, element: Any, depth: int) -> Iterator[Line]:
        for number, words in enumerate(_words(element, breaks=True).split(_BREAK)):
            if words.strip():
                yield Line(Kind.TEXT, words.strip(), depth, apart=number == 0)

    def _list(self, element: Any, depth: int) -> Iterator[Line]:
        number = int(element.get("start", "1"))
        for place, item in enumerate(element):
            marker = _marker(element, item, number + place)
            lines = _in_language(item, self._item(item, depth + 1))
            yield from _led(lines, marker, depth + 1, apart=place == 0 and depth == 0)

    def _item(self, item: Any, depth: int) -> Iterator[Line]:
        """What stands in an item: words of its own, blocks, or words and then blocks."""
        own = _words(item, until_block=True)
        if own:
            yield Line(Kind.ITEM, own, depth, apart=False)
        for line in self.blocks([child for child in item if child.tag in _BLOCKS], depth):
            yield replace(line, apart=False)

    def _definitions(self, element: Any, depth: int) -> Iterator[Line]:
        for part in element:
            term = iter((Line(Kind.TEXT, f"{_words(part)}:", depth),))
            yield from _in_language(part, term if part.tag == "dt" else self._item(part, depth + 1))

    def _code(self, element: Any, depth: int) -> Iterator[Line]:
        for number, text in enumerate("".join(element.itertext()).split("\n")):
            yield Line(Kind.TEXT, text.strip(), depth + 1, apart=number == 0)

    def _figure(self, element: Any, depth: int) -> Iterator[Line]:
        for image in element.iter("img"):
            yield Line(Kind.TEXT, self._render.label("Picture: %(text)s", text=image.get("alt", "")), depth)
        for caption in element.iter("figcaption"):
            yield from _in_language(caption, iter((Line(Kind.TEXT, _words(caption), depth, apart=False),)))

    def _table(self, table: Any, depth: int) -> Iterator[Line]:
        """Row by row, each cell after the header of its column: a grid means nothing to who hears or feels it."""
        for caption in table.iter("caption"):
            yield from _in_language(caption, iter((Line(Kind.TEXT, _words(caption), depth),)))
        heads = [_words(cell) for cell in table.iter("th") if cell.get("scope", "").startswith("col")]
        for row in table.iter("tr"):
            if row.getparent().tag == "thead":
                continue
            for number, (cell, words) in enumerate(_placed(row, heads)):
                line = Line(Kind.ITEM, words, depth + 1, "-", apart=False) if number else Line(Kind.TEXT, words, depth)
                yield from _in_language(cell, iter((line,)))


_BREAK = "\0"
"""Stands for a line break that the writer asked for."""
_JOINER = "\u2060"
"""Holds a line together where lines are others than these; a search in a text would stumble over it."""
_BLOCKS = frozenset("p ul ol dl pre table figure blockquote hr aside section div h2 h3 h4 h5 h6".split())


def _in_language(element: Any, lines: Iterator[Line]) -> Iterator[Line]:
    """The lines of an element, in its own language where it has no translation."""
    if "untranslated" not in element.get("class", "").split():
        return lines
    return (line if line.language else replace(line, language=element.get("lang", "")) for line in lines)


def _placed(row: Any, heads: list[str]) -> Iterator[tuple[Any, str]]:
    """Each cell of a row that says something, after the header of its column."""
    column = 0
    for cell in row:
        words = _words(cell)
        if words or column == 0:
            head = heads[column] if column < len(heads) else ""
            yield cell, f"{head}: {words}" if head else words
        column += int(cell.get("colspan", "1"))


def _led(lines: Iterator[Line], marker: str, depth: int, *, apart: bool) -> Iterator[Line]:
    """The lines of an item, the first with its marker."""
    for number, line in enumerate(lines):
        if number:
            yield line
        else:
            yield replace(line, kind=Kind.ITEM, depth=depth, marker=marker, apart=apart)


def _marker(parent: Any, item: Any, number: int) -> str:
    if item.get("id", "").startswith("fn-"):
        return f"[{number}]"
    if parent.tag == "ul":
        return "-"
    kind = parent.get("type", "1")
    if kind in "aA":
        return f"{_letters(number) if kind == 'A' else _letters(number).lower()}."
    return f"{_roman(number) if kind == 'I' else _roman(number).lower() if kind == 'i' else number}."


def _letters(number: int) -> str:
    """A to Z, then AA: as CSS counts with upper-alpha."""
    rest, last = divmod(number - 1, 26)
    return (_letters(rest) if rest else "") + chr(ord("A") + last)


_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    *((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text


def _words(element: Any, *, until_block: bool = False, breaks: bool = False) -> str:
    """The words of an element in one line, with what its marks mean; with :data:`_BREAK` where asked for breaks."""
    words = " ".join("".join(_pieces(element, until_block=until_block)).replace(_JOINER, "").split())
    return words if breaks else " ".join(words.split(_BREAK))


def _pieces(element: Any, *, until_block: bool) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if until_block and child.tag in _BLOCKS:
            return
        yield _piece(child)
        yield child.tail or ""


def _piece(child: Any) -> str:
    words = "".join(_pieces(child, until_block=False))
    match child.tag:
        case "br":
            return _BREAK
        case "img":
            return f"[{child.get('alt')}]" if child.get("alt") else ""
        case "abbr" if child.get("class") == "first":
            return f"{words} ({child.get('title')})"
        case "a" if child.get("class") == "backlink":
            return ""
        case "a" if child.get("class") == "noteref":
            return f"[{words}]"
        case "a" if child.get("href", "").startswith("http") and words.strip() != child.get("href"):
            return f"{words} <{child.get('href')}>"
    return words

"""Tables as records, where a page is too narrow for their columns: a row after another, each value under its header.

UKAAF G003 asks to take tables apart in large print whose columns hold a word or two: a reader with a magnifier loses
the head of the column. In the panel of a leaflet they would be as narrow. A small table, a programme of times and
topics, is easier to read as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace

from lxml import etree

from press import languages
from press.formats.text import columns
from press.model.page import Page, PageBlock

NARROWEST = 3
"""Columns from which on a table is taken apart because its cells would have too many lines."""
_LINES = 2
"""So many lines a row may have, if every cell has its share of the width."""
_BETWEEN = re.compile(r"\s+|(?<=[-\u2010])|\u00ad")
"""Where a word may end."""

_Element = etree._Element  # noqa: SLF001 — lxml gives the type of its elements no public name


def with_records(page: Page, line: int) -> Page:
    """The page with the tables that are too wide as records; those with cells that reach over rows stay tables.

    :param line: about how many letters stand on a line.
    """
    row = languages.find(page.language)
    by_words = row is None or row.breaks in {"spaces", "words"}
    return replace(page, blocks=tuple(_apart(block, line, by_words=by_words) for block in page.blocks))


def _apart(block: PageBlock, line: int, *, by_words: bool) -> PageBlock:
    if "<table" not in block.xhtml:
        return block
    root = etree.fromstring(f"<div>{block.xhtml}</div>")
    for table in list(root.iter("table")):
        parent = table.getparent()
        if parent is not None and _can_be_apart(table) and _is_too_wide(table, line, by_words=by_words):
            parent.replace(table, _records(table))
    return replace(block, xhtml="".join(etree.tostring(one, encoding="unicode", method="html") for one in root))


def _can_be_apart(table: _Element) -> bool:
    """Whether it has one row of headers, one over each column, and no cell that reaches over rows."""
    heads = table.findall("thead/tr")
    tall = any(cell.get("rowspan") for cell in table.iter("th", "td"))
    wide = any(cell.get("colspan") for head in heads for cell in head)
    return len(heads) == 1 and not tall and not wide and {_width(row) for row in table.iter("tr")} == {len(heads[0])}


def _width(row: _Element) -> int:
    return sum(int(cell.get("colspan", "1")) for cell in row)


def _is_too_wide(table: _Element, line: int, *, by_words: bool) -> bool:
    """Whether the longest words of its columns, each with a space, are more than a line, or its cells too long."""
    texts: dict[int, list[str]] = {}
    for row in table.iter("tr"):
        for column, cell in _placed(row):
            if not cell.get("colspan"):
                texts.setdefault(column, []).append(" ".join("".join(cell.itertext()).split()))
    words = (max(columns(word) for text in said for word in _BETWEEN.split(text)) + 1 for said in texts.values())
    cells = sum(max(map(columns, said)) for said in texts.values())
    return (by_words and sum(words) > line) or (len(texts) >= NARROWEST and cells > _LINES * line)


def _placed(row: _Element) -> Iterator[tuple[int, _Element]]:
    """Each cell with the number of its column, the first that it reaches over."""
    column = 0
    for cell in row:
        yield column, cell
        column += int(cell.get("colspan", "1"))


def _records(table: _Element) -> _Element:
    made = etree.Element("div", {"class": "records"})
    caption = table.find("caption")
    if caption is not None:
        made.append(_as(caption, "p", "caption"))
    heads = list(table.findall("thead/tr")[0])
    for row in table.findall("tbody/tr"):
        made.extend(_record(heads, row))
    return made


def _record(heads: list[_Element], row: _Element) -> Iterator[_Element]:
    """A row: what it is about, where its first cell says that, and its values."""
    named = row[0].tag == "th"
    if named:
        yield _as(row[0], "p", "record")
    values = etree.Element("dl")
    for column, cell in list(_placed(row))[1 if named else 0 :]:
        term = _as(heads[column], "dt")
        for copied in term.iter():
            copied.attrib.pop("id", None)  # it stands in every record
        values.extend([term, _as(cell, "dd")])
    yield values


def _as(element: _Element, name: str, kind: str = "") -> _Element:
    """A copy of an element with its language, under another name."""
    copied = deepcopy(element)
    copied.tag, copied.tail = name, None
    classes = " ".join(filter(None, (kind, "untranslated" if "untranslated" in element.get("class", "") else "")))
    for key in ("scope", "class", "colspan"):
        copied.attrib.pop(key, None)
    if classes:
        copied.set("class", classes)
    return copied

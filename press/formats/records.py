"""Tables as records, for pages that are too narrow for columns: a row after another, each value under its header.

UKAAF G003 asks to avoid tables in large print, or to take them apart: columns of 18 points hold a word or two, and a
reader with a magnifier loses the head of the column.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace

from lxml import etree

from press.model import Page, PageBlock

NARROWEST = 3
"""Columns from which on a table is taken apart."""

_Element = etree._Element  # noqa: SLF001 — lxml gives the type of its elements no public name


def with_records(page: Page) -> Page:
    """The page with its larger tables as records; those with cells that span others stay tables."""
    return replace(page, blocks=tuple(_apart(block) for block in page.blocks))


def _apart(block: PageBlock) -> PageBlock:
    if "<table" not in block.xhtml:
        return block
    root = etree.fromstring(f"<div>{block.xhtml}</div>")
    for table in list(root.iter("table")):
        parent = table.getparent()
        if parent is not None and _is_plain(table):
            parent.replace(table, _records(table))
    return replace(block, xhtml="".join(etree.tostring(one, encoding="unicode", method="html") for one in root))


def _is_plain(table: _Element) -> bool:
    """Whether it has one row of headers over enough columns, and a cell in each place."""
    rows = list(table.iter("tr"))
    heads = table.findall("thead/tr")
    spans = any(cell.get(span) for cell in table.iter("th", "td") for span in ("colspan", "rowspan"))
    return (
        len(heads) == 1 and len(heads[0]) >= NARROWEST and not spans and {len(row) for row in rows} == {len(heads[0])}
    )


def _records(table: _Element) -> _Element:
    made = etree.Element("div", {"class": "records"})
    caption = table.find("caption")
    if caption is not None:
        made.append(_as(caption, "p", "caption"))
    heads = list(table.findall("thead/tr")[0])
    for row in table.findall("tbody/tr"):
        made.extend(_record(heads, list(row)))
    return made


def _record(heads: list[_Element], cells: list[_Element]) -> Iterator[_Element]:
    """A row: what it is about, where its first cell says that, and its values."""
    named = cells[0].tag == "th"
    if named:
        yield _as(cells[0], "p", "record")
    values = etree.Element("dl")
    for head, cell in list(zip(heads, cells, strict=True))[1 if named else 0 :]:
        term = _as(head, "dt")
        for copied in term.iter():
            copied.attrib.pop("id", None)  # it stands in every record
        values.extend([term, _as(cell, "dd")])
    yield values


def _as(element: _Element, name: str, kind: str = "") -> _Element:
    """A copy of an element with its language, under another name."""
    copied = deepcopy(element)
    copied.tag, copied.tail = name, None
    classes = " ".join(filter(None, (kind, "untranslated" if "untranslated" in element.get("class", "") else "")))
    for key in ("scope", "class"):
        copied.attrib.pop(key, None)
    if classes:
        copied.set("class", classes)
    return copied

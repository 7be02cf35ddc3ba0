"""A page as braille: a .brf file, which embossers print and displays show.

1. :mod:`press.formats.linear` says the page in lines of words,
2. :mod:`~press.formats.braille.liblouis` writes them in braille, by the language's row in
   :mod:`~press.formats.braille.tables`,
3. :mod:`~press.formats.braille.pages` breaks them into pages of 25 rows of 40 cells.

The numbers of the print pages are those of the brochure, which is laid out for them.
"""

from __future__ import annotations

import unicodedata

from lxml import etree

from press.editions import Layout
from press.findings import Finding, errors, finding
from press.formats import Made, Render
from press.formats.braille.liblouis import translated, unknown
from press.formats.braille.pages import Cells, pages
from press.formats.braille.printed import print_pages
from press.formats.braille.tables import TABLES, TO_ASCII
from press.formats.linear import Line, lines_of
from press.languages import find, own_name
from press.model.artifact import Artifact
from press.model.page import Page

_PAGE_END = "\f"


def make(page: Page, render: Render, layout: Layout) -> Made:
    """The page in six-dot braille: ASCII cells (.brf), or Unicode's where the layout asks for it.

    :raises press.findings.Halt: if liblouis is missing or fails, or the brochure can't be laid out for its pages.
    """
    row = find(page.language)
    table = TABLES.get(row.base if row else page.language)
    if table is None:
        return Made(None, (_no_table(page),))
    try:
        lines = lines_of(page, render)
    except etree.XMLSyntaxError as error:
        message = f"the body of {page.document} in {page.language} is not well-formed: {error}"
        return Made(None, (finding("render", message, hint="report this with the source text"),))
    by_table = _by_table(lines, table)
    signs = (sign for one, texts in by_table.items() for sign in unknown(texts, one) if _is_seen(sign))
    told = tuple(_no_cells(page, sign) for sign in dict.fromkeys(signs))
    if errors(told):
        return Made(None, told)
    head = render.label("Draft") if page.draft else ""
    text = _PAGE_END.join(_written(lines, by_table, table, print_pages(page, render), head))
    data = text.encode() if layout.unicode else text.replace(" ", "\u2800").translate(TO_ASCII | _KEPT).encode("ascii")
    return Made(Artifact(page.document, page.language, "braille", layout.edition, data), told)


_KEPT = {ord("\r"): "\r", ord("\n"): "\n", ord(_PAGE_END): _PAGE_END}


def _table_of(line: Line, usual: str) -> str:
    """The table of a line: that of its own language, where it has one."""
    return TABLES.get(line.language, usual)


def _by_table(lines: tuple[Line, ...], usual: str) -> dict[str, list[str]]:
    """The texts and markers of the lines that each table writes, in order."""
    found: dict[str, list[str]] = {usual: []}
    for line in lines:
        found.setdefault(_table_of(line, usual), []).extend((line.text, line.marker))
    return found


def _written(
    lines: tuple[Line, ...], by_table: dict[str, list[str]], usual: str, printed: dict[str, int], head: str
) -> list[str]:
    """The pages: what a table writes goes through liblouis once, the numbers of pages too.

    :param head: what stands at the head of every page but the first.
    """
    most = 2 + sum(len(line.text) + 80 for line in lines) // 200
    numbers = [str(number) for number in range(1, most + max(printed.values(), default=0) + 1)]
    cells = {table: translated(texts, table) for table, texts in by_table.items() if table != usual}
    cells[usual] = translated([*by_table[usual], *numbers, head], usual)
    counted = cells[usual][len(by_table[usual]) : -1]
    rest = {table: iter(written) for table, written in cells.items()}
    whole, here = [], ""
    for line in lines:
        own = rest[_table_of(line, usual)]
        here = counted[printed[line.anchor] - 1] if line.anchor in printed else here
        whole.append(Cells(line, next(own), next(own), here))
    return list(pages(whole, counted, cells[usual][-1]))


def _no_table(page: Page) -> Finding:
    message = f"there is no braille for {own_name(page.language)} ({page.language}): liblouis has no table for it"
    return finding("braille-table", message, hint=f"it is made in: {', '.join(TABLES)}")


def _no_cells(page: Page, letter: str) -> Finding:
    code = "braille-letter" if letter.isalnum() else "braille-sign"
    message = f"{page.document} ({page.language}): no braille for “{letter}” (U+{ord(letter):04X})"
    return finding(code, message, hint="write it in words, or with letters that the language has")


def _is_seen(sign: str) -> bool:
    """Whether a sign is more than a direction for how others are joined or broken (Unicode, Cf)."""
    return unicodedata.category(sign) != "Cf"

"""The cover of a book: a drawing of title and publisher in the design's colours, described by its own words.

A shelf shows it small, so there is nothing else on it but the word that says that it is a draft. It is drawn as SVG,
whose text takes the fonts of the reader: how wide a word will be is therefore only guessed, with some room to spare.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from unicodedata import east_asian_width

from press.formats import Render
from press.formats.epub_styles import for_readers
from press.languages import direction
from press.model.page import Page

WIDTH, HEIGHT = 1200, 1600
"""Units of the drawing: pages of books are about 3 : 4."""
_MARGIN = 110
_ROOM = WIDTH - 2 * _MARGIN
_TALLEST = 950
"""Of the title, which stands on the lower margin."""
_SIZES = (104, 92, 80, 70, 60, 50, 42)
_LEADING = 1.25
_WIDE, _CAPITAL, _OTHER = 1.0, 0.74, 0.62
"""Widths of bold characters, in their size: a full-width one, a capital or digit, any other."""
_FULL = r"\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60"
_CLOSING = r"\u3001\u3002\u3009\u300b\u300d\u300f\u3011\uff01\uff09\uff0c\uff1a\uff1b\uff1f"
_PIECE = re.compile(rf"[{_FULL}][{_CLOSING}]*|[^\s{_FULL}]+|\s+")
"""What a line is filled with: a word, a space, or a character of a script without spaces and what may not leave it."""


@dataclass(frozen=True, slots=True)
class Words:
    """Lines of one size on the cover."""

    lines: tuple[str, ...]
    size: int
    top: int
    """Of the first line's baseline, from the top of the cover."""
    language: str
    direction: str

    @property
    def places(self) -> Iterator[tuple[int, str]]:
        """Each line with its baseline."""
        return ((self.top + round(number * self.size * _LEADING), line) for number, line in enumerate(self.lines))

    @property
    def start(self) -> int:
        """Where the lines begin."""
        return WIDTH - _MARGIN if self.direction == "rtl" else _MARGIN


def cover(page: Page, render: Render) -> Mapping[str, object]:
    """The values of both templates, of the drawing and of the page that shows it."""
    lines, size = _fitted(page.title, _SIZES, _TALLEST)
    top = HEIGHT - _MARGIN - round((len(lines) - 1) * size * _LEADING)
    publisher, small = _fitted(page.publisher, _SIZES[-2:], 200)
    title_language, publisher_language = page.title_language or page.language, page.publisher_language or page.language
    rule = _MARGIN + small + round(len(publisher) * small * _LEADING)
    below = rule + round(2 * small * _LEADING)
    return {
        "width": WIDTH,
        "height": HEIGHT,
        "margin": _MARGIN,
        "style": for_readers(render("epub/cover.css.j2"), page.direction),
        "publisher": Words(publisher, small, _MARGIN + small, publisher_language, direction(publisher_language)),
        "title": Words(lines, size, top, title_language, direction(title_language)),
        "draft": Words((render.label("Draft"),), small, below, page.language, page.direction),
        "rule": rule,
    }


def _fitted(text: str, sizes: tuple[int, ...], tallest: int) -> tuple[tuple[str, ...], int]:
    """The lines of a text in the largest of the sizes in which it fits, or in the smallest."""
    for size in sizes:
        lines = tuple(_lines(_PIECE.findall(text), _ROOM / size))
        if all(_width(line) * size <= _ROOM for line in lines) and len(lines) * size * _LEADING <= tallest:
            return lines, size
    letters = (letter for word in _PIECE.findall(text) for letter in (word if _width(word) > _ROOM / size else [word]))
    return tuple(_lines(letters, _ROOM / size)), size


def _lines(pieces: Iterable[str], room: float) -> Iterator[str]:
    """The pieces in lines of a width, in sizes of their letters; a longer one has a line of its own."""
    line = ""
    for piece in pieces:
        if line and _width(line + piece.rstrip()) > room:
            yield line.rstrip()
            line = ""
        line = (line + piece).lstrip()
    yield line.rstrip()


def _width(text: str) -> float:
    return sum(
        _WIDE if east_asian_width(letter) in "WF" else _CAPITAL if letter.isupper() or letter.isdigit() else _OTHER
        for letter in text
    )

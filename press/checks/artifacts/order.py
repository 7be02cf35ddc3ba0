"""Whether lines that mix directions are painted in the order in which Unicode says that they are read.

Each paragraph of the page is looked for among the blocks of the tag tree by its characters. Its lines are consumed one
by one: the characters that a line has are the next ones of the paragraph, and their order from left to right must be
that of UAX #9. Within an ActualText the order is the shaper's, and is not asked. Nor is a block in Nastaliq, whose
words slope and overlap, so that their edges tell no order.
"""

from __future__ import annotations

import io
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pikepdf

from press.checks.artifacts.bidi import levels, visual_order
from press.checks.artifacts.characters import ONE_GLYPH
from press.checks.artifacts.pdf_placing import Placed, placed
from press.checks.artifacts.pdf_shown import Reading
from press.findings import Finding, finding
from press.model.artifact import DirectedText
from press.model.location import Location

_INLINE = frozenset(("/Span", "/Link", "/NonStruct", "/Reference", "/Quote"))
"""Structure types of what stands within a block."""
_SAME_LINE = 0.7
"""So many times the size of the larger font two baselines of one line may lie apart: a raised mark, say."""
_FIRST = str.maketrans({other: row[0] for row in ONE_GLYPH for other in row[1:]})
_UNSEEN = frozenset("MZC")
_ADDED = 80
"""Characters that a style sheet adds to a paragraph at most: a row of leaders and a page's number."""
_WIDTH = 60
"""Characters of a snippet."""


@dataclass(frozen=True, slots=True)
class _Line:
    page: int
    pieces: list[str]
    """The visible characters of each glyph, or group of glyphs with an ActualText, from left to right."""
    counted: Counter[str]


def disordered(
    reading: Reading, data: bytes, paragraphs: Sequence[DirectedText], place: Location
) -> tuple[Finding, ...]:
    """A finding for each line that is in another order than its text says.

    A paragraph that is not found is none of this check's business: see :mod:`press.checks.artifacts.characters`.

    :param data: the file that was read, for its tree of tags.
    """
    comparison = _Comparison(_blocks(reading, data))
    return tuple(_wrong(*difference, place) for difference in comparison.differences(paragraphs))


def _wrong(line: _Line, expected: str, words: str, place: Location) -> Finding:
    shown = words if len(words) <= _WIDTH else f"{words[: _WIDTH - 1]}…"
    return finding(
        "text-order",
        f"page {line.page}: the line “{shown}” is painted from left to right as “{_literal(''.join(line.pieces))}”, "
        f"and should be “{_literal(expected)}”",
        place,
        "mark a phrase in another language as such; if it is, the layout of lines is at fault: report it",
    )


def _literal(text: str) -> str:
    """Text that a terminal shows as it stands (U+202D)."""
    short = text if len(text) <= _WIDTH else f"{text[: _WIDTH - 1]}…"
    return f"\N{LEFT-TO-RIGHT OVERRIDE}{short}\N{POP DIRECTIONAL FORMATTING}"


@lru_cache(4096)
def _visible(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.translate(_FIRST))
    return "".join(c for c in decomposed if unicodedata.category(c)[0] not in _UNSEEN and c != "\ufffc")


# --- the file -----------------------------------------------------------------------------------------------------


def _blocks(reading: Reading, data: bytes) -> list[list[_Line]]:
    """The lines of each block of the tag tree, in the order of painting."""
    glyphs: dict[Any, list[Placed]] = defaultdict(list)
    pages = _block_of_each_mark(data)
    for glyph in placed(reading):
        block = None if glyph.is_artifact or glyph.mcid is None else pages.get((glyph.page, glyph.mcid))
        if block is not None and _visible(glyph.text):
            glyphs[block].append(glyph)
    level = (painted for painted in glyphs.values() if not any(glyph.slopes for glyph in painted))
    return [list(_lines(painted)) for painted in level]


def _block_of_each_mark(data: bytes) -> dict[tuple[int, int], Any]:
    """Page number and MCID → what is the block around it, from the parent tree (ISO 32000-1, 14.7.4.4)."""
    found: dict[tuple[int, int], Any] = {}
    known: dict[Any, Any] = {}
    with pikepdf.open(io.BytesIO(data)) as pdf:
        root = pdf.Root.get("/StructTreeRoot")
        if root is None or "/ParentTree" not in root:
            return {}
        tree = pikepdf.NumberTree(root.ParentTree)
        for number, page in enumerate(pdf.pages, 1):
            if "/StructParents" not in page.obj:
                continue
            elements: Any = tree.get(int(page.obj.StructParents), ())
            for mcid, element in enumerate(elements):
                found[number, mcid] = _block(element, known)
    return found


def _block(element: Any, known: dict[Any, Any]) -> Any:
    passed = []
    while element.objgen not in known and str(element.get("/S")) in _INLINE and "/P" in element:
        passed.append(element.objgen)
        element = element.P
    block = known.get(element.objgen, element.objgen)
    known.update(dict.fromkeys(passed, block))
    return block


def _lines(glyphs: list[Placed]) -> Iterator[_Line]:
    line: list[Placed] = []
    for glyph in glyphs:
        if line and (
            glyph.page != line[0].page
            or min(abs(glyph.y - other.y) for other in (line[0], line[-1])) > _SAME_LINE * max(glyph.size, line[0].size)
        ):
            yield _line(line)
            line = []
        line.append(glyph)
    if line:
        yield _line(line)


def _line(glyphs: list[Placed]) -> _Line:
    pieces = [_visible(glyph.text) for glyph in sorted(glyphs, key=lambda glyph: glyph.x)]
    return _Line(glyphs[0].page, pieces, Counter("".join(pieces)))


# --- the comparison -----------------------------------------------------------------------------------------------


_Difference = tuple[_Line, str, str]
"""A line, its characters from left to right as they should be, and its text."""


class _Comparison:
    """Finds the block of each paragraph: one that has its characters, and no more where there is such a one.

    Others can have the same characters ("1." on page 4 and "14." in a list of contents), so that a block whose lines
    agree goes before one whose lines don't.
    """

    def __init__(self, blocks: list[list[_Line]]) -> None:
        self.left = dict(enumerate(blocks))
        self._counts = [sum((line.counted for line in block), Counter()) for block in blocks]
        self._by_key: dict[str, list[int]] = defaultdict(list)
        for number, counted in enumerate(self._counts):
            self._by_key[_key(counted)].append(number)

    def differences(self, paragraphs: Sequence[DirectedText]) -> Iterator[_Difference]:
        """The lines that differ, of all paragraphs."""
        for candidates in (self._same, self._more):
            paragraphs = [one for one in paragraphs if not self._agreeing(one, candidates(one))]
        for paragraph in paragraphs:
            number = next(iter((*self._same(paragraph), *self._more(paragraph))), None)
            if number is not None:
                yield from _compared(paragraph, self.left.pop(number))

    def _agreeing(self, paragraph: DirectedText, candidates: list[int]) -> bool:
        """Whether a block has the paragraph in order; it is no other's from then on."""
        for number in candidates:
            if not any(_compared(paragraph, self.left[number])):
                del self.left[number]
                return True
        return False

    def _same(self, paragraph: DirectedText) -> list[int]:
        key = _key(Counter(_visible(paragraph.text)))
        return [number for number in self._by_key.get(key, []) if number in self.left]

    def _more(self, paragraph: DirectedText) -> list[int]:
        """What has a few characters more than the paragraph: the page in a list of contents, say. Fewest first.

        Not many more: the letters of a short word stand in every long text.
        """
        wanted = Counter(_visible(paragraph.text))
        most = wanted.total() + _ADDED
        near = (number for number in self.left if self._counts[number].total() <= most)
        found = [number for number in near if wanted and wanted <= self._counts[number]]
        return sorted(found, key=lambda number: self._counts[number].total())


def _key(counted: Counter[str]) -> str:
    return "".join(sorted(counted.elements()))


def _compared(paragraph: DirectedText, lines: list[_Line]) -> Iterator[_Difference]:
    """The lines of a block that differ from the paragraph."""
    text, found = paragraph.text, _levels(paragraph)
    place = 0
    for line in lines:
        rest = Counter(line.counted)
        start = place
        while place < len(text):
            if not _taken(_visible(text[place]), rest):
                break
            place += 1
        rest = +rest
        if place < len(text) and rest:
            return  # Something of the style sheet's stands in between, and nobody knows where.
        expected = _from_left(text[start:place], found[start:place])
        if not _agrees(line.pieces, expected, surplus=rest):
            yield line, expected, " ".join(text[start:place].split())


def _taken(seen: str, rest: Counter[str]) -> bool:
    """Takes characters out of those that a line has; whether it has them."""
    if any(rest[character] < seen.count(character) for character in seen):
        return False
    rest.subtract(seen)
    return True


def _levels(paragraph: DirectedText) -> list[int]:
    """Levels of the whole paragraph; after a line break elements that are open go on (CSS Writing Modes 3, 2.4.2)."""
    base = int(paragraph.direction == "rtl")
    found: list[int] = []
    opened: list[str] = []
    for row in paragraph.text.splitlines(keepends=True):
        before = "".join(opened)
        found += levels(before + row, base)[len(before) :]
        for character in row:
            if character in "\u2066\u2067\u2068":
                opened.append(character)
            elif character == "\u2069" and opened:
                opened.pop()
    return found


def _from_left(text: str, found: list[int]) -> str:
    pieces = []
    for place in visual_order(found):
        seen = _visible(text[place])
        pieces.append(seen[::-1] if found[place] % 2 else seen)
    return "".join(pieces)


def _agrees(pieces: list[str], expected: str, surplus: Counter[str]) -> bool:
    """Whether the pieces are the expected text, each as a whole; what is added to it may stand anywhere."""
    place = 0
    for piece in pieces:
        part = expected[place : place + len(piece)]
        if sorted(part) == sorted(piece):
            place += len(piece)
        elif surplus and Counter(piece) <= surplus:
            surplus = surplus - Counter(piece)
        else:
            return False
    return place == len(expected)

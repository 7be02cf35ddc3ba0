"""What the judges of a page look at: words and pictures with their places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, NamedTuple

from press.formats.breaking import without_marks

ASCENT, DESCENT = 0.75, 0.2
"""How far letters reach above and below the baseline, in parts of the type size."""
CORE = 0.45
"""How far above the baseline every letter has ink, in parts of the type size: the height of a low x."""
MILLIMETRE = 96 / 25.4
_EXCERPT = 60
_BESIDE = frozenset({"noteref", "backlink", "running"})
"""Classes of what stands in a text without being of it."""


class Area(NamedTuple):
    """A rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    def within(self, other: Area) -> Area:
        """What of it lies in another."""
        return Area(
            max(self.left, other.left),
            max(self.top, other.top),
            min(self.right, other.right),
            min(self.bottom, other.bottom),
        )

    def beyond(self, other: Area) -> tuple[float, float]:
        """How far it sticks out of another, sideways and upright."""
        return (
            max(0.0, other.left - self.left, self.right - other.right),
            max(0.0, other.top - self.top, self.bottom - other.bottom),
        )

    def meets(self, other: Area, by: float) -> bool:
        """Whether both have more than ``by`` in common, in both directions."""
        return (
            min(self.right, other.right) - max(self.left, other.left) > by
            and min(self.bottom, other.bottom) - max(self.top, other.top) > by
        )


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """Words of one line in one style, or a picture."""

    area: Area
    """Of words, from the top of the capitals to below the descenders."""
    core: Area
    """Where surely is ink."""
    box: Any
    block: Any
    """The box that its line stands in."""
    line: Any
    """The outermost line that it stands in; itself where it stands in none."""
    heading: Any = None
    """The heading, as an element, that it is part of."""
    column: Any = None
    """The column of text that it stands in."""
    in_flow: bool = True
    """False for running heads, notes, list marks and what has a place of its own (``position: absolute``)."""

    @property
    def is_picture(self) -> bool:
        """Whether it is no text."""
        return not hasattr(self.box, "text")

    @property
    def element(self) -> int:
        """What tells whether two pieces are of one element."""
        box = self.box if self.is_picture else self.block
        return id(box if box.element is None else box.element)

    @property
    def excerpt(self) -> str:
        """The words of its line, or what a picture shows, to be quoted."""
        if self.is_picture:
            return shortened(str(self.box.element.get("alt") or self.box.element.get("src") or ""))
        return shortened(line_text(self.line))

    @property
    def named(self) -> str:
        """What it is, in a message."""
        return f"the picture “{self.excerpt}”" if self.is_picture else f"“{self.excerpt}”"

    @property
    def words(self) -> tuple[str, ...]:
        """What to look for in the catalog, best first: the whole text of its block, its line, itself."""
        if self.is_picture:
            return (str(self.box.element.get("alt") or ""),)
        whole = () if self.block.element is None else (element_text(self.block.element),)
        return (*whole, line_text(self.line), self.box.text)


class Kind(Enum):
    """In what way something does not fit."""

    OFF = "over the edge of the page"
    CUT = "cut off by a box"
    OUT = "out of its box"
    TABLE = "a table that is too wide"


@dataclass(slots=True)
class Misfit:
    """What does not fit: the pieces of one element, of which one stands for all."""

    kind: Kind
    piece: Piece
    sideways: float = 0
    """By how much, at most."""
    upright: float = 0


@dataclass(slots=True)
class Sheet:
    """One side of a leaf, and what stands on it in the order of the text."""

    number: int
    """Counted from 1."""
    page: Any
    """WeasyPrint's box of the page."""
    pieces: list[Piece] = field(default_factory=list)
    misfits: dict[tuple[Kind, int], Misfit] = field(default_factory=dict)
    """By their kind and element: a paragraph that does not fit is told once."""

    def misfit(self, kind: Kind, piece: Piece, sideways: float, upright: float) -> None:
        """Notes that a piece does not fit."""
        known = self.misfits.setdefault((kind, piece.element), Misfit(kind, piece))
        known.sideways, known.upright = max(known.sideways, sideways), max(known.upright, upright)

    @property
    def text_area(self) -> Area:
        """The page within its margins."""
        return content_area(self.page)


def content_area(box: Any) -> Area:
    """Where the content of a box has its place."""
    left, top = box.content_box_x(), box.content_box_y()
    return Area(left, top, left + box.width, top + box.height)


def padding_area(box: Any) -> Area:
    """The inside of a box's border, where ``overflow: hidden`` cuts."""
    left, top = box.padding_box_x(), box.padding_box_y()
    return Area(left, top, left + box.padding_width(), top + box.padding_height())


def border_area(box: Any) -> Area:
    """A box with its border."""
    left, top, width, height = box.hit_area()
    return Area(left, top, left + width, top + height)


def line_text(line: Any) -> str:
    """The words of a line as the text has them, without what a style sheet adds."""
    parts = (
        box.text
        for box in line.descendants(placeholders=True)
        if hasattr(box, "text") and "::" not in str(box.element_tag) and not _is_beside(box.element)
    )
    return _one_line(parts)


def element_text(element: Any) -> str:
    """The words of an element, without marks of notes and the ways back from them."""
    return _one_line(_texts(element))


def _one_line(parts: Iterable[str]) -> str:
    """The parts as one line, without the joiners that nobody typed (U+2060)."""
    return " ".join("".join(parts).replace("\u2060", "").split())


def _texts(element: Any) -> Iterator[str]:
    if element.text:
        yield element.text
    for child in element:
        if not _is_beside(child):
            yield from _texts(child)
        if child.tail:
            yield child.tail


def _is_beside(element: Any) -> bool:
    return element is not None and not _BESIDE.isdisjoint((element.get("class") or "").split())


def shortened(text: str) -> str:
    """A text that is short enough to be quoted."""
    text = " ".join(without_marks(text).split())
    return text if len(text) <= _EXCERPT else f"{text[: _EXCERPT - 1]}…"


def millimetres(pixels: float) -> str:
    """A length as people measure it."""
    return f"{max(1, round(pixels / MILLIMETRE))} mm"

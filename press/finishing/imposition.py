"""Which pages stand where on a sheet, so that they come in order when it is folded. No PDF is touched here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from press.editions import PAPERS

SHORT_PANEL: dict[str, float] = {"A4": 97, "A3": 137}
"""mm: the width of the panel that is folded in, by paper. It is narrower than the others, so that it lies flat."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page goes. A page that is wider or higher than its place is made smaller, and a smaller one larger."""

    page: int | None
    """Counted from 0; None for a blank."""
    left: float
    """mm from the left edge of the trimmed sheet."""
    width: float


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a sheet, trimmed; in mm."""

    width: float
    height: float
    places: tuple[Place, ...]
    """From left to right, without gaps."""

    @property
    def folds(self) -> tuple[float, ...]:
        """Where it is folded, in mm from the left: between two places."""
        return tuple(place.left for place in self.places[1:])


class Impose(Protocol):
    """A row of :data:`IMPOSITIONS`."""

    def __call__(self, pages: Sequence[int | None], paper: str, *, rtl: bool) -> tuple[Side, ...]:
        """The sides of all sheets, front and back in turn.

        :param pages: in the order of reading.
        :param paper: of the sheet, a key of :data:`press.editions.PAPERS`.
        :param rtl: whether the folded sheet is read from right to left.
        """


def saddle_stitch(pages: Sequence[int | None], paper: str, *, rtl: bool) -> tuple[Side, ...]:
    """Sheets that are folded together in the middle and stapled there.

    Blanks make the number of pages one of four; they stand before the last page, which stays the back cover.
    Print on both sides, turned on the short edge.
    """
    height, width = PAPERS[paper]
    slots = padded(pages)
    last = len(slots) - 1
    sides = []
    for first in range(0, len(slots) // 2, 2):
        pairs = ((slots[last - first], slots[first]), (slots[first + 1], slots[last - first - 1]))
        sides += [_side(pair[::-1] if rtl else pair, (width / 2, width / 2), height) for pair in pairs]
    return tuple(sides)


def padded(pages: Sequence[int | None]) -> list[int | None]:
    """The pages of a booklet, with the blanks that make their number one of four."""
    blanks: list[int | None] = [None] * (-len(pages) % 4)
    return [*pages[:-1], *blanks, *pages[-1:]]


def letter_fold(pages: Sequence[int | None], paper: str, *, rtl: bool) -> tuple[Side, ...]:
    """A sheet that is folded in three, one panel into the others: a C-fold.

    Six panels come in the order in which they are read: front, three inside, the panel folded in, back. Print on both
    sides, turned on the short edge.

    :raises ValueError: for another number of them.
    """
    front, *inner, flap, back = pages
    if len(inner) != INSIDE:
        raise ValueError(f"{len(pages)} panels are not {INSIDE + 3}")
    height, width = PAPERS[paper]
    short = SHORT_PANEL[paper]
    wide = (width - short) / 2
    outside, inside = ((flap, back, front), (short, wide, wide)), (inner, (wide, wide, short))
    turn = -1 if rtl else 1
    return tuple(_side(panels[::turn], widths[::turn], height) for panels, widths in (outside, inside))


INSIDE = 3
"""The panels of a leaflet's inner side."""


def panel_widths(paper: str) -> tuple[float, float]:
    """The widths in mm of a leaflet's panels: the two that stay outside, and the one that is folded in."""
    _, width = PAPERS[paper]
    return (width - SHORT_PANEL[paper]) / 2, SHORT_PANEL[paper]


def _side(pages: Sequence[int | None], widths: Sequence[float], height: float) -> Side:
    lefts = [sum(widths[:number]) for number in range(len(widths))]
    places = tuple(Place(*place) for place in zip(pages, lefts, widths, strict=True))
    return Side(sum(widths), height, places)


IMPOSITIONS: dict[str, Impose] = {"saddle-stitch": saddle_stitch, "letter-fold": letter_fold}

"""Where a finished PDF paints each glyph; for the check of the order of text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from press.checks.artifacts.pdf_shown import Mark, Reading, Show


@dataclass(frozen=True, slots=True)
class Placed:
    """A glyph, or several whose text is known as a whole only (ActualText)."""

    page: int
    """Counted from 1."""
    x: float
    """The left edge, in points from the left of the page."""
    y: float
    """The baseline, in points from the bottom of the page, before Ts raises anything."""
    size: float
    """Of the font, in points."""
    text: str
    is_whole: bool = False
    """Whether ``text`` is an ActualText: in logical order, whatever the order of glyphs."""
    is_artifact: bool = False
    """Whether it is no part of the text (14.8.2.2)."""
    mcid: int | None = None
    """Of the marked content that it stands in, by which its structure element is found."""
    slopes: bool = False
    """Whether it is of a script that slopes: in Nastaliq a word begins above the end of the word before it."""


def placed(reading: Reading) -> tuple[Placed, ...]:
    """Every glyph of a PDF, in the order of painting; the first one stands for all that an ActualText replaces."""
    found: list[Placed] = []
    painted: Mark | None = None
    for show in reading.shows:
        whole = _replacing(show.mark)
        if whole is None:
            found += [_placed(show, show.font.text([code]), x) for code, x in _places(show)]
        elif whole is not painted:
            found += [_placed(show, whole.text or "", x, is_whole=True) for _, x in islice(_places(show), 1)]
            painted = whole
    return tuple(found)


def _places(show: Show) -> Iterator[tuple[int, float]]:
    """The code of each glyph, and its left edge."""
    scale, distance = show.at[0], 0.0
    for piece in show.pieces:
        if not isinstance(piece, tuple):
            distance -= piece / 1000 * show.size
            continue
        for code in piece:
            yield code, show.at[4] + distance * scale
            distance += show.font.widths[code] / 1000 * show.size


def _placed(show: Show, text: str, x: float, *, is_whole: bool = False) -> Placed:
    mark, slopes = show.mark, "Nastaliq" in show.font.name
    is_artifact, mcid = (mark.is_artifact, mark.mcid) if mark else (False, None)
    return Placed(show.page, x, show.at[5], show.size * abs(show.at[0]), text, is_whole, is_artifact, mcid, slopes)


def _replacing(mark: Mark | None) -> Mark | None:
    """The outermost sequence with a text of its own; that of a structure element replaces nothing in its order."""
    if mark is None:
        return None
    return _replacing(mark.around) or (mark if mark.is_own else None)

"""Text of a finished PDF that nobody can read, because it lies outside the trimmed page or is clipped away.

Nothing of the renderer is asked, so that a transformed box or a picture's text is seen where it really is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from press.checks.artifacts.pdf_geometry import around, beyond
from press.checks.artifacts.pdf_shown import Reading, Show
from press.findings import Finding, finding
from press.model.location import Location

_ASCENT, _DESCENT = 0.7, 0.15
"""How far letters reach above and below the baseline, in parts of the type size."""
_TOLERANCE = 1.0
_POINTS = 72 / 25.4
"""In a millimetre."""
_SHOWN = 60


def cut_off(reading: Reading, place: Location) -> tuple[Finding, ...]:
    """A finding for each page that has text outside of what can be seen; the text that lies farthest out is named."""
    found: list[Finding] = []
    for page, shows in groupby(reading.shows, key=lambda show: show.page):
        found += _told(list(_outside(shows)), page, place)
    return tuple(found)


def _outside(shows: Iterator[Show]) -> Iterator[tuple[float, str]]:
    """How far texts lie outside of what can be seen, in points, and the texts."""
    for show in shows:
        area = around(show.at, 0, -_DESCENT * show.size, show.advance, _ASCENT * show.size)
        by = beyond(area, show.seen)
        if by > _TOLERANCE and (text := show.text).strip():
            yield by, text


def _told(outside: Sequence[tuple[float, str]], page: int, place: Location) -> list[Finding]:
    if not outside:
        return []
    by, farthest = max(outside)
    # The letters of a picture are shown one by one.
    text = " ".join("".join(said if len(said) == 1 else f" {said} " for _, said in outside).split())
    length = f"{max(1, round(by / _POINTS))} mm"
    message = f"“{text[:_SHOWN]}” on page {page} is cut off: {length} of it lie outside of what can be seen"
    hint = "shorten the text, or look in the style sheet for what moves or cuts it: transform, position, overflow"
    # Right-to-left text is painted from its end.
    return [replace(finding("layout-cut", message, place, hint), words=(farthest, farthest[::-1]))]

"""Words and pictures that are printed on each other.

Of each line only the part counts where surely is ink, so that tight leading and raised marks are no matter. A picture
or text with a place of its own (``position: absolute``) may stand on a picture; words may stand on words nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from press.findings import Finding, finding
from press.formats.weasy.fitting.pieces import Piece, Sheet

_LEAST = 1.5
"""Pixels in common, in both directions, that are an overlap."""
_HINT = "shorten the text, or look in the style sheet for a height or position that is fixed"


def overlapping(sheet: Sheet) -> list[Finding]:
    """Each two elements of a page that overlap, told once; not what runs out of its box, which is told already."""
    misfit = {element for _, element in sheet.misfits}
    told: set[frozenset[int]] = set()
    found = []
    for first, second in _pairs(sheet.pieces):
        elements = frozenset((first.element, second.element))
        if elements not in told and misfit.isdisjoint(elements):
            told.add(elements)
            text = second if first.is_picture else first
            message = f"page {sheet.number}: {first.named} and {second.named} are printed on each other"
            found.append(replace(finding("layout-overlap", message, hint=_HINT), words=text.words))
    return found


def _pairs(pieces: list[Piece]) -> Iterator[tuple[Piece, Piece]]:
    """The pieces that overlap: a sweep from the top of the page."""
    near: list[Piece] = []
    for piece in sorted(pieces, key=lambda piece: piece.core.top):
        near = [other for other in near if other.core.bottom - piece.core.top > _LEAST]
        for other in near:
            if other.line is not piece.line and other.core.meets(piece.core, _LEAST) and _is_wrong(other, piece):
                yield other, piece
        near.append(piece)


def _is_wrong(first: Piece, second: Piece) -> bool:
    pictures = first.is_picture + second.is_picture
    return pictures == 0 or (pictures == 1 and first.in_flow and second.in_flow)

"""The embedding level of each character of a paragraph (UAX #9, rules P2 to I2), from FriBidi, as Pango calls it.

FriBidi 1.0 goes astray where isolates stand in isolates. So it sees none: what an isolate holds is a paragraph for
itself, and a neutral object for what is around it, which is what rules X5a to X6a and BD13 come to.
"""

from __future__ import annotations

import unicodedata
from typing import Any

from weasyprint.text.ffi import ffi, gobject, pango

_BASE = {"ltr": 0, "rtl": 1}
"""PangoDirection."""
_INITIATORS = {"\u2066": 0, "\u2067": 1, "\u2068": None}
"""Isolates with the direction that they give; None for that of the first strong letter."""
_END = "\u2069"
_OBJECT = "\ufffc"


def embedding_levels(text: str, direction: str) -> list[int]:
    """One level for each character of one paragraph; even ones run to the right.

    :param text: with isolates as characters (U+2066 to U+2069), objects as U+FFFC.
    :param direction: ``ltr`` or ``rtl``, whatever the text begins with.
    """
    return _nested(text, _BASE[direction])


def _nested(text: str, base: int) -> list[int]:
    isolates = _isolates(text)
    if not isolates:
        return _flat(text, base)
    outer: list[str] = []
    places: list[int] = []
    end = 0
    for start, close in [*isolates, (len(text), len(text))]:
        outer.append(text[end:start])
        places += range(end, start)
        # The initiator and its end, which a paragraph's end may stand for.
        borders = [place for place in (start, close) if place < len(text)]
        outer += [_OBJECT] * len(borders)
        places += borders
        end = close + 1
    found = [base] * len(text)
    for place, level in zip(places, _flat("".join(outer), base), strict=True):
        found[place] = level
    for start, close in isolates:
        held = text[start + 1 : close]
        given = _INITIATORS[text[start]]
        odd = _first_strong(held) if given is None else given
        found[start + 1 : close] = _nested(held, base + 1 + (base % 2 == odd))
    return found


def _isolates(text: str) -> list[tuple[int, int]]:
    """The outermost isolates: the places of the initiator and of its end, or else of the end of the text."""
    found: list[tuple[int, int]] = []
    waiting: list[int] = []
    for place, character in enumerate(text):
        if character in _INITIATORS:
            waiting.append(place)
        elif character == _END and waiting:
            start = waiting.pop()
            while found and found[-1][0] > start:
                found.pop()
            found.append((start, place))
    for start in waiting[:1]:
        found = [*(isolate for isolate in found if isolate[1] < start), (start, len(text))]
    return found


def _first_strong(text: str) -> int:
    """The level that the first strong letter outside of isolates gives (P2, P3)."""
    isolates = dict(_isolates(text))
    place = 0
    while place < len(text):
        kind = unicodedata.bidirectional(text[place])
        if kind in {"L", "R", "AL"}:
            return int(kind != "L")
        place = isolates.get(place, place) + 1
    return 0


def _flat(text: str, base: int) -> list[int]:
    """The levels of a text without isolates."""
    data = text.encode()
    direction: Any = ffi.new("int *", base % 2)
    levels: Any = pango.pango_log2vis_get_embedding_levels(data, len(data), direction)
    try:
        return [level + base - base % 2 for level in ffi.buffer(levels, len(text))[:]]
    finally:
        gobject.g_free(levels)

"""Texts as findings quote them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape

_QUOTED = 3
"""So many texts are quoted; the rest is counted."""
_WIDTH = 60
"""Characters of a quotation."""


def quoted(texts: Sequence[str]) -> str:
    """The first few, shortened, and how many more there are."""
    named = ", ".join(f"“{_shortened(text)}”" for text in texts[:_QUOTED])
    return f"{named} and {len(texts) - _QUOTED} more" if len(texts) > _QUOTED else named


def _shortened(text: str) -> str:
    return text if len(text) <= _WIDTH else f"{text[: _WIDTH - 1]}…"


_ADDED = re.compile(r'<(a|span) [^>]*class="(?:noteref|backlink|new-window)[^>]*>.*?</\1>', re.DOTALL)
"""What stands inside a text without being of it."""
_ALT = re.compile(r'\balt="([^"]+)"')
_INSIDE = re.compile(r"<(?:p|h[1-6]|li|t[dhr]|dt|dd|div|section|main|header|nav|aside|figure)\b")
_TAG = re.compile(r"<[^>]*>")


def words_of(element: str) -> tuple[str, ...]:
    """Ways to say what an element says, best first: the way from a place in a file to where its words are written.

    :param element: its markup. None where it holds blocks of its own, for then it says no one thing. Words of one or
        two letters stand everywhere.
    """
    if _INSIDE.search(element.strip()[1:]):
        return ()
    parts = [" ".join(unescape(part).split()) for part in _TAG.split(_ADDED.sub("", element))]
    said = [*_ALT.findall(element), " ".join(filter(None, parts)), max(parts, key=len, default="")]
    return tuple(dict.fromkeys(unescape(text) for text in said if len(text) > 2))

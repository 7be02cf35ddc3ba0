"""Characters that the rules are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from press.typography.line import Edit

NBSP = "\u00a0"
"""NO-BREAK SPACE, as wide as a space."""
NARROW = "\u202f"
"""NARROW NO-BREAK SPACE."""
JOINER = "\u2060"
"""WORD JOINER: no line ends on either side of it (UAX #14, LB11)."""
SPACE = " \u00a0\u202f\u2009"
"""What people type between words and marks, as a class of characters."""
IDEOGRAPH = "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Chinese characters and kana, as a class."""


def gaps(pattern: re.Pattern[str], fill: str, text: str) -> Iterator[Edit]:
    """An edit for each group of each match that is not ``fill`` yet; the rest of a match is context and stays."""
    for match in pattern.finditer(text):
        for group in range(1, (pattern.groups or 0) + 1):
            start, end = match.span(group)
            if start >= 0 and match[group] != fill:
                yield Edit(start, end, fill)


def any_of(words: tuple[str, ...]) -> str:
    """A pattern for one of several words, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))

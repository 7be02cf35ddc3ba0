"""Texts as findings quote them."""

from __future__ import annotations

from collections.abc import Sequence

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

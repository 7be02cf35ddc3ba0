"""Document ↔ segments: cut, and rejoin. Both directions in one place, so that they can't disagree."""

from press.segments.cutting import Cut, cut
from press.segments.marks import markdown
from press.segments.walking import printed_texts

__all__ = ["Cut", "cut", "markdown", "printed_texts"]

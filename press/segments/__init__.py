"""Document ↔ segments: cut, and rejoin. Both directions in one place, so that they can't disagree."""

from press.segments.cutting import SEGMENTATION, Cut, cut
from press.segments.marks import markdown

__all__ = ["SEGMENTATION", "Cut", "cut", "markdown"]

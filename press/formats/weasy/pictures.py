"""Lets a picture without a size of its own stand in a line of right-to-left text, at which WeasyPrint fails.

It takes such a picture for as wide as its block, and moves it to the right edge before it has a place. Boxes are
private to WeasyPrint; see :mod:`press.formats.weasy.tagging`.
"""

from __future__ import annotations

from functools import cache

from weasyprint.formatting_structure import boxes


@cache
def place_pictures() -> None:
    """From now on every picture in a line has a place, until its line gives it the right one. Called once."""
    boxes.InlineReplacedBox.position_x = 0

"""Draws the space that stands alone between two phrases, ``<b>whole</b> <i>text</i>``, which WeasyPrint leaves out.

Without its glyph the tags say “wholetext”: who reads them in order, and not by their places on the page, hears one word
(ISO 14289-1, 7.2). Drawing is private to WeasyPrint; see :mod:`press.formats.weasy.tagging`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from weasyprint.draw import text as drawing


class _Space(str):
    """A space that does not count as nothing."""

    __slots__ = ()

    def strip(self, chars: str | None = None, /) -> str:
        """Itself: WeasyPrint asks by this whether there is anything to draw."""
        del chars
        return self


@cache
def keep_spaces() -> None:
    """From now on every PDF of this process has its spaces. Called by ``starting.start``, once."""
    drawing.draw_first_line = _with_spaces(drawing.draw_first_line)


def _with_spaces(draw: Callable[..., Any]) -> Callable[..., Any]:
    def draw_first_line(stream: Any, textbox: Any, *rest: Any) -> Any:
        if textbox.text == " ":
            textbox.text = _Space(textbox.text)
        return draw(stream, textbox, *rest)

    return draw_first_line

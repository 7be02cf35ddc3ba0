"""Korean words stay whole: a line ends at a space (CSS Text 3, ``word-break: keep-all``, which WeasyPrint ignores).

Pango is told so by an attribute of the text. Joiners in the text (U+2060) would do the same, and would be copied and
found in the PDF with every word.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from weasyprint.text import line_break
from weasyprint.text.ffi import ffi, pango

_LETTER = re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]")
_WORD = re.compile(rf"[^ \n\u200b]*{_LETTER.pattern}[^ \n\u200b]*")
"""A word with a Korean letter in it."""


@cache
def keep_words_whole() -> None:
    """From now on no line of this process ends inside a Korean word. Called by ``starting.start``, once."""
    line_break.Layout.set_text = _whole(line_break.Layout.set_text)
    line_break.get_next_break_point_from_text = _as_latin(line_break.get_next_break_point_from_text)


def _whole(set_text: Callable[..., None]) -> Callable[..., None]:
    """``Layout.set_text``, which then forbids breaks inside Korean words."""

    def whole(layout: Any, *arguments: Any, **options: Any) -> None:
        set_text(layout, *arguments, **options)
        if not _LETTER.search(layout.text):  # most texts have none, and to look for words takes longer
            return
        words = _WORD.finditer(layout.text)
        attributes = pango.pango_layout_get_attributes(layout.layout)
        if attributes == ffi.NULL:
            attributes = ffi.gc(pango.pango_attr_list_new(), pango.pango_attr_list_unref)
        byte = at = 0
        for word in words:
            byte, at = byte + len(layout.text[at : word.start()].encode()), word.start()
            kept = pango.pango_attr_allow_breaks_new(False)
            kept.start_index, kept.end_index = byte, byte + len(word[0].encode())
            pango.pango_attr_list_insert(attributes, kept)
        pango.pango_layout_set_attributes(layout.layout, attributes)

    return whole


def _as_latin(next_break: Callable[[str, Any], Any]) -> Callable[[str, Any], Any]:
    """The question whether two inlines may be parted, asked as for Latin letters, between which no line ends."""

    def as_latin(text: str, lang: Any) -> Any:
        return next_break(_LETTER.sub("a", text), lang)

    return as_latin

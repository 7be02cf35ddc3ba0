"""Korean words stay whole at the ends of lines, as CSS's ``word-break: keep-all`` has it, which WeasyPrint ignores.

Korean is written with spaces between words, and Unicode lets a line end between any two of its syllables all the same
(UAX #14, "Use of Hangul"). Pango can be told not to, by an attribute of the text; WeasyPrint's two ways to ask for
breaks are wrapped, for the version in :data:`press.formats.weasy.starting.VERSION`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from weasyprint.layout import inline, preferred
from weasyprint.text import line_break
from weasyprint.text.ffi import ffi, pango

from press import languages

_SYLLABLES = "\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3"
_WORD = re.compile(rf"\w*[{_SYLLABLES}]\w*")


@cache
def keep_words_whole() -> None:
    """From now on no line of this process ends inside a Korean word. Called by ``starting.start``, once."""
    ffi.cdef("PangoAttribute * pango_attr_allow_breaks_new (gboolean allow_breaks);")
    line_break.Layout.set_text = _unbroken(line_break.Layout.set_text)
    # Each module looks the name up for itself.
    line_break.can_break_text = inline.can_break_text = preferred.can_break_text = _between_words(
        line_break.can_break_text
    )


def _unbroken(set_text: Callable[..., None]) -> Callable[..., None]:
    """``Layout.set_text`` whose words, in a language that is broken at spaces alone, can't be broken."""

    def set_unbroken_text(self: Any, text: str, justify: bool = False) -> None:
        set_text(self, text, justify)
        if not _by_words(self.style["lang"]):
            return
        attributes = pango.pango_layout_get_attributes(self.layout)
        if attributes == ffi.NULL:
            attributes = ffi.gc(pango.pango_attr_list_new(), pango.pango_attr_list_unref)
        for start, end in _words(self.text):
            attribute = pango.pango_attr_allow_breaks_new(False)
            attribute.start_index, attribute.end_index = start, end
            pango.pango_attr_list_insert(attributes, attribute)
        pango.pango_layout_set_attributes(self.layout, attributes)

    return set_unbroken_text


def _between_words(can_break_text: Callable[..., bool]) -> Callable[..., bool]:
    """``can_break_text``, which is asked where one element ends and the next begins."""

    def can_break_between_words(text: str, lang: str | None) -> bool:
        if text and _by_words(lang):
            text = _WORD.sub("x", text)
        return can_break_text(text, lang)

    return can_break_between_words


def _words(text: str) -> Iterator[tuple[int, int]]:
    """Where words are, in bytes of UTF-8."""
    end = at = 0
    for word in _WORD.finditer(text):
        start = at + len(text[end : word.start()].encode())
        end, at = word.end(), start + len(word[0].encode())
        yield start, at


@cache
def _by_words(lang: str | None) -> bool:
    row = languages.nearest(lang) if lang else None
    return row is not None and row.breaks == "words"

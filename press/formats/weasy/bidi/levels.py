"""The embedding level of each character of a paragraph (UAX #9, rules P2 to I2), from FriBidi, as Pango calls it."""

from __future__ import annotations

from typing import Any

from weasyprint.text.ffi import ffi, gobject, pango

ffi.cdef("""
    unsigned char *pango_log2vis_get_embedding_levels(const char *text, int length, int *pbase_dir);
    void g_free(void *memory);
""")

_BASE = {"ltr": 0, "rtl": 1}
"""PangoDirection."""


def embedding_levels(text: str, direction: str) -> list[int]:
    """One level for each character of one paragraph; even ones run to the right.

    :param text: with isolates as characters (U+2066 to U+2069), objects as U+FFFC.
    :param direction: ``ltr`` or ``rtl``, whatever the text begins with.
    """
    data = text.encode()
    base: Any = ffi.new("int *", _BASE[direction])
    levels: Any = pango.pango_log2vis_get_embedding_levels(data, len(data), base)
    try:
        return list(ffi.buffer(levels, len(text))[:])
    finally:
        gobject.g_free(levels)

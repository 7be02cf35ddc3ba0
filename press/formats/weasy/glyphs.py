"""Glyphs of a PDF's fonts that no text asks for.

They are the space at the end of a line, the hyphen that is a soft one, and what keeps two letters from being joined.

The fonts of a PDF are private to WeasyPrint; see :mod:`press.formats.weasy.tagging`.
"""

from __future__ import annotations

from typing import Any

from weasyprint.text.ffi import ffi, harfbuzz

SOFT_HYPHEN = "\u00ad"
NON_JOINER = "\u200c"


def font_named(stream: Any, name: str) -> Any:
    """A font of a PDF by the name that it has in content streams; None where there is none."""
    return next((font for font in stream._fonts.values() if font.hash == name), None)  # noqa: SLF001


def space(font: Any) -> int | None:
    """The glyph of a space, which is embedded from now on; None where the font has none."""
    return _embedded(font, " ")


def non_joiner(font: Any) -> int | None:
    """The glyph of U+200C, which is embedded from now on; None where the font has none, or one that takes room."""
    code = _embedded(font, NON_JOINER)
    return code if code is not None and font.widths[code] == 0 else None


def soft_hyphen(font: Any, hyphen: int) -> int | None:
    """The glyph of a soft hyphen, which is embedded from now on as U+00AD; None where the font has none of its own.

    :param hyphen: the glyph in whose place it is to be painted: it must look the same.
    """
    code = _glyph(font, SOFT_HYPHEN)
    if (
        code is None
        or font.to_unicode.get(code, SOFT_HYPHEN) != SOFT_HYPHEN
        or _shape(font, code) != _shape(font, hyphen)
    ):
        return None
    _embed(font, code, SOFT_HYPHEN)
    return code


def _embedded(font: Any, character: str) -> int | None:
    known: dict[str, int | None] = font.__dict__.setdefault("press_glyphs", {})
    if character not in known:
        code = known[character] = _glyph(font, character)
        if code is not None:
            _embed(font, code, character)
    return known[character]


def _embed(font: Any, code: int, text: str) -> None:
    font.to_unicode.setdefault(code, text)
    if code not in font.widths:
        scale = ffi.new("int[2]")
        harfbuzz.hb_font_get_scale(font.hb_font, scale, scale + 1)
        # In thousandths of the font's size (ISO 32000-1, 9.7.4.3).
        font.widths[code] = round(harfbuzz.hb_font_get_glyph_h_advance(font.hb_font, code) * 1000 / scale[0])


def _glyph(font: Any, character: str) -> int | None:
    glyph = ffi.new("hb_codepoint_t *")
    is_there = harfbuzz.hb_font_get_nominal_glyph(font.hb_font, ord(character), glyph)
    return int(glyph[0]) if is_there else None


def _shape(font: Any, code: int) -> tuple[int, ...]:
    """How wide a glyph is, and the box around what it paints."""
    box = ffi.new("hb_glyph_extents_t *")
    harfbuzz.hb_font_get_glyph_extents(font.hb_font, code, box)
    advance = harfbuzz.hb_font_get_glyph_h_advance(font.hb_font, code)
    return advance, box.x_bearing, box.y_bearing, box.width, box.height

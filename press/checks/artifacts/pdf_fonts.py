"""What decoding and placing text needs of the fonts of a finished PDF.

ISO 32000-1: 9.7.4.3 (widths of composite fonts), 9.7.5 (character codes), 9.10.3 (ToUnicode).
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pikepdf
from fontTools.ttLib import TTFont, TTLibError


class Widths(dict[int, float]):
    """The widths of a font's glyphs, in thousandths of its size, by character code."""

    def __init__(self, usual: float, others: Iterable[tuple[int, float]]) -> None:
        super().__init__(others)
        self.usual = usual

    def __missing__(self, code: int) -> float:
        return self.usual


@dataclass(frozen=True, slots=True)
class Font:
    """A font of the file."""

    name: str
    """The PostScript name, without the tag of the subset."""
    code_bytes: int
    """Bytes of one character code."""
    unicode: Mapping[int, str]
    """Character code → text."""
    glyphs: int
    """How many glyphs the embedded font has; 0 where codes are no glyph numbers, so that nothing can be said."""
    widths: Widths

    def codes(self, data: bytes) -> Iterator[int]:
        """The character codes of a string."""
        if self.code_bytes == 1:
            return iter(data)
        return (high << 8 | low for high, low in zip(data[::2], data[1::2], strict=False))

    def text(self, codes: Iterable[int]) -> str:
        """What ToUnicode says that the codes are; U+FFFD for one of which it says nothing."""
        return "".join([self.unicode.get(code, "\N{REPLACEMENT CHARACTER}") for code in codes])


def read_font(font: Any) -> Font:
    """What decoding needs of a font dictionary."""
    composite = font.get("/Subtype") == "/Type0"
    name = str(font.get("/BaseFont", "/unnamed"))[1:].partition("+")
    unicode = _to_unicode(font.ToUnicode.read_bytes()) if "/ToUnicode" in font else {}
    glyphs = _glyph_count(font) if composite else 0
    return Font(name[2] or name[0], 2 if composite else 1, unicode, glyphs, _widths(font))


def _glyph_count(font: Any) -> int:
    """How many glyphs the font file has, where character codes are glyph numbers (Identity); else 0."""
    descendant = font.DescendantFonts[0]
    identity = str(descendant.get("/CIDToGIDMap", "/Identity")) == "/Identity"
    descriptor = descendant.get("/FontDescriptor", {})
    for key in ("/FontFile2", "/FontFile3"):
        if identity and key in descriptor:
            try:
                return int(TTFont(io.BytesIO(descriptor[key].read_bytes()), lazy=True)["maxp"].numGlyphs)
            except TTLibError:
                return 0
    return 0


_SECTION = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)
_CHAR = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]*)>")
_RANGE = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s*(?:<([0-9a-fA-F]*)>|\[([^\]]*)\])")


def _to_unicode(cmap: bytes) -> dict[int, str]:
    """Character code → text, of a ToUnicode CMap."""
    found: dict[int, str] = {}
    for kind, body in _SECTION.findall(cmap):
        if kind == b"char":
            found.update((int(code, 16), _utf16(text)) for code, text in _CHAR.findall(body))
            continue
        for first, last, text, array in _RANGE.findall(body):
            codes = range(int(first, 16), int(last, 16) + 1)
            if array:
                found.update(zip(codes, (_utf16(piece) for piece in re.findall(rb"<(.*?)>", array)), strict=False))
            else:
                start = _utf16(text)
                found.update((code, start[:-1] + chr(ord(start[-1]) + step)) for step, code in enumerate(codes))
    return found


def _utf16(digits: bytes) -> str:
    return bytes.fromhex(digits.decode()).decode("utf-16-be", "replace")


def _widths(font: Any) -> Widths:
    if "/DescendantFonts" not in font:
        first = int(font.get("/FirstChar", 0))
        return Widths(0, ((first + step, float(width)) for step, width in enumerate(font.get("/Widths", []))))
    descendant = font.DescendantFonts[0]
    return Widths(float(descendant.get("/DW", 1000)), _ranges(list(descendant.get("/W", []))))


def _ranges(entries: list[Any]) -> Iterator[tuple[int, float]]:
    """The widths of a composite font: ``c [w1 w2 …]`` and ``first last w``."""
    rest = iter(entries)
    for first in rest:
        second = next(rest)
        if isinstance(second, pikepdf.Array):
            yield from ((int(first) + step, float(width)) for step, width in enumerate(list(second)))
        else:
            width = float(next(rest))
            yield from ((code, width) for code in range(int(first), int(second) + 1))

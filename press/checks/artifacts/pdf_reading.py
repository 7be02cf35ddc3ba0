"""What a finished PDF shows, read from its bytes alone: content streams, ToUnicode maps, embedded fonts.

Nothing of the renderer is asked, so that the reading can contradict it. One walk through the file serves the check
of the text and the check of the glyphs. ISO 32000-1: 9.7 (composite fonts), 9.10.3 (ToUnicode), 14.6 (marked
content), 14.9.4 (ActualText).
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pikepdf

_SHOWING = frozenset(("Tj", "TJ", "'", '"'))
_OPERATORS = " ".join((*_SHOWING, "Tf", "BDC", "BMC", "EMC", "Do", "q", "Q"))
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


@dataclass(frozen=True, slots=True)
class Run:
    """The text of one operator that shows text, in the order of painting: right-to-left text runs backwards."""

    page: int
    """Counted from 1."""
    text: str


@dataclass(frozen=True, slots=True)
class Missing:
    """A place where a character is painted as an empty box, because the font has no glyph for it."""

    page: int
    text: str
    """What ToUnicode says stands there."""
    font: str
    """The PostScript name, without the tag of the subset."""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that the file shows."""

    runs: tuple[Run, ...]
    missing: tuple[Missing, ...]


@dataclass(frozen=True, slots=True)
class Font:
    """What decoding needs of a font."""

    name: str
    code_bytes: int
    """Bytes of one character code."""
    unicode: Mapping[int, str]
    glyphs: int
    """How many glyphs the embedded font has; 0 where codes are no glyph numbers, so that nothing can be said."""

    def codes(self, data: bytes) -> Iterator[int]:
        """The character codes of a string."""
        if self.code_bytes == 1:
            return iter(data)
        return (high << 8 | low for high, low in zip(data[::2], data[1::2], strict=False))


class UnreadablePDFError(ValueError):
    """The bytes are no PDF that can be read; the message says why."""


def read(data: bytes) -> Reading:
    """Read a PDF.

    :raises UnreadablePDFError: if the bytes are no PDF, or one whose parts don't fit together.
    """
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            walk = _Walk(_actual_texts(pdf))
            for number, page in enumerate(pdf.pages, 1):
                walk.stream(page.obj, page.obj.get("/Resources", pikepdf.Dictionary()), number)
            return Reading(tuple(walk.runs), tuple(walk.missing))
    except (pikepdf.PdfError, LookupError, AttributeError, TypeError, ValueError, RecursionError) as error:
        # pikepdf tells of a dictionary without the key, or of another kind of object, by these.
        raise UnreadablePDFError(str(error)) from error


@dataclass(slots=True)
class _Walk:
    """The walk through the content streams, with what it met."""

    actual: Mapping[tuple[int, int], str]
    """ActualText of structure elements by page and MCID; empty for all but an element's first piece."""
    runs: list[Run] = field(default_factory=list)
    missing: list[Missing] = field(default_factory=list)
    _fonts: dict[tuple[int, int], Font] = field(default_factory=dict)
    _replaced: list[bool] = field(default_factory=list)
    """One for each open marked-content sequence: whether its glyphs are replaced by an ActualText."""

    def stream(self, content: Any, resources: Any, page: int, font: Font | None = None) -> None:
        """Walk through the content stream of a page or form."""
        saved: list[Font | None] = []
        instructions: Any = pikepdf.parse_content_stream(content, _OPERATORS)
        for operands, operator in instructions:
            name = str(operator)
            if name in _SHOWING:
                self._show(_string(operands[-1]), font, page)
            elif name == "Tf":
                font = self._font_of(resources.Font[operands[0]])
            elif name == "q":
                saved.append(font)
            elif name == "Q":
                font = saved.pop() if saved else None
            elif name == "Do":
                self._form(resources.XObject[operands[0]], resources, page, font)
            else:
                self._mark(name, operands, resources, page)

    def _form(self, form: Any, resources: Any, page: int, font: Font | None) -> None:
        if form.get("/Subtype") == "/Form":
            self.stream(form, form.get("/Resources", resources), page, font)

    def _show(self, data: bytes, font: Font | None, page: int) -> None:
        if font is None:
            return
        shown = []
        for code in font.codes(data):
            text = font.unicode.get(code, _REPLACEMENT)
            shown.append(text)
            if font.glyphs and (code == 0 or code >= font.glyphs):
                self.missing.append(Missing(page, text, font.name))
        if not any(self._replaced):
            self.runs.append(Run(page, "".join(shown)))

    def _mark(self, name: str, operands: Any, resources: Any, page: int) -> None:
        """The beginning or end of marked content."""
        if name == "EMC":
            if self._replaced:
                self._replaced.pop()
            return
        properties = operands[1] if len(operands) > 1 else None
        if isinstance(properties, pikepdf.Name):
            properties = resources.Properties[properties]
        text = None
        if isinstance(properties, pikepdf.Dictionary):
            if "/ActualText" in properties:
                text = str(properties.ActualText)
            elif self.actual and "/MCID" in properties:
                text = self.actual.get((page, int(properties.MCID)))
        if text and not any(self._replaced):
            self.runs.append(Run(page, text))
        self._replaced.append(text is not None)

    def _font_of(self, font: Any) -> Font:
        if font.objgen not in self._fonts or font.objgen == (0, 0):
            self._fonts[font.objgen] = read_font(font)
        return self._fonts[font.objgen]


def _string(operand: Any) -> bytes:
    """The character codes of a string, or of an array of strings and distances."""
    if isinstance(operand, pikepdf.String):
        return bytes(operand)
    return b"".join([bytes(piece) for piece in operand if isinstance(piece, pikepdf.Object)])


def read_font(font: Any) -> Font:
    """What decoding needs of a font dictionary."""
    composite = font.get("/Subtype") == "/Type0"
    name = str(font.get("/BaseFont", "/unnamed"))[1:].partition("+")
    unicode = _to_unicode(font.ToUnicode.read_bytes()) if "/ToUnicode" in font else {}
    return Font(name[2] or name[0], 2 if composite else 1, unicode, _glyph_count(font) if composite else 0)


def _glyph_count(font: Any) -> int:
    """How many glyphs the font file has, where character codes are glyph numbers (Identity); else 0."""
    from fontTools.ttLib import TTFont, TTLibError

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


def _actual_texts(pdf: pikepdf.Pdf) -> dict[tuple[int, int], str]:
    """ActualText of structure elements, by page number and MCID of the content that it replaces."""
    tree = pdf.Root.get("/StructTreeRoot")
    if tree is None or not any(_has_actual_text(thing) for thing in pdf.objects):
        return {}
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
    found: dict[tuple[int, int], str] = {}
    for element in filter(_has_actual_text, pdf.objects):
        text = str(element.ActualText)
        for place in _content(element, element.get("/Pg"), pages):
            found[place] = text
            text = ""
    return found


def _has_actual_text(thing: Any) -> bool:
    return isinstance(thing, pikepdf.Dictionary) and "/ActualText" in thing


def _content(element: Any, page: Any, pages: Mapping[Any, int]) -> Iterator[tuple[int, int]]:
    """Page and MCID of all content below a structure element, in order."""
    page = element.get("/Pg", page)
    kids = element.get("/K", ())
    for kid in kids if isinstance(kids, pikepdf.Array) else (kids,):
        if isinstance(kid, int):
            yield pages[page.objgen], kid
        elif isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/MCR":
            yield pages[kid.get("/Pg", page).objgen], int(kid.MCID)
        elif isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") != "/OBJR":
            yield from _content(kid, page, pages)

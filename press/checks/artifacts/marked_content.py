"""The text of each piece of marked content of a finished PDF, and what stands outside of its text.

ISO 32000-1: 14.6 (marked content), 14.8.2.2 (artifacts), 14.9.4 (ActualText).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from press.checks.artifacts.pdf_fonts import Font, read_font

_SHOWING = frozenset(("Tj", "TJ", "'", '"'))
_PAINTING = frozenset(("f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "sh", "INLINE IMAGE"))
_LEFTWARD = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_LETTER = "A-Za-z0-9\u00c0-\u024f\u0660-\u0669\u06f0-\u06f9"
_RIGHTWARD = re.compile(f"[{_LETTER}](?:[{_LETTER}\u066b\u066c .,:/+@-]*[{_LETTER}])?")
"""What runs to the right within text that runs to the left: Latin words, numbers in any digits, addresses."""


@dataclass(slots=True)
class Painted:
    """The text of a piece of marked content, as it comes: glyphs from left to right, or an ActualText."""

    pieces: list[tuple[str, ...]] = field(default_factory=list)
    """The text of each glyph that is shown at once, or an ActualText alone."""

    @property
    def text(self) -> str:
        """As it is read: what runs to the left was painted with its last letter first; empty for a drawing."""
        plain = "".join("".join(piece) for piece in self.pieces)
        if not _LEFTWARD.search(plain):
            return plain
        return "".join(_turned(piece) for piece in reversed(self.pieces))


@dataclass(slots=True)
class Artifact(Painted):
    """Something that is painted and no part of the text."""

    kind: str = ""
    """``Header`` or ``Footer``; empty for all else."""


@dataclass(slots=True)
class Contents:
    """What one page paints, in the order of painting."""

    texts: dict[int, Painted] = field(default_factory=dict)
    """The text of marked content by its MCID."""
    drawings: set[int] = field(default_factory=set)
    """The MCIDs of those that something is drawn in."""
    artifacts: list[Artifact] = field(default_factory=list)
    unmarked: list[str] = field(default_factory=list)
    """What is neither in the tree nor an artifact, which is a fault (ISO 14289-1, 7.1); empty for a drawing."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """An open marked-content sequence."""

    mcid: int | None
    artifact: Artifact | None
    is_replaced: bool
    """Whether an ActualText stands for what is shown in it."""


def contents(page: pikepdf.Page) -> Contents:
    """What a page paints."""
    walk = _Walk()
    walk.stream(page.obj, page.obj.get("/Resources", pikepdf.Dictionary()), None)
    return walk.found


@dataclass(slots=True)
class _Walk:
    found: Contents = field(default_factory=Contents)
    _marks: list[_Mark] = field(default_factory=list)

    def stream(self, content: Any, resources: Any, font: Font | None) -> None:
        """Walk through the content stream of a page or form."""
        saved: list[Font | None] = []
        fonts: dict[str, Font] = {}
        instructions: Any = pikepdf.parse_content_stream(content)
        for operands, operator in instructions:
            name = str(operator)
            if name in _SHOWING:
                if not any(mark.is_replaced for mark in self._marks):
                    self._paint(_decoded(operands[-1], font))
            elif name == "Tf":
                key = str(operands[0])
                font = fonts[key] = fonts.get(key) or read_font(resources.Font[operands[0]])
            elif name == "q":
                saved.append(font)
            elif name == "Q":
                font = saved.pop() if saved else None
            elif name == "Do":
                self._draw(resources.XObject[operands[0]], resources, font)
            elif name in _PAINTING:
                self._paint(None)
            else:
                self._mark(name, operands, resources)

    def _mark(self, name: str, operands: Any, resources: Any) -> None:
        """The beginning or end of marked content; nothing for any other operator."""
        if name in {"BMC", "BDC"}:
            self._begin(operands, resources)
        elif name == "EMC":
            self._marks = self._marks[:-1]

    def _draw(self, thing: Any, resources: Any, font: Font | None) -> None:
        if thing.get("/Subtype") == "/Form":
            self.stream(thing, thing.get("/Resources", resources), font)
        else:
            self._paint(None)

    def _begin(self, operands: Any, resources: Any) -> None:
        properties = operands[1] if len(operands) > 1 else None
        if isinstance(properties, pikepdf.Name):
            properties = resources.Properties[properties]
        mcid, actual = None, None
        if isinstance(properties, pikepdf.Dictionary):
            mcid = int(properties.MCID) if "/MCID" in properties else None
            actual = str(properties.ActualText) if "/ActualText" in properties else None
        artifact = None
        if operands[0] == "/Artifact":
            said = properties if isinstance(properties, pikepdf.Dictionary) else pikepdf.Dictionary()
            artifact = Artifact(kind=str(said.get("/Subtype", "/"))[1:])
            self.found.artifacts.append(artifact)
        is_first = not any(mark.is_replaced for mark in self._marks)
        self._marks.append(_Mark(mcid, artifact, actual is not None))
        if mcid is not None:
            self.found.texts.setdefault(mcid, Painted())
        if actual and is_first:
            self._paint((actual,))

    def _paint(self, glyphs: tuple[str, ...] | None) -> None:
        """Puts what is painted where its innermost mark says; None for a drawing."""
        for mark in reversed(self._marks):
            if mark.artifact is not None:
                mark.artifact.pieces.append(glyphs or ())
                return
            if mark.mcid is not None:
                self.found.texts[mark.mcid].pieces.append(glyphs or ())
                self.found.drawings |= {mark.mcid} if glyphs is None else set()
                return
        self.found.unmarked.append("".join(glyphs or ()))


def _turned(glyphs: tuple[str, ...]) -> str:
    """The text of glyphs from right to left, without those that run to the right among them; each as it is."""
    turned = list(glyphs[::-1])
    # A character for each glyph: a ligature stands for several, in the order of reading.
    initials = "".join(text[:1] or "\0" for text in turned)
    for match in _RIGHTWARD.finditer(initials):
        turned[match.start() : match.end()] = reversed(turned[match.start() : match.end()])
    return "".join(turned)


def _decoded(operand: Any, font: Font | None) -> tuple[str, ...]:
    """The texts of the glyphs of a string, or of an array of strings and distances."""
    if font is None:
        return ()
    pieces = [operand] if isinstance(operand, pikepdf.String) else operand
    data = b"".join(bytes(piece) for piece in pieces if isinstance(piece, pikepdf.String))
    return tuple(font.text([code]) for code in font.codes(data))

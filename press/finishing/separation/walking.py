"""Finds all that is painted in a PDF, wherever it stands, and has each of it separated once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from press.finishing.separation.painting import Painter, is_stencil
from press.finishing.separation.pictures import separate_picture
from press.finishing.separation.plates import Light, Plates
from press.finishing.separation.shades import separate_shading
from press.finishing.separation.spaces import UnseparableError, number, space_of

_TILING = 1


@dataclass(slots=True)
class Walk:
    """Goes through a file."""

    pdf: pikepdf.Pdf
    _reached: dict[tuple[int, int], pikepdf.Name] = field(default_factory=dict)
    """What was separated, and into which colours."""
    _drawn: set[tuple[int, int]] = field(default_factory=set)
    _masks: set[tuple[int, int]] = field(default_factory=set)
    """What only light is taken from."""
    _lookups: list[Any] = field(default_factory=list)
    """Resources that may name colour spaces which nothing is painted in when all is separated."""

    def pages(self, plates: Plates) -> None:
        """Separates every page.

        :raises UnseparableError: for what WeasyPrint does not write.
        """
        for page in self.pdf.pages:
            content = self._repainted(page, page.obj.Resources, plates)
            page.obj.Contents = self.pdf.make_stream(content)
            self._group(page.obj, plates)
            self._resources(page.obj.Resources, plates)
        for resources in self._lookups:
            _forget_spaces(resources)
        if self._drawn & self._masks:
            raise UnseparableError("something that is drawn and is a mask, too")

    def _repainted(self, stream: Any, resources: Any, plates: Plates) -> bytes:
        painter = Painter(plates, resources, self._drawn)
        return painter.repaint(stream)

    def _resources(self, resources: Any, plates: Plates) -> None:
        if not self._is_new(resources, plates):
            return
        for pattern in _values(resources, "/Pattern"):
            self._pattern(pattern, resources, plates)
        for shading in _values(resources, "/Shading"):
            self._shading(shading, resources, plates)
        for state in _values(resources, "/ExtGState"):
            self._mask(state.get("/SMask"), plates)
        for thing in _values(resources, "/XObject"):  # among which WeasyPrint lists the masks, too
            if thing.objgen not in self._masks:
                self._drawing(thing, resources, plates)
        for font in _values(resources, "/Font"):
            self._glyphs(font, resources, plates)
        self._lookups.append(resources)

    def _drawing(self, thing: Any, resources: Any, plates: Plates) -> None:
        if not self._is_new(thing, plates):
            return
        if thing.Subtype == Name.Image:
            separate_picture(thing, resources, plates)
        else:
            self._form(thing, resources, plates)

    def _form(self, form: Any, outer: Any, plates: Plates) -> None:
        """A form, pattern or glyph: a content stream with its own resources, or else those of who draws it."""
        own = form.get("/Resources", outer)
        form.write(self._repainted(form, own, plates))
        self._group(form, plates)
        self._resources(own, plates)

    def _group(self, thing: Any, plates: Plates) -> None:
        if "/CS" in thing.get("/Group", Dictionary()):
            thing.Group.CS = plates.space

    def _pattern(self, pattern: Any, resources: Any, plates: Plates) -> None:
        if int(pattern.PatternType) != _TILING:
            self._shading(pattern.Shading, resources, plates)
        elif self._is_new(pattern, plates):
            self._form(pattern, resources, plates)

    def _shading(self, shading: Any, resources: Any, plates: Plates) -> None:
        if self._is_new(shading, plates):
            separate_shading(self.pdf, shading, resources, plates)

    def _mask(self, mask: Any, plates: Plates) -> None:
        """A soft mask (11.6.5.2): of one that is made of light, the light; of another, what would be painted."""
        if not isinstance(mask, Dictionary):
            return
        if mask.get("/S") != Name.Luminosity:
            self._drawing(mask.G, Dictionary(), plates)
            return
        light = Light()
        self._masks.add(mask.G.objgen)
        if "/BC" in mask and "/CS" in mask.G.get("/Group", Dictionary()):
            space = space_of(mask.G.Group.CS, mask.G.get("/Resources", Dictionary()))
            values = tuple(map(float, mask.BC))
            ground = light.given(values) if space.kind == "inks" else light.drawn(space, values, fine=False)
            mask.BC = Array(list(map(number, ground)))
        self._drawing(mask.G, Dictionary(), light)

    def _glyphs(self, font: Any, resources: Any, plates: Plates) -> None:
        """Glyphs that are drawings (9.6.5), as those of emoji are."""
        if font.get("/Subtype") != Name.Type3 or not self._is_new(font, plates):
            return
        for glyph in font.CharProcs.values():
            if not is_stencil(glyph):
                glyph.write(self._repainted(glyph, font.get("/Resources", resources), plates))
        if "/Resources" in font:
            self._resources(font.Resources, plates)

    def _is_new(self, thing: Any, plates: Plates) -> bool:
        """Whether an object was not reached before; one that stands in another is reached with that alone."""
        if not thing.is_indirect:
            return True
        before = self._reached.get(thing.objgen)
        if before not in {None, plates.space}:
            raise UnseparableError("something that is drawn and is a mask, too")
        self._reached[thing.objgen] = plates.space
        return before is None


def _values(resources: Any, kind: str) -> Iterator[Any]:
    yield from resources.get(kind, Dictionary()).values()


def _forget_spaces(resources: Any) -> None:
    """Takes out the colour spaces that nothing is painted in any more; the plates of marks stay."""
    known = resources.get("/ColorSpace", Dictionary())
    kept = {name: space for name, space in known.items() if space_of(space, resources).kind == "spot"}
    if kept:
        resources.ColorSpace = Dictionary(kept)
    elif "/ColorSpace" in resources:
        del resources["/ColorSpace"]

"""Content streams: each colour becomes one of ink, as late as what is painted in it is known (ISO 32000-1, 8.6.8).

Letters and lines may be printed in other inks than areas of the same colour, so that a colour is set only before
something is painted in it, and not where the file set it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name, Operator

from press.finishing.separation.plates import Plates
from press.finishing.separation.spaces import GREY, INKS, SCREEN, Space, UnseparableError, number, space_of

_SETTING = {
    **{fill: (space, False) for fill, space in (("g", GREY), ("rg", SCREEN), ("k", INKS))},
    **{line: (space, True) for line, space in (("G", GREY), ("RG", SCREEN), ("K", INKS))},
}
_LETTERS = frozenset({"Tj", "TJ", "'", '"'})
_OUTLINED = frozenset({1, 2, 5, 6})
"""Ways of writing in which the outlines of letters are drawn (9.3.6)."""
_PATH = frozenset("m l c v y h re W W*".split())
_PAINTED: dict[str, tuple[bool, ...]] = {
    **dict.fromkeys(("f", "F", "f*"), (False,)),
    **dict.fromkeys(("S", "s"), (True,)),
    **dict.fromkeys(("B", "B*", "b", "b*"), (False, True)),
    "n": (),
}
"""What is done with a path (8.5.3): which of the two colours is used, that of areas (False) or that of lines."""
_BOTH = (False, True)
_FIRST = {"grey": (0.0,), "screen": (0.0, 0.0, 0.0), "inks": (0.0, 0.0, 0.0, 1.0)}
"""The colour that a space begins with: black."""

Set = tuple[tuple[Any, str], ...]
"""Operators that set a colour, each with its operands."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A colour as the file sets it."""

    space: Space
    values: tuple[Any, ...] = ()
    name: Any = None
    """Of the space, where it stays what it is."""


@dataclass(slots=True)
class _Side:
    """Either of the two colours of the graphics state: that of areas and letters, and that of lines."""

    is_line: bool
    wanted: _Wanted | None = None
    """None before one was set: then it is black, or that of whoever draws this form."""
    was_set: Set | None = None


@dataclass(slots=True)
class _State:
    """The graphics state, as far as it matters here."""

    sides: tuple[_Side, _Side] = field(default_factory=lambda: (_Side(is_line=False), _Side(is_line=True)))
    writing: int = 0
    """How letters are painted."""

    def copy(self) -> _State:
        return _State((replace(self.sides[0]), replace(self.sides[1])), self.writing)


@dataclass(slots=True)
class Painter:
    """Goes through one content stream."""

    plates: Plates
    resources: Any
    drawn: set[tuple[int, int]] = field(default_factory=set)
    """The forms and pictures that were drawn, by their numbers."""
    _state: _State = field(default_factory=_State)
    _outer: list[_State] = field(default_factory=list)
    _path: list[Any] = field(default_factory=list)
    """The path that is being built: no operator may stand between it and its painting (8.5.2)."""

    def repaint(self, stream: Any) -> bytes:
        """The content of a page, form, pattern or glyph, with the colours of the plates.

        :raises UnseparableError: for what WeasyPrint does not write.
        """
        return pikepdf.unparse_content_stream(list(self._followed(stream)))

    def _followed(self, stream: Any) -> Iterator[Any]:
        for instruction in pikepdf.parse_content_stream(stream):
            operator = str(instruction.operator)
            if self._takes_colour(operator, instruction.operands):
                continue
            if operator in _PATH:
                self._path.append(instruction)
                continue
            yield from self._needed(operator, instruction)
            yield from self._path
            self._path.clear()
            yield instruction
        yield from self._path

    def _needed(self, operator: str, instruction: Any) -> Iterator[Any]:
        """The colours that an operator paints in; what else it does to the state is noted."""
        if operator in _PAINTED:
            yield from self._colours(_PAINTED[operator], fine=False)
        elif operator in _LETTERS:
            yield from self._colours(_BOTH if self._state.writing in _OUTLINED else (False,), fine=True)
        elif operator == "Do":
            thing = self.resources.get("/XObject", Dictionary()).get(instruction.operands[0], Dictionary())
            self.drawn.add(thing.objgen)
            yield from self._colours(() if _is_picture(thing) else _BOTH, fine=False)
        elif operator == "INLINE IMAGE":
            _refuse_inline(instruction)
            yield from self._colours((False,), fine=False)
        elif operator == "Tr":
            self._state.writing = int(instruction.operands[0])
        elif operator == "q":
            self._outer.append(self._state.copy())
        elif operator == "Q" and self._outer:
            self._state = self._outer.pop()

    def _takes_colour(self, operator: str, operands: Any) -> bool:
        """Whether an operator sets a colour, which is noted."""
        if operator in _SETTING:
            space, is_line = _SETTING[operator]
            self._state.sides[is_line].wanted = _Wanted(space, tuple(map(float, operands)))
        elif operator in {"cs", "CS"}:
            space = space_of(operands[0], self.resources)
            first = _FIRST.get(space.kind, (1,) if space.kind == "spot" else ())
            self._state.sides[operator == "CS"].wanted = _Wanted(space, first, operands[0])
        elif operator in {"sc", "scn", "SC", "SCN"}:
            self._set(self._state.sides[operator.isupper()], operands)
        else:
            return False
        return True

    def _set(self, side: _Side, operands: Any) -> None:
        """Notes the colour of a space that was chosen before."""
        if side.wanted is None:
            raise UnseparableError("a colour without a colour space")
        if side.wanted.space.kind == "pattern" and len(operands) > 1:
            raise UnseparableError("a pattern that has no colours of its own")
        values = tuple(operands) if side.wanted.space.kind in {"pattern", "spot"} else tuple(map(float, operands))
        side.wanted = replace(side.wanted, values=values)

    def _colours(self, sides: tuple[bool, ...], *, fine: bool) -> Iterator[Any]:
        """The operators that set what is painted in next, where that is not so already."""
        for side in (self._state.sides[is_line] for is_line in sides):
            if side.wanted is None:
                continue
            wanted = self._inked(side.wanted, side.is_line, fine=fine or side.is_line)
            if wanted != side.was_set:
                side.was_set = wanted
                yield from (pikepdf.ContentStreamInstruction(list(what), Operator(name)) for what, name in wanted)

    def _inked(self, wanted: _Wanted, is_line: bool, *, fine: bool) -> Set:
        if wanted.space.kind in {"pattern", "spot"}:
            choose, colour = ("CS", "SCN") if is_line else ("cs", "scn")
            chosen = (((wanted.name,), choose),)
            return (*chosen, (wanted.values, colour)) if wanted.values else chosen
        if wanted.space.kind == "inks":
            amounts = self.plates.given(wanted.values)
        else:
            amounts = self.plates.drawn(wanted.space, wanted.values, fine=fine)
        return ((tuple(map(number, amounts)), self.plates.operators[is_line]),)


def _is_picture(thing: Any) -> bool:
    """Whether it is painted in colours of its own."""
    return bool(thing.get("/Subtype") == Name.Image and not thing.get("/ImageMask", False))


def _refuse_inline(instruction: Any) -> None:
    """A picture in the midst of a content stream is taken where it is a stencil, which has no colour itself."""
    if isinstance(instruction, pikepdf.ContentStreamInlineImage) and not instruction.iimage.image_mask:
        raise UnseparableError("a picture within a page’s content")


def is_stencil(stream: Any) -> bool:
    """Whether a glyph of a Type 3 font has no colour of its own, by its first operator (9.6.5, ``d1``)."""
    first = next(iter(pikepdf.parse_content_stream(stream)), None)
    return first is not None and str(first.operator) == "d1"

"""Shadings: colours that go over into one another (ISO 32000-1, 8.7.4.5).

A profile bends what is straight on a screen, so that two ends are not enough: each stretch between two colours is
converted at many points, and keeps its ends, so that edges within a shading stay sharp.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from press.finishing.separation.plates import Amounts, Plates
from press.finishing.separation.spaces import UnseparableError, number, space_of

_POINTS = 65
"""Of a stretch. Between two of them, 1.5 % of the way, no profile bends so that it would be seen."""
_AXIAL, _RADIAL = 2, 3
_EXPONENTIAL, _STITCHING = 2, 3


def separate_shading(pdf: pikepdf.Pdf, shading: Any, resources: Any, plates: Plates) -> None:
    """Brings a shading into the colours of the plates.

    :raises UnseparableError: for a kind that WeasyPrint does not write.
    """
    space = space_of(shading.ColorSpace, resources)
    if int(shading.ShadingType) not in {_AXIAL, _RADIAL} or isinstance(shading.Function, Array):
        raise UnseparableError(f"a shading of type {shading.ShadingType}")
    if space.kind not in {"grey", "screen"}:
        raise UnseparableError("a shading whose colours are separated already")
    if plates.space == Name.DeviceGray and space.kind == "grey":
        return
    stretches = list(_stretches(shading.Function))
    colours = [colour for stretch in stretches for colour in stretch.colours()]
    amounts = plates.blend(space, colours)
    sampled = (
        _sampled(pdf, stretch, amounts[at * _POINTS : (at + 1) * _POINTS]) for at, stretch in enumerate(stretches)
    )
    shading.Function = _rebuilt(pdf, shading.Function, sampled)
    shading.ColorSpace = plates.space
    if "/Background" in shading:
        ground = plates.drawn(space, tuple(map(float, shading.Background)), fine=False)
        shading.Background = Array(list(map(number, ground)))


@dataclass(frozen=True, slots=True)
class _Stretch:
    """From one colour to another: an exponential function (7.10.3)."""

    begin: float
    end: float
    first: Amounts
    last: Amounts
    power: float

    def colours(self) -> Iterator[Amounts]:
        """Its colours at even steps."""
        for step in range(_POINTS):
            at = self.begin + (self.end - self.begin) * step / (_POINTS - 1)
            part = at**self.power
            yield tuple(one + part * (other - one) for one, other in zip(self.first, self.last, strict=True))


def _stretches(function: Any) -> Iterator[_Stretch]:
    kind = int(function.FunctionType)
    if kind == _STITCHING:
        for part in function.Functions:
            yield from _stretches(part)
    elif kind == _EXPONENTIAL:
        begin, end = map(float, function.Domain)
        first, last = (tuple(map(float, function[key])) for key in ("/C0", "/C1"))
        yield _Stretch(begin, end, first, last, float(function.N))
    else:
        raise UnseparableError(f"a shading by a function of type {kind}")


def _sampled(pdf: pikepdf.Pdf, stretch: _Stretch, amounts: Any) -> Any:
    """A sampled function (7.10.2) of a stretch."""
    data = bytes(round(255 * amount) for point in amounts for amount in point)
    return pdf.make_stream(
        data,
        FunctionType=0,
        Domain=Array([number(stretch.begin), number(stretch.end)]),
        Range=Array([0, 1] * len(amounts[0])),
        Size=Array([_POINTS]),
        BitsPerSample=8,
    )


def _rebuilt(pdf: pikepdf.Pdf, function: Any, sampled: Iterator[Any]) -> Any:
    """The same function of new stretches; the old one may be another shading's, too."""
    if int(function.FunctionType) != _STITCHING:
        return next(sampled)
    parts = [_rebuilt(pdf, part, sampled) for part in function.Functions]
    kept = {key: value for key, value in function.items() if key not in {"/Functions", "/Range"}}
    return Dictionary({**kept, "/Functions": Array(parts)})

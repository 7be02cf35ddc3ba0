"""What the colour spaces of a PDF mean (ISO 32000-1, 8.6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from pikepdf import Array, Dictionary, Name

Kind = Literal["grey", "screen", "inks", "spot", "pattern"]


class UnseparableError(Exception):
    """Something that can't be brought into a press's inks; its text says what."""


@dataclass(frozen=True, slots=True)
class Space:
    """A colour space, as far as it matters for separation."""

    kind: Kind
    """``screen``: colours as a screen or an eye has them; ``inks``: a press's own, which stay as they are; ``spot``: a
    plate of its own, such as that of crop marks."""
    mode: Literal["RGB", "LAB"] = "RGB"
    """Of a screen's: how Pillow calls its pixels."""
    profile: bytes = b""
    """Of a screen's: its own ICC profile; empty for sRGB, which a file for reading says that its colours are in."""

    @property
    def components(self) -> int:
        """How many numbers make a colour of a kind that is converted."""
        return {"grey": 1, "screen": 3, "inks": 4}[self.kind]

    def pixel(self, values: Sequence[float]) -> tuple[int, int, int]:
        """A colour as a pixel: of a grey, and of :attr:`mode`."""
        if self.kind == "grey":
            values = (values[0],) * 3
        if self.mode == "LAB":
            lightness, a, b = values
            return _byte(lightness / 100), _byte((a + 128) / 255), _byte((b + 128) / 255)
        red, green, blue = (_byte(value) for value in values)
        return red, green, blue


def _byte(value: float) -> int:
    return round(255 * min(max(value, 0.0), 1.0))


GREY, SCREEN, INKS = Space("grey"), Space("screen"), Space("inks")
_DEVICE = {
    "/DeviceGray": GREY,
    "/G": GREY,
    "/DeviceRGB": SCREEN,
    "/RGB": SCREEN,
    "/DeviceCMYK": INKS,
    "/CMYK": INKS,
    "/Pattern": Space("pattern"),
}


def space_of(named: Any, resources: Any) -> Space:
    """The colour space of a name or array.

    :param resources: those in which a name is looked up that is not one of PDF's own.
    :raises UnseparableError: for a space that WeasyPrint does not write.
    """
    if isinstance(named, Name):
        if str(named) in _DEVICE:
            return _DEVICE[str(named)]
        known = resources.get("/ColorSpace", Dictionary())
        if named not in known:
            raise UnseparableError(f"the colour space {named}, which the file does not have")
        return space_of(known[named], resources)
    family = str(named[0]) if isinstance(named, Array) and len(named) else ""
    if family in _DEVICE and len(named) == 1:
        return _DEVICE[family]
    if family == "/Lab":
        return Space("screen", "LAB")
    if family == "/ICCBased":
        return _profiled(named[1])
    if family in {"/Separation", "/DeviceN"} and space_of(named[2], resources).kind in {"inks", "grey"}:
        return Space("spot")
    raise UnseparableError(f"a colour space of the family {family or named}")


def _profiled(stream: Any) -> Space:
    count = int(stream.N)
    if count == 1:
        return GREY
    if count == 3:
        return Space("screen", "RGB", stream.read_bytes())
    raise UnseparableError("colours that are separated already, by another profile")


def number(value: float) -> Decimal | int:
    """A part of full ink, as PDF wants a number."""
    short = round(value, 4)
    return int(short) if short in {0, 1} else Decimal(f"{short:.4f}".rstrip("0"))

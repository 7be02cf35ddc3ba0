"""What colours become: ink on paper, and within a mask light of which nothing is printed.

The lightness of a mask's colours says how much is seen of something else (ISO 32000-1, 11.5.3). Ink would change it,
so that a mask becomes grey, by the weights that a viewer would take.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

import pikepdf
from pikepdf import Name
from PIL import Image, ImageMath

from press.finishing.separation.inks import Inks
from press.finishing.separation.spaces import Space

Amounts = tuple[float, ...]

_ALLOWED_SHARE = 0.001
"""Of a picture's area: so much of it may be above the limit, as print shops' own checks leave out specks."""


class Plates(Protocol):
    """Takes the colours of what is painted."""

    space: pikepdf.Name
    """The colour space that they are brought into."""
    operators: tuple[str, str]
    """The operators of it that set a colour: to fill with, and to draw lines with."""

    def drawn(self, space: Space, values: Amounts, *, fine: bool) -> Amounts:
        """A colour that something is drawn in; ``fine`` for letters and lines."""

    def blend(self, space: Space, colours: list[Amounts]) -> Sequence[Amounts]:
        """Colours that go over into one another."""

    def picture(self, image: Image.Image, space: Space) -> Image.Image:
        """A picture."""

    def given(self, values: Amounts) -> Amounts:
        """A colour that was in ink before."""

    def given_picture(self, image: Image.Image) -> Image.Image | None:
        """The same of a picture; None where it stays as it is."""


@dataclass(slots=True)
class Ink:
    """Ink on paper, of which there may be too much."""

    inks: Inks
    limit: int
    """Percent of all inks together; 0 for as much as there is."""
    heavy: dict[str, float] = field(default_factory=dict)
    """What needs more, in words, with its percent."""
    space: pikepdf.Name = Name.DeviceCMYK
    operators: tuple[str, str] = ("k", "K")

    def drawn(self, space: Space, values: Amounts, *, fine: bool) -> Amounts:
        return self._weighed(self.inks.drawn(space, values, fine=fine), space, values)

    def blend(self, space: Space, colours: list[Amounts]) -> Sequence[Amounts]:
        inked = self.inks.blend(space, colours)
        return [self._weighed(amounts, space, values) for amounts, values in zip(inked, colours, strict=True)]

    def picture(self, image: Image.Image, space: Space) -> Image.Image:
        inked = self.inks.picture(image, space)
        self._weigh(inked)
        return inked

    def given(self, values: Amounts) -> Amounts:
        return self._weighed(values, None, values)

    def given_picture(self, image: Image.Image) -> Image.Image | None:
        self._weigh(image)
        return None

    def _weighed(self, amounts: Amounts, space: Space | None, values: Amounts) -> Amounts:
        total = round(100 * sum(amounts))
        if self.limit and total > self.limit:
            parts = " ".join(f"{ink} {round(100 * part)}" for ink, part in zip("CMYK", amounts, strict=True))
            shown = f"#{bytes(space.pixel(values)).hex()}" if space and space.mode == "RGB" else "a colour"
            self.heavy[f"{shown} ({parts})"] = total
        return amounts

    def _weigh(self, image: Image.Image) -> None:
        if not self.limit or image.mode != "CMYK":
            return
        bands = dict(zip("cmyk", image.split(), strict=True))
        total = ImageMath.lambda_eval(lambda band: band["c"] + band["m"] + band["y"] + band["k"], **bands)
        most = round(self.limit * 2.55)
        over = ImageMath.lambda_eval(lambda band: band["total"] > most, total=total)
        share = over.convert("L").histogram()[1] / (image.width * image.height)
        if share > _ALLOWED_SHARE:
            what = f"a picture of {image.width} × {image.height} pixels, on {max(share, 0.01):.0%} of it"
            self.heavy[what] = round(total.getextrema()[1] / 2.55)


@dataclass(slots=True)
class Light:
    """The light of a mask."""

    space: pikepdf.Name = Name.DeviceGray
    operators: tuple[str, str] = ("g", "G")

    def drawn(self, space: Space, values: Amounts, *, fine: bool) -> Amounts:  # noqa: ARG002 - a mask has no letters
        if space.mode == "LAB":
            return (values[0] / 100,)
        red, green, blue = (channel / 255 for channel in space.pixel(values))
        return (0.3 * red + 0.59 * green + 0.11 * blue,)  # ISO 32000-1, 10.3.2

    def blend(self, space: Space, colours: list[Amounts]) -> Sequence[Amounts]:
        return [self.drawn(space, values, fine=False) for values in colours]

    def picture(self, image: Image.Image, space: Space) -> Image.Image:
        return image.getchannel(0) if space.mode == "LAB" else image.convert("L")

    def given(self, values: Amounts) -> Amounts:
        cyan, magenta, yellow, black = values
        return (1 - min(1.0, 0.3 * cyan + 0.59 * magenta + 0.11 * yellow + black),)

    def given_picture(self, image: Image.Image) -> Image.Image | None:
        return image.convert("RGB").convert("L")

"""The inks of a printing condition: how much of each gives a colour, as its profile says it (ICC.1, ISO 15076-1).

Little CMS converts, through Pillow. What is drawn gets the colour that it has on a screen, seen beside the white of
the paper; where the inks don't reach it, the nearest. A picture is fitted into what they reach as a whole (black point
compensation), so that all of its shadows are told apart.

Greys are another thing. Four inks that make a grey are never brought together exactly, and thin letters show it as a
coloured edge, so that greys are printed with the black ink alone, as much of it as looks as light. What is drawn as
dark as that ink or darker is printed with all of it, without a screen that would fray it.
"""

from __future__ import annotations

import io
import re
from bisect import bisect_left
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from PIL import Image, ImageChops, ImageCms

from press.finishing.separation.spaces import GREY, SCREEN, Space

Cmyk = tuple[float, float, float, float]
"""Parts of full ink, from 0 to 1: cyan, magenta, yellow, black."""

NEARLY_GREY = 8
"""Chroma (CIELAB) up to which letters and lines are printed as if they were grey: a dark text's tinge that is seen in
areas, and that nobody sees in letters."""
_EVEN = 2
"""How far the channels of a picture's pixels may be apart, of 255, for it to be without colour: JPEG rounds."""

_INTENT = ImageCms.Intent.RELATIVE_COLORIMETRIC
_FITTED = ImageCms.Flags.BLACKPOINTCOMPENSATION

_CLASSES = {"mntr": "a screen", "scnr": "a scanner or camera", "link": "a way between two devices", "spac": "a space"}
_SPACES = {"RGB": "red, green and blue light", "GRAY": "black ink alone", "Lab": "no device"}
_REGISTERED = re.compile(r"\bFOGRA ?(\d{2})")


def profile_problem(data: bytes) -> tuple[str, str]:
    """What keeps a profile from being printed by, and what to do; empty where nothing does."""
    ask = "ask the print shop for the output profile (CMYK) of the paper that it prints on"
    try:
        known: Any = ImageCms.ImageCmsProfile(io.BytesIO(data)).profile
        kind, space = known.device_class.strip(), known.xcolor_space.strip()
    except (OSError, ImageCms.PyCMSError, ValueError):
        return "it is no ICC profile", ask
    if kind != "prtr":
        return f"it is a profile of {_CLASSES.get(kind, kind)}, and of no printing press", ask
    if space != "CMYK":
        return f"it is for {_SPACES.get(space, space)}, and not for cyan, magenta, yellow and black", ask
    if known.version >= 5:  # ISO 15930-7 knows the profiles of ICC.1 and ISO 15076-1
        return f"it is of version {known.version:.1f} of ICC’s format, which PDF/X-4 does not know", ask
    try:
        Inks(data)
    except ImageCms.PyCMSError:
        return "it does not say how much ink gives a colour, or is damaged", ask
    return "", ""


class _Way(NamedTuple):
    """From a screen's colours to others."""

    space: Space
    fitted: bool = False
    """Whether black becomes the darkest that the inks reach, and what is lighter keeps its distance from it."""
    to_eye: bool = False
    """Whether to what the eye sees of a colour (CIELAB), and not to ink."""


class Inks:
    """A profile that is ready to convert by."""

    def __init__(self, data: bytes, condition: str = "") -> None:
        """Takes a profile.

        :param condition: the name that it goes by in the ICC's registry; without it, the one that the profile gives.
        :raises PIL.ImageCms.PyCMSError: if nothing can be converted by it.
        """
        self.data = data
        self._profile = ImageCms.ImageCmsProfile(io.BytesIO(data))
        known: Any = self._profile.profile
        self.description = " ".join((known.profile_description or "").split())
        registered = _REGISTERED.search(self.description)
        self.condition = condition or (f"FOGRA{registered[1]}" if registered else "")
        self._converters: dict[_Way, Any] = {}
        self._known: dict[tuple[Space, tuple[int, int, int], bool], Cmyk] = {}
        self._converter(_Way(SCREEN))
        ramp = Image.new("CMYK", (256, 1))
        ramp.putdata([(0, 0, 0, amount) for amount in range(256)])
        back = ImageCms.buildTransform(self._profile, _LAB, "CMYK", "LAB", _INTENT)
        self._darkness = [255 - lightness for lightness in _lightness(_applied(ramp, back))]
        """Of each amount of black ink, of 255; it never falls."""
        for amount in range(1, 256):
            self._darkness[amount] = max(self._darkness[amount - 1 : amount + 1])

    def _converter(self, way: _Way) -> Any:
        if way not in self._converters:
            mode, target = ("LAB", _LAB) if way.to_eye else ("CMYK", self._profile)
            fitted = _FITTED if way.fitted else ImageCms.Flags.NONE
            self._converters[way] = ImageCms.buildTransform(
                _source(way.space), target, way.space.mode, mode, _INTENT, fitted
            )
        return self._converters[way]

    def drawn(self, space: Space, values: tuple[float, ...], *, fine: bool) -> Cmyk:
        """The inks of a colour that something is drawn in.

        :param fine: whether that is letters or lines: a colour that is nearly grey is one in them.
        """
        key = (space, space.pixel(values), fine)
        if key not in self._known:
            self._known[key] = self._of(*key)
        return self._known[key]

    def _of(self, space: Space, pixel: tuple[int, int, int], fine: bool) -> Cmyk:
        lightness, a, b = self._lab(space, pixel)
        nearly = fine and (a - 128) ** 2 + (b - 128) ** 2 <= NEARLY_GREY**2
        if nearly or _is_grey(space, pixel):
            return 0.0, 0.0, 0.0, self._black(lightness)
        return self._separated(space, pixel)

    def blend(self, space: Space, colours: list[tuple[float, ...]]) -> list[Cmyk]:
        """The inks of colours that go over into one another: in black alone where none of them is more than grey.

        Greys are then those of a picture, so that what is darker than the black ink is no spot without a shade.
        """
        pixels = [space.pixel(colour) for colour in colours]
        if space.mode == "RGB" and all(_is_grey(space, pixel) for pixel in pixels):
            return [(0.0, 0.0, 0.0, 1 - self._greys[pixel[0]] / 255) for pixel in pixels]
        return [self._separated(space, pixel) for pixel in pixels]

    def picture(self, image: Image.Image, space: Space) -> Image.Image:
        """A picture in ink (CMYK); one without colour in black ink alone (L, in which 0 is all of it)."""
        if image.mode == "L" or (space.mode == "RGB" and _is_even(image)):
            return image.convert("L").point(self._greys)
        return _applied(image, self._converter(_Way(space, fitted=True)))

    @cached_property
    def _greys(self) -> list[int]:
        """What becomes of a picture's greys: from the paper's white to all of the black ink, evenly to the eye."""
        ramp = Image.new("RGB", (256, 1))
        ramp.putdata([(value,) * 3 for value in range(256)])
        darkest = self._darkness[-1]
        seen = _lightness(_applied(ramp, self._converter(_Way(GREY, to_eye=True))))
        return [255 - round(255 * self._black(255 - (255 - value) * darkest / 255)) for value in seen]

    def _black(self, lightness: float) -> float:
        """How much of the black ink looks as light (L*, of 255)."""
        wanted = 255 - lightness
        above = bisect_left(self._darkness, wanted)
        if above == 0:
            return 0.0
        if above > 255:
            return 1.0
        low, high = self._darkness[above - 1 : above + 1]
        return (above - 1 + (wanted - low) / (high - low)) / 255

    def _lab(self, space: Space, pixel: tuple[int, int, int]) -> tuple[int, int, int]:
        return _one(self._converter(_Way(space, to_eye=True)), space.mode, pixel)  # type: ignore[return-value]

    def _separated(self, space: Space, pixel: tuple[int, int, int]) -> Cmyk:
        cyan, magenta, yellow, black = _one(self._converter(_Way(space)), space.mode, pixel)
        return cyan / 255, magenta / 255, yellow / 255, black / 255


_LAB: Any = ImageCms.createProfile("LAB")
_SRGB: Any = ImageCms.createProfile("sRGB")


@lru_cache(maxsize=16)
def _source(space: Space) -> Any:
    if space.mode == "LAB":
        return _LAB
    return ImageCms.ImageCmsProfile(io.BytesIO(space.profile)) if space.profile else _SRGB


def _applied(image: Image.Image, converter: Any) -> Image.Image:
    found = ImageCms.applyTransform(image, converter)
    assert found is not None  # noqa: S101 - for the type checker: it is None where the image itself is changed
    return found


def _one(converter: Any, mode: str, pixel: tuple[int, ...]) -> tuple[int, ...]:
    found = _applied(Image.new(mode, (1, 1), pixel), converter).getpixel((0, 0))
    assert isinstance(found, tuple)  # noqa: S101 - for the type checker: neither mode has one band
    return found


def _lightness(image: Image.Image) -> list[int]:
    return list(image.tobytes()[::3])


def _is_grey(space: Space, pixel: tuple[int, int, int]) -> bool:
    return pixel[1:] == (128, 128) if space.mode == "LAB" else max(pixel) == min(pixel)


def _is_even(image: Image.Image) -> bool:
    """Whether no pixel has a colour."""
    red, green, blue = image.split()
    pairs = ((red, green), (green, blue), (red, blue))
    return all(ImageChops.difference(*pair).getextrema()[1] <= _EVEN for pair in pairs)  # type: ignore[operator]

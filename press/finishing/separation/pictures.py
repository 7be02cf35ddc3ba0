"""Pictures (ISO 32000-1, 8.9.5). What was a JPEG stays one, the rest stays without loss; masks stay what they are."""

from __future__ import annotations

import io
import zlib
from typing import Any

import pikepdf
from pikepdf import Array, Name
from PIL import Image

from press.finishing.separation.plates import Plates
from press.finishing.separation.spaces import Space, UnseparableError, space_of

_JPEG = {"quality": 95, "subsampling": 0, "optimize": True}
"""So little is lost that it is not seen in print, and nothing of the edges of colours."""


def separate_picture(picture: Any, resources: Any, plates: Plates) -> None:
    """Brings a picture into the colours of the plates.

    :raises UnseparableError: for a form that WeasyPrint does not write.
    """
    if picture.get("/ImageMask", False):
        return
    if isinstance(picture.get("/Mask"), Array):
        raise UnseparableError("a picture in which a colour stands for nothing")
    space = _space(picture, resources)
    if plates.space == Name.DeviceGray and space.kind == "grey":
        return
    given = space.kind == "inks"
    separated = plates.given_picture(_read(picture)) if given else plates.picture(_pixels(picture, space), space)
    if separated is None:
        return
    is_jpeg = Name.DCTDecode in _filters(picture)
    for key in ("/Decode", "/DecodeParms", "/Intent"):
        if key in picture:
            del picture[key]
    if is_jpeg:
        _write_jpeg(picture, separated)
    else:
        picture.write(zlib.compress(separated.tobytes(), 9), filter=Name.FlateDecode)
    picture.ColorSpace = Name.DeviceCMYK if separated.mode == "CMYK" else Name.DeviceGray
    picture.BitsPerComponent = 8


def _space(picture: Any, resources: Any) -> Space:
    """What its pixels are, or what the table says that their numbers stand for."""
    named = picture.ColorSpace
    if isinstance(named, Array) and named[0] in {Name.Indexed, Name.I}:
        named = named[1]
    space = space_of(named, resources)
    if space.kind not in {"grey", "screen", "inks"} or space.mode == "LAB":
        raise UnseparableError("a picture whose pixels are no colours of a screen")
    usual = [0, 1] * space.components
    if space.kind != "inks" and "/Decode" in picture and [float(edge) for edge in picture.Decode] != usual:
        raise UnseparableError("a picture whose pixels are turned around")
    return space


def _pixels(picture: Any, space: Space) -> Image.Image:
    """What is seen of it: where it is wholly transparent it has no colour, and needs no ink."""
    pixels = _read(picture).convert("L" if space.kind == "grey" else "RGB")
    if "/SMask" in picture:
        alpha = _read(picture.SMask).convert("L").resize(pixels.size, Image.Resampling.NEAREST)
        pixels.paste("white", mask=alpha.point([255] + [0] * 255))
    return pixels


def _read(picture: Any) -> Image.Image:
    return pikepdf.PdfImage(picture).as_pil_image()


def _write_jpeg(picture: Any, image: Image.Image) -> None:
    data = io.BytesIO()
    image.save(data, "JPEG", **_JPEG)
    picture.write(data.getvalue(), filter=Name.DCTDecode)
    if image.mode == "CMYK":  # Pillow writes them as Photoshop does: 255 is no ink
        picture.Decode = Array([1, 0] * 4)


def _filters(picture: Any) -> list[Any]:
    named = picture.get("/Filter", Array())
    return list(named) if isinstance(named, Array) else [named]

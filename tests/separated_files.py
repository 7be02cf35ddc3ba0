"""Files in a print shop's inks, read by what had no part in making them: all objects by pikepdf, plates by Ghostscript.

Ghostscript is told that the file's inks are those of the profile, so that its plates have the very amounts that the
file asks for.
"""

from __future__ import annotations

import io
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream
from PIL import Image, ImageCms

from press import profiles
from press.finishing import Inks, Order, finish
from press.model.artifact import Artifact

SCREENS = {"/DeviceRGB", "/CalRGB", "/CalGray", "/Lab", "/ICCBased", "/DefaultRGB", "/DefaultGray", "/Indexed"}
"""Spaces of colour that no press prints; an indexed one is refused, too, for what it may hide."""
SETTERS = {"g", "G", "k", "K", "cs", "CS", "sc", "SC", "scn", "SCN"}


@cache
def fogra39() -> bytes:
    path = profiles.find("FOGRA39")
    assert path, "make test installs it"
    return path.read_bytes()


@cache
def inks() -> Inks:
    return Inks(fogra39(), "FOGRA39")


def separated(artifact: Artifact, layout: Any, *, limit: int = 0, **more: Any) -> Artifact:
    """A laid-out file with marks, as a print shop gets it."""
    return finish(artifact, layout, **{"rtl": False, "label": str, "order": Order(inks(), limit)} | more)


# --- the independent walk --------------------------------------------------------------------------------------


def screen_colours(pdf: pikepdf.Pdf) -> list[str]:
    """Where a colour of a screen is left, be it painted in or only named."""
    profiles_of_intents = {intent.DestOutputProfile.objgen for intent in pdf.Root.OutputIntents}
    found = []
    for thing in _reachable(pdf):
        found += [f"{thing.objgen}: {name}" for name in _names(thing) if name in SCREENS]
        if isinstance(thing, Stream) and thing.objgen not in profiles_of_intents and _is_content(thing):
            found += [f"{thing.objgen}: {line}" for line in _painted(thing)]
    for number, page in enumerate(pdf.pages):
        found += [f"page {number + 1}: {line}" for line in _painted(page)]
    return found


def _reachable(pdf: pikepdf.Pdf) -> list[Any]:
    """All objects of a file that was saved: what nothing leads to is not in it."""
    return [thing for thing in pdf.objects if isinstance(thing, Stream | Dictionary | Array)]


def _names(thing: Any) -> Iterator[str]:
    """The names in an object and in what stands directly in it, keys among them."""
    if isinstance(thing, Name):
        yield str(thing)
    elif isinstance(thing, Array):
        for inner in thing:
            if not getattr(inner, "is_indirect", False):
                yield from _names(inner)
    elif isinstance(thing, Dictionary | Stream):
        for key, inner in thing.items():
            yield key
            if not getattr(inner, "is_indirect", False):
                yield from _names(inner)


def _is_content(stream: Any) -> bool:
    return stream.get("/Subtype") == Name.Form or "/PatternType" in stream


def _painted(stream: Any) -> list[str]:
    """The operators of a content stream that set a colour of a screen."""
    return [
        f"{list(map(str, instruction.operands))} {instruction.operator}"
        for instruction in pikepdf.parse_content_stream(stream)
        if str(instruction.operator) in {"rg", "RG"}
    ]


def colours(artifact: Artifact, *setters: str) -> set[tuple[float, ...]]:
    """The colours that the pages and forms of a file set with these operators."""
    with pikepdf.open(io.BytesIO(artifact.data)) as pdf:
        forms = [thing for thing in _reachable(pdf) if isinstance(thing, Stream) and _is_content(thing)]
        return {
            tuple(round(float(value), 4) for value in instruction.operands)
            for stream in (*pdf.pages, *forms)
            for instruction in pikepdf.parse_content_stream(stream)
            if str(instruction.operator) in setters
        }


# --- plates and pictures ---------------------------------------------------------------------------------------


def plates(artifact: Artifact, page: int = 1, resolution: int = 72) -> Image.Image:
    """A page's plates: a picture in CMYK, of 255 steps of each ink."""
    with tempfile.TemporaryDirectory() as folder:
        file, profile, picture = (Path(folder, name) for name in ("file.pdf", "profile.icc", "page.tif"))
        file.write_bytes(artifact.data)
        profile.write_bytes(fogra39())
        command = ["gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-sDEVICE=tiff32nc", f"-r{resolution}"]
        pages = [f"-dFirstPage={page}", f"-dLastPage={page}", f"--permit-file-read={profile}"]
        condition = [f"-sDefaultCMYKProfile={profile}", f"-sOutputICCProfile={profile}"]
        subprocess.run([*command, *pages, *condition, f"-sOutputFile={picture}", str(file)], check=True)
        with Image.open(picture) as image:
            return image.convert("CMYK")


def seen(image: Image.Image) -> Image.Image:
    """Plates as somebody sees them who holds the printed page beside a screen, whose white is the paper's."""
    paper = ImageCms.ImageCmsProfile(io.BytesIO(fogra39()))
    intent = ImageCms.Intent.RELATIVE_COLORIMETRIC
    converter = ImageCms.buildTransform(paper, ImageCms.createProfile("sRGB"), "CMYK", "RGB", intent)
    shown = ImageCms.applyTransform(image, converter)
    assert shown
    return shown


def difference(one: Iterable[Any], other: Iterable[Any]) -> float:
    """How far two colours of a screen are apart to the eye (CIE 1976)."""
    pair = Image.new("RGB", (2, 1))
    pair.putdata([tuple(one), tuple(other)])
    screen, eye = ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB")
    lab = ImageCms.applyTransform(pair, ImageCms.buildTransform(screen, eye, "RGB", "LAB"))
    assert lab
    (l1, a1, b1), (l2, a2, b2) = (lab.getpixel((x, 0)) for x in (0, 1))  # type: ignore[misc]
    return float((((l1 - l2) / 2.55) ** 2 + (a1 - a2) ** 2 + (b1 - b2) ** 2) ** 0.5)

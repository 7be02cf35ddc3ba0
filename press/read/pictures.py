"""The pictures that stand beside a text: the one for a language before the one for all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from urllib.parse import unquote
from xml.etree import ElementTree as ET

from press.files import read_bytes_capped
from press.findings import Finding, Halt, finding
from press.guard import IMAGE_HINT, PICTURES, image_problem
from press.model import Asset, Location

_SIGNATURES = {
    "image/png": (b"\x89PNG\r\n\x1a\n",),
    "image/jpeg": (b"\xff\xd8\xff",),
    "image/gif": (b"GIF87a", b"GIF89a"),
    "image/webp": (b"RIFF",),
}
_FORBIDDEN = {"script", "foreignObject", "iframe", "audio", "video", "handler", "set", "animate"}


def picture(folder: Path, source: str, language: str, place: Location) -> tuple[Asset | None, tuple[Finding, ...]]:
    """The picture ``source`` of a text in ``folder``: ``figure.en.svg`` beside ``figure.svg`` is taken for English."""
    problem = image_problem(source)
    if problem:
        return None, (finding("image-target", problem, place, IMAGE_HINT),)
    name = PurePosixPath(unquote(source))
    for candidate in (name.with_suffix(f".{language}{name.suffix}"), name):
        path = (folder / candidate).resolve()
        if path.is_file():
            return _read(path, folder, candidate, place)
    hint = f"put it into {folder.name}/, or mend the name"
    return None, (finding("image-missing", f"there is no picture “{source}”", place, hint),)


def _read(path: Path, folder: Path, name: PurePosixPath, place: Location) -> tuple[Asset | None, tuple[Finding, ...]]:
    if not path.is_relative_to(folder.resolve()):
        message = f"“{name}” leads out of the folder of the text"
        return None, (finding("image-target", message, place, IMAGE_HINT),)
    try:
        data = read_bytes_capped(path, named=f"{folder.name}/{name}")
    except Halt as halt:
        return None, halt.findings
    media_type = PICTURES[name.suffix.lower()]
    problem = _problem(data, media_type)
    if problem:
        hint = "save it anew from the program that made it"
        return None, (finding("image-unreadable", f"the picture “{name}” can't be used: {problem}", place, hint),)
    return Asset(re.sub(r"[^A-Za-z0-9._-]", "-", str(name)), media_type, data), ()


def _problem(data: bytes, media_type: str) -> str:
    """What keeps a picture out; empty where nothing does."""
    if media_type == "image/svg+xml":
        return _svg_problem(data)
    return "" if data.startswith(_SIGNATURES[media_type]) else "the file is not what its ending says"


def _svg_problem(data: bytes) -> str:
    """SVG is code: no scripts, no entities, nothing that is fetched."""
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        return "it has a document type; save it as “plain SVG”"
    try:
        root = ET.fromstring(data)  # noqa: S314 - no document type, so no entities
    except ET.ParseError as error:
        return f"not well-formed: {error}"
    if root.tag != "{http://www.w3.org/2000/svg}svg":
        return "it is no SVG"
    return next(_svg_problems(root), "")


def _svg_problems(root: ET.Element) -> Iterator[str]:
    for element in root.iter():
        name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
        if name in _FORBIDDEN:
            yield f"it has a <{name}>"
        for key, value in element.attrib.items():
            attribute = key.rpartition("}")[2].lower()
            if attribute.startswith("on"):
                yield f"it has an event attribute ({attribute})"
            if attribute in {"href", "src"} and not value.startswith(("#", "data:image/")):
                yield f"it refers to “{value[:40]}”"
            if re.search(r"url\(\s*['\"]?(?!#)", value):
                yield "it refers to a file in a style"
        if name == "style" and re.search(r"@import|url\(\s*['\"]?(?!#)", element.text or ""):
            yield "its style sheet refers to a file"

"""A word processor's file → a text in our Markdown and the pictures beside it.

Its container is looked at before pandoc reads it; pictures come out of it by their names, and no name in it is ever
a path of this machine.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
import warnings
import zlib
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from urllib.parse import unquote
from zipfile import BadZipFile, ZipFile

from press.files import MOST_BYTES, read_bytes_capped
from press.findings import Finding, Halt, finding
from press.guard import PICTURES
from press.model.location import Location
from press.pandoc.manuscripts import read_manuscript
from press.pandoc.manuscripts.losses import Losses
from press.read.pictures import MOST_PIXELS, picture_problem

_LARGEST = 100_000_000
"""Bytes of a file with its photographs."""
_UNPACKED = 400_000_000
"""Bytes of all that is packed in it; what claims more is meant to fill the machine."""


class Form(NamedTuple):
    """A row: a kind of file, as its suffix says."""

    reader: str
    """Pandoc's name for it."""
    part: str
    """The packed file in which the text stands; empty where nothing is packed."""
    folder: str
    """What stands before the names of pictures in the package."""
    links: str
    """The packed file that says where pictures are that are not packed; empty where pandoc tells."""
    unread: dict[bytes, str]
    """Marks in that part of what pandoc leaves out without a word, and what it is."""


FORMS = {
    ".docx": Form(
        "docx+styles",
        "word/document.xml",
        "word/",
        "word/_rels/document.xml.rels",
        {
            b"<w:txbxContent": "text boxes, left out: put their words into the text",
            b"<w:commentReference": "remarks in the margin, left out",
            b"<c:chart ": "diagrams, left out: save each as a picture",
            b"<dgm:relIds ": "SmartArt, left out: save each as a picture",
        },
    ),
    ".odt": Form(
        "odt",
        "content.xml",
        "",
        "",
        {
            b"<draw:text-box": "frames of text: look whether all of their words are there",
            b"<office:annotation ": "remarks in the margin, left out",
        },
    ),
    ".html": Form("html+raw_html", "", "", "", {}),
    ".htm": Form("html+raw_html", "", "", "", {}),
}
"""What a text can be begun from."""

_SAVED_AS = {".doc": "docx", ".rtf": "docx", ".pdf": "docx", ".pages": "docx", ".txt": "docx or .odt"}
_DATA = re.compile(r"data:(image/[a-z+]+);base64,(.*)", re.DOTALL)
_LINK = re.compile(rb"<Relationship [^>]*>")
_TARGET = re.compile(rb'Target="([^"]*)"')
_PLAIN = re.compile(r"[^\W\d_]([\w ,.()/»«–]*[\w.)])?")
"""Words that YAML takes as they stand."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A text that is ready to be written."""

    text: str
    pictures: dict[str, bytes]
    """By the names that the text has for them."""
    findings: tuple[Finding, ...]
    """What was left out or changed."""


def convert(path: Path, name: str, *, used: Collection[str], quotes: tuple[str, str, str, str], updated: date) -> Begun:
    """The text ``name`` of a file, with its front matter.

    :param used: names in source/, which its pictures don't take.
    :raises Halt: for a file that can't be read, is of another kind, or is not what its suffix says.
    """
    form = FORMS.get(path.suffix.lower())
    if form is None:
        kind = _SAVED_AS.get(path.suffix.lower(), "docx, .odt or .html")
        message = f"a text can't be begun from “{path.name[:60]}”"
        raise Halt(finding("manuscript", message, Location(str(path)), f"save it as .{kind}"))
    data = read_bytes_capped(path, most=_LARGEST)
    place = Location(str(path))
    losses = Losses()
    pictures = _Pictures(name, set(used), losses, place, _package(data, form, place, losses), form.folder)
    whole = read_manuscript(data, form.reader, file=str(path), quotes=quotes, picture=pictures.take, losses=losses)
    front = [f"title: {_yaml(whole.title)}".rstrip()]
    front += [
        f"{key}: {_yaml(value)}" for key, value in (("subtitle", whole.subtitle), ("summary", whole.summary)) if value
    ]
    head = "\n".join(["---", *front, f"updated: {updated.isoformat()}", "---"])
    return Begun(f"{head}\n\n{whole.text}\n", pictures.data, losses.findings(place))


def _yaml(value: str) -> str:
    """A value of the front matter: in quotes where a sign of it could mean something."""
    return value if _PLAIN.fullmatch(value) or not value else json.dumps(value, ensure_ascii=False)


def _package(data: bytes, form: Form, place: Location, losses: Losses) -> ZipFile | None:
    """The opened package; None for a form that is none. What pandoc would leave out unsaid is told."""
    if not form.part:
        return None
    hint = "open it in the program that made it, without a password, and save it anew"
    try:
        package = ZipFile(BytesIO(data))
        if sum(entry.file_size for entry in package.infolist()) > _UNPACKED:
            message = f"it claims to hold more than {_UNPACKED:,} bytes"
            raise Halt(finding("manuscript", message, place, "look whether it is the right file"))
        text = package.read(form.part)
        links = package.read(form.links) if form.links in package.namelist() else b""
    except KeyError:
        message = f"it is no {form.reader.partition('+')[0]}: {form.part} is not in it"
        raise Halt(finding("manuscript", message, place, hint)) from None
    except _BROKEN as error:
        message = f"it is damaged, or is not what its name says ({' '.join(str(error).split())[:60]})"
        raise Halt(finding("manuscript", message, place, hint)) from error
    for mark, what in form.unread.items():
        if mark in text:
            losses.tell(what)
    for link in _LINK.findall(links):
        target = _TARGET.search(link)
        if b"/image" in link and target and b'"External"' in link:
            kind = "picture that is elsewhere, left out: put it into source/ and write its figure"
            losses.tell(kind, target[1].decode("utf-8", "replace"))
    return package


_BROKEN = (BadZipFile, RuntimeError, NotImplementedError, zlib.error, EOFError, OSError, ValueError)
"""What the standard library raises for packages that are damaged, encrypted, or packed in an unusual way."""


@dataclass
class _Pictures:
    """Takes pictures out of the package, and gives them names."""

    document: str
    used: set[str]
    losses: Losses
    place: Location
    package: ZipFile | None
    folder: str
    data: dict[str, bytes] = field(default_factory=dict)
    _known: dict[str, str] = field(default_factory=dict)

    def take(self, target: str) -> str:
        """The name of the picture in the text; the target itself, for the checks to judge, where it is none of ours."""
        if target not in self._known:
            self._known[target] = self._taken(target)
        return self._known[target]

    def _taken(self, target: str) -> str:
        found = self._found(target)
        if found is None:
            return target
        suffix, data = found
        suffix = {".jpeg": ".jpg"}.get(suffix, suffix)
        if data and suffix in {".tif", ".tiff", ".bmp"}:
            suffix, data = ".png", _as_png(data)
        if not data or suffix not in PICTURES:
            name = self._name(suffix if suffix in PICTURES else ".png")
            self.losses.tell(f"picture that can't be taken over: put it into source/ as {name}", target)
            return name
        problem, hint = picture_problem(data, PICTURES[suffix])
        name = self._name(suffix)
        if problem:
            self.losses.tell(f"picture that can't be used ({problem}; {hint}): put it into source/ as {name}", target)
            return name
        self.data[name] = data
        return name

    def _found(self, target: str) -> tuple[str, bytes] | None:
        """Suffix and bytes of a packed picture; None for one from elsewhere, empty for one that can't be unpacked."""
        embedded = _DATA.fullmatch(target)
        if embedded:
            suffix = next((one for one, kind in PICTURES.items() if kind == embedded[1]), ".bin")
            try:
                return suffix, base64.b64decode(unquote(embedded[2]), validate=False)
            except (binascii.Error, ValueError):
                return suffix, b""
        if self.package is None or re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|/", target):
            return None
        suffix = PurePosixPath(target).suffix.lower()
        try:
            with self.package.open(f"{self.folder}{target}") as packed:
                data = packed.read(MOST_BYTES + 1)
        except (KeyError, *_BROKEN):
            return suffix, b""
        return suffix, data if len(data) <= MOST_BYTES else b""

    def _name(self, suffix: str) -> str:
        """A name that nothing has: the document's with a number."""
        number = 1
        while any(one.startswith(f"{self.document}-{number}.") for one in self.used):
            number += 1
        self.used.add(f"{self.document}-{number}{suffix}")
        return f"{self.document}-{number}{suffix}"


def _as_png(data: bytes) -> bytes:
    """A TIFF or BMP as PNG; empty where that can't be."""
    from PIL import Image

    made = BytesIO()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(data), formats=["TIFF", "BMP"]) as image:
                if image.width * image.height > MOST_PIXELS:
                    return b""
                image.convert("RGBA" if image.mode in {"LA", "PA", "RGBA"} else "RGB").save(made, "PNG")
    except Exception:  # noqa: BLE001 - decoders fail in every way on a damaged file
        return b""
    return made.getvalue()

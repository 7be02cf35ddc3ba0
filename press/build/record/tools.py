"""What an output is made with besides texts: the press, its packages, the system's libraries and the fonts."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import click

from press.build.record.stamps import Stamps

PRESS = Path(__file__).resolve().parents[2]
ENGINE = PRESS.parent
FONTS = PRESS / "formats" / "weasy" / "fonts.conf"

_APART = frozenset({"bootstrap", "commands", "reports", "gallery", "exchange", "record", "__pycache__"})
"""Folders of press/ that no output is made by."""
_STRINGS = "locales/*/LC_MESSAGES/templates"
_OWN = ("templates/**/*", "themes/**/*", f"{_STRINGS}.po", f"{_STRINGS}.approvals")
"""What the engine has for projects that lack it."""
_PDF = ("weasyprint", "pydyf", "tinycss2", "tinyhtml5", "cssselect2", "pyphen", "fonttools", "pikepdf", "icu4py")
_PACKAGES = {
    "": ("babel", "jinja2", "markupsafe", "polib", "pypandoc-binary", "pyyaml", "pillow", "lxml", "segno"),
    "pdf": _PDF,
    "epub": ("uharfbuzz", "icu4py"),
    "braille": _PDF,
}
"""Packages by the format that needs them; those of the first row are everybody's. pypandoc-binary holds pandoc."""
_LAYOUT = ("libpango-1.0", "libpangoft2-1.0", "libharfbuzz", "libharfbuzz-subset", "libfontconfig")
_LIBRARIES = {"pdf": _LAYOUT, "braille": (*_LAYOUT, "liblouis")}
_FOLDERS = ("/usr/lib64", "/usr/lib", "/usr/local/lib", "/opt/homebrew/lib")
_FONT_FOLDER = re.compile(r"<dir(?P<xdg> prefix=\"xdg\")?>(?P<path>[^<]+)</dir>")
_DIRECTORY = 4096
"""Bytes of a font that hold its table directory, in which each table has its checksum (OpenType, Table Directory)."""

Kit = dict[str, str]
"""Things that many outputs are made with, by name: versions, or digests of what they are."""


def tools(form: str, stamps: Stamps) -> Kit:
    """The press and all that it runs to make a format."""
    installed = _installed()
    found = {name: installed.get(name, "") for name in (*_PACKAGES[""], *_PACKAGES.get(form, ()))}
    found["python"] = ".".join(map(str, sys.version_info[:3]))
    found["press"] = _digest_of(str(PRESS), _modules(str(PRESS)), stamps)
    for library in _LIBRARIES.get(form, ()):
        found[library] = _library(library)
    return found


def everything(stamps: Stamps) -> Kit:
    """What any file is made with: the press, all that it runs, and its own templates, themes and strings."""
    found: Kit = {}
    for form in ("pdf", "epub", "html", "braille"):
        found |= tools(form, stamps)
    own = sorted(str(path) for pattern in _OWN for path in ENGINE.glob(pattern) if path.is_file())
    return found | {"templates": _digest_of(str(ENGINE), own, stamps)}


def fonts(stamps: Stamps) -> Kit:
    """The fonts that a page can be laid out with, folder by folder."""
    found = {}
    for match in _FONT_FOLDER.finditer(FONTS.read_text("utf-8")):
        name = f"~/.local/share/{match['path']}" if match["xdg"] else match["path"]
        folder = os.path.expanduser(name)  # noqa: PTH111
        files = sorted(_under(folder, lambda file: file.startswith("Noto")))
        if files:
            found[name] = _digest_of(folder, files, stamps, most=_DIRECTORY)
    return found


def _modules(folder: str) -> list[str]:
    return sorted(path for path in _under(folder, lambda file: not file.endswith(".pyc"), _APART))


def _under(folder: str, wanted: object, without: frozenset[str] = frozenset()) -> Iterator[str]:
    assert callable(wanted)  # noqa: S101
    for place, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if name not in without]
        yield from (f"{place}/{file}" for file in files if wanted(file))


def _digest_of(folder: str, files: list[str], stamps: Stamps, *, most: int | None = None) -> str:
    """One digest of the names and contents of files."""
    lines = [f"{path.removeprefix(folder)}\0{stamps.digest(path, most=most)}" for path in files]
    return sha256("\n".join(lines).encode()).hexdigest()


def _installed() -> dict[str, str]:
    """Versions of the packages that are installed beside one of them, by their normal names (PEP 503)."""
    found = {}
    for name in os.listdir(Path(click.__file__).parent.parent):  # noqa: PTH208 - names are enough
        if name.endswith(".dist-info"):
            package, _, version = name.removesuffix(".dist-info").partition("-")
            found[package.lower().replace("_", "-")] = version
    return found


def _library(name: str) -> str:
    """The file that a shared library's name leads to: its version is in it; empty where it is not found."""
    endings = ("dylib",) if sys.platform == "darwin" else ("so.0", "so.1", "so.20")
    multiarch = getattr(sys.implementation, "_multiarch", "")
    for folder in (f"/usr/lib/{multiarch}", *_FOLDERS):
        for ending in endings:
            try:
                return os.readlink(f"{folder}/{name}.{ending}")  # noqa: PTH115
            except OSError:
                continue
    return ""

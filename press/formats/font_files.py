"""Where the files of a Noto family lie, found without WeasyPrint: an e-book needs none.

The folders are those of :data:`FONTS`, by which brochures are laid out, so that both have the same fonts.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent / "weasy/fonts.conf"
"""fontconfig's configuration for everything that is laid out here: the Noto families and nothing else, so that a
page is the same on every machine."""

_FOLDER = re.compile(r"<dir(?P<xdg> prefix=\"xdg\")?>(?P<path>[^<]+)</dir>")
_SUFFIXES = (".ttf", ".otf", ".ttc")
_CJK = re.compile(r"(?P<common>Noto \w+ CJK) \w+")
WEIGHTS = {400: "Regular", 700: "Bold"}


def font_file(family: str, weight: int) -> Path | None:
    """The file of a family in a weight, which is 400 or 700; None where it is not installed as a file of its own.

    One file holds Noto's Chinese, Japanese and Korean of a weight.
    """
    shared = _CJK.fullmatch(family)
    stem = f"{(shared['common'] if shared else family).replace(' ', '')}-{WEIGHTS[weight]}"
    return next((path for suffix in _SUFFIXES if (path := _files().get(f"{stem}{suffix}"))), None)


@cache
def _files() -> dict[str, Path]:
    """Every file in the folders by its name; the first folder that has it wins."""
    found: dict[str, Path] = {}
    for folder in _folders():
        for path in sorted(folder.rglob("Noto*")):
            found.setdefault(path.name, path)
    return found


def _folders() -> tuple[Path, ...]:
    data = Path("~/.local/share")
    matches = _FOLDER.finditer(FONTS.read_text(encoding="utf-8"))
    return tuple((data / match["path"] if match["xdg"] else Path(match["path"])).expanduser() for match in matches)

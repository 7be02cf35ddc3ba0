"""What publication.toml says of files for a print shop: ``[print]``."""

from __future__ import annotations

import re
from difflib import get_close_matches
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from press.profiles import CONDITIONS, SUFFIXES
from press.settings.model import PrintShop

if TYPE_CHECKING:
    from press.settings.reader import Reader

_LENGTH = re.compile(r"(\d{1,2}(?:\.\d{1,3})?) ?mm")
_WIDEST = 20.0
_LEAST_INK, _MOST_INK = 150, 400
"""Percent. Two full inks make 200; four are 400."""


def print_shop(values: Reader) -> PrintShop:
    """The section, or what is usual."""
    table = values.table("print")
    values.keys(table, "print", {"bleed", "colour", "profile", "ink_limit"})
    colour = table.get("colour", "rgb")
    if colour not in ("rgb", "cmyk"):
        values.wrong("print", "colour", colour, 'write "rgb" or "cmyk"')
    profile = _profile(values, table) if colour == "cmyk" or "profile" in table else ""
    return PrintShop(
        bleed=_bleed(values, table),
        colour="cmyk" if colour == "cmyk" else "rgb",
        profile=profile,
        ink_limit=_ink_limit(values, table),
        lines={key: values.line("print", key) for key in ("profile", "ink_limit") if key in table},
    )


def _bleed(values: Reader, table: dict[str, Any]) -> float:
    usual = PrintShop().bleed
    said = table.get("bleed", f"{usual:g}mm")
    found = _LENGTH.fullmatch(said) if isinstance(said, str) else None
    if not found or float(found[1]) > _WIDEST:
        values.wrong("print", "bleed", said, f'write millimetres, {_WIDEST:g} at the most: "3mm"')
        return usual
    return float(found[1])


def _profile(values: Reader, table: dict[str, Any]) -> str:
    """A file of the project, or a name that this machine or another may know."""
    said = table.get("profile")
    hint = 'write the ICC profile that the print shop gave you: "print/ours.icc"; or, for coated paper, "FOGRA39"'
    if not isinstance(said, str) or not said.isprintable() or not said:
        values.wrong("print", "profile", said, hint)
        return ""
    path = PurePosixPath(said)
    if path.suffix.lower() in SUFFIXES:
        if path.is_absolute() or ".." in path.parts or "\\" in said:
            values.wrong("print", "profile", said, "put the file into the project, and write its path from there")
        return str(path)
    name = said.upper().replace(" ", "")
    if name not in CONDITIONS:
        near = get_close_matches(name, CONDITIONS, 1)
        also = f"perhaps {near[0]}" if near else f"known are: {', '.join(CONDITIONS)}"
        values.wrong("print", "profile", said, f"{also}; any other one is a file, whose name ends in .icc")
    return name


def _ink_limit(values: Reader, table: dict[str, Any]) -> int:
    said = table.get("ink_limit", 0)
    is_number = isinstance(said, int) and not isinstance(said, bool)
    if "ink_limit" in table and not (is_number and _LEAST_INK <= said <= _MOST_INK):
        values.wrong("print", "ink_limit", said, f"write percent, {_LEAST_INK} to {_MOST_INK}, without quotes: 300")
        return 0
    return int(said)

"""The printing conditions that a publisher names, and where a machine keeps the colour profiles of them.

A condition is a press, its inks and a paper; its profile (ICC) says what colour comes of how much ink. The names are
those of the ICC's characterization registry, by which print shops speak of them. Set-up reads this, too.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple


class Condition(NamedTuple):
    """A row: what is printed on, and how its profile's file may be called."""

    paper: str
    files: tuple[str, ...]
    """The first that is there is taken."""


CONDITIONS: dict[str, Condition] = {
    "FOGRA39": Condition(
        "coated paper (ISO 12647-2:2004)",
        ("FOGRA39L_coated.icc", "ISOcoated_v2_bas.ICC", "ISOcoated_v2_eci.icc", "CoatedFOGRA39.icc"),
    ),
    "FOGRA47": Condition(
        "uncoated white paper (ISO 12647-2:2004)",
        ("PSO_Uncoated_ISO12647_bas.ICC", "PSO_Uncoated_ISO12647_eci.icc"),
    ),
    "FOGRA51": Condition("premium coated paper (ISO 12647-2:2013)", ("PSOcoated_v3.icc",)),
    "FOGRA52": Condition("uncoated paper (ISO 12647-2:2013)", ("PSOuncoated_v3_FOGRA52.icc",)),
}

SUFFIXES = frozenset({".icc", ".icm"})

_FOLDERS = (
    "/usr/share/color/icc",
    "/usr/local/share/color/icc",
    "/usr/share/texlive/texmf-dist/tex/generic/colorprofiles",
    "/usr/local/texlive",
    "/Library/ColorSync/Profiles",
    "~/Library/ColorSync/Profiles",
    "~/.local/share/icc",
    "~/.color/icc",
)
"""Where systems and TeX keep profiles, those of the machine before a person's own."""
_DEEP = 6
"""How many folders within these are looked into: TeX on a Mac keeps them five below."""


def find(name: str) -> Path | None:
    """The profile of a condition, or the one whose file is called so, among those that the machine has."""
    row = CONDITIONS.get(name)
    there = _files()
    return next((there[file.lower()] for file in (row.files if row else (name,)) if file.lower() in there), None)


def _files() -> dict[str, Path]:
    """Every profile by the name of its file in small letters; of two with a name the first."""
    found: dict[str, Path] = {}
    for folder in _FOLDERS:
        for path in _under(Path(folder).expanduser()):
            found.setdefault(path.name.lower(), path)
    return found


def _under(folder: Path) -> Iterator[Path]:
    for place, folders, files in os.walk(folder):
        folders.sort()
        here = Path(place)
        if len(here.relative_to(folder).parts) >= _DEEP:
            folders.clear()
        yield from (here / file for file in sorted(files) if Path(file).suffix.lower() in SUFFIXES)

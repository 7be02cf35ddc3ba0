"""The fonts that a book brings: for scripts that not every reading system has, in subsets of what the book says.

Two weights of the script's first family, as fonts of their own file (EPUB 3.3, "Core media types": ``font/ttf``,
``font/otf``). The SIL Open Font License asks that its notice stays with them: it stays in their name tables, and the
package says it of each.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from press import languages
from press.findings import Finding, finding
from press.formats.font_files import WEIGHTS, font_file

_FOLDER = "EPUB/fonts"
_NAMES = [0, 1, 2, 4, 5, 6, 7, 9, 11, 13, 14, 16, 17]
"""What stays of the name table: the names, the copyright (0), the makers (9, 11) and the licence (13, 14)."""
_FAMILY, _TYPOGRAPHIC_FAMILY = 1, 16


@dataclass(frozen=True, slots=True)
class Embedded:
    """The fonts of a book."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    """By their paths in the zip file."""
    css: str = ""
    """A ``@font-face`` rule for each, for a style sheet in ``EPUB/styles``."""
    findings: tuple[Finding, ...] = ()


def embed(tongues: Iterable[str], text: str) -> Embedded:
    """The fonts for the languages of a book, with the glyphs of ``text``, which is all that it says.

    Two calls give the same bytes for the same font files.
    """
    rows = (row for tag in tongues if (row := languages.nearest(tag)) and row.script.embed)
    characters = "".join(sorted(set(text)))
    files: dict[str, bytes] = {}
    rules: list[str] = []
    missing: list[Finding] = []
    for family, row in {row.fonts[0]: row for row in rows}.items():
        for weight, name in WEIGHTS.items():
            path = font_file(family, weight)
            if path is None:
                missing.append(_missing(family, name, row))
                continue
            data = _subset(path, family, characters)
            file = f"{family.replace(' ', '')}-{name}.{'otf' if data.startswith(b'OTTO') else 'ttf'}"
            files[f"{_FOLDER}/{file}"] = data
            rules.append(_rule(family, weight, file))
    return Embedded(files, "".join(rules), tuple(missing))


def _rule(family: str, weight: int, file: str) -> str:
    return (
        f'@font-face {{\n  font-family: "{family}";\n  font-weight: {weight};\n  font-style: normal;\n'
        f"  src: url(../fonts/{file});\n}}\n"
    )


def _missing(family: str, name: str, row: languages.Language) -> Finding:
    return finding(
        "font-missing",
        f"the font “{family}” ({name}), which books in {languages.own_name(row.code)} ({row.code}) bring, is not there",
        hint=f"install {row.font_package} (apt), or the same family's package of dnf or brew",
    )


@lru_cache(maxsize=8)
def _subset(path: Path, family: str, characters: str) -> bytes:
    """A font with what these characters need, every shape that they may take among it, and nothing of today's date."""
    import uharfbuzz as harfbuzz

    wanted = harfbuzz.SubsetInput()
    wanted.flags = harfbuzz.SubsetFlags.NO_HINTING | harfbuzz.SubsetFlags.NOTDEF_OUTLINE
    wanted.unicode_set.update(map(ord, characters))
    wanted.name_id_set.clear()
    wanted.name_id_set.update(_NAMES)
    wanted.layout_feature_tag_set.clear()
    wanted.layout_feature_tag_set.invert()  # all there are
    return bytes(wanted.subset(_opened(path, family)).blob.data)


def _opened(path: Path, family: str) -> Any:
    """The font of that family: a collection holds several."""
    import uharfbuzz as harfbuzz

    blob = harfbuzz.Blob.from_file_path(path)
    faces = (harfbuzz.Face(blob, number) for number in range(harfbuzz.Face(blob).count))
    return next(face for face in faces if family in (face.get_name(_TYPOGRAPHIC_FAMILY), face.get_name(_FAMILY)))

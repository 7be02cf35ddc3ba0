"""A publisher's own fonts: files in ``fonts/``, chosen by family in publication.toml.

They are laid out as ``@font-face`` rules whose files come with the page, so that the same fonts give the same bytes in
whatever folder. A language whose letters a family has not all is set in its script's families instead: words with one
foreign letter in them look worse than words without the publisher's font.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from lxml import etree

from press.findings import Finding, finding
from press.model.location import Location
from press.model.page import House, Page, Typeface

_RESTRICTED = 0x2
"""OpenType, OS/2 fsType: no embedding without leave of the owner."""
_ITALIC = 0x1
"""OpenType, OS/2 fsSelection."""
_NAMED = 8


@dataclass(frozen=True, slots=True)
class Choice:
    """What publication.toml says of a role."""

    role: str
    """``text`` or ``headings``."""
    family: str
    location: Location


def opened(name: str, data: bytes) -> tuple[Typeface | None, tuple[Finding, ...]]:
    """A font file as a typeface, or what keeps it from being one.

    :param name: its path in the project, which findings give.
    """
    try:
        with _font(data) as font:
            if "fvar" in font:
                hint = "put static files in its place, Regular and Bold: the layout engine takes one weight of it"
                return None, (finding("font-file", "is a variable font", Location(name), hint),)
            if font["OS/2"].fsType & _RESTRICTED:
                hint = "ask its maker for a licence to embed, and for the file that goes with it"
                message = "its licence, by its own mark (fsType), does not let it be embedded"
                return None, (finding("font-file", message, Location(name), hint),)
            family = font["name"].getBestFamilyName() or ""
            selection = font["OS/2"].fsSelection
            style: Literal["normal", "italic"] = "italic" if selection & _ITALIC else "normal"
            return Typeface(family, int(font["OS/2"].usWeightClass), style, name.rpartition("/")[2], data), ()
    except Exception as error:  # noqa: BLE001 - fontTools raises whatever a damaged table leads to
        hint = "export it again as TTF or OTF"
        return None, (finding("font-file", f"can't be read as a font: {error}", Location(name), hint),)


def chosen(choices: Iterable[Choice], faces: Iterable[Typeface]) -> tuple[House, tuple[Finding, ...]]:
    """The families that publication.toml names, with their faces; a family that is not there is a finding."""
    faces = tuple(faces)
    families = sorted({face.family for face in faces})
    named: dict[str, str] = {}
    found: list[Finding] = []
    for choice in choices:
        if choice.family in families:
            named[choice.role] = choice.family
        else:
            there = ", ".join(families) or "none"
            message = f"the font family “{choice.family}” is not in fonts/"
            found.append(finding("font-family", message, choice.location, f"put its files there; there are: {there}"))
    used = tuple(face for face in faces if face.family in named.values())
    found += _twice(used)
    return House(named.get("text", ""), named.get("headings", ""), used), tuple(found)


def _twice(faces: Iterable[Typeface]) -> Iterator[Finding]:
    """Two files of one family, weight and style share one key in the layout engine: it prints wrong glyphs."""
    seen: dict[tuple[str, int, str], Typeface] = {}
    for face in faces:
        first = seen.setdefault((face.family, face.weight, face.style), face)
        if first is not face:
            message = f"is “{face.family}” in the same weight and style as {first.file}: wrong letters would be printed"
            yield finding("font-face", message, Location(f"fonts/{face.file}"), "keep one of the two files")


def covering(house: House, page: Page) -> tuple[House, tuple[Finding, ...]]:
    """Of the publisher's families those that have all letters and digits of a page's own language."""
    kept: dict[str, str] = {}
    lacking: dict[str, list[str]] = {}
    letters = _letters(page)
    for role, family in (("text", house.text), ("headings", house.headings)):
        missing = sorted(letters - _coverage(house, family)) if family else []
        if family and not missing:
            kept[role] = family
        elif missing:
            lacking[family] = missing
    faces = tuple(face for face in house.faces if face.family in kept.values())
    found = tuple(_not_covered(family, missing, page) for family, missing in lacking.items())
    return House(kept.get("text", ""), kept.get("headings", ""), faces), found


def _not_covered(family: str, missing: list[str], page: Page) -> Finding:
    named = " ".join(missing[:_NAMED])
    more = f" and {len(missing) - _NAMED} more" if len(missing) > _NAMED else ""
    message = f"{page.document} ({page.language}) is set in its script's own fonts: “{family}” lacks {named}{more}"
    return finding("font-coverage", message, hint="put a version of the font with these letters into fonts/")


def _coverage(house: House, family: str) -> frozenset[str]:
    """The characters that every face of a family has."""
    sets = [_characters(face.data) for face in house.faces if face.family == family]
    return frozenset.intersection(*sets) if sets else frozenset()


@lru_cache(maxsize=16)
def _characters(data: bytes) -> frozenset[str]:
    with _font(data) as font:
        return frozenset(map(chr, font.getBestCmap() or ()))


def _font(data: bytes) -> Any:
    from fontTools.ttLib import TTFont

    return TTFont(io.BytesIO(data), lazy=True)


def _letters(page: Page) -> set[str]:
    """Letters, marks and digits of a page, without those of phrases in other languages."""
    texts = [page.title, page.subtitle, page.summary, page.updated_text, *page.notices]
    foreign = (page.title_language, page.subtitle_language, page.summary_language, "", *[page.notices_language] * 9)
    own = [text for text, language in zip(texts, foreign, strict=False) if not language]
    body = etree.fromstring(f"<body>{page.body}</body>", etree.XMLParser(resolve_entities=False, no_network=True))
    own += body.xpath(".//text()[not(ancestor::*[@lang])]")
    return {character for character in "".join(own) if unicodedata.category(character)[0] in "LMN"}


def by_address(house: House) -> Mapping[str, bytes]:
    """The files of the faces by their addresses in a page."""
    return {f"fonts/{face.file}": face.data for face in house.faces}

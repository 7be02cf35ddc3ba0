"""Lines that mix directions: the cases of tests/fixtures/bidi, one page of them all, and orders of characters.

A case file is named after the language of its page. In it ``# what the case shows`` is followed by XHTML.
``chromium.txt`` beside them has the lines that Chromium makes of each case, its characters from left to right.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from artifact_samples import PIXEL

from press import languages
from press.checks.artifacts.pdf_placing import Placed

FOLDER = Path(__file__).parent / "fixtures" / "bidi"
ORDERS = FOLDER / "chromium.txt"

LINE = 60
"""Height of a line in pixels: more than anything is raised or lowered in it."""
_STYLE = f"""
@page {{ size: 500px 400px; margin: 20px }}
body, section, p, pre, h1, ul, ol, table {{ margin: 0; padding: 0; font-size: 16px; line-height: {LINE}px }}
ul, ol {{ list-style: none }} td, th {{ padding: 0 4px }} img {{ width: 10px; height: 10px }}
.case {{ break-before: page; width: 440px }} .narrow {{ width: 210px }} .justified {{ text-align: justify }}
code {{ padding: 0 6px; font-size: 14px }} b {{ font-weight: 700 }} sup {{ font-size: 11px; line-height: 0 }}
"""


@dataclass(frozen=True, slots=True)
class Case:
    """A case, and what it shows."""

    language: str
    title: str
    xhtml: str

    @property
    def name(self) -> str:
        return f"{self.language}: {self.title}"


def cases() -> list[Case]:
    """All cases in the order of their files."""
    found = []
    for path in sorted(FOLDER.glob("??.txt")):
        for chunk in re.split(r"^# ", path.read_text("utf-8"), flags=re.MULTILINE)[1:]:
            title, _, xhtml = chunk.partition("\n")
            found.append(Case(path.stem, title, xhtml.strip().replace("pixel.png", PIXEL)))
    return found


def page(shown: Sequence[Case]) -> str:
    """One page with all cases, each a section, and each on a page of its own in print."""
    fonts = "".join(f":lang({code}) {{ font-family: {_families(code)} }}" for code in ("en", "ar", "he", "fa", "ur"))
    sections = "".join(
        f'<section class="case" lang="{case.language}" dir="{languages.direction(case.language)}">'
        f"{case.xhtml}</section>"
        for case in shown
    )
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"/><title>Cases</title>'
        f"<style>{_STYLE}{fonts}</style></head><body>{sections}</body></html>"
    )


def _families(code: str) -> str:
    row = languages.LANGUAGES[code]
    others = ("Noto Sans", "Noto Sans Arabic", "Noto Sans Hebrew")
    return ", ".join(f'"{name}"' for name in (*row.fonts, *others))


def lines(placed: Iterable[Placed]) -> list[list[Placed]]:
    """The glyphs of one page as lines, from the top, each from left to right."""
    found: list[list[Placed]] = []
    for glyph in sorted(placed, key=lambda glyph: -glyph.y):
        if not found or found[-1][0].y - glyph.y > LINE * 0.75 * 0.6:
            found.append([])
        found[-1].append(glyph)
    return [sorted(line, key=lambda glyph: glyph.x) for line in found]


def visible(text: str) -> str:
    """The characters that take room in a line: no marks, spaces, controls."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if unicodedata.category(c)[0] not in "MZC")


def agree(line: Sequence[Placed], expected: str) -> bool:
    """Whether a line has these characters from left to right; within an ActualText, in any order."""
    place = 0
    for piece in filter(None, (visible(glyph.text) for glyph in line)):
        part = expected[place : place + len(piece)]
        if sorted(part) != sorted(piece):
            return False
        place += len(piece)
    return place == len(expected)


def orders() -> dict[str, list[str]]:
    """The lines of each case by its name, as Chromium has them."""
    found: dict[str, list[str]] = {}
    for chunk in re.split(r"^# ", ORDERS.read_text("utf-8"), flags=re.MULTILINE)[1:]:
        name, *rest = chunk.splitlines()
        found[name] = [line.strip(f"{_OVERRIDE}{_END}") for line in rest if line]
    return found


def written(found: dict[str, list[str]]) -> str:
    """The file that :func:`orders` reads: each line in an override, so that an editor shows it as it is."""
    return "\n".join(
        f"# {name}\n" + "".join(f"{_OVERRIDE}{line}{_END}\n" for line in lines) for name, lines in found.items()
    )


_OVERRIDE, _END = "\N{LEFT-TO-RIGHT OVERRIDE}", "\N{POP DIRECTIONAL FORMATTING}"

"""Scripts as rows: what holds for every language that is written in one.

Codes are those of ISO 15924; directions are Unicode's. How large and how loosely a script is set beside Latin follows
from the proportions of its Noto family: a script whose letters are small for their size, or that stacks marks, gets
more of both.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from press.model import Direction

Breaks = Literal["spaces", "words", "ideographs", "dictionary"]
"""Where lines may end: at spaces and by hyphenation; at spaces alone (Korean set by the word); between ideographs; at
ends of words that only a dictionary knows (UAX #14, classes SA and ID)."""


@dataclass(frozen=True, slots=True)
class Script:
    """A row of the table."""

    code: str
    """ISO 15924."""
    fonts: tuple[str, ...]
    """Font families for text, in order. Never a generic family: which one that is differs by machine."""
    font_package: str = "fonts-noto-core"
    """The Debian package that holds the first family."""
    direction: Direction = "ltr"
    breaks: Breaks = "spaces"
    italic: bool = False
    """Whether the script has an italic; without one, emphasis is by weight, and never by a false slant."""
    size: float = 1.0
    """Type size, as a multiple of that of Latin."""
    leading: float = 1.5
    """Line height of text, as a multiple of the type size."""
    leading_tight: float = 1.2
    """Line height of headings."""


_LATIN = "Noto Sans"

SCRIPTS: dict[str, Script] = {
    row.code: row
    for row in (
        Script("Latn", (_LATIN,), italic=True),
        Script("Cyrl", (_LATIN,), italic=True),
        Script("Grek", (_LATIN,), italic=True),
        Script("Arab", ("Noto Naskh Arabic", _LATIN), direction="rtl", size=1.15, leading=1.55, leading_tight=1.4),
        Script("Hebr", ("Noto Sans Hebrew", _LATIN), direction="rtl", size=1.05),
        Script("Deva", ("Noto Sans Devanagari", _LATIN), size=1.05, leading=1.65, leading_tight=1.4),
        Script("Beng", ("Noto Sans Bengali", _LATIN), size=1.05, leading=1.65, leading_tight=1.4),
        Script("Taml", ("Noto Sans Tamil", _LATIN), leading=1.65, leading_tight=1.4),
        Script("Thai", ("Noto Sans Thai", _LATIN), breaks="dictionary", size=1.05, leading=1.7, leading_tight=1.45),
        Script("Khmr", ("Noto Sans Khmer", _LATIN), breaks="dictionary", leading=1.8, leading_tight=1.5),
        Script("Mymr", ("Noto Sans Myanmar", _LATIN), breaks="dictionary", leading=1.8, leading_tight=1.5),
        Script("Ethi", ("Noto Sans Ethiopic", _LATIN), leading=1.6, leading_tight=1.35),
        Script("Geor", ("Noto Sans Georgian", _LATIN)),
        Script("Armn", ("Noto Sans Armenian", _LATIN)),
        Script(
            "Hans",
            ("Noto Sans CJK SC", _LATIN),
            "fonts-noto-cjk",
            breaks="ideographs",
            leading=1.7,
            leading_tight=1.35,
        ),
        Script(
            "Hant",
            ("Noto Sans CJK TC", _LATIN),
            "fonts-noto-cjk",
            breaks="ideographs",
            leading=1.7,
            leading_tight=1.35,
        ),
        Script(
            "Jpan",
            ("Noto Sans CJK JP", _LATIN),
            "fonts-noto-cjk",
            breaks="ideographs",
            leading=1.7,
            leading_tight=1.35,
        ),
        Script("Kore", ("Noto Sans CJK KR", _LATIN), "fonts-noto-cjk", breaks="words", leading=1.7, leading_tight=1.35),
    )
}

RTL_SCRIPTS = frozenset({"Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm"})
"""Every script that runs from right to left and that a phrase may be in, with a row or without."""

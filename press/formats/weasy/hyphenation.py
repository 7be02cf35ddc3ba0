"""Dictionaries of hyphenation that pyphen, which WeasyPrint asks, does not bring along; and no hyphens in addresses.

The dictionaries lie in ``press/languages/hyphenation``, each with where it comes from and its licence at its top.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pyphen
from weasyprint.text import line_break

from press import languages

FOLDER = Path(languages.__file__).with_name("hyphenation")
_ADDRESS = re.compile(r"\S*(?:@|://|\.\w\w)")
"""A hyphen in it would be taken for a part of it."""

_Boundaries = tuple[int, int] | None


def add_dictionaries() -> None:
    """Makes them known by their language, as ``hyph_fi.dic`` is by ``fi``."""
    for path in sorted(FOLDER.glob("hyph_*.dic")):
        name = path.stem.removeprefix("hyph_")
        pyphen.LANGUAGES[name] = path
        pyphen.LANGUAGES_LOWERCASE[name.lower()] = name
        if name == "tr":
            pyphen.hdcache[path] = _Turkish(path)


class _Turkish(pyphen.HyphDict):  # type: ignore[misc]
    """Takes İ for the one letter that it is: in Python its small form is two characters, and all places would move."""

    def positions(self, word: str) -> list[int]:
        """Where the word can be divided."""
        return list(super().positions(word.replace("İ", "i").replace("I", "ı")))


@cache
def keep_addresses_whole() -> None:
    """From now on no hyphen of this process stands in an address. Called by ``starting.start``, once."""
    line_break.get_next_word_boundaries = _of_words(line_break.get_next_word_boundaries)


def _of_words(boundaries: Callable[[str, str], _Boundaries]) -> Callable[[str, str], _Boundaries]:
    """``get_next_word_boundaries``, which knows no word to be divided in an address."""

    def of_words(text: str, lang: str) -> _Boundaries:
        found = boundaries(text, lang)
        return None if found and _ADDRESS.match(text, text.rfind(" ", 0, found[1]) + 1) else found

    return of_words

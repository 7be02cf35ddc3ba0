"""Dictionaries of hyphenation that pyphen, which WeasyPrint asks, does not bring along.

They lie in ``press/languages/hyphenation``, each with where it comes from and its licence at its top.
"""

from __future__ import annotations

from pathlib import Path

import pyphen

from press import languages

FOLDER = Path(languages.__file__).with_name("hyphenation")


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

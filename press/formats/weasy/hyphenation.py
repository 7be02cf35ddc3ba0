"""Where words are divided: dictionaries, some of which pyphen, which WeasyPrint asks, lacks; and soft hyphens.

The dictionaries lie in ``press/languages/hyphenation``, each with where it comes from and its licence at its top. No
address is divided: the hyphen would be taken for a part of it. pyphen parses a dictionary by its lines; as it was
parsed once, that of German is read seventeen times as fast.

A soft hyphen of the text says where *its* word can be divided (CSS Text 3, 6.1). WeasyPrint asks for one anywhere in
the rest of the paragraph: where the first word of a line is too long for it, all up to that hyphen goes into the line.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pyphen
from weasyprint.layout import inline
from weasyprint.text import line_break

from press import languages
from press.derived import kept

_SOFT_HYPHEN = "\u00ad"
FOLDER = Path(languages.__file__).with_name("hyphenation")
_FORM = f"hyphenation 1, pyphen {pyphen.VERSION}"
_ADDRESS = re.compile(r"\S*(?:@|://|\.\w\w)")
"""A hyphen in it would be taken for a part of it."""

_Boundaries = tuple[int, int] | None


def add_dictionaries() -> None:
    """Makes them known by their language, as ``hyph_fi.dic`` is by ``fi``; all are read as they were parsed once."""
    pyphen.HyphDict = _Parsed
    for path in sorted(FOLDER.glob("hyph_*.dic")):
        name = path.stem.removeprefix("hyph_")
        pyphen.LANGUAGES[name] = path
        pyphen.LANGUAGES_LOWERCASE[name.lower()] = name
        if name == "tr":
            pyphen.hdcache[path] = _Turkish(path)


@cache
def divide_each_word_for_itself() -> None:
    """From now on a soft hyphen divides its own word alone. Called by ``starting.start``, once."""
    inline.split_first_line = _word_by_word(inline.split_first_line)


def _word_by_word(split: Callable[..., Any]) -> Callable[..., Any]:
    """``split_first_line``, asked first for what comes before the first soft hyphen's word, and then for that word."""

    def split_first_line(text: str, style: Any, context: Any, max_width: Any, *rest: Any, **options: Any) -> Any:
        first = text.find(_SOFT_HYPHEN)
        if first >= 0 and max_width is not None:
            for end in (text.rfind(" ", 0, first) + 1, text.find(" ", first) + 1):
                made = split(text[:end], style, context, max_width, *rest, **options) if end else None
                resume_at = made[2] if made else None
                # Only a line that ends before the end was cut as the whole text would be.
                if resume_at is not None and resume_at < len(text[:end].encode()):
                    return made
        return split(text, style, context, max_width, *rest, **options)

    return split_first_line


class _Parsed(pyphen.HyphDict):  # type: ignore[misc]
    """A dictionary, read as it was parsed once."""

    def __init__(self, path: Path) -> None:
        def parsed() -> tuple[dict[str, Any], int]:
            super(_Parsed, self).__init__(path)
            return self.patterns, self.maxlen

        self.patterns, self.maxlen = kept(_FORM, path.read_bytes(), parsed)
        self.cache: dict[str, list[int]] = {}


class _Turkish(_Parsed):
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

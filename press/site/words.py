"""What is a word for the search. templates/site/search.js follows the same rules, by the same tables: :func:`rules`.

Letters are compared without case, accents, vowel points and kashida, and digits of every script are the same. Where
a script has no spaces between words (Chinese, Japanese, Thai, Lao, Khmer, Burmese), every two characters that stand
together are taken for a word: what is found has all the pairs of what is asked for. So no dictionary is needed, and
no browser cuts differently from what the index was cut by, as with Intl.Segmenter.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator
from functools import cache

DROPPED = (
    "\u0300-\u036f"  # accents, once they are letters of their own (NFKD)
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"  # Hebrew points
    "\u0640\u064b-\u065f\u0670"  # kashida, Arabic vowel signs, hamza above and below
    "\u00ad\u200b\u200d-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"  # what is not seen
)
"""Characters that make no difference, for a class of a regular expression."""

SPACELESS = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
    "\u3005-\u3007\u3040-\u312f\u31f0-\u31ff\u3400-\u9fff\U00020000-\U0003ffff"  # kana, bopomofo, Han
)
"""Characters of scripts without spaces between words."""

SAME = {
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "ð": "d",
    "đ": "d",
    "þ": "th",
    "ħ": "h",
    "ı": "i",
    "ł": "l",
    "ς": "σ",
    "ى": "ي",
    "ی": "ي",
    "ک": "ك",
    "ة": "ه",
    "ہ": "ه",
    "ھ": "ه",
}
"""Letters that have no accent to lose, by what they are compared as."""

ARTICLES = "^(?:[وف]?(?:ال|بال|كال|لل)|ה)(?=.{3})"
"""The article, with what is written in one word with it: Arabic and Hebrew words are found without it, too."""
_PREFIXES = re.compile("^(?:[وفبلك]|[והבלכמש]{1,2})(?=.{3})")
"""One-letter words that are written in one with the next. Only the index knows of them: a query that lost its first
letter would find too much."""

_DROPPED = re.compile(f"[{DROPPED}]")
_SPACELESS = re.compile(f"[{SPACELESS}]+")
_ARTICLES = re.compile(ARTICLES)
_LETTERS = frozenset("LMN")


def fold(text: str) -> str:
    """The text as it is compared."""
    bare = _DROPPED.sub("", unicodedata.normalize("NFKD", text)).lower()
    return unicodedata.normalize("NFC", bare.translate(_table()))


def terms(text: str) -> Iterator[str]:
    """The words of a text, as they stand in the index."""
    for word in _runs(fold(text)):
        if not _SPACELESS.match(word):
            yield from _forms(word)
            continue
        yield from (word[at : at + 2] for at in range(len(word) - 1))
        yield word[-1]  # so that every single character begins a term


def rules() -> dict[str, object]:
    """The same, for templates/site/search.js."""
    return {"dropped": DROPPED, "spaceless": SPACELESS, "same": SAME, "zeros": zeros(), "articles": ARTICLES}


@cache
def zeros() -> str:
    """The digit 0 of each script; the others follow it (The Unicode Standard, 4.6)."""
    every = map(chr, range(sys.maxunicode + 1))
    return "".join(sign for sign in every if unicodedata.decimal(sign, 1) == 0)


@cache
def _table() -> dict[int, str]:
    digits = {ord(zero) + value: str(value) for zero in zeros() for value in range(10)}
    return digits | {ord(letter): same for letter, same in SAME.items()}


def _runs(text: str) -> Iterator[str]:
    """Letters and digits that stand together, those of spaceless scripts apart from others."""
    spaced = "".join(sign if unicodedata.category(sign)[0] in _LETTERS else " " for sign in text)
    for word in spaced.split():
        at = 0
        for match in _SPACELESS.finditer(word):
            if match.start() > at:
                yield word[at : match.start()]
            yield match[0]
            at = match.end()
        if at < len(word):
            yield word[at:]


def _forms(word: str) -> Iterator[str]:
    """A word, and what is left of it without those that are written in one with it."""
    yield word
    for pattern in (_ARTICLES, _PREFIXES):
        if match := pattern.match(word):
            yield word[match.end() :]

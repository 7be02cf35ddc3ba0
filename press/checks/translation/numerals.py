"""Numbers as each language writes them: digits, separators, scales, words (CLDR's symbols, through Babel)."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from press.languages import Language

Value = Decimal | tuple[int, ...]
"""A quantity, or a row of parts (a time of day, a section's number)."""

_MARKS = dict.fromkeys((0x200E, 0x200F, 0x061C, *range(0x202A, 0x202F), *range(0x2066, 0x206A)))


class _Folding(dict[int, str | None]):
    """What each character is folded to; the digits of a script are looked up when they are met."""

    def __missing__(self, code: int) -> str:
        value = unicodedata.digit(chr(code), None) if unicodedata.category(chr(code)) == "Nd" else None
        self[code] = chr(code) if value is None else str(value)
        return chr(code) if value is None else str(value)


_FOLD = _Folding({**_MARKS, 0x066A: "%", 0xFF05: "%", 0x06D4: ".", 0xFF0E: ".", 0xFF1A: ":"})

_OTHER_DIGIT = re.compile("[^\\D0-9]")
_FOLDED = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\u066a\uff05\u06d4\uff0e\uff1a]")
"""What else is not folded to itself."""

TOKEN = re.compile(
    r"(?<!\d)\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3}(?!\d))+(?:[.,٫]\d+)?|\d{1,18}(?:[.,:٫٬'’]\d{1,18}){0,8}",
)
_SEPARATOR = re.compile(r"[.,:٫٬'’]")
_SPACES = re.compile(r"[ \u00a0\u202f\u2009]")
_ROMAN = re.compile(r"(?<!\w)[IVXLCІХ]{1,7}(?=e?(?!\w)|ème|ᵉ)")
"""Cyrillic texts use their own І and Х in them."""
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "І": 1, "Х": 10}


def folded(text: str) -> str:
    """The text with the digits of every script as ASCII's, and without direction marks."""
    if text.isascii() or not (_OTHER_DIGIT.search(text) or _FOLDED.search(text)):
        return text
    return text.translate(_FOLD)


_BOTH = {"de-CH", "it-CH"}
"""Where both marks stand between units and tenths: the point in sums of money, the comma in all else
(Schweizerische Bundeskanzlei, Schreibweisungen); neither stands between thousands."""


@cache
def decimal_marks(language: Language) -> str:
    """The marks that can stand between units and tenths (CLDR, ``decimal`` of the Western digits; Arabic ones have
    their own, ٫).
    """
    from babel import Locale

    return ".," if language.code in _BOTH else str(Locale.parse(language.cldr).number_symbols["latn"]["decimal"])


def readings(token: str, decimals: str) -> frozenset[Value]:
    """What a row of digits and separators may mean in a language; never empty.

    ``1.250`` is 1250 where the comma is the decimal mark, and 1.25 elsewhere; ``9.30`` may be half past nine.
    """
    token = _SPACES.sub("", token)
    marks = _SEPARATOR.findall(token)
    if not marks:
        return frozenset({Decimal(token)})
    parts = _SEPARATOR.split(token)
    found: set[Value] = set()
    *before, last = marks
    if _grouped(parts, marks, decimals):
        found.add(Decimal("".join(parts)))
    elif last in f"{decimals}٫" and (not before or _grouped(parts[:-1], before, decimals)):
        found.add(Decimal("".join(parts[:-1]) + "." + parts[-1]))
    if not found or (_is_time(parts) and last in ".:"):
        found.add(tuple(map(int, parts)))
    return frozenset(found)


def _grouped(parts: list[str], marks: list[str], decimals: str) -> bool:
    """Whether the separators stand between thousands."""
    uniform = len(set(marks)) == 1 and marks[0] not in f"{decimals}:٫"
    return uniform and len(parts[0]) <= 3 and all(len(part) == 3 for part in parts[1:])


def _is_time(parts: list[str]) -> bool:
    return len(parts) == 2 and len(parts[1]) == 2 and int(parts[0]) <= 24 and int(parts[1]) < 60


def time_of_day(value: Value) -> tuple[int, int] | None:
    """Hour and minute, where a value can be a time."""
    if isinstance(value, tuple) and len(value) == 2 and value[0] <= 24 and value[1] < 60:
        return value
    return None


@cache
def written(value: Decimal, language: Language) -> str:
    """The number as the language writes it (CLDR)."""
    from babel.numbers import format_decimal

    return format_decimal(value, format="#,##0.######", locale=language.cldr)


def roman_numbers(text: str) -> frozenset[int]:
    """The values of Roman numerals: centuries and monarchs are written with them in many languages."""
    return frozenset(_roman(match[0]) for match in _ROMAN.finditer(text))


def _roman(numeral: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in numeral]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)


@dataclass(frozen=True, slots=True)
class Scale:
    """A word that multiplies the number before it."""

    factor: Decimal
    words: str
    """Beginnings of the word in all languages, with ``|`` between; CJK signs stand directly behind the digits."""


SCALES = (
    Scale(
        Decimal(10) ** 3,
        r"tusind|thousand|tausend|mille\b|mil\b(?!\s+millon)|tuhat|tuhan|tusen|þúsund|тис|тыс|ألف|آلاف|هزار|千",
    ),
    Scale(Decimal(10) ** 4, "万|萬"),
    Scale(
        Decimal(10) ** 6,
        r"mio\b|million|millón|millon|milj\b|miljoona|miljon|mill\b|milljón|млн|миллион|мільйон|مليون|ملايين|میلیون|百万",
    ),
    Scale(Decimal(10) ** 8, "亿|億"),
    Scale(
        Decimal(10) ** 9,
        r"mia\b|mrd|milliard|miljard|milljarð|billion|bn\b|mil\s+millon|млрд|миллиард|мільярд|مليار|میلیارد|十亿",
    ),
)
_SCALE = re.compile(
    r"[\s\u00a0-]{0,2}(?:" + "|".join(f"(?P<s{index}>{scale.words})" for index, scale in enumerate(SCALES)) + ")",
    re.IGNORECASE,
)


def scale_after(text: str, end: int) -> Decimal | None:
    """The factor that a word at ``end`` gives to the number before it."""
    match = _SCALE.match(text, end)
    if match is None or match.lastgroup is None:
        return None
    return SCALES[int(match.lastgroup[1:])].factor

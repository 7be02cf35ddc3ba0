"""The facts that a text tells: addresses, telephone numbers, dates and numbers, read as its language writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from press.checks.translation.dates import Day, dates_in
from press.checks.translation.numerals import TOKEN, Value, decimal_marks, folded, readings, scale_after, time_of_day
from press.languages import Language

ADDRESS = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+|(?:https?://|www\.)[^\s<>«»“”„」），。；،\ufffc]+")
_TELEPHONE = re.compile(
    r"(?<![\w.,+])(?:\+|00)\d(?:[\s\u00a0().\-/]{0,2}\d){6,14}(?!\d)"
    r"|(?<![\w.,+])\d(?:[\s\u00a0().\-/]{0,2}\d){6,14}\+"
    r"|(?<![\d.,])\d{2}(?:[ \u00a0]\d{2}){3}(?!\d)|(?<![\d.,])\d{4}[ \u00a0]\d{4}(?!\d)"
)
"""With a country's number (the plus may stand behind it in a right-to-left text), or as Danes write eight digits."""
_HOURS = re.compile(
    r"(?<!\d)(?P<h>\d{1,2})\s?(?:h|[时時点點](?!半))(?:\s?(?P<m>\d{2})(?!\d)\s?分?|(?![^\W\d]))|(?P<w>\d{1,2})\s?[点點]半"
)
_OF_ADDRESSES = ("@", "://", "www.")
_MANY_DIGITS = re.compile(r"(?:\d[\s\u00a0().\-/]{0,2}){7}")
_DIGIT = re.compile(r"\d")
_PERCENT = (
    "%|％|٪|pct\\b|procent|prosent|prósent|percent|per cent|prozent|pour[ \u00a0]cent|por ciento|процент|відсот|"
    "prosentti|في المائة|في المئة|بالمائة|بالمئة|درصد|パーセント"
)
_PERCENT_AFTER = re.compile(rf"[\s\u00a0\u202f-]{{0,2}}(?:{_PERCENT})", re.IGNORECASE)
_PERCENT_BEFORE = re.compile(r"(?:百分之|%|٪)\s?\Z")
PERCENT = re.compile(rf"{_PERCENT}|百分", re.IGNORECASE)

_CURRENCIES: dict[str, frozenset[str]] = {
    "€|EUR\\b|euro|евро|євро|欧元|يورو|یورو|evr[au]": frozenset({"EUR"}),
    "DKK\\b": frozenset({"DKK"}),
    "SEK\\b": frozenset({"SEK"}),
    "NOK\\b": frozenset({"NOK"}),
    "ISK\\b": frozenset({"ISK"}),
    "kr\\b|kron[eo]|couronne|corona|krón|kruunu|крон|克朗|كرون|کرون": frozenset({"DKK", "SEK", "NOK", "ISK", "CZK"}),
    "\\$|USD\\b|dollar|dólar|доллар|долар|美元|دولار|دلار": frozenset({"USD", "CAD", "AUD"}),
    "CHF\\b|francs?\\b|Franken\\b|franch[io]\\b": frozenset({"CHF"}),
    "£|GBP\\b|pund|pound|Pfund|livre|libra|фунт|英镑|جنيه|پوند|punta": frozenset({"GBP", "EGP"}),
}
_CURRENCY = re.compile("|".join(f"(?P<c{index}>{names})" for index, names in enumerate(_CURRENCIES)), re.IGNORECASE)
_BEHIND = re.compile(r"[\s\u00a0\u202f]{0,2}(?:(?:mio|mia|mill?i?on\w*|млн|млрд|万|亿)\.?\s)?(?:\w+\s)?\Z")


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it stands in a text."""

    values: frozenset[Value]
    """What it may mean, its scale included."""
    raw: frozenset[Value]
    """The same without the scale."""
    shown: str
    scaled: bool = False
    percent: bool = False
    currencies: frozenset[str] = frozenset()
    """The currencies (ISO 4217) that the sign or word beside it may stand for."""

    def same(self, other: Number) -> bool:
        """Whether both may be the same number; an unknown word may be a scale."""
        return bool(self.values & other.values) or (self.scaled != other.scaled and bool(self.raw & other.raw))

    @property
    def integer(self) -> int | None:
        """Its value as a whole number, where that is its one reading."""
        if len(self.values) == 1:
            (value,) = self.values
            if isinstance(value, Decimal) and value == int(value):
                return int(value)
        return None

    @property
    def time(self) -> tuple[int, int] | None:
        """Hour and minute, where it can't be anything else than a time of day."""
        times = [time_of_day(value) for value in self.values]
        return times[0] if len(times) == 1 else None


@dataclass(frozen=True, slots=True)
class Facts:
    """All that a text says with figures."""

    text: str = ""
    """With the digits of every script as ASCII's."""
    addresses: tuple[str, ...] = ()
    telephones: tuple[str, ...] = ()
    dates: tuple[Day, ...] = ()
    numbers: tuple[Number, ...] = field(default=())


def facts_of(text: str, language: Language) -> Facts:
    """The facts of a text. What was read as one kind is not read as another."""
    plain = folded(text)
    addresses, rest = _taken(ADDRESS, plain) if any(sign in plain for sign in _OF_ADDRESSES) else ((), plain)
    if not _DIGIT.search(rest):
        return Facts(plain, addresses)
    telephones, rest = _taken(_TELEPHONE, rest) if _MANY_DIGITS.search(rest) else ((), rest)
    dates: list[Day] = []
    for start, end, day in dates_in(rest, language):
        if "\ufffc" not in rest[start:end]:
            dates.append(day)
            rest = rest[:start] + "\ufffc" * (end - start) + rest[end:]
    return Facts(plain, addresses, telephones, tuple(dates), tuple(_numbers(rest, language)))


def _taken(pattern: re.Pattern[str], text: str) -> tuple[tuple[str, ...], str]:
    """What a pattern finds, and the text with as many U+FFFC in its place."""
    found: list[str] = []

    def take(match: re.Match[str]) -> str:
        found.append(match[0].rstrip(".,;:!?)"))
        return "\ufffc" * len(match[0])

    rest = pattern.sub(take, text)
    return tuple(found), rest


def _numbers(text: str, language: Language) -> Iterator[Number]:
    decimals = decimal_marks(language)
    for match in _HOURS.finditer(text):
        hour, minute = int(match["h"] or match["w"]), int(match["m"] or (30 if match["w"] else 0))
        if hour <= 24 and minute < 60:
            values: frozenset[Value] = frozenset({(hour, minute)})
            yield Number(values, values, match[0].strip())
            text = text[: match.start()] + "\ufffc" * len(match[0]) + text[match.end() :]
    for match in TOKEN.finditer(text):
        raw = readings(match[0], decimals)
        factor = scale_after(text, match.end())
        values = raw
        if factor:
            values = frozenset(value * factor if isinstance(value, Decimal) else value for value in raw)
        percent = bool(_PERCENT_AFTER.match(text, match.end()) or _PERCENT_BEFORE.search(text[: match.start()][-4:]))
        currencies = _currencies(text, match.start(), match.end())
        yield Number(values, raw, match[0], factor is not None, percent, currencies)


def _currencies(text: str, start: int, end: int) -> frozenset[str]:
    """The currency named within two words behind a number, or directly before it."""
    for match in _CURRENCY.finditer(text, max(0, start - 8), end + 24):
        near = match.end() <= start and not text[match.end() : start].strip(" \u00a0\u202f.")
        near = near or (match.start() >= end and bool(_BEHIND.fullmatch(text[end : match.start()])))
        if near and match.lastgroup and (match.start() == 0 or not text[match.start() - 1].isalpha()):
            return list(_CURRENCIES.values())[int(match.lastgroup[1:])]
    return frozenset()

"""Dates as each language writes them (CLDR's months and their order, through Babel)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from press.languages import Language


@dataclass(frozen=True, slots=True)
class Day:
    """A date of which day or year may not be said."""

    year: int | None
    month: int
    day: int | None
    shown: str
    """As it stands in the text."""

    def same(self, other: Day) -> bool:
        """Whether both may be the same date."""
        years = self.year is None or other.year is None or self.year == other.year
        return years and self.month == other.month and (self.day == other.day or None in (self.day, other.day))

    def written(self, language: Language) -> str:
        """The date as the language writes it (CLDR, long); empty where it is not whole."""
        from babel.dates import format_date, format_skeleton

        try:
            whole = dt.date(self.year or 2000, self.month, self.day or 1)
        except ValueError:
            return ""
        if self.year and self.day:
            return format_date(whole, "long", locale=language.cldr)
        skeleton = "MMMMd" if self.day else "yMMMM"
        return format_skeleton(skeleton, whole, locale=language.cldr)


_REGIONS = {"ar": ("ar_SY", "ar_MA"), "fa": ("fa_AF",)}
"""Where months have other names in parts of a language's area (CLDR)."""
_ENDING = r"(?:\.|\s?st|\s?nd|\s?rd|\s?th|\s?er|\s?º|\s?°|-?(?:го|е|й|ое))?"
"""What makes an ordinal of a day's number."""
_JOIN = r"[\s\u00a0,،]{0,3}(?:(?:de|of|den|i|d['’]|del|the)\s)?"
_ISO = re.compile(r"(?<!\d)(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?!\d)")
_NUMERIC = re.compile(r"(?<!\d)(?P<a>\d{1,2})(?P<s>[./-]) ?(?P<b>\d{1,2})(?:(?P=s)|\s) ?(?P<y>\d{4})(?!\d)")
_CJK = re.compile(r"(?:(?P<y>\d{4})\s*年\s*)?(?P<m>\d{1,2})\s*月(?:\s*(?P<d>\d{1,2})\s*[日号號])?")


@cache
def _months(language: Language) -> dict[str, int]:
    """The names of the months in every form that CLDR has, lower case."""
    from babel import Locale

    names: dict[str, int] = {}
    for code in (language.cldr, *_REGIONS.get(language.code, ())):
        tables = Locale.parse(code).months
        for context, width in (("format", "wide"), ("stand-alone", "wide"), ("format", "abbreviated")):
            for number, name in tables[context][width].items():
                bare = name.rstrip(".").rstrip("\u0654").casefold()
                if len(bare) >= 2 and not bare[0].isdigit():
                    names.setdefault(bare, int(number))
    return names


@cache
def _pattern(language: Language) -> re.Pattern[str]:
    """A month's name with a day or a year beside it; the name may be inflected by up to three letters."""
    names = sorted(_months(language), key=len, reverse=True)
    name = "|".join(re.escape(name) + (r"\w{0,3}" if len(name) > 3 else "") for name in names)

    def month(form: int) -> str:
        return rf"(?<!\w)(?P<m{form}>{name})\.?(?:\s?/\s?(?:{name}))?(?!\w)"

    def day(form: int) -> str:
        return rf"(?<!\d)(?P<d{form}>\d{{1,2}})(?!\d){_ENDING}"

    def year(form: int) -> str:
        return rf"(?P<y{form}>\d{{4}})(?!\d)"

    forms = (
        f"{day(1)}{_JOIN}{month(1)}(?:{_JOIN}{year(1)})?",
        f"{month(2)}{_JOIN}{day(2)}(?:{_JOIN}{year(2)})?",
        f"{month(3)}{_JOIN}{year(3)}",
    )
    return re.compile("|".join(forms), re.IGNORECASE)


@cache
def _month_first(language: Language) -> bool:
    from babel import Locale

    return str(Locale.parse(language.cldr).date_formats["short"].pattern).startswith("M")


def dates_in(text: str, language: Language) -> Iterator[tuple[int, int, Day]]:
    """Start, end and value of each date in a text whose digits are folded."""
    for match in _ISO.finditer(text):
        yield from _day(match, match["y"], match["m"], match["d"])
    for match in _NUMERIC.finditer(text):
        month, day = (match["a"], match["b"]) if _month_first(language) else (match["b"], match["a"])
        yield from _day(match, match["y"], month, day)
    for match in _CJK.finditer(text) if "月" in text else ():
        yield from _day(match, match["y"], match["m"], match["d"])
    lower = text.casefold()
    if not any(name in lower for name in _months(language)):
        return
    for match in _pattern(language).finditer(text):
        found = {name[0]: value for name, value in match.groupdict().items() if value}
        month = str(_month(found["m"], language))
        yield from _day(match, found.get("y"), month, found.get("d"))


def _day(match: re.Match[str], year: str | None, month: str, day: str | None) -> Iterator[tuple[int, int, Day]]:
    if 1 <= int(month) <= 12 and (day is None or 1 <= int(day) <= 31):
        value = Day(int(year) if year else None, int(month), int(day) if day else None, match[0].strip())
        yield match.start(), match.end(), value


def _month(name: str, language: Language) -> int:
    """The number of a month by the name that stands in the text, inflected or not."""
    months = _months(language)
    folded = name.casefold()
    return next(months[folded[:end]] for end in range(len(folded), 0, -1) if folded[:end] in months)

"""Dates and sizes as a language writes them, by CLDR, and in its own digits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from press.languages.digits import in_digits
from press.languages.table import Language

_THOUSAND, _MILLION = 1000, 1_000_000
_SHORT_MONTH = re.compile(r"(?<![ML])([ML])\1\1(?![ML])\.?")
"""In a pattern of dates; Georgian has it with the point of its short form."""


def long_date(day: date, language: Language) -> str:
    """The date as the language writes it in full (CLDR, long form, Gregorian), in its own digits."""
    from babel import Locale
    from babel.dates import format_date

    # Babel formats dates in Western digits, whatever the language.
    return in_digits(format_date(day, format="long", locale=Locale.parse(language.cldr)), language.code)


def long_dates(first: date, last: date, language: Language) -> str:
    """From one day to another as the language writes it, its months in full: ``12.–14. maj 2026``.

    CLDR, intervals; where it has them with short months alone, these are made long as UTS #35 (part 4, Missing
    Skeleton Fields) has it, which Babel leaves out.
    """
    if first == last:
        return long_date(first, language)
    from babel import Locale
    from babel.dates import parse_pattern

    locale = Locale.parse(language.cldr)
    known = locale.interval_formats
    differs = "y" if first.year != last.year else "M" if first.month != last.month else "d"
    patterns = (known.get("yMMMMd") or known["yMMMd"])[differs]
    if differs == "M" and not re.search("[ML]", patterns[0]):  # Swahili names the second month alone
        both: str = known[None]
        return both.format(long_date(first, language), long_date(last, language))
    days = ((first, last)[at] for at in range(len(patterns)))
    long = (_SHORT_MONTH.sub(r"\1\1\1\1", pattern) for pattern in patterns)
    written = (parse_pattern(pattern).apply(day, locale) for pattern, day in zip(long, days, strict=True))
    return in_digits("".join(written), language.code)


def listed(things: Sequence[str], language: Language) -> str:
    """Things in a row as the language writes them (CLDR, lists): ``arabe et français``."""
    from babel import Locale
    from babel.lists import format_list

    return format_list(things, locale=Locale.parse(language.cldr))


def file_size(size: int, language: Language) -> str:
    """A number of bytes as the language writes it (CLDR, units, short): ``312 kB``, ``1,2 MB``."""
    from babel import Locale
    from babel.units import format_unit

    value: float = max(1, round(size / _THOUSAND))
    unit = "kilobyte"
    if value >= _THOUSAND:
        value, unit = round(size / _MILLION, 1), "megabyte"
    written = format_unit(value, unit, length="short", locale=Locale.parse(language.cldr))
    return in_digits(written, language.code)

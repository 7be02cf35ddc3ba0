"""Dates and sizes as a language writes them, by CLDR, and in its own digits."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from press.languages.digits import in_digits
from press.languages.table import Language

_THOUSAND, _MILLION = 1000, 1_000_000


def long_date(day: date, language: Language) -> str:
    """The date as the language writes it in full (CLDR, long form, Gregorian), in its own digits."""
    from babel import Locale
    from babel.dates import format_date

    # Babel formats dates in Western digits, whatever the language.
    return in_digits(format_date(day, format="long", locale=Locale.parse(language.cldr)), language.code)


def long_dates(first: date, last: date, language: Language) -> str:
    """From one day to another as the language writes it (CLDR, intervals): ``12.–14. maj 2026``."""
    if first == last:
        return long_date(first, language)
    from babel import Locale
    from babel.dates import format_interval

    written = format_interval(first, last, skeleton="yMMMMd", locale=Locale.parse(language.cldr))
    return in_digits(written, language.code)


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

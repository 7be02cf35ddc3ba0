"""The digits of a language: those of lists, page numbers, marks of notes and dates.

CLDR names a numbering system for each language (``defaultNumberingSystem``), and the rows of the table follow it. Two
of its answers may surprise. Arabic (``ar``) has Western digits, and its countries from Egypt eastwards have ٠١٢: a
text for readers from all of them keeps the digits that its telephone numbers have anyway. Hindi has Western digits as
well, as the Constitution of India (article 343) has for all that is official; Marathi, Nepali and Bengali have their
own.
"""

from __future__ import annotations

from functools import cache

from press.languages.table import LANGUAGES, PSEUDO_LANGUAGES

WESTERN = "0123456789"

_SYSTEMS: dict[str, tuple[str, str]] = {
    "arab": ("٠١٢٣٤٥٦٧٨٩", "arabic-indic"),
    "arabext": ("۰۱۲۳۴۵۶۷۸۹", "persian"),
    "beng": ("০১২৩৪৫৬৭৮৯", "bengali"),
    "deva": ("०१२३४५६७८९", "devanagari"),
    "khmr": ("០១២៣៤៥៦៧៨៩", "khmer"),
    "mymr": ("၀၁၂၃၄၅၆၇၈၉", "myanmar"),
    "tibt": ("༠༡༢༣༤༥༦༧༨༩", "tibetan"),
}
"""The digits from 0 to 9, and CSS's counter style, of CLDR's numbering systems that are not Western."""


def digits(code: str) -> str:
    """The ten digits, from 0, of a language of the table or a pseudo-language; Western ones for any other."""
    return _SYSTEMS.get(_system(code), (WESTERN, ""))[0]


def counter_style(code: str) -> str:
    """CSS's name for counting in those digits (CSS Counter Styles Level 3, "Predefined Counter Styles")."""
    return _SYSTEMS.get(_system(code), ("", "decimal"))[1]


def in_digits(text: str, code: str) -> str:
    """A text with the language's digits in place of Western ones."""
    return text.translate(str.maketrans(WESTERN, digits(code)))


@cache
def _system(code: str) -> str:
    from babel import Locale

    row = LANGUAGES.get(code) or PSEUDO_LANGUAGES.get(code)
    if row is None:
        return ""
    return row.own_digits or str(Locale.parse(row.cldr).default_numbering_system)

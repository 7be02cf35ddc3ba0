"""What the pipeline knows of each language: one table, a row a language (:mod:`~press.languages.table`), and one of
scripts (:mod:`~press.languages.scripts`).

Style sheets are made from the rows by group (:mod:`~press.languages.groups`); what is counted is counted in a
language's digits (:mod:`~press.languages.digits`).

Nothing but the standard library is imported at the top, because set-up reads the tables before anything is
installed; what CLDR knows (names, plural forms) is asked of Babel when it is needed.
"""

from __future__ import annotations

from functools import cache

from press.languages.digits import counter_style, digits, in_digits
from press.languages.groups import Group, groups, nearest
from press.languages.own_names import OWN_NAMES
from press.languages.scripts import RTL_SCRIPTS, SCRIPTS, SIGNS, Script
from press.languages.table import LANGUAGES, PSEUDO_LANGUAGES, Language
from press.languages.writing import file_size, listed, long_date, long_dates
from press.model.location import Direction

__all__ = [
    "LANGUAGES",
    "PSEUDO_LANGUAGES",
    "SCRIPTS",
    "SIGNS",
    "Group",
    "Language",
    "Script",
    "cldr_name",
    "counter_style",
    "digits",
    "direction",
    "english_name",
    "file_size",
    "find",
    "find_pseudo",
    "groups",
    "in_digits",
    "is_language",
    "listed",
    "long_date",
    "long_dates",
    "name_in",
    "nearest",
    "own_name",
    "plural_forms",
]

_PSEUDO_NAMES = {"en-XA": "Pseudo-English", "ar-XB": "Pseudo-Arabic"}


def find(name: str) -> Language | None:
    """The row for a name in either form, ``zh-Hans`` or ``zh_Hans``; None for what is no row."""
    return LANGUAGES.get(name.replace("_", "-"))


def find_pseudo(name: str) -> Language | None:
    """The row for the name of a pseudo-language in either form; None for any other."""
    return PSEUDO_LANGUAGES.get(name.replace("_", "-"))


def direction(code: str) -> Direction:
    """The direction of any BCP 47 language, also of one without a row (a phrase in Hebrew, say).

    Follows the script where the tag names one, and CLDR's likely script of the language elsewhere.
    """
    row = find(code)
    if row:
        return row.direction
    subtags = code.split("-")
    if len(subtags) > 1 and len(subtags[1]) == 4:
        return "rtl" if subtags[1].title() in RTL_SCRIPTS else "ltr"
    return "rtl" if subtags[0].lower() in _RTL_LANGUAGES else "ltr"


_RTL_LANGUAGES = frozenset("ar fa ur he yi ps sd ug ckb dv syr prs arc nqo".split())


@cache
def is_language(tag: str) -> bool:
    """Whether the first part of a BCP 47 tag is a language that CLDR has a name for, in whatever language."""
    if find(tag):
        return True
    from babel import Locale

    return tag.split("-", maxsplit=1)[0].lower() in Locale("en").languages


@cache
def own_name(code: str) -> str:
    """The language's name in itself, as a language switch shows it (CLDR)."""
    known = OWN_NAMES.get(code) or _PSEUDO_NAMES.get(code)
    return known or cldr_name(code)


def cldr_name(code: str) -> str:
    """The same from Babel, for any language that CLDR knows."""
    from babel import Locale

    name = Locale.parse(code.replace("-", "_")).get_display_name() or code
    row = find(code)
    if row and name.endswith(")"):  # CLDR has brackets of the script's own (localePattern), Babel has not
        opening, closing = row.script.brackets
        name = opening.join(name.removesuffix(")").split(" (", 1)) + closing
    return name[0].title() + name[1:]  # upper() of a Georgian letter is one for words in capitals alone


@cache
def name_in(code: str, other: str) -> str:
    """The language's name in another language (CLDR, through Babel): of ``fr`` in ``ar``, الفرنسية."""
    from babel import Locale

    return Locale.parse(code.replace("-", "_")).get_display_name(other.replace("-", "_")) or own_name(code)


def english_name(code: str) -> str:
    """The language's name in English, as messages have it."""
    return name_in(code, "en")


@cache
def plural_forms(code: str) -> str:
    """The value of a catalog's Plural-Forms field (CLDR, through Babel)."""
    from babel.messages.catalog import Catalog

    return str(Catalog(locale=code.replace("-", "_")).plural_forms)

"""What the pipeline knows of each language: one table, a row a language.

Nothing but the standard library is imported at the top, because set-up reads the table before anything is
installed; what CLDR knows (names, plural forms) is asked of Babel when it is needed.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from press.model import Direction


@dataclass(frozen=True, slots=True)
class Language:
    """A row of the table."""

    code: str
    """BCP 47, as HTML, PDF, EPUB, publication.toml and output/ use it."""
    fonts: tuple[str, ...]
    """Font families for text, in order. Never a generic family: which one that is differs by machine."""
    font_package: str = "fonts-noto-core"
    """The Debian package that holds the first family."""
    direction: Direction = "ltr"
    hyphenation: str = ""
    """pyphen's name of the hyphenation dictionary; empty where there is none or none is wanted."""
    locale: str = ""
    """CLDR's locale for dates where the code leaves open what a Danish authority writes; empty for the code itself."""

    @property
    def cldr(self) -> str:
        """CLDR's locale, as Babel names it: ``en_GB``, ``zh_Hans``."""
        return self.locale or self.gettext

    @property
    def gettext(self) -> str:
        """The folder's name in locales/: ``zh_Hans`` for ``zh-Hans``."""
        return self.code.replace("-", "_")


_LATIN = ("Noto Sans",)
_ARABIC = ("Noto Naskh Arabic", "Noto Sans")
_SC = ("Noto Sans CJK SC", "Noto Sans")

LANGUAGES: dict[str, Language] = {
    row.code: row
    for row in (
        Language("da", _LATIN, hyphenation="da_DK"),
        Language("en", _LATIN, hyphenation="en_GB", locale="en_GB"),
        Language("de", _LATIN, hyphenation="de_DE"),
        Language("fr", _LATIN, hyphenation="fr"),
        Language("es", _LATIN, hyphenation="es"),
        Language("ar", _ARABIC, direction="rtl"),
        Language("ru", _LATIN, hyphenation="ru_RU"),
        Language("zh-Hans", _SC, font_package="fonts-noto-cjk"),
        Language("uk", _LATIN, hyphenation="uk_UA"),
        Language("sv", _LATIN, hyphenation="sv"),
        Language("nb", _LATIN, hyphenation="nb_NO"),
        Language("fi", _LATIN),
        Language("is", _LATIN, hyphenation="is"),
        Language("fa", _ARABIC, direction="rtl"),
    )
}

PSEUDO_LANGUAGES: dict[str, Language] = {
    row.code: row
    for row in (
        Language("en-XA", _LATIN, locale="en_GB"),
        Language("ar-XB", _ARABIC, direction="rtl", locale="ar"),
    )
}
"""CLDR's pseudo-locales, which nobody speaks: no project publishes them, and a layout is tried with them."""

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
        return "rtl" if subtags[1].title() in _RTL_SCRIPTS else "ltr"
    return "rtl" if subtags[0].lower() in _RTL_LANGUAGES else "ltr"


_RTL_SCRIPTS = frozenset({"Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm"})
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
    """The language's name in itself, as a language switch shows it (CLDR, through Babel)."""
    from babel import Locale

    if code in _PSEUDO_NAMES:
        return _PSEUDO_NAMES[code]
    name = Locale.parse(code.replace("-", "_")).get_display_name() or code
    return name[0].upper() + name[1:]


@cache
def english_name(code: str) -> str:
    """The language's name in English, as messages have it (CLDR, through Babel)."""
    from babel import Locale

    return Locale.parse(code.replace("-", "_")).get_display_name("en") or code


@cache
def plural_forms(code: str) -> str:
    """The value of a catalog's Plural-Forms field (CLDR, through Babel)."""
    from babel.messages.catalog import Catalog

    return str(Catalog(locale=code.replace("-", "_")).plural_forms)

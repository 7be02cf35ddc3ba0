"""The table of languages: one row each. A new language is a row here and a catalog."""

from __future__ import annotations

from dataclasses import dataclass

from press.languages.scripts import SCRIPTS, Breaks, Script
from press.model import Direction

Quotes = tuple[str, str, str, str]
"""Opening and closing mark of a quotation, then of one within it (CLDR, delimiters, or the authority that
:mod:`press.typography.rules` names)."""


@dataclass(frozen=True, slots=True)
class Language:
    """A row of the table: what differs between languages of one script. The rest is the script's."""

    code: str
    """BCP 47, as HTML, PDF, EPUB, publication.toml and output/ use it."""
    quotes: Quotes
    script_code: str = "Latn"
    """ISO 15924."""
    hyphenation: str = ""
    """Name of the hyphenation dictionary; empty where there is none or none is wanted."""
    locale: str = ""
    """CLDR's locale for dates where the code leaves open what a Danish authority writes; empty for the code itself."""
    own_fonts: tuple[str, ...] = ()
    """Families in place of the script's."""
    own_leading: float = 0.0
    """Line height in place of the script's."""

    @property
    def script(self) -> Script:
        """The row of its script."""
        return SCRIPTS[self.script_code]

    @property
    def fonts(self) -> tuple[str, ...]:
        """Font families for text, in order."""
        return self.own_fonts or self.script.fonts

    @property
    def font_package(self) -> str:
        """The Debian package that holds the first family."""
        return self.script.font_package

    @property
    def direction(self) -> Direction:
        """Which way its lines run; the side on which a book in it is bound follows from it."""
        return self.script.direction

    @property
    def breaks(self) -> Breaks:
        """Where its lines may end."""
        return self.script.breaks

    @property
    def leading(self) -> float:
        """Line height of text, as a multiple of the type size."""
        return self.own_leading or self.script.leading

    @property
    def cldr(self) -> str:
        """CLDR's locale, as Babel names it: ``en_GB``, ``zh_Hans``."""
        return self.locale or self.gettext

    @property
    def gettext(self) -> str:
        """The folder's name in locales/: ``zh_Hans`` for ``zh-Hans``."""
        return self.code.replace("-", "_")


_HIGH = ("“", "”", "‘", "’")
_LOW_HIGH = ("„", "“", "‚", "‘")
_POLISH = ("„", "”", "»", "«")
_ROMAN = ("«", "»", "“", "”")
_RUSSIAN = ("«", "»", "„", "“")
_SWEDISH = ("”", "”", "’", "’")
_CORNERS = ("「", "」", "『", "』")

LANGUAGES: dict[str, Language] = {
    row.code: row
    for row in (
        Language("da", ("»", "«", "›", "‹"), hyphenation="da_DK"),
        Language("en", _HIGH, hyphenation="en_GB", locale="en_GB"),
        Language("de", _LOW_HIGH, hyphenation="de_DE"),
        Language("fr", ("«", "»", "“", "”"), hyphenation="fr"),
        Language("es", _ROMAN, hyphenation="es"),
        Language("it", _ROMAN, hyphenation="it_IT"),
        Language("pt", _ROMAN, hyphenation="pt_PT", locale="pt_PT"),
        Language("nl", ("‘", "’", "“", "”"), hyphenation="nl_NL"),
        Language("sv", _SWEDISH, hyphenation="sv"),
        Language("nb", ("«", "»", "‘", "’"), hyphenation="nb_NO"),
        Language("fi", _SWEDISH, hyphenation="fi"),
        Language("is", _LOW_HIGH, hyphenation="is"),
        Language("pl", _POLISH, hyphenation="pl_PL"),
        Language("cs", _LOW_HIGH, hyphenation="cs_CZ"),
        Language("hu", ("„", "”", "»", "«"), hyphenation="hu_HU"),
        Language("ro", ("„", "”", "«", "»"), hyphenation="ro_RO"),
        Language("bg", ("„", "“", "’", "’"), "Cyrl", hyphenation="bg_BG"),
        Language("el", ("«", "»", "“", "”"), "Grek", hyphenation="el_GR"),
        Language("ru", _RUSSIAN, "Cyrl", hyphenation="ru_RU"),
        Language("uk", _RUSSIAN, "Cyrl", hyphenation="uk_UA"),
        Language("tr", _HIGH, hyphenation="tr"),
        Language("ar", ("«", "»", "”", "“"), "Arab"),
        Language("fa", ("«", "»", "‹", "›"), "Arab"),
        Language("ur", ("”", "“", "’", "‘"), "Arab", own_fonts=("Noto Nastaliq Urdu", "Noto Sans"), own_leading=2.2),
        Language("he", ("”", "”", "’", "’"), "Hebr"),
        Language("hi", _HIGH, "Deva"),
        Language("bn", _HIGH, "Beng"),
        Language("ta", _HIGH, "Taml"),
        Language("th", _HIGH, "Thai"),
        Language("am", ("«", "»", "‹", "›"), "Ethi"),
        Language("ka", ("„", "“", "«", "»"), "Geor"),
        Language("zh-Hans", _HIGH, "Hans"),
        Language("zh-Hant", _CORNERS, "Hant"),
        Language("ja", _CORNERS, "Jpan"),
        Language("ko", _HIGH, "Kore"),
        Language("vi", _HIGH),
    )
}

PSEUDO_LANGUAGES: dict[str, Language] = {
    row.code: row
    for row in (
        Language("en-XA", _HIGH, locale="en_GB"),
        Language("ar-XB", ("«", "»", "”", "“"), "Arab", locale="ar"),
    )
}
"""CLDR's pseudo-locales, which nobody speaks: no project publishes them, and a layout is tried with them."""

"""The table of languages: one row each. A new language is a row here and a catalog."""

from __future__ import annotations

from dataclasses import dataclass

from press.languages.scripts import SCRIPTS, Breaks, Script
from press.model.location import Direction

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
    own_letters: str = ""
    """What counts a list of ``type="a"``, in place of the script's letters."""
    own_digits: str = ""
    """CLDR's name of a numbering system, where usual practice is not CLDR's default for the language."""
    also: tuple[str, ...] = ()
    """Other tags that a phrase may carry and that are set like it: ``zh-TW`` for ``zh-Hant``."""
    own_limits: str = ""
    """What is known not to be as it should, besides what its script's row says."""
    variety_of: str = ""
    """The language (BCP 47) whose words it has: a variety has marks, spaces and numbers of its own."""

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
    def leading_on_screen(self) -> float:
        """The same on a screen."""
        return max(self.leading, self.script.leading_on_screen)

    @property
    def leading_tight(self) -> float:
        """Line height of headings: as much tighter than that of text as the script has it."""
        return round(self.leading - self.script.leading + self.script.leading_tight, 2)

    @property
    def leading_dense(self) -> float:
        """Line height of tables and captions. No more than it takes: where lines of a cell are far apart, programs that
        read a page by its looks go across the columns.
        """
        return round(max(1.4, self.leading_tight + 0.1), 2)

    @property
    def letters(self) -> str:
        """What counts a list of ``type="a"``; empty for Latin letters."""
        return self.own_letters or self.script.letters

    @property
    def limits(self) -> str:
        """What is known not to be as it should, in a sentence or two; empty where nothing is."""
        return " ".join(filter(None, (self.script.limits, self.own_limits)))

    @property
    def base(self) -> str:
        """BCP 47 of the language whose words it has: ``de`` for ``de-CH``, and its own code for most."""
        return self.variety_of or self.code

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
_SWISS = ("«", "»", "‹", "›")
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
        Language("bg", ("„", "“", "„", "“"), "Cyrl", hyphenation="bg_BG"),
        Language("el", ("«", "»", "“", "”"), "Grek", hyphenation="el_GR"),
        Language("ru", _RUSSIAN, "Cyrl", hyphenation="ru_RU"),
        Language(
            "uk",
            _RUSSIAN,
            "Cyrl",
            hyphenation="uk_UA",
            # DSTU 3008: without those that read like others, or end no word.
            own_letters="а б в г д е ж и к л м н п р с т у ф х ц ш щ ю я",
        ),
        Language("tr", _HIGH, hyphenation="tr"),
        Language("ar", ("«", "»", "”", "“"), "Arab"),
        Language(
            "fa",
            ("«", "»", "‹", "›"),
            "Arab",
            own_letters="الف ب ج د ه و ز ح ط ی ک ل م ن س ع ف ص ق ر ش ت ث خ ذ ض ظ غ",
        ),
        Language(
            "ur",
            ("”", "“", "’", "‘"),
            "Arab",
            own_fonts=("Noto Nastaliq Urdu", "Noto Sans"),
            own_leading=2.2,
            own_limits="In Nastaliq, where words slope and overlap, the order of a printed line that mixes directions"
            " is not compared with Unicode's.",
            own_letters="الف ب ج د ہ و ز ح ط ی ک ل م ن س ع ف ص ق ر ش ت ث خ ذ ض ظ غ",
        ),
        Language("he", ("”", "”", "’", "’"), "Hebr"),
        Language("hi", _HIGH, "Deva"),
        Language("bn", _HIGH, "Beng"),
        Language("ta", _HIGH, "Taml"),
        Language("th", _HIGH, "Thai"),
        Language("am", ("«", "»", "‹", "›"), "Ethi"),
        Language("ka", ("„", "“", "«", "»"), "Geor"),
        Language("zh-Hans", _HIGH, "Hans", also=("zh",)),
        Language("zh-Hant", _CORNERS, "Hant", also=("zh-TW", "zh-HK", "zh-MO")),
        Language("ja", _CORNERS, "Jpan"),
        Language("ko", _HIGH, "Kore"),
        Language("vi", _HIGH),
        Language("hr", ("„", "”", "‚", "’"), hyphenation="hr_HR"),
        Language("sr-Latn", ("„", "”", "’", "’"), hyphenation="sr_Latn"),
        Language("sk", _LOW_HIGH, hyphenation="sk_SK"),
        Language("sl", _LOW_HIGH, hyphenation="sl_SI"),
        Language("sq", _HIGH, hyphenation="sq_AL"),
        Language("lt", ("„", "“", "„", "“"), hyphenation="lt"),
        Language("lv", ("„", "”", "„", "”"), hyphenation="lv_LV"),
        Language("et", ("„", "“", "«", "»"), hyphenation="et_EE"),
        Language("id", _HIGH, hyphenation="id_ID"),
        Language("ms", _HIGH),
        Language("sw", _HIGH),
        Language("hy", ("«", "»", "«", "»"), "Armn"),
        Language("km", _HIGH, "Khmr"),
        Language("lo", _HIGH, "Laoo"),
        Language("my", _HIGH, "Mymr"),
        Language("de-CH", _SWISS, hyphenation="de_CH", variety_of="de"),
        Language("fr-CH", _SWISS, hyphenation="fr", variety_of="fr"),
        Language("it-CH", _ROMAN, hyphenation="it_IT", variety_of="it"),
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

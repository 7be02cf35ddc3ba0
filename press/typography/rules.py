"""The table of rules: what each does, in which languages, and on whose authority."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from press import languages
from press.languages import Language
from press.typography import authorities as by
from press.typography import marks, quotes, spaces
from press.typography.authorities import Authority
from press.typography.line import Edit

Apply = Callable[[str, Language], Iterable[Edit]]

ALL = "*"
"""Stands for every language of the table that has no authority of its own."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of the table."""

    name: str
    """As publication.toml has it."""
    what: str
    apply: Apply
    authorities: Mapping[str, tuple[Authority, ...]]
    """Who says so, by language (BCP 47): the rule is for these."""
    trigger: frozenset[str]
    """Characters without one of which the rule has nothing to do."""

    def authority(self, code: str) -> tuple[Authority, ...]:
        """Who asks for the rule in a language; none where it is not for that language."""
        return self.authorities.get(code) or self.authorities.get(ALL, ())


def _for(codes: str, *said: Authority) -> dict[str, tuple[Authority, ...]]:
    return dict.fromkeys(codes.split(), said)


_DIGITS = frozenset("0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")
_LATIN = "da en de fr es it pt nl sv nb fi is pl cs hu ro tr de-CH fr-CH it-CH"

RULES = (
    Rule(
        "ellipsis",
        "three points become one sign; between ideographs six",
        marks.ellipsis,
        _for(f"{_LATIN} bg el ru uk", by.UNICODE)
        | _for("da", by.EU_DA)
        | _for("de", by.EU_DE_TEXT)
        | _for("zh-Hans zh-Hant", by.CLREQ)
        | _for("ja", by.JLREQ),
        frozenset(".。…"),
    ),
    Rule(
        "quotes",
        "quotation marks are the language’s own, outer and inner",
        quotes.quotes,
        _for(ALL, by.CLDR_QUOTES)
        | _for("da", by.DSN_QUOTES)
        | _for("fr pl", by.EU_QUOTES)
        | _for("es", by.RAE_QUOTES)
        | _for("nl", by.AMSTERDAM)
        | _for("de-CH", by.BUNDESKANZLEI, by.ETH)
        | _for("ar", by.THIS_PROJECT),
        frozenset("\"'“”„‟«»‹›‘’‚‛「」『』"),
    ),
    Rule(
        "apostrophes",
        "an apostrophe between letters is curved",
        quotes.apostrophes,
        _for(f"{_LATIN} uk", by.UNICODE),
        frozenset("'"),
    ),
    Rule(
        "script-marks",
        "comma, semicolon, question mark, stop and per cent sign of the script",
        marks.script_marks,
        _for("ar fa ur", by.ALREQ, by.CLDR_ARABIC)
        | _for("el", by.unread("EU Interinstitutional Style Guide, 6.4 (Greek)")),
        frozenset(",;?.%"),
    ),
    Rule(
        "full-width",
        "marks and brackets beside ideographs are as wide as these",
        marks.full_width,
        _for("zh-Hans zh-Hant", by.CLREQ) | _for("ja", by.JLREQ),
        frozenset(",.?!:;("),
    ),
    Rule(
        "ranges",
        "a dash without spaces between two numbers",
        marks.ranges,
        _for("da", by.unread("Dansk Sprognævn, Retskrivningsreglerne, § 57 (9)"))
        | _for("en", by.OXFORD)
        | _for("de", by.BIS)
        | _for("de-CH", by.ETH)
        | _for("sv", by.EU_SV_DASH)
        | _for("nb", by.SPRAKRADET_SPACE)
        | _for("fi", by.SEAMK)
        | _for("is", by.unread("Íslensk málstöð, Ritreglur (2006), XIV"))
        | _for("pl", by.PWN_RANGES)
        | _for("cs", by.EU_CS)
        | _for("hu", by.AKH_YEARS)
        | _for("ru", by.unread("Мильчин, Чельцова, Справочник издателя и автора"))
        | _for("uk", by.unread("Український правопис (2019), Тире")),
        frozenset("-–—"),
    ),
    Rule(
        "dashes",
        "a hyphen between spaces becomes a dash",
        marks.dashes,
        _for("da", by.DSN_DASH)
        | _for("en", by.OXFORD)
        | _for("de", by.EU_DE)
        | _for("de-CH", by.ETH)
        | _for("fr fr-CH", by.MUSEE)
        | _for("sv", by.EU_SV_DASH)
        | _for("nb", by.SPRAKRADET_SPACE)
        | _for("fi", by.unread("Kotus, Kielitoimiston ohjepankki, Ajatusviiva"))
        | _for("is", by.STRIK)
        | _for("pl", by.EU_PL_DASH)
        | _for("cs", by.EU_CS)
        | _for("hu", by.AKH)
        | _for("it", by.EU_IT)
        | _for("nl", by.TAALADVIES)
        | _for("bg", by.IBL)
        | _for("ru", by.KIRSANOV)
        | _for("uk", by.UK_DASH)
        | _for("zh-Hans zh-Hant", by.CLREQ)
        | _for("ja", by.JLREQ),
        frozenset("-–—"),
    ),
    Rule(
        "numbers",
        "groups of digits stay together; amounts of money get points (Danish, German), and apostrophes between groups"
        " are curved (Swiss)",
        spaces.numbers,
        _for("is es pl hu bg uk", by.SI_DIGITS)
        | _for("fr fr-CH de-CH it-CH", by.CLDR_GROUPS, by.SI_DIGITS)
        | _for("da", by.EU_DA, by.FOLKETING)
        | _for("de", by.EU_DE_TEXT, by.DIN_AMOUNTS)
        | _for("en", by.EC_WEB)
        | _for("sv", by.EU_SV_NUMBERS)
        | _for("nb", by.SPRAKRADET_NUMBERS)
        | _for("fi", by.SEAMK)
        | _for("cs", by.IJP)
        | _for("ru", by.KIRSANOV),
        _DIGITS,
    ),
    Rule(
        "units",
        "number and unit, per cent sign or currency stay together",
        spaces.units,
        _for("en it pt nl is hu ro bg el tr de-CH it-CH", by.SI_UNITS)
        | _for("da", by.EU_DA_NUMBERS)
        | _for("de", by.EU_DE, by.DIN_UNITS)
        | _for("sv", by.EU_SV)
        | _for("nb", by.SPRAKRADET_PERCENT, by.SI_UNITS)
        | _for("fi", by.HELSINKI, by.SEAMK)
        | _for("fr", by.OQLF, by.EU_FR)
        | _for("fr-CH", by.OQLF)
        | _for("es", by.RAE_PERCENT)
        | _for("pl", by.EU_PL, by.ZECERKA)
        | _for("cs", by.IJP)
        | _for("ru", by.KIRSANOV, by.MILCHIN)
        | _for("uk", by.UK_LINES),
        _DIGITS,
    ),
    Rule(
        "dates",
        "the day stays beside its month, with a point behind it where the language writes one. How a date is written is"
        " said by all of these; that no line ends in it, by OQLF and IJP",
        spaces.dates,
        _for("da", by.DSN_POINTS)
        | _for("en", by.EC_WEB)
        | _for("de de-CH", by.unread("DIN 5008"))
        | _for("fr fr-CH", by.OQLF)
        | _for("sv", by.EU_SV_DASH)
        | _for("nb", by.SPRAKRADET_POINT)
        | _for("fi", by.KOTUS)
        | _for("cs", by.IJP)
        | _for("ru", by.KIRSANOV)
        | _for("uk", by.unread("Український правопис (2019)")),
        _DIGITS,
    ),
    Rule(
        "references",
        "§ 5, nr. 5, s. 5 stay together",
        spaces.references,
        _for("da", by.EU_DA)
        | _for("en", by.unread("European Commission, English Style Guide"))
        | _for("de de-CH", by.PROTECTED)
        | _for("fr fr-CH", by.OQLF)
        | _for("sv", by.unread("Språkrådet, Svenska skrivregler"))
        | _for("nb", by.unread("Språkrådet (Norge), Skriveregler"))
        | _for("fi", by.SEAMK)
        | _for("es", by.unread("RAE, Ortografía de la lengua española"))
        | _for("cs", by.IJP)
        | _for("pl", by.unread("PWN, Zasady pisowni i interpunkcji"))
        | _for("ru", by.KIRSANOV)
        | _for("uk", by.UK_NUMBERS),
        _DIGITS,
    ),
    Rule(
        "abbreviations",
        "the parts of an abbreviation stay together",
        spaces.abbreviations,
        _for("da", by.DSN_POINTS)
        | _for("nb", by.SPRAKRADET_POINT)
        | _for("de", by.PROTECTED)
        | _for("de-CH", by.VOGT)
        | _for("sv", by.unread("Språkrådet, Svenska skrivregler"))
        | _for("fr fr-CH", by.unread("Lexique des règles typographiques en usage à l’Imprimerie nationale"))
        | _for("es", by.unread("RAE, Ortografía de la lengua española"))
        | _for("cs", by.IJP)
        | _for("ru", by.KIRSANOV)
        | _for("uk", by.UK_LINES),
        frozenset("."),
    ),
    Rule(
        "initials",
        "initials stay beside the name",
        spaces.initials,
        _for("cs", by.IJP) | _for("pl", by.ZECERKA) | _for("ru", by.KIRSANOV) | _for("uk", by.UK_LINES),
        frozenset("."),
    ),
    Rule(
        "short-words",
        "a word of one letter does not end a line",
        spaces.short_words,
        _for("cs", by.IJP)
        | _for("pl", by.PWN_LINES)
        | _for("ru", by.KIRSANOV)
        | _for("uk", by.unread("the custom of Ukrainian printers")),
        frozenset(" "),
    ),
    Rule(
        "high-marks",
        "no-break spaces before ; ! ? : and inside « »",
        spaces.high_marks,
        _for("fr", by.IMPRIMERIE, by.GREFFIER)
        | _for("fr-CH", by.ROMANDE, by.unread("Guide du typographe (Lausanne), for the inside of « »")),
        frozenset(";!?:«»"),
    ),
    Rule(
        "dandas",
        "a danda stays beside the word before it",
        spaces.dandas,
        _for("hi", by.DEVA_DANDA) | _for("bn", by.BENG_DANDA) | _for("ta", by.TAML_DANDA),
        frozenset("।॥"),
    ),
    Rule(
        "whole-ranges",
        "no line ends inside a short range of numbers",
        marks.whole_ranges,
        _for(ALL, by.UAX_14),
        frozenset("–—～〜"),
    ),
)
"""In the order in which they are applied: spaces come after the marks that they stand beside."""

NAMES = tuple(rule.name for rule in RULES)


def language_of(code: str) -> Language | None:
    """The row whose rules a language (BCP 47) is set by; None where it has none.

    A pseudo-language goes by the language whose letters it has, and a variety of English by English. For others a
    region may well mean other marks (« » in Portugal, “ ” in Brazil), so that without a row nothing is changed.
    """
    pseudo = languages.find_pseudo(code)
    base = pseudo.cldr if pseudo else code
    return languages.find(base) or (languages.find("en") if base.replace("_", "-").startswith("en-") else None)


@cache
def rules_of(code: str, off: frozenset[str]) -> tuple[Rule, ...]:
    """The rules of a language without those that are off."""
    return tuple(rule for rule in RULES if rule.name not in off and rule.authority(code))

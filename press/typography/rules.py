"""The table of rules: what each does, in which languages, and on whose authority."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from press import languages
from press.languages import Language
from press.typography import marks, quotes, spaces
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
    authorities: Mapping[str, str]
    """Who says so, by language (BCP 47): the rule is for these."""
    trigger: frozenset[str]
    """Characters without one of which the rule has nothing to do."""

    def authority(self, code: str) -> str:
        """Who asks for the rule in a language; empty where it is not for that language."""
        return self.authorities.get(code) or self.authorities.get(ALL, "")


def _for(codes: str, authority: str) -> dict[str, str]:
    return dict.fromkeys(codes.split(), authority)


_RO = "Dansk Sprognævn, Retskrivningsordbogen, retskrivningsreglerne"
_DIN = "DIN 5008"
_DUDEN = "Duden, Die deutsche Rechtschreibung"
_SKRIV = "Språkrådet, Svenska skrivregler"
_SPROK = "Språkrådet (Norge), Skriveregler"
_KOTUS = "Kotus, Kielitoimiston ohjepankki"
_IN = "Lexique des règles typographiques en usage à l’Imprimerie nationale"
_RAE = "RAE, Ortografía de la lengua española"
_IJP = "Internetová jazyková příručka (ÚJČ AV ČR), ČSN 01 6910"
_PWN = "PWN, Zasady pisowni i interpunkcji"
_MILCHIN = "Мильчин, Чельцова, Справочник издателя и автора"
_PRAVOPYS = "Український правопис (2019)"
_EU = "EU Interinstitutional Style Guide"
_EN = "European Commission, English Style Guide"
_GB = "GB/T 15834—2011"
_JLREQ = "W3C, Requirements for Japanese Text Layout (JLREQ)"
_AKH = "A magyar helyesírás szabályai (AkH.12)"
_CLDR = "CLDR 48"
_SI = "BIPM, The International System of Units, 5.4.3"
_DIGITS = frozenset("0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")
_LATIN = "da en de fr es it pt nl sv nb fi is pl cs hu ro tr"

RULES = (
    Rule(
        "ellipsis",
        "three points become one sign; between ideographs six",
        marks.ellipsis,
        _for("da en de fr es it pt nl sv nb fi is pl cs hu ro bg el ru uk tr", "Unicode Standard, 6.2 (U+2026)")
        | _for("zh-Hans zh-Hant", _GB)
        | {"ja": _JLREQ},
        frozenset(".。…"),
    ),
    Rule(
        "quotes",
        "quotation marks are the language’s own, outer and inner",
        quotes.quotes,
        {ALL: f"{_CLDR}, delimiters"}
        | {
            "da": _RO,
            "fr": _EU,
            "es": _RAE,
            "nl": _EU,
            "pl": _PWN,
            "bg": _EU,
            "ar": "the choice of this project: « », which turn with the line",
        },
        frozenset("\"'“”„‟«»‹›‘’‚‛「」『』"),
    ),
    Rule(
        "apostrophes",
        "an apostrophe between letters is curved",
        quotes.apostrophes,
        _for(_LATIN, "Unicode Standard, 6.2 (U+2019)") | {"uk": _PRAVOPYS},
        frozenset("'"),
    ),
    Rule(
        "script-marks",
        "comma, semicolon, question mark, stop and per cent sign of the script",
        marks.script_marks,
        _for("ar fa ur", "Unicode Standard, 9.2; CLDR 48, symbols (arab, arabext)") | {"el": _EU},
        frozenset(",;?.%"),
    ),
    Rule(
        "full-width",
        "marks and brackets beside ideographs are as wide as these",
        marks.full_width,
        _for("zh-Hans zh-Hant", _GB) | {"ja": _JLREQ},
        frozenset(",.?!:;("),
    ),
    Rule(
        "ranges",
        "a dash without spaces between two numbers",
        marks.ranges,
        {"da": _RO, "en": _EN, "de": f"{_DUDEN}, „Bindestrich, Gedankenstrich (bis)“", "sv": _SKRIV, "nb": _SPROK}
        | {"fi": _KOTUS, "is": "Íslensk málstöð, Ritreglur", "pl": _PWN, "cs": _IJP, "hu": _AKH}
        | {"ru": _MILCHIN, "uk": _PRAVOPYS},
        frozenset("-–—"),
    ),
    Rule(
        "dashes",
        "a hyphen between spaces becomes a dash",
        marks.dashes,
        {"da": _RO, "en": _EN, "de": _DUDEN, "fr": _IN, "sv": _SKRIV, "nb": _SPROK, "fi": _KOTUS}
        | {"is": "Íslensk málstöð, Ritreglur", "pl": _PWN, "cs": _IJP, "hu": _AKH, "it": _EU, "nl": _EU, "bg": _EU}
        | {"ru": _MILCHIN, "uk": _PRAVOPYS, "zh-Hans": _GB, "zh-Hant": _GB, "ja": _JLREQ},
        frozenset("-–—"),
    ),
    Rule(
        "numbers",
        "groups of digits stay together; amounts of money get points (Danish, German)",
        spaces.numbers,
        dict.fromkeys(spaces.GROUPS, f"{_CLDR}, symbols/group; ISO 80000-1, 7.3.1") | {"da": _RO, "de": _DIN},
        _DIGITS,
    ),
    Rule(
        "units",
        "number and unit, per cent sign or currency stay together",
        spaces.units,
        _for("en it pt nl is pl hu ro bg el uk tr", _SI)
        | {"da": _RO, "de": _DIN, "sv": _SKRIV, "nb": _SPROK, "fi": _KOTUS, "fr": _IN, "es": _RAE}
        | {"ru": _MILCHIN, "cs": _IJP},
        _DIGITS,
    ),
    Rule(
        "dates",
        "the day stays beside its month",
        spaces.dates,
        {"da": _RO, "en": _EN, "de": _DIN, "fr": _IN, "sv": _SKRIV, "nb": _SPROK, "fi": _KOTUS, "cs": _IJP}
        | {"ru": _MILCHIN, "uk": _PRAVOPYS},
        _DIGITS,
    ),
    Rule(
        "references",
        "§ 5, nr. 5, s. 5 stay together",
        spaces.references,
        {"da": _RO, "en": _EN, "de": _DIN, "fr": _IN, "sv": _SKRIV, "nb": _SPROK, "fi": _KOTUS, "es": _RAE}
        | {"cs": _IJP, "pl": _PWN, "ru": _MILCHIN, "uk": _PRAVOPYS},
        _DIGITS,
    ),
    Rule(
        "abbreviations",
        "the parts of an abbreviation stay together",
        spaces.abbreviations,
        {"da": _RO, "nb": _SPROK, "de": f"{_DUDEN}; {_DIN}", "sv": _SKRIV, "fr": _IN, "es": _RAE, "cs": _IJP}
        | {"ru": _MILCHIN, "uk": _PRAVOPYS},
        frozenset("."),
    ),
    Rule(
        "initials",
        "initials stay beside the name",
        spaces.initials,
        {"cs": _IJP, "pl": _PWN, "ru": _MILCHIN, "uk": _PRAVOPYS},
        frozenset("."),
    ),
    Rule(
        "short-words",
        "a word of one letter does not end a line",
        spaces.short_words,
        {"cs": _IJP, "pl": _PWN, "ru": _MILCHIN, "uk": _PRAVOPYS},
        frozenset(" "),
    ),
    Rule(
        "high-marks",
        "no-break spaces before ; ! ? : and inside « »",
        spaces.high_marks,
        {"fr": _IN},
        frozenset(";!?:«»"),
    ),
    Rule(
        "dandas",
        "a danda stays beside the word before it",
        spaces.dandas,
        {"hi": "W3C, Devanagari Layout Requirements", "bn": "W3C, Bengali Layout Requirements"},
        frozenset("।॥"),
    ),
    Rule(
        "whole-ranges",
        "no line ends inside a short range of numbers",
        marks.whole_ranges,
        {ALL: "Unicode Standard Annex #14, LB11 (U+2060), against LB21 and B2 for the dash"},
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

"""No-break spaces, and spaces of the right width: French marks, units, numbers, dates, abbreviations, short words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from press.languages import Language
from press.typography.line import OPAQUE, Edit
from press.typography.signs import NARROW, NBSP, SPACE, any_of, gaps

_HIGH = re.compile(r"[;!?]+|:|[«»]")
_BEFORE_HIGH = frozenset(')]»”’"%€$£°.…' + OPAQUE)
_BEHIND_HIGH = frozenset(f"\n{SPACE})]»”’\"'.,…;!?")


WIDE_INSIDE = ("fr",)
"""Languages in which : and « » have a full space; in Swiss French all high marks have a thin one."""


def high_marks(text: str, language: Language) -> Iterator[Edit]:
    """French: a thin space before ; ! ?, a full one before : and inside « », none of which breaks; in Switzerland a
    thin one everywhere.
    """
    wide = NBSP if language.code in WIDE_INSIDE else NARROW
    for match in _HIGH.finditer(text):
        start, end = match.span()
        if match[0] == "«":
            bare = end + len(text[end:]) - len(text[end:].lstrip(SPACE))
            if bare < len(text) and text[bare] != "\n":
                yield from _filled(text, end, bare, wide, behind=True)
            continue
        bare = len(text[:start].rstrip(SPACE))
        before, after = text[bare - 1 : bare], text[end : end + 1]
        if match[0] == "»":
            if before and before not in "\n«":
                yield from _filled(text, bare, start, wide)
        elif (before.isalnum() or before in _BEFORE_HIGH) and (not after or after in _BEHIND_HIGH):
            yield from _filled(text, bare, start, wide if match[0] == ":" else NARROW)


def _filled(text: str, start: int, end: int, fill: str, *, behind: bool = False) -> Iterator[Edit]:
    """An edit for the space between two places, unless it is the right one."""
    if text[start:end] != fill:
        yield Edit(start, end, fill, behind=behind and start == end)


_UNITS = tuple(
    (
        "% ‰ °C °F € $ £ ¥ ₽ ₴ kr. kr kroner DKK SEK NOK ISK EUR USD GBP CHF euro Euro euros zł Kč Ft грн "
        "руб. mio. mia. Mio. Mrd. mln mld млн млрд тыс. тис. km km² km/h km/t m m² m³ cm mm ha kg g mg t l ml "
        "kWh MWh kW MW GB MB min. min км м см мм кг г км² м²"
    ).split()
)
"""Units, currencies and multiples that are written behind a number."""

_BEFORE = ("kr.", "€", "$", "£", "¥", "₹", "DKK", "SEK", "NOK", "EUR", "USD", "GBP", "CHF")
"""Currencies that are written before a number."""

PERCENT_APART = ("da", "de", "sv", "nb", "fi", "fr", "es", "ru")
"""Languages whose authority asks for a space before %, so that one is set where none was typed. In Czech 25% means
“of 25 per cent”, so what was typed stays."""

_UNIT = re.compile(rf"(?<=\d)([ {NARROW}])(?:{any_of(_UNITS)})(?![\w/])|(?<![\w])(?:{any_of(_BEFORE)})( )(?=\d)")
_MULTIPLE = re.compile(r"(?<=mio\.|mia\.|Mio\.|Mrd\.)( )(?=(?:kr\.|kroner|euro|Euro|EUR|DKK|€))")
_PERCENT = re.compile(rf"(?<=\d)([{SPACE}]?)[%‰](?![\w-])")


def units(text: str, language: Language) -> Iterator[Edit]:
    """A number and its unit, per cent sign or currency stay on one line."""
    found = {edit.start: edit for edit in chain(gaps(_UNIT, NBSP, text), gaps(_MULTIPLE, NBSP, text))}
    if language.code in PERCENT_APART:
        found |= {edit.start: edit for edit in gaps(_PERCENT, NBSP, text)}
    return iter(found.values())


GROUPS = {
    "da": NBSP,
    "de": NBSP,
    "en": NBSP,
    "fr": NARROW,
    "sv": NBSP,
    "nb": NBSP,
    "fi": NBSP,
    "is": NBSP,
    "es": NBSP,
    "pl": NBSP,
    "cs": NBSP,
    "hu": NBSP,
    "bg": NBSP,
    "ru": NBSP,
    "uk": NBSP,
    "de-CH": NBSP,
    "fr-CH": NARROW,
    "it-CH": NBSP,
}
"""The space between groups of three digits where one was typed (CLDR, symbols/group, where that is a space)."""
_GROUPED = re.compile(rf"(?<![\d.,])(?<!\d[{SPACE}])\d{{1,3}}(?:[{SPACE}]\d{{3}})+(?![\d]|[{SPACE}]\d)")
_GAP = re.compile(f"([{SPACE}])")
_APOSTROPHES = re.compile(r"(?<![\w.,'’])\d{1,3}(?:['’]\d{3})+(?![\d'’])")
"""1'234'567, as Switzerland groups digits (CLDR, symbols/group of de_CH and it_CH)."""
_PLAIN = re.compile(r"(?<![\w.,/-])[1-9]\d{4,8}(?=(?:,\d+)?[\u00a0 ](?:kr\.|kroner|DKK|euro|Euro|EUR|€))")


def numbers(text: str, language: Language) -> Iterator[Edit]:
    """Large numbers stay on one line; Danish and German amounts of money get their points (1.234.567 kr.), and Swiss
    apostrophes are curved (1’234).
    """
    fill = GROUPS[language.code]
    for match in _GROUPED.finditer(text):
        for edit in gaps(_GAP, fill, match[0]):
            yield Edit(match.start() + edit.start, match.start() + edit.end, fill)
    for match in _APOSTROPHES.finditer(text) if language.code in {"de-CH", "it-CH"} else ():
        for place in (match.start() + found.start() for found in re.finditer("'", match[0])):
            yield Edit(place, place + 1, "’")
    for match in _PLAIN.finditer(text) if language.code in {"da", "de"} else ():
        for place in range(match.end() - 3, match.start(), -3):
            yield Edit(place, place, ".")


ORDINAL_DATES = ("da", "de", "nb", "fi", "cs")
"""Languages that write a point behind the day; the others of the rule ``dates`` write none."""


@cache
def _date(language: Language) -> re.Pattern[str]:
    from babel import Locale

    months = Locale.parse(language.cldr).months["format"]
    names = any_of(tuple(name for width in ("wide", "abbreviated") for name in months[width].values()))
    point = r"\." if language.base in ORDINAL_DATES else r"(?:er|st|nd|rd|th)?"
    return re.compile(rf"(?<![\d.,])\d{{1,2}}{point}([ {NARROW}])(?:{names})(?!\w)", re.IGNORECASE)


def dates(text: str, language: Language) -> Iterator[Edit]:
    """The day stays beside its month (names of months: CLDR)."""
    return gaps(_date(language), NBSP, text)


SHORT_WORDS = {"cs": "kszvouai", "pl": "aiouwz", "uk": "вузійаоє", "ru": "вксоуиа"}
"""Words of one letter that must not end a line."""


@cache
def _short(letters: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w’'.{OPAQUE}])[{letters}{letters.upper()}]([ ])(?=\S)")


def short_words(text: str, language: Language) -> Iterator[Edit]:
    """A preposition or conjunction of one letter goes to the next line with its word."""
    return gaps(_short(SHORT_WORDS[language.code]), NBSP, text)


ABBREVIATIONS: dict[str, tuple[str, ...]] = {
    "de": (
        *("z. B.", "d. h.", "u. a.", "u. U.", "i. d. R.", "z. T.", "s. o.", "s. u.", "v. a.", "i. A.", "i. V."),
        *("o. Ä.", "u. Ä.", "m. E.", "n. Chr.", "v. Chr.", "u. v. m."),
    ),
    "sv": ("bl. a.", "t. ex.", "t. o. m.", "fr. o. m.", "d. v. s.", "m. fl.", "m. m.", "o. s. v.", "p. g. a."),
    "fr": ("p. ex.", "av. J.-C.", "apr. J.-C."),
    "es": ("p. ej.", "a. C.", "d. C.", "EE. UU.", "RR. HH."),
    "cs": ("t. j.", "př. n. l.", "n. l.", "a. s.", "s. r. o."),
    "ru": ("т. е.", "т. д.", "т. п.", "т. к.", "т. н.", "до н. э.", "н. э."),
    "uk": ("т. д.", "т. п.", "т. зв.", "до н. е.", "н. е."),
}
"""Abbreviations of several words as their language writes them; set so whether spaces were typed or not."""
CLOSED = {
    "da": ("bl.a.", "f.eks.", "m.m.", "m.fl.", "d.v.s.", "o.l.", "m.v.", "p.g.a.", "t.o.m.", "i.e.", "s.u."),
    "nb": ("bl.a.", "f.eks.", "m.m.", "m.fl.", "o.l.", "m.v.", "t.o.m.", "p.g.a."),
}
"""The same for languages that write them without a space."""
_AS_TYPED = {"sv"}
"""Both forms are right in Swedish: a space that was typed does not break, and none is added."""


@cache
def _abbreviation(code: str) -> re.Pattern[str]:
    closed = code in CLOSED
    forms = CLOSED[code] if closed else ABBREVIATIONS[code]
    gap = f"([{SPACE}])" if closed or code in _AS_TYPED else f"([{SPACE}]?)"
    parts = (re.escape(form).replace(r"\ ", gap) for form in sorted(forms, key=len, reverse=True))
    if closed:
        parts = (gap.join(re.escape(part) for part in re.findall(r"[^.]+\.", form)) for form in forms)
    return re.compile(rf"(?<![\w.])(?:{'|'.join(parts)})")


def abbreviations(text: str, language: Language) -> Iterator[Edit]:
    """The parts of an abbreviation stay together."""
    if text.count(".") < 2:
        return iter(())
    return gaps(_abbreviation(language.base), "" if language.base in CLOSED else NBSP, text)


REFERENCES: dict[str, tuple[str, ...]] = {
    "da": ("§", "§§", "nr.", "s.", "kap.", "stk.", "kl.", "ca.", "art.", "bd.", "fig.", "pkt."),
    "nb": ("§", "§§", "nr.", "s.", "kap.", "kl.", "ca.", "art.", "fig."),
    "sv": ("§", "nr", "s.", "kap.", "kl.", "ca", "art.", "fig."),
    "de": ("§", "§§", "Nr.", "S.", "Kap.", "Abs.", "Art.", "Bd.", "Abb.", "ca."),
    "en": ("§", "No.", "no.", "p.", "pp.", "Art.", "Ch.", "ch.", "Fig.", "fig.", "vol.", "para.", "c."),
    "fr": ("§", "n°", "nº", "p.", "art.", "chap.", "fig.", "vol."),
    "es": ("§", "n.º", "núm.", "p.", "pág.", "págs.", "art.", "cap.", "fig."),
    "cs": ("§", "č.", "s.", "str.", "kap.", "čl.", "odst.", "obr.", "tab."),
    "ru": ("§", "№", "с.", "стр.", "гл.", "ст.", "п.", "рис.", "табл."),
    "uk": ("§", "№", "с.", "стор.", "гл.", "ст.", "п.", "рис.", "табл."),
    "pl": ("§", "nr", "s.", "rozdz.", "art.", "ust.", "pkt", "rys.", "tab."),
    "fi": ("§", "nro", "s.", "klo", "n.", "kuva"),
}
"""What stands before a number and stays with it."""


@cache
def _reference(code: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.])(?:{any_of(REFERENCES[code])})([ {NARROW}])(?=\d)")


def references(text: str, language: Language) -> Iterator[Edit]:
    """§ 5, nr. 5, s. 5 stay on one line."""
    return gaps(_reference(language.base), NBSP, text)


_CAPITAL = "A-ZÁČĎÉĚÍŇÓŘŠŤÚŮÝŽĄĆĘŁŚŹŻА-ЯЁҐЄІЇ"
_INITIAL = re.compile(rf"(?<![\w.])[{_CAPITAL}]\.(?:([{SPACE}]?)[{_CAPITAL}]\.)?([ {NARROW}])(?=[{_CAPITAL}][^\W\d_])")


def initials(text: str, _language: Language) -> Iterator[Edit]:
    """А. С. Пушкин: initials stay with the name."""
    return gaps(_INITIAL, NBSP, text)


_DANDA = re.compile(rf"(?<=[^\s{SPACE}])([{SPACE}])(?=[।॥])")


def dandas(text: str, _language: Language) -> Iterator[Edit]:
    """The stop of an Indic sentence begins no line where a space was typed before it."""
    return gaps(_DANDA, NBSP, text)

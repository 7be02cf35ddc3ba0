"""What is customary in each language's writing: one table, a row a language.

Quotation marks, their nesting and the spaces beside French marks follow CLDR (``delimiters``) and the languages' own
style guides, named in the rows where they differ. A new language is a row; one without a row is judged by
:data:`DEFAULT`, which asks for little.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache


@dataclass(frozen=True, slots=True)
class Customs:
    """A row of the table."""

    quotes: tuple[str, ...] = ()
    """The pairs that may be written, the usual first; empty: any pair."""
    full_stop: str = "."
    question: str = "?"
    exclamation: str = "!"
    comma: str = ","
    semicolon: str = ";"
    repeated: frozenset[str] = frozenset()
    """Words that may rightly stand twice in a row."""
    function_words: frozenset[str] = frozenset()
    """Common words that tell it from the others of the table."""
    expansion: float = 1.05
    """The width of its texts to that of the Danish ones (wide letters count twice): the median over the shipped
    catalogs and the Universal Declaration's, of texts of sixty letters and more (``python -m bench.false_alarms``)."""
    spread: float = 2.0
    """How many times wider or narrower than usual a text of some length can be; in the same texts it is at most 1.8
    (in Persian 2.2)."""
    aliases: tuple[str, ...] = field(default=())
    """Languages that are written in nearly the same words, so that the one is not taken for the other."""


DEFAULT = Customs()

_NORDIC = ("da", "nb", "sv")
_VARIETIES = {"de-CH": ("«»", "‹›"), "fr-CH": ("«»", "‹›")}
"""The quotation marks of languages that are otherwise written like those whose words they have."""

CUSTOMS: dict[str, Customs] = {
    "da": Customs(
        ("»«", "„“", "“”", "””", "››", "›‹", "’’", "‘’"),
        function_words=frozenset("og ikke af der som blev også mellem efter hvis hvad sig".split()),
        repeated=frozenset("der det at i på så".split()),
        expansion=1.0,
        aliases=_NORDIC,
    ),
    "en": Customs(
        ("‘’", "“”"),
        function_words=frozenset("the and of to with is are was which that this".split()),
        repeated=frozenset("that had is".split()),
        expansion=1.02,
    ),
    "de": Customs(
        ("„“", "»«", "‚‘", "›‹", "«»"),
        function_words=frozenset("der die das und ist nicht wird für werden von mit auf eine einer".split()),
        repeated=frozenset("die der das sie sich den dem sehr".split()),
        expansion=1.15,
        aliases=("de", "de-CH"),
    ),
    "fr": Customs(
        ("«»", "“”", "‘’"),
        function_words=frozenset("les des une est pour dans qui que avec sont aux par sur".split()),
        repeated=frozenset("nous vous".split()),
        expansion=1.17,
        aliases=("fr", "fr-CH"),
    ),
    "es": Customs(
        ("«»", "“”", "‘’"),
        function_words=frozenset("los las una por con para del que como sus y el".split()),
        expansion=1.15,
    ),
    "ar": Customs(
        ("«»", "“”", "”“", "‹›", "‘’", '""'),
        question="؟",
        comma="،",
        semicolon="؛",
        function_words=frozenset("في من على إلى التي الذي أن عن هذه أو".split()),
        expansion=0.8,
    ),
    "ru": Customs(
        ("«»", "„“"),
        function_words=frozenset("и в не на что с по для или его как это к из при".split()),
        repeated=frozenset("что чуть еле".split()),
        expansion=1.1,
    ),
    "zh-Hans": Customs(
        ("“”", "‘’", "《》", "〈〉", "「」", "『』"),
        full_stop="。",
        question="？",
        exclamation="！",
        comma="，",
        semicolon="；",
        expansion=0.57,
    ),
    "uk": Customs(
        ("«»", "„“", "“”", "„”"),
        function_words=frozenset("і в на що не та з до для або його як це від при у".split()),
        expansion=1.02,
    ),
    "sv": Customs(
        ("””", "’’", "»»", "»«"),
        function_words=frozenset("och att inte är för från eller till som den på med".split()),
        repeated=frozenset("att som det den".split()),
        expansion=1.0,
        aliases=_NORDIC,
    ),
    "nb": Customs(
        ("«»", "‘’", "“”"),
        function_words=frozenset("og ikke av som ble også mellom etter hvis hva seg".split()),
        repeated=frozenset("det at så".split()),
        expansion=0.97,
        aliases=_NORDIC,
    ),
    "fi": Customs(
        ("””", "’’", "»»"),
        function_words=frozenset("ja on ei että tai sekä se ovat oikeus hänen myös joka kuin".split()),
        repeated=frozenset("on".split()),
        expansion=1.06,
    ),
    "is": Customs(
        ("„“", "‚‘"),
        function_words=frozenset("og að ekki er við um sem til eða frá á í".split()),
        repeated=frozenset("það sem að á".split()),
        expansion=1.0,
    ),
    "fa": Customs(
        ("«»", "“”", "‹›", '""'),
        question="؟",
        comma="،",
        semicolon="؛",
        function_words=frozenset("و در به از که را با این است برای".split()),
        expansion=0.95,
        spread=2.5,
    ),
}

CUSTOMS |= {code: replace(CUSTOMS[code[:2]], quotes=quotes) for code, quotes in _VARIETIES.items()}


def customs(code: str) -> Customs:
    """The row of a language (BCP 47)."""
    return CUSTOMS.get(code, DEFAULT)


@cache
def script(code: str) -> str:
    """The ISO 15924 script of a language: the tag's own, or the likely one (CLDR, likelySubtags)."""
    from babel import core

    subtags = code.split("-")
    if len(subtags) > 1 and len(subtags[1]) == 4:
        return subtags[1].title()
    likely = core.get_global("likely_subtags").get(subtags[0], "")
    return likely.split("_")[1] if likely.count("_") == 2 else "Latn"


SCRIPT_LETTERS = {
    "Latn": "A-Za-zªºÀ-ÖØ-öø-ɏḀ-ỿ",
    "Cyrl": "Ѐ-ԯ",
    "Grek": "Ͱ-Ͽἀ-῿",
    "Arab": "ء-ي٠-ۓۺ-ۿݐ-ݿࢠ-ࣿﭐ-﷿ﹰ-ﻼ",
    "Hans": "㐀-䶿一-鿿豈-﫿",
    "Hant": "㐀-䶿一-鿿豈-﫿",
    "Jpan": "㐀-䶿一-鿿぀-ヿ",
    "Kore": "가-힯ᄀ-ᇿ一-鿿",
    "Hebr": "א-ת",
    "Thai": "ก-๛",
    "Deva": "ऀ-ॿ",
    "Khmr": "ក-៓",
    "Laoo": "ກ-ໟ",
    "Mymr": "က-႟",
}
"""Letters of each script as a character class (Unicode, Scripts.txt, the blocks in common use)."""

_WITHOUT_SPACES = {"Hans", "Hant", "Jpan", "Thai", "Khmr", "Laoo", "Mymr"}
_WITHOUT_EMPHASIS = _WITHOUT_SPACES | {"Kore", "Arab", "Hebr"}


def has_emphasis(code: str) -> bool:
    """Whether a language's script has slanted or bold letters as a custom of its own."""
    return script(code) not in _WITHOUT_EMPHASIS


def has_spaces(code: str) -> bool:
    """Whether words stand apart."""
    return script(code) not in _WITHOUT_SPACES

"""The words for the small numbers: where a digit became a word, or a word a digit, nothing is wrong.

Beginnings of words, so that inflected forms are found: ``zwei`` stands for ``zweite``, ``перв`` for ``первого``. Rows
count from 1; the forms of one number stand between ``|``. Cardinals, ordinals, and the common words for twice,
both and half.
"""

from __future__ import annotations

import re
from functools import cache

from press.checks.translation.customs import has_spaces, script

NUMBER_WORDS: dict[str, tuple[str, ...]] = {
    "da": (
        "en|et|én|ét|første|eneste",
        "to|anden|andet|begge|dobbelt",
        "tre",
        "fire|fjerde",
        "fem",
        "seks|sjette",
        "syv",
        "otte",
        "ni",
        "ti",
        "elleve|ellevte",
        "tolv",
    ),
    "en": (
        "one|first|once|a|an|single",
        "two|second|twice|both|double|couple",
        "three|third",
        "four",
        "fif|five",
        "six",
        "seven",
        "eight",
        "nin",
        "ten",
        "eleven",
        "twel",
    ),
    "de": (
        "ein|erst",
        "zwei|zwo|beide|doppelt",
        "drei|dritt",
        "vier|viert",
        "fünf",
        "sech",
        "sieb",
        "acht",
        "neun",
        "zehn",
        "elf",
        "zwölf",
    ),
    "fr": (
        "un|une|premi",
        "deux|second|double",
        "trois|troisi|tiers",
        "quatr",
        "cinq",
        "six|sixi",
        "sept",
        "huit",
        "neuf|neuvi",
        "dix|dixi",
        "onz",
        "douz",
    ),
    "es": (
        "un|uno|una|primer",
        "dos|segund|ambos|ambas|doble",
        "tres|tercer",
        "cuatro|cuart",
        "cinco|quint",
        "seis|sext",
        "siete|séptim",
        "ocho|octav",
        "nueve|noven",
        "diez|décim",
        "once|undécim",
        "doce|duodécim",
    ),
    "ar": (
        "واحد|أول|الأول|إحدى|أحد|اول",
        "اثن|إثن|ثان|الثان|كلا|مرتين",
        "ثلاث|ثالث|الثلاث|الثالث",
        "أربع|اربع|رابع|الأربع|الرابع",
        "خمس|خامس|الخمس|الخامس",
        "ست|سادس|الست|السادس",
        "سبع|سابع|السبع|السابع",
        "ثمان|ثامن|الثمان|الثامن",
        "تسع|تاسع|التسع|التاسع",
        "عشر|عاشر|العشر|العاشر",
        "حادي|أحد|إحدى|الحادي",
        "اثن|ثاني|الثاني",
    ),
    "ru": (
        "один|одн|перв|единств",
        "дв|втор|оба|обе|обо",
        "тр",
        "четыр|четв",
        "пят",
        "шест",
        "сем|седьм",
        "восьм|восем",
        "девят",
        "десят",
        "одиннадцат",
        "двенадцат",
    ),
    "uk": (
        "один|одн|перш|єдин",
        "дв|друг|обид|обо",
        "тр",
        "чотир|четв",
        "п’ят|п'ят",
        "шіст|шест|шост",
        "сім|сем|сьом",
        "вісім|восьм",
        "дев’ят|дев'ят",
        "десят",
        "одинадцят",
        "дванадцят",
    ),
    "zh-Hans": (
        "一",
        "二|两|双",
        "三",
        "四",
        "五",
        "六",
        "七",
        "八",
        "九",
        "十",
        "十一",
        "十二",
    ),
    "sv": (
        "en|ett|första",
        "två|andra|båda|dubbel",
        "tre|tredje",
        "fyra|fjärde",
        "fem",
        "sex|sjätte",
        "sju",
        "åtta|åttonde",
        "nio",
        "tio",
        "elva|elfte",
        "tolv|tolfte",
    ),
    "nb": (
        "en|én|ett|ett|første",
        "to|andre|begge|dobbel",
        "tre|tredje",
        "fire|fjerde",
        "fem",
        "seks|sjette",
        "sju|syv|sjuende",
        "åtte",
        "ni|niende",
        "ti|tiende",
        "elleve|ellevte",
        "tolv",
    ),
    "fi": (
        "yksi|yhd|yht|ensim",
        "kaksi|kahd|kaht|toi|molem",
        "kolm|kolmas",
        "nelj",
        "viisi|viid|viit|viides",
        "kuusi|kuud|kuut|kuudes",
        "seits",
        "kahdeks",
        "yhdeks",
        "kymmen",
        "yksitoista|yhdeks|yhdennen",
        "kaksitoista|kahden",
    ),
    "is": (
        "ein|eitt|fyrst",
        "tv|önnur|annar|bæð",
        "þrj|þrír|þremur|þriggja|þriðj",
        "fjór",
        "fimm",
        "sex|sjött",
        "sjö",
        "átta|áttund",
        "níu|níund",
        "tíu|tíund",
        "ellefu|ellef",
        "tólf",
    ),
    "fa": (
        "یک|یکم|اول|نخست",
        "دو|دوم|هر دو",
        "سه|سوم",
        "چهار",
        "پنج",
        "شش|ششم",
        "هفت",
        "هشت",
        "نه|نهم",
        "ده|دهم",
        "یازده",
        "دوازده",
        "سیزده",
        "چهارده",
        "پانزده",
        "شانزده",
        "هفده",
        "هجده|هیجده",
        "نوزده",
        "بیست",
        "سی",
    ),
}
"""The forms of 1 to 12; Persian, which counts its articles in words, to 20, and 30."""


@cache
def _pattern(language: str, number: int) -> re.Pattern[str] | None:
    row = NUMBER_WORDS.get(language)
    if row is None:
        return None
    words = row[number - 1].split("|")
    if not has_spaces(language):
        return re.compile("|".join(map(re.escape, words)))
    before = r"(?<!\w)[وبلفك]?" if script(language) == "Arab" else r"(?<!\w)"
    forms = (re.escape(word) + (r"(?!\w)" if len(word) <= 2 else r"\w*") for word in words)
    return re.compile(f"{before}(?:{'|'.join(forms)})", re.IGNORECASE)


def has_word(text: str, number: int, language: str) -> bool:
    """Whether a number stands in a text as a word, or written with Han numerals; up to 12 True without a row."""
    if number in _han_numbers(text):
        return True
    row = NUMBER_WORDS.get(language)
    if row is None or number == 0:
        return number <= 12
    if number > 20 and len(row) > 20:
        tens = 20 if number < 30 else 21
        rest = number - (20 if number < 30 else 30)
        return number <= 39 and _stands(text, tens, language) and (not rest or _stands(text, rest, language))
    return number <= min(len(row), 20) and _stands(text, number, language)


def _stands(text: str, number: int, language: str) -> bool:
    pattern = _pattern(language, number)
    return bool(pattern and pattern.search(text))


_HAN = re.compile("[零〇一二三四五六七八九十百千两]+")
_HAN_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_HAN_UNITS = {"十": 10, "百": 100, "千": 1000}


def _han_numbers(text: str) -> frozenset[int]:
    """The values of numbers that are written with Han numerals: 十三 is 13, 二〇二三 is 2023."""
    return frozenset(map(_han_value, _HAN.findall(text))) if _HAN.search(text) else frozenset()


def _han_value(numeral: str) -> int:
    if not set(numeral) & _HAN_UNITS.keys():
        return int("".join(str(_HAN_DIGITS[digit]) for digit in numeral[:18]))
    value, digit = 0, 0
    for sign in numeral:
        if sign in _HAN_UNITS:
            value += (digit or 1) * _HAN_UNITS[sign]
            digit = 0
        else:
            digit = _HAN_DIGITS[sign]
    return value + digit

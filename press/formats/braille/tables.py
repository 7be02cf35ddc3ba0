"""Which of liblouis's tables writes which language in six-dot braille.

Uncontracted literary braille throughout: who is given an official paper once reads it without a teacher, and a text of
which no braille reader has judged the contractions would be hard to mend. A new language is a row.
"""

from __future__ import annotations

TABLES: dict[str, str] = {
    "da": "da-dk-g16.ctb",
    "en": "en-ueb-g1.ctb",
    "de": "de-g1.ctb",
    "fr": "fr-bfu-comp6.utb",
    "es": "es-g1.ctb",
    "it": "it-it-comp6.utb",
    "pt": "pt-pt-g1.utb",
    "nl": "nl-NL-g0.utb",
    "sv": "sv-g1.ctb",
    "nb": "no-no-g0.utb",
    "fi": "fi.utb",
    "pl": "Pl-Pl-g1.utb",
    "cs": "cs-g1.ctb",
    "hu": "hu-hu-g1.ctb",
    "bg": "bg.utb",
    "el": "el.ctb",
    "ru": "ru-litbrl.ctb",
    "tr": "tr-g1.ctb",
    "ar": "ar-ar-g1.utb",
    "fa": "fa-ir-g1.utb",
    "ur": "ur-pk-g1.utb",
    "he": "he-IL.utb",
    "hi": "hi-in-g1.utb",
    "bn": "be-in-g1.utb",
    "ta": "ta-ta-g1.ctb",
    "am": "ethio-g1.ctb",
    "ka": "ka.utb",
    "zh-Hans": "zhcn-g1.ctb",
    "zh-Hant": "zh-tw.ctb",
    "ko": "ko-g1.ctb",
    "vi": "vi-vn-g1.ctb",
}
"""By BCP 47. A language is left out where liblouis 3.24 has no table that can be read: Thai has none; Japanese has one
that asks how each kanji is read, which no text says; Ukrainian lacks і, є, ї and ґ; Icelandic and Romanian have
computer braille alone, whose figures look like letters on six dots."""

_CELLS = " A1B'K2L@CIF/MSP\"E3H9O6R^DJG>NTQ,*5<-U8V.%[$+X!&;:4\\0Z7(_?W]#Y)="
"""The ASCII character of each cell from U+2800 to U+283F (North American Braille ASCII, which .brf files have)."""

TO_ASCII = {0x2800 + place: letter for place, letter in enumerate(_CELLS)}
"""For :meth:`str.translate`."""

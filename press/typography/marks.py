"""Marks that are others than the keyboard's: ellipses, dashes, and those of a script's own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from press.languages import Language
from press.typography.line import OPAQUE, Edit
from press.typography.signs import IDEOGRAPH, JOINER, NBSP, SPACE, gaps

_DOTS = re.compile(r"(?<!\.)(\.\.\.)(?!\.)")
_IDEOGRAPHIC_DOTS = re.compile(rf"(?<=[{IDEOGRAPH}”’」』》）])(\.{{3}}|\.{{6}}|…|。{{3,6}})(?![.…])")


def ellipsis(text: str, language: Language) -> Iterator[Edit]:
    """Three points as one sign; six after an ideograph."""
    if language.script_code in {"Hans", "Hant", "Jpan"}:
        return gaps(_IDEOGRAPHIC_DOTS, "……", text)
    return gaps(_DOTS, "…", text) if "..." in text else iter(())


EM_DASH = ("ru", "uk", "it")
"""Languages whose dash between words is the long one."""
ONE_DASH = ("ru", "uk")
"""Of these, the ones in which the short dash is wrong there; elsewhere a dash that was typed stays."""
HELD_DASH = ("ru", "uk", "cs")
"""Languages in which a dash begins no line."""
_BETWEEN = re.compile(rf"(?<=[^\s{SPACE}])([{SPACE}])(-{{1,2}}|[–—])[{SPACE}](?=[^\s{SPACE}])")
_IDEOGRAPHIC_DASH = re.compile(
    rf"(?<=[{IDEOGRAPH}”’」』》），。])(--(?=[\w“‘「『《（{OPAQUE}])|—(?=[{IDEOGRAPH}“‘「『《（]))"
)


def dashes(text: str, language: Language) -> Iterator[Edit]:
    """A hyphen between spaces becomes the language's dash."""
    if language.script_code in {"Hans", "Hant", "Jpan"}:
        yield from gaps(_IDEOGRAPHIC_DASH, "——", text)
        return
    dash = "—" if language.code in EM_DASH else "–"
    for match in _BETWEEN.finditer(text):
        if text[match.start() - 1].isdigit() and text[match.end()].isdigit():
            continue
        start, end = match.span(2)
        if match[2] != dash and (match[2][0] == "-" or language.code in ONE_DASH):
            yield Edit(start, end, dash)
        if language.code in HELD_DASH and match[1] != NBSP:
            yield Edit(match.start(1), match.end(1), NBSP)


RANGES = dict.fromkeys(("da", "de", "de-CH", "en", "sv", "nb", "fi", "is", "pl", "cs", "hu", "uk"), "–") | {"ru": "—"}
"""Languages that write a dash without spaces between two numbers. French, Spanish, Italian and others have a hyphen."""
_NUMBER = r"\d{1,4}(?:[.:]\d\d(?!\d))?"
_RANGE = re.compile(
    rf"(?<![\w.,:/+@–—-])(?<!\d[{SPACE}])({_NUMBER})(?:[.]?)([-–—])({_NUMBER})(?![\w–—-]|[.,:/]\d|[{SPACE}]\d)"
)
_DAYS = re.compile(r"(?<![\w.,/+–—-])\d{1,2}\.(-)\d{1,2}\.(?=[ \u00a0][^\W\d_])")
_TIME = re.compile(r"(?:[01]?\d|2[0-4])(?:[.:][0-5]\d)?")
_HOURS = re.compile(r"(?:kl\.|klo|um|kl|Uhr|at|from|between|mellem)[ \u00a0]\Z")


def ranges(text: str, language: Language) -> Iterator[Edit]:
    """A dash between two numbers of which the second is the larger; not in telephone numbers, codes and dates."""
    if not any(sign in text for sign in "-–—"):
        return
    dash = RANGES[language.code]
    yield from gaps(_DAYS, dash, text)
    for match in _RANGE.finditer(text):
        if match[2] != dash and _is_range(match[1], match[3], text[max(0, match.start() - 10) : match.start()]):
            yield Edit(match.start(2), match.end(2), dash)


_SHORT = r"\d{1,4}(?:[.,:٫٬]\d{1,3})?"
_WHOLE = re.compile(rf"(?<![\d.,:٫٬]){_SHORT}\.?(?:()—()|[–～〜]())(?={_SHORT}(?!\d))")


def whole_ranges(text: str, _language: Language) -> Iterator[Edit]:
    """No line ends behind the dash of a short range of numbers, nor before a long one: joiners hold it."""
    return gaps(_WHOLE, JOINER, text)


def _is_range(first: str, last: str, before: str) -> bool:
    timed = ("." in first or ":" in first) and ("." in last or ":" in last)
    if timed or _HOURS.search(before):
        return bool(_TIME.fullmatch(first) and _TIME.fullmatch(last))
    if not (first.isdecimal() and last.isdecimal()) or first[0] == "0" or re.search(r"(?i)tel|tlf|fax|isb?n", before):
        return False
    if len(first) == 4:
        year = 1000 <= int(first) <= 2199
        short = len(last) == 2 and int(last) > int(first[2:])
        return year and (short or (len(last) == 4 and int(first) < int(last) <= 2199))
    return len(last) <= 3 and last[0] != "0" and int(first) < int(last) and (len(first), len(last)) != (2, 3)


_LETTERS = {
    "Arab": "\u0620-\u064a\u066e-\u06d3\u06d5\u06fa-\u06ff\u0750-\u077f",
    "Grek": "\u0370-\u03ff\u1f00-\u1fff",
}
_SIGNS = {"Arab": {",": "،", ";": "؛", "?": "؟"}, "Grek": {"?": ";"}}
_FOREIGN = {
    script: re.compile(
        rf"(?<=[{letters}\u064b-\u0652»”\"')\]{OPAQUE}])([{re.escape(''.join(_SIGNS[script]))}])"
        rf"(?=[\s{SPACE}]|\Z|[{letters}«“»”\"')\].!])"
    )
    for script, letters in _LETTERS.items()
}
_HAS_LETTER = {script: re.compile(f"[{letters}]") for script, letters in _LETTERS.items()}
_ARABIC_PERCENT = re.compile(rf"(?<=[٠-٩۰-۹])[{SPACE}]?(%)")
_URDU_STOP = re.compile(rf"(?<=[{_LETTERS['Arab']}»”])(\.)(?=[\s{SPACE}]|\Z|[»”])")


def script_marks(text: str, language: Language) -> Iterator[Edit]:
    """Comma, semicolon, question mark, full stop and per cent sign as the script has them."""
    script = language.script_code
    if not _HAS_LETTER[script].search(text):
        return
    for match in _FOREIGN[script].finditer(text):
        yield Edit(match.start(), match.end(), _SIGNS[script][match[0]])
    if script == "Arab":
        yield from gaps(_ARABIC_PERCENT, "٪", text)
    if language.code == "ur":
        yield from gaps(_URDU_STOP, "۔", text)


_WIDE = {",": "，", ".": "。", "?": "？", "!": "！", ":": "：", ";": "；"}
_SET_WIDE = "，。？！：；、）》」』”’"
_NARROW = re.compile(
    rf"(?:(?<=[{IDEOGRAPH}{_SET_WIDE}%])(?P<mark>[,?!;]|:(?!/)|\.(?![.\dA-Za-z]))"
    rf"|(?<=[A-Za-z0-9{OPAQUE}])(?P<after>[,;])(?=[{IDEOGRAPH}]))(?P<space> ?)"
)
_ROUND = re.compile(rf"\(([^()\n]*[{IDEOGRAPH}][^()\n]*)\)")


def full_width(text: str, language: Language) -> Iterator[Edit]:
    """Marks behind ideographs, and brackets around them, as wide as ideographs; the Japanese comma is 、."""
    for match in _ROUND.finditer(text):
        yield Edit(match.start(), match.start() + 1, "（")
        yield Edit(match.end() - 1, match.end(), "）")
    yield from _wide_marks(_ROUND.sub(r"（\1）", text), language)


def _wide_marks(text: str, language: Language) -> Iterator[Edit]:
    for match in _NARROW.finditer(text):
        typed = match["mark"] or match["after"]
        mark = "、" if typed == "," and language.script_code == "Jpan" else _WIDE[typed]
        yield Edit(match.start(), match.start() + 1, mark)
        if match["space"]:
            yield Edit(match.start("space"), match.end("space"), "")

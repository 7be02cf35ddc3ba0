"""Whether the words are the language's own: no word twice, no text left over, no other script or language."""

from __future__ import annotations

import re
from functools import cache

from press.checks.translation.customs import CUSTOMS, SCRIPT_LETTERS, customs, has_spaces, script
from press.checks.translation.pair import FOREIGN, Pair, Problem, Problems, excerpt
from press.languages import own_name

_TWICE = re.compile(r"(?<![\w'’-])(\w+)[ \u00a0\n]+\1(?![\w'’-])", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_MIXED = re.compile("[A-Za-zÀ-ɏ][Ѐ-ԯͰ-Ͽ]|[Ѐ-ԯͰ-Ͽ][A-Za-zÀ-ɏ]|[Ѐ-ԯ][Ͱ-Ͽ]|[Ͱ-Ͽ][Ѐ-ԯ]")
_LETTERS = re.compile(r"[^\W\d_]+")
_OTHER_ALPHABETS = re.compile("[Ѐ-ԯͰ-Ͽ]")


def doubled(pair: Pair) -> Problems:
    """No word twice in a row, save where the language has it so or the source does it on purpose."""
    if not has_spaces(pair.rules.language.code):
        return
    for match in _TWICE.finditer(pair.own):
        word = match[1]
        if word.isdigit() or word.casefold() in customs(pair.rules.language.code).repeated:
            continue
        if not _TWICE.search(pair.source_own):
            yield Problem(f"“{match[0]}”: the same word twice", f"write “{word}” once")
            return


_FEW, _FEW_IN_ANOTHER_SCRIPT, _FEW_IN_A_SISTER = 4, 2, 7
"""Words from which on it is no chance that a text is the same: Danish and Norwegian share whole sentences."""


def same(pair: Pair) -> Problems:
    """The source's text is not left standing for its translation; a name or a short word may be the same."""
    source_words, own_words = pair.source_own.split(), pair.own.split()
    if len(source_words) != len(own_words):
        return
    ours, theirs = " ".join(source_words), " ".join(own_words)
    if ours.casefold() != theirs.casefold():
        return
    words = [word for word in _WORD.findall(ours) if not word.isupper()]
    few = _FEW
    if script(pair.rules.language.code) != script(pair.rules.source.code):
        few = _FEW_IN_ANOTHER_SCRIPT
    elif pair.rules.source.code in customs(pair.rules.language.code).aliases:
        few = _FEW_IN_A_SISTER
    names = all(word[0].isupper() for word in words)
    if len(words) >= few and not (names and len(words) < 6):
        hint = "translate it; or empty it, and it is printed as the source's text that it is"
        yield Problem(f"{excerpt(ours)} is the source's text", hint)


def sharp_s(pair: Pair) -> Problems:
    """Swiss German: ss for ß, which its schools have not taught for decades (Schweizerische Bundeskanzlei,
    Schreibweisungen; Amtliches Regelwerk der deutschen Rechtschreibung, § 25 E2).
    """
    if pair.rules.language.code != "de-CH":
        return
    word = next((word for word in _WORD.findall(pair.own) if "ß" in word or "ẞ" in word), "")
    if word:
        written = word.replace("ß", "SS" if word.isupper() else "ss").replace("ẞ", "SS")
        yield Problem(f"“{word}” has a ß, which Swiss German does not write", f"write “{written}”")


def homoglyphs(pair: Pair) -> Problems:
    """No letter of another script inside a word: it looks the same, and is neither found nor read aloud rightly."""
    if pair.text.isascii() or not _OTHER_ALPHABETS.search(pair.own):
        return
    for match in _MIXED.finditer(pair.own):
        start, end = match.span()
        while start and pair.own[start - 1].isalpha():
            start -= 1
        while end < len(pair.own) and pair.own[end].isalpha():
            end += 1
        word = pair.own[start:end]
        if word in pair.source_text:
            continue
        other = _odd_letter(word)
        hint = f"write the word anew with your own keyboard: “{other}” (U+{ord(other):04X}) only looks right"
        yield Problem(f"letters of two scripts in “{word}”", hint)
        return


def _odd_letter(word: str) -> str:
    """A letter of the script that fewer of the word's letters are of."""
    latin = [letter for letter in word if re.match("[A-Za-zÀ-ɏ]", letter)]
    others = [letter for letter in word if letter.isalpha() and letter not in latin]
    return min((latin, others), key=len)[0]


def language(pair: Pair) -> Problems:
    """A text in the language's script, and with its common words rather than another language's."""
    code = pair.rules.language.code
    letters = SCRIPT_LETTERS.get(script(code))
    if not letters or code == pair.rules.source.code:
        return
    own = _length(_rows_of(letters), pair.own)
    if own * 10 >= len(pair.own) and not customs(code).function_words.isdisjoint(pair.own.casefold().split()):
        return
    count = _length(_LETTERS, pair.own)
    if count < 12:
        return
    words = _WORD.findall(pair.own)
    if own * 10 < count and (len(words) >= 5 or not has_spaces(code)) and not _all_names(words):
        yield Problem(f"{excerpt(pair.own.replace(FOREIGN, ' '))} is not in the script of {own_name(code)}", _LEFT)
    elif len(words) >= 6:
        other = _other_language(words, code)
        if other:
            message = f"{excerpt(pair.own.replace(FOREIGN, ' '))} reads like {own_name(other)}, not {own_name(code)}"
            yield Problem(message, _LEFT, mild=True)


@cache
def _rows_of(letters: str) -> re.Pattern[str]:
    return re.compile(f"[{letters}]+")


def _length(rows: re.Pattern[str], text: str) -> int:
    """How many characters are in what the pattern finds."""
    return sum(map(len, rows.findall(text)))


_LEFT = "translate it into the language of this catalog, or mark a quotation: [words]{lang=…}"


def _all_names(words: list[str]) -> bool:
    return all(word[0].isupper() for word in words)


def _other_language(words: list[str], code: str) -> str:
    """The language whose common words the text has, three different ones at least, and none of its own."""
    said = {word.casefold() for word in words}
    if not customs(code).function_words or said & customs(code).function_words:
        return ""
    if len(said & _any_distinct(code)) < 3:
        return ""
    hits = {other: len(said & only) for other, only in _distinct(code).items()}
    best = max(hits, key=lambda other: hits[other], default="")
    return best if best and hits[best] >= 3 else ""


@cache
def _any_distinct(code: str) -> frozenset[str]:
    return frozenset().union(*_distinct(code).values())


@cache
def _distinct(code: str) -> dict[str, frozenset[str]]:
    """The common words of the other languages, without those written alike."""
    own = customs(code)
    return {
        other: row.function_words - own.function_words
        for other, row in CUSTOMS.items()
        if other != code and not (code in row.aliases and other in own.aliases and other != "sv" and code != "sv")
    }

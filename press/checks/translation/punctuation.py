"""Punctuation as each script and language has it."""

from __future__ import annotations

import re

from press.checks.translation.customs import SCRIPT_LETTERS, customs, has_spaces, script
from press.checks.translation.pair import Pair, Problem, Problems
from press.model.segments import Kind

_ENDS = {
    "a question": "?？؟\u037e՞",
    "an exclamation": "!！",
    "a full stop": ".。．۔।։።",
    "a colon": ":：",
    "an ellipsis": "…",
}
_SAYING = {mark: name for name, marks in _ENDS.items() for mark in marks}
_ORDINAL = re.compile(r"(?<!\d)\d{1,3}\s?\.\Z")
_CLOSING = "\"'”’»«›‹“‘)]）】》〉」』* \u00a0\u202f\u200f\u200e\u2069\u202c"
_SHORT = frozenset({Kind.HEADING, Kind.TITLE, Kind.TABLE_HEADER, Kind.CELL, Kind.TERM, Kind.CAPTION, Kind.EXPANSION})


def ending(pair: Pair) -> Problems:
    """The text ends as the source's does: a question as a question, a sentence with its full stop."""
    ours, theirs = _end(pair.source_own), _end(pair.own)
    if ours == theirs or not pair.own.strip():
        return
    loose = {"", "a full stop"}
    if {ours, theirs} == loose and pair.segment.kind in _SHORT:
        return
    if script(pair.rules.language.code) == "Thai" and {ours, theirs} <= loose:
        return
    if ours and theirs:
        message = f"the text ends as {theirs}, the source as {ours}"
    else:
        message = f"the text does not end with {ours}, as the source does" if ours else f"the text ends with {theirs}"
    sign = _sign(ours, pair)
    hint = f"write {sign} at the end" if sign else "take the last mark away: the source ends without one"
    yield Problem(message, hint)


def _end(text: str) -> str:
    """What the last mark says; empty for a letter, a digit's ordinal point, a comma or a semicolon."""
    bare = text.rstrip(_CLOSING)
    if bare.endswith(("...", "……")):
        return "an ellipsis"
    if bare.endswith(".") and _ORDINAL.search(bare, max(0, len(bare) - 6)):
        return ""
    return _SAYING.get(bare[-1:], "")


def _sign(end: str, pair: Pair) -> str:
    ways = customs(pair.rules.language.code)
    signs = {
        "a question": ways.question,
        "an exclamation": ways.exclamation,
        "a full stop": ways.full_stop,
        "a colon": "：" if not has_spaces(pair.rules.language.code) else ":",
        "an ellipsis": "…",
    }
    return signs.get(end, "")


def punctuation(pair: Pair) -> Problems:
    """Marks of the language's own script: ``،`` in Arabic, ``。`` in Chinese."""
    code = pair.rules.language.code
    letters = SCRIPT_LETTERS.get(script(code))
    if not letters:
        return
    ways = customs(code)
    wrong = {",": ways.comma, "?": ways.question, ";": ways.semicolon, ".": ways.full_stop, "!": ways.exclamation}
    foreign = {ours: right for ours, right in wrong.items() if ours != right}
    if foreign and any(mark in pair.printed_own for mark in foreign):
        marks = re.escape("".join(foreign))
        for match in re.finditer(rf"(?<=[{letters}])[{marks}](?=[\s{letters}]|\Z)", pair.printed_own):
            right = foreign[match[0]]
            yield Problem(
                f"“{match[0]}” is not a mark of this script: {_around(pair.printed_own, match)}", f"write “{right}”"
            )
            return
    if script(code) in {"Latn", "Cyrl"}:
        for match in re.finditer("[，。！？；：、؟،؛]", pair.printed_own):
            yield Problem(f"“{match[0]}” is not a mark of this script", "write the mark of your own script")
            return


def _around(text: str, match: re.Match[str]) -> str:
    start, end = max(0, match.start() - 12), match.end() + 8
    return f"“…{' '.join(text[start:end].split())}…”"


_QUOTES = '"«»“”„‟‹›「」『』《》〈〉'
_ANY_QUOTE = re.compile(f"[{_QUOTES}]")
_SINGLE = "‘’‚"


def quotes(pair: Pair) -> Problems:
    """Quotation marks in pairs, of the kind that the language writes (CLDR, delimiters)."""
    marks = _ANY_QUOTE.findall(pair.printed_own)
    if not marks:
        return
    allowed = customs(pair.rules.language.code).quotes
    if '"' in marks and '""' not in allowed and allowed:
        hint = f"write {allowed[0][0]}…{allowed[0][1]}"
        yield Problem('straight quotation marks "…"', hint)
        return
    own = pair.rules.language.quotes
    pairs = (*(allowed or ("“”", "«»", "„“", "‹›")), own[0] + own[1], own[2] + own[3])
    left_open = _unpaired(marks, pairs)
    if not left_open:
        return
    hint = f"write {pairs[0][0]}…{pairs[0][1]}, as many opening as closing"
    if len(marks) % 2:
        yield Problem(f"a quotation mark {left_open} without its other half", hint)
    else:
        yield Problem(f"quotation marks {''.join(marks[:2])} are not the language's", hint)


def _unpaired(marks: list[str], pairs: tuple[str, ...]) -> str:
    """The first mark that opens or closes nothing; nested pairs are followed."""
    stack: list[str] = []
    for mark in marks:
        if stack and any(stack[-1] + mark == pair for pair in pairs):
            stack.pop()
        elif any(mark == pair[0] for pair in pairs):
            stack.append(mark)
        else:
            return mark
    return stack[-1] if stack else ""


_BRACKETS = {")": "(", "]": "[", "}": "{", "）": "（", "】": "【", "］": "［"}
_LIST_MARK = re.compile(r"(?:^|(?<=[\s;,(،؛])|(?<=\n))\w{1,3}\)")


def brackets(pair: Pair) -> Problems:
    """Brackets in pairs."""
    text = pair.own
    if not any(mark in text for mark in "()[]{}（）【】［］"):
        return
    stack: list[str] = []
    for mark in _LIST_MARK.sub("", text) if text.count(")") > text.count("(") else text:
        if mark in _BRACKETS.values():
            stack.append(mark)
        elif mark in _BRACKETS:
            if stack and stack[-1] == _BRACKETS[mark]:
                stack.pop()
            else:
                yield Problem(f"a bracket {mark} that nothing opens", "write the opening one, or take it away")
                return
    if stack:
        yield Problem(f"a bracket {stack[-1]} that nothing closes", "write the closing one where it belongs")


def spacing(pair: Pair) -> Problems:
    """French: a space that does not break before ; : ! ? and inside « »; in Switzerland, none is as good."""
    if pair.rules.language.base != "fr":
        return
    for pattern, message in _FRENCH[:1] if pair.rules.language.code == "fr-CH" else _FRENCH:
        match = pattern.search(pair.printed_own)
        if match:
            hint = "write a no-break space there: U+202F, or U+00A0 (in most editors Ctrl+Shift+Space)"
            yield Problem(f"{message}: {_around(pair.printed_own, match)}", hint)


_FRENCH = (
    (re.compile(r" [;:!?»]|« "), "a space that may break a line beside a high mark"),
    (re.compile(r"(?<=[^\W\d_])[;:!?»](?=\s|\Z|[^\w/;:!?»])|«(?=\w)"), "no space beside a high mark"),
)


def opening_marks(pair: Pair) -> Problems:
    """Spanish: every ? has its ¿ and every ! its ¡ (Ortografía de la RAE, 3.4.9)."""
    if pair.rules.language.code.split("-")[0] != "es":
        return
    for closing, opening in ("?¿", "!¡"):
        count = _runs(pair.own, closing) - _runs(pair.own, opening)
        if count > 0 and closing + opening not in {"?!", "!?"}:
            yield Problem(f"“{closing}” without “{opening}”", f"write {opening} where the question or call begins")


def _runs(text: str, mark: str) -> int:
    return len(re.findall(re.escape(mark) + "+", text))

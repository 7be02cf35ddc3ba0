"""Documents as Hypothesis makes them: Markdown as a writer in a hurry might write it, and trees without any text.

Each is a function of a tape of bytes, which Hypothesis makes and shrinks: drawing every word from a strategy of its
own takes longer than all that pandoc does. A tape that has run out gives the simplest choice.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from string import punctuation
from typing import TypeVar
from unicodedata import normalize

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from press.model.location import Location
from press.model.tree import (
    Abbreviation,
    Blocks,
    Code,
    Footnote,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Paragraph,
    Span,
    Style,
    Styled,
    Text,
)
from press.pandoc.inlines import trimmed

PLACE = Location("source/a.md", 1)
WORDS = (
    "ord",
    "Æble",
    "søgning",
    "阅读",
    "《宣言》",
    "「日本」語",
    "العربية",
    "שלום",
    "b\u0301\u1ec7",
    "👩\u200d👧",
    "10",
    "x_y_z",
)
ODD = (
    *punctuation,
    *(
        "&amp;",
        "&#35;",
        "{#id}",
        "{.class}",
        "{lang=en}",
        "![",
        "](",
        "[^1]",
        "[x]: y",
        "10. ",
        "# ",
        "- ",
        "> ",
        "| a | b |",
    ),
    *(
        "```",
        ":::",
        "---",
        "***",
        "**",
        "__",
        "~~",
        "==",
        "$x$",
        "\\(x\\)",
        ":smile:",
        "H~2~O",
        "a^2^",
        "...",
        "--",
        "'",
        '"',
    ),
    *("\u00a0", "\u202f", "\u2009", "\u3000", "\u200f", "\u2060", "\u2028", "\u0085", "—", "…", "’", "»«", "、", "。"),
    *(
        "https://example.org/a_b",
        "a@example.org",
        "www.example.org",
        "<b>",
        "<!--",
        "</b>",
        "\\\\",
        "\\a",
        "\\ø",
        "*a*",
        "`a`",
    ),
    *(
        "(a)",
        "(1) ",
        "a) ",
        ": b",
        "~ b",
        "@ref",
        "[@ref]",
        "!",
        "[",
        "]",
        "[]",
        "()",
        "{}",
        "{",
        "}",
        "&",
        "&nbsp;",
        "&copy",
    ),
)
TARGETS = (
    *(
        "https://example.org/",
        "https://example.org/a_b_(c)",
        "https://example.org/?a=1&b=2&copy=3",
        "#id",
        "andet.md#id",
    ),
    *(
        "mailto:a@example.org",
        "tel:+4512345678",
        "https://example.org/ø",
        "https://example.org/%20*x*",
        "https://a.b/\\x",
    ),
    *(
        "https://example.org/&amp;",
        "a b",
        "",
        "<x>",
        'https://a.b/"q"',
        "https://a.b/'q'",
        "x(y",
        "x)y",
        "__x__",
        "a>b",
        "a<b",
    ),
)
TITLES = ("", "Titel", 'med "anførsel"', "med 'enkelt'", "\\", "&amp; *x*", "(x)", "ø {a}")

T = TypeVar("T")


class Tape:
    """Choices, one byte each."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def number(self, below: int) -> int:
        self.at += 1
        return self.data[self.at - 1] % below if self.at <= len(self.data) else 0

    def pick(self, choices: Sequence[T]) -> T:
        return choices[self.number(len(choices))]

    @property
    def ended(self) -> bool:
        return self.at >= len(self.data)

    def several(self, make: Callable[[], T], most: int) -> list[T]:
        return [make() for _ in range(1 + self.number(most))]


def tapes(size: int) -> SearchStrategy[Tape]:
    return st.binary(min_size=size // 2, max_size=size).map(Tape)


def text(tape: Tape) -> str:
    """Words and what stands between them, in no order."""
    pieces = tape.several(lambda: tape.pick((WORDS, WORDS, ODD, " ")), 5)
    return normalize("NFC", "".join(piece if isinstance(piece, str) else tape.pick(piece) for piece in pieces))


# --- trees -----------------------------------------------------------------------------------------------------


def _joined(words: list[Inline]) -> Inlines:
    """As the reader gives them: neighbouring texts joined, spaces single."""
    result: list[Inline] = []
    for one in words:
        last = result[-1] if result else None
        if isinstance(one, Text) and isinstance(last, Text):
            result[-1] = Text(re.sub(" +", " ", last.text + one.text))
        else:
            result.append(Text(re.sub(" +", " ", one.text)) if isinstance(one, Text) else one)
    return tuple(result)


def _words(tape: Tape) -> Inlines:
    return (Text(text(tape).strip() or "ord"),)


def _inline(tape: Tape, depth: int) -> Inline:
    kind = tape.number(14 if depth else 6)
    match kind:
        case 0 | 1 | 2:
            return Text(text(tape))
        case 3:
            return Code(text(tape).strip() or "x")
        case 4:
            return LineBreak()
        case 5:
            return Footnote((Paragraph(_words(tape), PLACE),))
        case 6:
            return Image(_words(tape), tape.pick(("a.png", "a b.svg", "a_(b).png")), tape.pick(TITLES))
    inner = tree_words(tape, depth - 1)
    match kind:
        case 7 | 8 | 9:
            return Styled(tape.pick(tuple(Style)), inner)
        case 10:
            return Link(inner, tape.pick(TARGETS), tape.pick(TITLES))
        case 11:
            return Abbreviation(inner, tape.pick(("RAN", "x y", 'x"\\')), tape.pick(("udvidelse", "*a* [b] {c}")))
        case 12:
            return Span(inner, "", False)
    return Span(inner, tape.pick(("en", "ar", "zh-Hans")), tape.pick((True, False)))


def tree_words(tape: Tape, depth: int = 3) -> Inlines:
    """Inlines of all kinds in each other."""
    return _joined(tape.several(lambda: _inline(tape, depth), 3))


def paragraphs(tape: Tape) -> Blocks:
    """Paragraphs until the tape ends; each on a line of its own."""
    result: list[Paragraph] = []
    while not tape.ended:
        result.append(Paragraph(trimmed(tree_words(tape)), Location("source/a.md", len(result) + 1)))
    return tuple(result)


# --- Markdown --------------------------------------------------------------------------------------------------

_MARKS = (
    *("*{}*", "**{}**", "_{}_", "__{}__", "~~{}~~", "^{}^", "~{}~", "***{}***", "(*{}*)"),
    *("[{}]{lang=en}", "[{}]{lang=ar translate=no}", "[{}]{translate=no}", "[{}]{}", "[{}](#id){lang=en}"),
    *('[{}]{abbr="et *langt* ord"}', '[{}]{abbr="med \\"to\\"" lang=en}', "[{}][RAN]", "[{}][]", "[{}]"),
)
_ALONE = (
    *("[^1]", "[^2]", "[^3]", "[RAN]", "<https://example.org/a_b>", "<a@example.org>", "\\\n", "\n", "  \n"),
    *(
        "阅读**《宣言》**全文",
        "**《宣言》**",
        "a*b*c",
        "snake_case_word",
        "2*3*4",
        "* ",
        " * ",
        " _ ",
        "**",
        "5 < 6",
        "R&D",
    ),
)
_TITLED = ("", ' "Titel"', " 'med \"to\"'", ' "\\&amp; *x*"', ' "&amp; &quot;"')


def words(tape: Tape, depth: int = 2) -> str:
    """Running text; marks may be anywhere, and may be no marks at all."""
    made = "".join(tape.several(lambda: _piece(tape, depth), 5))
    return re.sub(r"\n[ \n]*\n", "\n", made).strip("\n")


def _piece(tape: Tape, depth: int) -> str:
    kind = tape.number(12 if depth else 7)
    match kind:
        case 0 | 1:
            return tape.pick(WORDS)
        case 2 | 3:
            return " "
        case 4:
            return text(tape)
        case 5:
            return "\\" + tape.pick(punctuation)
        case 6:
            return tape.pick(_ALONE)
        case 7:
            return tape.pick(("`{}`", "`` {}` ``", "```{}```")).replace("{}", text(tape))
        case 8:
            mark = tape.pick(("[{}](%)", "[{}](<%>)", "![{}](<%>)", "[{}](% )")).replace("%", tape.pick(TARGETS))
            return mark.replace(")", tape.pick(_TITLED) + ")").replace("{}", words(tape, depth - 1))
    return tape.pick(_MARKS).replace("{}", words(tape, depth - 1), 1)


def _line(tape: Tape) -> str:
    return re.sub(r"\\?\n", " ", words(tape)).strip() or "ord"


def _indented(made: str, first: str, pad: str = "") -> str:
    start = pad or " " * len(first)
    lines = made.split("\n")
    return "\n".join([first + lines[0], *((start + line).rstrip() for line in lines[1:])])


def _table(tape: Tape) -> str:
    def row() -> str:
        cells = tape.several(lambda: _line(tape).replace("\\|", "/").replace("|", "/"), 3)
        cells += [""] * (3 - len(cells))
        form = tape.pick(
            ("{}", "{}", "[{}]{colspan=2}", "[{}]{rowspan=2}", "[{}]{colspan=2 lang=en}", "[{}]{colspan=x}")
        )
        return "| " + " | ".join([form.replace("{}", cells[0], 1), *cells[1:]]) + " |"

    rows = "\n".join([row(), "| --- | :-: | --: |", *tape.several(row, 3)])
    bare = tape.pick((False, False, True))
    return rows if bare else f"::: {{.table row-headers={tape.pick(('yes', 'no'))}}}\n\n{_line(tape)}\n\n{rows}\n\n:::"


_BLOCKS = (
    *(
        "{}",
        "{}",
        "{}",
        "{}",
        "## {}",
        "### {} {#navn context=sted}",
        "#### {} {lang=en}",
        "{context=sted}\nord {}",
        "{}\n===",
    ),
    *("::: figure\n\n![{}](a.svg)\n\n{}\n\n:::", "![{}](a.svg)", "::: note-to-translators\n{}\n:::", "```\n{}\n```"),
    "![](a.svg){.decoration}",
    *(
        "---",
        "    {}",
        "[RAN]: https://example.org/ran 'Titel'",
        "``` {.python #id key=value}\n{}\n```",
        ": {}",
        "10. {}",
    ),
    *("<div>{}</div>", "<!-- {} -->", "- [ ] {}", "![{}](https://example.org/a.png)", "::: {include=kontakt}\n:::"),
)
_PARTS = (
    *(
        "callout",
        "contact",
        "card",
        "cards",
        "{translate=no}",
        "{only=en}",
        "{.callout lang=en}",
        "{.card translate=no}",
    ),
    *("ukendt", "{.callout #id}", "{onclick=x}", "figure", "table"),
)


def block(tape: Tape, depth: int = 3) -> str:
    """A block of any kind, with blocks in it where it takes them."""
    kind = tape.number(15 if depth else 9)
    if kind < 8:
        made = tape.pick(_BLOCKS)
        while "{}" in made:
            made = made.replace("{}", _line(tape) if made.startswith(("#", ":", "!")) else words(tape), 1)
        return made
    if kind == 8:
        return _table(tape)
    inner = tape.several(lambda: block(tape, depth - 1), 3)
    gap = tape.pick(("\n", "\n\n"))
    match kind:
        case 9 | 10:
            mark = tape.pick(("- ", "* ", "1. ", "b) ", "iv. ", "10. ", "#. ", "(2) "))
            return gap.join(_indented(one, mark) for one in inner)
        case 11:
            return _indented("\n\n".join(inner), "> ", "> ")
        case 12:
            return gap.join([_line(tape), *(_indented(one, ": ") for one in inner)])
    return "\n\n".join((f"{':' * (4 + depth)} {tape.pick(_PARTS)}", *inner, ":" * (4 + depth)))


def document(tape: Tape) -> str:
    """Blocks until the tape ends, and notes that have blocks of their own."""
    notes = [f"[^{number}]: " + _indented(block(tape).replace("[^", "("), "    ").lstrip() for number in (1, 2)]
    made: list[str] = []
    while not tape.ended:
        made.append(block(tape))
    return "\n\n".join([*made, *notes, "[^3]: Kort", "[RAN]: https://example.org/ran"]) + "\n"

"""What the reader does not carry is told with file and line, and is not in the tree."""

from __future__ import annotations

import pytest

from press.findings import CODES, Finding
from press.model.location import Location
from press.model.tree import Blocks
from press.pandoc import Codes, Reading, read_markdown, read_paragraphs

FILE = "source/a.md"


def read(text: str) -> tuple[Blocks, list[Finding]]:
    reading = Reading(FILE)
    return read_markdown(text, reading), reading.findings


TABLE = "| A | B |\n| --- | --- |\n"

FAULTS = [
    ("raw-markup", 3, "a\n\n<div onclick=x>b</div>\n\nc"),
    ("raw-markup", 3, "a\n\n<!-- en bemærkning -->\n"),
    ("raw-markup", 1, "a <b>fed</b>"),
    ("raw-markup", 2, "a\nb <script>alert(1)</script>"),
    ("raw-markup", 5, "- a\n- b\n\n    > c\n    > <img src=x>"),
    ("raw-markup", 5, "| A |\n| --- |\n| b |\n| c |\n| <i>d</i> |"),
    ("raw-markup", 4, "a[^1]\n\n[^1]: b\n    <u>c</u>"),
    ("attribute", 1, "[a]{onclick=x}"),
    ("attribute", 1, '[a]{style="color: red"}'),
    ("attribute", 1, "[a]{.red}"),
    ("attribute", 1, "[a]{#x}"),
    ("attribute", 2, "b\n*a*{data-x=1}"),
    ("attribute", 1, "`a`{.python}"),
    ("attribute", 1, "[a](b){target=_blank}"),
    ("attribute", 1, "![a](b.png){width=5cm} c"),
    ("attribute", 1, "[a]{lang=engelsk!}"),
    ("attribute", 1, '[a]{abbr=""}'),
    ("attribute", 3, "a\n\n## b {.c}"),
    ("attribute", 1, "## !!!"),
    ("attribute", 1, "## Notes"),
    ("attribute", 1, "## a {#fn-1}"),
    ("attribute", 1, "``` {.python #x}\na\n```"),
    ("attribute", 4, "a\n\n{.lead}\nb"),
    ("attribute", 2, "{context=x}\n- a"),
    ("attribute", 3, "a\n\n::: ukendt\nb\n:::"),
    ("attribute", 1, "::: {.callout #x}\na\n:::"),
    ("attribute", 1, "::: {.callout .card}\na\n:::"),
    ("attribute", 1, "::: {.callout onclick=x}\na\n:::"),
    ("attribute", 1, "::: {.figure width=5cm}\n![a](b.png)\n:::"),
    ("attribute", 1, f"::: {{.table class=x striped=yes}}\na\n\n{TABLE}| 1 | 2 |\n:::"),
    ("construct", 1, "##"),
    ("construct", 1, "## a[^1]\n\n[^1]: b"),
    ("construct", 3, "a[^1]\n\n[^1]: b [^2]\n\n[^2]: c"),
    ("construct", 1, "[a[^1]](https://a.b)\n\n[^1]: c"),
    ("construct", 1, "![a[^1]](b.png)\n\n[^1]: c"),
    ("construct", 1, "![[EU]{abbr=Union}](b.png)"),
    ("construct", 1, "::: figure\na\n:::"),
    ("construct", 1, "::: figure\n\n![a](b.png)\n\nb\n\nc\n\n:::"),
    ("construct", 1, f"::: table\n\na\n\nb\n\n{TABLE}| 1 | 2 |\n\n:::"),
    ("construct", 1, "::: note-to-translators\n\n- a\n\n:::"),
    ("include", 3, "a\n\n::: {include=../b}\n:::"),
    ("table-shape", 1, "::: table\na\n:::"),
    ("table-shape", 3, TABLE + "| [a]{colspan=0} | b |"),
    ("table-shape", 3, TABLE + "| [a]{colspan=1000000} | b |"),
    ("table-shape", 3, TABLE + "| [a]{colspan=3} | |"),
    ("table-shape", 4, TABLE + "| a | b |\n| [c]{rowspan=2} | d |"),
    ("table-shape", 3, TABLE + "| [a]{colspan=2} | b |"),
    ("source-character", 3, "a\n\nb\u0007"),
    ("source-character", 1, "a &#x1F; b"),
    ("source-character", 1, "`a\ufffe`"),
    ("source-character", 1, "``` \na\u0001\n```"),
]


@pytest.mark.parametrize(("code", "line", "text"), FAULTS)
def test_what_is_not_carried_is_told_at_its_line(code: str, line: int, text: str) -> None:
    _, findings = read(text)
    places = [(found.code, found.location) for found in findings]
    assert (code, Location(FILE, line)) in places
    assert {found.location.file for found in findings} == {FILE}
    assert all(found.hint or found.message for found in findings)


def test_nothing_that_was_refused_is_in_the_tree() -> None:
    blocks, findings = read("a <b>x</b>\n\n<script>alert(1)</script>\n\n[c]{onclick=alert(1) style=x}\n\nd\u0007e\n")
    assert len(findings) >= 5
    for refused in ("<b>", "script", "alert", "onclick", "style", "\u0007"):
        assert refused not in repr(blocks)


def test_every_code_of_the_reader_is_in_the_table_of_codes() -> None:
    codes = Codes()
    assert {codes.raw, codes.attribute, codes.construct, codes.character} <= CODES.keys()


def test_a_hint_says_which_divisions_there_are() -> None:
    _, (found,) = read("::: boks\na\n:::")
    assert str(found) == (
        "source/a.md:1: error attribute unknown division “boks” — these are known: "
        "callout, card, cards, contact, figure, note-to-translators, table"
    )


# --- texts that are read in one call ---------------------------------------------------------------------------

PLACE = Location("locales/en/LC_MESSAGES/a.po", 12)


def paragraphs(*texts: str) -> list[str]:
    """What each text became, without the tree around it."""
    read = read_paragraphs([(text, PLACE) for text in texts], Codes())
    assert all(one.findings == () for one in read)
    return [repr(one.content) for one in read]


STARTS = [
    "10. november",
    "- a",
    "* a",
    "+ a",
    "# a",
    "> a",
    ": a",
    "a) b",
    "(1) b",
    "1986\\. a",
    "| a |",
    "    a",
    "\ta",
]
STARTS += [
    "---",
    "***",
    "===",
    "```",
    "~~~",
    "``` python",
    "::: callout",
    ":::",
    "[RAN]: https://x.y",
    "[^1]: a",
    "$$",
    "\\",
]


@pytest.mark.parametrize("text", STARTS)
def test_what_begins_like_a_block_is_running_text_and_changes_no_other_text(text: str) -> None:
    before, after = "[RAN] foran", "bagefter [RAN] [^1]"
    alone = paragraphs(before, after)
    first, middle, last = paragraphs(before, text, after)
    assert [first, last] == alone
    assert "Text(text=" in middle


def test_emphasis_in_chinese_needs_no_spaces_around_it() -> None:
    (one,) = paragraphs("阅读**《宣言》**全文")
    assert one == paragraphs("阅读 **《宣言》** 全文")[0].replace("阅读 ", "阅读").replace(" 全文", "全文")


@pytest.mark.parametrize(
    "text",
    ["阅读**《宣言》**全文 `a*b*` ", "阅读**《宣言》**全文 <https://a.b/*c*>", "阅读**《宣言》**[a](https://a.b/*c*)"],
)
def test_emphasis_in_chinese_leaves_code_and_addresses_alone(text: str) -> None:
    (one,) = paragraphs(text)
    assert "STRONG" in one
    assert "m}" not in one
    assert "*" in one


def test_line_ends_are_spaces_and_a_backslash_before_one_breaks_the_line() -> None:
    assert paragraphs("a\nb\\\n  c\r\nd") == ["(Text(text='a b'), LineBreak(), Text(text='c d'))"]


def test_a_backslash_at_the_very_end_is_printed() -> None:
    assert paragraphs("a\\", "b\\\\") == [r"(Text(text='a\\'),)", r"(Text(text='b\\'),)"]


def test_spaces_that_do_not_break_stay_at_both_ends() -> None:
    assert paragraphs("\u00a0a\u202f\n\u3000b\u00a0") == [
        repr(("x",)).replace("'x',", "Text(text='\\xa0a\\u202f \\u3000b\\xa0'),")
    ]


def test_a_text_that_is_too_long_is_told_and_the_others_are_read() -> None:
    long, short = read_paragraphs([("a" * 8193, PLACE), ("b", PLACE)], Codes())
    assert long.content is None
    assert [(found.code, found.location) for found in long.findings] == [("translation-size", PLACE)]
    assert short.content is not None


def test_no_texts_are_read_without_pandoc() -> None:
    assert read_paragraphs([], Codes()) == []


def test_fifty_footnote_marks_are_read_and_no_definition_of_a_text_is() -> None:
    (one,) = paragraphs(" ".join(f"[^{number}]" for number in range(1, 51)))
    assert one.count("FootnoteMark") == 50

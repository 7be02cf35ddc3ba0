"""Every construct of the writer's vocabulary becomes its node, with its line."""

from __future__ import annotations

import pytest

from press.findings import Halt
from press.model.location import Location
from press.model.tree import (
    Blocks,
    BulletList,
    Cell,
    Code,
    CodeBlock,
    Definition,
    DefinitionList,
    Division,
    Figure,
    Footnote,
    Heading,
    Image,
    Link,
    OrderedList,
    Paragraph,
    Part,
    Quotation,
    Rule,
    Span,
    Style,
    Styled,
    Table,
    Text,
    TranslatorNote,
)
from press.pandoc import Reading, read_markdown

FILE = "source/a.md"
ANY = Location(FILE)


def blocks(text: str) -> Blocks:
    """The blocks of a text that has nothing wrong with it."""
    reading = Reading(FILE)
    result = read_markdown(text, reading)
    assert reading.findings == []
    return result


def paragraph(text: str, *, tight: bool = False) -> Paragraph:
    return Paragraph((Text(text),), ANY, tight=tight)


def cell(text: str, **values: object) -> Cell:
    return Cell((Text(text),) if text else (), ANY, **values)


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("Et afsnit\nover to linjer", paragraph("Et afsnit over to linjer")),
        ("## En overskrift", Heading(2, (Text("En overskrift"),), "en-overskrift", ANY)),
        ("### Et navn {#navn context=sted}", Heading(3, (Text("Et navn"),), "navn", ANY, "sted")),
        ("{context=navneord}\nKontakt", Paragraph((Text("Kontakt"),), ANY, context="navneord")),
        ("- a\n- b", BulletList(((paragraph("a", tight=True),), (paragraph("b", tight=True),)), ANY)),
        ("- a\n\n- b", BulletList(((paragraph("a"),), (paragraph("b"),)), ANY)),
        ("3. a\n4. b", OrderedList(((paragraph("a", tight=True),), (paragraph("b", tight=True),)), ANY, 3, "decimal")),
        ("b) a", OrderedList(((paragraph("a", tight=True),),), ANY, 2, "lower-alpha")),
        ("iv. a", OrderedList(((paragraph("a", tight=True),),), ANY, 4, "lower-roman")),
        (
            "- a\n    - b",
            BulletList(((paragraph("a", tight=True), BulletList(((paragraph("b", tight=True),),), ANY)),), ANY),
        ),
        (
            "SSP\n: a\n: b",
            DefinitionList(
                (Definition((Text("SSP"),), ((paragraph("a", tight=True),), (paragraph("b", tight=True),)), ANY),), ANY
            ),
        ),
        ("> a\n>\n> b", Quotation((paragraph("a"), paragraph("b")), ANY)),
        ("``` python\nprint()\n```", CodeBlock("print()", ANY)),
        ("---", Rule(ANY)),
        ("![Et hus](a.svg)", Figure(Image((Text("Et hus"),), "a.svg"), (), ANY)),
        ("![](a.svg){.decoration}", Figure(Image((), "a.svg", is_decoration=True), (), ANY)),
        (
            "::: figure\n\n![Et hus](a.svg)\n\nEn tekst\n\n:::",
            Figure(Image((Text("Et hus"),), "a.svg"), (Text("En tekst"),), ANY),
        ),
        ("::: callout\n\na\n\n:::", Division(Part.CALLOUT, (paragraph("a"),), ANY)),
        ("::: contact\na\n:::", Division(Part.CONTACT, (paragraph("a"),), ANY)),
        (
            ":::: cards\n\n::: card\na\n:::\n\n::::",
            Division(Part.CARDS, (Division(Part.CARD, (paragraph("a"),), ANY),), ANY),
        ),
        ("::: {translate=no}\na\n:::", Division(Part.PLAIN, (paragraph("a"),), ANY, translate=False)),
        ('::: {only="en zh_Hans"}\na\n:::', Division(Part.PLAIN, (paragraph("a"),), ANY, only=("en", "zh-Hans"))),
        ("::: {.callout lang=en}\na\n:::", Division(Part.CALLOUT, (paragraph("a"),), ANY, language="en")),
        ("::: {include=kontakt}\n:::", Division(Part.PLAIN, (), ANY, catalog="kontakt")),
        ("::: note-to-translators\nSig *det*.\n:::", TranslatorNote("Sig det.", ANY)),
    ],
)
def test_a_block_becomes_its_node(text, block) -> None:
    assert blocks(text) == (block,)


@pytest.mark.parametrize(
    ("text", "inline"),
    [
        ("*a*", Styled(Style.EMPHASIS, (Text("a"),))),
        ("**a**", Styled(Style.STRONG, (Text("a"),))),
        ("~~a~~", Styled(Style.STRIKEOUT, (Text("a"),))),
        ("^a^", Styled(Style.SUPERSCRIPT, (Text("a"),))),
        ("~a~", Styled(Style.SUBSCRIPT, (Text("a"),))),
        ("`a*b*`", Code("a*b*")),
        ("[Radio]{lang=en}", Span((Text("Radio"),), "en")),
        ("[Vej 1]{translate=no}", Span((Text("Vej 1"),), "", False)),
        ('[b](https://a.b "T")', Link((Text("b"),), "https://a.b", "T")),
        ("[b](https://a.b){lang=en}", Link((Span((Text("b"),), "en"),), "https://a.b")),
        ("<https://a.b>", Link((Text("https://a.b"),), "https://a.b")),
        ("<a@example.org>", Link((Text("a@example.org"),), "mailto:a@example.org")),
        ("![*Et* hus](a.svg)", Image((Text("Et hus"),), "a.svg")),
        ("[^1]\n\n[^1]: b\n\n    c", Footnote((paragraph("b"), paragraph("c")))),
    ],
)
def test_an_inline_becomes_its_node(text, inline) -> None:
    assert blocks("a " + text)[0].content == (Text("a "), inline)


def test_an_abbreviation_keeps_its_expansion_and_its_language() -> None:
    (block,) = blocks('[EU]{abbr="Den  Europæiske Union"} og [[RAN]{abbr="Radicalisation …"}]{lang=en}')
    first, _, second = block.content
    assert (first.key, first.expansion) == ("EU", "Den Europæiske Union")
    assert second.language == "en"
    assert (second.content[0].key, second.content[0].expansion) == ("RAN", "Radicalisation …")


def test_quotation_marks_dashes_and_emoji_names_stay_as_they_were_written() -> None:
    (block,) = blocks("\"a\" 'b' -- ... :smile: $x$ @navn")
    assert block.content == (Text("\"a\" 'b' -- ... :smile: $x$ @navn"),)


def test_names_of_characters_are_characters_and_spaces_of_any_kind_are_one() -> None:
    (block,) = blocks("a&#9;b&#10;&#32;c &eacute; e&#x301; &nbsp;x")
    assert block.content == (Text("a b c é é \u00a0x"),)


def test_a_table_has_header_cells_of_columns_and_rows_alignment_and_spans() -> None:
    rows = "| A | B | C |\n| --- | :-: | --: |\n| r | [x]{colspan=2} | |\n| [s]{rowspan=2} | 1 | 2 |\n| | 3 | 4 |"
    text = f"::: {{.table row-headers=yes}}\n\nEn *tabel*\n\n{rows}\n\n:::"
    (table,) = blocks(text)
    assert table == Table(
        (Text("En "), Styled(Style.EMPHASIS, (Text("tabel"),))),
        ((cell("A", header="col"), cell("B", header="col", align="center"), cell("C", header="col", align="end")),),
        (
            (cell("r", header="row"), cell("x", columns=2, align="center")),
            (cell("s", header="row", rows=2), cell("1", align="center"), cell("2", align="end")),
            (cell("3", align="center"), cell("4", align="end")),
        ),
        ANY,
    )


def test_a_row_below_a_row_header_that_spans_it_has_no_header_of_its_own() -> None:
    text = "::: {.table row-headers=yes}\n\nT\n\n| A | B |\n| --- | --- |\n| [s]{rowspan=2} | 1 |\n| | 2 |\n\n:::"
    (table,) = blocks(text)
    assert [[one.header for one in row] for row in table.body] == [["row", ""], [""]]


def test_every_block_knows_its_line() -> None:
    text = "## A\n\na\n\n- b\n\n    - c\n\n> d\n\n::: callout\n\ne\n\n:::\n\n[^1]\n\n[^1]: f\n"
    heading, one, outer, quotation, division, noted = blocks(text)
    lines = [
        heading,
        one,
        outer,
        outer.items[0][0],
        outer.items[0][1].items[0][0],
        quotation.blocks[0],
        division.blocks[0],
    ]
    assert [block.location.line for block in lines] == [1, 3, 5, 5, 7, 9, 13]
    assert noted.location == Location(FILE, 17)
    assert noted.content[0].blocks[0].location == Location(FILE, 19)


def test_no_position_of_pandoc_reaches_the_tree() -> None:
    assert "data-pos" not in repr(blocks("# A\n\n*b* [c](d){lang=en} ![e](f.png)\n\n| a |\n| --- |\n| b |\n"))


@pytest.mark.parametrize("mark", ["> ", "- ", "1. "])
def test_parts_sixty_levels_deep_are_refused_with_their_line(mark: str) -> None:
    with pytest.raises(Halt) as halt:
        blocks(mark * 61 + "a")
    (found,) = halt.value.findings
    assert (found.code, found.location) == ("construct", Location(FILE, 1))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a[^1]\n\n[^1]: se [^1]", 3),
        ("a[^1]\n\n[^1]: se\n\n    videre [^2]\n\n[^2]: [^1]", 3),
        ("> a[^x]\n>\n> [^x]: se [^X]", 3),
        ("- a[^1]\n\n  [^1]: se\n      mere [^1]", 3),
        ("a[^n1]\n\n" + "\n\n".join(f"[^n{n}]: [^n{n + 1}] [^n{n + 1}]" for n in range(1, 40)), 3),
    ],
)
def test_a_note_that_holds_itself_is_found_before_pandoc_runs_for_ever(text: str, line: int) -> None:
    with pytest.raises(Halt) as halt:
        read_markdown(text, Reading(FILE), seconds=5)
    (found,) = halt.value.findings
    assert (found.code, found.location) == ("construct", Location(FILE, line))
    assert "holds itself" in found.message


def test_a_note_may_be_marked_twice_and_named_in_the_text_below_it() -> None:
    assert len(blocks("a[^1] b[^1]\n\n[^1]: en note\n\nSe note[^1].")) == 2


def test_what_pandoc_can_not_read_at_all_is_told_with_its_line() -> None:
    with pytest.raises(Halt) as halt:
        blocks("a\n\n{context=b}\n \n")
    (found,) = halt.value.findings
    assert found.code == "pandoc"
    assert found.location.line in {3, 4}
    assert found.hint


def test_pandoc_is_stopped_when_its_time_is_over() -> None:
    with pytest.raises(Halt) as halt:
        read_markdown("[a](b) " * 20_000, Reading(FILE), seconds=0.3)
    (found,) = halt.value.findings
    assert (found.code, found.location) == ("pandoc", Location(FILE))
    assert "stopped after 0.3 seconds" in found.message

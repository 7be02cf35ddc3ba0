"""The invariant of the whole project: with each msgstr equal to its msgid, the translated tree is the source's."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from identity import by_its_own_words, document_of, read_text
from markdown_documents import PLACE, Tape, document, paragraphs, tapes
from real_texts import COOPERATION, cooperation_markdown, real_text

from press.build.documents import names
from press.findings import Finding, Halt
from press.model.document import Document
from press.model.tree import Abbreviation, Code, Footnote, Image, LineBreak, Link, Paragraph, Span, Style, Styled, Text
from press.read import read

ROOT = Path(__file__).parent.parent

EXAMPLES = int(os.environ.get("HUNT", "25"))
"""``HUNT=2000 pytest tests/test_segments_identity.py`` hunts for new ones; those of the suite are always the same."""

hunted = settings(
    max_examples=EXAMPLES,
    derandomize="HUNT" not in os.environ,
    database=None,
    deadline=None,
    phases=list(Phase) if "HUNT" in os.environ else [Phase.generate],  # to shrink a counter-example takes minutes
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def kept(text: str) -> str:
    """The msgid of a paragraph that comes back as it was."""
    made, told = read_text(text)
    round_trip = by_its_own_words(made)
    assert (told, round_trip.lost, round_trip.differences) == ((), (), ())
    return round_trip.cut.segments[1].msgid


def tree_or_refusals(text: str) -> tuple[Document, tuple[Finding, ...]]:
    """The tree of a text, or an empty one with what keeps the text from being read at all."""
    try:
        return read_text(text)[0], ()
    except Halt as halt:
        return document_of(()), halt.findings


@pytest.mark.parametrize("name", names(ROOT))
def test_the_projects_own_texts_come_back(name: str) -> None:
    source = read(ROOT, name, "da")
    assert source.document is not None
    round_trip = by_its_own_words(source.document)
    assert len(round_trip.cut.segments) > 20
    assert (round_trip.lost, round_trip.differences) == ((), ())


REAL = {
    "internationalt-samarbejde": (lambda: cooperation_markdown(real_text(f"{COOPERATION}.txt").read_text("utf-8")), 15),
    "menneskerettigheder": (lambda: real_text("udhr/menneskerettigheder.md").read_text("utf-8"), 91),
}
"""Texts that nobody wrote for this project, and how many segments each has at least."""


@pytest.mark.parametrize("name", REAL)
def test_a_real_text_comes_back(tmp_path: Path, name: str) -> None:
    text, least = REAL[name]
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / f"{name}.md").write_text(text(), "utf-8")
    source = read(tmp_path, name, "da")
    assert source.document is not None
    round_trip = by_its_own_words(source.document)
    assert len(round_trip.cut.segments) >= least
    assert (round_trip.lost, round_trip.differences) == ((), ())


@hunted
@given(tapes(1200))
def test_markdown_of_any_kind_comes_back_or_is_told(tape: Tape) -> None:
    made, refusals = tree_or_refusals(document(tape))
    assert by_its_own_words(made).differences == ()
    assert all(found.code in {"pandoc", "construct"} and found.location.line for found in refusals)


@hunted
@given(tapes(1200))
def test_trees_that_no_writer_would_write_come_back_or_are_told(tape: Tape) -> None:
    assert by_its_own_words(document_of(paragraphs(tape))).differences == ()


@pytest.mark.parametrize(
    ("text", "msgid"),
    [
        ("10\\. november kommer", "10. november kommer"),
        ("\\# ikke en overskrift", "# ikke en overskrift"),
        ("\\- ikke en liste", "- ikke en liste"),
        ("\\> ikke et citat", "> ikke et citat"),
        ("\\[x]: ikke en definition", "\\[x\\]: ikke en definition"),
        ("Ægte \\&amp; navn", "Ægte \\&amp; navn"),
        ("R&D og A & B", "R&D og A & B"),
        ("Et \\{#id} tegn", "Et \\{#id} tegn"),
        ("Se\\![her](https://a.b)", "Se\\![her](https://a.b)"),
        ("2 * 3 * 4 og snake_case", "2 * 3 * 4 og snake_case"),
        ("a \\*b\\* c", "a \\*b\\* c"),
        ("Kode `` a`b `` og `c`", "Kode ``a`b`` og `c`"),
        ("*Kursiv **og fed** tekst*", "*Kursiv __og fed__ tekst*"),
        ("**a*b*c** ord", "**a*b*c** ord"),
        ("En\\\nlinje", "En\\\nlinje"),
        ("阅读 **《宣言》** 全文", "阅读 **《宣言》** 全文"),
        ("阅读*宣言*全文", "阅读*宣言*全文"),
        ("مرحبا *بالعالم* [RAN]{lang=en}", "مرحبا *بالعالم* [RAN]{lang=en}"),
        ("\u00a0ord\u00a0og\u202f%\u00a0", "\u00a0ord\u00a0og\u202f%\u00a0"),
        ("b\u0301 og 👩\u200d👧", "b\u0301 og 👩\u200d👧"),
        ("<https://example.org/a_b*c*>", ""),
        ("Se <https://example.org/a_b*c*>", "Se <https://example.org/a_b*c*>"),
        ("[ord](https://a.b/c_(d)?e=1&copy=2)", "[ord](<https://a.b/c_(d)?e=1&copy=2>)"),
        ('[ord](https://a.b "En \\"titel\\" \\&amp; mere")', '[ord](https://a.b "En \\"titel\\" & mere")'),
        ("![Et billede](<a b.svg>) ved siden af", "![Et billede](<a b.svg>) ved siden af"),
        ('[R "D"]{abbr="Ræd & bange"}', '[R "D"]{abbr="R &quot;D&quot;"}'),
        ("[N]{abbr=et} og [N]{abbr=to}", '[N]{abbr=N} og [N]{abbr="N 2"}'),
        ("[Vejen 1]{translate=no} findes", "[Vejen 1]{translate=no} findes"),
        ("Ord[^1] og ord[^2]\n\n[^1]: Ét\n\n[^2]: - to\n    - tre", "Ord[^1] og ord[^2]"),
    ],
)
def test_a_text_comes_back_from_a_msgid_with_as_few_backslashes_as_can_be(text: str, msgid: str) -> None:
    made, told = read_text(text)
    round_trip = by_its_own_words(made)
    assert (told, round_trip.lost, round_trip.differences) == ((), (), ())
    assert [one.msgid for one in round_trip.cut.segments[1:2]] == ([msgid] if msgid else [])


def test_every_ascii_mark_at_the_start_the_end_and_the_middle_of_a_text_comes_back() -> None:
    lines = [
        f"\\{mark}a {mark if mark not in '<[`{' else ''} b\\{mark}c\\{mark}"
        for mark in "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
    ]
    made, told = read_text("\n\n".join(lines))
    round_trip = by_its_own_words(made)
    assert len(round_trip.cut.segments) == 33
    assert (told, round_trip.lost, round_trip.differences) == ((), (), ())


@pytest.mark.parametrize(
    "content",
    [
        (Styled(Style.EMPHASIS, (Text("a"), Styled(Style.EMPHASIS, (Text("b"),)), Text("c"))),),
        (Styled(Style.STRONG, (Text("a"),)), Styled(Style.STRONG, (Text("b"),))),
        (Styled(Style.SUPERSCRIPT, (Text(" a "),)),),
        (Text("a"), Code("b"), Code("c")),
        (Text("a"), LineBreak()),
        (Text("a  b"),),
        (Text("e\u0301"),),
        (Link((Link((Text("a"),), "https://a.b"),), "https://c.d"),),
        (Image((Styled(Style.EMPHASIS, (Text("a"),)),), "a.png"),),
        (Text("a "), Image((), "a.png", is_decoration=True), Text(" b")),
        (Span((Text("a"),), "en", False), Abbreviation((Text(" b "), LineBreak()), "b", "c")),
        (Text("n"), *(Footnote((Paragraph((Text(f"note {number} ord"),), PLACE),)) for number in range(51))),
    ],
)
def test_what_can_not_be_kept_is_a_finding_on_the_source_at_its_place(content) -> None:
    round_trip = by_its_own_words(document_of((Paragraph(content, PLACE),)))
    assert round_trip.differences == ()
    if round_trip.lost:
        (found,) = round_trip.lost
        assert (found.code, found.location) == ("identity", PLACE)
        assert found.hint
    else:
        assert kept(round_trip.cut.segments[1].msgid) == round_trip.cut.segments[1].msgid


def test_two_emphases_that_touch_are_named_with_their_words() -> None:
    content = (Styled(Style.STRONG, (Text("Først"),)), Styled(Style.STRONG, (Text("så"),)))
    (found,) = by_its_own_words(document_of((Paragraph(content, PLACE),))).lost
    assert str(found).startswith(
        "source/a.md:1: error identity a paragraph whose marks can't be kept: “**Først****så**” — "
    )

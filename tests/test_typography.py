"""Each language is set as its own printers would set it, whatever the translators typed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from docs import typography as typography_page
from press import languages
from press.model.document import Document, Metadata
from press.model.location import Location
from press.model.tree import (
    Abbreviation,
    Code,
    Footnote,
    FootnoteMark,
    Inlines,
    LineBreak,
    Link,
    Paragraph,
    Span,
    Style,
    Styled,
    Text,
)
from press.pandoc import plain
from press.typography import NAMES, RULES, authorities, set_document, set_text, set_words
from press.typography.examples import Example, examples, shown
from press.typography.signs import NARROW, NBSP

HERE = Location("source/text.md", 1)


@pytest.mark.parametrize("one", examples(), ids=lambda one: f"{one.rule} {one.language} {one.typed}")
def test_a_text_is_set_as_its_example_shows(one: Example) -> None:
    assert shown(set_text(one.typed, one.language)) == shown(one.printed)


def test_every_rule_has_an_example_for_each_language_that_it_names() -> None:
    has = {(one.rule, one.language) for one in examples()}
    wanted = {(rule.name, code) for rule in RULES for code in rule.authorities if code != "*"}
    assert wanted - has == set()


def test_every_example_is_of_a_rule_and_a_language_of_the_tables() -> None:
    assert {one.rule for one in examples()} == set(NAMES)
    assert {one.language for one in examples()} <= languages.LANGUAGES.keys()


@pytest.mark.parametrize("rule", NAMES)
def test_every_rule_changes_something_that_stays_when_it_is_off(rule: str) -> None:
    changed = [one for one in examples() if one.rule == rule and one.typed != one.printed]
    assert changed
    off = [set_text(one.typed, one.language, lambda _: frozenset({rule})) for one in changed]
    assert any(made != one.printed for made, one in zip(off, changed, strict=True))


def test_without_rules_a_text_stays_as_it_was_typed() -> None:
    assert {set_text(one.typed, one.language, lambda _: frozenset(NAMES)) for one in examples()} == {
        one.typed for one in examples()
    }


def test_what_an_authority_says_was_read_where_its_address_leads_or_is_known_only_and_said_to_be() -> None:
    said = {one for rule in RULES for code in rule.authorities for one in rule.authority(code)}
    assert {one.name for one in said if one.known and not one.address} == {authorities.THIS_PROJECT.name}
    assert all(one.address.startswith("http") for one in said if one.address)
    page = typography_page.page()
    unread = [one for one in said if not one.known]
    assert unread
    assert all(f"{one.name} (from knowledge)" in page and not one.address for one in unread)


# --- setting a set text changes nothing ---

PIECES = [
    *sorted({piece for one in examples() for piece in one.typed.split()}),  # in the same order in each process
    *"\"'“”„«»‹›‘’‚「」.,;:!?-–—…%()/",
    *["...", "--", " - ", "10", "2010", "25 %", "\u00a0", "\u202f", " ", " ", " ", "\ufffc", "中", "文", "a", "ب", "Ж"],
]
LINES = st.lists(st.sampled_from(PIECES), max_size=24).map("".join)
CODES = st.sampled_from(sorted({one.language for one in examples()}))


@given(CODES, LINES)
@example("zh-Hans", "中(文)?")
@example("da", '他說"你好"。Řekl"не".')
@example("sv", '他說"你好"。Řekl"не".')
def test_a_text_that_is_set_stays_as_it_is(code: str, typed: str) -> None:
    once = set_text(typed, code)
    assert shown(set_text(once, code)) == shown(once)


@given(CODES, LINES)
def test_letters_and_digits_are_neither_lost_nor_changed(code: str, typed: str) -> None:
    def letters(text: str) -> str:
        return "".join(character for character in text if character.isalnum())

    assert letters(set_text(typed, code)) == letters(typed)


@given(CODES, st.lists(st.tuples(LINES, st.sampled_from([None, *Style])), max_size=6))
def test_emphasis_changes_nothing_in_what_is_set(code: str, parts: list[tuple[str, Style | None]]) -> None:
    words: Inlines = tuple(
        Text(text) if style is None else Styled(style, (Text(text),)) for text, style in parts if text
    )
    assume(not any("http" in text for text, _ in parts))  # half an address in emphasis is none
    assert shown(plain(set_words(words, code))) == shown(set_text("".join(text for text, _ in parts), code))


# --- what stays, and what goes by other rules ---


def test_a_quotation_is_paired_across_emphasis_and_links() -> None:
    words = (Text('Er sagt: "'), Styled(Style.STRONG, (Text("ja"),)), Text('" und '), Link((Text('"nein"'),), "#a"))
    made = set_words(words, "de")
    assert made == (
        Text("Er sagt: „"),
        Styled(Style.STRONG, (Text("ja"),)),
        Text("“ und "),
        Link((Text("„nein“"),), "#a"),
    )


def test_code_and_names_that_stay_are_left_alone() -> None:
    words = (Code('"a" ...'), Text(" "), Span((Text('"b" ...'),), translate=False), Text(' "c"'))
    assert set_words(words, "da") == (*words[:3], Text(" »c«"))


def test_addresses_in_the_text_are_left_alone() -> None:
    typed = 'Voir "https://example.org/?a=1:b;c!" ou moi.2010-2015@example.org ; fin'
    printed = "Voir «⍽https://example.org/?a=1:b;c⎵!⍽» ou moi.2010-2015@example.org⎵; fin"
    assert shown(set_text(typed, "fr")) == printed


def test_a_foreign_phrase_goes_by_its_own_rules_and_the_marks_around_it_by_those_of_the_text() -> None:
    words = (Text('Man kalder det "'), Span((Text('the "open" door'),), "en"), Text('".'))
    assert plain(set_words(words, "da")) == "Man kalder det »the “open” door«."


def test_a_phrase_in_a_language_without_a_row_stays_as_it_was_typed() -> None:
    words = (Span((Text('"Olá" ...'),), "pt-BR"),)
    assert set_words(words, "da") == words


def test_a_note_mark_does_not_part_a_mark_from_its_word() -> None:
    made = set_words((Text("Vraiment"), FootnoteMark(1), Text("?")), "fr")
    assert shown(plain(made)) == "Vraiment⎵?"


def test_a_line_break_keeps_its_place() -> None:
    made = set_words((Text('"a'), LineBreak(), Text('b" - c')), "da")
    assert made == (Text("»a"), LineBreak(), Text("b« – c"))


def test_a_space_that_a_rule_takes_away_leaves_no_empty_text() -> None:
    made = set_words((Styled(Style.STRONG, (Text("«"),)), Text(" "), Styled(Style.STRONG, (Text("да »"),))), "ru")
    assert made == (Styled(Style.STRONG, (Text("«"),)), Styled(Style.STRONG, (Text("да»"),)))


def test_notes_expansions_and_descriptions_are_set_too() -> None:
    note = Footnote((Paragraph((Text('"n"'),), HERE),))
    words = (Abbreviation((Text("EU"),), "EU", 'den "union"'), note)
    made = set_words(words, "da")
    assert made == (
        Abbreviation((Text("EU"),), "EU", "den »union«"),
        Footnote((Paragraph((Text("»n«"),), HERE),)),
    )


def test_a_document_is_set_with_its_title_and_nothing_else_of_it_changes() -> None:
    document = Document("text", "da", Metadata((Text('"Titel" ...'),)), (Paragraph((Text('"a"'),), HERE),), HERE)
    made = set_document(document)
    assert made == replace(document, metadata=Metadata((Text("»Titel« …"),)), blocks=(Paragraph((Text("»a«"),), HERE),))


def test_pseudo_languages_go_by_the_rules_of_those_whose_letters_they_have() -> None:
    assert set_text('"ţéẋţ" ...', "en-XA") == "“ţéẋţ” …"
    assert set_text('"نص", نص', "ar-XB") == "«نص»، نص"


# --- quotation marks and CLDR ---


def delimiters() -> dict[str, tuple[str, ...]]:
    lines = (Path(__file__).parent / "fixtures/cldr/delimiters.txt").read_text("utf-8").splitlines()
    rows = [tuple(line.split(" ")) for line in lines if not line.startswith("#")]
    return {row[0]: row[1:] for row in rows}


def test_quotation_marks_are_those_of_cldr_or_of_an_authority_that_is_named() -> None:
    (rule,) = (rule for rule in RULES if rule.name == "quotes")
    known = delimiters()
    others = {code for code, row in languages.LANGUAGES.items() if row.quotes != known.get(code, row.quotes)}
    assert others == rule.authorities.keys() - {"*"}
    assert all("CLDR" not in one.name for code in others for one in rule.authority(code))


NO_SPACES = dict.fromkeys(map(ord, (NBSP, NARROW)))
IDEOGRAPHIC = ("zh-Hans", "zh-Hant", "ja")


@pytest.mark.parametrize("code", sorted(languages.LANGUAGES))
def test_every_language_has_plain_and_foreign_marks_set_as_its_row_has_them(code: str) -> None:
    first, last, *_ = languages.LANGUAGES[code].quotes
    letters = "中文" if code in IDEOGRAPHIC else "ab"
    assert set_text(f'x "{letters}" x', code).translate(NO_SPACES) == f"x {first}{letters}{last} x"
    assert set_text(f"x “{letters}” x", code).translate(NO_SPACES) == f"x {first}{letters}{last} x"
    assert set_text(f"x „{letters}“ x", code).translate(NO_SPACES) == f"x {first}{letters}{last} x"


@pytest.mark.parametrize("code", sorted(languages.LANGUAGES.keys() - set(IDEOGRAPHIC)))
def test_a_quotation_in_a_quotation_has_the_inner_marks(code: str) -> None:
    """Between ideographs, where no spaces stand, straight marks in straight marks can't be told apart."""
    first, last, inner_first, inner_last = languages.LANGUAGES[code].quotes
    made = set_text('x "ab "cd" ef" x', code).translate(NO_SPACES)
    assert made == f"x {first}ab {inner_first}cd{inner_last} ef{last} x"

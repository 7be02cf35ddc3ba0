"""What is printed in a language: translations, the source's words where there is none, the parts that are for it."""

from __future__ import annotations

from identity import document_of, read_text

from press.model.location import Location
from press.model.segments import Segment, Translation
from press.model.tree import BulletList, Division, Footnote, Link, Paragraph, Part, Span, Style, Styled, Text
from press.segments import cut
from press.translate import part_for, translate

PLACE = Location("locales/en/LC_MESSAGES/a.po", 3)


def in_english(text: str, *pairs: tuple[str, tuple]) -> tuple:
    """The blocks of a text in English, and the msgids that have no translation."""
    document, told = read_text(text)
    assert told == ()
    made, lost = cut(document)
    assert lost == ()
    given = dict(pairs)
    translations = {
        one.key: Translation(one.key, given[one.msgid], PLACE) for one in made.segments if one.msgid in given
    }
    result = translate(made, translations, "en")
    return result.document, tuple(one.msgid for one in result.missing if one.msgid != "Titel")


def test_translated_words_stand_in_the_sources_skeleton() -> None:
    document, missing = in_english("## Æble\n\n- pære", ("Æble", (Text("Apple"),)), ("pære", (Text("pear"),)))
    heading, listed = document.blocks
    assert (heading.content, heading.id, heading.level) == ((Text("Apple"),), "æble", 2)
    assert isinstance(listed, BulletList)
    assert listed.items[0][0].content == (Text("pear"),)
    assert (document.language, missing) == ("en", ())


def test_a_text_without_a_translation_says_which_language_it_is_in() -> None:
    document, missing = in_english("Æble")
    assert document.blocks[0].content == (Span((Text("Æble"),), "da"),)
    assert document.metadata.title == (Span((Text("Titel"),), "da"),)
    assert missing == ("Æble",)


def test_the_same_text_is_missing_once() -> None:
    _, missing = in_english("Æble\n\nÆble\n\n- Æble")
    assert missing == ("Æble",)


def test_in_the_sources_own_language_nothing_is_looked_up() -> None:
    document, _ = read_text("Æble")
    made, _ = cut(document)
    assert translate(made, {}, "da").document is document


def test_what_has_no_words_is_the_same_in_every_language() -> None:
    document, missing = in_english("`a` 10 <https://a.b> [Vej 1]{translate=no}\n\n::: {translate=no}\nVej 2\n:::")
    assert missing == ()
    assert "lang" not in repr(document.blocks[0].content[0])
    assert document.blocks[1].blocks[0].content == (Text("Vej 2"),)


def test_a_note_goes_where_its_mark_went_and_is_translated_by_itself() -> None:
    from press.model.tree import FootnoteMark

    words = (Text("before"), FootnoteMark(2), Text(" after"), FootnoteMark(1))
    document, missing = in_english(
        "a[^1] b[^2]\n\n[^1]: en\n\n[^2]: to", ("a[^1] b[^2]", words), ("en", (Text("one"),))
    )
    _, second, _, first = document.blocks[0].content
    assert isinstance(first, Footnote)
    assert first.blocks[0].content == (Text("one"),)
    assert second.blocks[0].content == (Span((Text("to"),), "da"),)
    assert missing == ("to",)


def test_a_mark_that_the_source_has_not_is_not_printed() -> None:
    from press.model.tree import FootnoteMark

    document, _ = in_english("a[^1]\n\n[^1]: 1", ("a[^1]", (Text("b"), FootnoteMark(7), FootnoteMark(0))))
    assert document.blocks[0].content == (Text("b"),)


def test_an_abbreviation_gets_its_translated_expansion_by_its_key() -> None:
    from press.model.tree import Abbreviation

    words = (Abbreviation((Text("UN"),), "FN"), Text(" works"))
    document, missing = in_english('[FN]{abbr="De Forenede Nationer"} virker', ("[FN]{abbr=FN} virker", words))
    abbreviation = document.blocks[0].content[0]
    assert (abbreviation.content, abbreviation.key) == ((Text("UN"),), "FN")
    assert missing == ("De Forenede Nationer",)
    document, _ = in_english(
        '[FN]{abbr="De Forenede Nationer"} virker',
        ("[FN]{abbr=FN} virker", words),
        ("De Forenede Nationer", (Text("United Nations"),)),
    )
    assert document.blocks[0].content[0].expansion == "United Nations"


def test_an_expansion_in_the_language_of_its_phrase_is_not_translated() -> None:
    _, missing = in_english('[[EU]{abbr="European Union"}]{lang=en} a')
    assert missing == ("[EU]{abbr=EU lang=en} a",)


def test_a_part_for_some_languages_is_in_those_alone() -> None:
    document, _ = read_text('a\n\n::: {only=en}\nb\n:::\n\n::: callout\nc\n\n:::: {only="ar zh_Hans"}\nd\n::::\n\n:::')
    for code, printed in (("en", "abc"), ("ar", "acd"), ("zh-Hans", "acd"), ("da", "ac")):
        made, _ = cut(part_for(document, code))
        assert "".join(one.msgid for one in made.segments[1:]) == printed


def test_a_document_without_such_parts_is_handed_on_as_it_is() -> None:
    document, _ = read_text("a")
    assert part_for(document, "en") is document


def test_the_words_of_a_shared_text_are_looked_up_in_its_own_catalog() -> None:
    shared = Division(Part.PLAIN, (Paragraph((Text("Æble"),), PLACE),), PLACE, catalog="kontakt")
    made, _ = cut(document_of((Paragraph((Text("Æble"),), PLACE), shared)))
    own, foreign = made.segments[1:]
    assert (own.key, foreign.key) == (("a", "", "Æble"), ("kontakt", "", "Æble"))
    result = translate(made, {foreign.key: Translation(foreign.key, (Text("Apple"),), PLACE)}, "en").document
    assert result.blocks[0].content == (Span((Text("Æble"),), "da"),)
    assert result.blocks[1].blocks[0].content == (Text("Apple"),)


def test_short_texts_have_their_kind_as_context_and_long_ones_none() -> None:
    text = "## A\n\nB\n\n- C\n\nD\n: E\n\n::: table\n\nF\n\n| G |\n| --- |\n| H |\n\n:::\n\n"
    text += "::: figure\n\n![I](i.png)\n\nJ\n\n:::\n\n"
    made, _ = cut(read_text(text + "{context=sted}\nK[^1] [L]{abbr=M}\n\n[^1]: N")[0])
    contexts = {one.msgid: one.context for one in made.segments}
    assert contexts == {
        "Titel": "title",
        "A": "heading",
        "B": "",
        "C": "",
        "D": "term",
        "E": "",
        "F": "caption",
        "G": "table header",
        "H": "cell",
        "I": "image description",
        "J": "caption",
        "K[^1] [L]{abbr=L}": "sted",
        "M": "expansion",
        "N": "",
    }


def test_translators_are_told_the_section_and_what_the_writer_said() -> None:
    text = "A\n\n## B *c*\n\n::: note-to-translators\nKort\n:::\n\n::: note-to-translators\nHøfligt\n:::\n\nD\n\nE"
    made, _ = cut(read_text(text)[0])
    told = {one.msgid: (one.section, one.notes) for one in made.segments}
    assert told["A"] == ("Titel", ())
    assert told["D"] == ("B c", ("Kort", "Høfligt"))
    assert told["E"] == ("B c", ())


def test_marks_of_a_translation_are_kept() -> None:
    words = (Styled(Style.STRONG, (Text("bold"),)), Link((Text("b"),), "https://a.b"))
    document, _ = in_english("**fed** [b](https://a.b)", ("**fed** [b](https://a.b)", words))
    assert document.blocks[0].content == words


def test_segments_are_values() -> None:
    made, _ = cut(read_text("a")[0])
    assert isinstance(made.segments[0], Segment)
    assert made.segments == cut(read_text("a")[0])[0].segments

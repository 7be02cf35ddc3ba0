"""Phrases, links, numbers and notes in left-to-right and right-to-left pages."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from page_samples import FRAME, body, page


def words(text: str, language: str = "da") -> str:
    return body(text, language).removeprefix("<p>").removesuffix("</p>")


@pytest.mark.parametrize(
    ("text", "xhtml"),
    [
        ("*a* **b** ~~c~~ ^d^ ~e~", "<em>a</em> <strong>b</strong> <del>c</del> <sup>d</sup> <sub>e</sub>"),
        ("`a<b`", "<code>a&lt;b</code>"),
        ("a\\\nb", "a<br/>b"),
        ("[RAN]{lang=en}", '<span lang="en">RAN</span>'),
        ("[שלום]{lang=he}", '<span lang="he" dir="rtl">שלום</span>'),
        ("[Vej]{translate=no}", '<span translate="no">Vej</span>'),
        ("[a]{lang=da}", "a"),
        ("[a](https://a.b/?c=1&d=2)", '<a href="https://a.b/?c=1&amp;d=2" rel="external">a</a>'),
        ('[a](https://a.b "T & \\"U\\"")', '<a href="https://a.b" rel="external" title="T &amp; &quot;U&quot;">a</a>'),
        ("[a](#b)", '<a href="#b">a</a>'),
        ("[a](tel:+4512345678)", '<a href="tel:+4512345678">a</a>'),
        ("<a@b.example>", '<a href="mailto:a@b.example">a@b.example</a>'),
        ("[a](andet.md#b)", '<span class="document" data-document="andet.html#b">a</span>'),
        ("x ![](a.svg){.decoration} y", 'x <img src="images/a.svg" alt="" role="presentation"/> y'),
        ("x ![A](a.svg) y", 'x <img src="images/a.svg" alt="A"/> y'),
    ],
)
def test_an_inline_has_its_markup(text: str, xhtml: str) -> None:
    assert words(text) == xhtml


def test_an_abbreviation_shows_its_expansion() -> None:
    assert '<abbr title="A &amp; &quot;b&quot;"' in words("[X]{abbr='y'} z".replace("'y'", '"A &amp; &quot;b&quot;"'))


def test_a_link_to_another_document_is_an_address_where_the_settings_give_one() -> None:
    frame = replace(FRAME, base_url="https://example.org/b/")
    made = body("[a](andet.md#b)", "en", frame=frame)
    assert made == '<p><a href="https://example.org/b/en/andet.html#b" rel="external">a</a></p>'


@pytest.mark.parametrize("language", ["ar", "fa"])
@pytest.mark.parametrize(
    ("text", "isolated"),
    [
        ("هاتف +45 33 92 12 34.", "+45 33 92 12 34"),
        ("مبلغ 1.234,50 كرونة", "1.234,50"),
        ("في 10/11 2023 هنا", "10/11 2023"),
        ("من 9.30–10.15 هنا", "9.30–10.15"),
        ("من 9.30–\u206010.15 هنا", "9.30–\u206010.15"),
        ("نسبة 12%", "12%"),
        ("كتب a.b@example.org.", "a.b@example.org"),
        ("انظر https://example.org/a_b?c=1, هنا", "https://example.org/a_b?c=1"),
        ("انظر www.example.org.", "www.example.org"),
    ],
)
def test_numbers_of_several_parts_and_addresses_are_isolated_from_right_to_left_text(language, text, isolated) -> None:
    assert f'<bdi dir="ltr">{isolated}</bdi>' in words(text, language)


@pytest.mark.parametrize("text", ["سنة 2023", "في 7 مدن", "الفصل 3."])
def test_a_number_of_one_part_needs_no_isolation(text: str) -> None:
    assert words(text, "ar") == text


@pytest.mark.parametrize("text", ["ring +45 33 92 12 34", "1.234,50 kr.", "a@b.example"])
def test_nothing_is_isolated_from_left_to_right_text(text: str) -> None:
    assert "<bdi" not in words(text)


def test_numbers_in_a_foreign_phrase_of_a_right_to_left_text_stand_in_its_direction_already() -> None:
    assert words("نص [call 12 34 56]{lang=en}", "ar") == 'نص <span lang="en" dir="ltr">call 12 34 56</span>'


def test_code_and_links_in_latin_letters_run_from_left_to_right_in_arabic() -> None:
    assert words("`a.b()`", "ar") == '<code dir="ltr">a.b()</code>'
    assert words("[+45 12 34](tel:+451234)", "ar") == '<a href="tel:+451234"><bdi dir="ltr">+45 12 34</bdi></a>'
    assert (
        words("[RAN.eu](https://ran.eu)", "ar")
        == '<a href="https://ran.eu" rel="external"><bdi dir="ltr">RAN.eu</bdi></a>'
    )
    assert words("[اقرأ](https://ran.eu)", "ar") == '<a href="https://ran.eu" rel="external">اقرأ</a>'


# --- notes -----------------------------------------------------------------------------------------------------

NOTES = "a[^x] [b]{lang=en}[^y]\n\n- c[^z]\n\n[^x]: *En*\n\n[^y]: To\n\n    - liste\n\n[^z]: Tre\n\n    fire\n"


@pytest.mark.parametrize(("language", "mark"), [("fa", "۲"), ("bn", "২"), ("ar", "2"), ("en", "2")])
def test_the_mark_of_a_note_is_in_the_digits_of_the_page_and_its_address_is_not(language: str, mark: str) -> None:
    assert f'id="fnref-2" href="#fn-2">{mark}</a>' in page(NOTES, language).body


def test_notes_are_numbered_through_the_page_and_lead_there_and_back() -> None:
    made = page(NOTES)
    root = ET.fromstring(f"<body>{made.body}</body>")
    marks = root.findall(".//a[@class='noteref']")
    assert [(one.text, one.get("id"), one.get("href")) for one in marks] == [
        (str(number), f"fnref-{number}", f"#fn-{number}") for number in (1, 2, 3)
    ]
    notes = root.findall(".//section[@role='doc-endnotes']/ol/li")
    assert [note.get("id") for note in notes] == ["fn-1", "fn-2", "fn-3"]
    assert [note.find(".//a[@role='doc-backlink']").get("href") for note in notes] == [
        "#fnref-1",
        "#fnref-2",
        "#fnref-3",
    ]
    assert [len(note.findall(".//a[@role='doc-backlink']")) for note in notes] == [1, 1, 1]
    ids = [one.get("id") for one in root.iter() if one.get("id")]
    assert len(ids) == len(set(ids))


def test_the_way_back_stands_in_the_last_paragraph_or_in_one_of_its_own() -> None:
    made = body(NOTES)
    back = '<a class="backlink" role="doc-backlink" href="#fnref-{}">«Back to the text»</a>'
    assert f'<li id="fn-1"><p><em>En</em> {back.format(1)}</p></li>' in made
    assert f'<li id="fn-2"><p>To</p><ul><li>liste</li></ul><p>{back.format(2)}</p></li>' in made
    assert f'<li id="fn-3"><p>Tre</p><p>fire {back.format(3)}</p></li>' in made


def test_the_notes_are_the_last_block_with_a_heading_in_the_language() -> None:
    blocks = page(NOTES).blocks
    assert blocks[-1].xhtml.startswith(
        '<section class="endnotes" role="doc-endnotes" aria-labelledby="notes"><h2 id="notes">«Notes»</h2>'
    )
    assert "endnotes" not in page("a").body


def test_a_note_without_a_translation_says_its_language() -> None:
    assert '<li id="fn-1"><p lang="da" dir="ltr" class="untranslated">Note' in body(
        "1[^1]\n\n[^1]: Note", "ar", untranslated=True
    )


def test_the_way_back_is_in_the_pages_language_also_in_a_note_that_is_not() -> None:
    made = body("1[^1]\n\n[^1]: Note", "ar", untranslated=True)
    assert 'href="#fnref-1" lang="ar" dir="rtl">«Back to the text»</a></p>' in made


def test_a_note_that_is_marked_twice_stands_twice() -> None:
    made = body("a[^1] b[^1]\n\n[^1]: c")
    assert made.count('<li id="fn-') == 2

"""Every construct becomes the markup that docs/architecture.md lists, in both directions."""

from __future__ import annotations

import pytest
from page_samples import body, page

TABLE = "::: {.table row-headers=yes}\n\nT\n\n| A | B | C |\n| --- | :-: | --: |\n"


@pytest.mark.parametrize(
    ("text", "xhtml"),
    [
        ("## A *b*", '<h2 id="a-b">A <em>b</em></h2>'),
        ("### A {#x}", '<h3 id="x">A</h3>'),
        ("a < b & c > d", "<p>a &lt; b &amp; c &gt; d</p>"),
        ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
        ("- a\n\n- b", "<ul><li><p>a</p></li><li><p>b</p></li></ul>"),
        ("- a\n    1. b", "<ul><li>a<ol><li>b</li></ol></li></ul>"),
        ("3. a", '<ol start="3"><li>a</li></ol>'),
        ("b) a", '<ol start="2" type="a"><li>a</li></ol>'),
        ("i. a", '<ol type="i"><li>a</li></ol>'),
        ("A\n: b\n: c", "<dl><dt>A</dt><dd>b</dd><dd>c</dd></dl>"),
        ("> a", "<blockquote><p>a</p></blockquote>"),
        ("```\na <b>\n```", '<pre dir="ltr"><code>a &lt;b&gt;</code></pre>'),
        ("a\n\n---", "<p>a</p>\n<hr/>"),
        ('![A "b" & c](d.svg)', '<figure><img src="images/d.svg" alt="A &quot;b&quot; &amp; c"/></figure>'),
        ("![](d.svg){.decoration}", '<p class="decoration"><img src="images/d.svg" alt="" role="presentation"/></p>'),
        (
            "::: figure\n\n![A](d.svg)\n\nb\n\n:::",
            '<figure><img src="images/d.svg" alt="A"/><figcaption>b</figcaption></figure>',
        ),
        ("::: callout\na\n:::", '<aside class="callout"><p>a</p></aside>'),
        ("::: contact\na\n:::", '<section class="contact"><p>a</p></section>'),
        (":::: cards\n::: card\na\n:::\n::::", '<div class="cards"><section class="card"><p>a</p></section></div>'),
        ("::: {translate=no}\na\n:::", '<div translate="no"><p>a</p></div>'),
        ("::: {lang=en}\na\n:::", '<div lang="en"><p>a</p></div>'),
        ("::: {.callout lang=ar}\na\n:::", '<aside class="callout" lang="ar" dir="rtl"><p>a</p></aside>'),
        ("::: {only=en}\na\n:::", "<p>a</p>"),
        ("::: note-to-translators\na\n:::\n\nb", "<p>b</p>"),
    ],
)
def test_a_block_has_its_markup(text: str, xhtml: str) -> None:
    assert body(text) == xhtml


def test_a_table_has_a_caption_scopes_spans_and_alignment() -> None:
    made = body(TABLE + "| r | [x]{colspan=2} | |\n| [s]{rowspan=2} | 1 | 2 |\n| | 3 | 4 |\n\n:::")
    assert made == (
        '<table><caption>T</caption><thead><tr><th scope="col">A</th><th scope="col" class="center">B</th>'
        '<th scope="col" class="end">C</th></tr></thead><tbody>'
        '<tr><th scope="row">r</th><td colspan="2" class="center">x</td></tr>'
        '<tr><th scope="rowgroup" rowspan="2">s</th><td class="center">1</td><td class="end">2</td></tr>'
        '<tr><td class="center">3</td><td class="end">4</td></tr></tbody></table>'
    )


def test_a_header_over_two_columns_is_one_of_a_group() -> None:
    made = body("::: table\n\nT\n\n| [A]{colspan=2} | |\n| --- | --- |\n| 1 | 2 |\n\n:::")
    assert '<th scope="colgroup" colspan="2">A</th>' in made


# What stays in the source's language says so: with its language, its direction where that differs, and a class.
@pytest.mark.parametrize(
    ("text", "english", "arabic"),
    [
        ("Æble", '<p lang="da" class="untranslated">', '<p lang="da" dir="ltr" class="untranslated">'),
        (
            "## Æble",
            '<h2 id="æble" lang="da" class="untranslated">',
            '<h2 id="æble" lang="da" dir="ltr" class="untranslated">',
        ),
        ("- Æble", '<li><span lang="da" class="untranslated">', '<li><span lang="da" dir="ltr" class="untranslated">'),
        ("Æ\n: b", '<dt lang="da" class="untranslated">', '<dt lang="da" dir="ltr" class="untranslated">'),
        (
            "::: table\n\nÆ\n\n| a |\n| --- |\n| b |\n\n:::",
            '<caption lang="da" class="untranslated">',
            '<td><span lang="da" dir="ltr" class="untranslated">',
        ),
        (
            "::: figure\n\n![a](b.svg)\n\nÆ\n\n:::",
            '<figcaption lang="da" class="untranslated">',
            '<figcaption lang="da" dir="ltr" class="untranslated">',
        ),
    ],
)
def test_words_without_a_translation_say_their_language_and_direction(text: str, english: str, arabic: str) -> None:
    assert english in body(text, "en", untranslated=True)
    assert arabic in body(text, "ar", untranslated=True)


def test_a_description_without_a_translation_says_its_language() -> None:
    assert '<img src="images/a.svg" alt="Æble" lang="da" dir="ltr"/>' in body("![Æble](a.svg)", "ar", untranslated=True)


def test_a_part_that_is_not_translated_says_its_language_in_others() -> None:
    text = "::: {translate=no}\nVej 1\n:::\n\n[Vej 2]{translate=no} x"
    assert '<div lang="da" dir="ltr" translate="no">' in body(text, "ar")
    assert '<span translate="no" lang="da" dir="ltr">' in body(text, "ar")
    assert "lang=" not in body(text, "da")


def test_headings_are_the_contents_with_their_levels_ids_and_words() -> None:
    made = page("## A *b*\n\n### [RAN]{lang=en} {#ran}\n\n::: {only=en}\n## C\n:::\n\nd")
    assert [(one.level, one.id, one.text) for one in made.contents] == [
        (2, "a-b", "A b"),
        (3, "ran", "RAN"),
        (2, "c", "C"),
    ]
    assert "contents" in made.features


def test_an_untranslated_heading_says_its_language_in_the_contents() -> None:
    assert page("## A\n\n## B", "ar", untranslated=True).contents[0].language == "da"


@pytest.mark.parametrize(
    ("text", "features"),
    [
        ("a", set()),
        ("[a](https://a.b)", {"links"}),
        ("![a](b.svg)", {"images"}),
        ("a[^1]\n\n[^1]: b", {"footnotes"}),
        ("::: table\n\na\n\n| b |\n| --- |\n| c |\n\n:::", {"tables"}),
        ("## a\n\n## b", {"contents"}),
        ("## a", set()),
    ],
)
def test_a_page_says_what_it_has(text: str, features: set[str]) -> None:
    assert page(text).features == features

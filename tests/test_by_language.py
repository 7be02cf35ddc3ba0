"""What style sheets take from the rows of languages: templates/shared/by_language.css.j2, laid out by WeasyPrint."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from brochure_pages import TEMPLATES

from press.formats.weasy.starting import start
from press.languages import LANGUAGES
from press.model.page import House
from press.rendering import renderer

SHEETS = '{% include "shared/tokens.css" %}{% include "shared/body.css" %}'


@cache
def css(code: str, medium: str, tongues: tuple[str, ...]) -> str:
    """The style sheet of a page in a language."""
    render = renderer((TEMPLATES,), {}, language=LANGUAGES[code])
    template = render._environment.from_string(
        f'{SHEETS}{{% set medium = "{medium}" %}}{{% include "shared/by_language.css.j2" %}}'
    )
    return template.render(tongues=(code, *tongues), page={"house": House()})


def laid_out(code: str, body: str, *tongues: str, width: str = "15cm") -> list[Any]:
    """The text boxes of a page."""
    start()
    from weasyprint import HTML
    from weasyprint.formatting_structure import boxes

    row = LANGUAGES[code]
    sheet = f"{css(code, 'print', tongues)} html {{ font-size: 10px }} @page {{ size: {width} 20cm; margin: 0 }}"
    html = f'<html lang="{code}" dir="{row.direction}"><style>{sheet}</style><body>{body}</body></html>'
    pages = HTML(string=html).render().pages
    return [
        box for page in pages for box in page._page_box.descendants(placeholders=True) if isinstance(box, boxes.TextBox)
    ]


def style(code: str, body: str, word: str, name: str, *tongues: str) -> Any:
    return next(box.style[name] for box in laid_out(code, body, *tongues) if word in box.text)


def test_an_arabic_phrase_in_an_english_text_is_larger_and_an_english_one_in_arabic_smaller():
    arabic = '<p>Hello <span lang="ar" dir="rtl">مرحبا</span></p>'
    assert style("en", arabic, "مرحبا", "font_size", "ar") == pytest.approx(11.5)
    english = '<p>مرحبا <span lang="en" dir="ltr">Hello</span></p>'
    assert style("ar", english, "Hello", "font_size", "en") == pytest.approx(10 / 1.15, abs=0.01)


def test_a_phrase_of_the_page_within_a_foreign_one_has_the_page_s_size_again():
    body = '<p>Hello <span lang="ar" dir="rtl">مرحبا <span lang="en" dir="ltr">again</span></span></p>'
    assert style("en", body, "again", "font_size", "ar") == pytest.approx(10, abs=0.01)


def test_a_telephone_number_in_an_arabic_text_is_as_small_as_a_latin_phrase():
    body = '<p>هاتف <bdi dir="ltr">+45 33 92</bdi></p>'
    assert style("ar", body, "33", "font_size") == pytest.approx(8.7, abs=0.01)


@pytest.mark.parametrize("code", [row.code for row in LANGUAGES.values() if not row.script.italic])
def test_a_script_without_italics_is_emphasised_by_weight(code: str):
    assert style(code, "<p>1 <em>2</em></p>", "2", "font_style") == "normal"
    assert style(code, "<p>1 <em>2</em></p>", "2", "font_weight") == 700


def test_emphasis_in_a_latin_phrase_of_a_chinese_text_is_italic():
    body = '<p>人权 <span lang="en"><em>rights</em></span></p>'
    assert style("zh-Hans", body, "rights", "font_style", "en") == "italic"
    assert style("zh-Hans", body, "rights", "font_weight", "en") == 400


def test_a_phrase_is_set_in_the_families_of_its_own_script():
    body = '<p>Rights <span lang="zh-TW">人權</span> <span lang="ja">人権</span></p>'
    assert style("en", body, "人權", "font_family", "zh-TW", "ja")[0] == "Noto Sans CJK TC"
    assert style("en", body, "人権", "font_family", "zh-TW", "ja")[0] == "Noto Sans CJK JP"


@pytest.mark.parametrize(
    ("code", "kind", "marks"),
    [
        ("fa", "", ["۱. ", "۲. "]),
        ("bn", "", ["১. ", "২. "]),
        ("ar", ' type="a"', ["أ. ", "ب. "]),
        ("fa", ' type="a"', ["الف. ", "ب. "]),
        ("he", ' type="a"', ["א. ", "ב. "]),
        ("ru", ' type="A"', ["А. ", "Б. "]),
        ("el", ' type="a"', ["α. ", "β. "]),
        ("th", ' type="a"', ["ก. ", "ข. "]),
        ("ko", ' type="a"', ["가. ", "나. "]),
        ("da", ' type="a"', ["a. ", "b. "]),
        ("zh-Hans", ' type="a"', ["a. ", "b. "]),
    ],
)
def test_lists_are_counted_as_is_usual_in_the_language(code: str, kind: str, marks: list[str]):
    boxes = laid_out(code, f"<ol{kind}><li>x</li><li>x</li></ol>")
    # A mark whose digits and full stop are of two directions is in two boxes.
    printed = "".join(box.text for box in boxes if box.element_tag.endswith("::marker"))
    assert printed == "".join(marks)


def test_no_line_ends_within_a_korean_word():
    words = "모든 사람은 태어날 때부터 자유롭고 존엄하며 평등하다 민족적또는사회적출신에관계없이 보호를 받는다"
    body = f"<p>{words.replace('평등', '<strong>평등</strong>')}</p>"
    lines: dict[float, str] = {}
    for box in laid_out("ko", body, width="3cm"):
        lines[box.position_y] = lines.get(box.position_y, "") + box.text
    assert len(lines) >= 5
    printed = [word for line in lines.values() for word in line.split()]
    assert printed == words.split()


@pytest.mark.parametrize("medium", ["screen", "book"])
def test_browsers_and_books_keep_korean_words_whole_and_break_the_japanese_ones_in_them(medium: str):
    sheet = css("ko", medium, ("ja",))
    assert "[lang]:lang(ko) { word-break: keep-all }" in css("da", medium, ("ko",))
    assert "body { word-break: keep-all }" in sheet
    assert "[lang]:lang(ja) { word-break: normal }" in sheet


def test_a_style_sheet_says_nothing_of_languages_that_the_page_has_not():
    assert "Naskh" not in css("da", "print", ("en",))


def test_arabic_lines_are_wider_apart_on_a_screen_than_on_paper():
    assert "--leading: 1.55;" in css("ar", "print", ())
    assert "--leading: 1.8;" in css("ar", "screen", ())
    assert "--leading: 2.2;" in css("ur", "screen", ())
    assert css("da", "screen", ()).count("--leading: 1.5;") == 2

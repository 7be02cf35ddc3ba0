"""Pages that do not fit, laid out by WeasyPrint from the project's own templates: each is told, and nothing else is."""

from __future__ import annotations

from dataclasses import replace

import brochure_pages
import pytest
from brochure_pages import TEMPLATES, heading, page_of, photograph, render_for

from press.editions import usual
from press.findings import Finding, Severity
from press.formats import pdf
from press.languages import LANGUAGES
from press.model.page import Page, PageBlock
from press.rendering import renderer

WORD = "Wahrnehmungsverzerrungsforschungsergebnissammlungsstelle"
LONG = "x" * 120
WORDS = "Words of a panel that has no room for them. " * 20
PHOTO = photograph()


def told(*blocks: str | PageBlock, language: str = "en", **values: object) -> tuple[Finding, ...]:
    """What is found on a page of these blocks."""
    return of(page_of(*blocks, language=language, **values))


def of(page: Page) -> tuple[Finding, ...]:
    made = pdf.make(page, render_for(page.language))
    assert (made.artifact is None) == any(found.severity is Severity.ERROR for found in made.findings)
    return made.findings


def codes(*blocks: str | PageBlock, **values: object) -> list[str]:
    return [found.code for found in told(*blocks, **values)]  # type: ignore[arg-type]


def table(*cells: str, style: str = "") -> str:
    head = "".join(f'<th scope="col">{number}</th>' for number, _ in enumerate(cells))
    row = "".join(f"<td>{cell}</td>" for cell in cells)
    return f'<table style="{style}"><thead><tr>{head}</tr></thead><tbody><tr>{row}</tr></tbody></table>'


def filler(millimetres: int) -> str:
    return f'<div style="height: {millimetres}mm"></div>'


def after(millimetres: int, *blocks: str | PageBlock, style: str) -> tuple[Finding, ...]:
    """What is found where so much of a page is taken, with a rule of style."""
    return told(f"<style>{style}</style>{filler(millimetres)}", *blocks)


# --- what is cut off, or runs out ------------------------------------------------------------------------------------


def test_a_word_that_goes_over_the_edge_of_the_page_is_named_with_its_page() -> None:
    (found,) = told(f"<p>Before {LONG}</p>")
    assert found.code == "layout-cut"
    assert found.message.startswith(f"sample (en, PDF), page 2: “{LONG[:59]}…” is cut off: it goes ")
    assert found.message.endswith(" mm over the edge of the page")
    assert "U+00AD" in found.hint
    assert found.words[0] == f"Before {LONG}"


def test_a_word_that_is_wider_than_its_cell_runs_out_of_it() -> None:
    (found,) = told(table(WORD, "b", "c", style="table-layout: fixed; hyphens: none"))
    assert found.code == "layout-overflow"
    assert f"“{WORD}” runs out of its box, which is " in found.message
    assert found.message.endswith("mm too narrow")


def test_a_word_that_can_be_broken_fits_its_cell() -> None:
    assert codes(table(WORD, "b", "c", style="table-layout: fixed"), language="da") == []
    halves = f"{WORD[:20]}\u00ad{WORD[20:40]}\u00ad{WORD[40:]}"
    assert codes(table(halves, "b", "c", style="table-layout: fixed; hyphens: manual")) == []


def test_a_table_that_is_wider_than_the_page_is_told_once_with_its_longest_word() -> None:
    (found,) = told(table("y" * 50, LONG[:60], "c"))
    assert found.code == "layout-overflow"
    assert "page 2: a table is " in found.message
    assert f"mm too wide for the page; its longest word is “{LONG[:60]}”" in found.message
    assert found.words == (LONG[:60],)


@pytest.mark.parametrize("size", ["max-width: none; width: 300mm", "max-height: none; height: 400mm; width: 90mm"])
def test_a_picture_that_is_greater_than_the_page_is_named_by_its_description(size: str) -> None:
    image = f'<figure><img src="images/photo.png" style="{size}" alt="Two officials"/></figure>'
    found, *rest = told(image, assets=(PHOTO,))
    assert found.code == "layout-cut"
    assert "the picture “Two officials” is cut off" in found.message
    assert found.words == ("Two officials",)
    assert {one.severity for one in rest} <= {Severity.WARNING}


def test_an_address_in_a_narrow_cell_is_told_unless_the_style_sheet_lets_it_break() -> None:
    address = f"https://example.org/{'prevention' * 6}"
    link = f'<a href="{address}" rel="external">{address}</a>'
    fixed = "table-layout: fixed; hyphens: none"
    (found,) = told(table(link, "b", style=fixed))
    assert found.code == "layout-overflow"
    assert found.words[0] == address
    assert codes(table(link, "b", style=f"{fixed}; overflow-wrap: break-word")) == []


def test_a_picture_that_is_wider_than_its_column_runs_out_of_it() -> None:
    image = '<figure style="width: 40mm"><img src="images/photo.png" style="max-width: none; width: 60mm" alt="A"/>'
    assert codes(f"{image}</figure>", assets=(PHOTO,)) == ["layout-overflow"]


def test_text_that_is_higher_than_its_panel_runs_out_of_it_and_is_told_once() -> None:
    (found,) = told(f'<div style="height: 20mm"><p>{WORDS}</p></div><p>What follows.</p>')
    assert found.code == "layout-overflow"
    assert "runs out of its box, which is " in found.message
    assert found.message.endswith("mm too low")


@pytest.mark.parametrize("height", ["20mm", "0"])
def test_text_that_its_box_hides_is_cut_off(height: str) -> None:
    (found,) = told(f'<div style="height: {height}; overflow: hidden"><p>{WORDS}</p></div>')
    assert found.code == "layout-cut"
    assert "is cut off by its box" in found.message


def test_lines_that_may_not_break_run_over_the_edge() -> None:
    assert codes(f"<pre><code>{LONG}</code></pre>") == ["layout-cut"]
    assert codes(f'<p style="white-space: nowrap">{WORDS}</p>') == ["layout-cut"]


def test_columns_with_more_text_than_they_hold_are_told() -> None:
    columns = f'<div style="columns: 2; height: 20mm"><p>{WORDS * 3}</p></div>'
    assert set(codes(columns)) == {"layout-cut"}


def test_what_is_wrong_on_many_pages_is_counted_after_a_few() -> None:
    found = told(*(f"<p>{LONG}{number}</p>" for number in range(40)))
    assert len(found) == 5
    assert found[-1].message.endswith("; and 35 more such places")


# --- what is printed on each other -----------------------------------------------------------------------------------


def test_texts_that_are_printed_on_each_other_are_both_named() -> None:
    (found,) = told("<p>One text</p>", '<p style="position: relative; top: -7mm">Another text</p>')
    assert found.code == "layout-overlap"
    assert "page 2: “One text” and “Another text” are printed on each other" in found.message


def test_text_under_the_running_head_is_told() -> None:
    (found,) = told('<p style="position: relative; top: -17.5mm; margin-inline-start: 0">Under the head</p>')
    assert found.code == "layout-overlap"
    assert "“Under the head”" in found.message


def test_a_picture_on_a_text_is_told() -> None:
    image = '<p><img src="images/photo.png" style="margin-top: -15mm; width: 40mm" alt="A photograph"/></p>'
    (found,) = told("<p>The first line</p>", image, assets=(PHOTO,))
    assert found.code == "layout-overlap"
    assert found.words[0] == "The first line"


# --- breaks ----------------------------------------------------------------------------------------------------------


def test_a_heading_whose_text_is_on_the_next_page_stands_alone() -> None:
    text = '<div style="height: 60mm; break-inside: avoid"><p>Text</p></div>' + f"<p>{WORDS}</p>" * 4
    (found,) = after(195, heading(2, "a", "What comes"), text, style="h2 { break-after: auto !important }")
    assert found.code == "layout-heading"
    assert "page 2: the heading “What comes” stands alone at the foot of the page" in found.message
    assert found.words == ("What comes",)


def test_a_heading_that_a_page_break_divides_is_told() -> None:
    style = "h2 { break-inside: auto !important; orphans: 1; widows: 1 }"
    (found,) = after(218, heading(2, "a", "What comes in the years " * 9), f"<p>{WORDS}</p>", style=style)
    assert found.code == "layout-heading"
    assert "is broken in two at the foot of the page" in found.message


def test_a_heading_at_the_foot_of_a_column_stands_alone() -> None:
    text = f'{filler(50)}<h3 id="a">What comes</h3><div style="height: 40mm; break-inside: avoid"><p>Text</p></div>'
    columns = f'<div style="columns: 2; column-fill: auto; height: 70mm">{text}</div>'
    (found,) = told(f"<style>h3 {{ break-after: auto !important }}</style>{columns}")
    assert "the heading “What comes” stands alone at the foot of the column" in found.message


def test_a_caption_without_its_table_stands_alone() -> None:
    body = '<thead><tr><th scope="col">Forum</th></tr></thead><tbody><tr><td>RAN</td></tr></tbody>'
    (found,) = told(f'<table><caption style="break-after: page">Four forums</caption>{body}</table>')
    assert found.code == "layout-heading"
    assert "the head of the table “Four forums” stands alone" in found.message


@pytest.mark.parametrize("height", range(205, 235, 3))
def test_the_style_sheet_keeps_headings_with_their_text_and_table_heads_with_a_row(height: int) -> None:
    blocks = heading(2, "a", "What comes"), f"<p>{WORDS}</p>"
    assert told(filler(height), *blocks) == ()
    assert told(filler(height), heading(2, "a", "What comes"), table(WORDS, WORDS)) == ()


def test_an_empty_page_is_a_warning_and_one_that_was_asked_for_is_none() -> None:
    (found,) = told("<p>a</p>", filler(300), "<p>b</p>" * 6)
    assert (found.code, found.severity) == ("layout-empty", Severity.WARNING)
    assert "page 3 is empty" in found.message
    assert told("<p>a</p>", '<p style="break-before: right">b</p>') == ()


def test_a_last_page_with_hardly_a_line_is_a_warning() -> None:
    style = "<style>.colophon { display: none } body { orphans: 1; widows: 1 }</style>"
    found = [one for one in told(style, filler(240), "<p>The last line</p>") if one.code == "layout-empty"]
    assert ["page 3 has next to nothing on it: “The last line”" in one.message for one in found] == [True]


def test_a_few_lines_too_many_are_taken_back_by_less_space(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [[f"<p>{'A line of words. ' * 4}</p>"] * count for count in range(28, 36)]
    assert [told(*text) for text in texts] == [()] * len(texts)
    monkeypatch.setattr(pdf, "_SPACIOUS", frozenset())
    assert [found.code for text in texts for found in told(*text)] == ["layout-empty"] * 2


# --- pages -----------------------------------------------------------------------------------------------------------


def test_a_language_that_needs_more_pages_than_allowed_is_withheld_and_told_how_many() -> None:
    page = page_of(*[f"<p>{WORDS}</p>"] * 20, language="da")
    pages = pdf.make(page, render_for("da"))
    assert pages.artifact
    needed = pages.artifact.pages
    few = pdf.make(page, render_for("da"), replace(usual("pdf"), max_pages=needed - 1))
    (found,) = few.findings
    assert few.artifact is None
    assert found.code == "max-pages"
    assert f"sample (da, PDF) takes {needed} pages as brochure, and is allowed {needed - 1}" in found.message
    assert "[edition.brochure]" in found.hint
    assert pdf.make(page, render_for("da"), replace(usual("pdf"), max_pages=needed)).artifact


# --- and nothing else ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["english", "arabic", "persian", "chinese"])
def test_a_page_with_everything_in_it_fits(name: str) -> None:
    assert of(getattr(brochure_pages, name)()) == ()


SCRIPTS = {
    "ur": "تمام انسان آزاد اور حقوق و عزت کے اعتبار سے برابر پیدا ہوئے ہیں۔",
    "he": "כל בני האדם נולדו בני חורין ושווים בערכם ובזכויותיהם.",
    "th": "มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกันในเกียรติศักดิ์และสิทธิ",
    "hi": "सभी मनुष्यों को गौरव और अधिकारों के मामले में जन्मजात स्वतन्त्रता और समानता प्राप्त है।",
    "fi": "Kaikki ihmiset syntyvät vapaina ja tasavertaisina arvoltaan ja oikeuksiltaan.",
}


@pytest.mark.parametrize("language", SCRIPTS)
def test_scripts_with_high_letters_and_long_words_fit(language: str) -> None:
    text = SCRIPTS[language]
    blocks = (
        heading(2, "a", text[:40]),
        f"<p>{text * 5}</p><ul><li>{text}</li><li>{text}</li></ul>",
        f'<aside class="callout"><p>{text}</p></aside>',
        table(text, text[:30]),
    )
    render = renderer([TEMPLATES], Untranslated(), language=LANGUAGES[language])
    assert pdf.make(page_of(*blocks, language=language, title=text), render).findings == ()


class Untranslated(dict[str, str]):
    """Labels that are the strings themselves, for languages whose labels the samples lack."""

    def get(self, key: str, default: object = None) -> str:  # type: ignore[override]
        return key


def test_what_the_style_sheet_means_to_be_so_is_no_misfit() -> None:
    blocks = (
        '<p style="text-indent: -5mm">A first line that hangs</p>',
        '<p style="margin-inline: -10mm">A text in the margins</p>',
        "<p>x<sup>2</sup> and H<sub>2</sub>O in <code>code  </code></p>",
        '<ol start="1888" type="I"><li><p>Marks stand outside</p></li></ol>',
        "<pre><code>spaces at the end     \nof lines     </code></pre>",
        '<p style="line-height: .8">Tight leading, line after line, over the width of the page and again</p>',
    )
    assert told(*blocks) == ()

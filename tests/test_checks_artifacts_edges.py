"""Text that is cut off, found in finished PDFs by their bytes alone."""

from __future__ import annotations

import artifact_samples as samples
import pikepdf
import pytest

from press.checks.artifacts import check
from press.checks.artifacts.edges import cut_off
from press.checks.artifacts.pdf_reading import read
from press.findings import Finding
from press.model.location import Location

PLACE = Location("en/guide.pdf")


def told(body: str) -> tuple[Finding, ...]:
    return cut_off(read(samples.printed(body)[0]), PLACE)


@pytest.mark.parametrize("language", ["en", "ar", "zh-Hans"])
def test_a_brochure_has_all_its_text_on_its_pages(language: str) -> None:
    assert cut_off(read(samples.brochure(language).data), PLACE) == ()


def test_text_beyond_the_edge_is_named_with_its_page_and_length() -> None:
    (found,) = told('<p>Seen</p><p style="margin-left: 170mm; white-space: nowrap">Half of this is beyond the edge</p>')
    assert (found.code, found.location) == ("layout-cut", PLACE)
    assert "“Half of this is beyond the edge” on page 1 is cut off: " in found.message
    assert 25 < int(found.message.split("cut off: ")[1].split(" mm")[0]) < 45
    assert found.words[0] == "Half of this is beyond the edge"


@pytest.mark.parametrize("move", ["translate(180mm, 0)", "rotate(90deg)", "scale(9)"])
def test_text_is_seen_where_a_transformation_puts_it(move: str) -> None:
    assert [found.code for found in told(f'<p style="transform: {move}">Moved text</p>')] == ["layout-cut"]


def test_a_transformation_that_stays_on_the_page_is_right() -> None:
    assert told('<p style="transform: translate(20mm, 30mm)">Moved text</p>') == ()


def test_text_that_a_box_clips_is_found() -> None:
    (found,) = told('<div style="height: 5mm; overflow: hidden">Seen<br>Hidden<br>Hidden, too</div>')
    assert "“Hidden Hidden, too” on page 1" in found.message
    assert told('<div style="height: 30mm; overflow: hidden">Seen<br>Seen, too</div>') == ()


def test_after_a_clipped_box_the_whole_page_is_seen_again() -> None:
    assert told('<div style="height: 9mm; overflow: hidden">Seen</div><p>Seen, too</p>') == ()


def test_the_words_of_a_picture_that_reach_over_its_edge_are_found() -> None:
    def picture(words: str) -> str:
        text = f'<text x="40" y="20" font-size="10" font-family="Noto Sans">{words}</text>'
        return f'<p><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50" width="300">{text}</svg></p>'

    (found,) = told(picture("A label of many words"))
    assert "is cut off" in found.message
    assert told(picture("Label")) == ()


def test_text_in_the_bleed_is_outside_of_the_trimmed_page() -> None:
    style = "<style>@page { bleed: 20mm; marks: crop }</style>"
    assert [found.code for found in told(f'{style}<p style="margin-left: -35mm">Text in the bleed</p>')] == [
        "layout-cut"
    ]
    assert told(f"{style}<p>Text on the page</p>") == ()


def test_right_to_left_words_are_given_in_both_orders() -> None:
    (found,) = told(
        '<p dir="rtl" lang="ar" style="margin-left: -50mm; margin-right: 190mm; text-align: left">العربية</p>'
    )
    assert "العربية" in found.words


def test_text_inside_of_a_form_is_placed_by_its_matrix() -> None:
    data, _ = samples.printed("<p>Hello</p>")

    def wrap(document: pikepdf.Pdf) -> None:
        page = document.pages[0]
        form = document.make_stream(page.Contents.read_bytes())
        form.Type, form.Subtype, form.BBox = pikepdf.Name.XObject, pikepdf.Name.Form, page.MediaBox
        form.Matrix = pikepdf.Array([1, 0, 0, 1, 600, 0])
        form.Resources = page.Resources
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Fm=form))
        page.Contents = document.make_stream(b"/Fm Do")

    (found,) = cut_off(read(samples.edited_pdf(data, wrap)), PLACE)
    assert "“Hello” on page 1" in found.message


def test_each_build_looks_for_it() -> None:
    data, text = samples.printed('<p style="transform: rotate(90deg)">Turned</p>')
    assert "layout-cut" in {found.code for found in check(samples.artifact(data), page_text=text, texts=())}

"""Characters that a PDF paints as empty boxes."""

from __future__ import annotations

import artifact_samples as samples
import pikepdf

from press.checks.artifacts import check
from press.checks.artifacts.glyphs import missing_glyphs
from press.checks.artifacts.pdf_reading import read
from press.model.location import Location

PLACE = Location("output/en/guide.pdf")


def test_a_character_that_no_font_has_is_named_with_its_pages():
    body = "<p>A \ue0f0 box</p><p style='break-before: page'>Again \ue0f0 and \ue0f1</p>"
    data, _ = samples.printed(body)
    found = missing_glyphs(read(data), PLACE)
    assert [one.words for one in found] == [("\ue0f0",), ("\ue0f1",)]
    first, second = map(str, found)
    assert first.startswith(
        "output/en/guide.pdf: error missing-glyph “\ue0f0” (U+E0F0, without a name) is printed as an"
    )
    assert "empty box on pages 1, 2: Noto-Sans does not have it" in first
    assert "U+E0F1" in second
    assert "on page 2" in second


def test_its_text_is_right_so_that_only_the_glyph_gives_it_away():
    data, text = samples.printed("<p>A \ue0f0 box</p>")
    assert [found.code for found in check(samples.artifact(data), page_text=text, texts=())] == ["missing-glyph"]


def test_a_page_whose_characters_all_have_a_glyph_has_no_finding():
    data, _ = samples.printed(samples.BODY)
    assert missing_glyphs(read(data), PLACE) == ()


def test_glyph_number_zero_is_an_empty_box():
    data, _ = samples.printed("<p>Hello</p>")

    def blank(document: pikepdf.Pdf) -> None:
        page = document.pages[0]
        content = page.Contents.read_bytes()
        page.Contents = document.make_stream(content.replace(b"<002b>", b"<0000>"))

    (found,) = missing_glyphs(read(samples.edited_pdf(data, blank)), PLACE)
    assert "on page 1" in found.message

"""Whether a PDF prints what the page says, and says so where it does not."""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path

import artifact_samples as samples
import pytest
from fontTools.ttLib import TTFont

from press.checks.artifacts import check
from press.checks.artifacts.characters import ONE_GLYPH
from press.model.location import Location


def findings(data: bytes, page_text: str, furniture: str = "") -> list[str]:
    return [str(found) for found in check(samples.artifact(data, "pdf", furniture), page_text=page_text, texts=())]


@pytest.mark.parametrize("language", ["en", "ar", "zh-Hans"])
def test_a_brochure_prints_its_page_and_its_furniture_to_the_character(language):
    brochure = samples.brochure(language)
    assert check(brochure, page_text=brochure.text, texts=()) == ()
    shorter = brochure.text.replace(brochure.text.split()[0], "", 1)
    assert check(brochure, page_text=shorter, texts=()) != ()


def test_a_paragraph_that_is_cut_off_is_named_with_its_words():
    body = "<p>Seen</p>\n<p style='display: none'>Kept from the quick reader</p>"
    data, text = samples.printed(body)
    (found,) = findings(data, text)
    assert found.startswith("en/guide.pdf: error text-lost the PDF lacks 22 characters (“e” U+0065 ×4")
    assert "near “Seen Kept from the quick reader”" in found


def test_a_single_lost_letter_is_named_with_the_word_it_is_missing_from():
    data, _ = samples.printed("<p>A long paragraph about frends and more friends.</p>")
    (found,) = findings(data, "A long paragraph about friends and more friends.")
    assert "lacks 1 character (“i” U+0069)" in found


def test_what_the_layout_adds_without_declaring_it_is_named_with_its_page():
    body = "<style>p::before { content: 'Warning: ' }</style><p>One</p>"
    data, text = samples.printed(body)
    (found,) = findings(data, text)
    assert "has 8 characters" in found
    assert "beyond the page, on page 1 in “Warning: ”" in found
    assert findings(data, text, "Warning: ") == []


def test_right_to_left_words_are_found_although_they_are_painted_backwards():
    data, _ = samples.printed("<p dir=rtl lang=ar>منع التطرف معا</p>")
    (found,) = findings(data, "منع التطرف معا غدا")
    assert "near “التطرف معا غدا”" in found


def test_spaces_and_invisible_characters_do_not_count():
    data, _ = samples.printed("<p>One two</p>")
    assert findings(data, " One\n\t\u00a0two\u200f\u2066\u2069\u00ad") == []


def test_a_wrong_text_of_the_same_letters_in_another_case_is_found():
    data, _ = samples.printed("<p>one</p>")
    assert len(findings(data, "One")) == 2


@cache
def characters_by_glyph() -> tuple[set[str], ...]:
    """For each glyph of the Chinese font, the characters that it serves."""
    path = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
    if not path.exists():
        pytest.skip("Noto Sans CJK is not where Debian puts it")
    served: dict[str, set[str]] = {}
    with TTFont(path, fontNumber=2, lazy=True) as font:
        for code, glyph in font.getBestCmap().items():
            served.setdefault(glyph, set()).add(unicodedata.normalize("NFKC", chr(code)))
    return tuple(served.values())


@pytest.mark.parametrize("row", ONE_GLYPH)
def test_characters_that_count_as_one_share_a_glyph_in_the_chinese_font(row):
    """The reason for the table; where the font changes, the table has to."""
    assert any(
        {unicodedata.normalize("NFKC", character) for character in row} <= served for served in characters_by_glyph()
    )


def test_a_chinese_page_with_two_dots_of_one_glyph_passes():
    data, text = samples.printed("<p lang=zh-Hans>甲·乙</p><p lang=zh-Hans>丙•丁</p>")
    assert findings(data, text) == []


def test_a_file_that_is_no_pdf_is_a_finding_with_its_place():
    (found,) = check(samples.artifact(b"hello"), page_text="", texts=(), place=Location("output/en/guide.pdf"))
    assert str(found).startswith("output/en/guide.pdf: error text-lost its text can't be read")

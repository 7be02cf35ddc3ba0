import pytest
from epub_books import SAMPLES, sample

from press.findings import Halt
from press.formats.epub_styles import for_readers


@pytest.mark.parametrize("language", SAMPLES)
def test_the_style_sheet_needs_no_modern_reader(language):
    css = sample(language)["EPUB/styles/stylesheet1.css"].decode()
    for modern in ("var(", "--", "-inline", "-block-", "direction:", "/*"):
        assert modern not in css


def test_sides_are_those_of_the_book_and_mirrored_where_it_runs_the_other_way():
    css = ":root { --a: 1em } ul, li::before { padding-inline-start: var(--a); margin-block: 1px 2px }"
    assert for_readers(css, "rtl") == (
        "ul, li::before {\n  padding-right: 1em;\n  margin-top: 1px;\n  margin-bottom: 2px;\n}\n"
        '[dir="ltr"] ul, ul[dir="ltr"], [dir="ltr"] li::before, li[dir="ltr"]::before {\n'
        "  padding-right: 0;\n  padding-left: 1em;\n}\n"
    )


@pytest.mark.parametrize("css", ["p { margin: var(--gone) }", ":root { --a: var(--a) } p { margin: var(--a) }"])
def test_a_variable_without_a_value_is_told_of(css):
    with pytest.raises(Halt, match=r"which has no value"):
        for_readers(css, "ltr")


def test_what_is_the_same_at_both_sides_has_no_mirror_image():
    assert (
        for_readers("code { padding-inline: 2px }", "ltr") == "code {\n  padding-left: 2px;\n  padding-right: 2px;\n}\n"
    )

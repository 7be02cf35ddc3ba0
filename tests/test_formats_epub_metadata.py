from dataclasses import replace

import pytest
from epub_books import DC, SAMPLES, H, documents, files_of, made, package, properties, render_in, sample
from handout_pages import page_in, page_of

from press.checks.artifacts import epubcheck
from press.model.page import Asset, Page


@pytest.mark.parametrize("language", SAMPLES)
def test_a_draft_says_so_on_its_first_page_and_in_its_metadata_and_claims_no_standard(language):
    first = documents(sample(language))["EPUB/text/title_page.xhtml"]
    notices = page_in(language).notices
    assert tuple(p.text for p in first.iterfind(f".//{H}div[@role='note']/{H}p")) == notices
    assert first.findtext(f".//{H}p[@class='draft']") == render_in(language).label("Draft")
    assert properties(sample(language), "schema:creativeWorkStatus") == [render_in(language).label("Draft")]
    assert all(notice in package(sample(language)).findtext(f".//{DC}description") for notice in notices)
    assert properties(sample(language), "dcterms:conformsTo") == []


def test_a_reviewed_book_claims_the_standard_and_names_who_vouches():
    page = replace(page_in("en"), draft=False, notices=())
    files = files_of(page)
    assert properties(files, "dcterms:conformsTo") == ["EPUB Accessibility 1.1 - WCAG 2.2 Level AA"]
    assert properties(files, "a11y:certifiedBy") == ["Center for Dokumentation"]
    assert properties(files, "schema:creativeWorkStatus") == []
    assert epubcheck.validate([("a.epub", made(page).artifact.data)]) == ()


def test_only_a_book_with_described_pictures_says_that_it_has_them():
    assert properties(sample("en"), "schema:accessMode") == ["textual", "visual"]
    assert properties(sample("en"), "schema:accessModeSufficient") == ["textual", "textual,visual"]
    assert "alternativeText" in properties(sample("en"), "schema:accessibilityFeature")
    files = files_of(page_of('<h2 id="a">A</h2><p>x</p>'))
    assert properties(files, "schema:accessMode") == properties(files, "schema:accessModeSufficient") == ["textual"]
    assert "alternativeText" not in properties(files, "schema:accessibilityFeature")
    assert "picture" not in properties(files, "schema:accessibilitySummary")[0]


def test_decoration_is_nothing_to_be_seen_or_described() -> None:
    page = page_of('<p class="decoration"><img src="images/figur.svg" alt="" role="presentation"/></p><p>x</p>')
    files = files_of(page)
    assert properties(files, "schema:accessMode") == properties(files, "schema:accessModeSufficient") == ["textual"]
    assert "alternativeText" not in properties(files, "schema:accessibilityFeature")
    assert epubcheck.validate([("a.epub", made(page).artifact.data)]) == ()


def test_nobody_vouches_that_a_moving_picture_does_not_flash():
    page = replace(
        page_of('<p><img src="images/a.gif" alt="A"/></p>'), assets=(Asset("a.gif", "image/gif", b"GIF89a"),)
    )
    assert properties(files_of(page), "schema:accessibilityHazard") == ["unknown"]
    assert properties(sample("en"), "schema:accessibilityHazard") == ["none"]


def test_the_accessibility_summary_is_in_the_language():
    (summary,) = properties(sample("zh-Hans"), "schema:accessibilitySummary")
    assert summary.startswith("文本可以朗读或以盲文显示")
    assert " " not in summary


def test_dates_come_from_the_text_alone():
    assert properties(sample("en"), "dcterms:modified") == ["2026-02-14T00:00:00Z"]
    assert package(sample("en")).findtext(f".//{DC}date") == "2026-02-14"
    files = files_of(replace(page_in("en"), updated=None, updated_text=""))
    assert properties(files, "dcterms:modified") == ["1980-01-01T00:00:00Z"]
    assert package(files).find(f".//{DC}date") is None


def test_the_identifier_is_the_documents_in_its_language_and_outlives_updates():
    def identifier(page: Page) -> str:
        return package(files_of(page)).findtext(f".//{DC}identifier")

    page = page_of("<p>x</p>")
    assert identifier(page).startswith("urn:uuid:")
    assert identifier(page) == identifier(replace(page, title="Other", updated=None))
    others = (replace(page, document="b"), replace(page, publisher="B"), replace(page, language="ar"))
    assert len({identifier(page), *map(identifier, others)}) == 4

"""The page of make verify: a row per file, a column per standard, and nothing that passes without a validator."""

from __future__ import annotations

import lxml.html
import pytest
from reports_samples import verification_page, verification_sample, verified

from press.checks.artifacts.standards import STANDARDS
from press.reports.verification import State, Verification


def cells() -> dict[str, list[str]]:
    """The text of each row's cells, by the name of its file."""
    page = lxml.html.fromstring(verification_page())
    rows = [row.xpath("*") for row in page.xpath("//tbody/tr")]
    return {row[0].text_content().strip(): [" ".join(cell.text_content().split()) for cell in row[1:]] for row in rows}


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("ar/tekst.pdf", ["✗ 1 finding", "✓ passed", *["–not applicable"] * 3, "✓ passed"]),
        ("de/tekst.epub", [*["–not applicable"] * 2, "✓ passed", "? not verified", "–not applicable", "✓ passed"]),
        ("de/tekst.html", [*["–not applicable"] * 4, "✗ 2 findings", "✓ passed"]),
        ("ar/tekst.html", [*["–not applicable"] * 4, "✓ passed, 1 remark", "✓ passed"]),
    ],
)
def test_a_cell_says_in_words_what_became_of_a_file_under_a_standard(file: str, said: list[str]):
    assert cells()[file] == said


def test_a_column_counts_what_passed_of_what_it_is_for():
    sample = verification_sample()
    assert [sample.tally(key) for key in STANDARDS] == ["1 of 2", "2 of 2", "2 of 2", "1 of 2", "1 of 2", "6 of 6"]


def test_a_finding_stands_below_its_file_with_the_line_of_the_source_and_how_to_mend_it():
    page = lxml.html.fromstring(verification_page())
    (section,) = page.xpath("//section[@id='file:de/tekst.html']")
    assert (
        "source/tekst.md:7: output/de/tekst.html: color-contrast: too pale. To mend: darker." in section.text_content()
    )
    assert page.xpath("//td/a[@href='#file:de/tekst.html']")


def test_every_link_within_the_page_leads_somewhere():
    page = lxml.html.fromstring(verification_page())
    ids = set(page.xpath("//@id"))
    assert {link[1:] for link in page.xpath("//a/@href") if link.startswith("#")} <= ids


def test_all_is_proven_only_where_nothing_failed_and_nothing_was_left_unverified():
    sample = verification_sample()
    assert not sample.proven
    good = verified("output/de/tekst.pdf", {})
    assert Verification("x", sample.today, sample.versions, (good,)).proven
    unverified = next(file for file in sample.files if file.state("epub-accessibility") is State.UNVERIFIED)
    assert not Verification("x", sample.today, sample.versions, (good, unverified)).proven

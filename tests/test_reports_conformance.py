"""The conformance statement says what was measured, whatever that was, and is not made where nobody judged."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from docs import accessibility, declaration
from press.checks.artifacts.standards import STANDARDS, Verdict
from press.checks.artifacts.versions import versions
from press.findings import Finding, finding
from press.model.location import Location
from press.reports.conformance import NotVerified, Publication, Statement, statement

ROOT = Path(__file__).parents[1]
PUBLICATION = Publication("Kontoret", "post@example.org", ("Danish", "Arabic"), ("Arabic",), ("tekst",))
VERSIONS = {row.validator: "1.2.3" for row in STANDARDS.values()}
FAULT = finding("pdf-ua", "PDF/UA-1 7.3-1: a picture has no description", Location("output/ar/tekst.pdf"))
DOUBT = finding("axe-undecided", "axe-core can't decide color-contrast", Location("output/ar/tekst.html"))


def verdicts(**found: Finding) -> list[Verdict]:
    """Those of one document in two languages; what was found stands under a standard of the Arabic."""
    told = {key.replace("_", "-"): finding for key, finding in found.items()}
    return [
        Verdict(key, f"output/{code}/tekst{suffix}", (told[key],) if key in told and code == "ar" else ())
        for code in ("da", "ar")
        for key, row in STANDARDS.items()
        for suffix in row.suffixes
    ]


def in_english(said: Statement) -> str:
    """The page, each paragraph in one line."""
    return re.sub(r"(?<!\n)\n(?![\n|-])", " ", accessibility.page(said))


def stated(found: list[Verdict], publication: Publication = PUBLICATION) -> Statement:
    return statement(publication, found, VERSIONS, date(2026, 3, 1))


def test_where_nothing_was_found_it_conforms_as_far_as_machines_can_tell():
    page = in_english(stated(verdicts()))
    assert "Kontoret publishes tekst in 2 languages, each as PDF, EPUB and HTML, in every edition" in page
    assert "that is read as it is: 6 files." in page
    assert "The publication meets every rule that a machine can judge." in page
    assert "| PDF/UA-1 | veraPDF 1.2.3 | 2 of 2 |" in page
    assert "Nothing. No validator left anything undecided." in page


def test_what_was_found_stands_in_it():
    page = in_english(stated(verdicts(pdf_ua=FAULT, wcag=DOUBT)))
    assert "The publication **does not meet all of them**." in page
    assert "| PDF/UA-1 | veraPDF 1.2.3 | 1 of 2 |" in page
    assert "| WCAG 2.2 AA | axe-core 1.2.3 | 2 of 2 |" in page
    assert "- output/ar/tekst.pdf: PDF/UA-1 7.3-1: a picture has no description" in page
    assert "- output/ar/tekst.html: not decided. axe-core can't decide color-contrast" in page


def test_it_is_not_made_where_a_file_was_not_verified_or_there_is_none():
    unverified = Verdict("wcag", "output/da/tekst.html", (FAULT,), judged=False)
    with pytest.raises(NotVerified, match=r"output/da/tekst\.html"):
        stated([*verdicts(), unverified])
    with pytest.raises(NotVerified, match="there is no file"):
        stated([])


def test_what_was_measured_of_the_declaration_is_kept_where_its_texts_are_not_at_hand(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(declaration, "FOLDER", tmp_path / "none")

    def never(*_arguments: object) -> Statement:
        raise AssertionError

    part = f"{declaration.HEADING}\n\nMeasured once.\n\n| a | table |"
    before = f"# Accessibility\n\n## Conformance\n\nx\n\n{part}\n\n## What no validator sees\n\ny\n"
    assert declaration.part(before, date(2026, 3, 1), never, accessibility.standards) == part
    page = accessibility.page(stated(verdicts()), part)
    assert declaration.part(page, date(2026, 3, 1), never, accessibility.standards) == part
    assert declaration.part("# New\n", date(2026, 3, 1), never, accessibility.standards).endswith("Not measured yet.")


def test_the_declaration_in_the_docs_was_found_without_fault_in_thirteen_translations():
    part = (ROOT / "docs/accessibility.md").read_text("utf-8").partition(declaration.HEADING)[2].partition("\n## ")[0]
    assert "None was found to break any rule." in part
    rows = re.findall(r"\| (\d+) of (\d+) \|$", part, re.MULTILINE)
    assert len(rows) == len(STANDARDS)
    assert all(passed == files and int(files) >= 14 for passed, files in rows)


def test_it_names_whom_to_tell_or_says_that_nobody_is_named():
    nobody = Publication("Kontoret", "", ("Danish",), (), ("tekst",))
    assert "Write to Kontoret: post@example.org." in in_english(stated(verdicts()))
    page = in_english(stated(verdicts(), nobody))
    assert "set `contact` under `[publication]`" in page
    assert "not signed off" not in page
    assert "**The translations into Arabic are not signed off.**" in in_english(stated(verdicts()))


def test_the_page_in_the_docs_was_measured_with_the_validators_that_are_asked_for():
    page = (ROOT / "docs/accessibility.md").read_text("utf-8")
    for row in STANDARDS.values():
        who = f"{row.validator} {versions()[row.validator]}" if row.engine != "press" else row.validator
        assert f"| {row.label} | {who}" in page
    assert "does not meet" not in page

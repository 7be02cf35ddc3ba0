"""PDF/UA-1 by veraPDF: real files, good ones and such as were broken on purpose."""

from __future__ import annotations

from pathlib import Path

import artifact_samples as samples
import pikepdf
import pytest

from press.checks.artifacts import verapdf
from press.checks.artifacts.clauses import CLAUSES
from press.checks.artifacts.verapdf_rules import validation_profile


def judged(data: bytes, profile: str = "PDF/UA-1") -> list[str]:
    return [str(found) for found in verapdf.validate([("en/guide.pdf", data)], profile)]


def without_output_intent(document: pikepdf.Pdf) -> None:
    del document.Root.OutputIntents


def without_description(document: pikepdf.Pdf) -> None:
    del samples.structure_elements(document, "/Figure")[0].Alt


def without_header_cell(document: pikepdf.Pdf) -> None:
    row = samples.structure_elements(document, "/TR")[0]
    del row.K[1]


def without_language(document: pikepdf.Pdf) -> None:
    del document.Root.Lang


def without_title(document: pikepdf.Pdf) -> None:
    with document.open_metadata() as metadata:
        del metadata["dc:title"]


def without_list_body(document: pikepdf.Pdf) -> None:
    for body in samples.structure_elements(document, "/LBody"):
        body.S = pikepdf.Name.P


def without_link_tag(document: pikepdf.Pdf) -> None:
    del document.pages[1].Annots[0].StructParent


def without_tags(document: pikepdf.Pdf) -> None:
    del document.Root.StructTreeRoot


def test_a_good_file_has_no_finding():
    assert judged(samples.pdf(samples.page(samples.BODY))) == []


@pytest.mark.parametrize(
    ("edit", "clause", "said"),
    [
        (without_description, "7.3-1", "a picture has no description"),
        (without_header_cell, "7.2-42", "a table's rows are not equally long"),
        (without_language, "7.2-34", "the language of a text is not known"),
        (without_list_body, "7.2-20", "a list item has text outside of its body"),
        (without_link_tag, "7.18.5-1", "part of a link's clickable area is outside of the tagged link"),
        (without_title, "7.1-9", "the file has no title"),
        (without_tags, "7.1-11", "the file has no structure for screen readers"),
    ],
)
def test_what_was_taken_out_is_found_and_told_in_plain_words(edit, clause, said):
    found = judged(samples.edited_pdf(samples.pdf(samples.page(samples.BODY)), edit))
    (line,) = [line for line in found if f" {clause}: " in line]
    assert line.startswith(f"en/guide.pdf: error pdf-ua PDF/UA-1 {clause}: {said} (")
    assert line.endswith(CLAUSES[clause].mend)


@pytest.mark.parametrize(
    ("body", "clause"),
    [
        ("<h1>A</h1><h4>Deep</h4>", "7.4.2-1"),
        ("<h1>A</h1><p>\ue0f0</p>", "7.21.8-1"),
    ],
)
def test_what_the_text_gets_wrong_is_found(body, clause):
    assert any(f"PDF/UA-1 {clause}: " in line for line in judged(samples.pdf(samples.page(body))))


def test_the_page_and_the_number_of_faults_are_told():
    def without_descriptions(document: pikepdf.Pdf) -> None:
        for figure in samples.structure_elements(document, "/Figure"):
            del figure.Alt

    picture = f"<img src='{samples.PIXEL}' alt='x'>"
    body = f"<h1>A</h1><p>{picture}</p><p style='break-before: page'>{picture}{picture}</p>"
    (found,) = judged(samples.edited_pdf(samples.pdf(samples.page(body)), without_descriptions))
    assert ", 3 times, pages 1, 2 — " in found


def test_many_files_are_judged_in_one_machine_each_under_its_name(tmp_path: Path):
    good = tmp_path / "good.pdf"
    good.write_bytes(samples.pdf(samples.page(samples.BODY)))
    bad = samples.edited_pdf(good.read_bytes(), without_title)
    found = verapdf.validate([("good.pdf", good), ("bad.pdf", bad), ("worse.pdf", b"hello")])
    assert [str(each.location) for each in found] == ["bad.pdf", "worse.pdf"]


def test_a_file_that_is_not_there_is_a_finding(tmp_path: Path):
    (found,) = verapdf.validate([("nope.pdf", tmp_path / "nope.pdf")])
    assert found.code == "file-unreadable"


@pytest.mark.parametrize("data", [b"", b"hello", b"%PDF-1.7\n%%EOF\n"])
def test_what_is_no_pdf_is_never_counted_as_passed(data):
    (found,) = judged(data)
    assert "veraPDF can't read the file" in found


def test_colours_that_no_output_intent_explains_break_pdf_a_and_not_pdf_ua():
    bare = samples.edited_pdf(samples.pdf(samples.page(samples.BODY)), without_output_intent)
    assert judged(bare) == []
    found = judged(bare, "PDF/A-2A")
    assert any("error pdf-a PDF/A-2A 6.2.4.3-2: DeviceRGB colour space is used" in line for line in found)


@pytest.mark.parametrize(("profile", "least"), [("PDF/UA-1", 100), ("PDF/A-2A", 140)])
def test_all_rules_of_a_profile_are_handed_over(profile, least):
    row = verapdf.PROFILES[profile]
    assert len(validation_profile(row.flavour, row.rules).getRules()) >= least


def test_every_row_of_the_table_of_clauses_is_a_rule_of_verapdf():
    row = verapdf.PROFILES["PDF/UA-1"]
    rules = [rule.getRuleId() for rule in validation_profile(row.flavour, row.rules).getRules()]
    assert set(CLAUSES) <= {f"{rule.getClause()}-{rule.getTestNumber()}" for rule in rules}

"""Artifacts land in output/ under names that people find, whole or not at all."""

import pytest

from press.model import Artifact
from press.package import file_of, for_reading, package


@pytest.mark.parametrize(
    ("edition", "marks", "file"),
    [
        ("brochure", False, "output/en/tekst.pdf"),
        ("brochure", True, "output/en/tekst.print.pdf"),
        ("leaflet", False, "output/en/tekst.leaflet.pdf"),
        ("booklet", True, "output/en/tekst.booklet.print.pdf"),
        ("epub", False, "output/en/tekst.epub"),
        ("handout", False, "output/en/tekst.html"),
    ],
)
def test_the_main_edition_needs_no_name_and_every_other_has_its_own(edition, marks, file):
    assert file_of("tekst", "en", edition, marks=marks) == file


def test_what_goes_to_a_printer_is_told_by_its_name():
    readable = ["tekst.pdf", "tekst.leaflet.pdf", "tekst.epub", "booklet.pdf", "print.pdf"]
    printed = ["tekst.print.pdf", "tekst.leaflet.print.pdf", "tekst.booklet.pdf", "tekst.booklet.print.pdf"]
    assert [name for name in (*readable, *printed) if for_reading(name)] == readable


def test_what_can_t_be_written_is_told_and_keeps_nothing_else_back(tmp_path):
    (tmp_path / "output/en/tekst.pdf").mkdir(parents=True)
    artifacts = [
        Artifact("tekst", "en", name, edition, b"new") for name, edition in (("pdf", "brochure"), ("html", "handout"))
    ]

    written, findings = package(tmp_path, artifacts)

    assert written == ("output/en/tekst.html",)
    assert (tmp_path / "output/en/tekst.html").read_bytes() == b"new"
    assert [(found.code, str(found.location)) for found in findings] == [("file-unwritable", "output/en/tekst.pdf")]

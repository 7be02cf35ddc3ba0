"""Artifacts land in output/ under names that people find, whole or not at all."""

import pytest

from press.model import Artifact
from press.package import file_of, package


@pytest.mark.parametrize(
    ("format_name", "edition", "file"),
    [
        ("pdf", "brochure", "output/en/tekst.pdf"),
        ("pdf", "", "output/en/tekst.pdf"),
        ("pdf", "large-print", "output/en/tekst.large-print.pdf"),
        ("epub", "epub", "output/en/tekst.epub"),
        ("html", "html", "output/en/tekst.html"),
    ],
)
def test_the_main_edition_needs_no_name_and_every_other_has_its_own(format_name, edition, file):
    assert file_of("tekst", "en", format_name, edition) == file


def test_what_can_t_be_written_is_told_and_keeps_nothing_else_back(tmp_path):
    (tmp_path / "output/en/tekst.pdf").mkdir(parents=True)
    artifacts = [Artifact("tekst", "en", name, name, b"new") for name in ("pdf", "html")]

    written, findings = package(tmp_path, artifacts)

    assert written == ("output/en/tekst.html",)
    assert (tmp_path / "output/en/tekst.html").read_bytes() == b"new"
    assert [(found.code, str(found.location)) for found in findings] == [("file-unwritable", "output/en/tekst.pdf")]

"""EPUB 3 by EPUBCheck: real books, good ones and such as were broken on purpose."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import artifact_samples as samples
import pytest

from press.checks.artifacts import epubcheck, jvm


def judged(data: bytes | Path) -> list[str]:
    return [str(found) for found in epubcheck.validate([("en/guide.epub", data)])]


def test_a_book_of_pandoc_has_no_finding():
    assert judged(samples.epub()) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("content.opf", "<dc:language>en</dc:language>", "", 'RSC-005: Error while parsing file: element "metadata"'),
        ("content.opf", "<dc:language>en<", "<dc:language>plain English<", "OPF-092: Language tag"),
        ("content.opf", "</package>", "", "RSC-016: Fatal Error while parsing file"),
        ("content.opf", 'href="text/ch002.xhtml"', 'href="text/gone.xhtml"', "RSC-001: File"),
        ("ch001.xhtml", "</p>", "", "RSC-016: Fatal Error while parsing file"),
        ("ch001.xhtml", "<p>", '<p><a href="#nowhere">x</a>', "RSC-012: Fragment identifier is not defined"),
        ("ch001.xhtml", "<p>", '<p><img src="https://example.org/x.png" alt="" />', "RSC-006: Remote resource"),
    ],
)
def test_what_was_broken_is_found_with_its_place_and_how_to_mend_it(name, old, new, said):
    found = judged(samples.edited_epub(name, old, new))
    (line,) = [line for line in found if f"epubcheck {said}" in line]
    assert line.startswith("en/guide.epub: error epubcheck ")
    assert ", at EPUB/" in line
    assert line.endswith(f" — {epubcheck.MENDING[said.partition(':')[0]]}")


def test_the_worst_is_told_first():
    found = judged(samples.edited_epub("content.opf", "</package>", ""))
    assert "Fatal Error" in found[0]
    assert len(found) > 1


def test_a_warning_keeps_a_book_back_as_an_error_does():
    """A file name with a blank is allowed, and EPUBCheck warns of it."""
    book = io.BytesIO(samples.epub())
    with zipfile.ZipFile(book, "a") as archive:
        archive.writestr("EPUB/text/a file.txt", "x")
    assert any("PKG-010" in line for line in judged(book.getvalue()))


def test_the_list_of_all_elements_that_might_stand_in_a_place_is_cut():
    found = judged(samples.edited_epub("ch001.xhtml", "</p>", "<p>x</p></p>"))
    (line,) = [line for line in found if "RSC-005" in line]
    assert 'element "p" not allowed here, at EPUB/text/ch001.xhtml' in line


@pytest.mark.parametrize("data", [b"", b"hello"])
def test_what_is_no_epub_is_never_counted_as_passed(data):
    assert judged(data) != []


def test_a_file_that_is_not_there_is_a_finding(tmp_path: Path):
    (found,) = judged(tmp_path / "nope.epub")
    assert "error file-unreadable" in found


def test_every_row_of_the_table_of_mending_is_a_message_of_epubcheck():
    ids = jvm.start().JClass("com.adobe.epubcheck.messages.MessageId").values()
    assert set(epubcheck.MENDING) <= {str(each) for each in ids}

"""Lines of Khmer, Lao and Burmese end where words do."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import mean
from typing import Any
from xml.etree import ElementTree as ET

import declarations
import pikepdf
import pytest
from finished_files import epub_package, epub_pages, epub_text
from lxml import etree
from small_projects import Project as Folder

from press import languages
from press.build.flow import composed
from press.build.project import Project
from press.build.sources import document_names, prepare
from press.formats import breaking, pdf
from press.formats.breaking import MARK, mark_words, missing_dictionaries, needs_marks
from press.package import is_drafts_own

CODES = ("km", "lo", "my")


def marked(xml: str, language: str) -> str:
    """The tree after it was marked, its marks to be seen."""
    root = ET.fromstring(xml)
    mark_words(root, language)
    return ET.tostring(root, encoding="unicode").replace(MARK, "|")


# --- where marks go ---


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("km", "មនុស្ស|ទាំងអស់ កើតមក|មាន|សេរីភាព និង|សមភាព ក្នុង|ផ្នែក"),
        ("lo", "ມະນຸດ|ເກີດ|ມາ|ມີ|ສິດ|ເສລີພາບ ແລະ|ສະເໝີ|ໜ້າ|ກັນ"),
        ("my", "လူ|တိုင်း|သည် တူညီ လွတ်လပ်|သော ဂုဏ်သိက္ခာ|ဖြင့် လည်းကောင်း၊ တူညီ|လွတ်လပ်|သော"),
    ],
)
def test_a_mark_stands_between_words(language: str, words: str) -> None:
    assert marked(f"<p>{words.replace('|', '')}</p>", language) == f"<p>{words}</p>"


def test_words_are_known_across_emphasis_and_links_and_their_targets_stay() -> None:
    typed = '<p>មនុស្ស<b>ទាំង</b>អស់<a href="#សេរីភាពនិង" title="សេរីភាពនិង">សេរីភាពនិង</a></p>'
    assert marked(typed, "km") == ('<p>មនុស្ស|<b>ទាំង</b>អស់|<a href="#សេរីភាពនិង" title="សេរីភាពនិង">សេរីភាព|និង</a></p>')


@pytest.mark.parametrize(
    "kept",
    [
        "<code>សេរីភាពនិង</code>",
        '<span translate="no">សេរីភាពនិង</span>',
        "<svg><text>សេរីភាពនិង</text></svg>",
        '<span lang="da">កសេរីភាពនិង</span>',
        "<!--សេរីភាពនិង-->",
    ],
)
def test_code_names_and_phrases_in_other_languages_stay(kept: str) -> None:
    assert marked(f"<div><p>{kept}</p></div>", "km") in {f"<div><p>{kept}</p></div>", "<div><p /></div>"}


def test_a_phrase_goes_by_its_own_language_in_whatever_text_it_stands() -> None:
    typed = '<p>Ordet <span lang="km">សេរីភាពនិង</span> og <em lang="lo">ເສລີພາບແລະ</em>, <i lang="da">frihed</i></p>'
    assert marked(typed, "da") == typed.replace("ភាពនិង", "ភាព|និង").replace("ພາບແລະ", "ພາບ|ແລະ")
    assert marked('<p>សេរី<span lang="da">x</span>ភាពនិង</p>', "km").count("|") == 1


def test_blocks_are_lines_of_their_own() -> None:
    assert marked("<ul><li>សេរីភាព</li><li>និង<p>សមភាព</p>សេរីភាពនិង</li></ul>", "km").count("|") == 1


def test_marks_that_a_translator_set_are_not_doubled_and_joiners_are_kept() -> None:
    assert marked(f"<p>សេរីភាព{MARK}និង</p>", "km") == "<p>សេរីភាព|និង</p>"
    assert marked("<p>សេរីភាព\u2060និង</p>", "km") == "<p>សេរីភាព\u2060និង</p>"


def test_no_line_begins_with_a_sign_of_repetition() -> None:
    assert "|ໆ" not in marked("<p>ຖານະອື່ນໆກໍ່ຕາມ</p>", "lo")


def test_signs_beyond_the_basic_plane_move_no_mark() -> None:
    assert marked("<p>😀 សេរីភាពនិង</p>", "km") == "<p>😀 សេរីភាព|និង</p>"


def test_a_second_time_changes_nothing() -> None:
    once = marked("<p>សេរីភាពនិងសមភាព</p>", "km")
    assert marked(once.replace("|", MARK), "km") == once


def test_every_script_whose_lines_need_marks_has_its_letters() -> None:
    codes = {row.script_code for row in languages.LANGUAGES.values() if row.breaks == "marks"}
    assert codes == breaking._LETTERS.keys()
    assert [needs_marks(tags) for tags in (("da", "th"), ("da", "km"), ("lo-LA",))] == [False, True, True]


# --- without the dictionaries ---


def test_where_the_dictionaries_are_missing_it_is_said_before_anything_is_laid_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = declarations.project(tmp_path, ("km",), articles=1)
    monkeypatch.setitem(sys.modules, "icu4py", None)
    ran = project.run("all", "--jobs", "1")
    assert ran.status == 1
    (told,) = {(found["code"], found["hint"]) for found in ran.findings if found["severity"] == "error"}
    assert told[0] == "breaks-missing"
    assert "requirements-breaks.lock" in str(told[1])
    made = {path.name for path in (tmp_path / "output/km").iterdir() if not is_drafts_own(path)}
    assert made == {f"{declarations.DOCUMENT}.html"}
    assert missing_dictionaries(("da", "th")) == ()


# --- what comes of it ---


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The declaration as PDF, EPUB and HTML."""
    root = tmp_path_factory.mktemp("breaking")
    project: Folder = declarations.project(root, CODES, articles=20)
    for command in ("pdf", "epub", "html"):
        ran = project.run(command, "--jobs", "1")
        assert ran.status == 0, ran.findings
    return root


def fills(document: Any) -> Iterator[float]:
    """How much of its width each line of a paragraph fills, the last ones left out."""
    from weasyprint.formatting_structure import boxes

    for page in document.pages:
        for box in page._page_box.descendants():
            lines = [child for child in getattr(box, "children", ()) if isinstance(child, boxes.LineBox)]
            if box.element_tag == "p":
                yield from (sum(child.width for child in line.children) / box.width for line in lines[:-1])


@pytest.mark.parametrize("code", CODES)
def test_lines_are_as_full_as_danish_ones(built: Path, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    project = Project.open(built)
    prepared = prepare(project, declarations.DOCUMENT, document_names(project))

    def laid_out(language: str) -> list[float]:
        page = composed(project, prepared, language).page
        assert page
        html = pdf.page_html(page, project.renderer(project.language(language))[0])
        return list(fills(pdf.drawn(page, html).document))

    pdf.start()
    danish, after = laid_out("da"), laid_out(code)
    assert len(after) > 10
    assert mean(after) > mean(danish) - 0.03
    assert min(after) > 0.75
    monkeypatch.setattr(pdf, "needs_marks", lambda _tags: False)
    assert mean(laid_out(code)) < mean(after) - 0.02


@pytest.mark.parametrize("code", CODES)
def test_marks_are_in_the_lines_of_pdf_and_epub_and_nowhere_else(built: Path, code: str) -> None:
    output = built / "output" / code
    assert MARK not in (output / f"{declarations.DOCUMENT}.html").read_text("utf-8")
    book = output / f"{declarations.DOCUMENT}.epub"
    assert epub_text(book).count(MARK) > 100
    assert MARK not in etree.tostring(epub_package(book), encoding="unicode")
    assert not any(MARK in str(head.text) for page in epub_pages(book) for head in page.iter("{*}title"))
    with pikepdf.open(output / f"{declarations.DOCUMENT}.pdf") as document, document.open_outline() as outline:
        titles = [str(item.title) for item in outline.root]
        titles += [str(child.title) for item in outline.root for child in item.children]
        assert len(titles) > 8
        assert MARK not in "".join([*titles, str(document.docinfo.get("/Title"))])

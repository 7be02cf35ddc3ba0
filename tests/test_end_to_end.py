"""The project's own documents, from their Danish texts to files that others read: the gates that all have to pass."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from built_projects import DRAFT, DRAFT_NOTICE, JUDGED, PUBLISHED, ROOT, label, output, texts_of
from finished_files import (
    DC,
    OPF,
    TORN,
    characters,
    epub_package,
    epub_pages,
    epub_text,
    html_text,
    lacking,
    pdf_information,
    pdf_text,
    tagged_text,
    unprinted,
)
from small_projects import Project

from press.build.verifying import built
from press.checks.artifacts.standards import STANDARDS
from press.checks.artifacts.validating import validate
from press.package import file_of
from press.settings import load

DOCUMENTS = ("internationalt-samarbejde", "besoeg-fra-udlandet")
SHARED = "kontakt"
LEAFLETS = ("besoeg-fra-udlandet",)
DRAFTS = tuple(code for code in PUBLISHED if code != "da")


@pytest.mark.parametrize("language", PUBLISHED)
@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_document_is_made_in_every_language_and_format(own: Project, document: str, language: str):
    for edition in load(ROOT).editions:
        if edition == "leaflet" and document not in LEAFLETS:
            continue
        assert (own.root / file_of(document, language, edition)).stat().st_size > 5_000


@pytest.mark.parametrize("language", JUDGED)
def test_the_validators_find_nothing_in_a_latin_an_arabic_and_a_chinese_language(own: Project, language: str):
    ran = own.run("verify", "--lang", language)
    assert (ran.status, ran.findings) == (0, [])
    assert ran.out.splitlines()[-1].startswith(f"{4 * len(DOCUMENTS) + len(LEAFLETS)} files: every standard is met")


def test_those_that_need_no_browser_find_nothing_in_any_language(own: Project):
    tasks = [task for task in built(own.root, PUBLISHED, "") if STANDARDS[task.standard].engine != "browser"]
    assert len(tasks) == (9 * len(DOCUMENTS) + 3 * len(LEAFLETS)) * len(PUBLISHED)
    assert [verdict for verdict in validate(tasks) if not verdict.passed] == []


@pytest.mark.parametrize("language", PUBLISHED)
@pytest.mark.parametrize("document", DOCUMENTS)
def test_each_text_of_the_catalogs_stands_in_the_handout_and_the_book(own: Project, document: str, language: str):
    texts = texts_of(own, language, document, SHARED)
    assert len(texts) > 15
    assert lacking(texts, html_text(output(own, language, document, "html"))) == []
    assert lacking(texts, epub_text(output(own, language, document, "epub"))) == []


@pytest.mark.parametrize("language", PUBLISHED)
@pytest.mark.parametrize("document", DOCUMENTS)
def test_each_text_of_the_catalogs_is_printed_in_the_brochure(own: Project, document: str, language: str):
    texts = texts_of(own, language, document, SHARED)
    printed = pdf_text(output(own, language, document, "pdf"))
    assert characters("".join(texts)) - characters(printed) == characters("")
    below_the_heads = pdf_text(output(own, language, document, "pdf"), *"-x 0 -y 55 -W 600 -H 800".split())
    assert len(unprinted(texts, below_the_heads)) <= TORN.get(language, 0)


@pytest.mark.parametrize("language", PUBLISHED)
@pytest.mark.parametrize("document", DOCUMENTS)
def test_who_reads_a_pdf_by_its_tags_has_each_text_word_for_word(own: Project, document: str, language: str):
    """With the spaces at the ends of lines, no word divided, and what keeps the letters of Persian words apart."""
    said = _one_space(tagged_text(output(own, language, document, "pdf")))
    texts = texts_of(own, language, document, SHARED)
    assert [text for text in texts if _one_space(text).replace("\u00ad", "") not in said] == []


def _one_space(text: str) -> str:
    """One kind of space: fonts have one glyph for most of them, and a PDF one text for a glyph."""
    return re.sub(r"[\s\u2060]+", " ", text)


@pytest.mark.parametrize("language", DRAFTS)
@pytest.mark.parametrize("document", DOCUMENTS)
class TestADraft:
    def test_says_so_on_the_cover_of_the_brochure(self, own: Project, document: str, language: str):
        cover = pdf_text(output(own, language, document, "pdf"), "-l", "1")
        assert unprinted([label(language, DRAFT), label(language, DRAFT_NOTICE)], cover) == []

    def test_says_so_in_the_metadata_of_the_brochure(self, own: Project, document: str, language: str):
        information, xmp = pdf_information(output(own, language, document, "pdf"))
        assert information["/Keywords"] == label(language, DRAFT)
        assert f"<pdf:Keywords>{label(language, DRAFT)}</pdf:Keywords>" in xmp

    def test_says_so_on_the_first_page_and_in_the_metadata_of_the_book(
        self, own: Project, document: str, language: str
    ):
        book = output(own, language, document, "epub")
        assert label(language, DRAFT_NOTICE) in "".join(next(epub_pages(book)).itertext())
        package = epub_package(book)
        assert label(language, DRAFT_NOTICE) in str(package.findtext(f".//{DC}description"))
        assert status_of(book) == [label(language, DRAFT)]

    def test_says_so_at_the_top_and_in_the_title_of_the_handout(self, own: Project, document: str, language: str):
        page = output(own, language, document, "html").read_text("utf-8")
        text = html_text(output(own, language, document, "html"))
        assert label(language, DRAFT) in page[page.index("<title>") : page.index("</title>")]
        assert 0 < text.index(label(language, DRAFT)) < text.index(label(language, DRAFT_NOTICE)) < len(text) // 4


@pytest.mark.parametrize("language", JUDGED)
def test_what_was_reviewed_says_nowhere_that_it_is_a_draft(reviewed: Project, language: str):
    document = "besoeg-fra-udlandet"
    assert_no_draft(reviewed, document, language)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_source_is_no_draft(own: Project, document: str):
    assert_no_draft(own, document, "da")


def assert_no_draft(project: Project, document: str, language: str) -> None:
    pdf, book, handout = (output(project, language, document, suffix) for suffix in ("pdf", "epub", "html"))
    notice, word = label(language, DRAFT_NOTICE), label(language, DRAFT)
    information, xmp = pdf_information(pdf)
    assert unprinted([notice], pdf_text(pdf)) != []
    assert word not in information.get("/Keywords", "") + information.get("/Subject", "") + xmp
    assert notice not in epub_text(book)
    assert status_of(book) == []
    assert notice not in str(epub_package(book).findtext(f".//{DC}description"))
    page = handout.read_text("utf-8")
    assert word not in page[page.index("<title>") : page.index("</title>")]
    assert notice not in page


def status_of(book: Path) -> list[str | None]:
    """What the package file says of how far the work has come (schema.org, creativeWorkStatus)."""
    metas = epub_package(book).iter(f"{OPF}meta")
    return [meta.text for meta in metas if meta.get("property") == "schema:creativeWorkStatus"]


def test_another_folder_time_zone_locale_and_hash_seed_give_the_same_bytes(own: Project, tmp_path: Path):
    elsewhere = tmp_path / "en længere sti med mellemrum" / "og én mappe til"
    for name in ("press", "templates", "themes", "source", "locales"):
        shutil.copytree(ROOT / name, elsewhere / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pipeline.py", "publication.toml"):
        shutil.copy(ROOT / name, elsewhere)
    world = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "TZ": "Pacific/Kiritimati", "LC_ALL": "C"}
    for code, seed in (("ar", "1"), ("en", "2"), ("zh-Hans", "3")):
        done = subprocess.run(
            [sys.executable, "pipeline.py", "all", "--lang", code],
            cwd=elsewhere,
            env={**world, "LANG": "de_DE.UTF-8", "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, "")
        theirs = Project(elsewhere).files(f"output/{code}")
        assert len(theirs) == len(DOCUMENTS) * (len(load(ROOT).editions) - 1) + len(LEAFLETS)
        ours = own.files(f"output/{code}")
        assert [file for file in theirs if theirs[file] != ours.get(file)] == []

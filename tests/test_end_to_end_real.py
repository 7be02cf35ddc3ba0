"""Texts that nobody wrote for this project go the whole way: what a tidy sample hides shows here."""

from __future__ import annotations

from pathlib import Path

import lxml.html
import pikepdf
import polib
import pytest
from built_projects import DRAFT_NOTICE, JUDGED, PARTS_MISSING, catalog, label, output, texts_of
from finished_files import (
    TORN,
    characters,
    epub_package,
    epub_text,
    html_text,
    lacking,
    pdf_information,
    pdf_text,
    unprinted,
)
from real_texts import ADDRESSES, COOPERATION, DECLARATION, cooperation_markdown, real_text
from small_projects import Project

LANGUAGES = ("da", "en", "ar")
PARTIAL = ("ar", "de", "fa", "fr", "is", "ru", "uk", "zh-Hans")
"""The languages whose preamble has no translation that is aligned with the Danish one."""
WHOLE = ("en", "es", "fi", "nb", "sv")
PREAMBLE = 11
"""Its texts, the heading among them."""


def handout(project: Project, language: str, document: str) -> lxml.html.HtmlElement:
    return lxml.html.fromstring(output(project, language, document, "html").read_bytes())


def assert_published(project: Project, language: str, document: str) -> None:
    """Each text of the catalog stands in each format."""
    texts = texts_of(project, language, document)
    assert len(texts) > 10
    assert lacking(texts, html_text(output(project, language, document, "html"))) == []
    assert lacking(texts, epub_text(output(project, language, document, "epub"))) == []
    printed = pdf_text(output(project, language, document, "pdf"))
    assert characters("".join(texts)) - characters(printed) == characters("")
    assert len(unprinted(texts, printed)) <= TORN.get(language, 0)


class TestTheAuthoritysPage:
    def test_is_turned_into_markdown_without_the_furniture_of_the_web(self):
        text = cooperation_markdown(real_text(f"{COOPERATION}.txt").read_text("utf-8"))
        assert text.startswith("---\ntitle: Internationalt samarbejde\nupdated: 2023-11-10\n---\n")
        assert [line for line in text.splitlines() if line.startswith("#")] == [
            f"## [{name}]{{lang=en}}" for name in ADDRESSES
        ]
        assert [address for address in ADDRESSES.values() if f"]({address})." not in text] == []
        assert [words for words in ("Gå til indhold", "nyt vindue", "Sidst opdateret") if words in text] == []

    def test_has_catalogs_of_its_own_text_alone(self, cooperation: Project):
        names = {path.name for path in (cooperation.root / "locales").rglob("*.po*")}
        assert names == {f"{COOPERATION}.pot", f"{COOPERATION}.po"}

    def test_is_made_in_all_formats_and_languages_and_the_validators_find_nothing(self, cooperation: Project):
        assert len(cooperation.made()) == len(LANGUAGES) * 4
        ran = cooperation.run("verify")
        assert (ran.status, ran.findings) == (0, [])
        assert f"{len(LANGUAGES) * 4} files: every standard is met" in ran.out

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_is_published_text_for_text(self, cooperation: Project, language: str):
        assert_published(cooperation, language, COOPERATION)

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_has_its_four_forums_as_headings_and_one_title(self, cooperation: Project, language: str):
        page = handout(cooperation, language, COOPERATION)
        entries = texts_of(cooperation, language, COOPERATION)
        (title,) = page.findall(".//h1")
        assert title.text_content() == entries[0]
        headings = page.xpath("//div[@class='text']/h2")
        assert [heading.get("id") for heading in headings] == [name.lower().replace(" ", "-") for name in ADDRESSES]
        assert {heading.text_content() for heading in headings} <= set(entries)

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_says_that_its_links_open_in_a_new_window(self, cooperation: Project, language: str):
        links = handout(cooperation, language, COOPERATION).xpath("//div[@class='text']//a")
        assert [link.get("href") for link in links] == list(ADDRESSES.values())
        notice = label(language, "(opens in a new window)")
        assert all(link.get("target") == "_blank" and link.text_content().endswith(notice) for link in links)

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_carries_the_date_of_its_last_update_in_every_format(self, cooperation: Project, language: str):
        page = handout(cooperation, language, COOPERATION)
        assert page.xpath("string(//main//time/@datetime)") == "2023-11-10"
        package = epub_package(output(cooperation, language, COOPERATION, "epub"))
        assert package.findtext(".//{http://purl.org/dc/elements/1.1/}date") == "2023-11-10"
        information, _ = pdf_information(output(cooperation, language, COOPERATION, "pdf"))
        assert information["/ModDate"].startswith("D:20231110")

    def test_names_a_phrase_in_english_as_english(self, cooperation: Project):
        page = handout(cooperation, "ar", COOPERATION)
        phrases = page.xpath("//div[@class='text']/p//span[@lang='en']")
        assert [phrase.text_content() for phrase in phrases] == list(ADDRESSES)
        assert {phrase.get("dir") for phrase in phrases} == {"ltr"}
        danish = handout(cooperation, "da", COOPERATION)
        assert [heading.xpath("string(.//@lang)") for heading in danish.xpath("//div[@class='text']/h2")] == ["en"] * 4

    def test_is_not_changed_by_a_second_update(self, cooperation: Project):
        before = cooperation.files("locales")
        ran = cooperation.run("update")
        assert (ran.status, ran.findings, ran.out) == (0, [], "")
        assert cooperation.files("locales") == before


class TestTheDeclaration:
    @pytest.mark.parametrize("language", [*PARTIAL, *WHOLE])
    def test_is_filled_from_another_tools_catalog(self, declaration: Project, language: str):
        entries = polib.pofile(str(catalog(declaration.root, language, DECLARATION)))
        theirs = polib.pofile(str(real_text(f"udhr/{language.replace('-', '_')}.po")))
        filled = {entry.msgid: entry.msgstr for entry in entries if entry.msgstr}
        assert filled == {entry.msgid: entry.msgstr for entry in theirs}
        assert len(entries) - len(filled) == (PREAMBLE if language in PARTIAL else 0)

    def test_passes_the_validators_in_latin_arabic_and_chinese(self, declaration: Project):
        for language in JUDGED:
            ran = declaration.run("verify", "--lang", language)
            assert (ran.status, ran.findings) == (0, [])
            assert "5 files: every standard is met" in ran.out

    @pytest.mark.parametrize("language", JUDGED)
    def test_is_published_text_for_text(self, declaration: Project, language: str):
        assert_published(declaration, language, DECLARATION)

    @pytest.mark.parametrize("language", PARTIAL)
    def test_marks_what_has_no_translation_as_danish_and_says_so_first(self, declaration: Project, language: str):
        page = handout(declaration, language, DECLARATION)
        marked = page.xpath("//div[@class='text']//*[@lang='da']")
        direction = "ltr" if language in {"ar", "fa"} else None
        assert len(marked) == PREAMBLE
        assert marked[0].text_content() == "INDLEDNING"
        assert {element.get("dir") for element in marked} <= {direction, "ltr"}
        notices = page.xpath("//*[@role='note']//p")
        assert [notice.text_content() for notice in notices] == [
            label(language, DRAFT_NOTICE),
            label(language, PARTS_MISSING),
        ]

    @pytest.mark.parametrize("language", WHOLE)
    def test_marks_nothing_where_nothing_is_missing(self, declaration: Project, language: str):
        page = handout(declaration, language, DECLARATION)
        assert page.xpath("//div[@class='text']//*[@lang]") == []
        assert label(language, PARTS_MISSING) not in page.text_content()

    @pytest.mark.parametrize("language", ["ar", "zh-Hans"])
    def test_marks_it_in_the_brochure_and_the_book_too(self, declaration: Project, language: str):
        book, brochure = (output(declaration, language, DECLARATION, suffix) for suffix in ("epub", "pdf"))
        assert label(language, PARTS_MISSING) in epub_text(book)
        assert unprinted([label(language, PARTS_MISSING)], pdf_text(brochure, "-l", "1")) == []
        with pikepdf.open(brochure) as pdf:
            elements = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and "/S" in thing]
            danish = [element for element in elements if element.get("/Lang") == "da"]
        assert len(danish) >= PREAMBLE


def test_a_language_whose_policy_is_to_fail_is_not_published_until_it_is_whole(declaration: Project, tmp_path: Path):
    project = Project(tmp_path)
    for file, data in {**declaration.files("source"), **declaration.files("locales")}.items():
        project.write(file, data)
    settings = (declaration.root / "publication.toml").read_text("utf-8")
    project.write("publication.toml", settings + '\n[language.is]\nmissing = "fail"\n[language.en]\nmissing = "fail"\n')
    older = project.write(f"output/is/{DECLARATION}.html", "what was published before")

    ran = project.run("html", "--lang", "is")
    assert (ran.status, ran.codes) == (1, ["incomplete"])
    (found,) = ran.findings
    assert found["file"] == f"locales/is/LC_MESSAGES/{DECLARATION}.po"
    assert f"{PREAMBLE} texts have no translation" in str(found["message"])
    assert "“INDLEDNING”" in str(found["message"])
    assert 'missing = "mark"' in str(found["hint"])
    assert project.files() == {f"output/is/{DECLARATION}.html": older.read_bytes()}

    ran = project.run("html", "--lang", "en")
    assert (ran.status, ran.findings) == (0, [])
    assert output(project, "en", DECLARATION, "html").is_file()

"""make proof: each text beside its translation, with what a translator has to know of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import lxml.html
import pytest
from lxml.html import HtmlElement
from reports_samples import BEFORE, OPENS, reported_project
from small_projects import TRANSLATED, Project, small_project

from press.catalog import read
from press.catalog.changes import compare
from press.checks.translation.glossary import Glossary, Term
from press.languages import LANGUAGES
from press.model.location import Location
from press.model.tree import Text
from press.reports.markup import underlined, xhtml


@pytest.fixture(scope="module")
def proofs(once: Callable[[str, Callable[[Path], object]], Path]) -> Callable[[str], HtmlElement]:
    root = once("reported", lambda folder: reported_project(folder).run("proof"))
    return lambda code: lxml.html.fromstring((root / "output" / code / "tekst.proof.html").read_bytes())


def rows(page: HtmlElement) -> list[HtmlElement]:
    return page.find_class("row")


def row(page: HtmlElement, words: str) -> HtmlElement:
    (found,) = [one for one in rows(page) if words in part(one, "source") and "same entry" not in part(one, "remarks")]
    return found


def part(one: HtmlElement, name: str) -> str:
    (found,) = one.xpath(f"./div[@class='{name}']")
    return " ".join(found.text_content().split())


def test_every_segment_stands_there_in_the_order_of_the_page(proofs):
    kinds = [one.find_class("kind")[0].text for one in rows(proofs("de"))]
    assert kinds[:6] == "title summary paragraph heading paragraph footnote".split()
    assert kinds[6:] == [*["list item"] * 3, "expansion", "image description", "caption"]


def test_each_text_names_its_entry_s_line_in_the_catalog(proofs, once):
    page = proofs("de")
    root = once("reported", lambda _folder: None)
    lines = (root / "locales/de/LC_MESSAGES/tekst.po").read_text("utf-8").splitlines()
    assert "locales/de/LC_MESSAGES/" in page.find_class("top")[0].text_content()
    for one in rows(page):
        name = one.find_class("file")[0].text
        if "no entry yet" not in name:
            file, line = name.split(":")
            assert file == "tekst.po"
            assert lines[int(line) - 1].startswith("msg")


def test_the_headings_are_the_text_s_own_below_the_title_of_the_proof(proofs):
    page = proofs("de")
    heads = [
        (head.tag, " ".join(head.text_content().split()), head.get("lang"))
        for head in page.xpath("//h1|//article//h2|//h3")
    ]
    assert heads == [("h1", "Proof: Et hus", None), ("h2", "Et hus", "da"), ("h3", "Infohuset", "da")]


def test_each_side_has_its_language_and_direction(proofs):
    for code, direction in (("de", "ltr"), ("ar", "rtl"), ("zh-Hans", "ltr")):
        for one in rows(proofs(code)):
            (source,) = one.xpath("./div[@class='source']/*[@lang]")
            assert (source.get("lang"), source.get("dir")) == ("da", "ltr")
            for target in one.xpath("./div[@class='target']/*[@lang]"):
                assert (target.get("lang"), target.get("dir")) == (code, direction)


def test_marks_are_shown_as_a_reader_sees_them_and_notes_as_the_catalog_has_them(proofs):
    page = proofs("ar")
    target = row(page, "hjælper").xpath("./div[@class='target']/p[@lang]")[0]
    assert target.find("strong").text == "بيت المعلومات"
    assert target.find("sup").text == "[^1]"
    assert [link.get("href") for link in target.iter("a")] == ["https://example.org/a", "#infohuset"]
    assert page.get_element_by_id("infohuset") in rows(page)


def test_a_state_is_a_word_and_a_symbol(proofs):
    page = proofs("de")
    states = {
        words: " ".join(row(page, words).find_class("state")[0].text_content().split())
        for words in ("Infohuset", "Huset åbner", "gratis", "SSP")
    }
    assert states == {
        "Infohuset": "✓ translated",
        "Huset åbner": "≈ fuzzy",
        "gratis": "○ missing",
        "SSP": "✗ not printed",
    }
    counts = [" ".join(item.text_content().split()) for item in page.find_class("counts")[0]]
    assert counts == ["✓ 6 translated", "≈ 1 fuzzy", "○ 3 missing", "✗ 1 not printed"]


def test_what_changed_in_the_source_is_told_in_words_facts_first(proofs):
    said = part(row(proofs("de"), "Huset åbner"), "remarks")
    assert "What changed in the Danish: facts only" in said
    assert "date: was 10. november 2023, is now 12. januar 2024" in said
    assert [edit.fact for edit in compare(BEFORE, OPENS).words] == ["date"]
    (removed,) = row(proofs("de"), "Huset åbner").iter("del")
    assert (removed.text, removed.get("lang")) == ("10. november 2023", "da")


def test_findings_hints_notes_comments_and_terms_stand_beside_their_text(proofs):
    page = proofs("de")
    helped = part(row(page, "hjælper"), "remarks")
    assert "warning: “infohus” is not called what the glossary calls it." in helped
    assert "infohus Infohaus / Info-Haus; not Auskunftsbüro. ein Netz aus Ämtern" in helped
    assert "Note to translators: Navnet er ikke en bygning." in helped
    assert "error: the code" in part(row(page, "SSP"), "remarks")
    assert "Comment in the catalog: Stimmt das Datum?" in part(row(page, "Huset åbner"), "remarks")
    (term,) = row(page, "hjælper").find_class("term")
    assert (term.text, term.get("title")) == ("infohus", "Infohaus / Info-Haus")


def test_what_needs_work_is_listed_with_links_to_it(proofs):
    page = proofs("de")
    groups = {
        " ".join(group.find("summary").text_content().split()): [link.get("href") for link in group.iter("a")]
        for group in page.iter("details")
    }
    assert list(groups) == [
        "✗ Not printed because of an error (1 text)",
        "≈ Fuzzy: the Danish text changed, or somebody was not sure (1 text)",
        "○ Missing (3 texts)",
        "! Translated, with a remark (2 texts)",
    ]
    anchors = {one.get("id") for one in rows(page)}
    assert {href.removeprefix("#") for hrefs in groups.values() for href in hrefs} <= anchors


def test_a_text_that_stands_twice_is_judged_once(proofs):
    said = [part(one, "remarks") for one in rows(proofs("de")) if "Ring til os" in part(one, "source")]
    assert "bracket" in said[0]
    assert "The same entry as number 7." in said[1]
    assert "bracket" not in said[1]


def test_a_picture_stands_beside_its_description_and_nothing_is_loaded_from_outside(proofs):
    page = proofs("zh-Hans")
    (picture,) = page.iter("img")
    assert picture.get("src", "").startswith("data:image/svg+xml;base64,")
    assert [link.get("href") for link in page.iter("link")] == ["data:,"]
    assert not list(page.iter("script"))
    assert "url(" not in re.sub(r"url\(\"?data:", "", "".join(style.text for style in page.iter("style")))


def test_a_finished_translation_has_no_list_of_work(tmp_path):
    project = small_project(tmp_path)
    assert project.run("proof").out == "output/en/tekst.proof.html\n"
    page = lxml.html.fromstring((tmp_path / "output/en/tekst.proof.html").read_bytes())
    assert "every text is translated, and the checks find nothing" in page.text_content()


def test_a_language_without_a_catalog_and_a_broken_catalog_still_get_a_proof(tmp_path):
    project = Project(tmp_path)
    reported_project(tmp_path)
    (tmp_path / "locales/ar/LC_MESSAGES/tekst.po").unlink()
    project.write("locales/de/LC_MESSAGES/tekst.po", 'msgid "Et hus\nmsgstr "Ein Haus"\n')
    assert project.run("proof").status == 0
    arabic = (tmp_path / "output/ar/tekst.proof.html").read_text("utf-8")
    assert "no entry yet: run make update" in arabic
    assert "there is no catalog for “tekst” yet" in arabic
    german = lxml.html.fromstring((tmp_path / "output/de/tekst.proof.html").read_bytes())
    assert "locales/de/LC_MESSAGES/tekst.po:1:" in german.find_class("general")[0].text_content()


def test_a_translation_that_is_code_for_a_browser_is_shown_as_text(tmp_path):
    project = small_project(tmp_path)
    hostile = "<script>alert(1)</script> *x*"
    project.catalog("tekst", {("title", "En titel"): hostile, ("", "Et *lille* afsnit."): "[x](javascript:alert)"})
    project.run("proof")
    page = lxml.html.fromstring((tmp_path / "output/en/tekst.proof.html").read_bytes())
    assert not list(page.iter("script"))
    assert "<script>" in part(rows(page)[0], "target")
    assert part(rows(page)[1], "target") == "English [x](javascript:alert)"
    assert not [link for link in page.iter("a") if "javascript" in link.get("href", "")]


def test_bytes_that_are_no_utf8_and_codes_for_a_terminal_are_shown_as_what_they_are_not(tmp_path):
    project = reported_project(tmp_path)
    path = tmp_path / "locales/de/LC_MESSAGES/tekst.po"
    spoiled = path.read_bytes().replace(b"Anna Mai", b"Anna \x1b[31mMai").replace(b"# Stimmt", b"# St\xefmmt")
    path.write_bytes(spoiled)
    out = project.run("status").out
    assert "Anna \ufffd[31mMai" in out
    assert project.run("proof").out.splitlines()[0] == "output/de/tekst.proof.html"
    german = (tmp_path / "output/de/tekst.proof.html").read_text("utf-8")
    assert "St\ufffdmmt das Datum?" in german


def test_a_proof_is_the_same_bytes_twice(tmp_path):
    project = reported_project(tmp_path)
    project.run("proof")
    once = project.files()
    project.run("proof")
    assert project.files() == once


def test_the_source_language_has_no_proof(tmp_path):
    ran = small_project(tmp_path).run("proof", "--lang", "da")
    assert (ran.status, ran.out) == (0, "")


def test_terms_are_underlined_in_text_and_never_in_a_tag():
    glossary = Glossary((Term(("title",), "de", ('"Titel"',)),))
    found = underlined("a &lt;title&gt; b", lambda text: glossary.terms_in(text, "de"))
    assert found == 'a &lt;<span class="term" title="&quot;Titel&quot;">title</span>&gt; b'
    words = (Text("x < y & title"),)
    shown = xhtml(words, "da", lambda _source, _place: (None, ()), place=Location("x"))
    assert shown == "x &lt; y &amp; title"


def test_an_entry_brings_the_text_that_its_fuzzy_translation_was_made_for():
    data = '#, fuzzy\n#| msgid "was"\nmsgid "is"\nmsgstr "x"\n\n#| msgid "was"\nmsgid "done"\nmsgstr "y"\n'
    entries, _findings = read(data.encode(), file="x.po", language=LANGUAGES["de"])
    assert {entry.msgid: entry.previous for entry in entries.values()} == {"is": "was", "done": ""}


# --- signed off ----------------------------------------------------------------------------------------------------

BOTH = '[publication]\npublisher = "K"\nsource_language = "da"\nlanguages = ["en"]\n'
BOTH += '[signoff]\nrequired = ["reviewed", "approved"]\n'


def signed(one: HtmlElement) -> list[str]:
    return [" ".join(item.text_content().split()) for item in one.xpath(".//ul[@class='signed']/li")]


def test_each_text_says_who_signed_it_off_and_what_it_lacks(tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1777852800")
    project = small_project(tmp_path, settings=BOTH)
    for role, name in (("reviewed", "Søren <Ø>"), ("approved", "آنا")):
        approved = project.run("approve", "--lang", "en", "--by", name, "--yes", "all", "--role", role)
        assert approved.status == 0, approved
    project.catalog("tekst", {**TRANSLATED, ("", "Et *lille* afsnit."): "A *tiny* paragraph."})
    project.run("proof")
    page = lxml.html.fromstring((tmp_path / "output/en/tekst.proof.html").read_bytes())
    assert signed(row(page, "En titel")) == [
        "✓ reviewed by Søren <Ø>, 2026-05-04the project is in no git repository",
        "✓ approved by آنا, 2026-05-04the project is in no git repository",
    ]
    assert signed(row(page, "lille")) == ["○ not reviewed as it stands", "○ not approved as it stands"]
    assert [" ".join(item.text_content().split()) for item in page.find_class("counts")[0][-2:]] == [
        "✓ 1 reviewed",
        "✓ 1 approved",
    ]


def test_where_no_role_is_required_nothing_lacks(proofs):
    assert proofs("de").find_class("signed") == []
    assert {said for one in rows(proofs("ar")) for said in signed(one)} == {"○ not reviewed as it stands"}

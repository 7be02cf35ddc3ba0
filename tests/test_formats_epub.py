import io
import os
import posixpath
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from epub_books import (
    DC,
    EPUB_TYPE,
    OPF,
    SAMPLES,
    XML_LANG,
    H,
    block_elements,
    chapters,
    documents,
    files_of,
    made,
    package,
    sample,
    text,
)
from fontTools.ttLib import TTFont
from handout_pages import page_in, page_of
from lxml import etree

from press.checks.artifacts import epubcheck
from press.findings import Halt, Severity
from press.formats import epub_fonts
from press.languages import LANGUAGES
from press.model.page import PageBlock

# --- the whole book --------------------------------------------------------------------------------------------


def test_epubcheck_finds_nothing_in_a_latin_an_arabic_and_a_chinese_book():
    books = [(f"{language}.epub", made(page_in(language))) for language in SAMPLES]
    assert [book.findings for _, book in books] == [(), (), ()]
    assert epubcheck.validate((name, book.artifact.data) for name, book in books) == ()


def test_epubcheck_finds_nothing_where_a_page_is_bare():
    bare = replace(page_of("<p>One paragraph.</p>"), updated=None, updated_text="", publisher="P", assets=())
    late = page_of('<h2 id="a">A</h2><h3 id="b">B</h3><p>x</p><h2 id="c" lang="da">Æ <em>ø</em></h2>')
    books = [(f"{at}.epub", made(page).artifact.data) for at, page in enumerate((bare, late))]
    assert epubcheck.validate(books) == ()


@pytest.mark.parametrize("language", SAMPLES)
def test_the_text_of_each_block_is_found_again_string_for_string(language):
    whole = "\n".join(text(tree) for tree in chapters(sample(language)).values())
    for element in block_elements(page_in(language)):
        assert text(element) in whole


@pytest.mark.parametrize("language", SAMPLES)
def test_every_element_of_the_page_keeps_its_name_and_attributes(language):
    """Also ``bdi``, ``aside``, ``time`` and the scope of header cells, which pandoc's reader would lose."""

    def kinds(elements: Iterable[etree._Element]) -> Counter[tuple[str, tuple[tuple[str, str], ...]]]:
        changed = {"id", "dir", "src", "href", "aria-labelledby", EPUB_TYPE, XML_LANG}
        return Counter(
            (etree.QName(element).localname, tuple(sorted((k, v) for k, v in element.items() if k not in changed)))
            for element in elements
        )

    wanted = kinds(element for block in block_elements(page_in(language)) for element in block.iter())
    assert not wanted - kinds(element for tree in chapters(sample(language)).values() for element in tree.iter())


def test_two_folders_and_two_times_give_the_same_bytes(tmp_path):
    program = "import sys, epub_books as t; sys.stdout.buffer.write(t.made(t.page_in('ar')).artifact.data)"
    results = []
    for name, epoch, zone in (("a", "1000000000", "Asia/Tokyo"), ("b", "1700000000", "America/Lima")):
        folder = tmp_path / name
        folder.mkdir()
        root = Path(__file__).parent
        environment = os.environ | {"SOURCE_DATE_EPOCH": epoch, "TZ": zone, "PYTHONPATH": f"{root}:{root.parent}"}
        command = [sys.executable, "-c", program]
        results.append(subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=True).stdout)
    assert len(results[0]) > 5000
    assert results[0] == results[1] == made(page_in("ar")).artifact.data


def test_the_mimetype_comes_first_and_is_stored():
    with zipfile.ZipFile(io.BytesIO(made(page_in("en")).artifact.data)) as archive:
        first, *others = archive.infolist()
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
    assert [entry.filename for entry in others] == sorted(entry.filename for entry in others)


def test_a_picture_goes_in_unchanged_and_keeps_its_description():
    page = page_in("ar")
    image = next(image for tree in chapters(sample("ar")).values() for image in tree.iter(f"{H}img"))
    assert sample("ar")[posixpath.normpath(posixpath.join("EPUB/text", image.get("src", "")))] == page.assets[0].data
    assert image.get("alt") == next(block for e in block_elements(page) for block in e.iter("img")).get("alt")


# --- files of the book -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", SAMPLES)
def test_every_file_says_its_language_and_direction(language):
    direction = LANGUAGES[language].direction
    for tree in documents(sample(language)).values():
        assert (tree.get("lang"), tree.get(XML_LANG), tree.get("dir")) == (language, language, direction)
    root = package(sample(language))
    assert (root.get(XML_LANG), root.get("dir")) == (language, direction)
    assert root.find(f"{OPF}spine").get("page-progression-direction") == direction
    assert root.findtext(f".//{DC}language") == language


def test_a_phrase_in_another_language_says_so_in_both_ways():
    phrases = [e for tree in documents(sample("ar")).values() for e in tree.iter(f"{H}*") if e.get("lang")]
    assert {"en", "fr", "da"} <= {phrase.get("lang") for phrase in phrases}
    assert all(phrase.get("lang") == phrase.get(XML_LANG) for phrase in phrases)


def test_titles_are_the_headings_and_the_first_files_the_books():
    page = page_in("zh-Hans")
    titles = [tree.findtext(f"{H}head/{H}title") for tree in chapters(sample("zh-Hans")).values()]
    headings = [heading.text for heading in page.contents if heading.level == 2]
    assert titles[:-1] == [page.title, *headings]
    assert titles[-1] == text(etree.fromstring(page.blocks[-1].xhtml).find("h2"))


def test_a_heading_keeps_its_marks_and_stands_once():
    page = page_of('<h2 id="a" lang="da" class="untranslated">Om <em>Æ</em><sub>1</sub></h2><p>x</p>')
    (chapter,) = chapters(files_of(page)).values()
    (heading,) = chapter.iter(f"{H}h2")
    assert "".join(etree.tostring(part, encoding="unicode") for part in heading).count("<") == 4
    assert (text(heading), heading.get("lang"), heading.get("class")) == ("Om Æ1", "da", "untranslated")
    assert heading.getparent().get("id") == "a"
    assert heading.getparent().get("lang") is None


def test_a_title_like_a_heading_leaves_the_text_before_it_alone():
    files = files_of(page_of('<p>Before.</p><h2 id="contact">Contact</h2><p>After.</p>', title="Contact"))
    first, second = chapters(files).values()
    assert (text(first.find(f"{H}body")).strip(), first.findall(f".//{H}h1")) == ("Before.", [])
    assert [element.get("id") for element in second.iter() if element.get("id")] == ["contact"]


def test_a_heading_in_another_language_says_so_in_the_contents():
    block = PageBlock('<h2 id="a" lang="da">Om</h2>', page_of('<h2 id="a">Om</h2>').contents[0])
    page = replace(page_in("ar"), blocks=(replace(block, heading=replace(block.heading, language="da")),))
    files = files_of(page)
    link = next(documents(files)["EPUB/nav.xhtml"].iter(f"{H}a"))
    (name,) = link
    assert (name.get("lang"), name.get("dir"), name.text) == ("da", "ltr", "Om")


@pytest.mark.parametrize("language", SAMPLES)
def test_every_internal_link_leads_to_an_id_of_the_file_that_it_names(language):
    trees = documents(sample(language))
    ids = {name: {element.get("id") for element in tree.iter()} for name, tree in trees.items()}
    crossing = 0
    for name, tree in trees.items():
        for href in (link.get("href", "") for link in tree.iter(f"{H}a")):
            path, _, fragment = href.partition("#")
            if ":" in path:
                continue
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
            assert not fragment or fragment in ids[target]
            crossing += bool(path)
    assert crossing > 5


def test_notes_have_their_types_besides_their_roles():
    elements = [e for tree in chapters(sample("ar")).values() for e in tree.iter(f"{H}*") if e.get(EPUB_TYPE)]
    types = {(etree.QName(e).localname, e.get("role"), e.get(EPUB_TYPE)) for e in elements}
    assert types == {
        ("body", None, "bodymatter"),
        ("a", "doc-noteref", "noteref"),
        ("section", "doc-endnotes", "endnotes"),
        ("div", "doc-footnote", "footnote"),
        ("a", "doc-backlink", "backlink"),
    }


def test_a_note_is_where_its_mark_leads():
    trees = chapters(sample("en"))
    marks = [a for tree in trees.values() for a in tree.iter(f"{H}a") if a.get(EPUB_TYPE) == "noteref"]
    said = []
    for mark in marks:
        name, _, fragment = mark.get("href", "").partition("#")
        (note,) = trees[f"EPUB/text/{name}"].iterfind(f".//*[@id='{fragment}']")
        assert (note.get(EPUB_TYPE), note.getparent().tag) == ("footnote", f"{H}li")
        said.append(text(note))
    assert len(set(said)) == len(said) > 0
    assert any("Adopted in Paris" in words for words in said)


@pytest.mark.parametrize(("language", "direction"), [("ar", "ltr"), ("en", None)])
def test_code_runs_from_left_to_right_in_every_book(language, direction):
    code = [e for tree in chapters(sample(language)).values() for e in tree.iter(f"{H}pre", f"{H}code")]
    assert code
    assert {element.get("dir") for element in code} == {direction}


def test_directions_of_the_page_stay():
    wanted = {text(e): e.get("dir") for block in block_elements(page_in("ar")) for e in block.iter("span", "bdi", "p")}
    found = {
        text(e): e.get("dir") for t in chapters(sample("ar")).values() for e in t.iter(f"{H}span", f"{H}bdi", f"{H}p")
    }
    assert {"ltr", None} <= set(wanted.values())
    assert wanted == found


def test_contents_are_a_tree_under_a_heading_in_the_language():
    nav = documents(sample("ar"))["EPUB/nav.xhtml"]
    toc, landmarks = nav.iter(f"{H}nav")
    assert toc.findtext(f"{H}h2") == "المحتويات"
    entries = [(len(list(link.iterancestors(f"{H}ol"))), text(link)) for link in toc.iter(f"{H}a")]
    page = page_in("ar")
    notes = text(etree.fromstring(page.blocks[-1].xhtml).find("h2"))
    assert entries == [*((entry.level - 1, entry.text) for entry in page.contents), (1, notes)]
    assert [(link.get(EPUB_TYPE), text(link)) for link in landmarks.iter(f"{H}a")] == [
        ("cover", "الغلاف"),
        ("titlepage", "صفحة العنوان"),
        ("toc", "المحتويات"),
        ("bodymatter", "بداية النص"),
        ("endnotes", notes),
    ]


def test_a_page_without_headings_has_its_title_for_contents():
    nav = documents(files_of(page_of("<p>Short.</p>", title="All of it")))["EPUB/nav.xhtml"]
    assert [(text(link), link.get("href")) for link in next(nav.iter(f"{H}nav")).iter(f"{H}a")] == [
        ("All of it", "text/ch001.xhtml")
    ]


def test_a_text_is_never_a_template():
    title = "$body$ {{ 7 * 7 }} %(date)s & <b>"
    files = files_of(page_of("<p>$title$ {{ 7 * 7 }}</p>", title=title))
    assert text(next(documents(files)["EPUB/text/title_page.xhtml"].iter(f"{H}h1"))) == title
    assert package(files).findtext(f".//{DC}title") == title
    assert "$title$ {{ 7 * 7 }}" in text(documents(files)["EPUB/text/ch001.xhtml"])


# --- faults ----------------------------------------------------------------------------------------------------


def test_a_warning_of_pandoc_withholds_the_book():
    result = made(page_of('<p>x</p><p><video src="gone.mp4"/></p>'))
    assert result.artifact is None
    assert [found.code for found in result.findings] == ["render-warning"]
    assert "erklaering (en)" in result.findings[0].message
    assert "gone.mp4" in result.findings[0].message


@pytest.mark.parametrize(
    ("body", "code", "words"),
    [
        ("<p>a<br></p>", "render", "not well-formed"),
        ("<p>a</p> loose", "render", "outside of any block"),
        ('<p><img src="images/other.png" alt="A"/></p>', "image-missing", "images/other.png"),
        ('<p><img src="https://example.org/a.png" alt="A"/></p>', "image-missing", "https://example.org/a.png"),
    ],
)
def test_a_body_that_breaks_its_contract_halts_with_a_finding(body, code, words):
    page = replace(page_of("<p>x</p>"), blocks=(PageBlock(body),))
    with pytest.raises(Halt) as halted:
        made(page)
    (found,) = halted.value.findings
    assert found.code == code
    assert words in found.message


def test_a_link_to_an_id_that_is_nowhere_withholds_the_book():
    result = made(page_of('<p><a href="#gone">x</a></p>'))
    assert result.artifact is None
    assert [(found.code, "#gone" in found.message) for found in result.findings] == [("link-target", True)]


def test_a_relative_link_is_told_of_and_its_words_are_kept():
    result = made(page_of('<p>See <a href="andet.html">the other</a>.</p>'))
    assert [(found.code, found.severity) for found in result.findings] == [("link-relative", Severity.WARNING)]
    assert "base_url" in result.findings[0].hint
    assert epubcheck.validate([("a.epub", result.artifact.data)]) == ()


# --- fonts -----------------------------------------------------------------------------------------------------


def fonts_of(files: dict[str, bytes]) -> dict[str, TTFont]:
    """The fonts of a book by the names of their files."""
    return {
        name.rpartition("/")[2]: TTFont(io.BytesIO(files[name])) for name in files if name.startswith("EPUB/fonts/")
    }


def test_a_latin_book_brings_no_fonts_and_an_arabic_one_two_weights():
    page = replace(page_of("<p>Only Latin.</p>"), notices=())
    assert fonts_of(files_of(page)) == {}
    assert set(fonts_of(sample("ar"))) >= {"NotoNaskhArabic-Regular.ttf", "NotoNaskhArabic-Bold.ttf"}


def test_a_chinese_book_brings_the_fonts_of_its_region():
    font = fonts_of(sample("zh-Hans"))["NotoSansCJKSC-Regular.otf"]
    assert font["name"].getBestFamilyName() == "Noto Sans CJK SC"


@pytest.mark.parametrize("language", ["ar", "zh-Hans"])
def test_the_fonts_have_all_that_the_book_says_in_the_script_and_are_small(language):
    files = sample(language)
    said = {letter for tree in documents(files).values() for letter in text(tree)}
    in_script = {letter for letter in said if "\u0620" <= letter <= "\u064a" or "\u4e00" <= letter <= "\u9fff"}
    assert len(in_script) > 20
    for font in fonts_of(files).values():
        if font["name"].getBestFamilyName() in LANGUAGES[language].fonts:
            assert {ord(letter) for letter in in_script} <= font.getBestCmap().keys()
    assert sum(len(data) for name, data in files.items() if "/fonts/" in name) < 400_000


def test_a_font_keeps_its_notice_and_the_package_says_its_licence():
    font = fonts_of(sample("ar"))["NotoNaskhArabic-Regular.ttf"]
    assert "Open Font License" in font["name"].getDebugName(13)
    root = package(sample("ar"))
    fonts = [item.get("id") for item in root.iter(f"{OPF}item") if item.get("media-type", "").startswith("font/")]
    licences = {
        meta.get("refines"): meta.text for meta in root.iter(f"{OPF}meta") if meta.get("property") == "dcterms:license"
    }
    assert fonts
    assert licences == {f"#{name}": "SIL Open Font License 1.1" for name in fonts}


def test_a_font_that_is_not_installed_keeps_the_book_back(monkeypatch):
    monkeypatch.setattr(epub_fonts, "font_file", lambda family, weight: None)
    told = made(page_in("ar"))
    assert told.artifact is None
    assert {found.code for found in told.findings} == {"font-missing"}
    assert "fonts-noto-core" in told.findings[0].hint

"""The cover of a book, read from its files."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from epub_books import EPUB_TYPE, OPF, SAMPLES, XML_LANG, H, documents, files_of, made, package, render_in, sample, text
from handout_pages import TEMPLATES, page_in, page_of
from lxml import etree

from press.checks.artifacts import epubcheck
from press.formats.epub_cover import WIDTH, cover

SVG = "{http://www.w3.org/2000/svg}"
LONG_WORD = "Kriminalitetsforebyggelsesmyndighedssamarbejdspartnere"


def drawn(files: dict[str, bytes]) -> etree._Element:
    return etree.fromstring(files["EPUB/images/cover.svg"])


@pytest.mark.parametrize("language", SAMPLES)
def test_a_book_opens_with_its_cover_which_shelves_find(language: str) -> None:
    root = package(sample(language))
    items = {item.get("id"): item for item in root.iter(f"{OPF}item")}
    (image,) = (item for item in items.values() if item.get("properties") == "cover-image")
    assert (image.get("href"), image.get("media-type")) == ("images/cover.svg", "image/svg+xml")
    first = items[next(root.iter(f"{OPF}itemref")).get("idref")]
    assert first.get("href") == "text/cover.xhtml"


@pytest.mark.parametrize(
    ("language", "named", "described"),
    [
        ("en", "Cover", "Cover: {title} (Center for Dokumentation)"),
        ("ar", "الغلاف", "الغلاف: {title} (Center for Dokumentation)"),
        ("zh-Hans", "封面", "封面：{title}（Center for Dokumentation）"),
    ],
)
def test_the_cover_is_described_in_the_language_of_the_book(language: str, named: str, described: str) -> None:
    tree = documents(sample(language))["EPUB/text/cover.xhtml"]
    (image,) = tree.iter(f"{H}img")
    words = described.format(title=page_in(language).title)
    assert (image.get("role"), image.get("alt")) == ("doc-cover", words)
    (section,) = tree.iter(f"{H}section")
    assert (section.get(EPUB_TYPE), section.get("aria-label")) == ("cover", named)
    assert tree.findtext(f"{H}head/{H}title") == named
    assert drawn(sample(language)).findtext(f"{SVG}title") == words


@pytest.mark.parametrize("language", SAMPLES)
def test_the_title_is_written_out_in_the_direction_of_its_language(language: str) -> None:
    page = page_in(language)
    lines = [line for line in drawn(sample(language)).iter(f"{SVG}text") if line.get("class") == "title"]
    between = "" if language == "zh-Hans" else " "
    assert between.join(map(text, lines)) == page.title
    assert {line.get(XML_LANG) for line in lines} == {language}
    assert {line.get("direction") for line in lines} == {page.direction}
    assert {int(line.get("x", "0")) > WIDTH // 2 for line in lines} == {page.direction == "rtl"}


def test_a_title_that_is_not_translated_keeps_its_language_and_direction() -> None:
    files = files_of(replace(page_in("ar"), title="En dansk titel", title_language="da"))
    lines = [line for line in drawn(files).iter(f"{SVG}text") if line.get("class") == "title"]
    assert {(line.get(XML_LANG), line.get("direction")) for line in lines} == {("da", "ltr")}


def test_the_colours_are_those_of_the_design() -> None:
    tokens = (TEMPLATES.parent / "themes" / "fjord" / "tokens.css").read_text("utf-8")
    style = drawn(sample("en")).findtext(f"{SVG}style") or ""
    for name in ("accent", "on-accent", "on-accent-quiet"):
        match = re.search(rf"--{name}: (#\w+);", tokens)
        assert match
        assert f"fill: {match[1]};" in style
    assert "var(" not in style


@pytest.mark.parametrize("title", ["A", "Rights " * 60, LONG_WORD, LONG_WORD * 3, "世界人权宣言" * 30, "x" * 200])
def test_a_title_of_any_length_stays_on_the_cover(title: str) -> None:
    page = page_of("<p>x</p>", title=title.strip())
    said = cover(page, render_in("en"))["title"]
    assert re.sub(r"\s", "", "".join(said.lines)) == re.sub(r"\s", "", title)
    assert said.top - said.size > 200
    widest = max(len(line) * (1.0 if "世" in line else 0.5) for line in said.lines)
    assert widest * said.size < WIDTH - 2 * 110


def test_epubcheck_finds_nothing_in_a_book_with_a_long_title() -> None:
    page = page_of("<p>x</p>", title=f"{LONG_WORD} & <{LONG_WORD}> " * 3)
    artifact = made(page).artifact
    assert artifact
    assert epubcheck.validate([("a.epub", artifact.data)]) == ()

"""make gallery: first pages of every edition in several scripts, and what became different."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import lxml.html
import pytest
from PIL import Image
from small_projects import Project, small_project

from press.build import gallery
from press.build.project import Project as Opened
from press.editions import EDITIONS
from press.gallery import drawing

ROOT = Path(__file__).parents[1]
USUAL = [row.name for row in EDITIONS.values() if not (row.optional or row.on_request)]
CHANGED = "templates/shared/tokens.css"
NEEDS_CHROMIUM = pytest.mark.skipif(drawing.chromium() is None, reason="Chromium is not installed")


def page(project: Project) -> lxml.html.HtmlElement:
    return lxml.html.fromstring((project.root / "output/gallery/index.html").read_bytes())


def pictures(project: Project) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (project.root / "output/gallery").glob("*.png")}


@pytest.fixture(scope="module")
def drawn(once: Callable[[str, Callable[[Path], object]], Path]) -> Project:
    """A small project with its gallery, in all editions."""
    return Project(once("gallery", lambda root: small_project(root).run("gallery", "--jobs", "1")))


@pytest.fixture
def again(drawn, tmp_path, monkeypatch) -> Project:
    """A copy of it, of which only what is printed is drawn."""
    monkeypatch.setattr(drawing, "_CHROMIUM", ())
    shutil.copytree(drawn.root, tmp_path / "copy")
    return Project(tmp_path / "copy")


def test_six_scripts_are_shown_and_pseudo_languages_where_there_are_fewer(tmp_path) -> None:
    assert gallery.languages_shown(Opened.open(ROOT)) == ("da", "ar", "ru", "zh-Hans", "fa", "en-XA")
    small_project(tmp_path)
    assert gallery.languages_shown(Opened.open(tmp_path)) == ("da", "en-XA", "ar-XB", "en")


@NEEDS_CHROMIUM
def test_every_edition_is_shown_in_every_language_with_its_name_and_its_pages(drawn) -> None:
    whole = page(drawn)
    assert [head.text for head in whole.findall(".//h2")] == USUAL
    for section in whole.findall(".//main/section"):
        shown = [figure.find("figcaption").findtext("span[@class='code']") for figure in section.iter("figure")]
        assert shown == ["da", "en-XA", "ar-XB", "en"]
        assert all(figure.findall(".//img") for figure in section.iter("figure"))
    described = [image.get("alt") for image in whole.iter("img")]
    assert "brochure in Danish, page 1" in described
    assert len(described) == len(set(described)) == len(pictures(drawn))
    for data in pictures(drawn).values():
        with Image.open(BytesIO(data)) as image:
            assert image.width == drawing.WIDTH
            assert len(image.convert("L").getcolors()) > 2, "an empty page"


def test_a_second_gallery_of_the_same_shows_that_nothing_is_different(again) -> None:
    before = pictures(again)
    ran = again.run("gallery", "--jobs", "1", "--lang", "da")
    assert (ran.status, ran.findings) == (0, [])
    assert "none of them different" in ran.out
    assert pictures(again) == before
    assert page(again).get_element_by_id("page:changed", None) is None


def test_what_a_change_did_is_shown_before_and_after_and_in_one(again) -> None:
    tokens = (ROOT / "themes/fjord/tokens.css").read_text("utf-8")
    again.write(CHANGED, re.sub(r"--accent: #\w+", "--accent: #ffffff", tokens))
    ran = again.run("gallery", "--jobs", "1", "--lang", "da")
    assert re.search(r"[12] of them different", ran.out)
    section = page(again).find(".//section[@aria-labelledby='page:changed']")
    described = [image.get("alt") for image in section.find(".//figure").iter("img")]
    assert [text.rpartition(", ")[2] for text in described[:2]] == ["as it was", "as it is"]
    assert "what is gone in red" in described[2]
    assert len({image.get("src") for image in section.find(".//figure").iter("img")}) == 3


def test_without_chromium_the_page_says_what_is_missing(again) -> None:
    ran = again.run("gallery", "--jobs", "1", "--lang", "da")
    assert "Chromium is not installed" in ran.out
    assert "Chromium, which draws them, is not installed" in page(again).text_content()


def test_a_picture_that_somebody_damaged_is_made_anew(again) -> None:
    name = next(name for name in pictures(again) if ".brochure.da." in name)
    whole = pictures(again)[name]
    (again.root / "output/gallery" / name).write_bytes(b"\x89PNG")
    assert again.run("gallery", "--jobs", "1", "--lang", "da").status == 0
    assert pictures(again)[name] == whole


def test_what_keeps_a_file_back_is_told_and_stands_on_the_page(again) -> None:
    again.text("tekst", "---\ntitle: A\n---\n\n![](x.png)\n")
    ran = again.run("gallery", "--jobs", "1", "--lang", "da")
    assert (ran.status, ran.places("image-description")) == (1, [("source/tekst.md", 5)])
    assert "source/tekst.md:5: error image-description" in page(again).text_content()


def test_without_poppler_it_says_how_to_get_it(again, monkeypatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    again.run("gallery", "--jobs", "1", "--lang", "da")
    assert "pdftoppm is not installed — run `make gallery`" in page(again).text_content()


def test_an_edition_that_is_limited_to_documents_shows_one_of_those(tmp_path) -> None:
    project = small_project(tmp_path)
    project.text("lang", "---\ntitle: Lang\n---\n\n" + "Ord. " * 500)
    settings = (tmp_path / "publication.toml").read_text("utf-8")
    project.write("publication.toml", f'{settings}\n[edition.epub]\ndocuments = ["tekst"]\n')
    tasks = gallery.plan(Opened.open(tmp_path), "", "da")
    shown = {layout.edition: task.document for task in tasks for layout in task.layouts}
    assert shown == {**dict.fromkeys(USUAL, "lang"), "epub": "tekst"}
    assert {task.document for task in gallery.plan(Opened.open(tmp_path), "tekst", None)} == {"tekst"}

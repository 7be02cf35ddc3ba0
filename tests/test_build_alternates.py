"""Which editions are published, and what files link to."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_projects import SETTINGS, TEXT, small_project

from press.build.alternates import other_formats, web_address
from press.build.attribution import translators
from press.build.project import Project
from press.editions import EDITIONS
from press.model.document import Document, Metadata
from press.model.location import Location
from press.model.tree import Text

DOCUMENT = Document("tekst", "da", Metadata((Text("En titel"),)), (), Location("source/tekst.md"))


def test_all_makes_what_the_settings_publish_and_the_handout_links_to_the_rest_of_it(tmp_path: Path) -> None:
    project = small_project(tmp_path, settings=f'{SETTINGS}editions = ["handout", "epub"]\n')
    ran = project.run("all", "--lang", "da", "--jobs", "1")
    assert ran.status == 0
    assert set(project.files("output")) == {"output/da/tekst.html", "output/da/tekst.epub"}
    handout = project.html(language="da")
    assert 'href="tekst.epub"' in handout
    assert ".pdf" not in handout


def test_large_print_is_linked_in_the_words_of_the_language(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    project.run("html", "--lang", "da")
    assert ' href="tekst.large-print.pdf" type="application/pdf">Stor skrift (PDF)</a>' in project.html(language="da")


def test_an_edition_that_is_not_published_can_still_be_asked_for(tmp_path: Path) -> None:
    project = small_project(tmp_path, settings=f'{SETTINGS}editions = ["epub"]\n')
    assert project.run("html", "--lang", "da").status == 0
    assert set(project.files("output")) == {"output/da/tekst.html"}


def test_an_edition_of_other_documents_is_not_linked(tmp_path: Path) -> None:
    small_project(tmp_path, settings=f'{SETTINGS}[edition.large-print]\ndocuments = ["andet"]\n')
    named = {other.edition for other in other_formats(Project.open(tmp_path).settings, "tekst", "da")}
    assert "large-print" not in named
    assert {"brochure", "handout", "epub"} <= named


def test_a_page_has_an_address_on_the_web_where_the_settings_say_where_it_stands(tmp_path: Path) -> None:
    small_project(tmp_path)
    assert web_address(Project.open(tmp_path).settings, "tekst", "en") == ""
    small_project(tmp_path, settings=f'{SETTINGS}base_url = "https://example.org/b"\n')
    assert web_address(Project.open(tmp_path).settings, "tekst", "en") == "https://example.org/b/en/tekst.html"


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("Ann Lee <ann@example.org>", ("Ann Lee",)),
        ("Ann Lee, ann@example.org", ("Ann Lee",)),
        ("ann@example.org", ()),
        ("FULL NAME <EMAIL@ADDRESS>", ()),
        ("", ()),
    ],
)
def test_a_translator_is_named_without_an_address(tmp_path: Path, written: str, names: tuple[str, ...]) -> None:
    project = small_project(tmp_path)
    file = project.catalog("tekst", {("title", "En titel"): "A title"})
    catalog = (tmp_path / file).read_text("utf-8")
    project.write(file, catalog.replace('"MIME-Version', f'"Last-Translator: {written}\\n"\n"MIME-Version', 1))
    opened = Project.open(tmp_path)
    assert translators(opened, DOCUMENT, opened.language("en")) == names
    assert translators(opened, DOCUMENT, opened.language("da")) == ()


def test_the_translator_stands_on_the_back_cover(tmp_path: Path) -> None:
    project = small_project(tmp_path, text=TEXT)
    file = "locales/en/LC_MESSAGES/tekst.po"
    catalog = (tmp_path / file).read_text("utf-8")
    project.write(
        file, catalog.replace('"MIME-Version', '"Last-Translator: Ann Lee <a@example.org>\\n"\n"MIME-Version', 1)
    )
    assert project.run("pdf", "--lang", "en", "--jobs", "1").status == 0
    import subprocess

    text = subprocess.run(
        ["pdftotext", str(tmp_path / "output/en/tekst.pdf"), "-"], capture_output=True, text=True, check=True
    ).stdout
    assert "Translated by" in text.split("\f")[-2]
    assert "Ann Lee" in text.split("\f")[-2]


def test_every_edition_that_is_laid_out_has_its_folder_of_templates() -> None:
    templates = Path(__file__).parents[1] / "templates"
    laid_out = [row for row in EDITIONS.values() if row.papers and row.for_reading]
    assert all((templates / row.template).is_file() for row in laid_out)

"""The project and the Universal Declaration are made in every edition and language, and nothing is amiss."""

from __future__ import annotations

from pathlib import Path

import pytest
from built_projects import PUBLISHED, copy_of_the_project, made_apart
from real_texts import DECLARATION, EVERY_EDITION
from real_texts import declaration as declaration_folder
from small_projects import Project

from press.editions import EDITIONS
from press.formats.braille.tables import TABLES

MADE_BY_ALL = (".pdf", ".leaflet.pdf", ".booklet.pdf", ".epub", ".html", ".large-print.pdf")
A5 = '\n[edition.brochure]\npaper = "A5"\n'


def files(project: Project) -> set[str]:
    """What was made; another test may have verified it since."""
    return set(project.files()) - {"output/verified.json", "output/verify.html"}


def named(documents: tuple[str, ...], suffixes: tuple[str, ...], languages: tuple[str, ...] = PUBLISHED) -> set[str]:
    """The files of documents in languages."""
    return {f"output/{code}/{name}{suffix}" for code in languages for name in documents for suffix in suffixes}


def test_these_are_all_editions() -> None:
    assert len(MADE_BY_ALL) + sum(row.on_request for row in EDITIONS.values()) == len(EDITIONS)


def test_the_declaration_is_made_in_every_edition_and_language(declaration: Project) -> None:
    assert len(PUBLISHED) == 14
    assert files(declaration) == named((DECLARATION,), MADE_BY_ALL)


def test_the_project_is_made_in_every_edition_and_language_and_only_the_guide_is_a_leaflet(own: Project) -> None:
    guide, brochure = "besoeg-fra-udlandet", "internationalt-samarbejde"
    assert files(own) == named((guide, brochure), MADE_BY_ALL) - named((brochure,), (".leaflet.pdf",))


def test_the_project_has_nothing_to_be_told_of_but_its_drafts(tmp_path: Path) -> None:
    project = copy_of_the_project(tmp_path)
    assert made_apart(project, "leaflet") == []
    assert made_apart(project, "text") == []


@pytest.mark.parametrize("theme", ["fjord", "tegl"])
@pytest.mark.parametrize("text", ["own", "declaration"])
def test_every_brochure_is_made_on_a5_in_both_themes(text: str, theme: str, tmp_path: Path) -> None:
    project = copy_of_the_project(tmp_path) if text == "own" else declaration_folder(tmp_path)
    settings = (tmp_path / "publication.toml").read_text("utf-8")
    themed = settings.replace("[publication]", f'[publication]\ntheme = "{theme}"', 1)
    project.write("publication.toml", f"{themed}{A5}")
    assert {found["code"] for found in made_apart(project, "pdf")} <= {"untranslated"}
    assert len(files(project)) == len(PUBLISHED) * (2 if text == "own" else 1)


def test_text_and_braille_are_made_where_there_is_a_table(tmp_path: Path) -> None:
    project = declaration_folder(tmp_path, EVERY_EDITION)
    with_tables = tuple(code for code in PUBLISHED if code in TABLES)
    assert len(with_tables) > 10
    made_apart(project, "text")
    for code in with_tables:
        made_apart(project, "braille", "--lang", code)
    assert files(project) == named((DECLARATION,), (".txt",)) | named((DECLARATION,), (".brf",), with_tables)

"""`make new DOC=name`: a text that shows all that can be written."""

from __future__ import annotations

from pathlib import Path

import pytest
from built_projects import copy_of_the_project
from small_projects import Project, small_project

from press.checks.artifacts.verapdf import validate
from press.model.tree import Part
from press.model.walks import blocks_in, inlines_in
from press.read import read

ROOT = Path(__file__).parents[1]


def test_a_new_text_builds_at_once_in_all_formats_without_a_finding(tmp_path) -> None:
    project = copy_of_the_project(tmp_path)
    ran = project.run("new", "--doc", "besked")
    assert (ran.status, ran.findings, ran.err) == (0, [], "")
    assert "make html LANG=da DOC=besked" in ran.out
    made = project.run("all", "--doc", "besked", "--lang", "da", "--jobs", "1")
    assert (made.status, made.findings, made.err) == (0, [], "")
    assert {"besked.pdf", "besked.epub", "besked.html"} <= {path.name for path in (tmp_path / "output/da").iterdir()}
    pdf = tmp_path / "output/da/besked.pdf"
    assert validate([(pdf.name, pdf)]) == ()


def test_it_can_be_handed_to_the_translators_at_once(tmp_path) -> None:
    project = copy_of_the_project(tmp_path)
    project.run("new", "--doc", "besked")
    assert project.run("update").status == 0
    ran = project.run("html", "--doc", "besked", "--lang", "ar-XB")
    assert (ran.status, ran.codes) == (0, [])


def kinds(root: Path, name: str) -> set[str]:
    """What stands in a text: types of blocks and inlines, divisions by their name, and what they are told."""
    document = read(root, name, "da").document
    assert document is not None
    found = set()
    for block in blocks_in(document.blocks):
        found.add(type(block).__name__)
        if getattr(block, "part", None):
            found.add(str(block.part))
        found |= {name for name in ("only", "catalog", "context") if getattr(block, name, None)}
        if getattr(block, "translate", True) is False:
            found.add("translate=no")
    return found | {type(inline).__name__ for inline, _ in inlines_in(document.blocks)}


def test_it_shows_every_construct_that_the_page_for_writers_names(tmp_path) -> None:
    project = copy_of_the_project(tmp_path)
    project.run("new", "--doc", "besked")
    shown = kinds(tmp_path, "besked")
    assert {part.value for part in Part if part is not Part.PLAIN} <= shown | {"contact"}
    assert shown >= {
        *("Heading", "Paragraph", "BulletList", "OrderedList", "DefinitionList", "Quotation", "Table", "Figure"),
        *("TranslatorNote", "only", "catalog", "translate=no", "context"),
        *("Footnote", "Abbreviation", "Span", "Link", "Styled", "LineBreak", "Image"),
    }
    text = (tmp_path / "source/besked.md").read_text("utf-8")
    for mark in ("row-headers=yes", "{colspan=2}", "{lang=en}", "--:", "{include=kontakt}", "updated: 20"):
        assert mark in text


def test_without_shared_texts_it_has_a_contact_block_of_its_own(tmp_path) -> None:
    project = small_project(tmp_path)
    ran = project.run("new", "--doc", "besked")
    assert (ran.status, ran.findings) == (0, [])
    text = (tmp_path / "source/besked.md").read_text("utf-8")
    assert "::: contact" in text
    assert "include=" not in text
    assert 'only="en"' in text
    assert project.run("html", "--doc", "besked", "--lang", "da").findings == []


def test_the_first_text_of_a_project_makes_its_folder(tmp_path) -> None:
    Project(tmp_path).write("publication.toml", (ROOT / "publication.toml").read_bytes())
    assert Project(tmp_path).run("new", "--doc", "besked").status == 0


@pytest.mark.parametrize("file", ["source/besked.md", "source/besked-figur.svg"])
def test_nothing_is_ever_written_over(tmp_path, file) -> None:
    project = small_project(tmp_path)
    project.write(file, b"mit")
    before = project.files("source")
    ran = project.run("new", "--doc", "besked")
    assert (ran.status, ran.places("new-exists")) == (1, [(file, None)])
    assert project.files("source") == before


@pytest.mark.parametrize("name", ["Besked", "bes ked", "../besked", "", "templates", "besked.md", "a\nb", "x" * 300])
def test_a_name_that_can_t_be_one_is_told_and_nothing_is_written(tmp_path, name) -> None:
    project = small_project(tmp_path)
    before = project.files("source")
    ran = project.run("new", "--doc", name)
    assert (ran.status, ran.codes) == (1, ["source-name"])
    assert project.files("source") == before


@pytest.mark.parametrize("arguments", [(), ("--doc", "besked", "--lang", "fr")])
def test_a_language_or_a_text_is_begun_and_never_both(tmp_path, arguments) -> None:
    project = small_project(tmp_path)
    before = project.files("source")
    ran = project.run("new", *arguments)
    assert ran.status == 2
    assert "one of the three" in ran.err
    assert project.files("source") == before


def test_a_project_s_own_text_is_taken_to_begin_with(tmp_path) -> None:
    project = small_project(tmp_path)
    project.write("templates/start/text.md", "---\ntitle: Nyt\nupdated: $updated\n---\n\n5 $$, $name.\n")
    ran = project.run("new", "--doc", "besked")
    assert (ran.status, ran.findings) == (0, [])
    assert (tmp_path / "source/besked.md").read_text("utf-8").endswith("\n5 $, besked.\n")


@pytest.mark.parametrize("text", [b"$x", b"5 $", b"\xff"])
def test_one_that_can_t_be_filled_in_is_told_and_nothing_is_written(tmp_path, text) -> None:
    project = small_project(tmp_path)
    project.write("templates/start/text.md", text)
    before = project.files("source")
    ran = project.run("new", "--doc", "besked")
    assert (ran.status, ran.places("template")) == (1, [("templates/start/text.md", None)])
    assert project.files("source") == before

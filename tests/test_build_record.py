"""What is up to date is left alone, and what is not is made again, each for its reason and nothing else."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from small_projects import SETTINGS, TEXT, TRANSLATED, Project, small_project

from press import themes
from press.build import making
from press.build.flow import run
from press.build.plan import Task
from press.build.project import Project as BuiltProject
from press.build.record.keeping import Memory
from press.build.record.tools import tools
from press.build.sources import prepare
from press.editions import EDITIONS, Layout
from press.findings import finding
from press.formats import FORMATS
from press.rendering import templates

ROOT = Path(__file__).parent.parent
MANIFEST = "output/manifest.json"
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>x</title><rect width="9" height="{}"/></svg>'
)
WITH_PICTURE = TEXT + "\n![En figur](figur.svg)\n\n::: {include=kontakt}\n:::\n"
EVERYTHING = (
    "output/da/anden.epub output/da/anden.html output/da/tekst.epub output/da/tekst.html "
    "output/en/anden.epub output/en/anden.html output/en/tekst.epub output/en/tekst.html"
).split()


@pytest.fixture
def project(tmp_path) -> Project:
    """Two texts in two languages, one with a picture and a shared text, as e-books and pages."""
    project = small_project(tmp_path, text=WITH_PICTURE)
    project.text("anden", TEXT)
    project.catalog("anden", TRANSLATED)
    project.write("source/figur.svg", DRAWING.format(9))
    project.write("source/shared/kontakt.md", "Ring.\n")
    project.catalog("kontakt", {("", "Ring."): "Call."})
    project.catalog("tekst", {**TRANSLATED, ("image description", "En figur"): "A figure"})
    assert made(project) == EVERYTHING
    return project


def made(project: Project) -> list[str]:
    """What a run writes, as pages and e-books."""
    written = []
    for command in ("epub", "html"):
        ran = project.run(command, "--jobs", "1")
        assert (ran.status, ran.err) == (0, ""), ran
        lines = ran.out.replace(".Draft.", ".").splitlines()
        written += [line for line in lines if line.startswith("output/") and "up to date" not in line]
    return sorted(written)


def reasons(project: Project) -> dict[str, str]:
    """What the plan says of each file."""
    ran = project.run("plan")
    rows = [line.split(maxsplit=1) for line in ran.out.splitlines() if line.startswith("output/")]
    return {file: why for file, why in rows if not file.endswith(".pdf")}


def touched(project: Project, *words: str) -> list[str]:
    return [file for file in EVERYTHING if all(word in file for word in words)]


def test_a_second_run_writes_nothing_and_says_so(project):
    before = project.files()
    ran = project.run("html")
    assert (ran.status, ran.out, ran.findings) == (0, "4 files are up to date\n", [])
    assert project.run("html", "--doc", "tekst", "--lang", "en").out == "output/en/tekst.Draft.html is up to date\n"
    assert project.files() == before


def test_a_changed_translation_makes_that_language_of_that_document_and_nothing_else(project):
    project.catalog("anden", {**TRANSLATED, ("title", "En titel"): "Another title"})
    assert reasons(project)["output/en/anden.html"] == "catalog en of anden changed"
    assert made(project) == touched(project, "en/anden")
    assert "Another title" in project.html("anden")


def test_a_new_catalog_makes_its_language_of_its_document(project):
    (project.root / "locales/en/LC_MESSAGES/anden.po").unlink()
    assert made(project) == touched(project, "en/anden")
    project.catalog("anden", TRANSLATED)
    assert reasons(project)["output/en/anden.epub"] == "catalog en of anden is new"
    assert made(project) == touched(project, "en/anden")


def test_a_changed_text_makes_its_document_in_all_languages(project):
    project.text("anden", f"{TEXT}\nMere.\n")
    assert reasons(project)["output/da/anden.html"] == "text source/anden.md changed"
    assert made(project) == touched(project, "/anden")


@pytest.mark.parametrize(
    ("file", "content", "why"),
    [
        ("source/shared/kontakt.md", "Skriv.\n", "text source/shared/kontakt.md changed"),
        ("source/figur.svg", DRAWING.format(5), "picture source/figur.svg changed"),
    ],
)
def test_what_a_document_includes_makes_it_and_not_the_others(project, file, content, why):
    project.write(file, content)
    assert reasons(project)["output/da/tekst.html"] == why
    assert made(project) == touched(project, "/tekst")


def test_a_picture_for_a_language_makes_that_language(project):
    project.write("source/figur.en.svg", DRAWING.format(5))
    assert reasons(project)["output/en/tekst.html"] == "picture source/figur.en.svg is new"
    assert made(project) == touched(project, "en/tekst")
    (project.root / "source/figur.en.svg").unlink()
    assert made(project) == touched(project, "en/tekst")


def test_a_picture_that_nothing_shows_makes_nothing(project):
    project.write("source/anden.svg", DRAWING.format(5))
    assert made(project) == []


def test_a_template_of_the_project_makes_what_uses_it(project):
    project.write("templates/handout/handout.css", (ROOT / "templates/handout/handout.css").read_bytes() + b"p{}")
    assert reasons(project)["output/da/anden.html"] == "template templates/handout/handout.css changed"
    assert made(project) == touched(project, ".html")


@pytest.mark.parametrize(
    ("settings", "files"),
    [
        (SETTINGS.replace("Kontoret", "Huset"), ("/",)),
        (f"{SETTINGS}\n[language.en]\nsignoff = []\n", ("en/",)),
        (f"{SETTINGS}\n# a remark\n", ("nothing",)),
        (f'{SETTINGS}\n[edition.brochure]\npaper = "A4"\n', ("nothing",)),
    ],
)
def test_a_setting_makes_what_depends_on_it(project, settings, files):
    project.write("publication.toml", settings)
    assert made(project) == touched(project, *files)


def test_what_was_deleted_or_altered_is_made_again(project):
    before = project.files()
    (project.root / "output/en/tekst.html").unlink()
    project.write("output/da/tekst.html", "x")
    said = reasons(project)
    assert (said["output/en/tekst.html"], said["output/da/tekst.html"]) == ("output missing", "output altered")
    assert made(project) == touched(project, "/tekst.html")
    assert project.files() == before


def test_a_file_that_was_only_touched_is_up_to_date(project):
    project.text("anden", TEXT)
    (project.root / "locales/en/LC_MESSAGES/tekst.po").touch()
    assert made(project) == []


@pytest.mark.parametrize("content", ["", "{", "[]", '{"form": 0}', '{"form": 1, "files": {"x": {}}, "kits": {}}'])
def test_a_manifest_that_cannot_be_read_is_as_good_as_none(project, content):
    project.write("output/manifest.json", content)
    assert made(project) == EVERYTHING
    assert made(project) == []


def test_the_record_may_be_deleted(project):
    (project.root / "output/.cache.json").unlink()
    assert made(project) == []
    (project.root / "output/manifest.json").unlink()
    assert set(reasons(project).values()) == {"nothing is known of what it was made of"}


def test_all_is_made_again_where_that_is_asked_for(project):
    ran = project.run("html", "--anew")
    assert sorted(ran.out.replace(".Draft.", ".").split()) == touched(project, ".html")


def test_another_date_for_reproducing_makes_all(project, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert set(reasons(project).values()) == {"SOURCE_DATE_EPOCH changed"}


def test_a_second_run_says_what_the_first_said(tmp_path):
    project = small_project(tmp_path)
    project.catalog("tekst", {("title", "En titel"): "A title", ("", "Et *lille* afsnit."): "A <b>small</b> one."})

    first, second = project.run("html"), project.run("html")

    assert first.status == second.status == 1
    assert {"translation-markup", "untranslated"} <= set(first.codes)
    assert sorted(map(str, first.findings)) == sorted(map(str, second.findings))
    assert second.out == "2 files are up to date\n"


def test_what_was_told_of_one_edition_is_not_told_of_another(tmp_path, monkeypatch):
    project = small_project(tmp_path)
    whole = making.make

    def make(page, render, layout):
        told = (finding("link-relative", "a link"),) if layout.edition == "epub" else ()
        return replace(whole(page, render, layout), findings=told)

    monkeypatch.setattr(making, "make", make)
    for command in ("epub", "html", "epub", "html"):
        ran = project.run(command, "--lang", "da", "--jobs", "1")
        assert ran.codes == (["link-relative"] if command == "epub" else [])
    assert project.run("explain", "--file", "output/da/tekst.epub").out.count("Told of it") == 1


def test_what_failed_is_made_again_and_its_old_file_is_left(project):
    before = project.files()["output/en/anden.html"]
    project.text("anden", TEXT + "\n<b>x</b>\n")
    for _ in range(2):
        ran = project.run("html", "--doc", "anden")
        assert (ran.status, ran.out, set(ran.codes)) == (1, "", {"raw-markup"})
    assert project.files()["output/en/anden.html"] == before
    project.text("anden", TEXT)
    assert made(project) == []


def test_the_manifest_is_the_same_bytes_for_the_same_inputs_wherever_and_in_whatever_order(tmp_path):
    one, other = small_project(tmp_path / "one"), small_project(tmp_path / "other")
    one.run("html")
    one.run("epub")
    other.run("epub", "--lang", "en", "--jobs", "1")
    other.run("html")
    other.run("epub")
    assert (one.root / MANIFEST).read_bytes() == (other.root / MANIFEST).read_bytes()


def test_what_is_up_to_date_loads_no_library(project):
    code = (
        "import sys, pipeline\n"
        "try: pipeline.cli(['--project', sys.argv[1], 'html'])\n"
        "except SystemExit: pass\n"
        "print(sorted({name.split('.')[0] for name in sys.modules}))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, str(project.root)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    first, loaded = ran.stdout.splitlines()
    assert first == "4 files are up to date"
    heavy = "jinja2 polib weasyprint pypandoc lxml yaml babel pikepdf PIL fontTools multiprocessing subprocess".split()
    assert [name for name in heavy if f"'{name}'" in loaded] == []


def test_the_manifest_keeps_to_its_schema(project):
    schema = json.loads((ROOT / "docs/manifest.schema.json").read_text("utf-8"))
    manifest = json.loads((project.root / MANIFEST).read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    assert [error.message for error in Draft202012Validator(schema).iter_errors(manifest)] == []


# --- explain ---------------------------------------------------------------------------------------------------


def test_a_file_is_explained_by_what_it_was_made_of(project):
    ran = project.run("explain", "--file", "output/en/tekst.html")
    assert ran.status == 0
    said = [line.split("  ")[-2].strip() if line.count("  ") > 1 else line for line in ran.out.splitlines()]
    assert {"catalog en of tekst", "catalog en of kontakt", "picture source/figur.svg", "text source/tekst.md"} <= {
        *said
    }
    assert ran.out.splitlines()[-1] == "All of it is what it was."


def test_what_changed_since_is_explained_too(project):
    project.catalog("kontakt", {("", "Ring."): "Phone."})
    project.write("output/en/tekst.html", "x")
    out = project.run("explain", "--file", str(project.root / "output/en/tekst.html")).out
    assert "the file was altered since" in out
    assert out.splitlines()[-1] == "Changed since: catalog en of kontakt changed"


@pytest.mark.parametrize("file", ["output/en/none.html", "source/tekst.md", "../x", "output/manifest.json"])
def test_a_file_that_nothing_is_known_of_is_a_finding(project, file):
    ran = project.run("explain", "--file", file)
    assert (ran.status, ran.codes) == (1, ["file-unknown"])


def test_every_template_that_an_edition_asks_for_is_one_of_its_inputs(project, monkeypatch):
    """The inputs are found by reading templates, and here by filling them."""
    opened = BuiltProject.open(project.root)
    prepared = prepare(opened, "tekst", ("anden", "tekst"))
    asked: set[str] = set()
    whole = templates._FolderLoader.get_source

    def get_source(self, environment, template):
        asked.add(f"templates/{template}")
        return whole(self, environment, template)

    monkeypatch.setattr(templates._FolderLoader, "get_source", get_source)
    memory = Memory(opened)
    for edition in EDITIONS:
        asked.clear()
        run(opened, prepared, "en", (Layout(edition),))
        (planned,) = memory.planned([Task("tekst", "en", (Layout(edition),))])
        known = memory.kits[planned.inputs.kits["templates"]]
        theme = {f"templates/shared/{themes.TOKENS}"} - known.keys()  # the theme's, which is an input of its own
        assert asked - theme <= known.keys(), edition
        assert not theme or f"themes/{themes.USUAL}/{themes.TOKENS}" in known


def test_every_package_that_is_asked_for_is_an_input_or_makes_no_output(project):
    asked = {
        line.partition("==")[0].strip().lower().replace("_", "-")
        for line in (ROOT / "requirements.in").read_text("utf-8").splitlines()
        if line.strip() and not line.startswith(("#", "-"))
    }
    stamps = Memory(BuiltProject.open(project.root)).stamps
    inputs = set().union(*(tools(form, stamps).keys() for form in FORMATS))
    assert asked - inputs == {"click", "rich", "rapidfuzz", "tomli-w", "watchfiles"}
    assert all(tools("pdf", stamps).values())

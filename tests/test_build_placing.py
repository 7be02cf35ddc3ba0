"""A finding on a finished page leads to the entry or line where somebody mends it."""

from __future__ import annotations

from pathlib import Path

from small_projects import SETTINGS, Project, small_project

from press.build.placing import find
from press.model.location import Location

LONG = "x" * 130
PLACES = (
    ("Et møde i Norden", Location("a", 1)),
    ("Norden", Location("a", 2)),
    ("Samarbejdet “i praksis” – nu", Location("a", 3)),
    ("Norden", Location("b", 4)),
)


def test_a_text_that_is_the_same_comes_before_one_that_has_the_words_in_it() -> None:
    assert find(["Norden"], PLACES) == (Location("a", 2), Location("b", 4))
    assert find(["møde i"], PLACES) == (Location("a", 1),)


def test_the_marks_and_spaces_of_print_do_not_matter() -> None:
    assert find(["Samar\u2010bejdet \u00bbi\u00a0praksis\u00ab"], PLACES) == (Location("a", 3),)


def test_the_best_words_that_are_found_count() -> None:
    assert find(["Et afsnit med mere", "Et møde"], PLACES) == (Location("a", 1),)
    assert find(["…", "", "Oslo"], PLACES) == ()


def test_a_single_character_is_looked_for_as_it_is() -> None:
    assert find(["–"], PLACES) == (Location("a", 3),)


# --- in the whole flow -------------------------------------------------------------------------------------------


def line_of(file: Path, words: str) -> int:
    """The line on which the entry with these words begins."""
    lines = file.read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if words in line)


def test_a_translation_that_does_not_fit_is_named_by_its_entry_and_the_file_stays(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    assert project.run("pdf", "--lang", "en").status == 0
    before = project.files()
    entries = {("title", "En titel"): "A title", ("", "Et *lille* afsnit."): f"A *small* paragraph {LONG}."}
    file = project.catalog("tekst", entries)
    ran = project.run("pdf", "--lang", "en")
    assert ran.status == 1
    line = line_of(tmp_path / file, "A *small*")
    assert [place for code in ("layout-cut",) for place in ran.places(code)] in ([(file, line)], [(file, line - 1)])
    assert project.files() == before


def test_a_source_text_that_does_not_fit_is_named_by_its_line(tmp_path: Path) -> None:
    project = small_project(tmp_path, text=f"---\ntitle: En titel\n---\n\nEt afsnit.\n\nOrdet {LONG}.\n")
    ran = project.run("pdf", "--lang", "da")
    assert ran.places("layout-cut") == [("source/tekst.md", 7)]


def test_a_cell_is_named_and_not_the_table_around_it(tmp_path: Path) -> None:
    table = f"| A | B |\n| --- | --- |\n| c | d |\n| e | {LONG} |\n"
    project = small_project(tmp_path, text=f"---\ntitle: En titel\n---\n\nEt afsnit.\n\n{table}")
    ran = project.run("pdf", "--lang", "da")
    assert ran.codes == ["layout-overflow"]
    ((file, line),) = ran.places("layout-overflow")
    assert file == "source/tekst.md"
    assert line in {7, 10}


def test_a_character_that_no_font_has_is_named_by_its_entry(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    entries = {("title", "En titel"): "A title", ("", "Et *lille* afsnit."): "A *small* \U00016d40 paragraph."}
    file = project.catalog("tekst", entries)
    ran = project.run("pdf", "--lang", "en")
    ((named, line),) = ran.places("missing-glyph")
    assert named == file
    assert isinstance(line, int)
    assert "\U00016d40" in "\n".join((tmp_path / file).read_text("utf-8").splitlines()[line - 1 : line + 2])


def test_too_many_characters_in_a_publishers_name_lead_to_the_settings(tmp_path: Path) -> None:
    project = small_project(tmp_path, settings=SETTINGS.replace("Kontoret", f"Kontoret{LONG}"))
    ran = project.run("pdf", "--lang", "da")
    assert set(ran.places("layout-cut")) == {("publication.toml", None)}


def test_a_language_with_too_many_pages_is_withheld_and_the_others_are_made(tmp_path: Path) -> None:
    project = small_project(tmp_path, settings=f"{SETTINGS}\n[edition.brochure]\nmax_pages = 3\n")
    long = "A *small* paragraph, which says more. " + "And again. " * 700
    project.catalog("tekst", {("title", "En titel"): "A title", ("", "Et *lille* afsnit."): long})
    ran = project.run("pdf")
    assert [code for code in ran.codes if code == "max-pages"] == ["max-pages"]
    assert sorted(project.files()) == ["output/da/tekst.pdf"]
    assert "(en, PDF) takes" in str(next(found for found in ran.findings if found["code"] == "max-pages")["message"])


def test_a_turned_text_is_found_in_the_finished_file_and_led_to_its_entry(tmp_path: Path) -> None:
    project: Project = small_project(tmp_path)
    sheet = Path(__file__).parent.parent / "templates" / "brochure" / "sheet.css"
    project.write("templates/brochure/sheet.css", sheet.read_text("utf-8") + "main { transform: rotate(90deg) }\n")
    ran = project.run("pdf", "--lang", "da")
    ((file, line),) = set(ran.places("layout-cut"))
    assert (file, line) == ("source/tekst.md", 6)
    assert "da/tekst.pdf: " in str(ran.findings[0]["message"])

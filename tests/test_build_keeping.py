"""``update`` and ``keep`` on a project of two documents: what is told, and what is written."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from small_projects import Project, catalog

import pipeline
from press.catalog import keepable
from press.catalog.keeping import Obstacle

SETTINGS = """\
[publication]
publisher = "Kontoret"
source_language = "da"
languages = ["en", "de", "ar"]
"""
TEXT = """\
---
title: Besøg
updated: 2023-11-10
---

Et godt samarbjede begynder her.

I 2023 kom der 48 delegationer.

Ring til os på +45 33 92 33 40 i dag.

Den første halvdel er lang nok. Den anden halvdel er det også.
"""
TYPO, YEAR = "Et godt samarbjede begynder her.", "I 2023 kom der 48 delegationer."
CALL, BOTH = "Ring til os på +45 33 92 33 40 i dag.", "Den første halvdel er lang nok. Den anden halvdel er det også."
ENGLISH = {
    ("title", "Besøg"): "Visit",
    ("", TYPO): "Good cooperation begins here.",
    ("", YEAR): "48 delegations came in 2023.",
    ("", CALL): "Call us today: +45 33 92 33 40.",
    ("", BOTH): "The first half is long enough. So is the second.",
}
ARABIC = {
    ("title", "Besøg"): "زيارة",
    ("", TYPO): "يبدأ التعاون الجيد من هنا.",
    ("", YEAR): "جاء ٤٨ وفدًا في عام ٢٠٢٣.",
    ("", CALL): "اتصلوا بنا اليوم: ٣٣٩٢٣٣٤٠.",
    ("", BOTH): "النصف الأول طويل بما يكفي. وكذلك الثاني.",
}
EDITED = (
    TEXT.replace("samarbjede", "samarbejde").replace("2023 kom", "2024 kom").replace("33 92 33 40", "72 11 00 55")
).replace("nok. Den", "nok.\n\nDen")
CODES = ("en", "de", "ar")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """English and Arabic are translated; of the German, the typo's sentence was fuzzy all along."""
    made = Project(tmp_path)
    made.write("publication.toml", SETTINGS)
    made.text("tekst", TEXT)
    made.catalog("tekst", ENGLISH)
    made.catalog("tekst", ARABIC, "ar")
    german = catalog({("title", "Besøg"): "Besuch", ("", TYPO): "Vielleicht so."}, "de")
    made.write("locales/de/LC_MESSAGES/tekst.po", german.replace('msgid "Et godt', '#, fuzzy\nmsgid "Et godt'))
    assert made.run("update").status == 0
    made.text("tekst", EDITED)
    return made


def catalog_of(project: Project, code: str, name: str = "tekst") -> str:
    return (project.root / f"locales/{code}/LC_MESSAGES/{name}.po").read_text("utf-8")


def test_an_update_tells_each_language_s_share_and_each_change_once_facts_first(project: Project) -> None:
    ran = project.run("update")
    lines = ran.out.splitlines()
    told = lines[next(number for number, line in enumerate(lines) if line.startswith("en: ")) :]
    assert told[0] == (
        "en: 4 texts to be looked at (1 facts only, 1 punctuation and spelling only, 2 wording); "
        "1 with a new address put in place, still valid"
    )
    assert told[3:9] == [
        "facts only: [-2023-]{+2024+}",
        "    to be looked at: en, ar",
        "facts only: [-+45 33 92 33 40-]{++45 72 11 00 55+}",
        "    the new one was put in place, please have a look: en",
        "    to be looked at: ar",
        "wording: [-Den anden halvdel er det også.-]",
    ]
    assert told[-2] == "punctuation and spelling only: [-samarbjede-]{+samarbejde+}"
    assert told[-1] == "    to be looked at: en, de, ar"
    assert project.run("update").out == ""


def test_without_a_terminal_keep_lists_the_changes_and_fails_and_changes_nothing(project: Project) -> None:
    project.run("update")
    before = project.files("locales")
    ran = project.run("keep")
    assert (ran.status, ran.codes) == (1, ["keep-unanswered"])
    assert "--yes" in str(ran.findings[0]["hint"])
    assert "punctuation and spelling only: [-samarbjede-]{+samarbejde+}" in ran.out
    assert "valid again: en, ar" in ran.out
    assert f"not de: {Obstacle.UNKNOWN}" in ran.out
    assert project.files("locales") == before


def test_what_is_kept_is_valid_again_with_a_trace_and_the_rest_stays_fuzzy(project: Project) -> None:
    project.run("update")
    ran = project.run("keep", "--yes")
    assert (ran.status, ran.codes) == (0, [])
    trace = "the Danish change left the meaning alone: [-samarbjede-]{+samarbejde+}\n"
    for code in ("en", "ar"):
        text = catalog_of(project, code)
        entry = text[text.index("# Kept on 20") : text.index('msgid "Et godt samarbejde')]
        assert trace in entry
        assert "#, fuzzy" not in entry
        assert "#|" not in entry
    assert '#, fuzzy\n#| msgid "Et godt samarbjede' in catalog_of(project, "de")
    assert "#, fuzzy" not in catalog_of(project, "en")[catalog_of(project, "en").index("2024 kom") - 200 :][:200]
    assert '#| msgid "I 2023' in catalog_of(project, "ar")
    assert project.run("update").out == ""


def test_the_parts_of_a_split_text_and_what_a_translator_began_are_left_to_the_translator(project: Project) -> None:
    project.run("update")
    file = "locales/en/LC_MESSAGES/tekst.po"
    project.write(file, catalog_of(project, "en").replace("Good cooperation", "Good co-operation", 1))
    found = keepable({file: (project.root / file).read_bytes()})
    obstacles = {one.key[1]: one.obstacle for one in found}
    assert obstacles == {
        "Et godt samarbejde begynder her.": Obstacle.WORKED_ON,
        "I 2024 kom der 48 delegationer.": Obstacle.NONE,
        "Den første halvdel er lang nok.": Obstacle.PART,
        "Den anden halvdel er det også.": Obstacle.PART,
    }
    assert project.run("keep", "--yes").status == 0
    assert catalog_of(project, "en").count("#, fuzzy") == 3


def test_nothing_waits_and_nothing_is_asked_when_no_text_changed(project: Project) -> None:
    project.text("tekst", TEXT)
    ran = project.run("keep")
    assert (ran.status, ran.codes, ran.out) == (0, [], "")


def test_on_a_terminal_each_change_is_asked_about_and_no_is_no(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.run("update")
    monkeypatch.setattr("press.commands.updating.is_terminal", lambda: True)
    result = CliRunner().invoke(pipeline.cli, ["--project", str(project.root), "keep", "--lang", "en"], input="n\ny\n")
    assert result.exit_code == 0
    assert result.output.count("Is the meaning the same?") == 2
    assert catalog_of(project, "en").count("# Kept on") == 1
    assert "# Kept on" not in catalog_of(project, "ar")


def test_a_text_that_moved_to_a_new_document_is_valid_there_after_one_update(project: Project) -> None:
    project.run("update")
    project.text("tekst", EDITED.replace("I 2024 kom der 48 delegationer.\n\n", ""))
    project.text("ny", "---\ntitle: Ny\n---\n\nI 2024 kom der 48 delegationer.\n\nEt godt samarbejde begynder nu.\n")
    project.run("keep", "--yes")
    ran = project.run("update")
    assert ran.status == 0
    assert 'msgid "I 2024 kom der 48 delegationer."\nmsgstr "48 delegations came in 2024."' in catalog_of(
        project, "en", "ny"
    )
    assert '#~ msgid "I 2024 kom der 48 delegationer."' in catalog_of(project, "en")


def test_a_document_that_was_renamed_takes_its_translations_along_and_the_old_catalog_stays(project: Project) -> None:
    project.text("tekst", TEXT)
    (project.root / "source/tekst.md").rename(project.root / "source/folder.md")
    before = catalog_of(project, "en")
    assert project.run("update").status == 0
    assert catalog_of(project, "en") == before
    assert catalog_of(project, "en", "folder").count('msgstr ""') == 1
    assert "fuzzy" not in catalog_of(project, "en", "folder")

"""Which catalogs ``update`` brings up to date."""

from __future__ import annotations

from pathlib import Path

import polib
from brochure_pages import TEMPLATES
from small_projects import Project, small_project

from press.languages import LANGUAGES

FILE = "locales/it/LC_MESSAGES/templates.po"


def with_italian_strings(root: Path) -> Project:
    """A project with a layout of its own, whose strings are in Italian as well, which it does not publish."""
    project = small_project(root)
    project.write("templates/brochure/own.html.j2", '<p>{{ _("A word of our own") }}</p>')
    project.write(FILE, 'msgid ""\nmsgstr ""\n"Language: it\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n')
    return project


def strings(project: Project) -> list[str]:
    return [entry.msgid for entry in polib.pofile(str(project.root / FILE))]


def test_strings_of_layouts_follow_in_languages_that_are_not_published(tmp_path: Path):
    project = with_italian_strings(tmp_path)
    assert project.run("update").status == 0
    assert "A word of our own" in strings(project)
    assert not (tmp_path / "locales/it/LC_MESSAGES/tekst.po").exists()
    before = project.files("locales")
    project.run("update")
    assert project.files("locales") == before


def test_an_update_of_one_language_leaves_the_others_alone(tmp_path: Path):
    project = with_italian_strings(tmp_path)
    project.run("update", "--lang", "en")
    assert strings(project) == []


def test_the_engine_s_own_strings_are_translated_into_every_language_of_the_table():
    wanted = [entry.msgid for entry in polib.pofile(str(TEMPLATES.parent / "locales/templates.pot"))]
    lacking = {}
    for row in LANGUAGES.values():
        catalog = polib.pofile(str(TEMPLATES.parent / "locales" / row.gettext / "LC_MESSAGES/templates.po"))
        done = {entry.msgid for entry in catalog.translated_entries()}
        if row.code != "en" and not done.issuperset(wanted):
            lacking[row.code] = sorted(set(wanted) - done)
    assert lacking == {}

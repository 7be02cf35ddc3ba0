"""What is built is set as its language sets it; catalogs stay as they were typed, and what is mended is not told."""

from __future__ import annotations

import pickle
from pathlib import Path

import pikepdf
import pytest
from small_projects import SETTINGS, Project, small_project

from press.build.judging import rules_for
from press.build.project import Project as BuiltProject
from press.languages import LANGUAGES
from press.model.tree import Text
from press.typography.signs import NARROW, NBSP

TEXT = '---\ntitle: Den "nye" titel\n---\n\nHan kalder det "*fælles*" - altså 25%.\n\nHvem svarer?\n'
FRENCH = {
    ("title", 'Den "nye" titel'): 'Le "nouveau" titre',
    ("", 'Han kalder det "*fælles*" - altså 25%.'): 'Il le dit "*commun*": 25%.',
    ("", "Hvem svarer?"): "Qui répond?",
}
SAID = f"Il le dit «{NBSP}<em>commun</em>{NBSP}»{NBSP}: 25{NBSP}%."


def project(root: Path, more: str = "") -> Project:
    made = small_project(root, settings=SETTINGS.replace('["en"]', '["fr"]') + more, text=TEXT)
    made.catalog("tekst", FRENCH, "fr")
    return made


def test_the_source_and_a_translation_are_set_by_their_own_rules(tmp_path):
    made = project(tmp_path)
    assert made.run("html").status == 0
    assert f"Han kalder det »<em>fælles</em>« – altså 25{NBSP}%." in made.html(language="da")
    assert "<title>Den »nye« titel" in made.html(language="da")
    assert SAID in made.html(language="fr")
    assert f"Qui répond{NARROW}?" in made.html(language="fr")


def test_pdf_and_epub_say_what_was_set(tmp_path):
    """The readers of finished files compare them with the set text; a PDF that differs would be held back."""
    ran = project(tmp_path).run("all", "--lang", "fr")
    assert (ran.status, sorted({code for code in ran.codes if code != "draft"})) == (0, [])
    with pikepdf.open(tmp_path / "output/fr/tekst.pdf") as pdf:
        assert str(pdf.docinfo["/Title"]).startswith(f"Le «{NBSP}nouveau{NBSP}» titre")


def test_no_catalog_and_no_template_changes(tmp_path):
    made = project(tmp_path)
    made.run("update")
    before = {path: path.read_bytes() for path in (tmp_path / "locales").rglob("*.po*")}
    made.run("html")
    made.run("update")
    assert {path: path.read_bytes() for path in (tmp_path / "locales").rglob("*.po*")} == before
    assert 'msgid "Den \\"nye\\" titel"' in (tmp_path / "locales/tekst.pot").read_text("utf-8")


@pytest.mark.parametrize("rule", ["quotes", "high-marks"])
def test_a_rule_that_is_off_leaves_the_text_and_the_check_tells_it(tmp_path, rule):
    mended = project(tmp_path).run("check", "--lang", "fr").codes
    assert {"translation-quotes", "translation-spacing"}.isdisjoint(mended)
    made = project(tmp_path, f'[language.fr]\ntypography = {{{rule} = "off"}}\n')
    told = made.run("check", "--lang", "fr").codes
    assert ({"quotes": "translation-quotes", "high-marks": "translation-spacing"})[rule] in told


def test_what_texts_are_judged_by_goes_from_process_to_process(tmp_path):
    """Long catalogs are judged by several, and what they found is compared in one."""
    made = project(tmp_path, '[language.fr]\ntypography = {quotes = "off"}\n')
    opened = BuiltProject.open(made.root)
    rules = pickle.loads(pickle.dumps(rules_for(opened, LANGUAGES["fr"], "da")))
    assert rules.printed((Text('"a" : b'),)) == (Text(f'"a"{NBSP}: b'),)


def test_rules_may_be_off_in_all_languages(tmp_path):
    made = project(tmp_path, '[typography]\noff = ["quotes", "dashes"]\n')
    made.run("html")
    assert f'Han kalder det "<em>fælles</em>" - altså 25{NBSP}%.' in made.html(language="da")

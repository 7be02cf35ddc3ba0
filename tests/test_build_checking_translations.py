"""make check tells all that there is to tell of a language; building only what keeps a text out of print."""

from small_projects import SETTINGS, small_project

TOP = "---\ntitle: En titel\n---\n\n"
TEXT = f"{TOP}Der kom 25 gæster.\n\nHvem svarer os nu?\n"
PO = "locales/en/LC_MESSAGES/tekst.po"
WRONG = {
    ("title", "En titel"): "A title",
    ("", "Der kom 25 gæster."): "There came 52 guests.",
    ("", "Hvem svarer os nu?"): "Who answers  us now.",
}


def project(root, settings=SETTINGS):
    made = small_project(root, settings=settings, text=TEXT)
    made.catalog("tekst", WRONG)
    return made


def test_check_tells_errors_and_warnings_by_line_and_ends_with_their_counts(tmp_path):
    ran = project(tmp_path).run("check", "--lang", "en")
    lines = [found["line"] for found in ran.findings if found["file"] == PO and found["line"]]
    assert lines == sorted(lines)
    assert {"translation-numbers", "translation-ending", "translation-whitespace"} <= set(ran.codes)
    assert ran.status == 1
    assert "1 language checked: 1 error, 3 warnings" in ran.out


def test_building_keeps_a_wrong_number_out_of_print_and_is_silent_on_style(tmp_path):
    made = project(tmp_path)
    ran = made.run("html", "--lang", "en")
    assert sorted(set(ran.codes)) == ["translation-numbers", "untranslated"]
    assert "Der kom 25 gæster." in made.html()
    assert "52" not in made.html()


def test_a_check_that_a_language_has_milder_prints_the_text(tmp_path):
    made = project(tmp_path, f'{SETTINGS}[language.en]\nchecks = {{numbers = "warning", ending = "off"}}\n')
    assert "translation-ending" not in made.run("check", "--lang", "en").codes
    assert made.run("html", "--lang", "en").codes == []
    assert "There came 52 guests." in made.html()


def test_a_check_that_is_none_is_told_with_its_line(tmp_path):
    made = project(tmp_path, f'{SETTINGS}[language.en]\nchecks = {{numbrs = "off", dates = "never", links = 3}}\n')
    ran = made.run("check")
    assert [found["line"] for found in ran.findings] == [6, 6, 6]
    assert "perhaps numbers" in str(ran.findings[0]["hint"])


def test_a_translator_s_comment_lets_an_entry_be_printed(tmp_path):
    made = project(tmp_path)
    text = (tmp_path / PO).read_text().replace('msgid "Der', '# press: allow numbers – the law says so\nmsgid "Der')
    made.write(PO, text)
    assert made.run("html", "--lang", "en").codes == []
    assert "There came 52 guests." in made.html()


def test_the_glossary_of_a_project_is_asked_and_a_broken_row_is_told(tmp_path):
    made = project(tmp_path)
    made.write("locales/glossary.csv", "term,language,target,allowed,forbidden,note\ngæst,en,visitor,,,\nx,yy,z,,,\n")
    ran = made.run("check", "--lang", "en")
    assert ran.places("glossary") == [("locales/glossary.csv", 3)]
    assert "translation-term" in ran.codes


def test_the_templates_strings_are_judged_without_markdown(tmp_path):
    made = project(tmp_path)
    made.catalog("templates", {("", "Page %(page)s of %(pages)s"): "Side %(side)s af %(pages)s"}, "en")
    made.write("publication.toml", SETTINGS.replace('"en"', '"de"'))
    made.catalog("templates", {("", "Page %(page)s of %(pages)s"): "Seite %(seite)s von %(pages)s"}, "de")
    ran = made.run("check", "--lang", "de")
    assert ran.places("translation-placeholder") == [("locales/de/LC_MESSAGES/templates.po", 10)]

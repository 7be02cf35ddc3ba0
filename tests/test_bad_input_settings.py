"""A publication.toml that is wrong is told of with its line, and nothing is built from it."""

import pytest
from small_projects import SETTINGS, small_project

LATIN_1 = SETTINGS.replace("Kontoret", "Øen").encode("latin-1")
ENGLISH = '["en"]'

FAULTS = {
    "a key of another spelling": (f'{SETTINGS}publicher = "x"\n', "settings-key", 5, "did you mean publisher?"),
    "a key that nothing reads": (f"{SETTINGS}colour = 1\n", "settings-key", 5, "“colour” is no setting"),
    "a section of another spelling": (f"{SETTINGS}[publikation]\n", "settings-key", 5, "did you mean publication?"),
    "a key of a language": (f"{SETTINGS}[language.en]\nx = 1\n", "settings-key", 6, "missing, publisher, signoff"),
    "a language in two sections": (
        SETTINGS.replace("en", "zh-Hans") + "[language.zh-Hans]\n\n[language.zh_Hans]\n",
        "settings-key",
        7,
        "join the two",
    ),
    "a number for a text": (SETTINGS.replace('"Kontoret"', "3"), "settings-type", 2, "publication.publisher is 3"),
    "an empty text": (SETTINGS.replace("Kontoret", " "), "settings-type", 2, "publication.publisher"),
    "a control character": (SETTINGS.replace("Kont", "\\u0007"), "settings-type", 2, "publication.publisher"),
    "no publisher": (SETTINGS.replace("publisher", "#"), "settings-type", 1, "publisher is missing"),
    "a text for a list": (SETTINGS.replace(ENGLISH, '"en"'), "settings-type", 4, 'write languages = ["…", "…"]'),
    "a number among languages": (SETTINGS.replace(ENGLISH, '["en", 3]'), "settings-type", 4, "languages"),
    "no languages": (SETTINGS.replace("languages", "#"), "settings-type", 1, "languages is missing"),
    "nothing at all": ("", "settings-type", 1, "publisher is missing"),
    "a policy that there is not": (
        f'{SETTINGS}[language.da]\nmissing = "mark"\n[language.en]\nmissing = "nej"\n',
        "settings-type",
        8,
        'write "mark" or "fail"',
    ),
    "a list for a policy": (f"{SETTINGS}[language.en]\nmissing = []\n", "settings-type", 6, '"mark" or "fail"'),
    "a language that was reviewed as a whole": (
        f"{SETTINGS}\n[language.en]\nreviewed = true\n",
        "settings-key",
        7,
        'make approve LANG=en BY="…"',
    ),
    "a language that was not": (
        f"{SETTINGS}[language.en]\nreviewed = false\n",
        "settings-key",
        6,
        "take the line away",
    ),
    "a role that there is not": (f'{SETTINGS}[signoff]\nrequired = ["red"]\n', "settings-type", 6, '["approved"]'),
    "a text for roles": (f'{SETTINGS}[language.en]\nsignoff = "reviewed"\n', "settings-type", 6, '["reviewed"]'),
    "a key of sign-off": (f"{SETTINGS}[signoff]\nroles = []\n", "settings-key", 6, "required"),
    "a text for a section": (f'{SETTINGS}[language]\nen = "x"\n', "settings-type", 6, "write [language.en]"),
    "an address for a host": (
        f'{SETTINGS}[links]\nallowed_hosts = ["https://example.org/"]\n',
        "settings-type",
        6,
        "write its name alone",
    ),
    "a base of another kind": (f'{SETTINGS}base_url = "javascript:x"\n', "settings-type", 5, "https://example.org/"),
    "a base that is no address": (f'{SETTINGS}base_url = "https://[x"\n', "settings-type", 5, "https://example.org/"),
    "a base with markup": (f"{SETTINGS}base_url = 'https://x/\"><b>'\n", "settings-type", 5, "https://example.org/"),
    "a theme that is not there": (f'{SETTINGS}theme = "tegle"\n', "theme", 5, "did you mean tegl?"),
    "a theme outside the folder": (f'{SETTINGS}theme = "../tegl"\n', "theme", 5, "which is no theme"),
    "a number for a theme": (f"{SETTINGS}theme = 3\n", "theme", 5, "there are: fjord, tegl"),
    "an edition that is none": (f'{SETTINGS}editions = ["brochur"]\n', "settings-key", 5, "did you mean brochure?"),
    "no edition": (f"{SETTINGS}editions = []\n", "settings-type", 5, "leave it out for all"),
    "a bleed without its unit": (f"{SETTINGS}[print]\nbleed = 3\n", "settings-type", 6, "write millimetres"),
    "a bleed in inches": (f'{SETTINGS}[print]\nbleed = "1in"\n', "settings-type", 6, '"3mm"'),
    "a bleed as wide as a hand": (f'{SETTINGS}[print]\nbleed = "80mm"\n', "settings-type", 6, "20 at the most"),
    "a key of the print shop": (f'{SETTINGS}[print]\nbled = "3mm"\n', "settings-key", 6, "did you mean bleed?"),
    "a language that is none": (SETTINGS.replace("en", "xx"), "settings-language", 4, "“xx” is not a language"),
    "a language by its name": (SETTINGS.replace('"da"', '"dansk"'), "settings-language", 3, "“dansk” is not"),
    "a section for another language": (f"{SETTINGS}[language.de]\n", "settings-language", 5, "add it to languages"),
    "a value without quotes": (SETTINGS.replace('"Kontoret"', "Kontoret"), "settings-syntax", 2, 'in "quotes"'),
    "a quote that is not closed": (
        SETTINGS.replace('ret"', "ret"),
        "settings-syntax",
        2,
        "a text ends on its own line",
    ),
    "a key twice": (f'{SETTINGS}publisher = "x"\n', "settings-syntax", 5, "keep one of the two"),
    "a section twice": (f"{SETTINGS}[publication]\n", "settings-syntax", 5, "join the two"),
    "five thousand brackets": (f"{SETTINGS}x = {'[' * 5000}\n", "settings-syntax", None, "brackets"),
    "latin-1": (LATIN_1, "settings-syntax", 2, "save it as UTF-8"),
    "UTF-16": (SETTINGS.encode("utf-16"), "settings-syntax", 1, "save it as UTF-8"),
    "a NUL": (f"{SETTINGS}\0", "settings-syntax", 5, "not valid TOML"),
    "two million characters": (f"# {'x' * 2_000_000}\n", "file-unreadable", None, "1,000,000 bytes"),
}


@pytest.mark.parametrize(("content", "code", "line", "words"), FAULTS.values(), ids=FAULTS)
def test_each_fault_is_told_with_its_line_and_nothing_is_built(tmp_path, content, code, line, words):
    project = small_project(tmp_path, settings=content)
    before = project.files(".")

    ran = project.run("html", "--jobs", "1")

    assert ran.status == 1
    assert ("publication.toml", line) in ran.places(code)
    assert any(words in f"{found['message']} — {found['hint']}" for found in ran.findings if found["code"] == code)
    assert set(ran.codes) == {code}
    assert (ran.out, ran.err) == ("", "")
    assert project.files(".") == before


def test_all_faults_of_the_values_are_told_at_once(tmp_path):
    project = small_project(tmp_path, settings='[publication]\npublisher = 1\nlanguages = ["xx"]\ncolour = 2\n')

    ran = project.run("check")

    assert sorted(ran.codes) == ["settings-key", "settings-language", "settings-type", "settings-type"]


def test_a_folder_without_settings_is_told_what_to_write(tmp_path):
    project = small_project(tmp_path)
    (tmp_path / "publication.toml").unlink()

    ran = project.run("check")

    assert (ran.status, ran.codes) == (1, ["settings-missing"])
    assert "source_language" in str(ran.findings[0]["hint"])


def test_a_folder_in_the_place_of_the_settings_is_told_of(tmp_path):
    project = small_project(tmp_path)
    (tmp_path / "publication.toml").unlink()
    (tmp_path / "publication.toml").mkdir()

    ran = project.run("check")

    assert (ran.status, ran.places("file-unreadable")) == (1, [("publication.toml", None)])


HARMLESS = {
    "a byte order mark": "\ufeff" + SETTINGS,
    "Windows line ends": SETTINGS.replace("\n", "\r\n"),
    "a language twice": SETTINGS.replace(ENGLISH, '["en", "en", "da"]'),
}


@pytest.mark.parametrize("content", HARMLESS.values(), ids=HARMLESS)
def test_what_editors_and_people_do_without_harm_is_no_error(tmp_path, content):
    ran = small_project(tmp_path, settings=content).run("html", "--jobs", "1")

    assert (ran.status, ran.findings) == (0, [])
    assert ran.out.split() == ["output/da/tekst.html", "output/en/tekst.Draft.html"]


def test_without_other_languages_the_source_is_published_in_its_own(tmp_path):
    ran = small_project(tmp_path, settings=SETTINGS.replace(ENGLISH, "[]")).run("html")

    assert (ran.status, ran.out) == (0, "output/da/tekst.html\n")

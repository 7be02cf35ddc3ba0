"""Pseudo-languages: what they change, what they leave alone, and that a layout can be tried with them."""

import unicodedata

import pytest
from finished_files import epub_text, html_text, pdf_text, spaced
from small_projects import small_project

from press import pseudo
from press.languages import LANGUAGES, PSEUDO_LANGUAGES
from press.model.tree import Abbreviation, Code, FootnoteMark, Link, Span, Style, Styled, Text
from press.pandoc import plain
from press.segments import markdown

CODES = tuple(PSEUDO_LANGUAGES)
TEXT = """\
---
title: En titel
updated: 2023-11-10
---

## Et afsnit

Skriv til [postkassen](mailto:post@example.org) inden **10. november 2023**, eller kør `make pdf`.[^1]

[Radicalisation Awareness Network]{lang=en} og [SSP]{abbr="skole, socialforvaltning og politi"} mødes.

[^1]: Det er gratis.
"""


def test_accents_make_a_text_a_third_longer_between_brackets():
    sentence = "Myndighederne fortæller hinanden, hvad de gør, og hvad der kom ud af det."
    written = pseudo.string(sentence, "en-XA")
    assert (written[0], written[-1]) == ("⟦", "⟧")
    letters = sum(map(str.isalpha, sentence))
    assert 1.3 <= sum(map(str.isalpha, written)) / letters <= 1.34
    assert "ƒöŕţǽǽļļééŕ ĥîîñááñðééñ" in written


def test_the_right_to_left_one_is_in_arabic_letters_alone_and_as_long_as_the_source():
    sentence = "Én by, ét hus og en WZXQ-æøå"
    written = pseudo.string(sentence, "ar-XB")[1:-1]
    assert len(written) == len(sentence)
    assert {unicodedata.name(letter).split()[0] for letter in written if letter.isalpha()} == {"ARABIC"}


@pytest.mark.parametrize("code", CODES)
def test_marks_links_code_numbers_and_names_stay_what_they_are(code):
    content = (
        Text("Se "),
        Link((Styled(Style.STRONG, (Text("siden"),)),), "https://example.org/a"),
        Text(" om 1.234,50 kr., "),
        Code("make pdf"),
        Span((Text("Nordic Safe Cities"),), language="en"),
        Span((Text("Eksempelvej 10"),), translate=False),
        Abbreviation((Text("SSP"),), "SSP"),
        FootnoteMark(1),
    )
    written = pseudo.words(content, code)
    assert [type(inline) for inline in written] == [*map(type, content), Text]
    assert written[3:8] == content[3:8]
    link = written[1]
    assert isinstance(link, Link)
    assert link.target == "https://example.org/a"
    assert plain(link.content) != "siden"
    assert "1.234,50" in plain(written)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("text", ["post@example.org", "https://www.example.org/a?b=c", "example.org", "10.15–11.00"])
def test_what_has_nothing_to_translate_is_left_alone_without_brackets(code, text):
    assert pseudo.string(text, code) == text


@pytest.mark.parametrize("code", CODES)
def test_the_placeholders_of_a_template_string_are_kept(code):
    written = pseudo.string("Page %(page)s of %(pages)s", code)
    assert "%(page)s" in written
    assert "%(pages)s" in written
    assert "Page" not in written


def test_a_text_that_begins_and_ends_with_a_mark_gets_its_brackets_around_the_marks():
    written = pseudo.words((Styled(Style.EMPHASIS, (Text("ja"),)),), "en-XA")
    assert markdown(written) == "⟦*ĵá*⟧"


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("command", ["pdf", "epub", "html"])
def test_every_format_is_made_without_catalogs_and_says_in_words_that_it_is_a_test(tmp_path, code, command):
    project = small_project(tmp_path, text=TEXT)
    ran = project.run(command, "--lang", code.replace("-", "_"))
    assert (ran.status, ran.findings) == (0, [])
    path = tmp_path / "output" / code / f"tekst.{command}"
    read = {"pdf": lambda: spaced(pdf_text(path, "-l", "1")), "epub": lambda: epub_text(path)}
    text = read.get(command, lambda: html_text(path))()
    assert pseudo.NOTICE in text
    assert pseudo.string("En titel", "en-XA") in text or code == "ar-XB"


def test_what_is_made_has_the_direction_of_the_pseudo_language_and_its_notice_that_of_english(tmp_path):
    project = small_project(tmp_path, text=TEXT)
    project.run("html", "--lang", "ar-XB")
    html = project.html(language="ar-XB")
    assert '<html lang="ar-XB" dir="rtl">' in html
    assert f'<p lang="en" dir="ltr">{pseudo.NOTICE}</p>' in html
    assert 'href="mailto:post@example.org"' in html
    assert '<code dir="ltr">make pdf</code>' in html


def test_a_pseudo_language_is_no_part_of_all(tmp_path):
    project = small_project(tmp_path)
    assert project.run("html").status == 0
    assert sorted(project.files()) == ["output/da/tekst.html", "output/en/tekst.html"]


@pytest.mark.parametrize("command", ["update", "check", "status"])
def test_what_needs_catalogs_says_that_there_are_none(tmp_path, command):
    ran = small_project(tmp_path).run(command, "--lang", "en-XA")
    assert (ran.status, ran.codes) == (1, ["language-unknown"])
    assert "pseudo-language" in str(ran.findings[0]["message"])


def test_no_project_publishes_one(tmp_path):
    project = small_project(tmp_path)
    settings = (tmp_path / "publication.toml").read_text().replace('["en"]', '["en", "en-XA"]')
    project.write("publication.toml", settings)
    assert project.run("html").codes == ["settings-language"]
    assert not LANGUAGES.keys() & PSEUDO_LANGUAGES.keys()

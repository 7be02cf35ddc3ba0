"""A translation that can't be printed is told of, the Danish text stands in its place, and the file is made."""

import re

import pytest
from small_projects import SETTINGS, small_project

TOP = "---\ntitle: En titel\n---\n\n"
PLAIN = "Et afsnit."
BOLD = "Et **fedt** ord."
LINK = "Se [siden](https://x.dk/)."
NOTES = "Et ord[^1] og to[^2]."
PO = "locales/en/LC_MESSAGES/tekst.po"
ALLOWED = f'{SETTINGS}[links]\nallowed_hosts = ["ok.example"]\n'
HARD = "\\\n"

FAULTS = {
    "a blank line": (PLAIN, "a\n\nb", "translation-blank-line", "as one paragraph"),
    "a heading": (PLAIN, "# a", "translation-block", "take “#” away"),
    "a fence": (PLAIN, "```\na", "translation-block", "a fence"),
    "a fence of tildes": (PLAIN, "a\n~~~\nb", "translation-block", "a fence"),
    "a quotation": (PLAIN, "> a", "translation-block", "a quotation"),
    "a division": (PLAIN, "::: callout", "translation-block", "a division"),
    "the end of a division": (PLAIN, "a\n:::\nb", "translation-block", "a division"),
    "a table": (PLAIN, "| a | b |\n|--|--|", "translation-block", "a table"),
    "an element of HTML": (PLAIN, "a <b>b</b>", "translation-markup", "raw HTML “<b>”"),
    "an attachment": (PLAIN, 'a <link rel=attachment href="/etc/passwd">', "translation-markup", "raw HTML"),
    "a comment": (PLAIN, "a <!-- b -->", "translation-markup", "raw HTML"),
    "an event attribute": (PLAIN, "[a]{onclick=1}", "translation-markup", "onclick"),
    "a style": (PLAIN, "[a]{style=x}", "translation-markup", "style"),
    "a class": (PLAIN, "[a]{.x}", "translation-markup", ".x"),
    "an id": (PLAIN, "[a]{#x}", "translation-markup", "#x"),
    "no language tag": (PLAIN, "[a]{lang=12}", "translation-markup", "BCP 47"),
    "the tag of no language": (PLAIN, "[a]{lang=xx}", "translation-markup", "BCP 47"),
    "a javascript: link": (PLAIN, "[a](javascript:x)", "translation-link", "with “javascript:”"),
    "a data: link": (LINK, "[a](data:text/html,x)", "translation-link", "with “data:”"),
    "a file: link": (LINK, "[a](file:///etc/passwd)", "translation-link", "with “file:”"),
    "a link where there is none": (PLAIN, "[a](https://other.example/)", "translation-link", "take the link away"),
    "a link to another host": (LINK, "[a](https://other.example/)", "translation-link", "allow other.example under"),
    "a link to a host that looks allowed": (LINK, "[a](https://ok.example.dk/)", "translation-link", "ok.example.dk"),
    "a link to another document": (PLAIN, "[a](tekst.md)", "translation-link", "take the link away"),
    "a picture": (PLAIN, "![a](b.png)", "translation-image", "take it away"),
    "a picture from the web": (PLAIN, "![a](http://127.0.0.1:9/b.png)", "translation-image", "take it away"),
    "a footnote's mark": (PLAIN, "a[^1]", "translation-footnote", "[^1] is too much"),
    "a footnote's text": (PLAIN, "[^1]: a", "translation-footnote", "[^1] is too much"),
    "a lost footnote": (NOTES, "A word and two[^2].", "translation-footnote", "[^1] is missing"),
    "a footnote twice": (NOTES, "A[^1][^1] b[^2]", "translation-footnote", "[^1] is too much"),
    "a footnote in code": (NOTES, "A `[^1]` b[^2]", "translation-footnote", "[^1] is missing"),
    "another abbreviation": (PLAIN, "[EU]{abbr=EU}", "translation-abbreviation", "“EU” is not in the source"),
    "an asterisk too few": (BOLD, "A **bold* word.", "translation-delimiter", "asterisks would be printed"),
    "a mark that nothing ends": (BOLD, "A **bold word.", "translation-delimiter", "as many before as after"),
    "twenty thousand characters": (PLAIN, "ord " * 5000, "translation-size", "8192"),
    "marks without words": (PLAIN, "[]{lang=en}", "translation-empty", "translate it, or empty it"),
    "invisible characters": (PLAIN, "\u200b", "translation-empty", "translate it, or empty it"),
    "a rule": (PLAIN, "---", "translation-empty", "translate it, or empty it"),
    "an empty line break": (PLAIN, HARD, "translation-empty", "translate it, or empty it"),
    "a line separator": (PLAIN, "a\u2028b", "catalog-character", "U+2028"),
    "a control character": (PLAIN, "a\x1b[31mb", "catalog-character", "U+001B"),
    "letters turned around": (PLAIN, "a\u202eb", "catalog-character", "U+202E"),
    "the same as a number": (PLAIN, "a&#x202e;b", "catalog-character", "U+202E"),
}


@pytest.mark.parametrize(("msgid", "msgstr", "code", "words"), FAULTS.values(), ids=FAULTS)
def test_each_fault_keeps_its_entry_out_of_print_and_nothing_else(tmp_path, msgid, msgstr, code, words):
    notes = "\n\n[^1]: Et.\n\n[^2]: To." if msgid == NOTES else ""
    project = small_project(tmp_path, settings=ALLOWED, text=f"{TOP}{msgid}{notes}\n\nEt til.\n")
    project.catalog("tekst", {("title", "En titel"): "A title", ("", msgid): msgstr, ("", "Et til."): "One more."})

    ran = project.run("html", "--lang", "en")

    assert (ran.status, ran.out, ran.err) == (1, "output/en/tekst.Draft.html\n", "")
    assert ran.places(code)[0] == (PO, 14)
    assert any(words in f"{found['message']} — {found['hint']}" for found in ran.findings)
    assert all(found["hint"] for found in ran.findings if found["severity"] == "error")
    assert "untranslated" in ran.codes
    page = project.html()
    assert '<p lang="da" class="untranslated">' in page
    assert "Parts of this text have not been translated yet" in page
    assert "<h1>A title</h1>" in re.sub(r"<h1[^>]*>", "<h1>", page)
    assert "<p>One more.</p>" in page


def test_the_catalog_is_as_it_was_whatever_was_wrong_in_it(tmp_path):
    project = small_project(tmp_path, text=f"{TOP}{PLAIN}\n")
    project.catalog("tekst", {("title", "En titel"): "# a", ("", PLAIN): "a\n\nb <b>"})
    before = project.files("locales")

    for command in ("check", "html", "status"):
        project.run(command, "--lang", "en")

    assert project.files("locales") == before


PRINTED = {
    "a number and a full stop": (PLAIN, "10. November", "<p>10. November</p>"),
    "a dash": (PLAIN, "- a", "<p>- a</p>"),
    "a marker of the pipeline's own": (PLAIN, "[]{.m n=3} a", "<p>a</p>"),
    "one around words": (PLAIN, "a [b]{.m n=0} c", "<p>a b c</p>"),
    "one after a line break": (PLAIN, f"a{HARD}[]{{.m n=1}}b", "<p>a<br/>b</p>"),
    "a template's braces": (PLAIN, "{{ 7 }} {% include 'x' %}", "<p>{{ 7 }} {% include “x” %}</p>"),
    "an element that is spelt out": (PLAIN, "a &lt;b&gt; \\<i>", "<p>a &lt;b&gt; &lt;i&gt;</p>"),
    "Chinese emphasis": (BOLD, "阅读**《宣言》**全文", "<p>阅读<strong>《宣言》</strong>全文</p>"),
    "an asterisk that stands free": (PLAIN, "a * b", "<p>a * b</p>"),
    "a link to an allowed host": (LINK, "[a](https://ok.example/en)", 'href="https://ok.example/en"'),
    "notes in another order": (NOTES, "A[^2] b[^1]", "<p>A<a "),
    "isolated letters": (PLAIN, "a \u2067b\u2069 c", "<p>a \u2067b\u2069 c</p>"),
    "two thousand brackets": (PLAIN, "a" + "[" * 2000, f"<p>a{'[' * 2000}</p>"),
}


@pytest.mark.parametrize(("msgid", "msgstr", "printed"), PRINTED.values(), ids=PRINTED)
def test_what_only_resembles_a_fault_is_printed_as_it_was_meant(tmp_path, msgid, msgstr, printed):
    notes = "\n\n[^1]: Et.\n\n[^2]: To." if msgid == NOTES else ""
    project = small_project(tmp_path, settings=ALLOWED, text=f"{TOP}{msgid}{notes}\n\nEt til.\n")
    entries = {("title", "En titel"): "A title", ("", msgid): msgstr, ("", "Et til."): "One more."}
    project.catalog("tekst", {**entries, ("", "Et."): "One.", ("", "To."): "Two."})

    ran = project.run("html", "--lang", "en")

    assert (ran.status, ran.findings) == (0, [])
    assert printed in project.html()
    assert "<p>One more.</p>" in project.html()


def test_a_link_s_definition_in_one_translation_changes_no_other(tmp_path):
    project = small_project(tmp_path, text=f"{TOP}{PLAIN}\n\nEt [til].\n")
    project.catalog("tekst", {("", PLAIN): "[more]: http://other.example/", ("", "Et \\[til\\]."): "One [more]."})

    project.run("html", "--lang", "en")

    assert "<p>One [more].</p>" in project.html()
    assert 'href="http://other.example/"' not in project.html()


def test_what_is_merely_not_translated_is_a_warning(tmp_path):
    project = small_project(tmp_path)
    project.catalog("tekst", {("title", "En titel"): "A title", ("", "Et *lille* afsnit."): ""})

    ran = project.run("html", "--lang", "en")

    assert (ran.status, ran.codes) == (0, ["untranslated"])
    assert "Et *lille* afsnit." in str(ran.findings[0]["message"])
    assert "Et <em>lille</em> afsnit." in project.html()


def test_a_fuzzy_translation_is_never_printed(tmp_path):
    project = small_project(tmp_path)
    content = (tmp_path / PO).read_text().replace('msgid "Et', '#, fuzzy\nmsgid "Et')
    project.write(PO, content)

    ran = project.run("html", "--lang", "en")

    assert (ran.status, ran.codes) == (0, ["untranslated"])
    assert "A <em>small</em> paragraph." not in project.html()


def test_in_a_right_to_left_page_the_danish_text_has_its_own_direction(tmp_path):
    project = small_project(tmp_path, settings=SETTINGS.replace("en", "ar"))
    project.catalog("tekst", {("title", "En titel"): "عنوان"}, "ar")

    ran = project.run("html", "--lang", "ar")

    assert (ran.status, ran.codes) == (0, ["untranslated"])
    assert '<p lang="da" dir="ltr" class="untranslated">' in project.html(language="ar")


FAIL = f'{SETTINGS}[language.en]\nmissing = "fail"\n'


def test_under_the_policy_fail_nothing_incomplete_is_published_and_the_old_file_stays(tmp_path):
    project = small_project(tmp_path, settings=FAIL)
    project.catalog("tekst", {("title", "En titel"): "A title"})
    project.write("output/en/tekst.html", "the old one")

    ran = project.run("html", "--jobs", "1")

    assert (ran.status, ran.out, ran.codes) == (1, "output/da/tekst.html\n", ["incomplete"])
    assert ran.places("incomplete") == [(PO, None)]
    assert "Et *lille* afsnit." in str(ran.findings[0]["message"])
    assert 'missing = "mark"' in str(ran.findings[0]["hint"])
    assert project.html() == "the old one"


def test_under_the_policy_fail_what_is_complete_is_published(tmp_path):
    ran = small_project(tmp_path, settings=FAIL).run("html", "--lang", "en")

    assert (ran.status, ran.out) == (0, "output/en/tekst.Draft.html\n")

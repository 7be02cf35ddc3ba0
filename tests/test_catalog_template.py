"""A .pot is what msgcat would have written, and tells translators where they are."""

from __future__ import annotations

from catalog_samples import ABOUT, MERGE, gettext_tool, msgcat, segment

from press.catalog import Message, merge, messages, read, template
from press.model.location import Location
from press.model.segments import Entry, Kind

EXPECTED = """\
# Texts to translate: guide
# Published by Kontoret
msgid ""
msgstr ""
"Project-Id-Version: guide\\n"
"POT-Creation-Date: 2023-11-10 00:00+0000\\n"
"PO-Revision-Date: YEAR-MO-DA HO:MI+ZONE\\n"
"Last-Translator: FULL NAME <EMAIL@ADDRESS>\\n"
"Language-Team: LANGUAGE <LL@li.org>\\n"
"Language: \\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"X-Source-Language: da\\n"
"X-Segmentation: 1\\n"

#. Kind: title
#: source/guide.md
msgctxt "title"
msgid "Samarbejde"
msgstr ""

#. Section: Nordisk
#. Kind: paragraph
#. Navnet er et egennavn.
#. Oversæt det ikke.
#: source/guide.md source/delt.md
msgid "Et \\"godt\\" \\\\ samarbejde[^1] i Norden"
msgstr ""
"""


def test_a_template_has_header_comments_and_an_entry_for_each_text() -> None:
    note = "Navnet er et egennavn.\n\n  Oversæt det ikke."
    text = 'Et "godt" \\ samarbejde[^1] i Norden'
    made = template(
        [
            segment("Samarbejde", context="title", kind=Kind.TITLE),
            segment(text, section="Nordisk", notes=(note,)),
            segment(text, section="Nordisk", file="source/delt.md"),
        ],
        **ABOUT,
    )
    assert made.decode() == EXPECTED
    assert msgcat(made) == made
    assert read(made, file="guide.pot")[1] == ()


def test_strings_of_templates_become_a_catalog_by_the_same_code() -> None:
    strings = [Message("", "Page %(page)s of %(pages)s", ("In the running foot",), ("templates/brochure/page.html",))]
    made = template(strings, **{**ABOUT, "name": "templates", "source_language": "en"})
    assert "#. In the running foot\n#: templates/brochure/page.html\n" in made.decode()
    assert '"X-Source-Language: en\\n"' in made.decode()
    assert msgcat(made) == made
    assert gettext_tool("msgfmt", "--check", "--output-file=/dev/null", data=made).returncode == 0


def test_references_are_folded_where_msgcat_folds_them() -> None:
    for length in range(1, 40):
        places = tuple(f"source/bæredygtighed-{'x' * length}-{number}.md" for number in range(12))
        made = template([Message("", "tekst", (), (*places, "source/" + "y" * 90 + ".md"))], **ABOUT)
        assert msgcat(made) == made


def test_a_comment_that_ends_in_a_backslash_does_not_swallow_its_entry() -> None:
    made = template([segment("a", section="Drev C:\\")], **ABOUT)
    assert read(made, file="x.pot") == (
        {("", "a"): Entry("", "a", "", fuzzy=False, location=Location("x.pot", 20), references=("source/guide.md",))},
        (),
    )
    assert 'msgid "a"' in msgcat(made).decode()
    po, _ = merge(None, [segment("a", section="Drev C:\\")], **MERGE)
    assert not merge(po.data, [segment("a", section="Drev C:\\")], **MERGE)[0].changed


def test_a_file_name_with_a_space_is_isolated_as_gettext_does_it() -> None:
    made = template([segment("a", file="source/min tekst.md")], **ABOUT)
    assert "#: \u2068source/min tekst.md\u2069\n" in made.decode()
    assert msgcat(made) == made


def test_a_text_that_occurs_twice_is_one_message_in_the_place_of_the_first() -> None:
    made = messages([segment("a", section="S"), segment("b"), segment("a", section="T"), segment("a", context="x")])
    assert [message.key for message in made] == [("", "a"), ("", "b"), ("x", "a")]
    assert made[0].comments == ("Section: S", "Kind: paragraph", "Section: T")
    assert made[0].references == ("source/guide.md",)

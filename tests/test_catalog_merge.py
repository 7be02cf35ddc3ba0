"""Merging: what did not change keeps its very bytes, and nothing that a translator wrote is lost."""

from __future__ import annotations

import re

import pytest
from catalog_samples import ABOUT, MERGE, assert_sound, codes, gettext_tool, msgcat, segment, segments

from press.catalog import Message, merge, read
from press.languages import LANGUAGES

OLD = """\
# German, by hand
# second line
msgid ""
msgstr ""
"Project-Id-Version: guide\\n"
"X-Mine: first\\n"
"POT-Creation-Date: 2020-01-01 00:00+0000\\n"
"PO-Revision-Date: 2021-02-03 04:05+0100\\n"
"Last-Translator: Somebody <s@example.org>\\n"
"Language-Team: Deutsch\\n"
"Language: de\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != "
"1);\\n"
"X-Source-Language: da\\n"
"X-Segmentation: 1\\n"
"X-Generator: Poedit 3.4\\n"

# a translator's word
#comment without a space
#. Kind: paragraph
#: source/guide.md
#, x-unknown, no-wrap
#= x-sticky
msgid ""
"en lang tekst, som editoren "
"har foldet"
msgstr ""
"ein langer Text, den der "
"Editor gefaltet hat"

#. Kind: paragraph
#: source/guide.md
#, fuzzy
#| msgid "før"
msgid "nu"
msgstr "jetzt"


#. Kind: paragraph
#: source/guide.md
msgid "uoversat"
msgstr ""

#~ msgctxt "title"
#~ msgid "gammel"
#~ msgstr "alt"
"""
WANTED = segments("en lang tekst, som editoren har foldet", "nu", "uoversat")
OLD_BYTES = OLD.encode()


def merged(old: bytes | None, wanted: list, **more: object):
    result, findings = merge(old, wanted, **{**MERGE, **more})
    assert findings == ()
    return result


def without_date(data: bytes) -> bytes:
    return re.sub(rb"POT-Creation-Date: [^\\]*", b"", data)


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_new_catalog_satisfies_gettext_in_every_language(code: str) -> None:
    result = merged(None, segments("a", "b"), language=LANGUAGES[code])
    assert (result.added, result.changed) == (2, True)
    assert_sound(result.data)
    assert msgcat(result.data) == result.data
    text = result.data.decode()
    assert f'"Language: {LANGUAGES[code].gettext}\\n"\n' in text
    assert "Plural-Forms: nplurals=" in text
    assert '"X-Source-Language: da\\n"\n"X-Segmentation: 1\\n"\n' in text
    assert "X-Generator" not in text
    assert read(result.data, file="x.po", language=LANGUAGES[code])[1] == ()


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_no_catalog_calls_itself_a_draft_and_the_line_of_earlier_versions_goes(newline: str) -> None:
    """Whether it is one, its .approvals say."""
    ours = "# DRAFT: no native speaker has reviewed this translation."
    new = merged(None, WANTED).data.decode()
    assert "DRAFT" not in new
    theirs = new.replace("msgid", "# DRAFT: Anna reviews it in May.\n# ask about the title\nmsgid", 1)
    whole = theirs.replace("\n", newline).encode()
    before = theirs.replace("# DRAFT: Anna", f"{ours}\n# DRAFT: Anna").replace("\n", newline).encode()
    assert merged(before, WANTED).data == whole
    assert not merged(whole, WANTED).changed


@pytest.mark.parametrize("empty", [b"", b"\n \r\n"])
def test_an_empty_file_is_as_good_as_none(empty: bytes) -> None:
    assert merged(empty, WANTED) == merged(None, WANTED)


@pytest.mark.parametrize(
    "form", ["as it is", "CRLF", "BOM", "no line end at the end", "blank lines at the end", "tail"]
)
def test_a_catalog_that_fits_is_not_changed_by_a_byte_even_when_the_source_is_newer(form: str) -> None:
    forms = {
        "CRLF": OLD_BYTES.replace(b"\n", b"\r\n"),
        "BOM": b"\xef\xbb\xbf" + OLD_BYTES,
        "no line end at the end": OLD_BYTES.removesuffix(b"\n"),
        "blank lines at the end": OLD_BYTES + b"\n\n",
        "tail": OLD_BYTES + b"\n# the end\n",
    }
    old = forms.get(form, OLD_BYTES)
    result = merged(old, WANTED, created="2030-01-01")
    assert result.data == old
    assert (result.changed, result.kept, result.added, result.obsolete) == (False, 3, 0, 0)


@pytest.mark.parametrize("newline", [b"\n", b"\r\n"])
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
def test_a_new_text_adds_its_entry_in_its_place_and_the_date_and_nothing_else(newline: bytes, bom: bytes) -> None:
    old = bom + OLD_BYTES.replace(b"\n", newline)
    result = merged(old, [*WANTED[:1], segment("ny"), *WANTED[1:]])
    new = b'#. Kind: paragraph\n#: source/guide.md\nmsgid "ny"\nmsgstr ""\n\n'.replace(b"\n", newline)
    place = old.index(b"#. Kind: paragraph" + newline + b"#: source/guide.md" + newline + b"#, fuzzy")
    expected = old[:place] + new + old[place:]
    assert result.data == expected.replace(b"2020-01-01 00:00", b"2023-11-10 00:00")
    assert (result.added, result.kept, result.changed) == (1, 3, True)


@pytest.mark.parametrize("end", ["\n", "", "\n\n\n", "\n\n# the end\n"])
def test_a_new_text_at_the_end_is_set_off_by_a_blank_line(end: str) -> None:
    old = OLD[: OLD.index("\n#~")].removesuffix("\n") + end
    result = merged(old.encode(), [*WANTED, segment("ny")])
    new = r'msgstr ""\n\n+#\. Kind: paragraph\n#: source/guide\.md\nmsgid "ny"\nmsgstr ""\n'
    assert re.search(new, result.data.decode())
    assert_sound(result.data)
    assert result.data.endswith(b"# the end\n") == end.endswith("# the end\n")


def test_a_text_that_left_goes_behind_the_obsolete_mark_with_its_translators_words() -> None:
    result = merged(OLD_BYTES, [])
    assert (result.obsolete, result.dropped, result.kept) == (2, 1, 0)
    text = result.data.decode()
    assert text.endswith(
        '#~ msgctxt "title"\n#~ msgid "gammel"\n#~ msgstr "alt"\n\n'
        "# a translator's word\n#comment without a space\n#, x-unknown, no-wrap\n#= x-sticky\n"
        '#~ msgid ""\n#~ "en lang tekst, som editoren "\n#~ "har foldet"\n'
        '#~ msgstr ""\n#~ "ein langer Text, den der "\n#~ "Editor gefaltet hat"\n\n'
        '#, fuzzy\n#~| msgid "før"\n#~ msgid "nu"\n#~ msgstr "jetzt"\n'
    )
    assert gettext_tool("msgcat", data=result.data).returncode == 0


def test_a_text_that_comes_back_is_revived_with_all_that_it_had() -> None:
    gone = merged(OLD_BYTES, []).data
    result = merged(gone, WANTED)
    assert (result.revived, result.added, result.kept) == (2, 1, 0)
    before, _ = read(OLD_BYTES, file="x.po")
    after, findings = read(result.data, file="x.po")
    assert findings == ()
    assert {key: (e.msgstr, e.fuzzy) for key, e in after.items()} == {
        key: (e.msgstr, e.fuzzy) for key, e in before.items()
    }
    assert '#, fuzzy\n#| msgid "før"\nmsgid "nu"\n' in result.data.decode()
    assert "# a translator's word\n#comment without a space\n#. Kind" in result.data.decode()


def test_an_obsolete_entry_in_every_form_of_the_mark_is_revived() -> None:
    obsolete = '#~ # word\n#~| msgid "x"\n#~\n#~msgid "igen"\n#~   msgstr ""\n#~\t"wieder"\n'
    old = OLD[: OLD.index("\n#~")] + "\n" + obsolete
    assert gettext_tool("msgcat", data=old.encode()).returncode == 0
    result = merged(old.encode(), [*WANTED, segment("igen")])
    assert result.revived == 1
    assert read(result.data, file="x.po")[0]["", "igen"].msgstr == "wieder"
    assert "# word\n" in result.data.decode()
    assert "#~" not in result.data.decode()
    assert_sound(result.data)


def test_an_untranslated_entry_with_a_translators_question_is_kept() -> None:
    old = OLD.replace('msgid "uoversat"', '# what does this mean?\nmsgid "uoversat"', 1).replace(
        "#. Kind: paragraph\n#: source/guide.md\n# what", "# what"
    )
    result = merged(old.encode(), WANTED[:2])
    assert (result.obsolete, result.dropped) == (1, 0)
    assert result.data.decode().endswith('# what does this mean?\n#~ msgid "uoversat"\n#~ msgstr ""\n')


def test_comments_of_the_source_are_brought_up_to_date_and_the_text_keeps_its_bytes() -> None:
    moved = [segment(WANTED[0].msgid, section="Ny", notes=("Pas på.",), file="source/ny.md"), *WANTED[1:]]
    result = merged(OLD_BYTES, moved)
    old_lines = "#. Kind: paragraph\n#: source/guide.md\n#, x-unknown"
    new_lines = "#. Section: Ny\n#. Kind: paragraph\n#. Pas på.\n#: source/ny.md\n#, x-unknown"
    assert without_date(result.data) == without_date(OLD.replace(old_lines, new_lines).encode())


def test_references_that_an_editor_folded_are_not_a_change() -> None:
    places = tuple(f"source/{number}.md" for number in range(3))
    old = merged(None, [Message("", "a", ("Kind: x",), places)]).data
    folded = old.replace(b"#: source/0.md source/1.md", b"#: source/0.md\n#:  source/1.md").replace(
        b"#. Kind", b"#.  Kind"
    )
    assert folded != old
    assert not merged(folded, [Message("", "a", ("Kind: x",), places)]).changed


def test_entries_stand_in_the_order_of_the_text() -> None:
    result = merged(OLD_BYTES, [WANTED[2], WANTED[0], WANTED[1]])
    found = re.findall(r'^msgid "(\w*)|^"(en lang)', result.data.decode(), re.MULTILINE)
    assert ["".join(groups) for groups in found] == ["", "uoversat", "", "en lang", "nu"]
    again = merged(result.data, WANTED)
    assert without_date(again.data) == without_date(OLD_BYTES)


@pytest.mark.parametrize("form", [b"\n", b"\r\n"])
def test_a_header_that_lacks_fields_gets_them_and_keeps_its_own(form: bytes) -> None:
    bare = (
        b'# mine\nmsgid ""\nmsgstr ""\n"X-Mine: a\\n"\n"Language: \\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    )
    result = merged(bare.replace(b"\n", form), [])
    assert result.data.replace(form, b"\n").decode() == (
        '# mine\nmsgid ""\nmsgstr ""\n"X-Mine: a\\n"\n"Language: de\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"X-Source-Language: da\\n"\n"X-Segmentation: 1\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
        '"POT-Creation-Date: 2023-11-10 00:00+0000\\n"\n'
    )


def test_a_header_folded_in_an_unusual_way_is_dated_too_and_loses_nothing() -> None:
    old = OLD.replace(
        '"POT-Creation-Date: 2020-01-01 00:00+0000\\n"\n"PO-', '"POT-Creation-Date: 2020-01-01 "\n"00:00+0000\\nPO-'
    )
    result = merged(old.encode(), WANTED[:1])
    text = result.data.decode()
    assert '"POT-Creation-Date: 2023-11-10 00:00+0000\\n"\n"PO-Revision-Date: 2021-02-03 04:05+0100\\n"\n' in text
    assert '"X-Mine: first\\n"' in text
    assert '"X-Generator: Poedit 3.4\\n"' in text
    assert text.startswith("# German, by hand\n# second line\n")


@pytest.mark.parametrize(
    "damage",
    [
        ('msgid "nu"', 'msgid "nu'),
        ('msgstr "jetzt"', "msgstr „jetzt“"),
        ('msgid "uoversat"', 'msgid "nu"'),
        ("charset=UTF-8", "charset=ISO-8859-1"),
        ('"Language: de', '"Language: fr'),
        ('"X-Segmentation: 1', '"X-Segmentation: 2'),
        ('msgstr "jetzt"', 'msgstr "\\303"'),
    ],
)
def test_a_damaged_catalog_is_not_touched_and_the_finding_says_so(damage: tuple[str, str]) -> None:
    old = OLD.replace(*damage).encode()
    result, findings = merge(old, segments("ny"), **MERGE)
    assert (result.data, result.changed) == (old, False)
    assert codes(findings)[-1] == "catalog-untouched"
    assert len(findings) == 2
    assert {found.location.file for found in findings if found.location} == {MERGE["file"]}


def test_bytes_that_are_not_utf_8_keep_the_catalog_from_being_touched() -> None:
    old = OLD_BYTES.replace(b"jetzt", b"j\xe6tzt")
    result, findings = merge(old, segments("ny"), **MERGE)
    assert (result.data, codes(findings)) == (old, ["catalog-encoding", "catalog-untouched"])


def test_what_msgmerge_makes_of_our_catalog_fits_without_a_change(tmp_path) -> None:
    from press.catalog import template

    pot, po = tmp_path / "guide.pot", tmp_path / "de.po"
    wanted = [*WANTED, segment("ny")]
    pot.write_bytes(template(wanted, **ABOUT))
    po.write_bytes(merged(OLD_BYTES, WANTED).data)
    run = gettext_tool("msgmerge", "--no-fuzzy-matching", "--no-wrap", str(po), data=pot.read_bytes())
    ours = merged(po.read_bytes(), wanted)
    texts = [read(data, file="x.po")[0] for data in (run.stdout, ours.data)]
    simple = [{key: (entry.msgstr, entry.fuzzy) for key, entry in entries.items()} for entries in texts]
    assert simple[0] == simple[1]
    assert list(texts[0]) == list(texts[1])

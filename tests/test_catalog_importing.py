"""Importing fills what is empty from another tool's catalog, and touches nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from catalog_samples import HEADER, MERGE, assert_sound, codes, po, segment, segments

from press.catalog import Message, import_entries, merge, read
from press.languages import LANGUAGES
from press.model.segments import Kind

NAMES = {"file": "locales/de/LC_MESSAGES/guide.po", "from_file": "their.po"}
REAL = Path(__file__).parent.parent.parent / "shared" / "real" / "udhr"


def ours(wanted: list) -> bytes:
    return merge(None, wanted, **MERGE)[0].data


def texts(data: bytes) -> dict[tuple[str, str], str]:
    entries, findings = read(data, file="x.po")
    assert findings == ()
    return {key: entry.msgstr for key, entry in entries.items()}


def test_untranslated_entries_are_filled_and_the_rest_keeps_its_bytes() -> None:
    mine = ours(segments("a", "b", "c")).replace(b'msgid "b"\nmsgstr ""', b'msgid "b"\nmsgstr "mein b"')
    result, findings = import_entries(mine, po('msgid "a"\nmsgstr "ein \\"a\\""\n\nmsgid "b"\nmsgstr "x"\n'), **NAMES)
    assert findings == ()
    assert (result.filled, result.already, result.unused, result.changed) == (1, 1, (), True)
    assert result.data == mine.replace(b'msgid "a"\nmsgstr ""', b'msgid "a"\nmsgstr "ein \\"a\\""')
    assert_sound(result.data)


def test_a_text_of_several_lines_is_written_as_gettext_writes_it() -> None:
    mine = ours(segments("a\nb", "c")).replace(b"\n", b"\r\n")
    result, _ = import_entries(mine, po('msgid ""\n"a\\n"\n"b"\nmsgstr "A\\nB"\n'), **NAMES)
    assert b'msgstr ""\r\n"A\\n"\r\n"B"\r\n\r\n#.' in result.data
    assert b"\n" not in result.data.replace(b"\r\n", b"")


def test_line_ends_around_a_translation_are_those_of_the_msgid_as_gettext_demands() -> None:
    result, _ = import_entries(ours(segments("a")), po('msgid "a"\nmsgstr "\\nA\\n"\n'), **NAMES)
    assert texts(result.data) == {("", "a"): "A"}
    assert_sound(result.data)


def test_a_text_without_context_serves_every_context_and_one_with_a_context_is_offered_to_others_as_fuzzy() -> None:
    mine = ours(
        [segment("a", context="title", kind=Kind.TITLE), segment("a"), segment("b", context="cell"), segment("b")]
    )
    their = po(
        'msgid "a"\nmsgstr "A"\n\nmsgctxt "cell"\nmsgid "b"\nmsgstr "B"\n\nmsgctxt "title"\nmsgid "a"\nmsgstr "AA"\n'
    )
    result, findings = import_entries(mine, their, **NAMES)
    assert texts(result.data) == {("title", "a"): "AA", ("", "a"): "A", ("cell", "b"): "B", ("", "b"): "B"}
    assert (result.filled, result.offered, findings) == (3, 1, ())
    assert b'#, fuzzy\n#| msgctxt "cell"\n#| msgid "b"\nmsgid "b"\nmsgstr "B"' in result.data


def test_what_is_fuzzy_in_theirs_is_fuzzy_in_ours() -> None:
    mine = ours([Message("", "a", ("Kind: x",)), Message("", "b")]).replace(
        b'msgid "b"', b'#, no-wrap\n#| msgid "o"\nmsgid "b"'
    )
    result, _ = import_entries(
        mine, po('#, fuzzy\nmsgid "a"\nmsgstr "A"\n\n#, fuzzy\nmsgid "b"\nmsgstr "B"\n'), **NAMES
    )
    assert b'#. Kind: x\n#, fuzzy\nmsgid "a"\nmsgstr "A"' in result.data
    assert b'#, fuzzy, no-wrap\n#| msgid "o"\nmsgid "b"\nmsgstr "B"' in result.data
    assert all(entry.fuzzy for entry in read(result.data, file="x.po")[0].values())


def test_a_guess_that_theirs_has_word_for_word_is_confirmed_and_any_other_stays() -> None:
    guessed = b'#, fuzzy, no-wrap\n#| msgid "o"\nmsgid "%s"\nmsgstr "X"'
    mine = ours(segments("a", "b", "c"))
    for msgid in (b"a", b"b", b"c"):
        mine = mine.replace(b'msgid "%s"\nmsgstr ""' % msgid, guessed % msgid)
    their = 'msgid "a"\nmsgstr "X"\n\nmsgid "b"\nmsgstr "Y"\n\n#, fuzzy\nmsgid "c"\nmsgstr "X"\n'
    result, findings = import_entries(mine, po(their), **NAMES)
    assert (findings, result.filled, result.already, result.different) == ((), 1, 2, 1)
    assert result.data == mine.replace(guessed % b"a", b'#, no-wrap\nmsgid "a"\nmsgstr "X"')
    assert import_entries(result.data, po(their), **NAMES)[0].changed is False


def test_what_nobody_asks_for_is_told_in_one_finding_with_examples() -> None:
    their = po("".join(f'msgid "unknown {number}"\nmsgstr "x"\n\n' for number in range(9)))
    result, findings = import_entries(ours(segments("a")), their, **NAMES)
    assert len(result.unused) == 9
    assert not result.changed
    assert codes(findings) == ["import-unused"]
    assert str(findings[0]).startswith("their.po: warning import-unused 9 translations")
    assert "“unknown 0”; “unknown 1”; “unknown 2” —" in str(findings[0])


def test_their_untranslated_and_obsolete_entries_are_not_offered() -> None:
    their = po('msgid "a"\nmsgstr ""\n\n#~ msgid "b"\n#~ msgstr "B"\n')
    result, findings = import_entries(ours(segments("a", "b")), their, **NAMES)
    assert (result.filled, result.unused, findings) == (0, (), ())


def test_our_obsolete_entries_are_not_filled() -> None:
    mine = ours(segments("a")) + b'\n# why?\n#~ msgid "b"\n#~ msgstr ""\n'
    result, _ = import_entries(mine, po('msgid "b"\nmsgstr "B"\n'), **NAMES)
    assert (result.data, result.unused) == (mine, ("b",))


def test_a_file_without_a_header_is_good_enough_to_import_from() -> None:
    result, findings = import_entries(ours(segments("a")), 'msgid "a"\nmsgstr "Æ"\n'.encode(), **NAMES)
    assert (result.filled, findings) == (1, ())


def test_of_a_damaged_file_the_sound_entries_are_taken() -> None:
    their = po('msgid "a"\nmsgstr „A“\n\nmsgid "b"\nmsgstr "B"\n\nmsgid "c"\nmsgstr "\\033"\n')
    result, findings = import_entries(ours(segments("a", "b", "c")), their, **NAMES)
    assert texts(result.data) == {("", "a"): "", ("", "b"): "B", ("", "c"): ""}
    assert [(found.code, str(found.location)) for found in findings] == [
        ("catalog-syntax", "their.po:7"),
        ("catalog-character", "their.po:12"),
    ]


@pytest.mark.parametrize(
    "mine", [po('msgid "a\nmsgstr ""\n'), b'msgid "a"\nmsgstr ""\n', HEADER.replace(b"UTF-8", b"CHARSET")]
)
def test_a_damaged_catalog_of_ours_is_not_touched(mine: bytes) -> None:
    result, findings = import_entries(mine, po('msgid "a"\nmsgstr "A"\n'), **NAMES)
    assert (result.data, result.filled, result.changed) == (mine, 0, False)
    assert codes(findings)[-1] == "catalog-untouched"


def test_nothing_is_taken_from_a_catalog_of_another_language_or_charset() -> None:
    mine = ours(segments("a"))
    for their, code in (
        (po('msgid "a"\nmsgstr "A"\n').replace(b"Language: de", b"Language: fr"), "catalog-header"),
        (po('msgid "a"\nmsgstr "A"\n').replace(b"UTF-8", b"ISO-8859-1"), "catalog-encoding"),
    ):
        result, findings = import_entries(mine, their, **NAMES)
        assert (result.data, codes(findings)) == (mine, [code])


@pytest.mark.skipif(not REAL.is_dir(), reason="the real texts lie in ../shared/real, which is not here")
@pytest.mark.parametrize("code", [code for code in LANGUAGES if (REAL / f"{LANGUAGES[code].gettext}.po").exists()])
def test_the_real_catalogs_of_the_human_rights_fill_a_catalog_that_gettext_accepts(code: str) -> None:
    their = (REAL / f"{LANGUAGES[code].gettext}.po").read_bytes()
    offered, findings = read(their, file="their.po", language=LANGUAGES[code])
    assert findings == ()
    wanted = [
        segment(msgid, context="heading", kind=Kind.HEADING) if len(msgid) < 40 else segment(msgid)
        for _, msgid in offered
    ]
    mine, _ = merge(None, wanted, **{**MERGE, "language": LANGUAGES[code]})
    result, findings = import_entries(mine.data, their, **NAMES)
    assert (result.filled, result.unused, findings) == (len(offered), (), ())
    assert_sound(result.data)
    assert sorted(texts(result.data).values()) == sorted(entry.msgstr for entry in offered.values())
    again, _ = import_entries(result.data, their, **NAMES)
    assert (again.data, again.already, again.changed) == (result.data, len(offered), False)

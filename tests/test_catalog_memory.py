"""A memory fills what is the same, offers what is alike, and leaves all else alone."""

from __future__ import annotations

from catalog_samples import MERGE, assert_sound, segment, segments

from press.build.exchange import canonical
from press.catalog import Imported, Memory, fill, merge, read
from press.model.exchange import Unit
from press.model.location import Location

HERE = Location("their.tmx", 1)
LONG = "Et infohus er et samarbejde mellem politi og kommuner om at forebygge kriminalitet."
GERMAN = "Ein Infohaus ist eine Zusammenarbeit von Polizei und Kommunen zur Prävention."


def unit(source: str, target: str, **more: object) -> Unit:
    return Unit(source, target, HERE, **more)  # type: ignore[arg-type]


def filled(units: list[Unit], *msgids: str, catalog: bytes | None = None) -> Imported:
    ours = catalog or merge(None, segments(*msgids), **MERGE)[0].data
    imported, findings = fill(ours, Memory(units, canonical), file="x.po")
    assert findings == ()
    assert_sound(imported.data)
    return imported


def state(imported: Imported, msgid: str, context: str = "") -> tuple[str, bool]:
    entry = read(imported.data, file="x.po")[0][context, msgid]
    return entry.msgstr, entry.fuzzy


def test_the_same_text_fills_for_good_however_marks_and_blanks_are_written() -> None:
    msgid = "Et *infohus* er **ikke** en\\\nbygning i [København](https://example.org)."
    theirs = "Et _infohus_ er\n  __ikke__ en\\\nbygning i [København](<https://example.org>)."
    result = filled([unit(theirs, "Ein _Infohaus_")], msgid)
    assert (result.filled, result.offered) == (1, 0)
    assert state(result, msgid) == ("Ein _Infohaus_", False)


def test_needless_backslashes_and_names_of_characters_are_no_difference() -> None:
    result = filled([unit("Ja\\, tak\\. R&amp;D", "Ja")], "Ja, tak. R&D")
    assert state(result, "Ja, tak. R&D") == ("Ja", False)


def test_other_quotation_marks_are_offered_as_fuzzy_with_the_other_text() -> None:
    result = filled([unit('Han sagde "ja"', "Er sagte „ja“")], "Han sagde “ja”")
    assert (result.filled, result.offered) == (0, 1)
    assert state(result, "Han sagde “ja”") == ("Er sagte „ja“", True)
    assert '#, fuzzy\n#| msgid "Han sagde \\"ja\\""\n' in result.data.decode()


def test_a_text_that_is_alike_is_offered_and_one_that_is_not_is_left() -> None:
    mine = LONG.replace("kommuner", "mange kommuner")
    result = filled([unit(LONG, GERMAN)], mine, "Noget helt andet, som ingen har skrevet om før.")
    assert (result.filled, result.offered, result.left) == (0, 1, 1)
    assert state(result, mine) == (GERMAN, True)
    assert f'#| msgid "{LONG}"' in result.data.decode()


def test_numbers_that_changed_are_put_into_what_is_offered() -> None:
    result = filled([unit("Der er 12 infohuse i Danmark.", "Es gibt 12 Infohäuser.")], "Der er 14 infohuse i Danmark.")
    assert state(result, "Der er 14 infohuse i Danmark.") == ("Es gibt 14 Infohäuser.", True)


def test_a_translation_that_is_there_stays_even_a_fuzzy_one_and_is_told_where_theirs_differs() -> None:
    ours = merge(None, segments("a", "b"), **MERGE)[0].data
    ours = ours.replace(b'msgid "a"\nmsgstr ""', b'#, fuzzy\nmsgid "a"\nmsgstr "A"')
    result = filled([unit("a", "other")], catalog=ours)
    assert (result.data, result.already, result.different, result.changed) == (ours, 1, 1, False)


def test_what_the_file_translates_in_two_ways_is_fuzzy_because_nobody_can_tell() -> None:
    assert state(filled([unit("a", "A"), unit("a", "B")], "a"), "a") == ("A", True)
    assert state(filled([unit("a", "A"), unit("a", "A")], "a"), "a") == ("A", False)
    assert state(filled([unit("a", "A", fuzzy=True), unit("a", "B")], "a"), "a") == ("B", False)


def test_a_text_that_lost_its_formatting_is_fuzzy() -> None:
    assert state(filled([unit("a", "A", whole=False)], "a"), "a") == ("A", True)


def test_comments_of_translators_come_along_once() -> None:
    units = [unit("a", "A", comments=("Ask Anna", "Ask Anna"))]
    assert filled(units, "a").data.decode().count("# Ask Anna\n") == 1


def test_a_fuzzy_flag_without_a_translation_does_not_outlive_a_sound_one() -> None:
    ours = merge(None, segments("a"), **MERGE)[0].data.replace(b'msgid "a"', b'#, fuzzy\n#| msgid "o"\nmsgid "a"')
    result = filled([unit("a", "A")], catalog=ours)
    assert state(result, "a") == ("A", False)
    assert b"#|" not in result.data


def test_entries_with_plural_forms_are_left_as_they_are() -> None:
    ours = merge(None, segments("b"), **MERGE)[0].data
    ours += b'\nmsgid "a"\nmsgid_plural "aa"\nmsgstr[0] ""\nmsgstr[1] ""\n'
    assert filled([unit("a", "A")], catalog=ours).data == ours


def test_a_context_of_the_writers_is_kept_apart() -> None:
    ours = merge(None, [segment("Bank", context="flod")], **MERGE)[0].data
    result = filled([unit("Bank", "Geldinstitut", context="penge")], catalog=ours)
    assert state(result, "Bank", "flod") == ("Geldinstitut", True)
    assert b'#| msgctxt "penge"\n#| msgid "Bank"\nmsgctxt "flod"' in result.data


def test_a_text_that_can_t_be_read_as_one_paragraph_is_compared_as_it_stands() -> None:
    assert canonical(["<b>a</b>", "  a   b ", ""]) == ["<b>a</b>", "a b", ""]

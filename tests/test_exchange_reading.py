"""What other tools write is read with its places, and nothing in it can harm."""

from __future__ import annotations

import contextlib

import pytest
from exchange_samples import TMX, XLIFF1, XLIFF2
from hypothesis import given
from hypothesis import strategies as st

from press.exchange import Wanted, is_markup, read
from press.findings import Halt
from press.model.exchange import Unit
from press.model.location import Location

DANISH = Wanted(("da",))
GERMAN = Wanted(("da",), "de")


def units(text: str | bytes, wanted: Wanted = GERMAN) -> list[Unit]:
    data = text.encode() if isinstance(text, str) else text
    return list(read(data, file="their.x", wanted=wanted)[0].units)


def told(text: str | bytes, wanted: Wanted = GERMAN) -> list[str]:
    """The findings, whether they end it or not."""
    try:
        return [
            str(found) for found in read(text.encode() if isinstance(text, str) else text, file="f", wanted=wanted)[1]
        ]
    except Halt as halt:
        return [str(found) for found in halt.findings]


# --- TMX -------------------------------------------------------------------------------------------------------


def test_a_memory_gives_its_pairs_of_our_languages_whatever_their_country_and_case() -> None:
    first, second = units(TMX)
    assert first == Unit("Et infohus", "Ein Infohaus", Location("their.x", 7))
    assert (second.source, second.target, second.comments) == ("Ring til os", "Rufen Sie uns an", ("Ask Anna",))


def test_formatting_of_another_format_is_left_out_and_told_of() -> None:
    assert [unit.whole for unit in units(TMX)] == [True, False]


def test_a_unit_without_a_text_of_ours_is_told_with_its_line() -> None:
    assert told(TMX) == ["f:15: warning exchange-unit a unit without a text in “da” — nothing to do: it is passed over"]


def test_the_only_other_language_is_the_one_that_is_meant() -> None:
    one = TMX.replace('"fr"', '"DA"').replace("DE-DE", "de")
    assert read(one.encode(), file="f", wanted=DANISH)[0].language == "de"


def test_of_several_languages_one_has_to_be_named() -> None:
    (said,) = told(TMX, DANISH)
    assert "error exchange-language the file has 3 languages besides the source's: DE-DE, de, fr" in said
    assert "LANG=de" in said


def test_a_memory_without_the_language_says_which_ones_it_has() -> None:
    (said,) = told(TMX, Wanted(("da",), "fi"))
    assert "no text in the file is in “fi”; it has DA, DE-DE, da" in said


def test_chinese_is_told_apart_by_its_script_even_where_only_the_country_is_named() -> None:
    both = TMX.replace('"DE-DE"', '"zh-TW"').replace('"de"', '"zh_CN"')
    assert [unit.source for unit in units(both, Wanted(("da",), "zh-Hans"))] == ["Ring til os"]


def test_utf_16_as_windows_tools_write_it_is_read() -> None:
    data = TMX.replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16")
    assert is_markup(data)
    assert units(data) == units(TMX)


# --- XLIFF -----------------------------------------------------------------------------------------------------


def test_states_of_xliff_1_say_what_somebody_has_to_look_at() -> None:
    found = {unit.source: (unit.target, unit.fuzzy, unit.whole) for unit in units(XLIFF1)}
    assert found == {
        "Et infohus": ("Ein Infohaus", False, True),
        "Et hus": ("Ein Haus", True, True),
        "Ring nu": ("Rufen Sie jetzt an", False, False),
        "Uden svar": ("", False, True),
        "Gade\\\nBy": ("Straße\\\nOrt", True, True),
    }


def test_the_previous_version_of_xliff_1_is_the_previous_text_and_other_proposals_are_none() -> None:
    assert units(XLIFF1)[-1].previous == ("", "Vej")
    assert units(XLIFF1)[1].comments == ("Sure?",)


def test_a_unit_without_a_source_text_is_told_with_its_line() -> None:
    (said,) = told(XLIFF1)
    assert said.startswith("f:9: warning exchange-unit a unit without a source text")


def test_xliff_2_segments_of_a_unit_are_one_text_and_a_half_one_has_no_translation() -> None:
    found = [(unit.source, unit.target, unit.fuzzy, unit.whole) for unit in units(XLIFF2)]
    assert found == [
        ("Et hus. To huse.", "Ein Haus. Zwei Häuser.", False, True),
        ("Nej", "Nein", True, True),
        ("Ja", "Ja", False, True),
        ("Ja tak", "Ja bitte", False, False),
        ("Halvt.Resten.", "", False, True),
    ]


def test_both_versions_say_their_language_and_document() -> None:
    for text in (XLIFF1, XLIFF2):
        delivery, _ = read(text.encode(), file="f", wanted=DANISH)
        assert (delivery.language, delivery.document) == ("de", "guide")


# --- what is broken or means no good ---------------------------------------------------------------------------

BOMB = '<!DOCTYPE tmx [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>'


@pytest.mark.parametrize(
    "doctype",
    [
        BOMB,
        '<!DOCTYPE tmx [<!ENTITY c SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE tmx [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p; <!ENTITY c "x">]>',
    ],
)
def test_a_file_that_defines_entities_is_refused(doctype: str) -> None:
    text = TMX.replace('<!DOCTYPE tmx SYSTEM "tmx14.dtd">', doctype).replace("Ask Anna", "&c;")
    (said,) = told(text)
    assert "error exchange-syntax" in said
    assert "entities of its own" in said or "damaged" in said


def test_nothing_of_another_file_is_read_through_a_dtd(tmp_path) -> None:
    (tmp_path / "tmx14.dtd").write_text('<!ENTITY secret "SECRET">')
    text = TMX.replace("tmx14.dtd", f"{tmp_path}/tmx14.dtd").replace("Ein Infohaus", "&secret;")
    assert "SECRET" not in str(told(text))
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path)
        first = units(text)[0] if "damaged" not in str(told(text)) else None
    assert first is None or "SECRET" not in first.target


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        (TMX.replace("</tu>", "", 1), 16, "damaged"),
        (XLIFF1.replace("</body>", ""), 15, "damaged"),
        ("<tmx>", 1, "damaged"),
        ("<", 1, "damaged"),
        ("<html/>", 1, "neither TMX nor XLIFF"),
        (XLIFF1.replace('version="1.2"', 'version="3.0"'), 1, "version=3.0"),
        ("<x>" * 5000, 1, "damaged"),
        ("<tmx>\x07</tmx>", 1, "damaged"),
        ('<?xml version="1.0" encoding="klingon"?><tmx/>', 1, "damaged"),
    ],
)
def test_a_broken_file_is_told_with_its_line(text: str, line: int, said: str) -> None:
    (found,) = told(text)
    assert found.startswith(f"f:{line}: error exchange-syntax")
    assert said in found


def test_a_file_of_nested_marks_ends_in_no_traceback() -> None:
    deep = "<hi>" * 200 + "Et hus" + "</hi>" * 200
    assert units(TMX.replace("<seg>Et infohus", f"<seg>{deep}"))[0].source == "Et hus"


@given(st.data())
def test_no_damage_to_a_file_ends_in_a_traceback(data: st.DataObject) -> None:
    whole = data.draw(st.sampled_from([TMX, XLIFF1, XLIFF2])).encode()
    at = data.draw(st.integers(0, len(whole)))
    length = data.draw(st.integers(0, 40))
    new = data.draw(
        st.one_of(st.binary(max_size=8), st.sampled_from([b"&", b"<", b"]]>", b"&#0;", b"&x;", b'"', b"<tu>"]))
    )
    with contextlib.suppress(Halt):
        found, _ = read(whole[:at] + new + whole[at + length :], file="f", wanted=GERMAN)
        assert all(unit.location.line for unit in found.units)

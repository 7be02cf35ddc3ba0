"""The glossary is read row by row; what is wrong with one is told with its line, and the others serve."""

from pathlib import Path

import pytest

from press.checks.translation import glossary
from press.settings import load

HEADS = "term,language,target,allowed,forbidden,note\n"


def read(rows):
    return glossary.read((HEADS + rows).encode())


@pytest.mark.parametrize(
    ("rows", "line", "said"),
    [
        ("infohus,en,info house\n", 2, "3 fields"),
        ("infohus,xx,info house,,,\n", 2, "“xx” is no language"),
        ("infohus,en,,,,\n", 2, "no target"),
        (",en,info house,,,\n", 2, "no term"),
        ("a,en,b,,,\n\na,en,c,,,\n", 4, "twice"),
        ("hus,en,house,home,home|cabin,\n", 2, "both allowed and forbidden"),
        ('hus,en,"house,,,\n', 2, "can't be read"),
    ],
)
def test_a_wrong_row_is_told_with_its_line_and_the_others_are_used(rows, line, said):
    terms, told = glossary.read((HEADS + "politi,en,police,,,\n" + rows).encode())
    assert [term.name for term in terms.terms][:1] == ["politi"]
    assert [(found.code, found.location.line) for found in told] == [("glossary", line + 1)]
    assert said in told[0].message
    assert told[0].hint


@pytest.mark.parametrize("data", [b"term;language\n", b"", HEADS.encode("utf-16"), b"\xff\xfe\n"])
def test_a_file_that_is_no_glossary_is_told_and_has_no_terms(data):
    terms, told = glossary.read(data)
    assert terms.terms == ()
    assert [found.code for found in told] == ["glossary"]


def test_a_file_that_excel_saved_is_read():
    terms, told = glossary.read(b"\xef\xbb\xbf" + HEADS.replace("\n", "\r\n").encode() + b"hus,en,house,,,\r\n")
    assert ([term.targets for term in terms.terms], told) == ([("house",)], ())


def test_terms_are_found_inflected_with_their_place_and_compounds_are_not():
    terms, _ = read("infohus,en,info house,,,\nSSP,*,SSP,,,\npoliti,en,police,,,\n")
    text = "Infohusenes arbejde, infohusarbejde, politikere og SSP."
    found = [(one.term.name, text[one.start : one.end]) for one in terms.terms_in(text, "en")]
    assert found == [("infohus", "Infohusenes"), ("SSP", "SSP")]
    assert [one.term.name for one in terms.terms_in(text, "fi")] == ["SSP"]


@pytest.mark.parametrize(
    ("target", "text", "language", "stands"),
    [
        ("info house", "Two info-houses.", "en", True),
        ("info house", "A house of info.", "en", False),
        ("информационный дом", "в информационном доме", "ru", True),
        ("الوقاية", "وبالوقاية من الجريمة", "ar", False),
        ("الوقاية", "والوقاية من الجريمة", "ar", True),
        ("پیشگیری", "پیشگیری‌ها", "fa", True),
        ("预防", "犯罪预防工作", "zh-Hans", True),
        ("infotalo", "infotaloissa", "fi", True),
    ],
)
def test_a_target_is_found_by_the_custom_of_its_script(target, text, language, stands):
    assert glossary.stands(target, text, language) is stands


def test_the_project_s_own_glossary_is_sound_and_knows_every_language_that_is_published():
    root = Path(__file__).resolve().parent.parent
    terms, told = glossary.read((root / glossary.FILE).read_bytes())
    assert told == ()
    names = {term.name for term in terms.terms if term.language != glossary.EVERY}
    for name in names:
        assert {term.language for term in terms.terms if term.name == name} == set(load(root).languages) - {"da"}

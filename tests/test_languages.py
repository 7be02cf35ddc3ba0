"""The tables of languages and scripts, and what is read from them."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from press import languages
from press.languages import LANGUAGES, SCRIPTS


def test_a_tag_with_a_region_is_set_as_its_language():
    assert [languages.nearest(tag).code for tag in ("en-GB", "zh-TW", "zh-Hant-HK", "zh", "ar-EG")] == [
        "en",
        "zh-Hant",
        "zh-Hant",
        "zh-Hans",
        "ar",
    ]


def test_a_language_without_a_row_is_set_as_the_text_around_it():
    assert languages.nearest("tlh") is None
    assert [group.tags for group in languages.groups(("tlh", "da"))] == [("da",)]


def test_languages_of_one_type_make_one_group():
    assert [group.tags for group in languages.groups(("en", "ru", "ar", "fa", "ur", "zh", "zh-Hant", "da"))] == [
        ("ar", "fa"),
        ("da", "en", "ru"),
        ("ur",),
        ("zh",),
        ("zh-Hant",),
    ]


@pytest.mark.parametrize(
    ("code", "year"),
    [("ar", "1948"), ("fa", "۱۹۴۸"), ("hi", "1948"), ("bn", "১৯৪৮"), ("my", "၁၉၄၈"), ("ur", "1948"), ("xx", "1948")],
)
def test_years_are_in_the_digits_of_the_language(code: str, year: str):
    assert languages.in_digits("1948", code) == year


@pytest.mark.parametrize("row", LANGUAGES.values(), ids=lambda row: row.code)
def test_letters_that_count_lists_are_of_the_script_and_stand_once(row: languages.Language):
    letters = row.letters.split()
    assert [letter for letter, times in Counter(letters).items() if times > 1] == []
    assert bool(letters) == (row.script_code not in {"Latn", "Hans", "Hant"})


def test_every_script_is_of_a_language_and_every_language_of_a_script():
    assert {row.script_code for row in LANGUAGES.values()} == set(SCRIPTS)


def test_the_name_of_each_language_in_itself_is_that_of_cldr() -> None:
    assert {code: languages.own_name(code) for code in languages.LANGUAGES} == {
        code: languages.cldr_name(code) for code in languages.LANGUAGES
    }
    assert languages.own_name("ka") == "ქართული"


@pytest.mark.parametrize(
    ("code", "last", "written"),
    [
        ("da", date(2026, 6, 4), "1.–4. juni 2026"),
        ("fr", date(2026, 7, 4), "1 juin – 4 juillet 2026"),
        ("de", date(2027, 1, 4), "1. Juni 2026 – 4. Januar 2027"),
        ("es", date(2026, 6, 4), "1–4 de junio de 2026"),
        ("ru", date(2026, 6, 4), "1–4 июня 2026 г."),
        ("fa", date(2026, 6, 4), "۱ تا ۴ ژوئن ۲۰۲۶"),
        ("ka", date(2026, 7, 4), "01 ივნისი – 04 ივლისი 2026"),
        ("sw", date(2026, 7, 4), "1 Juni 2026 – 4 Julai 2026"),
        ("zh-Hans", date(2026, 6, 4), "2026年6月1日至4日"),
        ("en", date(2026, 6, 1), "1 June 2026"),
    ],
)
def test_days_in_a_row_are_written_as_the_language_does_with_whole_months(code: str, last: date, written: str) -> None:
    found = languages.long_dates(date(2026, 6, 1), last, LANGUAGES[code])
    assert " ".join(found.split()) == written


@pytest.mark.parametrize("row", LANGUAGES.values(), ids=lambda row: row.code)
def test_both_months_of_a_row_of_days_are_told(row: languages.Language) -> None:
    whole = languages.long_dates(date(2026, 6, 29), date(2026, 7, 4), row)
    others = {
        languages.long_dates(date(2026, 6, 29), date(2026, 8, 4), row),
        languages.long_dates(date(2026, 5, 29), date(2026, 7, 4), row),
    }
    assert len({whole, *others}) == 3

"""Facts in texts, and new ones put in the place of old ones."""

from __future__ import annotations

import pytest

from press.catalog.facts import carried, facts, masked

FOUND = {
    "Ring til os på +45 33 92 33 40, eller skriv til <info@center.dk>.": [
        ("telephone", "+45 33 92 33 40"),
        ("e-mail", "info@center.dk"),
    ],
    "Se [www.x.dk](https://www.x.dk/a_(b)).": [("address", "www.x.dk"), ("address", "https://www.x.dk/a_(b)")],
    "[Skriv](mailto:a@b.dk) eller [ring](tel:+4533923340).": [("e-mail", "a@b.dk"), ("telephone", "+4533923340")],
    "请访问https://x.dk/a。电话+45 33 92 33 40": [("address", "https://x.dk/a"), ("telephone", "+45 33 92 33 40")],
    "في 10 نوفمبر 2023 على https://x.dk/ar.": [("number", "10"), ("number", "2023"), ("address", "https://x.dk/ar")],
    "Den 10. november 2023, 5/11 2023 og 2023-11-10": [
        ("date", "10. november 2023"),
        ("date", "5/11 2023"),
        ("date", "2023-11-10"),
    ],
    "1.250,50 kr., 15 pct., 15 % og 3,5 mio. kr.": [
        ("amount", "1.250,50 kr."),
        ("amount", "15 pct."),
        ("amount", "15 %"),
        ("amount", "3,5 mio. kr."),
    ],
    "I 2023 500 personer, i 2019-2021 10 000": [
        ("number", "2023"),
        ("number", "500"),
        ("number", "2019"),
        ("number", "2021"),
        ("number", "10 000"),
    ],
    "Besøg regeringen.dk/abc, bl.a. på nettet (https://x.dk).": [
        ("address", "regeringen.dk/abc"),
        ("address", "https://x.dk"),
    ],
    "En note[^1] og KL2 er ingen tal.": [],
    "Tlf. 33923340 og 33 92 33 40": [("telephone", "33923340"), ("telephone", "33 92 33 40")],
}


@pytest.mark.parametrize("text", FOUND)
def test_facts_are_found_where_they_stand(text: str) -> None:
    found = facts(text)
    assert [(fact.kind.value, fact.value) for fact in found] == FOUND[text]
    assert [text[fact.start : fact.end] for fact in found] == [fact.value for fact in found]


def test_texts_that_differ_in_facts_only_are_equal_when_those_are_masked() -> None:
    assert masked("Ring +45 33 92 33 40 i 2023") == masked("Ring +45 11 22 33 44 i 2024")
    assert masked("Ring +45 33 92 33 40 i 2023") != masked("Ring +45 33 92 33 40 i dag")


CARRIED = [
    # old, new, translation, what it becomes, complete, certain
    ("Se https://a.dk.", "Se https://b.dk.", "See https://a.dk.", "See https://b.dk.", True, True),
    ("A@a.dk, b@b.dk", "b@b.dk, A@a.dk", "A@a.dk and b@b.dk", "b@b.dk and A@a.dk", True, True),
    ("Se https://a.dk.", "Se https://b.dk.", "See https://a.dk/en.", "See https://a.dk/en.", False, False),
    ("Se https://a.dk.", "Se https://b.dk.", "See our page.", "See our page.", False, False),
    ("Ring 33 92 33 40", "Ring 33 92 33 41", "اتصل ٣٣ ٩٢ ٣٣ ٤٠", "اتصل ٣٣ ٩٢ ٣٣ ٤٠", False, False),
    ("[a@a.dk](mailto:a@a.dk)", "[a@a.dk](mailto:b@b.dk)", "[a@a.dk](mailto:a@a.dk)", None, False, False),
    (
        "[a@a.dk](mailto:a@a.dk)",
        "[b@b.dk](mailto:b@b.dk)",
        "[a@a.dk](mailto:a@a.dk)",
        "[b@b.dk](mailto:b@b.dk)",
        True,
        True,
    ),
    ("I 2023", "I 2024", "In 2023", "In 2024", True, False),
    ("5 af 10", "5 af 12", "5 of 10", "5 of 12", True, False),
    ("5 af 5", "5 af 6", "5 of 5", "5 of 5", False, False),
    ("15", "16", "152", "152", False, False),
    ("10. november 2023", "12. november 2024", "10 November 2023", "12 November 2024", True, False),
    ("10. november 2023", "12. november 2024", "den 10 november 2023", "den 12 november 2024", True, False),
    ("10. november 2023", "10. december 2023", "10 November 2023", "10 November 2023", False, False),
    ("1.250 kr.", "1.300 kr.", "DKK 1,250", "DKK 1,250", False, False),
    ("https://a.dk i 2023", "https://b.dk i 2024", "https://a.dk in 2023", "https://b.dk in 2024", True, False),
]


@pytest.mark.parametrize("case", CARRIED)
def test_a_new_fact_takes_the_place_of_the_old_one_where_that_stands_word_for_word(
    case: tuple[str, str, str, str | None, bool, bool],
) -> None:
    old, new, msgstr, expected, complete, certain = case
    made = carried(old, new, msgstr)
    assert made is not None
    assert (made.msgstr, made.complete, made.certain) == (expected or msgstr, complete, certain)


@pytest.mark.parametrize(("old", "new"), [("Se https://a.dk.", "Se også https://b.dk."), ("ens", "ens"), ("5", "fem")])
def test_nothing_is_carried_where_more_than_facts_changed_or_nothing_did(old: str, new: str) -> None:
    assert carried(old, new, old) is None

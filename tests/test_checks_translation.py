"""Each check finds what it is for, and leaves alone what is right: the cases stand in tests/fixtures/checks."""

import pytest
from translation_cases import FOLDER, Case, cases, judged, pair, pairs, rules

from docs import checks as page
from press.checks.translation import CHECKS, COMPARISONS, active, compare, examine
from press.findings import CODES, Scope, Severity, check_names, errors

FILES = sorted(FOLDER.glob("*.txt"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_check_finds_what_it_is_for_and_accepts_what_is_right(path):
    code = f"translation-{path.stem}"
    wrong = []
    listed = cases(path)
    for case, one in zip(listed, pairs(listed), strict=True):
        found = judged(one)
        codes = {finding.code for finding in found}
        if case.finds != (code in codes) or (not case.finds and errors(found)):
            wrong.append(f"{path.name}:{case.line} {case.theirs}: {'; '.join(map(str, found)) or 'nothing'}")
    assert wrong == []


def test_every_check_has_cases_of_both_kinds():
    assert {path.stem for path in FILES} == {check.name for check in CHECKS}
    for path in FILES:
        assert {case.finds for case in cases(path)} == {True, False}, path


def test_the_table_of_checks_and_the_table_of_codes_have_the_same_rows():
    assert sorted(row.name for row in (*CHECKS, *COMPARISONS)) == sorted(check_names())


def test_the_page_of_the_checks_is_made_from_their_table():
    assert page.FILE.read_text("utf-8") == page.page(page.kept()), "run python -m docs.checks"


def test_every_finding_has_its_place_a_hint_and_keeps_back_only_its_entry():
    for path in FILES:
        given = [case for case in cases(path) if case.finds]
        for one in pairs(given):
            for found in judged(one):
                assert (found.location, found.scope) == (one.entry.location, Scope.ENTRY)
                assert found.hint, found
                assert len(found.message) < 250


def test_a_translation_that_is_the_source_s_own_text_has_no_error():
    texts = [case.ours for path in FILES for case in cases(path)]
    given = [
        Case(0, False, "en", case.kind, text, text) for text, case in zip(texts, cases(FILES[0]) * 99, strict=False)
    ]
    assert [found for one in pairs(given) for found in errors(judged(one))] == []


def test_a_language_has_a_check_off_or_milder_as_publication_toml_says():
    one = pair("Der kom 25 gæster.", "There came 52 guests.")
    said = {
        value: [found.severity for found in examine(one, active(rules("en", {"numbers": value})))]
        for value in (None, Severity.WARNING, Severity.ERROR)
    }
    assert said == {None: [], Severity.WARNING: [Severity.WARNING], Severity.ERROR: [Severity.ERROR]}


def test_building_looks_for_nothing_that_would_not_keep_a_text_out_of_print():
    chosen = active(rules("en", {"term": Severity.ERROR}, warnings=False))
    names = {check.name for check, _severity in chosen}
    expected = {check.name for check in CHECKS if CODES[check.code].severity is Severity.ERROR}
    assert names == expected | {"term"}


def test_a_comment_with_a_reason_excepts_an_entry_from_a_check():
    one = pair(
        "Der kom 25 gæster.", "There came 52 guests.", comments=("press: allow numbers – the law's own numbering",)
    )
    assert judged(one) == []


@pytest.mark.parametrize(
    ("comment", "said", "still"),
    [
        ("press: allow numbers", "no reason is given", True),
        ("press: allow nombers – why not", "perhaps numbers", True),
        ("press: ignore numbers – why not", "nothing that the press knows", True),
        ("press: allow footnote - it is right", "finds nothing here", True),
        ("a comment on numbers", "", True),
    ],
)
def test_a_comment_that_excepts_from_nothing_is_told_of(comment, said, still):
    found = judged(pair("Der kom 25 gæster.", "There came 52 guests.", comments=(comment,)))
    assert ("translation-numbers" in {one.code for one in found}) is still
    told = [f"{one.message} {one.hint}" for one in found if one.code == "translation-allowance"]
    assert (told == []) if not said else (len(told) == 1 and said in told[0])


def test_one_source_text_with_two_translations_is_told_at_the_second():
    given = pairs(
        [
            Case(0, True, "en", "paragraph", "Vi svarer på alle breve.", "We answer all letters."),
            Case(0, True, "en", "paragraph", "Vi svarer på alle breve.", "All letters are answered."),
            Case(0, True, "en", "paragraph", "Vi svarer på alle breve.", "We answer all letters"),
        ]
    )
    assert [(found.code, found.severity) for found in compare(given)] == [
        ("translation-inconsistent", Severity.WARNING)
    ]


def test_two_source_texts_with_one_translation_are_told_and_spelling_apart_are_not():
    given = pairs(
        [
            Case(0, True, "en", "paragraph", "Det må man gerne her.", "You may do that here."),
            Case(0, True, "en", "paragraph", "Det må man ikke her.", "You may do that here."),
            Case(0, True, "en", "paragraph", "Det må man gerne her!", "You may do that here!"),
        ]
    )
    assert [found.code for found in compare(given)] == ["translation-ambiguous"]

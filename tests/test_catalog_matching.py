"""Merging all catalogs of a language at once, and random edits of texts in several documents."""

from __future__ import annotations

import re

import pytest
from catalog_samples import ABOUT, po, segment
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from press.catalog import Work, merge, merge_all, messages, read
from press.catalog.matching import given as given_context
from press.catalog.previous import previous
from press.catalog.scan import scan
from press.languages import LANGUAGES

GERMAN = {"language": LANGUAGES["de"], "publisher": "Kontoret", "source_language": "da"}
TEXT = "Tag pas og indbydelse med til mødet."


def work(name: str, old: bytes | None, *wanted: object) -> Work:
    return Work(f"{name}.po", name, old, messages(wanted), ABOUT["created"])  # type: ignore[arg-type]


def entry(msgid: str, msgstr: str, *, context: str = "", fuzzy: bool = False) -> str:
    return (
        ("#, fuzzy\n" if fuzzy else "")
        + (f'msgctxt "{context}"\n' if context else "")
        + f'msgid "{msgid}"\nmsgstr "{msgstr}"\n\n'
    )


def live(data: bytes) -> dict[tuple[str, str], tuple[str, bool]]:
    entries, findings = read(data, file="x.po")
    assert findings == ()
    return {key: (one.msgstr, one.fuzzy) for key, one in entries.items()}


def test_a_text_takes_its_translation_along_to_a_document_that_had_no_catalog_yet() -> None:
    works = [work("a", po(entry(TEXT, "Pass"))), work("b", None, segment(TEXT))]
    (old, _), (new, _) = merge_all(works, {}, **GERMAN)
    assert live(new.data) == {("", TEXT): ("Pass", False)}
    assert (new.moved, new.added, old.obsolete) == (1, 0, 1)
    assert f'#~ msgid "{TEXT}"' in old.data.decode()


def test_a_document_that_was_renamed_keeps_its_translations_though_its_old_catalog_stays() -> None:
    old = po(entry(TEXT, "Pass"))
    ((merged, _),) = merge_all([work("new", None, segment(TEXT))], {"old.po": old}, **GERMAN)
    assert live(merged.data) == {("", TEXT): ("Pass", False)}


def test_two_documents_that_translate_a_text_in_two_ways_make_it_a_guess_for_a_third() -> None:
    works = [
        work("a", po(entry(TEXT, "Pass")), segment(TEXT)),
        work("b", po(entry(TEXT, "Reisepass")), segment(TEXT)),
        work("c", None, segment(TEXT)),
    ]
    *_, (third, _) = merge_all(works, {}, **GERMAN)
    assert live(third.data) == {("", TEXT): ("Pass", True)}


def test_what_is_fuzzy_elsewhere_is_fuzzy_here_and_valid_comes_before_fuzzy() -> None:
    fuzzy, valid = po(entry(TEXT, "Guess", fuzzy=True)), po(entry(TEXT, "Pass"))
    ((merged, _),) = merge_all([work("new", None, segment(TEXT))], {"a.po": fuzzy}, **GERMAN)
    assert live(merged.data) == {("", TEXT): ("Guess", True)}
    ((merged, _),) = merge_all([work("new", None, segment(TEXT))], {"a.po": fuzzy, "b.po": valid}, **GERMAN)
    assert live(merged.data) == {("", TEXT): ("Pass", False)}


def test_the_sound_entries_of_a_damaged_catalog_serve_others_and_it_is_not_touched() -> None:
    damaged = po(entry(TEXT, "Pass") + 'msgid "broken\nmsgstr ""\n')
    works = [work("a", damaged), work("b", None, segment(TEXT))]
    (old, findings), (new, none) = merge_all(works, {}, **GERMAN)
    assert (old.data, none) == (damaged, ())
    assert findings[-1].code == "catalog-untouched"
    assert live(new.data) == {("", TEXT): ("Pass", False)}


def test_a_catalog_of_another_language_or_charset_serves_nobody() -> None:
    for damage in ((b"Language: de", b"Language: fr"), (b"UTF-8", b"ISO-8859-1")):
        other = po(entry(TEXT, "Pass")).replace(*damage)
        ((merged, _),) = merge_all([work("new", None, segment(TEXT))], {"a.po": other}, **GERMAN)
        assert live(merged.data) == {("", TEXT): ("", False)}


@pytest.mark.parametrize(
    ("context", "word"),
    [("", ""), ("heading", ""), ("heading: person", "person"), ("person", "person"), ("title", ""), ("x: y", "x: y")],
)
def test_the_writers_word_is_told_from_the_kind(context: str, word: str) -> None:
    assert given_context(context) == word


def test_a_translation_with_plural_forms_is_kept_and_never_offered() -> None:
    old = po(f'msgid "{TEXT}"\nmsgid_plural "flere"\nmsgstr[0] ""\nmsgstr[1] "mehrere"\n')
    ((merged, _),) = merge_all([work("a", old, segment(TEXT.replace("mødet", "det møde")))], {}, **GERMAN)
    assert merged.fuzzy == 0
    assert '#~ msgstr[1] "mehrere"' in merged.data.decode()


def test_people_s_comments_and_unknown_flags_follow_the_text() -> None:
    old = po(f'# mine\n#, x-mine, fuzzy\nmsgid "{TEXT}"\nmsgstr "Pass"\n')
    changed = TEXT.replace("mødet", "det møde")
    merged, _ = merge(old, [segment(changed)], **GERMAN, file="x.po", name="a", created="2023-11-10")
    (one,) = (one for one in scan(merged.data, file="").messages if not one.obsolete)
    assert one.comments.startswith("# mine\n")
    assert set(one.flags) == {"x-mine", "fuzzy"}
    assert previous(one) == ("", TEXT)


SENTENCES = (
    "Vi tager imod delegationer hele året.",
    "Ring til os på +45 33 92 33 40 i dag.",
    "Ring til os på +45 11 22 33 44 i dag.",
    "Tag pas og indbydelse med til mødet.",
    "Tag pas og indbydelse med til det første møde.",
    "I 2023 kom der 48 delegationer.",
    "I 2024 kom der 53 delegationer.",
    "Kontakt",
    "Kontakt os",
    "字",
)
contexts = st.sampled_from(["", "", "", "heading", "heading: person"])
texts = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3).map(" ".join)
documents = st.lists(st.tuples(contexts, texts), max_size=6, unique=True)
versions = st.lists(st.tuples(documents, documents), min_size=2, max_size=5)


def bare(text: str) -> str:
    """A translation without its telephone number: that may change with the Danish one."""
    return re.sub(r"\+45[ \d]+", "", text)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(versions, st.randoms(use_true_random=False))
def test_nothing_that_a_translator_wrote_is_ever_gone_and_nothing_is_valid_that_nobody_wrote(history, chance) -> None:
    """Writers edit two documents at random, a translator works between the updates."""
    files: list[bytes | None] = [None, None]
    wrote: dict[str, set[tuple[str, str]]] = {}
    for number, edition in enumerate(history):
        works = [
            work(name, files[at], *(segment(text, context=context) for context, text in edition[at]))
            for at, name in enumerate("ab")
        ]
        outcomes = merge_all(works, {}, **GERMAN)
        assert not [found for _, findings in outcomes for found in findings]
        there = [one for outcome, _ in outcomes for one in scan(outcome.data, file="").messages]
        kept = {bare(one.msgstr) for one in there}
        assert {bare(text) for text in wrote} <= kept
        for one in there:
            if one.msgstr and not one.fuzzy and not one.obsolete:
                assert (bare(one.msgid), bare(one.msgstr)) in {pair for pairs in wrote.values() for pair in pairs}
            if one.fuzzy:
                assert previous(one)
        for at, (outcome, _) in enumerate(outcomes):
            files[at] = translated(outcome.data, number, chance, wrote)
    again = [
        work(name, files[at], *(segment(t, context=c) for c, t in history[-1][at])) for at, name in enumerate("ab")
    ]
    assert not any(outcome.changed for outcome, _ in merge_all(again, {}, **GERMAN))


def translated(data: bytes, number: int, chance, wrote: dict[str, set[tuple[str, str]]]) -> bytes:
    """The catalog after a translator filled in some of what is empty."""
    text = data.decode()
    for one in scan(data, file="").messages:
        if one.obsolete or one.msgstr or chance.random() < 0.3:
            continue
        msgstr = f"Ü{number}: {one.msgid}"
        wrote.setdefault(msgstr, set()).add((bare(one.msgid), bare(msgstr)))
        text = text.replace(one.body, one.body.replace('msgstr ""', f'msgstr "{msgstr}"'), 1)
    return text.encode()

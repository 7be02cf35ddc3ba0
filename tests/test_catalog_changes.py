"""What kind of change it was, and which words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from press.catalog.changes import ChangeKind, compare

CASES = [
    ("I 2023 var der fem.", "I 2024 var der fem.", ChangeKind.FACTS, "[-2023-]{+2024+}"),
    ("Ring +45 33 92 33 40", "Ring +45 33 92 33 41", ChangeKind.FACTS, "[-+45 33 92 33 40-]{++45 33 92 33 41+}"),
    ("Se [her](https://a.dk)", "Se [her](https://b.dk)", ChangeKind.FACTS, "[-https://a.dk-]{+https://b.dk+}"),
    ("Et samarbjede om det", "Et samarbejde om det", ChangeKind.SPELLING, "[-samarbjede-]{+samarbejde+}"),
    ("Hej, med jer", "Hej med jer!", ChangeKind.SPELLING, "[-,-] … {+!+}"),
    ("Info huset er her", "Infohuset er her", ChangeKind.SPELLING, "[-Info huset-]{+Infohuset+}"),
    ("Et *infohus* er her", "Et infohus er her", ChangeKind.SPELLING, "[-*-] … [-*-]"),
    ("ekstremisme er", "Ekstremisme er", ChangeKind.SPELLING, "[-ekstremisme-]{+Ekstremisme+}"),
    ("Det er lovligt", "Det er ulovligt", ChangeKind.WORDING, "[-lovligt-]{+ulovligt+}"),
    ("Byen er her", "Byer er her", ChangeKind.WORDING, "[-Byen-]{+Byer+}"),
    ("Vi skal gå", "Vi skat gå", ChangeKind.WORDING, "[-skal-]{+skat+}"),
    ("Det er ikke sandt", "Det er sandt", ChangeKind.WORDING, "[-ikke-]"),
    ("Der er 5 lande", "Der er mange lande", ChangeKind.WORDING, "[-5-] … {+mange+}"),
    ("Skriv i 2023 nu", "Skriv i 2024 snart", ChangeKind.WORDING, "[-2023-]{+2024+} … [-nu-]{+snart+}"),
    ("Her er en note[^1]", "Her er en note", ChangeKind.WORDING, "[-[^1]-]"),
    ("[RAN]{lang=en} er", "[RAN]{lang=fr} er", ChangeKind.WORDING, "[-{lang=en}-]{+{lang=fr}+}"),
    ("Det samme", "Det samme", ChangeKind.NONE, ""),
    ("To\nlinjer", "To linjer", ChangeKind.NONE, ""),
]


@pytest.mark.parametrize(("old", "new", "kind", "words"), CASES)
def test_a_change_is_told_by_its_kind_and_its_words_facts_first(
    old: str, new: str, kind: ChangeKind, words: str
) -> None:
    change = compare(old, new)
    assert (change.kind, str(change)) == (kind, words)


pieces = st.sampled_from(
    ["ord", "samarbejde", " ", ", ", "5", "2023", "https://a.dk", "*", "[^1]", "\n", "é字ع", "{lang=en}"]
)
texts = st.lists(pieces, max_size=12).map("".join)


@given(texts, texts)
def test_the_words_of_a_change_are_words_of_the_two_texts(old: str, new: str) -> None:
    change = compare(old, new)
    for edit in change.words:
        assert edit.old or edit.new
        assert set(edit.old) <= {*old, " "}
        assert set(edit.new) <= {*new, " "}
    assert (change.kind is ChangeKind.NONE) == (not change.words)
    assert compare(old, old).kind is ChangeKind.NONE

"""Old and new texts as sequences: what took whose place."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from press.catalog import alignment
from press.catalog.alignment import align, rising

A = "Vi tager imod delegationer hele året rundt."
B = "Et besøg varer en dag. Det begynder med et oplæg."
C = "Tag pas og indbydelse med til mødet."
D = "En tolk kan bestilles, hvis I siger til."


def links(old: list[str], new: list[str]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    found = align(tuple(("", text) for text in old), tuple(("", text) for text in new))
    return [(link.old, link.new) for link in found]


def test_what_is_in_both_gets_no_link() -> None:
    assert links([A, B, C], [C, A, B]) == []


def test_a_changed_text_is_linked_to_what_stood_in_its_place() -> None:
    assert links([A, C, D], [A, "Tag gyldigt pas og den trykte indbydelse med.", D]) == [((1,), (1,))]


def test_a_new_text_in_an_old_ones_place_is_not_its_successor() -> None:
    assert links([A, C, D], [A, "Byens museum holder lukket hver mandag.", D]) == []


def test_a_text_that_moved_and_lost_a_letter_is_found_though_something_like_it_stands_near() -> None:
    typo = D.replace("bestilles", "betilles")
    assert links([A, C, B, D], [A, typo, "Tag noget helt andet med til byen, som du vil.", B]) == [((3,), (1,))]


def test_a_split_text_is_linked_to_its_parts_and_joined_ones_to_their_whole() -> None:
    parts = ["Et besøg varer en dag.", "Det begynder med et oplæg."]
    assert links([A, B, C], [A, *parts, C]) == [((1,), (1, 2))]
    assert links([A, *parts, C], [A, B, C]) == [((1, 2), (1,))]


def test_two_changed_neighbours_keep_their_order() -> None:
    changed = [text.replace("e", "a", 2) for text in (C, D)]
    assert links([A, C, D], [A, *changed]) == [((1,), (1,)), ((2,), (2,))]


def test_a_deleted_neighbour_does_not_draw_the_link_to_itself() -> None:
    assert links([A, C, D], [A, D.replace("siger til", "siger til i tide")]) == [((2,), (1,))]


def test_a_long_gap_is_aligned_too(monkeypatch) -> None:
    old = [f"{text} Det er punkt {number} på listen." for number in range(40) for text in (A, C)]
    new = [text.replace("listen", "den lange liste") for text in old]
    whole = links(old, new)
    monkeypatch.setattr(alignment, "_MOST_PAIRS", 20)
    align.cache_clear()
    divided = links(old, new)
    align.cache_clear()
    assert whole == [((at,), (at,)) for at in range(80)]
    assert sum(old == new for old, new in divided) > 60


@given(st.lists(st.integers(0, 9), unique=True))
def test_the_fixed_points_are_a_longest_rising_sequence(values: list[int]) -> None:
    chain = rising(list(enumerate(values)))
    assert all(one < other for (_, one), (_, other) in pairwise(chain))
    best = [1] * len(values)
    for at in range(len(values)):
        best[at] = max([best[before] + 1 for before in range(at) if values[before] < values[at]], default=1)
    assert len(chain) == max(best, default=0)


words = st.sampled_from(A.split() + C.split())
lines = st.lists(st.lists(words, min_size=1, max_size=8).map(" ".join), unique=True, max_size=8)


@given(lines, lines)
def test_links_are_in_order_and_use_each_text_once(old: list[str], new: list[str]) -> None:
    found = links(old, new)
    for place in (0, 1):
        used = [at for link in found for at in link[place]]
        assert len(used) == len(set(used))
    assert not {old[at] for link in found for at in link[0]} & set(new)
    assert not {new[at] for link in found for at in link[1]} & set(old)

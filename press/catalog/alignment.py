"""Old and new texts of a document as two sequences: what stands where, and what took its place.

A changed paragraph usually stands where the old one stood. So the texts that did not change are the fixed points
(each occurs once, so the longest common subsequence is a longest increasing one), and what lies between two of them
on both sides is aligned as translation memories align sentences (Gale and Church 1993): in order, one to one, one to
several (a split) or several to one (a join), with the similarity of the characters as the measure.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from press.catalog.raw import Key
from press.catalog.similarity import library, likeness, ratio

LEAST = 0.45
"""Texts that stand in each other's place are a pair from this similarity on. Chosen by ``python -m bench.merging``."""
LEAST_PARTS = 0.72
"""And the parts of a split text, put together."""
MOST_PARTS = 4
_PART_COST = 0.06
"""How much better several texts must fit than one."""
OTHER_CONTEXT = 0.85
"""A heading is seldom the new form of a paragraph: such a pair counts for less."""
_MOST_PAIRS = 3_000
"""A gap with more pairs is first divided by texts that are clearly alike."""
_CLEARLY_ALIKE = 0.75
_LONG = 30
"""Characters. Short texts that resemble each other (``Artikel 2``, ``Artikel 3``) are told apart by their places."""
_HARDLY_CHANGED = 0.96
"""So alike are texts in which a letter or two changed; a text that lost its shorter half in a split is less so."""
_CLEAR_LEAD = 0.1
"""No other old text may come as near as that."""


@dataclass(frozen=True, slots=True)
class Link:
    """Old texts and the new ones in their place, by their number in the sequences; one side has one text."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    score: float


@lru_cache(maxsize=16)
def align(old: tuple[Key, ...], new: tuple[Key, ...]) -> tuple[Link, ...]:
    """What took the place of the old texts that are gone. Texts that are in both sequences get no link.

    Catalogs of one document in several languages ask the same question, so the answer is remembered.

    :param old: distinct keys in the order of the text.
    """
    places = {key: at for at, key in enumerate(new)}
    there = {at: places[key] for at, key in enumerate(old) if key in places}
    links = _hardly_changed(old, new, there)
    there |= {link.old[0]: link.new[0] for link in links}
    unchanged = set(there.values())
    for old_gap, new_gap in _gaps(there, len(old), len(new)):
        gone = [at for at in old_gap if at not in there]
        come = [at for at in new_gap if at not in unchanged]
        links += _aligned(old, new, gone, come)
    return tuple(links)


def _hardly_changed(old: Sequence[Key], new: Sequence[Key], there: Mapping[int, int]) -> list[Link]:
    """Long texts that are nearly the same as one old text and no other: they are fixed points too, or have moved."""
    found = set(there.values())
    gone = [at for at in range(len(old)) if at not in there]
    come = [at for at in range(len(new)) if at not in found and len(new[at][1]) >= _LONG]
    if not gone or not come:
        return []
    shelf = library(tuple(old[at][1] for at in gone))
    links: dict[int, Link] = {}
    for place in come:
        best, *others = [*shelf.most_alike(new[place][1], _HARDLY_CHANGED - _CLEAR_LEAD, 2), None][:2]
        if best is None or best.score < _HARDLY_CHANGED or any(others):
            continue
        at = gone[best.at]
        if old[at][0] == new[place][0] and (at not in links or links[at].score < best.score):
            links[at] = Link((at,), (place,), best.score)
    return [links[at] for at in sorted(links)]


def _gaps(pairs: Mapping[int, int], old: int, new: int) -> Iterator[tuple[range, range]]:
    """What lies between the fixed points: pairs of numbers that rise on both sides."""
    before_old = before_new = -1
    for at, place in [*rising(sorted(pairs.items())), (old, new)]:
        yield range(before_old + 1, at), range(before_new + 1, place)
        before_old, before_new = at, place


def rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The most pairs whose second numbers rise; the first ones do already."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for at, (_, value) in enumerate(pairs):
        length = bisect_left(ends, value)
        before.append(last[length - 1] if length else -1)
        ends[length : length + 1] = [value]
        last[length : length + 1] = [at]
    chain = []
    at = last[-1] if last else -1
    while at >= 0:
        chain.append(pairs[at])
        at = before[at]
    return chain[::-1]


def _aligned(old: Sequence[Key], new: Sequence[Key], gone: Sequence[int], come: Sequence[int]) -> Iterable[Link]:
    if not gone or not come:
        return ()
    if len(gone) * len(come) <= _MOST_PAIRS:
        return _Gap(old, new, gone, come).links()
    return _divided(old, new, gone, come)


def _divided(old: Sequence[Key], new: Sequence[Key], gone: Sequence[int], come: Sequence[int]) -> Iterator[Link]:
    """A long gap, cut up at texts that are clearly alike; what stays too long is left to the search by similarity."""
    shelf = library(tuple(old[at][1] for at in gone))
    alike: dict[int, tuple[int, float]] = {}
    for number, at in enumerate(come):
        for found in shelf.most_alike(new[at][1], _CLEARLY_ALIKE, 1):
            if old[gone[found.at]][0] == new[at][0] and found.score > alike.get(found.at, (0, 0.0))[1]:
                alike[found.at] = (number, found.score)
    pairs = {number: place for number, (place, _) in alike.items()}
    fixed = rising(sorted(pairs.items()))
    for number, place in fixed:
        yield Link((gone[number],), (come[place],), alike[number][1])
    for old_gap, new_gap in _gaps(dict(fixed), len(gone), len(come)):
        if old_gap and new_gap and len(old_gap) * len(new_gap) <= _MOST_PAIRS:
            yield from _Gap(old, new, [gone[at] for at in old_gap], [come[at] for at in new_gap]).links()


class _Gap:
    """Old texts that are gone and new ones that have come, between the same two fixed points."""

    def __init__(self, old: Sequence[Key], new: Sequence[Key], gone: Sequence[int], come: Sequence[int]) -> None:
        self._old = [old[at] for at in gone]
        self._new = [new[at] for at in come]
        self._gone, self._come = gone, come

    def links(self) -> list[Link]:
        """The alignment in order whose similarities are the highest in all (dynamic programming from the end)."""
        rows, columns = len(self._old), len(self._new)
        best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
        step: dict[tuple[int, int], tuple[int, int, float]] = {}
        for row in range(rows - 1, -1, -1):
            for column in range(columns - 1, -1, -1):
                gain, move = max((best[row + 1][column], (1, 0, 0.0)), (best[row][column + 1], (0, 1, 0.0)))
                for olds, news, score, worth in self._moves(row, column):
                    total = worth + best[row + olds][column + news]
                    if total > gain:
                        gain, move = total, (olds, news, score)
                best[row][column], step[row, column] = gain, move
        return list(self._followed(step))

    def _followed(self, step: Mapping[tuple[int, int], tuple[int, int, float]]) -> Iterator[Link]:
        row = column = 0
        while (row, column) in step:
            olds, news, score = step[row, column]
            if olds and news:
                old, new = self._gone[row : row + olds], self._come[column : column + news]
                yield Link(tuple(old), tuple(new), score)
            row, column = row + olds, column + news

    def _moves(self, row: int, column: int) -> Iterator[tuple[int, int, float, float]]:
        """How many old texts, how many new ones, how alike they are, and what that is worth."""
        (context, one), (other_context, other) = self._old[row], self._new[column]
        score = likeness(one, other) * (1.0 if context == other_context else OTHER_CONTEXT)
        if score >= LEAST:
            yield 1, 1, score, score - LEAST + 0.01
        for count in range(2, MOST_PARTS + 1):
            yield from self._several(one, self._new[column : column + count], count, score, split=True)
            yield from self._several(other, self._old[row : row + count], count, score, split=False)

    def _several(
        self, whole: str, parts: Sequence[Key], count: int, single: float, *, split: bool
    ) -> Iterator[tuple[int, int, float, float]]:
        """A text against several that stand together, where those fit better than the first of them alone."""
        if len(parts) < count or len({context for context, _ in parts}) > 1:
            return
        score = ratio(whole, " ".join(text for _, text in parts), max(LEAST_PARTS, single + _PART_COST))
        if score:
            yield (1, count, score, score - LEAST) if split else (count, 1, score, score - LEAST)

"""How alike two texts are. The only importer of rapidfuzz, which is loaded when something has changed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple


class Found(NamedTuple):
    """A text that resembles the one asked for."""

    at: int
    """Its place in the sequence that was searched."""
    score: float
    """From 0, nothing in common, to 1, the same."""


class Edit(NamedTuple):
    """What stands in the place of what: ``old[start:end]`` became ``new[new_start:new_end]``."""

    start: int
    end: int
    new_start: int
    new_end: int


def ratio(one: str, other: str, least: float = 0.0) -> float:
    """The share of their characters that two texts have in common, in order; 0 where it is below ``least``.

    Twice the longest common subsequence over the sum of the lengths (normalized Indel similarity).
    """
    from rapidfuzz import fuzz

    return fuzz.ratio(one, other, score_cutoff=least * 100) / 100


def likeness(one: str, other: str, least: float = 0.0) -> float:
    """How alike two texts are, also where one is the other with much more to it; 0 where it is below ``least``."""
    score = ratio(one, other, least)
    if score >= _PART_WORTH or least > _PART_WORTH:
        return score
    held = _PART_WORTH * _contained(one, other)
    return max(score, held if held >= least else 0.0)


def _contained(one: str, other: str) -> float:
    """The share of the shorter text's words that stand in the longer one, in order; 0 for a few words only."""
    from rapidfuzz.distance import LCSseq

    shorter, longer = sorted((_ORDERED.findall(one.casefold()), _ORDERED.findall(other.casefold())), key=len)
    if len(shorter) < _FEWEST_WORDS:
        return 0.0
    return LCSseq.similarity(shorter, longer) / len(shorter)


def edits(old: Sequence[str], new: Sequence[str]) -> list[Edit]:
    """The least that has to be done to one sequence of words to make the other of it."""
    from rapidfuzz.distance import Indel

    found: list[Edit] = []
    for step in Indel.opcodes(old, new):
        if step.tag == "equal":
            continue
        edit = Edit(step.src_start, step.src_end, step.dest_start, step.dest_end)
        if found and (found[-1].end, found[-1].new_end) == (edit.start, edit.new_start):
            edit = Edit(found[-1].start, edit.end, found.pop().new_start, edit.new_end)
        found.append(edit)
    return found


def letters_apart(one: str, other: str) -> int:
    """How many letters are wrong, missing, added or exchanged with their neighbour (optimal string alignment)."""
    from rapidfuzz.distance import OSA

    return OSA.distance(one, other)


class Library:
    """Many texts, in which those that resemble another are found without looking at all of them.

    Texts that share a rare word come into question (an inverted index), and for short texts, whose few words may all
    be misspelled, every other short one.
    """

    def __init__(self, texts: tuple[str, ...]) -> None:
        self.texts = texts
        self._holders: dict[str, list[int]] = {}
        for at, text in enumerate(texts):
            for word in _words(text):
                self._holders.setdefault(word, []).append(at)
        self._short = [at for at, text in enumerate(texts) if len(text) <= _SHORT * 2]

    def most_alike(self, text: str, least: float, most: int = 5) -> list[Found]:
        """Those that are at least so alike, the best first; of equals the earlier first."""
        scores = ((at, likeness(text, self.texts[at], least)) for at in self._candidates(text))
        found = [Found(at, score) for at, score in scores if score]
        return sorted(found, key=lambda one: (-one.score, one.at))[:most]

    def _candidates(self, text: str) -> Sequence[int]:
        if len(self.texts) <= _FEW:
            return range(len(self.texts))
        if len(text) <= _SHORT:
            return self._short
        weights: dict[int, float] = {}
        held = sorted((self._holders[word] for word in _words(text) if word in self._holders), key=len)
        for number, holders in enumerate(held):
            if len(holders) > _COMMON and number >= _RAREST:
                break
            for at in holders:
                weights[at] = weights.get(at, 0.0) + 1.0 / len(holders)
        return sorted(sorted(weights, key=lambda at: (-weights[at], at))[:_CANDIDATES])


@lru_cache(maxsize=8)
def library(texts: tuple[str, ...]) -> Library:
    """The library of these texts, remembered: the catalogs of all languages hold the same ones."""
    return Library(texts)


_FEW = 60
_SHORT = 30
"""Characters."""
_COMMON = 50
"""A word in more texts than that says little."""
_RAREST = 3
"""But so many of a text's words are looked up in any case."""
_CANDIDATES = 40
_PART_WORTH = 0.7
"""A text that is wholly contained in another is worth that much: less than a good split, more than a bad guess."""
_FEWEST_WORDS = 4
_ORDERED = re.compile(r"\w+")
_WORD = re.compile(r"[^\W_]{3,}")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff]")


def _words(text: str) -> set[str]:
    """Its words of three letters and more; of scripts that set no spaces, pairs of letters."""
    words = set(_WORD.findall(text.casefold()))
    for word in [word for word in words if _UNSPACED.search(word)]:
        words |= {word[at : at + 2] for at in range(len(word) - 1)}
    return words


def ends_unspaced(text: str) -> bool:
    """Whether it ends in a script that sets no spaces between sentences (Chinese, Japanese, Thai, Khmer, Lao)."""
    return bool(_UNSPACED.match(text[-1:])) or text[-1:] in "。！？，；："

"""One source text, one translation: within a language, over all its catalogs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from press.checks.translation.pair import Pair, Problem, excerpt

_WORDS = re.compile(r"\w+")
FEW = 3
"""Words up to which a text may well be translated in two ways, or stand for two: a heading is no cell of a table."""


def inconsistent(pairs: Iterable[Pair]) -> Iterator[tuple[Pair, Problem]]:
    """The same source text, translated in two ways."""
    first: dict[str, Pair] = {}
    for pair in pairs:
        text = pair.segment.msgid
        other = first.setdefault(text, pair)
        if other is pair:
            continue
        alike = other.segment.context == pair.segment.context or len(_WORDS.findall(text)) > FEW
        if alike and _bare(other.entry.msgstr) != _bare(pair.entry.msgstr):
            message = f"{excerpt(text)} is {excerpt(other.entry.msgstr)} in {other.entry.location}"
            yield pair, Problem(message, "take one of the two translations for both")


def ambiguous(pairs: Iterable[Pair]) -> Iterator[tuple[Pair, Problem]]:
    """Two source texts with the same translation: one of them is not translated, but copied."""
    first: dict[str, Pair] = {}
    for pair in pairs:
        other = first.setdefault(_bare(pair.entry.msgstr), pair)
        if other is pair:
            continue
        texts = (_bare(other.segment.msgid), _bare(pair.segment.msgid))
        if texts[0] != texts[1] and all(len(_WORDS.findall(text)) > FEW for text in texts):
            message = f"the translation is that of {excerpt(other.segment.msgid)} in {other.entry.location}"
            yield pair, Problem(message, "say what this text says and the other does not")


def _bare(text: str) -> str:
    """The words alone, in lower case."""
    return " ".join(_WORDS.findall(text.casefold()))

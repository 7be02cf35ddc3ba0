"""What kind of change a text went through, and which of its words changed: old and new msgid are all it needs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Literal

from press.catalog.facts import facts
from press.catalog.similarity import Edit, edits, letters_apart


class ChangeKind(StrEnum):
    """What a translator has to expect. The value is what a report calls it."""

    NONE = "same words"
    """The words are the same: the text only stands elsewhere, or is of another kind."""
    FACTS = "facts only"
    """A number, date, amount, telephone number, address or e-mail; the sentence around it is the same."""
    SPELLING = "punctuation and spelling only"
    """Punctuation, emphasis, capitals, hyphens, spaces, or a letter inside a word."""
    WORDING = "wording"


@dataclass(frozen=True, slots=True)
class WordEdit:
    """Words that took the place of others; empty where words came in or went out."""

    old: str
    new: str
    fact: str = ""
    """The kind of fact where both are facts, or one is and the other is missing; empty for words."""

    def __str__(self) -> str:
        return (f"[-{self.old}-]" if self.old else "") + (f"{{+{self.new}+}}" if self.new else "")


@dataclass(frozen=True, slots=True)
class Change:
    """How a text changed."""

    kind: ChangeKind
    words: tuple[WordEdit, ...]
    """Facts first, each in the order of the text."""

    def __str__(self) -> str:
        """The changed words in one line, as ``wdiff`` writes them: ``[-old-]{+new+}``."""
        return " … ".join(map(str, self.words))


@dataclass(frozen=True, slots=True)
class _Token:
    """A word, a fact, a mark or the space between them."""

    text: str
    fact: str = ""


@lru_cache(maxsize=4096)
def compare(old: str, new: str) -> Change:
    """What changed from one msgid to the other."""
    before, after = _tokens(old), _tokens(new)
    steps = edits([one.text for one in before], [one.text for one in after])
    found = [edit for step in _joined(steps, before) for edit in _word_edits(before, after, step)]
    words = (*(one for one in found if one.fact), *(one for one in found if not one.fact))
    return Change(_kind(old, new, words), words)


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a text that is shown with what changed in it."""

    text: str
    state: Literal["same", "gone", "new"]
    fact: str = ""
    """The kind of fact where it is one that changed; empty for words."""

    def __str__(self) -> str:
        return {"same": "{}", "gone": "[-{}-]", "new": "{{+{}+}}"}[self.state].format(self.text)


def runs(old: str, new: str) -> tuple[Run, ...]:
    """The whole of the new text, with what is gone and what has come where it stood, in the order of the text."""
    before, after = _tokens(old), _tokens(new)
    found: list[Run] = []
    at = 0
    for step in _joined(edits([one.text for one in before], [one.text for one in after]), before):
        found += _run(before[at : step.start], "same")
        found += _run(before[step.start : step.end], "gone")
        found += _run(after[step.new_start : step.new_end], "new")
        at = step.end
    return (*found, *_run(before[at:], "same"))


def _run(tokens: Sequence[_Token], state: Literal["same", "gone", "new"]) -> Iterator[Run]:
    """Tokens as one run; a lone fact among them says what it is."""
    text = "".join(token.text for token in tokens)
    if text:
        facts_of = [token.fact for token in tokens if token.fact]
        yield Run(text, state, facts_of[0] if state != "same" and len(facts_of) == 1 else "")


def _kind(old: str, new: str, words: Sequence[WordEdit]) -> ChangeKind:
    if not words:
        return ChangeKind.NONE
    if all(edit.fact and edit.old and edit.new for edit in words):
        return ChangeKind.FACTS
    if any(edit.fact for edit in words) or not _spelled_alike(old, new):
        return ChangeKind.WORDING
    return ChangeKind.SPELLING


def _spelled_alike(old: str, new: str) -> bool:
    """Whether two texts are the same but for punctuation and slips of the pen."""
    if _letters(old) == _letters(new):
        return True
    before, after = _WORD.findall(_plain(old)), _WORD.findall(_plain(new))
    return len(before) == len(after) and all(map(_is_slip, before, after))


def _is_slip(old: str, new: str) -> bool:
    """Whether one word is the other with a wrong letter inside.

    A changed beginning (``lovlig``, ``ulovlig``) or ending (``byen``, ``byer``) is another word or form, and so may
    be a short word with another letter (``skal``, ``skat``): those are wording.
    """
    if old == new:
        return True
    inside = old[:2] == new[:2] and old[-2:] == new[-2:]
    return inside and min(len(old), len(new)) >= _SHORTEST_SLIP and letters_apart(old, new) == 1


_SHORTEST_SLIP = 5
_ATTRIBUTES = r"\{[^{}\n]*\}|\[\^\d+\]"
_WORD = re.compile(rf"{_ATTRIBUTES}|\w+(?:['’]\w+)*")
_TOKEN = re.compile(rf"{_ATTRIBUTES}|[^\W_]+|\s+|[^\w\s]|_")


def _plain(text: str) -> str:
    return text.casefold()


def _letters(text: str) -> str:
    """Its letters, digits and attributes, without what stands between them."""
    return "".join(_WORD.findall(_plain(text))).replace("_", "")


def _tokens(text: str) -> list[_Token]:
    tokens: list[_Token] = []
    at = 0
    for fact in facts(text):
        tokens += map(_Token, _TOKEN.findall(text, at, fact.start))
        tokens.append(_Token(fact.value, fact.kind))
        at = fact.end
    return [*tokens, *map(_Token, _TOKEN.findall(text, at))]


def _joined(steps: Sequence[Edit], before: Sequence[_Token]) -> Iterator[Edit]:
    """Edits between which nothing but a space was kept, as one: people read phrases."""
    current: Edit | None = None
    for step in steps:
        if current and all(token.text.isspace() for token in before[current.end : step.start]):
            current = Edit(current.start, step.end, current.new_start, step.new_end)
            continue
        if current:
            yield current
        current = step
    if current:
        yield current


def _word_edits(before: Sequence[_Token], after: Sequence[_Token], step: Edit) -> Iterator[WordEdit]:
    """The facts of an edit in pairs, as long as they are of one kind; and its words."""
    old, new = before[step.start : step.end], after[step.new_start : step.new_end]
    old_facts, new_facts = ([one for one in side if one.fact] for side in (old, new))
    if [one.fact for one in old_facts] == [one.fact for one in new_facts]:
        pairs = zip(old_facts, new_facts, strict=True)
        yield from (WordEdit(one.text, other.text, one.fact) for one, other in pairs if one.text != other.text)
    else:
        yield from (WordEdit(one.text, "", one.fact) for one in old_facts)
        yield from (WordEdit("", one.text, one.fact) for one in new_facts)
    was, now = ("".join(one.text for one in side if not one.fact) for side in (old, new))
    if was.split() != now.split():
        yield WordEdit(" ".join(was.split()), " ".join(now.split()))

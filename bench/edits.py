"""Edits of a text as writers make them, by a seeded generator, with the truth of what became of what."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

_SENTENCE_END = re.compile(r"(?<=[.!?:;]) (?=\S)")
_NUMBER = re.compile(r"\d+")
_LETTERS = "abcdefghijklmnopqrstuvwxyzæøå"


@dataclass(frozen=True, slots=True)
class Line:
    """A text of the document, and which old texts it was made of; none for a new one."""

    text: str
    origins: tuple[int, ...]
    edit: str = ""
    """What was done to it last; empty for nothing."""


class Writer:
    """Edits a document at random. The same seed makes the same edits."""

    def __init__(self, seed: int, texts: Sequence[str], strange: Sequence[str]) -> None:
        """Begins with distinct texts; what is inserted comes from ``strange``, texts of another document."""
        self._random = random.Random(seed)
        self.lines = [Line(text, (at,)) for at, text in enumerate(texts)]
        self._words = sorted({word for text in texts for word in re.findall(r"[^\W\d_]{4,}", text)})
        self._strange = list(strange)
        self._random.shuffle(self._strange)

    def edit(self, share: float) -> list[Line]:
        """Makes as many edits as that share of the lines, of all sorts, and gives the new document."""
        edits: list[tuple[str, Callable[[int, str], None]]] = [
            ("typo", self._typo),
            ("light rewording", self._light),
            ("heavy rewording", self._heavy),
            ("fact", self._fact),
            ("sentence added", self._longer),
            ("sentence removed", self._shorter),
            ("split", self._split),
            ("join", self._join),
            ("move", self._move),
            ("move and reword", self._move_and_reword),
            ("delete", self._delete),
            ("insert", self._insert),
            ("replace", self._replace),
            ("reorder", self._reorder),
        ]
        for _ in range(max(1, round(share * len(self.lines)))):
            name, make = self._random.choice(edits)
            if len(self.lines) > 2:
                make(self._random.randrange(len(self.lines)), name)
        return self._distinct()

    def _distinct(self) -> list[Line]:
        seen: dict[str, Line] = {}
        for line in self.lines:
            seen.setdefault(line.text, line)
        return list(seen.values())

    def _put(self, at: int, text: str, edit: str) -> None:
        if text.strip() and text != self.lines[at].text:
            self.lines[at] = Line(text.strip(), self.lines[at].origins, edit)

    def _typo(self, at: int, edit: str) -> None:
        text = self.lines[at].text
        place = self._random.randrange(len(text))
        kind = self._random.randrange(3)
        letter = self._random.choice(_LETTERS)
        if kind == 0:
            text = text[:place] + text[place + 1 :]
        elif kind == 1:
            text = text[:place] + letter + text[place:]
        else:
            text = text[:place] + text[place : place + 2][::-1] + text[place + 2 :]
        self._put(at, text, edit)

    def _light(self, at: int, edit: str) -> None:
        self._put(at, self._reworded(self.lines[at].text, 0.12), edit)

    def _heavy(self, at: int, edit: str) -> None:
        self._put(at, self._reworded(self.lines[at].text, 0.4), edit)

    def _reworded(self, text: str, share: float) -> str:
        """With that share of the words replaced, left out, added or put elsewhere."""
        words = text.split(" ")
        for _ in range(max(1, round(share * len(words)))):
            place = self._random.randrange(len(words))
            kind = self._random.randrange(4)
            if kind == 0 and len(words) > 2:
                del words[place]
            elif kind == 1:
                words.insert(place, self._random.choice(self._words))
            elif kind == 2 and len(words) > 2:
                words.insert(self._random.randrange(len(words)), words.pop(place))
            else:
                words[place] = self._random.choice(self._words)
        return " ".join(words)

    def _fact(self, at: int, edit: str) -> None:
        text = self.lines[at].text
        if _NUMBER.search(text):
            self._put(at, _NUMBER.sub(lambda _: str(self._random.randrange(1, 3000)), text, count=1), edit)
        else:
            self._put(at, f"{text} ({self._random.randrange(1990, 2030)})", edit)

    def _longer(self, at: int, edit: str) -> None:
        sentences = _SENTENCE_END.split(self.lines[at].text)
        new = _SENTENCE_END.split(self._random.choice(self._strange))[0]
        sentences.insert(self._random.randrange(len(sentences) + 1), new)
        self._put(at, " ".join(sentences), edit)

    def _shorter(self, at: int, edit: str) -> None:
        sentences = _SENTENCE_END.split(self.lines[at].text)
        if len(sentences) > 1:
            del sentences[self._random.randrange(len(sentences))]
            self._put(at, " ".join(sentences), edit)

    def _split(self, at: int, edit: str) -> None:
        line = self.lines[at]
        sentences = _SENTENCE_END.split(line.text)
        if len(sentences) > 1:
            place = self._random.randrange(1, len(sentences))
            parts = [" ".join(sentences[:place]), " ".join(sentences[place:])]
            self.lines[at : at + 1] = [Line(part, line.origins, edit) for part in parts]

    def _join(self, at: int, edit: str) -> None:
        if at + 1 < len(self.lines):
            one, other = self.lines[at : at + 2]
            self.lines[at : at + 2] = [Line(f"{one.text} {other.text}", one.origins + other.origins, edit)]

    def _move(self, at: int, _edit: str) -> None:
        line = self.lines.pop(at)
        self.lines.insert(self._random.randrange(len(self.lines) + 1), line)

    def _move_and_reword(self, at: int, edit: str) -> None:
        self._put(at, self._reworded(self.lines[at].text, 0.12), edit)
        self._move(at, edit)

    def _delete(self, at: int, _edit: str) -> None:
        del self.lines[at]

    def _insert(self, at: int, edit: str) -> None:
        if self._strange:
            self.lines.insert(at, Line(self._strange.pop(), (), edit))

    def _replace(self, at: int, edit: str) -> None:
        """A new text where an old one stood: what stands in its place is not always its successor."""
        if self._strange:
            self.lines[at] = Line(self._strange.pop(), (), edit)

    def _reorder(self, at: int, _edit: str) -> None:
        block = self.lines[at : at + 4]
        self._random.shuffle(block)
        self.lines[at : at + 4] = block

"""Counts of offers, by the edit that the text went through."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from bench.edits import Line


@dataclass(slots=True)
class Score:
    """Offers, counted."""

    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)

    def count(self, line: Line, offered: frozenset[int]) -> None:
        """One changed text and what it was offered."""
        if offered & set(line.origins):
            self.right[line.edit] += 1
            return
        self.wrong[line.edit] += bool(offered)
        self.missed[line.edit] += bool(line.origins)

    def recall(self, edit: str = "") -> float:
        """Of one sort of edit, or of all."""
        right, missed = (c[edit] if edit else c.total() for c in (self.right, self.missed))
        return right / (right + missed or 1)

    def changed(self, edit: str = "") -> int:
        """How many changed texts there were."""
        right, missed = (c[edit] if edit else c.total() for c in (self.right, self.missed))
        return right + missed

    def share(self, edit: str) -> str:
        """The recall of a sort of edit, for the table."""
        return f"{self.recall(edit):.3f}" if self.changed(edit) else ""

    def add(self, other: Score) -> None:
        """Counts another's with its own."""
        self.right += other.right
        self.wrong += other.wrong
        self.missed += other.missed

    @property
    def precision(self) -> float:
        """Of all offers."""
        return self.right.total() / (self.right.total() + self.wrong.total() or 1)

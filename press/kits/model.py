"""What a delegation is: who comes, when, and what they are given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Paper = Literal["A4", "Letter"]
PAPERS: tuple[Paper, ...] = ("A4", "Letter")
"""What a copy shop has in its trays: ISO 216, or ANSI Y14.1 in North America and the Philippines."""


@dataclass(frozen=True, slots=True)
class Delegation:
    """A file of delegations/."""

    key: str
    """The file's name without ``.toml``; also that of the kit."""
    name: str
    """Who comes, as a page shows it."""
    arrives: date
    languages: tuple[str, ...]
    """BCP 47, in the order of preference."""
    leaves: date | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    """Who comes, in some of their languages, by BCP 47."""
    documents: tuple[str, ...] = ()
    """By name; empty for all that were released."""
    editions: Mapping[str, int] = field(default_factory=dict)
    """Printed copies, by keys of :data:`press.editions.EDITIONS`, 0 for what is not printed; empty for every edition
    that was released."""
    paper: Paper = "A4"
    note: str = ""
    """For those who print and pack."""
    email: str = ""

    @property
    def last(self) -> date:
        """The day on which they leave, as far as it is known."""
        return self.leaves or self.arrives

    def called(self, language: str) -> tuple[str, bool]:
        """Who comes, in a language; and whether that name is known to be in it."""
        return (self.names[language], True) if language in self.names else (self.name, False)

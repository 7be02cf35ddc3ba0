"""Who answers for a translation."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from press.model.location import Location


class Role(StrEnum):
    """For whom somebody approves an entry. The value is what files and commands say."""

    REVIEWED = "reviewed"
    """The language: somebody who speaks it has read the translation beside its source."""
    APPROVED = "approved"
    """The publisher, who answers for what is printed."""


@dataclass(frozen=True, slots=True)
class Approval:
    """Somebody's word that a translation says what its source says."""

    context: str
    """msgctxt; empty for none."""
    source: str
    translation: str
    role: Role
    by: str
    """Who says so: a claim, as it was given."""
    day: date
    location: Location | None = field(default=None, compare=False)
    """Its line in the file, where it was read from one."""

    @property
    def key(self) -> tuple[str, str]:
        """What finds its entry in a catalog."""
        return (self.context, self.source)

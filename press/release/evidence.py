"""What is known of a language that is to be released: what its gates judge by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from press.checks.artifacts.standards import Task, Verdict
from press.findings import Finding
from press.model.location import Location
from press.model.signoff import Role


@dataclass(frozen=True, slots=True)
class Lacking:
    """Texts of a document that lack something."""

    document: str
    """What people call it."""
    count: int
    first: str
    """Of the source."""
    place: Location


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of a language."""

    language: str
    """BCP 47."""
    is_source: bool = False
    """Whether it is the source texts' own, into which nobody translates."""
    source: Sequence[Finding] = ()
    """On the source texts."""
    design: Sequence[Finding] = ()
    """On theme and settings."""
    missing: Sequence[Lacking] = ()
    stale: Sequence[Lacking] = ()
    """Translations of what the source does not say any more (fuzzy)."""
    translations: Sequence[Finding] = ()
    unsigned: Mapping[Role, Sequence[Lacking]] = field(default_factory=dict)
    """Texts without a role; a key for each role that the language requires."""
    built: Sequence[Finding] = ()
    """On making the files."""
    unmade: Sequence[str] = ()
    """Files that were to be made, and are not there."""
    drafts: Sequence[str] = ()
    """Files that say that they are drafts."""
    asked: Sequence[Task] = ()
    """Every standard that every file has to meet."""
    verdicts: Sequence[Verdict] = ()

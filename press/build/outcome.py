"""What passes between the two halves of a document's way, and what comes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from press.build.placing import Places
from press.findings import Finding, Scope, Severity
from press.model.artifact import Artifact
from press.model.page import Page


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a document in a language."""

    document: str
    language: str
    artifacts: tuple[Artifact, ...]
    findings: tuple[Finding, ...]
    by_edition: Mapping[str, tuple[Finding, ...]] = field(default_factory=dict)
    """Those of ``findings`` that are told of an edition: of its text, and of its file."""


@dataclass(frozen=True, slots=True)
class Composed:
    """A document in a language as a page, before any format."""

    document: str
    language: str
    page: Page | None
    """None where an error keeps the document back."""
    texts: tuple[str, ...]
    """What the finished files have to say, text by text."""
    places: Places
    """Every text that is printed, with the place where it is written."""
    labels: Mapping[str, str]
    """The templates' strings in the language, by msgid."""
    findings: tuple[Finding, ...]


def withheld(findings: Sequence[Finding]) -> bool:
    """Whether something keeps a document back, and not only one of its texts."""
    return any(found.severity is Severity.ERROR and found.scope is not Scope.ENTRY for found in findings)

"""The conformance statement: what was measured of a publication, what nobody measured, and whom to tell of barriers.

Its parts are those of the model that public bodies in the EU have to follow (Commission Implementing Decision (EU)
2018/1523). It says what was found, whatever that was: a statement with a fault in it is honest, and one without
verdicts is not made.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from press.checks.artifacts.standards import STANDARDS, Standard, Verdict
from press.findings import Finding, errors


@dataclass(frozen=True, slots=True)
class Measured:
    """A standard, and how the files that it is for did."""

    standard: Standard
    version: str
    """Of the validator."""
    files: int
    passed: int


@dataclass(frozen=True, slots=True)
class Statement:
    """What a statement says, before anybody puts it into words of a language."""

    publisher: str
    contact: str
    """Empty where the settings name none."""
    enforcement: str
    """Who helps whoever got no answer; empty where the settings name nobody."""
    day: date
    """The day on which it was measured."""
    languages: tuple[str, ...]
    """By their names, in the order of the settings."""
    drafts: tuple[str, ...]
    """Those of them whose translations nobody has reviewed."""
    documents: tuple[str, ...]
    measured: tuple[Measured, ...]
    faults: tuple[Finding, ...]
    """What a validator found against it."""
    undecided: tuple[Finding, ...]
    """What a validator could not decide."""

    @property
    def conforms(self) -> bool:
        """Whether every file meets every standard, as far as machines can tell."""
        return all(row.passed == row.files for row in self.measured)


@dataclass(frozen=True, slots=True)
class Publication:
    """What a statement is about."""

    publisher: str
    contact: str
    languages: tuple[str, ...]
    drafts: tuple[str, ...]
    documents: tuple[str, ...]
    enforcement: str = ""


class NotVerified(Exception):
    """A file was judged by nobody, so that nothing can be stated."""


def statement(
    publication: Publication, verdicts: Sequence[Verdict], versions: Mapping[str, str], day: date
) -> Statement:
    """What can be stated.

    :param versions: of the validators, by name.
    :raises NotVerified: if there is a file that a standard is for and nobody held to it, or no file at all.
    """
    unproven = sorted({verdict.file for verdict in verdicts if not verdict.judged})
    if unproven or not verdicts:
        raise NotVerified(", ".join(unproven) or "there is no file")
    found = list(dict.fromkeys(told for verdict in verdicts for told in verdict.findings))
    faults = errors(found)
    return Statement(
        publication.publisher,
        publication.contact,
        publication.enforcement,
        day,
        publication.languages,
        publication.drafts,
        publication.documents,
        tuple(_measured(row, verdicts, versions) for row in STANDARDS.values()),
        faults,
        tuple(told for told in found if told not in faults),
    )


def _measured(row: Standard, verdicts: Sequence[Verdict], versions: Mapping[str, str]) -> Measured:
    asked = [verdict for verdict in verdicts if verdict.standard == row.key]
    passed = [verdict for verdict in asked if not errors(verdict.findings)]
    version = versions[row.validator] if row.engine != "press" else ""
    return Measured(row, version, len(asked), len(passed))

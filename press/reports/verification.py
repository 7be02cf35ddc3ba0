"""What was proven of each finished file: a page for a browser, with a row per file and a column per standard."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Protocol

from press.checks.artifacts.standards import STANDARDS, Standard, Verdict
from press.findings import Finding, errors

TEMPLATE = "reports/verify.html.j2"
SET_UP = "make verify-setup"
"""The command that installs what is missing."""


class Render(Protocol):
    """Fills a template."""

    def __call__(self, template: str, **values: object) -> str:
        """The text of ``template`` with ``values`` as its variables."""


class State(StrEnum):
    """What a cell says."""

    PASSED = "passed"
    FAILED = "failed"
    UNVERIFIED = "not verified"
    APART = "not applicable"


@dataclass(frozen=True, slots=True)
class File:
    """A row: a finished file, and its verdicts."""

    name: str
    """Its path in the project."""
    language: str
    direction: str
    verdicts: tuple[Verdict, ...]

    @property
    def address(self) -> str:
        """Where it lies, from the page."""
        return PurePosixPath(*PurePosixPath(self.name).parts[1:]).as_posix()

    @property
    def anchor(self) -> str:
        """The id of its findings on the page."""
        return f"file:{self.address}"

    def verdict(self, standard: str) -> Verdict | None:
        """What it was found to be by a standard."""
        return next((one for one in self.verdicts if one.standard == standard), None)

    def state(self, standard: str) -> State:
        """What its cell in a column says."""
        verdict = self.verdict(standard)
        if verdict is None:
            return State.APART
        if not verdict.judged:
            return State.UNVERIFIED
        return State.FAILED if errors(verdict.findings) else State.PASSED

    def count(self, standard: str) -> int:
        """How many findings a standard has."""
        verdict = self.verdict(standard)
        return len(verdict.findings) if verdict else 0

    @property
    def told(self) -> tuple[tuple[Standard, tuple[Finding, ...]], ...]:
        """The findings by standard, where there are any."""
        return tuple((STANDARDS[one.standard], one.findings) for one in self.verdicts if one.findings)


@dataclass(frozen=True, slots=True)
class Verification:
    """All files that were held to their standards."""

    publisher: str
    today: date
    versions: Mapping[str, str]
    """Of the validators, by name."""
    files: tuple[File, ...]

    @property
    def standards(self) -> tuple[Standard, ...]:
        """The columns."""
        return tuple(STANDARDS.values())

    @property
    def faulty(self) -> tuple[File, ...]:
        """The files of which there is something to tell."""
        return tuple(file for file in self.files if file.told)

    def tally(self, standard: str) -> str:
        """How a standard's column ends: "24 of 28"."""
        states = [file.state(standard) for file in self.files]
        asked = [state for state in states if state is not State.APART]
        return f"{asked.count(State.PASSED)} of {len(asked)}"

    @property
    def proven(self) -> bool:
        """Whether every file meets every standard that is for it."""
        return all(
            file.state(standard.key) in {State.PASSED, State.APART}
            for file in self.files
            for standard in self.standards
        )


def page(verification: Verification, render: Render) -> str:
    """The page, in one file that loads nothing.

    :raises press.findings.Halt: if the template can't be filled.
    """
    return render(TEMPLATE, verification=verification, set_up=SET_UP)

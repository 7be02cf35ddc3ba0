"""What the pipeline has to tell a person: findings, and the table of their codes (:mod:`~press.findings.codes`).

A problem in a source, a translation or an output is a :class:`Finding`, a value like any other. An exception
(:class:`Halt`) means only that a stage can't go on; it carries the findings that say why.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from press.findings.codes import CHECK_PREFIX, CODES, Code, Scope, Severity, check_names
from press.model.location import Location

__all__ = [
    "CHECK_PREFIX",
    "CODES",
    "Code",
    "Finding",
    "Halt",
    "Scope",
    "Severity",
    "check_names",
    "errors",
    "finding",
    "one_line",
]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to tell: what is wrong, where, and how to mend it."""

    code: str
    message: str
    location: Location | None = None
    hint: str = ""
    severity: Severity = Severity.ERROR
    scope: Scope = Scope.ARTIFACT
    words: tuple[str, ...] = ()
    """What it is about, as the page says it and best first: the way to its place in a source text or catalog."""

    def __str__(self) -> str:
        place = f"{self.location}: " if self.location else ""
        hint = f" — {self.hint}" if self.hint else ""
        return one_line(f"{place}{self.severity} {self.code} {self.message}{hint}")


_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")
"""What would end a line, command a terminal or turn the letters around: messages quote what people wrote."""


def one_line(text: str) -> str:
    """A text that somebody else wrote, in one line in which nothing commands a terminal."""
    return _UNSEEN.sub(lambda match: match[0].encode("unicode_escape").decode(), re.sub(r"[\t\r\n]+", " ", text))


class Halt(Exception):
    """A stage can't go on. Carries at least one finding."""

    def __init__(self, findings: Finding | Sequence[Finding]) -> None:
        self.findings: tuple[Finding, ...] = (findings,) if isinstance(findings, Finding) else tuple(findings)
        super().__init__("\n".join(map(str, self.findings)))

    def __reduce__(self) -> tuple[type[Halt], tuple[tuple[Finding, ...]]]:
        """Goes between processes with its findings; an exception goes with its message alone."""
        return Halt, (self.findings,)


def finding(code: str, message: str, location: Location | None = None, hint: str = "") -> Finding:
    """A finding with the severity and scope that the table gives its code.

    :raises KeyError: for a code that is not in the table.
    """
    row = CODES[code]
    return Finding(code, message, location, hint, row.severity, row.scope)


def errors(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those that make the exit status 1."""
    return tuple(found for found in findings if found.severity is Severity.ERROR)

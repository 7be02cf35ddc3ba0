"""What came of a release: which languages go out, and for each that stays, why and who has to act."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from press.findings import Finding
from press.languages import english_name
from press.release.gates import GATES, Actor, Gate, Passed, held
from press.reports.status import Render

TEMPLATE = "reports/release.html.j2"
UNSTATED = (
    "It has no accessibility statement, for nobody is named whom readers can tell of barriers: "
    'write contact = "…" under [publication].'
)
_MOST = 20
"""Findings of a gate that are shown; nobody reads more before the first are mended."""


@dataclass(frozen=True, slots=True)
class Reason:
    """What stands against a language at a gate, for one of those who have to act."""

    gate: Gate
    actor: Actor
    findings: tuple[Finding, ...]

    @property
    def shown(self) -> tuple[Finding, ...]:
        """The first of them."""
        return self.findings[:_MOST]

    @property
    def more(self) -> int:
        """How many are not shown."""
        return len(self.findings) - len(self.shown)


@dataclass(frozen=True, slots=True)
class Row:
    """A language."""

    code: str
    name: str
    """In itself."""
    direction: str
    passed: tuple[Passed, ...]
    """A cell for each gate."""

    @property
    def held(self) -> bool:
        """Whether it stays."""
        return held(self.passed)

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """What stands against it: who acts first stands first, in the order of the gates."""
        found: dict[tuple[Actor, str], list[Finding]] = {}
        gates = {one.gate.key: one.gate for one in self.passed}
        for one in self.passed:
            for problem in one.findings:
                found.setdefault((one.gate.actor(problem), one.gate.key), []).append(problem)
        order = list(Actor)
        listed = sorted(found.items(), key=lambda pair: order.index(pair[0][0]))
        return tuple(Reason(gates[key], actor, tuple(problems)) for (actor, key), problems in listed)


@dataclass(frozen=True, slots=True)
class Readiness:
    """All languages that were asked for."""

    publisher: str
    version: str
    today: date
    rows: tuple[Row, ...]
    folder: str
    """Of the release, relative to output/; empty where nothing was released."""
    stated: bool
    """Whether it has a conformance statement."""

    @property
    def gates(self) -> Sequence[Gate]:
        """The columns."""
        return GATES

    @property
    def released(self) -> tuple[Row, ...]:
        """The languages that go out."""
        return tuple(row for row in self.rows if not row.held)

    @property
    def held(self) -> tuple[Row, ...]:
        """Those that stay."""
        return tuple(row for row in self.rows if row.held)


def lines(whole: Readiness) -> Iterator[str]:
    """The same for a terminal: a sentence for each language, and who has to act; alike ones share it."""
    if whole.released:
        codes = ", ".join(row.code for row in whole.released)
        yield f"{whole.version}: {codes} {'is' if len(whole.released) == 1 else 'are'} released."
    else:
        yield f"{whole.version}: nothing is released."
    said: dict[str, list[str]] = {}
    for row in whole.held:
        for actor, fails in _by_actor(row).items():
            said.setdefault(f"{actor}: {'; '.join(fails)}", []).append(row.code)
    for sentence, staying in said.items():
        yield f"held back: {', '.join(staying)} – {sentence}."
    if whole.released and not whole.stated:
        yield UNSTATED


def _by_actor(row: Row) -> Mapping[Actor, list[str]]:
    found: dict[Actor, list[str]] = {}
    for reason in row.reasons:
        count = len(reason.findings)
        found.setdefault(reason.actor, []).append(f"{reason.gate.fails} ({count} finding{'s' * (count != 1)})")
    return found


def page(whole: Readiness, render: Render) -> str:
    """The page, in one file that loads nothing.

    :raises press.findings.Halt: if the template can't be filled.
    """
    unstated = UNSTATED if whole.released and not whole.stated else ""
    return render(
        TEMPLATE, whole=whole, unstated=unstated, names={row.code: english_name(row.code) for row in whole.rows}
    )

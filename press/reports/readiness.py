"""What came of a release: which languages go out, and for each that stays, why and who has to act."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from press.findings import Finding
from press.languages import english_name
from press.model.signoff import Role
from press.release import Signed
from press.release.gates import GATES, SOURCE, Actor, Gate, Passed, held
from press.reports.status import Render

TEMPLATE = "reports/release.html.j2"
UNSTATED = (
    "It has no accessibility statement, for nobody is named whom readers can tell of barriers: "
    'write contact = "…" under [publication].'
)
_MOST = 20
"""Findings of a gate that are shown; nobody reads more before the first are mended."""


def counted(texts: int, findings: Sequence[Finding]) -> str:
    """How much stands against a language: in texts, where a finding is about many of them."""
    return _several(texts, "text") if texts else _several(len(findings), "finding")


def _several(count: int, what: str) -> str:
    return f"{count} {what}{'s' * (count != 1)}"


@dataclass(frozen=True, slots=True)
class Reason:
    """What stands against a language at a gate, for one of those who have to act."""

    gate: Gate
    actor: Actor
    findings: tuple[Finding, ...]
    texts: int = 0
    """How many texts they are about; 0 where they are not about texts."""

    @property
    def count(self) -> str:
        """How much there is to mend, in words."""
        return counted(self.texts, self.findings)

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
    approvals: Mapping[Role, Signed] = field(default_factory=dict)
    """Who signed it off, where it is released."""

    @property
    def held(self) -> bool:
        """Whether it stays."""
        return held(self.passed)

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """What stands against it: who acts first stands first, in the order of the gates."""
        found: dict[tuple[Actor, str], list[Finding]] = {}
        gates = {one.gate.key: one for one in self.passed}
        for one in self.passed:
            for problem in one.findings:
                found.setdefault((one.gate.actor(problem), one.gate.key), []).append(problem)
        order = list(Actor)
        listed = sorted(found.items(), key=lambda pair: order.index(pair[0][0]))
        return tuple(
            Reason(gates[key].gate, actor, tuple(problems), gates[key].texts) for (actor, key), problems in listed
        )


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
    def signed(self) -> tuple[Row, ...]:
        """Those of which somebody signed texts off."""
        return tuple(row for row in self.released if row.approvals)

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
    yield from _unasked(whole.released)
    if whole.released and not whole.stated:
        yield UNSTATED


def _by_actor(row: Row) -> Mapping[Actor, list[str]]:
    found: dict[Actor, list[str]] = {}
    for reason in row.reasons:
        found.setdefault(reason.actor, []).append(f"{reason.gate.fails} ({reason.count})")
    return found


def _unasked(rows: Sequence[Row]) -> Iterator[str]:
    """In which languages nobody had to sign anything off, or nobody in one of the roles; alike ones share a line."""
    said: dict[str, list[str]] = {}
    for row in rows:
        roles = [one.gate.key for one in row.passed if one.gate.key in set(Role) and one.unasked not in {"", SOURCE}]
        if roles:
            role = "" if len(roles) == len(Role) else f" as {roles[0]}"
            said.setdefault(f"publication.toml asks for no sign-off{role}", []).append(row.code)
    for sentence, codes in said.items():
        yield f"{', '.join(codes)}: {sentence}."


def page(whole: Readiness, render: Render) -> str:
    """The page, in one file that loads nothing.

    :raises press.findings.Halt: if the template can't be filled.
    """
    unstated = UNSTATED if whole.released and not whole.stated else ""
    return render(
        TEMPLATE,
        whole=whole,
        unstated=unstated,
        counted=counted,
        names={row.code: english_name(row.code) for row in whole.rows},
    )

"""What a language has to pass before it is released, as rows: what is asked, who acts where it fails, and who judges.

Texts are judged first; files are made, and judged, of languages alone whose texts have passed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from fnmatch import fnmatchcase
from typing import Literal

from press.checks.artifacts.standards import STANDARDS, Standard, Task, Verdict
from press.findings import Finding, errors, finding
from press.model import Location, Role


class Actor(StrEnum):
    """Who has to do something."""

    WRITER = "writer"
    TRANSLATOR = "translator"
    REVIEWER = "reviewer"
    DESIGNER = "designer"
    PUBLISHER = "publisher"


_UNSIGNED = "text-unsigned"
_BY_PLACE = (
    ("source/*", Actor.WRITER),
    ("locales/*.approvals", Actor.REVIEWER),
    ("locales/*", Actor.TRANSLATOR),
)


@dataclass(frozen=True, slots=True)
class Lacking:
    """Texts of a document that lack something."""

    document: str
    count: int
    first: str
    """Of the source."""
    place: Location


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of a language."""

    language: str
    """BCP 47."""
    source: Sequence[Finding] = ()
    """On the source texts."""
    design: Sequence[Finding] = ()
    """On theme and settings."""
    missing: Sequence[Lacking] = ()
    stale: Sequence[Lacking] = ()
    """Translations of what the source does not say any more (fuzzy)."""
    translations: Sequence[Finding] = ()
    unsigned: Mapping[Role, Sequence[Lacking]] = field(default_factory=dict)
    """Texts without a role that the language requires."""
    built: Sequence[Finding] = ()
    """On making the files."""
    unmade: Sequence[str] = ()
    """Files that were to be made, and are not there."""
    drafts: Sequence[str] = ()
    """Files that say that they are drafts."""
    asked: Sequence[Task] = ()
    """Every standard that every file has to meet."""
    verdicts: Sequence[Verdict] = ()


Judge = Callable[[Evidence], Sequence[Finding]]
Stage = Literal["texts", "files"]


@dataclass(frozen=True, slots=True)
class Gate:
    """A row of the table."""

    key: str
    """Short; tests and pages name it so."""
    label: str
    """What has to be so, as a sentence without its full stop."""
    fails: str
    """What is said where it is not so, as part of a sentence."""
    who: Actor
    """Who acts, where the place of a finding does not say otherwise."""
    stage: Stage
    judge: Judge
    """What stands against it; nothing where the language passes."""

    def actor(self, found: Finding) -> Actor:
        """Who mends what was found: a writer what stands in the source, a translator what stands in a catalog."""
        if found.code in {"validator-missing", "validator-failed"}:
            return Actor.PUBLISHER
        if found.code == _UNSIGNED:
            return self.who
        file = found.location.file if found.location else ""
        return next((who for way, who in _BY_PLACE if fnmatchcase(file, way)), self.who)


@dataclass(frozen=True, slots=True)
class Passed:
    """What became of a gate: not judged, passed, or what stands against it."""

    gate: Gate
    judged: bool
    findings: tuple[Finding, ...] = ()


def judge(evidence: Evidence, *, files: bool) -> tuple[Passed, ...]:
    """All gates in their order.

    :param files: whether files were made; without them what is asked of them is not judged.
    """
    return tuple(
        Passed(gate, judged=True, findings=tuple(dict.fromkeys(gate.judge(evidence))))
        if files or gate.stage == "texts"
        else Passed(gate, judged=False)
        for gate in GATES
    )


def held(passed: Sequence[Passed]) -> bool:
    """Whether something stands against a language."""
    return any(one.findings for one in passed)


# --- the judges ------------------------------------------------------------------------------------------------


def _lacking(code: str, words: str, hint: str) -> Callable[[Sequence[Lacking], str], list[Finding]]:
    """A finding for each document of which texts lack something."""

    def told(rows: Sequence[Lacking], language: str) -> list[Finding]:
        return [
            finding(
                code,
                f"“{row.document}”: {_texts(row.count)} {words}; the first: “{row.first}”",
                row.place,
                hint.format(language=language),
            )
            for row in rows
        ]

    return told


def _texts(count: int) -> str:
    return f"{count} text{'s' * (count != 1)}"


_missing = _lacking("text-missing", "not translated", "translate them; make proof LANG={language} shows them")
_stale = _lacking("text-stale", "translated before the source text changed", "look through what is marked as fuzzy")
_unreviewed = _lacking(_UNSIGNED, "not reviewed", 'read them: make approve LANG={language} ROLE=reviewed BY="…"')
_unapproved = _lacking(_UNSIGNED, "not approved", 'decide: make approve LANG={language} ROLE=approved BY="…"')


def _of_signing(evidence: Evidence, role: Role) -> list[Finding]:
    told = _unreviewed if role is Role.REVIEWED else _unapproved
    return told(evidence.unsigned.get(role, ()), evidence.language)


def _reviewed(evidence: Evidence) -> list[Finding]:
    drafts = [
        finding(_UNSIGNED, "the file says that it is a draft", Location(file), "sign off all its texts")
        for file in evidence.drafts
    ]
    return [*_of_signing(evidence, Role.REVIEWED), *drafts]


def _checked(evidence: Evidence) -> list[Finding]:
    """What the checks say, without the sum that the language's policy makes of missing texts."""
    return [found for found in errors(evidence.translations) if found.code != "incomplete"]


def _told(*codes: str) -> Judge:
    """Errors of these codes on making files."""
    return lambda evidence: [found for found in errors(evidence.built) if found.code in codes]


_GLYPHS = ("missing-glyph", "font-file", "font-family", "font-face", "font-missing")
_FIT = ("does-not-fit", "layout-cut", "layout-overflow", "layout-overlap", "layout-heading", "max-pages")
_FIDELITY = ("text-lost", "text-order")


def _made(evidence: Evidence) -> list[Finding]:
    """All other errors on making files, and files that are not there for whatever reason."""
    apart = {*_GLYPHS, *_FIT, *_FIDELITY}
    told = [found for found in errors(evidence.built) if found.code not in apart]
    if errors(evidence.built):
        return told
    hint = "make it, and look at what is told: make all"
    return [finding("file-unmade", "the file was not made", Location(file), hint) for file in evidence.unmade]


def _meets(standard: Standard) -> Judge:
    """Whether every file that a standard is for was held to it, and meets it."""

    def of(evidence: Evidence) -> list[Finding]:
        reached = {one.file: one for one in evidence.verdicts if one.standard == standard.key}
        found: list[Finding] = []
        for task in evidence.asked:
            if task.standard == standard.key:
                verdict = reached.get(task.file)
                told = errors(verdict.findings) if verdict else ()
                found += told if told or (verdict and verdict.judged) else [_unproven(task, standard)]
        return found

    return of


def _unproven(task: Task, standard: Standard) -> Finding:
    message = f"nobody held the file to {standard.label}, so that nothing is proven"
    return finding("validator-failed", message, Location(task.file), "run make verify-setup, and then this again")


_TEXTS: tuple[tuple[str, str, str, Actor, Judge], ...] = (
    ("source", "The source texts have no error", "source texts have errors", Actor.WRITER, lambda e: errors(e.source)),
    (
        "design",
        "Settings and theme have no error",
        "settings or theme have errors",
        Actor.DESIGNER,
        lambda e: errors(e.design),
    ),
    (
        "complete",
        "Every text is translated",
        "texts are not translated",
        Actor.TRANSLATOR,
        lambda e: _missing(e.missing, e.language),
    ),
    (
        "current",
        "No translation is stale",
        "translations are of an older text",
        Actor.TRANSLATOR,
        lambda e: _stale(e.stale, e.language),
    ),
    ("checks", "The checks find no error", "the checks find errors", Actor.TRANSLATOR, _checked),
    ("reviewed", "Every text is reviewed, no file a draft", "texts are not reviewed", Actor.REVIEWER, _reviewed),
    (
        "approved",
        "Every text is approved",
        "texts are not approved",
        Actor.PUBLISHER,
        lambda e: _of_signing(e, Role.APPROVED),
    ),
)
_FILES: tuple[tuple[str, str, str, Judge], ...] = (
    ("made", "Every file could be made", "files could not be made", _made),
    ("glyphs", "Every letter has a glyph", "letters have no glyph", _told(*_GLYPHS)),
    ("fit", "Everything fits on its page", "something does not fit on its page", _told(*_FIT)),
    ("fidelity", "The files say what the texts say", "files don't say what the texts say", _told(*_FIDELITY)),
    *((row.key, row.label, f"not every file is proven to keep {row.label}", _meets(row)) for row in STANDARDS.values()),
)
GATES: tuple[Gate, ...] = (
    *(Gate(key, label, fails, who, "texts", judge) for key, label, fails, who, judge in _TEXTS),
    *(Gate(key, label, fails, Actor.DESIGNER, "files", judge) for key, label, fails, judge in _FILES),
)
"""Every error that can be told of a language stands against one of these."""

"""What a language has to pass before it is released, as rows: what is asked, who acts where it fails, and who judges.

Texts are judged first; files are made, and judged, of languages alone whose texts have passed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fnmatch import fnmatchcase
from typing import Any, Literal

from press.checks.artifacts.standards import STANDARDS, Standard, Task
from press.findings import Finding, errors, finding
from press.model.location import Location
from press.model.signoff import Role
from press.release.evidence import Evidence, Lacking


class Actor(StrEnum):
    """Who has to do something."""

    WRITER = "writer"
    TRANSLATOR = "translator"
    REVIEWER = "reviewer"
    DESIGNER = "designer"
    PUBLISHER = "publisher"


SOURCE = "it is the source"
"""Why nothing that is asked of translations is asked of a language."""
_UNSIGNED = "text-unsigned"
_BY_PLACE = (
    ("source/*", Actor.WRITER),
    ("locales/*.approvals", Actor.REVIEWER),
    ("locales/*", Actor.TRANSLATOR),
)


Judge = Callable[[Evidence], Sequence[Finding]]
Texts = Callable[[Evidence], Sequence[Lacking]]
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
    texts: Texts = lambda _evidence: ()
    """The texts that stand against it, where it asks something of texts: a finding stands for many."""
    unasked: Callable[[Evidence], str] = lambda _evidence: ""
    """Why nothing of this is asked of the language, in a few words; empty where it is."""

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
    """What became of a gate: not judged, not asked for, passed, or what stands against it."""

    gate: Gate
    judged: bool
    findings: tuple[Finding, ...] = ()
    texts: int = 0
    """How many texts the findings are about; 0 where they are not about texts."""
    unasked: str = ""
    """Why nothing was asked, and so nothing was passed; empty where something was."""


def judge(evidence: Evidence, *, files: bool) -> tuple[Passed, ...]:
    """All gates in their order.

    :param files: whether files were made; without them what is asked of them is not judged.
    """
    return tuple(
        _judged(gate, evidence) if files or gate.stage == "texts" else Passed(gate, judged=False) for gate in GATES
    )


def _judged(gate: Gate, evidence: Evidence) -> Passed:
    found = tuple(dict.fromkeys(gate.judge(evidence)))
    texts = sum(one.count for one in gate.texts(evidence))
    return Passed(gate, True, found, texts, "" if found else gate.unasked(evidence))


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
                f"{row.document}: {_texts(row.count)} {words}; the first: “{row.first}”",
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
_unsigned = {
    Role.REVIEWED: _lacking(_UNSIGNED, "not reviewed", 'read them: make approve LANG={language} ROLE=reviewed BY="…"'),
    Role.APPROVED: _lacking(_UNSIGNED, "not approved", 'decide: make approve LANG={language} ROLE=approved BY="…"'),
}


def _without(role: Role) -> Texts:
    return lambda evidence: evidence.unsigned.get(role, ())


def _of_signing(evidence: Evidence, role: Role) -> list[Finding]:
    return _unsigned[role](_without(role)(evidence), evidence.language)


def _reviewed(evidence: Evidence) -> list[Finding]:
    drafts = [
        finding(_UNSIGNED, "the file says that it is a draft", Location(file), "sign off all its texts")
        for file in evidence.drafts
    ]
    return [*_of_signing(evidence, Role.REVIEWED), *drafts]


def _untranslated(evidence: Evidence) -> str:
    return SOURCE if evidence.is_source else ""


def _unasked(role: Role) -> Callable[[Evidence], str]:
    def why(evidence: Evidence) -> str:
        return "" if role in evidence.unsigned else _untranslated(evidence) or "no sign-off is asked for"

    return why


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


def _none_of(standard: Standard) -> Callable[[Evidence], str]:
    def why(evidence: Evidence) -> str:
        return "" if any(task.standard == standard.key for task in evidence.asked) else "there is no such file"

    return why


def _unproven(task: Task, standard: Standard) -> Finding:
    message = f"nobody held the file to {standard.label}, so that nothing is proven"
    return finding("validator-failed", message, Location(task.file), "run make verify-setup, and then this again")


def _of_texts(key: str, label: str, fails: str, who: Actor, judge: Judge, *more: Any) -> Gate:
    return Gate(key, label, fails, who, "texts", judge, *more)


def _of_files(key: str, label: str, fails: str, judge: Judge) -> Gate:
    return Gate(key, label, fails, Actor.DESIGNER, "files", judge)


def _of_standard(row: Standard) -> Gate:
    fails = f"not every file is proven to keep {row.label}"
    return replace(_of_files(row.key, row.label, fails, _meets(row)), unasked=_none_of(row))


GATES: tuple[Gate, ...] = (
    _of_texts(
        "source",
        "The source texts have no error",
        "source texts have errors",
        Actor.WRITER,
        lambda e: errors(e.source),
    ),
    _of_texts(
        "design",
        "Settings and theme have no error",
        "settings or theme have errors",
        Actor.DESIGNER,
        lambda e: errors(e.design),
    ),
    _of_texts(
        "complete",
        "Every text is translated",
        "texts are not translated",
        Actor.TRANSLATOR,
        lambda e: _missing(e.missing, e.language),
        lambda e: e.missing,
        _untranslated,
    ),
    _of_texts(
        "current",
        "No translation is stale",
        "translations are of an older text",
        Actor.TRANSLATOR,
        lambda e: _stale(e.stale, e.language),
        lambda e: e.stale,
        _untranslated,
    ),
    _of_texts("checks", "The checks find no error", "the checks find errors", Actor.TRANSLATOR, _checked),
    _of_texts(
        "reviewed",
        "Every text is reviewed, no file a draft",
        "texts are not reviewed",
        Actor.REVIEWER,
        _reviewed,
        _without(Role.REVIEWED),
        _unasked(Role.REVIEWED),
    ),
    _of_texts(
        "approved",
        "Every text is approved",
        "texts are not approved",
        Actor.PUBLISHER,
        lambda e: _of_signing(e, Role.APPROVED),
        _without(Role.APPROVED),
        _unasked(Role.APPROVED),
    ),
    _of_files("made", "Every file could be made", "files could not be made", _made),
    _of_files("glyphs", "Every letter has a glyph", "letters have no glyph", _told(*_GLYPHS)),
    _of_files("fit", "Everything fits on its page", "something does not fit on its page", _told(*_FIT)),
    _of_files("fidelity", "The files say what the texts say", "files don't say what the texts say", _told(*_FIDELITY)),
    *map(_of_standard, STANDARDS.values()),
)
"""Every error that can be told of a language stands against one of these."""

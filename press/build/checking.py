"""What is wrong in texts and translations, before anything is made: the command check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from press.build.flow import looked_at
from press.build.judging import Closely, check_strings
from press.build.project import Project
from press.build.sharing import each
from press.build.signing import approvals_findings
from press.build.sources import Prepared
from press.checks.translation import Glossary, Pair
from press.checks.translations import judge_together
from press.findings import Finding, Halt, Scope, Severity
from press.segments import Cut

_MUCH = 2_000
"""Texts from which on documents are checked in several processes."""


def check(project: Project, prepared: Mapping[str, Prepared], code: str, glossary: Glossary) -> tuple[Finding, ...]:
    """What is wrong with a language: with its translations, one by one and together, and with its templates."""
    cuts = [source.cut for source in prepared.values() if source.cut and code != project.settings.source_language]
    much = sum(len(cut.segments) for cut in cuts) > _MUCH
    found = each(lambda cut: _judged(project, cut, code, glossary), cuts, shared=much)
    findings = [problem for problems, _ in found for problem in problems]
    pairs = [pair for _, judged in found for pair in judged]
    findings += [*judge_together(pairs), *check_strings(project, project.language(code))]
    findings += approvals_findings(project, code, cuts)
    try:
        render, told = project.renderer(project.language(code))
        findings += told
        for message in project.template_messages():
            _spoken(render.label, message.msgid, findings)
    except Halt as halt:
        findings += halt.findings
    return in_order(findings)


def _judged(project: Project, whole: Cut, code: str, glossary: Glossary) -> tuple[list[Finding], list[Pair]]:
    """What is wrong with the translations of one document, and those that are to be compared with the others'."""
    findings: list[Finding] = []
    closely = Closely(glossary)
    try:
        looked_at(project, whole, code, findings, closely)
    except Halt as halt:
        findings += halt.findings
    return findings, [_to_send(pair) for pair in closely.pairs]


def _to_send(pair: Pair) -> Pair:
    """A pair for another process, without what was read of it and looked up in it: entries are compared as texts."""
    return replace(pair, segment=replace(pair.segment, content=(), notes=()), words=())


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Each finding once, by file and line: as somebody goes through the files to mend them."""
    return tuple(sorted(dict.fromkeys(findings), key=_place))


def _place(found: Finding) -> tuple[str, int, bool]:
    place = found.location
    return (place.file if place else "", (place.line or 0) if place else 0, found.severity is not Severity.ERROR)


def summary(findings: Sequence[Finding], languages: int) -> str:
    """The last line of a check: how many there are of each kind."""
    counts = Counter(found.severity for found in findings)
    entries = len({found.location for found in findings if found.scope is Scope.ENTRY})
    names = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
    said = [f"{counts[kind]} {name}{'s' * (counts[kind] != 1)}" for kind, name in names.items() if counts[kind]]
    what = f"{languages} language{'s' * (languages != 1)} checked"
    return f"{what}: {', '.join(said)} in {entries} place{'s' * (entries != 1)}" if said else f"{what}: nothing found"


def _spoken(label: Callable[[str], str], msgid: str, findings: list[Finding]) -> None:
    try:
        if "%(" not in msgid:
            label(msgid)
    except Halt as halt:
        findings += [found for found in halt.findings if found not in findings]

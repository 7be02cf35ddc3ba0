"""The commands that make nothing: check, verify and status."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from press.build.flow import in_language
from press.build.judging import Closely, check_strings
from press.build.project import Project
from press.build.sharing import each
from press.build.sources import Prepared
from press.checks import artifacts
from press.checks.translation import Glossary, Pair
from press.checks.translations import judge_together
from press.findings import Finding, Halt, Scope, Severity, errors, finding
from press.package import FOLDER, for_reading
from press.segments import Cut

_MUCH = 2_000
"""Texts from which on documents are checked in several processes."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How complete a document is in a language, in segments."""

    document: str
    language: str
    total: int
    missing: int
    wrong: int
    """Errors in its translations."""


def check(project: Project, prepared: Mapping[str, Prepared], code: str, glossary: Glossary) -> tuple[Finding, ...]:
    """What is wrong with a language: with its translations, one by one and together, and with its templates."""
    cuts = [source.cut for source in prepared.values() if source.cut and code != project.settings.source_language]
    much = sum(len(cut.segments) for cut in cuts) > _MUCH
    found = each(lambda cut: _judged(project, cut, code, glossary), cuts, shared=much)
    findings = [problem for problems, _ in found for problem in problems]
    pairs = [pair for _, judged in found for pair in judged]
    findings += [*judge_together(pairs), *check_strings(project, project.language(code))]
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
        in_language(project, whole, code, findings, closely)
    except Halt as halt:
        findings += halt.findings
    # Anew, for what the checks have looked up in a pair would be sent along between processes.
    return findings, [replace(pair) for pair in closely.pairs]


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


def standing(project: Project, prepared: Prepared, code: str) -> Standing:
    """How complete a document is in a language."""
    if prepared.cut is None:
        return Standing(prepared.name, code, 0, 0, len(errors(prepared.findings)))
    findings: list[Finding] = []
    translated = in_language(project, prepared.cut, code, findings)
    total = len({segment.key for segment in prepared.cut.segments})
    return Standing(prepared.name, code, total, len(translated.missing), len(errors(findings)))


def table(rows: Sequence[Standing]) -> str:
    """The standings as lines of text, a language and document a line."""
    width = max((len(row.document) for row in rows), default=0)
    lines = [f"{'language':9} {'document':{width}}  translated"]
    for row in rows:
        done = row.total - row.missing
        share = f"{done * 100 // row.total:3d} %" if row.total else "  –  "
        wrong = f", {row.wrong} with errors" if row.wrong else ""
        lines.append(f"{row.language:9} {row.document:{width}}  {share}  {done} of {row.total}{wrong}")
    return "\n".join(lines)


def built_files(root: Path, chosen: Sequence[str], document: str) -> list[Path]:
    """The files in output/ that a validator can judge; what goes to a printer keeps no standard for readers.

    :raises Halt: where nothing was built yet.
    """
    found = [
        path
        for code in chosen
        for path in sorted((root / FOLDER / code).glob(f"{document or '*'}.*"))
        if path.suffix in {".pdf", ".epub"} and for_reading(path.name)
    ]
    if not found:
        raise Halt(finding("nothing-built", "there is nothing in output/ to verify", hint="run `make all` first"))
    return found


def verify(files: Sequence[Path], progress: Callable[[str], None]) -> tuple[Finding, ...]:
    """What the standards' own validators say of files in output/."""
    return artifacts.verify(files, progress=progress)

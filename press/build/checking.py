"""The commands that make nothing: check, verify and status."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from press.build.flow import in_language
from press.build.project import Project
from press.build.sources import Prepared
from press.checks import artifacts
from press.findings import Finding, Halt, errors, finding
from press.package import FOLDER


@dataclass(frozen=True, slots=True)
class Standing:
    """How complete a document is in a language, in segments."""

    document: str
    language: str
    total: int
    missing: int
    wrong: int
    """Errors in its translations."""


def check(project: Project, prepared: Prepared, code: str) -> tuple[Finding, ...]:
    """What is wrong with a document's translations, and whether its templates can speak the language."""
    findings: list[Finding] = []
    try:
        if prepared.cut and code != project.settings.source_language:
            in_language(project, prepared.cut, code, findings)
        render, told = project.renderer(project.language(code))
        findings += told
        for message in project.template_messages():
            _spoken(render.label, message.msgid, findings)
    except Halt as halt:
        findings += halt.findings
    return tuple(findings)


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
    """The files in output/ that a validator can judge.

    :raises Halt: where nothing was built yet.
    """
    found = [
        path
        for code in chosen
        for path in sorted((root / FOLDER / code).glob(f"{document or '*'}.*"))
        if path.suffix in {".pdf", ".epub"}
    ]
    if not found:
        raise Halt(finding("nothing-built", "there is nothing in output/ to verify", hint="run `make all` first"))
    return found


def verify(files: Sequence[Path], progress: Callable[[str], None]) -> tuple[Finding, ...]:
    """What the standards' own validators say of files in output/."""
    return artifacts.verify(files, progress=progress)

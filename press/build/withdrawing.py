"""``make withdraw``: a release that is not to be used any more, or that another replaces."""

from __future__ import annotations

from dataclasses import dataclass, replace

from press.build.assembling import list_anew
from press.build.project import Project
from press.build.record.keeping import Tell, alone
from press.build.released import release_of
from press.build.releasing import signer_of
from press.files import write_atomically
from press.findings import Finding, Halt, finding
from press.guard import commanding
from press.model.location import Location
from press.release import Release, Withdrawal, folder_of, intact, record, record_of

_LONGEST = 500


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """What came of it."""

    release: Release
    files: tuple[str, ...]
    """What was written."""
    findings: tuple[Finding, ...]
    """Why the lists in output/ were left alone."""


def withdraw(project: Project, version: str, why: Withdrawal, tell: Tell) -> Withdrawn:
    """Marks a release as withdrawn in its record, and in the lists of its folder where that is there.

    :raises Halt: if there is no such release, or none that could replace it.
    """
    known = release_of(project.root, version)
    if why.by:
        _replaces(project, known, why.by)
    signer = signer_of(project)
    marked = replace(known, withdrawn=replace(why, reason=_reason(why.reason)))
    with alone(project.root, tell):
        there = (project.root / folder_of(version)).is_dir()
        wrong = intact(project.root, known) if there else ()
        if there and not wrong:
            list_anew(project, marked, signer)
        write_atomically(project.root / record_of(version), record(marked), named=record_of(version))
    lists = (f"{folder_of(version)}/index.html",) if there and not wrong else ()
    return Withdrawn(marked, (record_of(version), *lists), wrong)


def _replaces(project: Project, known: Release, by: str) -> None:
    """:raises Halt: if a release can't take another's place."""
    other = release_of(project.root, by, "BY")
    place = Location(record_of(by))
    if other.version == known.version:
        raise Halt(finding("release-replacement", f"{by} can't replace itself", place, "name another: BY=…"))
    if other.withdrawn:
        message = f"{by} can't replace {known.version}: it was withdrawn itself, on {other.withdrawn.day}"
        raise Halt(finding("release-replacement", message, place, "name the one that is in use: BY=…"))


def _reason(text: str) -> str:
    """:raises Halt: for one that can't stand on a page."""
    reason = text.strip()
    if reason and not commanding(reason) and len(reason) <= _LONGEST:
        return reason
    hint = f'write a sentence in the language of the source texts, {_LONGEST} characters at most: REASON="…"'
    raise Halt(finding("release-reason", "there is no reason that could be printed", hint=hint))

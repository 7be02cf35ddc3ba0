"""Finished files → a release: its folder, its lists, its package, and what its record says."""

from __future__ import annotations

import shutil
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from press.build.building import Built
from press.build.project import ENGINE, Project
from press.build.record.stamps import Stamps
from press.build.record.tools import everything, fonts
from press.checks.artifacts.standards import Verdict
from press.checks.artifacts.versions import versions
from press.files import cleared, writing
from press.findings import Severity
from press.package import FOLDER
from press.release import File, Made, Published, Release, Undecided, folder_of, package_of, seal
from press.release.pages import Sender, chooser, index
from press.release.places import INDEX


@dataclass(frozen=True, slots=True)
class Ready:
    """What passed all gates."""

    project: Project
    """Where it was made, with the languages that passed alone."""
    built: Built
    verdicts: Sequence[Verdict]
    published: Mapping[str, Published]


def assemble(project: Project, ready: Ready, day: date) -> Release:
    """Puts a release into output/releases/ of a project, whole or not at all.

    :param day: of the release.
    :raises press.findings.Halt: if it can't be written.
    """
    whole = _described(ready, day)
    folder, package = project.root / folder_of(whole.version), project.root / package_of(whole.version)
    part, packed = (path.with_name(f".{path.name}.part") for path in (folder, package))
    with writing(folder_of(whole.version)), cleared(part, packed):
        _copy(ready, part)
        _list(ready.project, whole, part)
        whole = seal(part, whole, packed)
        shutil.rmtree(folder, ignore_errors=True)
        part.rename(folder)
        packed.replace(package)
    return whole


def _described(ready: Ready, day: date) -> Release:
    """The release before anything of it is written; digests are measured when it is sealed."""
    settings, provenance = ready.project.settings, ready.project.provenance
    assert provenance is not None  # noqa: S101 - it is a release
    files = [
        File(
            _inside(one.file),
            "",
            0,
            one.task.language,
            one.task.document,
            one.layout.edition,
            ready.built.pages[one.file],
        )
        for one in ready.built.planned
    ]
    lists = [File(INDEX, "", 0), *(File(f"{code}/{INDEX}", "", 0, code) for code in ready.published)]
    undecided = [
        Undecided(_inside(verdict.file), verdict.standard, found.message)
        for verdict in ready.verdicts
        for found in verdict.findings
        if found.severity is not Severity.ERROR
    ]
    stamps = Stamps(ENGINE)
    return Release(
        version=provenance.version,
        day=day,
        commit=provenance.commit,
        publisher=settings.publisher,
        source_language=settings.source_language,
        languages=ready.published,
        files=tuple(sorted([*files, *lists])),
        made=Made(_tools(stamps), fonts(stamps), {name: version for name, version in versions().items() if version}),
        undecided=tuple(undecided),
    )


def _tools(stamps: Stamps) -> dict[str, str]:
    found = {name: version for name, version in everything(stamps).items() if version}
    return dict(sorted({**found, "zlib": zlib.ZLIB_RUNTIME_VERSION}.items()))


def _inside(file: str) -> str:
    """The path of an output in a release's folder."""
    return file.removeprefix(f"{FOLDER}/")


def _copy(ready: Ready, part: Path) -> None:
    for one in ready.built.planned:
        target = part / _inside(one.file)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ready.project.root / one.file, target)


def _list(project: Project, whole: Release, folder: Path) -> None:
    """Writes the lists of a release into its folder, in the project's own look."""
    for code in (whole.source_language, *whole.languages):
        language = project.language(code)
        sender = sender_of(project, code)
        render, _ = project.renderer(language)
        if code == whole.source_language:
            (folder / INDEX).write_bytes(chooser(whole, language, sender, render))
        if code in whole.languages:
            (folder / code / INDEX).write_bytes(index(whole, language, sender, render))


def sender_of(project: Project, code: str) -> Sender:
    """Who publishes, as pages in a language name it."""
    own = project.settings.policy(code).publisher
    name, spoken = (own, code) if own else (project.settings.publisher, project.settings.source_language)
    return Sender(name, spoken, project.theme.logo)

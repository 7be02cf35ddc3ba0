"""Finished files → a release: its folder, its lists, its package, and what its record says."""

from __future__ import annotations

import shutil
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
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
from press.release import File, Made, Published, Release, Signature, Undecided, folder_of, measured, package_of, seal
from press.release.pages import Sender, chooser, index
from press.release.places import INDEX, MANIFEST, STATEMENT, SUMS
from press.release.signing import TOOLS, Signer, signature_of


@dataclass(frozen=True, slots=True)
class Ready:
    """What passed all gates."""

    project: Project
    """Where it was made, with the languages that passed alone."""
    built: Built
    verdicts: Sequence[Verdict]
    published: Mapping[str, Published]
    statements: Mapping[str, bytes]
    """The conformance statement of each language; none where nobody is named to tell of barriers."""


def assemble(root: Path, ready: Ready, whole: Release, signer: Signer | None) -> Release:
    """Puts a release into output/releases/ of a project, whole or not at all; the release with its files measured.

    :param root: the project's folder.
    :param whole: what is said of it.
    :raises press.findings.Halt: if it can't be written or signed.
    """
    with renewed(root, whole.version) as (part, packed):
        _copy(ready, part)
        listed = replace(whole, files=tuple(measured(part, file) for file in _rows(ready)))
        write_lists(ready.project, listed, part)
        return _sealed(part, replace(listed, files=(*listed.files, *_lists(ready.published))), packed, signer)


def list_anew(project: Project, whole: Release, signer: Signer | None) -> None:
    """Writes the lists of a release anew, where its folder is there: they say that it was withdrawn.

    :raises press.findings.Halt: if it can't be written or signed; then the folder is as it was.
    """
    folder = project.root / folder_of(whole.version)
    if not folder.is_dir():
        return
    there = tuple(file for file in whole.files if file.path not in {MANIFEST, SUMS} and (folder / file.path).is_file())
    with renewed(project.root, whole.version) as (part, packed):
        for file in there:
            (part / file.path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(folder / file.path, part / file.path)
        write_lists(project, whole, part)
        _sealed(part, replace(whole, files=there), packed, signer)


def _sealed(part: Path, whole: Release, packed: Path, signer: Signer | None) -> Release:
    sealed = seal(part, whole, packed)
    if signer is None:
        return sealed
    comment = f"{sealed.publisher}: {sealed.version}"
    sums, package = signer.sign(part / SUMS, comment), signer.sign(packed, comment)
    return replace(sealed, signature=Signature(signer.tool.name, sums, package))


@contextmanager
def renewed(root: Path, version: str) -> Iterator[tuple[Path, Path]]:
    """Gives a new folder and a place for a new package, which take the places of the old ones when the block is done.

    A signature of the package goes with it.
    """
    folder, package = root / folder_of(version), root / package_of(version)
    part, packed = folder.with_name(f".{version}.part"), package.with_name(f".{package.name}.part")
    ways = [signature_of(packed, tool) for tool in TOOLS]
    with writing(folder_of(version)), cleared(part, packed, *ways):
        part.mkdir(parents=True)
        yield part, packed
        shutil.rmtree(folder, ignore_errors=True)
        part.rename(folder)
        packed.replace(package)
        for tool, signature in zip(TOOLS, ways, strict=True):
            signature_of(package, tool).unlink(missing_ok=True)
            if signature.is_file():
                signature.replace(signature_of(package, tool))


def described(ready: Ready, day: date) -> Release:
    """What there is to say of a release before anything of it is written.

    :param day: of the release.
    """
    settings, provenance = ready.project.settings, ready.project.provenance
    assert provenance is not None  # noqa: S101 - it is a release
    undecided = [
        Undecided(_inside(verdict.file), verdict.standard, str(found.location or ""), found.message)
        for verdict in ready.verdicts
        for found in verdict.findings
        if found.severity is not Severity.ERROR
    ]
    return Release(
        version=provenance.version,
        day=day,
        commit=provenance.commit,
        publisher=settings.publisher,
        source_language=settings.source_language,
        languages=ready.published,
        files=(),
        made=made_here(),
        undecided=tuple(undecided),
    )


def made_here() -> Made:
    """What this machine makes and judges files with."""
    stamps = Stamps(ENGINE)
    return Made(_tools(stamps), fonts(stamps), {name: version for name, version in versions().items() if version})


def _rows(ready: Ready) -> tuple[File, ...]:
    """The documents' files and the statements; their digests are not known yet."""
    stated = (File(f"{code}/{STATEMENT}", "", 0, code) for code in ready.statements)
    documents = (
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
    )
    return (*documents, *stated)


def _lists(codes: Iterable[str]) -> tuple[File, ...]:
    """The pages that list them; their digests are measured when the release is sealed."""
    return (File(INDEX, "", 0), *(File(f"{code}/{INDEX}", "", 0, code) for code in codes))


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
    for code, data in ready.statements.items():
        (part / code / STATEMENT).write_bytes(data)


def write_lists(project: Project, whole: Release, folder: Path) -> None:
    """Writes the lists of a release into its folder, in the project's own look."""
    for code in (whole.source_language, *whole.languages):
        language = project.language(code)
        name, spoken = project.settings.publisher_in(code)
        sender = Sender(name, spoken, project.theme.logo)
        render, _ = project.renderer(language)
        if code == whole.source_language:
            (folder / INDEX).write_bytes(chooser(whole, language, sender, render))
        if code in whole.languages:
            (folder / code / INDEX).write_bytes(index(whole, language, sender, render))

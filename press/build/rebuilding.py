"""``make rebuild``: a release once more, out of the history of the repository, and whether its bytes are the same.

The press of that time makes it, where it stands in the same repository; else the press of today. Either runs in a
process of its own, on the commit's files in a temporary folder: the working tree is not touched.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from press.build import building
from press.build.assembling import Ready, assemble, list_anew, made_here, renewed
from press.build.commits import Repository
from press.build.project import ENGINE, Project
from press.build.proven import known_standards
from press.build.record.keeping import Tell, alone
from press.build.released import release_of
from press.build.releasing import signer_of, stated_of, statements, workshop
from press.build.repository import git
from press.build.stating import Proof
from press.checks.artifacts.standards import Verdict
from press.files import write_atomically, writing
from press.findings import Finding, Halt, errors, finding
from press.model.location import Location
from press.model.page import Provenance
from press.package import FOLDER, for_reading
from press.release import File, Release, folder_of, package_of, read_record, record, record_of
from press.release.places import SUMS
from press.release.signing import restore

ELSEWHERE = f"{FOLDER}/rebuilt"
"""Where a release is put that came out with other bytes: it is not the release."""
_COMMAND = "assemble"
_KNOWS_IT = "press/build/rebuilding.py"
"""A press that has this file can make a release of a record."""
_ENGINE_PARTS = ("press", "templates", "themes", "locales", "pipeline.py")
_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What came of it."""

    folder: str
    """Where it lies now, relative to the project."""
    files: int
    findings: tuple[Finding, ...]
    """What is not as it was."""
    tools: tuple[str, ...]
    """What it was made with that is another now, in words."""


def rebuild(project: Project, version: str, jobs: int | None, tell: Tell) -> Rebuilt:
    """Makes a release again, and puts it into output/releases/ where its bytes are those of the record.

    :raises Halt: if there is no such release, its commit is not here, or nothing can be made of it.
    """
    known = release_of(project.root, version)
    repository = Repository.of(project.root)
    commit = repository.known(known.commit)
    with alone(project.root, tell), tempfile.TemporaryDirectory(prefix="press-") as temporary:
        place = Path(temporary)
        workshop(place / "project", repository, Provenance(version, commit))
        (place / "record.toml").write_bytes(record(known))
        engine = _engine(repository, commit, place / "engine")
        _assembled(engine, place, repository.time(commit), jobs)
        again = _read(place / "made", version)
        differing = tuple(_differences(known, again))
        if differing:
            folder = f"{ELSEWHERE}/{known.version}"
            _put_apart(place / "made", known, project.root / folder)
        else:
            folder = folder_of(known.version)
            _put(place / "made", known, project)
    return Rebuilt(folder, len(again.files), differing, tuple(_tools(known, again)))


def _engine(repository: Repository, commit: str, folder: Path) -> Path:
    """The press of that time, or that of today where the repository has none."""
    top = git(ENGINE, "rev-parse", "--show-toplevel")
    prefix = git(ENGINE, "rev-parse", "--show-prefix")
    if top is None or prefix is None or Path(os.fsdecode(top).rstrip("\n")) != repository.top:
        return ENGINE
    folder.mkdir()
    inside = os.fsdecode(prefix).rstrip("\n")
    repository.export(commit, folder, lambda path: path.partition("/")[0] in _ENGINE_PARTS, inside)
    return folder if (folder / _KNOWS_IT).is_file() else ENGINE


def _assembled(engine: Path, place: Path, time: int, jobs: int | None) -> None:
    """Has a press make the release into ``place/made``.

    :raises Halt: if it can't.
    """
    more = ["--jobs", str(jobs)] if jobs else []
    command = [
        *(sys.executable, str(engine / "pipeline.py"), "--project", str(place / "project"), _COMMAND),
        *("--record", str(place / "record.toml"), "--into", str(place / "made"), *more),
    ]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(time), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        command, env=environment, capture_output=True, encoding="utf-8", errors="replace", check=False
    )
    if done.returncode:
        told = [line for line in done.stderr.splitlines() if line.strip()]
        why = next((line for line in told if " error " in f" {line}"), told[-1] if told else "it failed")
        hint = "make it with the packages of that time: look in the record for what differs"
        raise Halt(finding("release-differs", f"it can't be made again: {why}", hint=hint))


def assembled(project: Project, file: Path, into: Path, jobs: int | None, tell: Tell) -> None:
    """What a press does for another: makes the release of a record out of a project that is as it was then.

    :param into: a folder in which it is put as in a project; its record there says what it was made with here.
    :raises Halt: if something can't be made.
    """
    known, told = read_record(file.read_bytes(), file=file.name)
    if known is None:
        raise Halt(told)
    origin = replace(project, provenance=Provenance(known.version, known.commit))
    narrow = replace(building.without(origin, tuple(known.languages)), stated=stated_of(known.languages))
    built = building.build(narrow, jobs, tell)
    wrong = errors([found for told in built.findings.values() for found in told])
    if wrong:
        raise Halt(wrong)
    into.mkdir()
    proofs = {code: _proof(known, code) for code in known.languages}
    ready = Ready(narrow, built, (), known.languages, statements(narrow, proofs))
    bare = replace(known, package=None, signature=None, withdrawn=None)
    again = replace(assemble(into, ready, bare, None), made=made_here())
    write_atomically(into / record_of(known.version), record(again))


def _proof(known: Release, code: str) -> Proof:
    """What was found out about a language's files, as the record has it: each met every standard that is for it."""
    verdicts = [
        Verdict(standard, f"{FOLDER}/{file.path}", _undecided(known, file, standard))
        for file in known.of(code)
        if for_reading(file.path)
        for standard in known_standards(f".{file.path.rpartition('.')[2]}")
    ]
    order = [(f"{FOLDER}/{one.file}", one.standard) for one in known.undecided]
    verdicts.sort(key=lambda one: order.index(which) if (which := (one.file, one.standard)) in order else -1)
    return Proof(verdicts, known.made.validators, known.day)


def _undecided(known: Release, file: File, standard: str) -> tuple[Finding, ...]:
    return tuple(
        replace(finding("axe-undecided", one.message), location=Location(one.place) if one.place else None)
        for one in known.undecided
        if (one.file, one.standard) == (file.path, standard)
    )


# --- comparing and putting in place ----------------------------------------------------------------------------


def _read(made: Path, version: str) -> Release:
    """:raises Halt: if the press of that time wrote a record that is not known here."""
    found, told = read_record((made / record_of(version)).read_bytes(), file=record_of(version))
    if found is None:
        raise Halt(told)
    return found


def _differences(known: Release, again: Release) -> Iterator[Finding]:
    """The files that are not as the record has them, and the package where all of them are."""
    old, new = ({file.path: file for file in release.files} for release in (known, again))
    for path in sorted(old.keys() | new.keys()):
        before, now = old.get(path), new.get(path)
        if before and now and (before.sha256, before.size) == (now.sha256, now.size):
            continue
        if path != SUMS:  # which follows the others
            yield _difference(known.version, path, before, now)
    if old == new and known.package and again.package and known.package.sha256 != again.package.sha256:
        place = Location(package_of(known.version))
        yield finding("release-differs", "the package has other bytes, and its files the same", place)


def _difference(version: str, path: str, before: File | None, now: File | None) -> Finding:
    if before is None:
        message = "it is made now, and was not in the release"
    elif now is None:
        message = "it was in the release, and is not made now"
    else:
        pages = f", {before.pages} and {now.pages} pages" if before.pages != now.pages else ""
        message = f"it has other bytes now: SHA-256 {before.sha256[:12]}… then, {now.sha256[:12]}… now{pages}"
    place = Location(f"{folder_of(version)}/{path}")
    return finding("release-differs", message, place, "what it was made with may be another now; see below")


def _tools(known: Release, again: Release) -> Iterator[str]:
    """What it was made with that is another on this machine."""
    yield from _changed(known.made.tools, again.made.tools)
    yield from _changed(known.made.fonts, again.made.fonts)


def _changed(before: Mapping[str, str], now: Mapping[str, str]) -> Iterator[str]:
    for name in sorted(before.keys() | now.keys()):
        if before.get(name) != now.get(name):
            yield f"{name}: {_shown(before, name)} then, {_shown(now, name)} now"


def _shown(values: Mapping[str, str], name: str) -> str:
    value = values.get(name, "")
    return value if len(value) <= 2 * _SHOWN else f"{value[:_SHOWN]}…" if value else "none"


def _put(made: Path, known: Release, project: Project) -> None:
    """Puts a release that came out the same into its place, with what was done to it later: signed, or withdrawn."""
    with renewed(project.root, known.version) as (part, packed):
        shutil.copytree(made / folder_of(known.version), part, dirs_exist_ok=True)
        shutil.copyfile(made / package_of(known.version), packed)
        if known.signature:
            restore(known.signature, part / SUMS, packed)
    if known.withdrawn:
        list_anew(project, known, signer_of(project))


def _put_apart(made: Path, known: Release, target: Path) -> None:
    """Puts a release that came out otherwise where nobody takes it for the release."""
    with writing(ELSEWHERE):
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(made / folder_of(known.version), target)

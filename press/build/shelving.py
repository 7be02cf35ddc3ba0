"""``make site``: the released files, held to their records, with the pages that lead to them and an index to search.

The folder lands whole, or the old one stays.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from press import site
from press.build.project import Project
from press.build.record.keeping import Tell, alone
from press.build.released import releases
from press.files import cleared, read_bytes_capped, writing
from press.findings import Finding, Halt, finding
from press.model.location import Location
from press.release import RECORDS, File, Release, folder_of, measured, sums, tampered
from press.release.pages import Render, Sender
from press.site import Copy, Found, Shelf, Site, Text

INDEX = f"{site.FOLDER}/index.html"
SUMS = "SHA256SUMS"


@dataclass(frozen=True, slots=True)
class Made:
    """What came of it."""

    shelf: Shelf
    files: int
    """How many the site has."""

    @property
    def summary(self) -> str:
        """What a person is told."""
        documents = len({copy.name for copy in self.shelf})
        return (
            f"{documents} document{'' if documents == 1 else 's'} in {len(self.shelf.languages)}"
            f" language{'' if len(self.shelf.languages) == 1 else 's'}, {self.files} files; look at it: make serve"
        )


def make(project: Project, tell: Tell) -> Made:
    """Puts the site into output/site/.

    :raises Halt: if there is no release to show, or a page can't be filled or written.
    """
    with alone(project.root, tell):
        known, told = releases(project.root)
        tell(told)
        shelf, told = _proven(project.root, known)
        tell(told)
        if shelf is None:
            raise Halt(_nothing(known))
        return Made(shelf, _write(project, shelf))


def folder(root: Path) -> Path:
    """The site of a project.

    :raises Halt: if there is none.
    """
    path = root / site.FOLDER
    if not (path / "index.html").is_file():
        raise Halt(finding("site-missing", "there is no site yet", Location(site.FOLDER), "make it: make site"))
    return path


def show(path: Path, port: int, ready: Callable[[str], None]) -> None:
    """Shows the site on this machine until it is interrupted: :func:`press.site.serve`.

    :raises OSError: if the port can't be had.
    """
    site.serve(path, port, ready)


def _nothing(known: tuple[Release, ...]) -> Finding:
    hint = "release something: make release VERSION=…"
    if known and all(release.withdrawn for release in known):
        message = "every release was withdrawn"
    elif known:
        message, hint = "no file of a release can be shown", "make them again: make rebuild VERSION=…"
    else:
        message = "nothing was released yet"
    return finding("site-empty", f"{message}; what lies in {site.FOLDER}/ was left as it is", Location(RECORDS), hint)


def _proven(root: Path, known: tuple[Release, ...]) -> tuple[Shelf | None, tuple[Finding, ...]]:
    """What is handed out, without files that are not what was released; and which those are.

    A document keeps to its newest release even then: an older text in its place would be a surprise.
    """
    chosen = site.shelf(known)
    if chosen is None:
        return None, ()
    told: list[Finding] = []
    copies: dict[str, dict[str, Copy]] = {}
    for copy in chosen:
        files: list[File] = []
        for file in copy.files:
            problem = tampered(root, copy.release, file)
            if problem:
                told.append(problem)
            else:
                files.append(file)
        if files:
            copies.setdefault(copy.language, {})[copy.name] = replace(copy, files=tuple(files))
    if not copies:
        return None, tuple(told)
    statements = {}
    for code, (release, file) in chosen.statements.items():
        problem = tampered(root, release, file) if code in copies else None
        if problem:
            told.append(problem)
        elif code in copies:
            statements[code] = (release, file)
    earlier, wrong = _proven_earlier(root, chosen)
    told += wrong
    source = chosen.source_language if chosen.source_language in copies else next(iter(copies))
    shelf = replace(chosen, copies=copies, source_language=source, statements=statements, earlier=earlier)
    return shelf, tuple(told)


def _proven_earlier(root: Path, chosen: Shelf) -> tuple[dict[str, tuple[File, ...]], list[Finding]]:
    """The same of earlier releases. Their files are no part of a fresh checkout: that they lack is no fault."""
    found: dict[str, tuple[File, ...]] = {}
    told: list[Finding] = []
    for release in chosen.releases:
        files = chosen.earlier.get(release.version, ())
        if files and not (root / folder_of(release.version)).is_dir():
            hint = f"make rebuild VERSION={release.version} makes them again"
            message = f"the list of all versions has no files of {release.version}: they are not in output/"
            told.append(finding("site-earlier", message, Location(folder_of(release.version)), hint))
            continue
        problems = {file: tampered(root, release, file) for file in files}
        found[release.version] = tuple(file for file, problem in problems.items() if not problem)
        told += [problem for problem in problems.values() if problem]
    return found, told


# --- the folder ------------------------------------------------------------------------------------------------


def _write(project: Project, shelf: Shelf) -> int:
    target = project.root / site.FOLDER
    part, old = (target.with_name(f".{target.name}.{what}") for what in ("part", "old"))
    with writing(site.FOLDER), cleared(part, old):
        part.mkdir(parents=True)
        found = [_taken(project.root, copy, part) for copy in shelf]
        for release, file in shelf.statements.values():
            _copied(project.root, release, file, part)
        for release in shelf.releases:
            for file in shelf.earlier.get(release.version, ()):
                _copied(project.root, release, file, part / site.EARLIER / release.version)
        files = {**site.index(found), **site.pages(_described(project, shelf, found))}
        for path, data in files.items():
            (part / path).parent.mkdir(parents=True, exist_ok=True)
            (part / path).write_bytes(data)
        count = _summed(part)
        if target.exists():
            target.rename(old)
        part.rename(target)
    return count


def _taken(root: Path, copy: Copy, part: Path) -> Found:
    """Copies the files of a document, and reads the text of its page.

    :raises Halt: if a file changed since it was held to its record.
    """
    text, href = Text(), f"{copy.language}/{copy.name}/index.html"
    for file in copy.files:
        target = _copied(root, copy.release, file, part)
        if file.edition == "handout":
            data = read_bytes_capped(target, named=file.path, most=site.MOST_TEXT)
            text, href = site.read(data.decode("utf-8", "replace")), file.path
    return Found(copy, text, href)


def _copied(root: Path, release: Release, file: File, folder: Path) -> Path:
    """Copies a file of a release into a folder.

    :raises Halt: if it changed since it was held to its record.
    """
    target = folder / file.path
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(root / folder_of(release.version) / file.path, target)
    if measured(folder, file) != file:
        place = Location(f"{folder_of(release.version)}/{file.path}")
        raise Halt(finding("release-tampered", "the file changed while it was copied", place, "try again: make site"))
    return target


def _described(project: Project, shelf: Shelf, found: list[Found]) -> Site:
    @cache
    def render(code: str) -> Render:
        return project.renderer(project.language(code))[0]

    def sender(code: str) -> Sender:
        name, spoken = project.settings.publisher_in(code)
        return Sender(name, spoken, project.theme.logo)

    return Site(
        shelf=shelf,
        subtitles={(one.copy.language, one.copy.name): one.text.subtitle for one in found},
        render=render,
        sender=sender,
        base_url=project.settings.base_url,
        logo=project.theme.logo,
    )


def _summed(part: Path) -> int:
    """Writes the digests of all files, so that a copy of the site can be held to them; how many files there are."""
    paths = sorted(path.relative_to(part).as_posix() for path in part.rglob("*") if path.is_file())
    (part / SUMS).write_bytes(sums(measured(part, File(path, "", 0)) for path in paths))
    return len(paths) + 1

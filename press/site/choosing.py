"""Which release each document comes from: in each language the newest one that has it and was not withdrawn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from press import languages
from press.release import File, Release, Titled
from press.release.places import STATEMENT


@dataclass(frozen=True, slots=True)
class Copy:
    """A document in a language, as it stands on the shelf."""

    name: str
    language: str
    """BCP 47."""
    titled: Titled
    release: Release
    files: tuple[File, ...]

    @property
    def published(self) -> Release:
        """The release with the files alone that are handed out."""
        return replace(self.release, files=self.files)


@dataclass(frozen=True, slots=True)
class Shelf:
    """All that is handed out."""

    source_language: str
    copies: Mapping[str, Mapping[str, Copy]]
    """By language, then by document; the languages and documents in the order of the newest release."""
    releases: tuple[Release, ...]
    """Every release, the newest first."""
    statements: Mapping[str, tuple[Release, File]] = field(default_factory=dict)
    """The accessibility statement of a language, of the newest release on the shelf that has one."""
    earlier: Mapping[str, tuple[File, ...]] = field(default_factory=dict)
    """By version: what is handed out of a release of which a newer one replaces something, all of it, so that its pages
    find each other. Nothing of what was withdrawn."""

    @property
    def languages(self) -> tuple[str, ...]:
        """BCP 47."""
        return tuple(self.copies)

    def in_languages(self, name: str) -> tuple[str, ...]:
        """The languages that a document is to be had in."""
        return tuple(code for code, copies in self.copies.items() if name in copies)

    def __iter__(self) -> Iterator[Copy]:
        return (copy for copies in self.copies.values() for copy in copies.values())


def shelf(known: Sequence[Release]) -> Shelf | None:
    """What is handed out of these releases, the oldest first; None where all are withdrawn, or there are none.

    A language that the press does not know (any more) stays out: no page can be set in it.
    """
    newest_first = tuple(reversed(known))
    copies: dict[str, dict[str, Copy]] = {}
    for release in newest_first:
        if release.withdrawn:
            continue
        for code, published in release.languages.items():
            if code not in languages.LANGUAGES:
                continue
            files = by_document(release, code)
            for name, titled in published.documents.items():
                if name in files:
                    copies.setdefault(code, {}).setdefault(name, Copy(name, code, titled, release, files[name]))
    if not copies:
        return None
    source = next(release.source_language for release in newest_first if not release.withdrawn)
    source = source if source in copies else next(iter(copies))
    return Shelf(source, copies, newest_first, _statements(copies, newest_first), _earlier(copies, newest_first))


def by_document(release: Release, code: str) -> dict[str, tuple[File, ...]]:
    """The files of a language that are handed out: those in its own folder, where no page has their name."""
    found: dict[str, tuple[File, ...]] = {}
    for file in release.of(code):
        if file.path.startswith(f"{code}/") and file.path.count("/") == 1:
            found[file.document] = (*found.get(file.document, ()), file)
    return found


def _earlier(copies: Mapping[str, Mapping[str, Copy]], newest_first: Sequence[Release]) -> dict[str, tuple[File, ...]]:
    found = {}
    for release in newest_first:
        known = (code for code in release.languages if code in languages.LANGUAGES)
        files = tuple(file for code in known for one in by_document(release, code).values() for file in one)
        if not release.withdrawn and any(_replaced(copies, release, file) for file in files):
            found[release.version] = files
    return found


def _statements(
    copies: Mapping[str, Mapping[str, Copy]], newest_first: Sequence[Release]
) -> dict[str, tuple[Release, File]]:
    found: dict[str, tuple[Release, File]] = {}
    for code, documents in copies.items():
        shown = {copy.release.version for copy in documents.values()}
        releases = (release for release in newest_first if release.version in shown)
        stated = ((release, file) for release in releases for file in release.files)
        first = next((pair for pair in stated if pair[1].path == f"{code}/{STATEMENT}"), None)
        if first:
            found[code] = first
    return found


def _replaced(copies: Mapping[str, Mapping[str, Copy]], release: Release, file: File) -> bool:
    copy = copies.get(file.language, {}).get(file.document)
    return copy is not None and copy.release.version != release.version

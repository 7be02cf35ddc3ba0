"""What is not on the shelf any more: versions of a document that a newer one replaced, and pages that there were once.

What was withdrawn is told and never handed out. At the addresses where it stood, which are printed on paper and lie in
readers' bookmarks, there is a page that says so, and leads to what there is instead.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from press import languages
from press.editions import EDITIONS
from press.languages import Language, long_date
from press.release import Release, Titled
from press.release.naming import Label
from press.release.pages import Listed, listed
from press.site.choosing import Shelf, documents


@dataclass(frozen=True, slots=True)
class Held:
    """A document of a release, in the list of all versions."""

    listed: Listed
    folder: str
    """Where its files lie, relative to the list."""
    href: str
    """Of the page of the document as it is to be had now; empty where it is not."""
    newer: str
    """The version that replaced it; empty where this is the newest."""


@dataclass(frozen=True, slots=True)
class Version:
    """A release in the list of all, in a language."""

    release: Release
    day: str
    documents: tuple[Held, ...]


@dataclass(frozen=True, slots=True)
class Gone:
    """A document that there was in a language, and that is not to be had at one or both of its addresses."""

    name: str
    language: str
    """BCP 47."""
    titled: Titled
    release: Release
    """The newest that had it."""
    paths: tuple[str, ...]
    """Relative to the site."""


def versions(shelf: Shelf, language: Language, label: Label) -> tuple[Version, ...]:
    """The releases that have a language, the newest first, and whatever was withdrawn."""
    there = (one for one in shelf.releases if one.withdrawn or language.code in one.languages)
    return tuple(
        Version(release, long_date(release.day, language), tuple(_held(shelf, release, language, label)))
        for release in there
    )


def _held(shelf: Shelf, release: Release, language: Language, label: Label) -> Iterator[Held]:
    code = language.code
    published = release.languages.get(code)
    for name, titled in published.documents.items() if published else ():
        copy = shelf.copies.get(code, {}).get(name)
        newest = copy is not None and copy.release.version == release.version
        source = copy.published if copy and newest else _with_files(shelf, release)
        yield Held(
            listed=listed(source, language, name, titled, label),
            folder=f"../{code}/" if newest else f"{release.version}/{code}/",
            href=f"../{code}/{name}/index.html" if copy else "",
            newer=copy.release.version if copy and not newest and not release.withdrawn else "",
        )


def _with_files(shelf: Shelf, release: Release) -> Release:
    """The release with the files alone that are handed out."""
    return replace(release, files=shelf.earlier.get(release.version, ()))


def gone(shelf: Shelf) -> tuple[Gone, ...]:
    """What there was once."""
    found: dict[tuple[str, str], Gone] = {}
    for release in shelf.releases:
        for code, published in release.languages.items():
            if code not in languages.LANGUAGES:
                continue
            for name, titled in published.documents.items():
                paths = _paths(shelf, code, name)
                if paths and (code, name) not in found:
                    found[code, name] = Gone(name, code, titled, release, paths)
    return tuple(found.values())


def _paths(shelf: Shelf, code: str, name: str) -> tuple[str, ...]:
    """Where there was something of a document, and is nothing now."""
    copy = shelf.copies.get(code, {}).get(name)
    there = {file.path for file in copy.files} if copy else set()
    read = {
        file.path
        for release in shelf.releases
        for file in documents(release, code)
        if file.document == name and file.edition in EDITIONS and EDITIONS[file.edition].format == "html"
    }
    return tuple(sorted(read - there)) if copy else (*sorted(read), f"{code}/{name}/index.html")

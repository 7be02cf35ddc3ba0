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
from press.release import File, Release, Titled
from press.release.naming import Label
from press.release.pages import Listed, listed
from press.site.choosing import Shelf, by_document


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
    # Of an earlier release the files alone that are handed out.
    earlier = by_document(replace(release, files=shelf.earlier.get(release.version, ())), code)
    for name, titled in published.documents.items() if published else ():
        copy = shelf.copies.get(code, {}).get(name)
        newest = copy is not None and copy.release.version == release.version
        source = copy.published if copy and newest else replace(release, files=earlier.get(name, ()))
        yield Held(
            listed=listed(source, language, name, titled, label),
            folder=f"../{code}/" if newest else f"{release.version}/{code}/",
            href=f"../{code}/{name}/index.html" if copy else "",
            newer=copy.release.version if copy and not newest and not release.withdrawn else "",
        )


def gone(shelf: Shelf) -> tuple[Gone, ...]:
    """What there was once."""
    newest: dict[tuple[str, str], tuple[Titled, Release]] = {}
    read: dict[tuple[str, str], set[str]] = {}
    """Where pages stood that were read at once."""
    for release in shelf.releases:
        for code, published in release.languages.items():
            if code not in languages.LANGUAGES:
                continue
            for name, titled in published.documents.items():
                newest.setdefault((code, name), (titled, release))
            for name, files in by_document(release, code).items():
                read.setdefault((code, name), set()).update(file.path for file in files if _is_page(file))
    found = []
    for (code, name), (titled, release) in newest.items():
        copy = shelf.copies.get(code, {}).get(name)
        there = {file.path for file in copy.files} if copy else set()
        paths = sorted(read.get((code, name), set()) - there) + ([] if copy else [f"{code}/{name}/index.html"])
        if paths:
            found.append(Gone(name, code, titled, release, tuple(paths)))
    return tuple(found)


def _is_page(file: File) -> bool:
    return file.edition in EDITIONS and EDITIONS[file.edition].format == "html"

"""Contents and landmarks: what the navigation document is told."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from press.formats.epub_book import BookBlock
from press.formats.epub_chapters import Chapters
from press.formats.epub_package import COVER, NAVIGATION, TITLE_PAGE
from press.model.page import ContentsEntry, Page


@dataclass(frozen=True, slots=True)
class NavigationEntry:
    """An entry of the contents, with those below it."""

    text: str
    href: str
    """Relative to the navigation document."""
    language: str = ""
    """BCP 47 where it is not the book's."""
    children: list[NavigationEntry] = field(default_factory=list)


def navigation(page: Page, blocks: Iterable[BookBlock], chapters: Chapters) -> Mapping[str, object]:
    """The values of the template: the headings as a tree, where the text begins, and where the notes are.

    A page without headings has one entry, its title, for the contents may not be empty (EPUB 3.3, "The nav element").
    """
    names = tuple(chapters.files)
    headings = [block for block in blocks if block.heading]
    notes = next((block.heading for block in headings if block.heading and block.is_section), None)

    def href(entry: ContentsEntry) -> str:
        return f"{_from_navigation(chapters.places[entry.id])}#{entry.id}"

    start = _from_navigation(names[0]) if names else ""
    entries = _tree((block.heading for block in headings if block.heading), href)
    return {
        "entries": entries or [NavigationEntry(page.title, start, page.title_language)],
        "cover": _from_navigation(COVER),
        "title_page": _from_navigation(TITLE_PAGE),
        "start": start,
        "notes": NavigationEntry(notes.text, href(notes)) if notes else None,
    }


def _tree(headings: Iterable[ContentsEntry], href: Callable[[ContentsEntry], str]) -> list[NavigationEntry]:
    top: list[NavigationEntry] = []
    path: list[tuple[int, list[NavigationEntry]]] = [(0, top)]
    for heading in headings:
        while path[-1][0] >= heading.level:
            path.pop()
        entry = NavigationEntry(heading.text, href(heading), heading.language)
        path[-1][1].append(entry)
        path.append((heading.level, entry.children))
    return top


def _from_navigation(name: str) -> str:
    return posixpath.relpath(name, posixpath.dirname(NAVIGATION))

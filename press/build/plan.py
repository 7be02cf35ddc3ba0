"""What is to be made: documents × languages × editions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from press import languages
from press.build.documents import document_names
from press.build.project import Project
from press.editions import Layout
from press.findings import Finding, Halt, finding
from press.model.location import Location
from press.settings import FILE, PrintShop


@dataclass(frozen=True, slots=True)
class Task:
    """One document in one language: its page is made once for all its editions."""

    document: str
    language: str
    """BCP 47."""
    layouts: tuple[Layout, ...]


def plan(
    project: Project, documents: tuple[str, ...], chosen: tuple[str, ...], editions: tuple[str, ...], *, marks: bool
) -> tuple[Task, ...]:
    """The tasks, documents first: a reader sees one document in all its languages, then the next.

    :param editions: keys of :data:`press.editions.EDITIONS`; none for those that the settings publish.
    :param marks: whether what is printed gets bleed and crop marks.
    """
    asked = [project.settings.layout(name) for name in editions or project.settings.editions]
    _check_documents(project, asked)
    layouts = [for_print(layout, project.settings.print_shop) if marks else layout for layout in asked]
    tasks = (Task(document, code, _of(document, layouts)) for document in documents for code in chosen)
    return tuple(task for task in tasks if task.layouts)


def for_print(layout: Layout, shop: PrintShop) -> Layout:
    """The same for a print shop; what is not printed stays as it is."""
    return replace(layout, marks=True, bleed=shop.bleed) if layout.row.papers else layout


def _of(document: str, layouts: Sequence[Layout]) -> tuple[Layout, ...]:
    """The editions that a document is to have."""
    return tuple(layout for layout in layouts if not layout.documents or document in layout.documents)


def _check_documents(project: Project, layouts: Sequence[Layout]) -> None:
    known = document_names(project)
    for layout in layouts:
        for name in sorted(set(layout.documents) - set(known)):
            message = f"“{name[:40]}” in edition.{layout.edition}.documents is no document in source/"
            raise Halt(finding("document-unknown", message, Location(FILE), f"write of: {', '.join(known)}"))


def limits(chosen: Sequence[str]) -> tuple[Finding, ...]:
    """What is known not to be as it should in these languages, said before anything is made."""
    rows = (row for code in chosen if (row := languages.find(code)) and row.limits)
    hint = "docs/languages.md has the limits of every language"
    return tuple(
        finding("language-limit", f"{languages.english_name(row.code)} ({row.code}): {row.limits}", hint=hint)
        for row in rows
    )


def chosen_languages(project: Project, name: str | None, *, pseudo: bool = False) -> tuple[str, ...]:
    """All published languages, or the one that is named in either form (``zh-Hans``, ``zh_Hans``).

    :param pseudo: whether a pseudo-language will do, to try a layout with.
    :raises Halt: for what is no published language.
    """
    published = project.settings.languages
    if name is None:
        return published
    row = languages.find(name)
    if row and row.code in published:
        return (row.code,)
    known = ", ".join(published)
    made_up = languages.find_pseudo(name)
    if made_up and pseudo:
        return (made_up.code,)
    if made_up:
        hint = f"make pdf, make epub and make html take it, to try a layout; here write one of: {known}"
        raise Halt(finding("language-unknown", f"{made_up.code} is a pseudo-language, without catalogs", hint=hint))
    shown = f"“{name}”" if name.isprintable() and len(name) <= 40 else repr(name[:40])
    if row:
        hint = f"add it to languages in publication.toml; published are: {known}"
        raise Halt(
            finding("language-unknown", f"{languages.own_name(row.code)} ({row.code}) is not published", hint=hint)
        )
    raise Halt(
        finding("language-unknown", f"LANG={shown} is no language of this project", hint=f"write one of: {known}")
    )

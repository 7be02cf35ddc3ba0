"""What is to be made: documents × languages × formats."""

from __future__ import annotations

from dataclasses import dataclass

from press import languages
from press.build.project import Project
from press.findings import Halt, finding
from press.formats import FORMATS


@dataclass(frozen=True, slots=True)
class Task:
    """One document in one language: its page is made once for all its formats."""

    document: str
    language: str
    """BCP 47."""
    formats: tuple[str, ...]


def plan(documents: tuple[str, ...], chosen: tuple[str, ...], formats: tuple[str, ...]) -> tuple[Task, ...]:
    """The tasks, documents first: a reader sees one document in all its languages, then the next."""
    return tuple(Task(document, code, formats) for document in documents for code in chosen)


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


def all_formats() -> tuple[str, ...]:
    """The names of all formats."""
    return tuple(FORMATS)

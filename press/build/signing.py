"""How far documents are signed off in a language: their entries, and the templates' strings that stand around them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from press.build.project import APPROVALS, TEMPLATES, Project
from press.editions import EDITIONS
from press.findings import Finding
from press.languages import Language
from press.model.segments import Entry, SegmentKey
from press.model.signoff import Approval
from press.segments import Cut
from press.signoff import Register, Stand, stand

_DOCUMENTS = (
    *(f"{TEMPLATES}/{edition}/" for edition in (*EDITIONS, "shared")),
    *(f"press/{module}/" for module in ("page", "formats", "finishing")),
)
"""Where the strings of documents stand."""
_RELEASES = (f"{TEMPLATES}/release/", "press/release/", "press/reports/")
"""Where those of lists and statements of a release stand."""


def standing(
    project: Project, text: Cut, code: str, printed: Mapping[SegmentKey, Entry], findings: list[Finding]
) -> Stand:
    """How far a document is signed off; what is wrong with the files that say so is added to ``findings``.

    :param text: what the language prints.
    :param printed: the entries whose translations are fit to print, by the keys of their segments.
    """
    language = project.language(code)
    registers: dict[str, Register] = {}

    def register(name: str) -> Register:
        if name not in registers:
            registers[name], told = project.approvals(language, name)
            findings.extend(told)
        return registers[name]

    keys = dict.fromkeys(segment.key for segment in text.segments)
    entries = [(printed.get(key), register(key[0])) for key in keys]
    entries += [(entry, register(TEMPLATES)) for entry in strings_around(project, language)]
    return stand(entries, project.settings.required(code))


def strings_around(project: Project, language: Language, *, released: bool = False) -> tuple[Entry, ...]:
    """The templates' strings that stand in documents: not those of reports, kits and the site.

    :param released: whether those of the lists and statements around a release's documents count, too.
    """
    rooms = (*_DOCUMENTS, *_RELEASES) if released else _DOCUMENTS
    strings, _told = project.string_entries(language)
    return tuple(one for one in strings if not one.references or any(map(_in(rooms), one.references)))


def _in(rooms: tuple[str, ...]) -> Callable[[str], bool]:
    return lambda file: file.startswith(rooms)


def approvals_findings(project: Project, code: str, texts: Iterable[Cut]) -> tuple[Finding, ...]:
    """What is wrong with the files of approvals of these documents, and of the templates' strings."""
    names = dict.fromkeys(segment.catalog for text in texts for segment in text.segments)
    language = project.language(code)
    return tuple(found for name in (*names, TEMPLATES) for found in project.approvals(language, name)[1])


def gone(project: Project, language: Language, name: str) -> tuple[Approval, ...]:
    """The approvals of texts that have left a catalog."""
    register, _told = project.approvals(language, name)
    return register.gone(catalog_entries(project, language, name)) if register.approvals else ()


def gone_with_catalogs(project: Project, language: Language) -> dict[str, tuple[Approval, ...]]:
    """The approvals whose catalogs are no more, by their names. Strings of the templates may be the engine's alone."""
    folder = (project.root / project.catalog_file(language, TEMPLATES)).parent
    names = (path.stem for path in sorted(folder.glob(f"*{APPROVALS}")) if not path.with_suffix(".po").exists())
    return {name: project.approvals(language, name)[0].approvals for name in names if name != TEMPLATES}


def catalog_entries(project: Project, language: Language, name: str) -> tuple[Entry, ...]:
    """All entries of a catalog, or of the templates' strings."""
    if name == TEMPLATES:
        return project.string_entries(language)[0]
    return tuple(project.entries(language, name)[0].values())

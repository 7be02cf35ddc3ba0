"""The delegations of a project: all files of delegations/, one of them by its name, and a new one to begin with."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from string import Template

from press.build.documents import names
from press.build.project import TEMPLATES, Project
from press.files import lock, read_bytes_capped, write_atomically
from press.findings import Finding, Halt, finding
from press.kits import DELEGATIONS, MOST_BYTES, Delegation, file_of, read
from press.model.location import Location
from press.release import Release, is_version

_START = f"{TEMPLATES}/start/delegation.toml"
_SHOWN = 8
"""Names that a hint lists."""


def delegations(project: Project, known: Sequence[Release]) -> tuple[tuple[Delegation, ...], tuple[Finding, ...]]:
    """All delegations, in the order in which they arrive; and what is wrong with the files of others.

    :param known: the project's releases.
    """
    documents = _documents(project, known)
    found: list[Delegation] = []
    told: list[Finding] = []
    for key in keys(project):
        try:
            found.append(_read(project, checked(key, file_of(key)), documents))
        except Halt as halt:
            told += halt.findings
    return tuple(sorted(found, key=lambda one: (one.arrives, one.last, one.key))), tuple(told)


def delegation_of(project: Project, key: str, known: Sequence[Release]) -> Delegation:
    """The delegation of a name.

    :raises Halt: if there is none, or its file can't be read.
    """
    there = keys(project)
    hint = f"there are: {', '.join(there[:_SHOWN])}" if there else "begin one: make new FOR=jordan"
    if not key:
        raise Halt(finding("delegation-unknown", "it is not said for whom: FOR=name", Location(DELEGATIONS), hint))
    checked(key, f"FOR=“{_shown(key)}”")
    if key not in there:
        message = f"there is no delegation “{key}”"
        raise Halt(finding("delegation-unknown", message, Location(file_of(key)), hint))
    return _read(project, key, _documents(project, known))


def keys(project: Project) -> tuple[str, ...]:
    """The names of all files of delegations/, without their ending."""
    found = (project.root / DELEGATIONS).glob("*.toml")
    return tuple(sorted(path.stem for path in found if not path.name.startswith(".")))


def checked(key: str, named: str) -> str:
    """The name of a delegation, as it was given.

    :param named: what the message calls it.
    :raises Halt: if no folder can have it on every system.
    """
    if is_version(key):
        return key
    hint = "write letters a to z, digits, and single dots, hyphens or underscores between them: jordan-2026"
    raise Halt(finding("delegation-name", f"{_shown(named)} is no name that a kit can have", hint=hint))


def _shown(text: str) -> str:
    short = text[:80]
    return short if short.isprintable() else repr(short)


def _read(project: Project, key: str, documents: frozenset[str]) -> Delegation:
    file = file_of(key)
    found, told = read(key, read_bytes_capped(project.root / file, named=file, most=MOST_BYTES), documents)
    if found is None:
        raise Halt(told)
    return found


def _documents(project: Project, known: Sequence[Release]) -> frozenset[str]:
    """All that there is to ask for: what is written now, and what was released once."""
    try:
        written = names(project.root)
    except Halt:
        written = ()
    return frozenset(written) | {name for one in known for held in one.languages.values() for name in held.documents}


def begin(project: Project, key: str, today: date) -> str:
    """Writes the description of a delegation, to be filled in; its path.

    :raises Halt: for a name that can't be one, or that is taken.
    """
    file = file_of(checked(key, f"FOR=“{_shown(key)}”"))
    settings = project.settings
    others = [code for code in settings.languages if code != settings.source_language][:2] or ["en"]
    paths = [folder.parent / _START for folder in project.template_folders]
    start = read_bytes_capped(next((path for path in paths if path.exists()), paths[-1]), named=_START)
    values = {
        "key": key,
        "name": key[:1].upper() + key[1:],
        "arrives": today.isoformat(),
        "languages": _quoted(others),
        "documents": _quoted(names(project.root)[:2]),
        "example": others[0],
    }
    folder = project.root / DELEGATIONS
    folder.mkdir(parents=True, exist_ok=True)
    with lock(folder):
        if any(one.casefold() == key.casefold() for one in keys(project)):
            hint = "choose another name, or change that file"
            raise Halt(finding("new-exists", f"there is a delegation “{key}” already", Location(file), hint))
        try:
            text = Template(start.decode("utf-8")).substitute(values)
        except (KeyError, ValueError) as error:
            hint = f"what is filled in is ${', $'.join(values)}; a dollar is written $$"
            raise Halt(finding("template", f"it can't be filled in: {error}", Location(_START), hint)) from error
        write_atomically(project.root / file, text.encode(), named=file)
    return file


def _quoted(texts: Sequence[str]) -> str:
    return ", ".join(f'"{text}"' for text in texts)

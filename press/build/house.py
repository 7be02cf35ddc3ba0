"""The publisher's own fonts of a project: from publication.toml and the folder fonts/ to a page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from press.build.project import Project
from press.files import read_bytes_capped
from press.findings import Finding, Halt, errors
from press.formats.typefaces import Choice, chosen, covering, opened
from press.model.location import Location
from press.model.page import House, Page, Typeface
from press.settings import FILE

FOLDER = "fonts"
_SUFFIXES = frozenset({".ttf", ".otf"})
_LARGEST = 30_000_000


@dataclass(frozen=True, slots=True)
class _Key:
    """What decides which fonts a project has: the same for all documents of a run."""

    root: Path
    choices: tuple[tuple[str, str, int], ...]


def housed(project: Project, page: Page, findings: list[Finding]) -> Page:
    """The page with the publisher's own fonts, where the settings name any and they have its letters.

    :raises Halt: if they are not there, or can't be used.
    """
    choices = tuple((role, family, line) for role, (family, line) in project.settings.fonts.items())
    if not choices:
        return page
    house, told = _house(_Key(project.root, choices))
    if errors(told):
        raise Halt(told)
    fitting, lacking = covering(house, page)
    findings += lacking
    return replace(page, house=fitting)


@lru_cache(maxsize=4)
def _house(key: _Key) -> tuple[House, tuple[Finding, ...]]:
    faces: list[Typeface] = []
    found: list[Finding] = []
    for path in sorted((key.root / FOLDER).glob("*")):
        if path.suffix.lower() in _SUFFIXES:
            name = f"{FOLDER}/{path.name}"
            try:
                face, told = opened(name, read_bytes_capped(path, named=name, most=_LARGEST))
            except Halt as halt:
                face, told = None, halt.findings
            faces += [face] if face else []
            found += told
    choices = (Choice(role, family, Location(FILE, line)) for role, family, line in key.choices)
    house, told = chosen(choices, faces)
    return house, (*found, *told)

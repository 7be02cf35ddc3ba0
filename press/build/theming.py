"""The theme of a project: what is wrong with it, and a new one to begin with."""

from __future__ import annotations

from press import themes
from press.build.project import Project
from press.drawings import logo_problem
from press.files import read_bytes_capped, write_atomically
from press.findings import Finding, Halt, finding
from press.model.location import Location


def judge(project: Project) -> tuple[Finding, ...]:
    """What is wrong with the project's theme; any error of it concerns every file."""
    theme = project.theme
    found = themes.judge(theme)
    problem, hint = logo_problem(theme.logo.data) if theme.logo else ("", "")
    if problem:
        place = Location(f"{themes.FOLDER}/{theme.name}/{themes.LOGO}")
        found = (*found, finding("theme-logo", f"the logo can't be used: {problem}", place, hint))
    return found


def begin(project: Project, name: str) -> tuple[str, ...]:
    """Copies the project's theme to one of its own, to be changed; the files that were written.

    :raises Halt: for a name that no theme can have, or that is taken.
    """
    if not themes.NAME.fullmatch(name):
        shown = name if name.isprintable() and len(name) <= 40 else repr(name[:40])
        hint = "write small letters a–z, digits and hyphens, a letter first: NAME=mytheme"
        raise Halt(finding("theme", f"“{shown}” can't be the name of a theme", hint=hint))
    if themes.folder_of(project.root, name):
        message = f"there is a theme “{name}” already"
        raise Halt(finding("theme", message, hint="take another name; nothing was written"))
    model = themes.folder_of(project.root, project.settings.theme) or themes.ENGINE / themes.USUAL
    written = []
    for part in (themes.TOKENS, themes.LOGO):
        if (model / part).is_file():
            file = f"{themes.FOLDER}/{name}/{part}"
            data = read_bytes_capped(model / part, named=f"{themes.FOLDER}/{model.name}/{part}")
            if part == themes.TOKENS:
                data = data.replace(f"“{model.name}”".encode(), f"“{name}”".encode(), 1)
            write_atomically(project.root / file, data, named=file)
            written.append(file)
    return tuple(written)

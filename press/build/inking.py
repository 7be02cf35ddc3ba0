"""The printing condition of a project: from publication.toml and its ICC profile to what finishing separates by."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from press import profiles
from press.files import read_bytes_capped
from press.findings import Finding, Halt, finding
from press.model.location import Location
from press.settings import FILE, PrintShop

if TYPE_CHECKING:
    from press.build.project import Project
    from press.finishing import Inks, Order

_LARGEST = 20_000_000
"""Bytes; a profile has a few hundred thousand."""


def profile_file(root: Path, profile: str) -> Path | None:
    """Where a profile lies: in the project, before the machine's; None where it is nowhere."""
    return root / profile if _is_own(root, profile) else profiles.find(profile)


def _is_own(root: Path, profile: str) -> bool:
    path = root / profile
    return bool(PurePosixPath(profile).suffix) and (path.exists() or path.is_symlink())


def order(root: Path, shop: PrintShop) -> Order | None:
    """What a print shop's files are separated by; None where their colours stay as they are.

    :raises Halt: if the profile is not there, or can't be printed by.
    """
    if shop.colour != "cmyk":
        return None
    from press.finishing import Order

    line = shop.lines.get("ink_limit")
    return Order(_inks(root, shop.profile, shop.lines.get("profile")), shop.ink_limit, Location(FILE, line))


def judge(project: Project) -> tuple[Finding, ...]:
    """What is wrong with the project's own profile. Whether a machine has one is told by whoever needs it there."""
    shop = project.settings.print_shop
    if shop.colour != "cmyk" or not (_is_own(project.root, shop.profile) or "/" in shop.profile):
        return ()
    try:
        order(project.root, shop)
    except Halt as halt:
        return halt.findings
    return ()


@lru_cache(maxsize=4)
def _inks(root: Path, profile: str, line: int | None) -> Inks:
    """The profile's inks; it is read once in a run."""
    from press.finishing import Inks, profile_problem

    path = profile_file(root, profile)
    place = Location(FILE, line)
    if path is None:
        raise Halt(finding("print-profile", _missing(profile), place, _where_from(profile)))
    problem, hint = "", ""
    if _is_own(root, profile) and not path.resolve().is_relative_to(root.resolve()):
        problem, hint = "it is a link that leads out of the project", "put the file itself there"
    else:
        try:
            data = read_bytes_capped(path, most=_LARGEST)
            problem, hint = profile_problem(data)
        except Halt as halt:
            problem, hint = halt.findings[0].message, halt.findings[0].hint
    if problem:
        message = f"the profile “{profile}” can’t be used: {problem}"
        raise Halt(finding("print-profile", message, place, hint))
    return Inks(data, profile if profile in profiles.CONDITIONS else "")


def _missing(profile: str) -> str:
    row = profiles.CONDITIONS.get(profile)
    if row:
        return f"this computer has no profile for {profile}, {row.paper}"
    return f"there is no profile “{profile}” in the project, and none of that name on this computer"


def _where_from(profile: str) -> str:
    row = profiles.CONDITIONS.get(profile)
    if row is None:
        return "put the file that the print shop gave you into the project, and write its path from there"
    files = " or ".join(row.files)
    return f"ask the print shop for it ({files}), put it into the project, and write its path from there"

"""What each make target needs, for the languages that are asked for."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from press import languages
from press.bootstrap import needs
from press.bootstrap.needs import Need
from press.languages import Language

RUN_TIME = "requirements.lock"
DEVELOPMENT = "requirements-dev.lock"
EXCHANGE = "requirements-exchange.lock"
DASK = "requirements-dask.lock"
BREAKS = "requirements-breaks.lock"
"""The dictionaries of words by which lines of Khmer, Lao and Burmese are broken."""
OPTIONAL = (DEVELOPMENT, EXCHANGE, DASK, BREAKS)
"""What some goals or languages need beyond the rest. Whoever has it keeps it when others are asked for."""

_JUDGES = (needs.JAVA, needs.CHROMIUM, needs.NPM)
"""What validators run in, and what installs them."""

_NEEDS: dict[str, tuple[Need, ...]] = {
    "pdf": needs.PANGO,
    "large-print": needs.PANGO,
    "leaflet": needs.PANGO,
    "booklet": needs.PANGO,
    "all": needs.PANGO,
    "braille": (*needs.PANGO, needs.LIBLOUIS),
    "bench": (*needs.PANGO, *_JUDGES, needs.PO4A, needs.GETTEXT),
    "watch": needs.PANGO,
    "kit": needs.PANGO,
    "kits": needs.PANGO,
    "reproduce": needs.PANGO,
    "release": (*needs.PANGO, *_JUDGES),
    "rebuild": needs.PANGO,
    "gallery": (*needs.PANGO, needs.PDFTOPPM),
    "verify-setup": _JUDGES,
    "test": (
        *needs.PANGO,
        needs.GETTEXT,
        needs.PDFTOTEXT,
        needs.PDFTOPPM,
        *_JUDGES,
        needs.GHOSTSCRIPT,
        needs.PLAYWRIGHT,
        needs.LIBLOUIS,
        needs.MINISIGN,
        needs.GPG,
        needs.SSH,
    ),
}
"""Beyond Python packages and fonts. A goal without a row needs nothing: pandoc comes as a Python package, and
catalogs are read and written without gettext, by which the tests judge them."""

_TYPESET = frozenset(
    (
        "pdf large-print leaflet booklet braille epub all watch kit kits reproduce release rebuild bench gallery test"
    ).split()
)
"""The goals that need fonts. An EPUB brings those of some scripts; an HTML page is read with the fonts of the reader's
own device."""

_PRINTED = frozenset("pdf large-print leaflet booklet all".split())
"""The goals that make files for a print shop, where that is asked for."""

PROVES_LANGUAGES = frozenset({"test"})
"""The goals that try every row of the table of languages, on texts that set-up fetches."""

VALIDATES = frozenset({"verify-setup", "release", "bench", "test"})
"""The goals that install the validators that need a browser. `make verify` itself installs none: what is missing
there counts as not verified."""

_EXTRAS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("verify", "verify-setup", "release", "lint", "lock", "upgrade"), (DEVELOPMENT,)),
    "export": (EXCHANGE,),
    "bench": (DEVELOPMENT, DASK),
    "test": OPTIONAL,
}
"""The goals that need the packages of more than requirements.in."""


def lock_files(goal: str, language: str | None, project: str) -> tuple[str, ...]:
    """The lock files whose packages the goal needs for its languages, relative to the checkout."""
    marked = goal in _TYPESET and any(row.breaks == "marks" for row in _rows(goal, language, project))
    return tuple(dict.fromkeys((RUN_TIME, *_EXTRAS.get(goal, ()), *((BREAKS,) if marked else ()))))


def settings_file(project: str) -> Path:
    """The file that names a project's languages."""
    return Path(project, "publication.toml")


def published(project: str) -> frozenset[str]:
    """The languages that a project lists, its source language among them; none where its settings can't be read.

    What is wrong with settings is for :mod:`press.settings` to say, once the packages that it needs are there.
    """
    try:
        table = _settings(project)["publication"]
        return frozenset({table["source_language"], *table["languages"]} & languages.LANGUAGES.keys())
    except (LookupError, TypeError):
        return frozenset()


def _settings(project: str) -> dict[str, Any]:
    try:
        with settings_file(project).open("rb") as file:
            return tomllib.load(file)
    except (OSError, ValueError):
        return {}


def _profile(project: str) -> Need | None:
    """The colour profile that a project's files for a print shop are made by, where it is the machine that has it."""
    said = _settings(project).get("print", {})
    if not isinstance(said, dict) or said.get("colour") != "cmyk":
        return None
    return needs.profile(str(said.get("profile", "")).upper().replace(" ", ""))


_SIGN = {"minisign": needs.MINISIGN, "gpg": needs.GPG}
_SIGNING = frozenset({"release", "withdraw"})
"""The goals that sign, where a project's settings ask for it."""


def _signing(goal: str, project: str) -> tuple[Need, ...]:
    """What a project's releases are signed with."""
    said = _settings(project).get("release") if goal in _SIGNING else None
    tool = said.get("sign") if isinstance(said, dict) else None
    return (_SIGN[tool],) if tool in _SIGN else ()


def system_needs(goal: str, language: str | None, project: str, *, marks: bool = False) -> list[Need]:
    """What has to be on the machine besides Python packages.

    Nothing, for a language that the project does not list: it is about to be refused.

    :param marks: whether it is files for a print shop that are to be made.
    """
    rows = _rows(goal, language, project)
    if language is not None and not rows:
        return []
    if goal == "epub":
        rows = [row for row in rows if row.script.embed]
    found = [*_NEEDS.get(goal, ()), *_signing(goal, project)]
    if goal in _TYPESET:
        found += [need for row in rows for need in needs.fonts(row)]
    shop = needs.profile("FOGRA39") if goal == "test" else _profile(project) if marks and goal in _PRINTED else None
    found += [shop] if shop else []
    return list({(need.what, need.apt): need for need in found}.values())


def _rows(goal: str, language: str | None, project: str) -> list[Language]:
    """The languages that the goal is asked for."""
    if goal in PROVES_LANGUAGES:
        return list(languages.LANGUAGES.values())
    rows = [languages.LANGUAGES[code] for code in sorted(published(project))]
    if language is None:
        return rows
    pseudo = languages.find_pseudo(language)
    return [pseudo] if pseudo else [row for row in rows if row.code == language.replace("_", "-")]

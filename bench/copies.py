"""Projects of any size: one document of this project under many names, with its own translations."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MODEL = "besoeg-fra-udlandet"
"""A guide of four pages with lists, a table, a call-out and a contact block."""
TWELVE = ("en", "de", "fr", "es", "ar", "ru", "zh-Hans", "uk", "sv", "nb", "fi", "fa")
TRANSLATED = (*TWELVE, "is")
"""The languages that this project has translations in."""
UNTRANSLATED = ("it", "pt", "nl", "pl", "cs", "hu", "ro", "el", "tr")
"""Languages in which the Danish text is printed, marked as such, under furniture in their own words."""
EDITIONS = ("brochure", "epub", "handout")
_ELSEWHERE = "(https://example.org/)"
"""In the place of a link to a document that is not copied."""


def write_project(
    folder: Path, documents: int, languages: Sequence[str] = TWELVE, editions: Sequence[str] = EDITIONS
) -> Path:
    """A project in an empty folder, with so many documents in these languages and Danish's own catalogs none.

    :param languages: BCP 47; those without translations here get an empty catalog.
    """
    quoted = [", ".join(f'"{one}"' for one in some) for some in (languages, editions)]
    (folder / "publication.toml").write_text(
        f'[publication]\npublisher = "Bench"\nsource_language = "da"\nlanguages = [{quoted[0]}]\n'
        f"editions = [{quoted[1]}]\n",
        "utf-8",
    )
    (folder / "source").mkdir()
    shutil.copytree(ROOT / "source" / "shared", folder / "source" / "shared")
    text = (ROOT / "source" / f"{MODEL}.md").read_text("utf-8").replace("(internationalt-samarbejde.md)", _ELSEWHERE)
    names = [f"tekst-{number:04}" for number in range(1, documents + 1)]
    for name in names:
        (folder / "source" / f"{name}.md").write_text(text, "utf-8")
    for language in languages:
        _copy_catalogs(language.replace("-", "_"), folder, names)
    return folder


def _copy_catalogs(language: str, folder: Path, names: Sequence[str]) -> None:
    known = ROOT / "locales" / language / "LC_MESSAGES"
    own = folder / "locales" / language / "LC_MESSAGES"
    own.mkdir(parents=True)
    if not (known / f"{MODEL}.po").exists():
        return
    shutil.copy(known / "kontakt.po", own)
    catalog = (known / f"{MODEL}.po").read_text("utf-8").replace("(internationalt-samarbejde.md)", _ELSEWHERE)
    for name in names:
        (own / f"{name}.po").write_text(catalog, "utf-8")


def environment() -> dict[str, str]:
    """The environment for measured commands: no byte code is written anew, and make is told nothing."""
    return {
        key: value for key, value in os.environ.items() if key not in {"MAKEFLAGS", "MAKELEVEL", "SOURCE_DATE_EPOCH"}
    }

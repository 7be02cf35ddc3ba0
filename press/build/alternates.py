"""Where else a document is to be had. It comes from the settings, never from what happens to lie in output/."""

from __future__ import annotations

from pathlib import PurePosixPath

from press import languages
from press.editions import EDITIONS, Edition
from press.model.page import Alternate
from press.package import file_of
from press.settings import Settings


def other_languages(settings: Settings, name: str) -> tuple[Alternate, ...]:
    """The HTML of a document in every published language, each named in itself."""
    base = settings.base_url or "../"
    return tuple(
        Alternate(code, "html", languages.own_name(code), f"{base}{code}/{name}.html") for code in settings.languages
    )


def other_formats(settings: Settings, name: str, code: str) -> tuple[Alternate, ...]:
    """A document in one language, in every edition that is published and read as it is; not those to be folded."""
    base = f"{settings.base_url}{code}/" if settings.base_url else ""
    return tuple(
        Alternate(code, row.format, row.label, f"{base}{_file_name(name, row)}", row.name)
        for row in EDITIONS.values()
        if row.name in settings.editions and row.for_reading and not row.imposition and _is_made(settings, name, row)
    )


def web_address(settings: Settings, name: str, code: str) -> str:
    """Where the document's page stands on the web; empty where the settings give no address, or there is no page."""
    pages = (other.href for other in other_formats(settings, name, code) if other.format == "html")
    return next(pages, "") if settings.base_url else ""


def _file_name(name: str, row: Edition) -> str:
    return PurePosixPath(file_of(name, "", row.name)).name


def _is_made(settings: Settings, name: str, row: Edition) -> bool:
    """Whether the settings make the edition of this document."""
    documents = settings.layout(row.name).documents
    return not documents or name in documents

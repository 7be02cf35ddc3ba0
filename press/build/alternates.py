"""Where else a document is to be had. It comes from the settings, never from what happens to lie in output/."""

from __future__ import annotations

from press import languages
from press.editions import EDITIONS
from press.formats import FORMATS
from press.model import Alternate
from press.settings import Settings


def other_languages(settings: Settings, name: str) -> tuple[Alternate, ...]:
    """The HTML of a document in every published language, each named in itself."""
    base = settings.base_url or "../"
    return tuple(
        Alternate(code, "html", languages.own_name(code), f"{base}{code}/{name}.html") for code in settings.languages
    )


def other_formats(settings: Settings, name: str, code: str) -> tuple[Alternate, ...]:
    """A document in one language, in every format."""
    base = f"{settings.base_url}{code}/" if settings.base_url else ""
    return tuple(
        Alternate(code, row.format, row.label, f"{base}{name}{FORMATS[row.format].suffix}")
        for row in EDITIONS.values()
        if row.main
    )

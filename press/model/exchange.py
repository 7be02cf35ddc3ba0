"""What other people send."""

from __future__ import annotations

from dataclasses import dataclass

from press.model.location import Location


@dataclass(frozen=True, slots=True)
class Unit:
    """A text and its translation in somebody's file, whatever the file's format."""

    source: str
    target: str
    """Empty where there is no translation."""
    location: Location
    context: str = ""
    """What tells apart equal sources (msgctxt); empty for none, and where the format can't say it."""
    fuzzy: bool = False
    """Whether the file says that somebody has to look at it."""
    comments: tuple[str, ...] = ()
    """What translators say of it, a line each."""
    remarks: tuple[str, ...] = ()
    """What translators are told of it, a line each (``#.``)."""
    references: tuple[str, ...] = ()
    """Names of the files that the source stands in."""
    flags: tuple[str, ...] = ()
    """gettext's and editors' words on it (``#,``), without ``fuzzy``."""
    previous: tuple[str, str] | None = None
    """Context and source that the translation was made for, where that is known and was another (``#|``)."""
    whole: bool = True
    """False where marks inside the text could not be carried over: then somebody has to look at it."""
    obsolete: bool = False
    """Put aside in the file (``#~``): its source had left the text."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """A file that somebody sent: its units, and what it says of itself. Empty where it does not say."""

    file: str
    """As findings name it."""
    units: tuple[Unit, ...]
    language: str = ""
    """What the translations are in, in whatever form the file has it."""
    document: str = ""
    """The document that it says it is of."""
    revised: str = ""
    """When a translator last saved it, in gettext's form ``2023-11-10 09:00+0100``."""
    translator: str = ""
    """Who that was: a name, mostly with an e-mail address."""

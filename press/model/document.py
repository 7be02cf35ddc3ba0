"""A text as it was read, with what its front matter says of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from press.model.location import Location
from press.model.tree import Blocks, Inlines


@dataclass(frozen=True, slots=True)
class Metadata:
    """What stands above a text, and where each of it stands."""

    title: Inlines
    subtitle: Inlines = ()
    summary: Inlines = ()
    updated: date | None = None
    """The date of the last update; every date in the outputs comes from it."""
    places: Mapping[str, Location] = field(default_factory=dict, compare=False)
    """Where each value stands, by its key."""


@dataclass(frozen=True, slots=True)
class Document:
    """A source text, or its translation: the same skeleton with other inlines."""

    name: str
    """The file's name without ``.md``; also the name of its catalog and outputs."""
    language: str
    """BCP 47."""
    metadata: Metadata
    blocks: Blocks
    location: Location = field(compare=False)

"""The gallery: first pages of every edition in several scripts on one page, with what changed since the last one."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass

from press.model.location import Direction
from press.reports.status import Render

TEMPLATE = "reports/gallery.html.j2"


@dataclass(frozen=True, slots=True)
class Picture:
    """A page of a file, as PNG."""

    name: str
    """Of its file, without folder and suffix."""
    title: str
    """``page 1``."""
    data: bytes
    before: bytes = b""
    """The same page in the gallery before, where it looks different now."""
    difference: bytes = b""
    """Both in one: what is gone in red, what came in blue."""

    @property
    def changed(self) -> bool:
        """Whether it looks different from the gallery before."""
        return bool(self.before)


@dataclass(frozen=True, slots=True)
class Shown:
    """An edition in a language."""

    code: str
    """BCP 47."""
    name: str
    """In English."""
    own_name: str
    direction: Direction
    pictures: tuple[Picture, ...]
    problems: tuple[str, ...]
    """What kept the file back, a finding each."""


@dataclass(frozen=True, slots=True)
class Row:
    """An edition in all languages."""

    name: str
    """As publication.toml has it."""
    what: str
    document: str
    shown: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Gallery:
    """The whole."""

    publisher: str
    rows: tuple[Row, ...]
    compared: bool
    """Whether there was a gallery to compare with."""
    without_browser: bool
    """Whether pages for screens could not be drawn."""

    @property
    def changed(self) -> tuple[tuple[Row, Shown, Picture], ...]:
        """The pictures that look different from those before."""
        return tuple(
            (row, shown, picture)
            for row in self.rows
            for shown in row.shown
            for picture in shown.pictures
            if picture.changed
        )

    @property
    def count(self) -> int:
        """How many pictures there are."""
        return sum(len(shown.pictures) for row in self.rows for shown in row.shown)


def page(gallery: Gallery, render: Render) -> str:
    """The page, in one file that loads nothing.

    :raises press.findings.Halt: if the template can't be filled.
    """
    return render(TEMPLATE, gallery=gallery, data=_address)


def summary(gallery: Gallery) -> str:
    """What a person is told on the command line."""
    parts: Sequence[str] = [f"{gallery.count} pictures"]
    if gallery.compared:
        changed = len(gallery.changed)
        parts = [
            *parts,
            f"{changed} of them different from the gallery before" if changed else "none of them different",
        ]
    if gallery.without_browser:
        parts = [*parts, "without pages for screens: Chromium is not installed"]
    return "; ".join(parts)


def _address(data: bytes) -> str:
    return f"data:image/png;base64,{b64encode(data).decode('ascii')}"
